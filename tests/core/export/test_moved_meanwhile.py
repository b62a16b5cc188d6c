"""A case that others reject, take back or decide anew while it is being exported does not end as "exported"."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.export.dataset import ExportCase, ExportOrder, ExportResult, export_cases
from core.export.staging import STAGING
from core.review.queue_rules import QueueSite
from core.store.database import Store, open_store
from core.store.marking import chosen_cases
from tests.helpers.cases import recorded
from tests.helpers.exports import Desk, is_whole

SITE = QueueSite()
ORDER = ExportOrder(("imagefolder", "coco", "jsonl", "dicom"), burned_in="off", zip=True)


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    opened = open_store(data_dir)
    yield opened
    opened.close()


def queued(desk: Desk, store: Store) -> list[ExportCase]:
    """Two findings of one frame, and a frame of its own."""
    first = desk.file("a")
    cases = [
        desk.case(first, "effusion", "present"),
        desk.case(first, "pneumonia", "unsure"),
        desk.case(desk.file("bb", 0.7), "pneumonia", "absent"),
    ]
    return [replace(case, queue_id=recorded(store, case.assessment) or 0) for case in cases]


def exported_while(
    desk: Desk, store: Store, destination: Path, step: Callable[[Store], object], order: ExportOrder = ORDER
) -> ExportResult:
    """Another program takes a step in the queue once all cases but one are ready."""
    cases = queued(desk, store)

    def of_another() -> None:
        other = open_store(store.place.file.parent)
        step(other)
        other.close()

    def progress(done: int, total: int) -> None:
        if done == total - 1:
            parallel = threading.Thread(target=of_another)
            parallel.start()
            parallel.join()

    queue = store.queue()
    chosen = chosen_cases(queue, queue)
    job = replace(
        desk.job(), progress=progress, release=lambda going: store.review(SITE).exporting(going, chosen, "dr-b")
    )
    return export_cases(cases, destination, order, job)


def states(store: Store) -> dict[int, str]:
    return {entry.queue_id: entry.state for entry in store.queue()}


def rows(destination: Path) -> set[str]:
    lines = (destination / "jsonl" / "decisions.jsonl").read_text().splitlines()
    return {json.loads(line)["finding"] for line in lines}


def test_a_case_that_is_rejected_meanwhile_is_withdrawn_before_the_manifest(
    desk: Desk, store: Store, tmp_path: Path
) -> None:
    destination = tmp_path / "out"
    result = exported_while(desk, store, destination, lambda other: other.review(SITE).reject([3], "dr-b"))
    assert (result.exported, [one.queue_id for one in result.skipped]) == ((1, 2), [3])
    assert result.skipped[0].reason == "It became rejected while the export ran."
    assert states(store) == {1: "exported", 2: "exported", 3: "rejected"}
    assert rows(destination) == {"effusion", "pneumonia"}
    assert len(list((destination / "dicom").glob("*/*.dcm"))) == len(list((destination / "coco").glob("*/*.png"))) == 1
    assert [path.parent.name for path in (destination / "imagefolder").glob("*/*.png")] == ["effusion"]
    assert is_whole(destination)
    assert not (destination / STAGING).exists()
    assert store.check_trail().ok


def test_of_two_findings_of_a_picture_the_other_stays_where_it_can(desk: Desk, store: Store, tmp_path: Path) -> None:
    """COCO states all findings of a picture at once."""
    destination = tmp_path / "out"
    result = exported_while(desk, store, destination, lambda other: other.review(SITE).reject([1], "dr-b"))
    assert (result.exported, [one.queue_id for one in result.skipped]) == ((2, 3), [1])
    assert ("coco", 2) in {(one.format, one.queue_id) for one in result.left_out}
    assert states(store) == {1: "rejected", 2: "exported", 3: "exported"}
    assert len(list((destination / "dicom").glob("*/*.dcm"))) == 2
    assert len(list((destination / "coco").glob("*/*.png"))) == 1
    assert is_whole(destination)


def test_where_the_only_format_cannot_hold_the_other_it_is_not_marked_either(
    desk: Desk, store: Store, tmp_path: Path
) -> None:
    order = ExportOrder(("coco",), burned_in="off")
    result = exported_while(desk, store, tmp_path / "out", lambda other: other.review(SITE).reject([1], "d"), order)
    assert (result.exported, [one.queue_id for one in result.skipped]) == ((3,), [1, 2])
    assert states(store) == {1: "rejected", 2: "new", 3: "exported"}
    assert is_whole(tmp_path / "out")


def test_a_word_that_is_taken_back_or_followed_by_another_is_not_exported(
    desk: Desk, store: Store, tmp_path: Path
) -> None:
    def other_step(other: Store) -> None:
        entries = {entry.queue_id: entry.assessment for entry in other.queue()}
        other.withdraw([entries[3]])
        later = replace(entries[1], assessment_id="f" * 32, verdict="unsure", label=None)
        assert recorded(other, later) == 4

    result = exported_while(desk, store, tmp_path / "out", other_step)
    reasons = {one.queue_id: one.reason for one in result.skipped}
    assert reasons == {
        1: "It was decided anew while the export ran; export again.",
        3: "Its reader took the word back while the export ran.",
    }
    assert rows(tmp_path / "out") == {"pneumonia"}
    assert states(store) == {1: "new", 2: "exported", 4: "new"}
    assert is_whole(tmp_path / "out")


def test_a_database_that_cannot_mark_leaves_no_manifest_and_the_next_call_goes_on(
    desk: Desk, store: Store, tmp_path: Path
) -> None:
    destination = tmp_path / "out"

    def gone(queue_ids: object) -> None:
        raise OSError("no database")

    cases = queued(desk, store)
    with pytest.raises(OSError, match="no database"):
        export_cases(cases, destination, ORDER, replace(desk.job(), release=gone))
    assert not list(destination.rglob("MANIFEST.sha256"))
    assert export_cases(cases, destination, ORDER, desk.job()).resumed == 3
    assert is_whole(destination)
