"""Processes that speak until they are killed: `python -m tests.helpers.killed_reader DATA_DIR`.

The child of each seed (`tests.helpers.victims`) opens the store, and then records, withdraws and repeats words, as the
seed decides; now and then another connection holds the database, so that words wait in the journal.
"""

from __future__ import annotations

import random
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

from core.findings import Assessment, Circumstances
from core.review.assessing import same_word_again
from core.store.database import FILE_NAME, Store, open_store
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.victims import fork_for_each_line, told

BUSY_TIMEOUT_S = 0.005


def main(data_dir: Path) -> None:
    open_store(data_dir).close()  # so that everything is imported
    fork_for_each_line(partial(speak_on, data_dir))


def speak_on(data_dir: Path, line: str) -> None:
    store, chance, seed = open_store(data_dir, BUSY_TIMEOUT_S), random.Random(int(line)), int(line)
    for number in count():
        word = said(
            prediction_for(invented_origin(f"{seed}/{number}")), "pneumonia", chance.choice(["absent", "present"])
        )
        if chance.random() < 0.3:
            with closing(sqlite3.connect(data_dir / FILE_NAME, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                speak(store, word, chance)
        else:
            speak(store, word, chance)


def speak(store: Store, word: Assessment, chance: random.Random) -> None:
    word = replace(word, circumstances=Circumstances("blind"))
    told("WORD", word.assessment_id, lambda: recorded(store, word))
    if chance.random() < 0.3:
        told("GONE", word.assessment_id, lambda: store.withdraw([word]))
    elif chance.random() < 0.3:
        again = same_word_again(word, Circumstances("revealed"))
        told("WORD", again.assessment_id, lambda: store.keep_words([again]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
