"""The end of an export on each database: what may no longer go out, and that nobody moves the rest meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from core.review.queue_rules import QueueSite
from core.store.database import Store, open_store
from core.store.forgetting import Subject
from core.store.marking import ChosenCases, chosen_cases
from core.store.review_queue import ReviewQueue
from tests.helpers.cases import invented_origin, prediction_for, recorded, said

pytestmark = pytest.mark.postgresql


def flagged(store: Store, count: int) -> list[int]:
    """Cases of a frame and a patient each."""
    origins = [replace(invented_origin(f"film {number}"), patient_id=f"PAT-{number}") for number in range(count)]
    return [recorded(store, said(prediction_for(one), "pneumonia", "absent")) or 0 for one in origins]


def chosen(store: Store) -> ChosenCases:
    queue = store.queue()
    return chosen_cases(queue, queue)


def refused(review: ReviewQueue, ids: Sequence[int], cases: ChosenCases) -> dict[int, str]:
    """What is refused; the others are marked."""
    with review.exporting(ids, cases, "dr-a") as marking:
        marking.mark([queue_id for queue_id in ids if queue_id not in marking.refused])
        return dict(marking.refused)


def states(store: Store) -> dict[int, str]:
    return {entry.queue_id: entry.state for entry in store.queue()}


def test_what_another_station_did_meanwhile_is_refused_and_the_rest_is_marked(store: Store, data_dir: Path) -> None:
    ids = flagged(store, 4)
    cases, review = chosen(store), store.review(QueueSite())
    with closing(open_store(data_dir)) as other:
        said_before = {entry.queue_id: entry.assessment for entry in other.queue()}
        other.review(QueueSite()).reject([ids[0]], "dr-b")
        other.withdraw([said_before[ids[1]]])
        anew = recorded(other, replace(said_before[ids[2]], assessment_id="f" * 32, verdict="unsure", label=None))
    assert refused(review, ids, cases) == {
        ids[0]: "It became rejected while the export ran.",
        ids[1]: "Its reader took the word back while the export ran.",
        ids[2]: "It was decided anew while the export ran; export again.",
    }
    assert states(store) == {ids[0]: "rejected", ids[2]: "new", ids[3]: "exported", anew: "new"}
    assert store.check_trail().ok


def test_a_patient_who_is_forgotten_meanwhile_does_not_go_out(store: Store, data_dir: Path) -> None:
    ids = flagged(store, 2)
    cases, review = chosen(store), store.review(QueueSite())
    with closing(open_store(data_dir)) as other:
        other.forget(other.kept_of(Subject("PAT-0")), "dr-b")
    assert refused(review, ids, cases) == {ids[0]: "Its patient was forgotten while the export ran."}
    assert states(store) == {ids[0]: "new", ids[1]: "exported"}
    assert store.check_trail().ok
