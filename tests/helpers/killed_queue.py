"""Processes that work on the queue until they are killed: `python -m tests.helpers.killed_queue DATA_DIR`.

The child of each seed (`tests.helpers.victims`) takes one case after the other through a site of two readers: a first
word, a claim, a second word, a decision, and whatever of undoing, rejecting and reopening the seed decides. What it
says of a step names the entry, and the word that came with it, if any.
"""

from __future__ import annotations

import random
import sys
from functools import partial
from itertools import count
from pathlib import Path

from core.findings import Assessment, Circumstances, Verdict
from core.review.assessing import Draft, later_word
from core.review.queue_rules import QueueSite
from core.store.database import open_store
from core.store.review_queue import ReviewQueue
from tests.helpers.cases import FINDINGS, invented_origin, prediction_for, recorded, said
from tests.helpers.victims import fork_for_each_line, told

PEOPLE = {"ann": "Reader", "bea": "Reader", "ida": "Reader", "rob": "Reviewer", "eve": "Adjudicator"}
VERDICTS: tuple[Verdict, ...] = ("present", "absent", "unsure")


def main(data_dir: Path) -> None:
    store = open_store(data_dir)
    listed = {person.login for person in store.people.listed()}
    for login, role in PEOPLE.items():
        if login not in listed:
            store.people.add(login, role, "ann")  # type: ignore[arg-type]
    store.close()
    fork_for_each_line(partial(work_on, data_dir))


def work_on(data_dir: Path, line: str) -> None:
    store, chance = open_store(data_dir), random.Random(int(line))
    review = store.review(QueueSite(second_read=True))
    for number in count():
        first = said(prediction_for(invented_origin(f"{line}/{number}")), "pneumonia", "absent", "ann")
        queue_id = told("record", first.assessment_id, partial(recorded, store, first))
        if queue_id is None:  # it waits in the journal
            continue
        _read_second(review, queue_id, first, "bea", chance)
        if chance.random() < 0.3:
            told("reopen", f"{queue_id}", partial(review.reopen, [queue_id], "rob"))
            _read_second(review, queue_id, first, "ida", chance)
        if chance.random() < 0.2:
            told("reject", f"{queue_id}", partial(review.reject, [queue_id], "rob"))
            told("undo", f"{queue_id}", partial(review.undo, "rob"))


def _read_second(review: ReviewQueue, queue_id: int, first: Assessment, who: str, chance: random.Random) -> None:
    """A second word, and the adjudicator's where the two differ: once, or twice with the first time undone."""
    if chance.random() < 0.5:
        told("claim", f"{queue_id}", partial(review.claim, [queue_id], who))
    draft = Draft("pneumonia", chance.choice(VERDICTS), who, circumstances=Circumstances("blind"))
    word = later_word(first, draft, FINDINGS)
    state = told("second_read", f"{queue_id}/{word.assessment_id}", partial(review.second_read, queue_id, word))
    while state == "second_read":
        word = later_word(first, Draft("pneumonia", chance.choice(VERDICTS), "eve"), FINDINGS)
        told("adjudicate", f"{queue_id}/{word.assessment_id}", partial(review.adjudicate, queue_id, word))
        if chance.random() < 0.7:
            return
        told("undo", f"{queue_id}", partial(review.undo, "eve"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
