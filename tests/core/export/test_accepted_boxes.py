"""What a person has accepted is blackened in picture and DICOM file, to the pixel, and nothing else."""

from __future__ import annotations

import json
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom import dcmread

from core.errors import ExportCancelled
from core.export.dataset import ExportCase, ExportOrder, export_cases, proposed_boxes
from core.export.order import PixelBox
from core.export.requests import Look
from core.export.staging import stopped_order
from core.imaging.network_input import network_view
from tests.helpers.exports import Desk, decoded, is_whole, named_film

ORDER = ExportOrder(("coco", "dicom"), burned_in="black")
OF_HER_OWN = (300, 20, 30, 10)


def test_boxes_that_were_accepted_are_blackened_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    case = desk.case(named_film(desk), note="")
    assert case.file is not None
    proposed = tuple(one.box for one in proposed_boxes(case, ORDER, desk.job()).result())
    too_few = replace(case, boxes=(OF_HER_OWN,))
    assert export_cases([too_few], tmp_path / "too few", ORDER, desk.job()).written == 0

    result = export_cases([replace(case, boxes=(*proposed, OF_HER_OWN))], tmp_path / "out", ORDER, desk.job())
    assert (result.written, result.skipped, is_whole(tmp_path / "out")) == (1, (), True)
    frame = decoded(str(case.file), 1)
    black = np.zeros(frame.stored.shape, dtype=bool)
    for x, y, width, height in (*proposed, OF_HER_OWN):
        black[y : y + height, x : x + width] = True
    assert len(proposed) == 1
    assert 0.01 < black.mean() < 0.2
    (instance,) = (tmp_path / "out" / "dicom" / "instances").iterdir()
    assert np.array_equal(dcmread(instance).pixel_array, np.where(black, 0, frame.stored))
    (picture,) = (tmp_path / "out" / "coco" / "images").iterdir()
    with Image.open(picture) as image:
        assert np.array_equal(np.asarray(image), np.where(black, 0, network_view(frame)))


def test_a_person_looks_while_the_others_go_on_and_what_is_left_comes_again(desk: Desk, tmp_path: Path) -> None:
    case, plain = desk.case(named_film(desk), note=""), desk.case(desk.file("a"))
    looks: list[Look] = []

    def look(asked: ExportCase, seen: Look) -> Future[tuple[PixelBox, ...] | None]:
        looks.append(seen)
        answer: Future[tuple[PixelBox, ...] | None] = Future()
        answer.set_result((*seen.accepted, OF_HER_OWN, *(one.box for one in seen.proposals if len(looks) > 1)))
        return answer

    result = export_cases([case, plain], tmp_path / "out", ORDER, replace(desk.job(), look=look))
    assert (result.exported, result.skipped) == ((1, 2), ())
    assert [(one.rows, one.columns, one.picture.shape, one.accepted) for one in looks] == [
        (360, 420, (360, 420), ()),
        (360, 420, (360, 420), (OF_HER_OWN,)),
    ]
    assert [one.text for one in looks[0].proposals] == ["KAUFMANN"]
    assert desk.steps[-1] == (2, 2)


def test_what_a_person_withholds_is_named_and_the_others_are_exported(desk: Desk, tmp_path: Path) -> None:
    case, plain = desk.case(named_film(desk), note=""), desk.case(desk.file("a"))
    answer: Future[tuple[PixelBox, ...] | None] = Future()
    answer.set_result(None)
    result = export_cases([case, plain], tmp_path / "out", ORDER, replace(desk.job(), look=lambda _, seen: answer))
    assert (result.exported, [one.queue_id for one in result.skipped]) == ((2,), [1])
    assert result.skipped[0].reason == "A person has looked at its picture and withheld it."
    assert is_whole(tmp_path / "out")


def test_a_stopped_export_keeps_what_is_ready_where_that_is_wanted(desk: Desk, tmp_path: Path) -> None:
    cases = [desk.case(desk.file("a")), desk.case(desk.file("bb", 0.7))]
    order = ExportOrder(("jsonl",), burned_in="off")
    stop = replace(desk.job(cancelled=lambda: bool(desk.steps)), keeps=True)
    with pytest.raises(ExportCancelled):
        export_cases(cases, tmp_path / "out", order, stop)
    assert stopped_order(tmp_path / "out") == order
    assert export_cases(cases, tmp_path / "out", order, desk.job()).resumed >= 1
    assert stopped_order(tmp_path / "out") is None


def test_a_frame_that_a_person_withholds_leaves_in_no_dicom_file_of_another_frame(desk: Desk, tmp_path: Path) -> None:
    """A DICOM file holds all of its frames, and she has said that one of them stays here."""
    file = desk.file("a", frames=2)
    cases = [desk.case(file, number=1), desk.case(file, number=2)]
    held = [replace(cases[0], held_back=True), cases[1]]
    order = ExportOrder(("coco", "jsonl", "dicom"), burned_in="off")
    earlier = export_cases(cases, tmp_path / "out", order, desk.job())
    assert (earlier.exported, len(list((tmp_path / "out" / "dicom" / "instances").iterdir()))) == ((1, 2), 1)
    result = export_cases(held, tmp_path / "out", order, desk.job())
    assert (result.exported, [one.queue_id for one in result.skipped]) == ((2,), [1])
    reason = "A person has looked at another picture of its file and withheld it."
    assert [(one.queue_id, one.format, one.reason) for one in result.left_out] == [(2, "dicom", reason)]
    assert list((tmp_path / "out" / "dicom").glob("instances/*")) == []
    (row,) = (tmp_path / "out" / "jsonl" / "decisions.jsonl").read_text().splitlines()
    assert json.loads(row)["instance"] is None
    assert len(list((tmp_path / "out" / "coco" / "images").iterdir())) == 1
    assert is_whole(tmp_path / "out")


def test_what_is_blackened_in_one_frame_alone_leaves_in_no_dicom_file_of_another(desk: Desk, tmp_path: Path) -> None:
    """Of two files of one original the last would be published, without what she has blackened in the other."""
    file, box = desk.file("a", frames=2), (2, 3, 10, 8)
    cases = [replace(desk.case(file, number=1), boxes=(box,)), replace(desk.case(file, number=2), boxes=())]
    alike = [replace(case, boxes=(box,)) for case in cases]
    result = export_cases(alike, tmp_path / "out", ORDER, desk.job())
    assert (result.exported, result.left_out) == ((1, 2), ())
    (instance,) = (tmp_path / "out" / "dicom" / "instances").iterdir()
    assert not dcmread(instance).pixel_array[:, 3:11, 2:12].any()
    result = export_cases(cases, tmp_path / "out", ORDER, desk.job())
    reason = "A person has blackened other places in another picture of its file."
    assert {(one.queue_id, one.format, one.reason) for one in result.left_out} == {
        (1, "dicom", reason),
        (2, "dicom", reason),
    }
    assert list((tmp_path / "out" / "dicom").glob("instances/*")) == []
    assert is_whole(tmp_path / "out")
