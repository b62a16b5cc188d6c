"""Processes that speak until they are killed: `python -m tests.helpers.killed_reader DATA_DIR`.

For each seed, a line of its input, it forks; the child says its process id, opens the store, and then records,
withdraws and repeats words, as the seed decides; now and then another connection holds the database, so that words wait
in the journal. Before each call it says "trying WORD id" or "trying GONE id", and after it "kept" in place of "trying".
When the child has ended, "ended" follows.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

from core.findings import Assessment, Circumstances
from core.review.assessing import same_word_again
from core.store.database import FILE_NAME, Store, open_store
from tests.helpers.cases import invented_origin, prediction_for, recorded, said

BUSY_TIMEOUT_S = 0.005


def main(data_dir: Path) -> None:
    open_store(data_dir).close()  # so that everything is imported
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                speak_on(data_dir, int(line))
            finally:
                os._exit(1)
        os.waitpid(child, 0)
        print("ended", flush=True)


def speak_on(data_dir: Path, seed: int) -> None:
    print(os.getpid(), flush=True)
    store, chance = open_store(data_dir, BUSY_TIMEOUT_S), random.Random(seed)
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
    told("WORD", word, lambda: recorded(store, word))
    if chance.random() < 0.3:
        told("GONE", word, lambda: store.withdraw([word]))
    elif chance.random() < 0.3:
        again = same_word_again(word, Circumstances("revealed"))
        told("WORD", again, lambda: store.keep_words([again]))


def told(what: str, word: Assessment, call: Callable[[], object]) -> None:
    print(f"trying {what} {word.assessment_id}", flush=True)
    call()
    print(f"kept {what} {word.assessment_id}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
