"""What was rejected after an export is taken out of it by the next; and two exports never write one folder at once."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from pydicom import dcmread

from core.errors import ExportCancelled, ExportFault
from core.export.alone import alone_in
from core.export.dataset import ExportCase, ExportOrder, ExportResult, export_cases
from core.export.order import FORMATS, TakenBack
from core.export.staging import LOCK, STAGING
from core.export.withdrawing import taken_back
from core.findings import QueueEntry, QueueState, Region
from core.review.queue_rules import QueueSite
from tests.helpers.exports import Desk, is_whole

ALL = ExportOrder(FORMATS, burned_in="off", zip=True)


def exported(
    desk: Desk, cases: list[ExportCase], destination: Path, gone: Iterable[TakenBack] = (), order: ExportOrder = ALL
) -> ExportResult:
    return export_cases(cases, destination, order, replace(desk.job(), taken_back=tuple(gone)))


def four(desk: Desk) -> list[ExportCase]:
    """Two findings of one frame, a frame of its own, and two frames of one file of which one is a case."""
    first = desk.file("a")
    return [
        desk.case(first, "effusion", "present", outlines=(Region(1.0, 2.0, 8.0, 9.0),)),
        desk.case(first, "pneumonia", "absent"),
        desk.case(desk.file("bb", 0.7), "pneumonia", "present", outlines=(Region(2.0, 2.0, 8.0, 9.0),)),
        desk.case(desk.file("ccc", 0.6, frames=2), "effusion", "present", number=2),
    ]


def back(case: ExportCase, *, file_stays: bool = False) -> TakenBack:
    return TakenBack(case.queue_id, case.assessment, file_stays)


def held(destination: Path) -> dict[str, int]:
    """How many rows, pictures, instances and regions an export holds."""
    coco = json.loads((destination / "coco" / "annotations.json").read_text())
    with (destination / "csv" / "decisions.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    with (destination / "imagefolder" / "labels.csv").open(newline="") as stream:
        labels = list(csv.DictReader(stream))
    assert len(labels) == len(list((destination / "imagefolder").glob("*/*.png")))
    assert len(coco["images"]) == len(list((destination / "coco" / "images").glob("*.png")))
    assert len(rows) == len((destination / "jsonl" / "decisions.jsonl").read_text().splitlines())
    return {
        "labels": len(labels),
        "pictures": len(coco["images"]),
        "regions": len(coco["annotations"]),
        "rows": len(rows),
        "instances": len(list((destination / "dicom").glob("*/*.dcm"))),
    }


def test_a_case_that_was_taken_back_leaves_every_format_and_the_zip_file(desk: Desk, tmp_path: Path) -> None:
    cases, destination = four(desk), tmp_path / "out"
    exported(desk, cases, destination)
    assert held(destination) == {"labels": 3, "pictures": 3, "regions": 2, "rows": 4, "instances": 3}
    result = exported(desk, [cases[0], cases[1], cases[3]], destination, [back(cases[2])])
    assert (result.exported, result.taken_out) == ((1, 2, 4), (3,))
    assert held(destination) == {"labels": 2, "pictures": 2, "regions": 1, "rows": 3, "instances": 2}
    assert is_whole(destination)
    again = exported(desk, [cases[0], cases[1], cases[3]], destination, [back(cases[2])])
    assert again.taken_out == ()


def test_of_two_findings_of_a_frame_only_the_one_that_was_taken_back_goes(desk: Desk, tmp_path: Path) -> None:
    cases, destination = four(desk), tmp_path / "out"
    exported(desk, cases, destination)
    result = exported(desk, cases[1:], destination, [back(cases[0], file_stays=True)])
    assert result.taken_out == (1,)
    assert held(destination) == {"labels": 3, "pictures": 3, "regions": 1, "rows": 3, "instances": 3}
    assert is_whole(destination)


def test_formats_and_a_zip_file_that_were_not_asked_for_are_cleared_too(desk: Desk, tmp_path: Path) -> None:
    cases, destination = four(desk), tmp_path / "out"
    exported(desk, cases, destination)
    before = json.loads((destination / "dicom" / "provenance.json").read_text())
    order = ExportOrder(("csv", "jsonl"), burned_in="off")
    result = exported(desk, [], destination, [back(cases[2]), back(cases[3])], order)
    assert (result.taken_out, result.zip_file) == ((3, 4), tmp_path / "out.zip")
    assert held(destination) == {"labels": 1, "pictures": 1, "regions": 1, "rows": 2, "instances": 1}
    assert is_whole(destination)
    after = json.loads((destination / "dicom" / "provenance.json").read_text())
    assert (before["count"], after) == (3, before | {"count": 1})
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        there = {file.relative_to(destination).as_posix() for file in destination.rglob("*") if file.is_file()}
        assert set(archive.namelist()) == there


def test_a_case_that_is_asked_for_all_the_same_stays(desk: Desk, tmp_path: Path) -> None:
    cases, destination = four(desk), tmp_path / "out"
    exported(desk, cases, destination)
    assert exported(desk, cases, destination, [back(cases[2])]).taken_out == ()
    assert held(destination)["rows"] == 4


def test_a_frame_whose_newer_word_has_no_label_leaves_its_class(desk: Desk, tmp_path: Path) -> None:
    file, destination = desk.file("a"), tmp_path / "out"
    order = ExportOrder(burned_in="off")
    exported(desk, [desk.case(file, "pneumonia", "absent")], destination, order=order)
    exported(desk, [desk.case(file, "pneumonia", "unsure")], destination, order=order)
    assert [entry.name for entry in destination.iterdir() if entry.is_dir()] == []
    assert is_whole(destination)


@pytest.mark.parametrize(
    ("states", "gone"),
    [
        (("exported", "exported", "rejected", "exported"), {3: False}),
        (("rejected", "exported", "exported", "exported"), {1: True}),
        (("rejected", "rejected", "exported", "reopened"), {1: False, 2: False, 4: False}),
        (("exported", "exported", "exported", "adjudicated"), {}),
    ],
)
def test_what_may_go_out_no_more(desk: Desk, states: tuple[QueueState, ...], gone: dict[int, bool]) -> None:
    entries = [
        QueueEntry(case.queue_id, state, "disagreement", case.assessment.created_at, case.assessment)
        for case, state in zip(four(desk), states, strict=True)
    ]
    found = taken_back(entries, QueueSite(second_read=True).exportable)
    assert {one.queue_id: one.file_stays for one in found} == gone


def test_a_later_entry_that_may_go_out_speaks_for_the_finding(desk: Desk) -> None:
    file = desk.file("a")
    first, second = desk.case(file), desk.case(file)
    entries = [
        QueueEntry(case.queue_id, state, "disagreement", case.assessment.created_at, case.assessment)
        for case, state in ((first, "rejected"), (second, "agreed"))
    ]
    assert taken_back(entries, QueueSite(second_read=True).exportable) == ()


def test_two_exports_never_write_one_folder_at_once(desk: Desk, tmp_path: Path) -> None:
    destination = tmp_path / "out"
    case = desk.case(desk.file("a"))
    with alone_in(destination), pytest.raises(ExportFault, match=r"Another export into .*out is just being written"):
        exported(desk, [case], destination)
    assert list(destination.iterdir()) == []
    assert exported(desk, [case], destination).written == 1
    assert is_whole(destination)


def test_a_lock_that_a_dead_export_left_holds_nobody(desk: Desk, tmp_path: Path) -> None:
    destination = tmp_path / "out"
    (destination / STAGING).mkdir(parents=True)
    (destination / STAGING / LOCK).touch()
    assert exported(desk, [desk.case(desk.file("a"))], destination).written == 1


def test_a_cancelled_export_lets_go_of_the_folder(desk: Desk, tmp_path: Path) -> None:
    case, destination = desk.case(desk.file("a")), tmp_path / "out"
    with pytest.raises(ExportCancelled):
        export_cases([case], destination, ALL, desk.job(cancelled=lambda: True))
    assert list(destination.iterdir()) == []
    assert exported(desk, [case], destination).written == 1


@pytest.mark.parametrize("damage", ['"verdicts"', '"file_name"'])
def test_a_damaged_table_of_pictures_is_named(desk: Desk, tmp_path: Path, damage: str) -> None:
    cases, destination = [desk.case(desk.file("a"))], tmp_path / "out"
    order = ExportOrder(("coco",), burned_in="off")
    exported(desk, cases, destination, order=order)
    table = destination / "annotations.json"
    table.write_text(table.read_text().replace(damage, '"other"'))
    with pytest.raises(ExportFault, match="of the earlier export is damaged"):
        exported(desk, cases, destination, order=order)


def test_what_this_export_withholds_leaves_the_earlier_one_and_the_zip_holds_what_is_verified(
    desk: Desk, tmp_path: Path
) -> None:
    cases, destination = four(desk), tmp_path / "out"
    exported(desk, cases, destination)
    (destination / "csv" / "CANARYNAME.txt").write_text("CANARYNAME")
    (destination / "jsonl" / STAGING).mkdir()
    (destination / "jsonl" / STAGING / "left").write_text("CANARYNAME")
    word = replace(cases[2].assessment, label="canaryname", missed=True)
    result = exported(desk, [replace(cases[2], assessment=word)], destination)
    assert (result.exported, result.taken_out) == ((), (3,))
    assert held(destination) == {"labels": 2, "pictures": 2, "regions": 1, "rows": 3, "instances": 2}
    with zipfile.ZipFile(f"{destination}.zip") as archive:
        assert not [name for name in archive.namelist() if "CANARY" in name or STAGING in name]


def test_a_file_that_is_gone_keeps_its_verified_copy_while_the_verdict_stands(desk: Desk, tmp_path: Path) -> None:
    cases, destination = four(desk), tmp_path / "out"
    exported(desk, cases, destination)
    gone = [replace(case, file=None) for case in cases]
    result = exported(desk, gone, destination)
    assert (result.exported, result.taken_out, result.kept_earlier) == ((), (), (1, 2, 3, 4))
    assert {one.reason.split(":")[0] for one in result.skipped} == {"The image is gone"}
    assert held(destination) == {"labels": 3, "pictures": 3, "regions": 2, "rows": 4, "instances": 3}
    stated = json.loads((destination / "coco" / "provenance.json").read_text())
    assert stated["withheld_but_kept_from_earlier"] == 4
    assert is_whole(destination)


def test_what_an_unreadable_file_was_said_to_show_goes_once_the_verdict_has_changed(desk: Desk, tmp_path: Path) -> None:
    """Its DICOM file states no verdict and stays; so do the rows of what is said still."""
    cases, destination = four(desk), tmp_path / "out"
    exported(desk, cases, destination)
    for file in {case.file for case in cases if case.file is not None}:
        file.unlink()
    word = replace(cases[2].assessment, assessment_id="f" * 32, verdict="unsure", label=None)
    result = exported(desk, [cases[0], cases[1], replace(cases[2], assessment=word), cases[3]], destination)
    assert (result.exported, result.taken_out, result.kept_earlier) == ((), (3,), (1, 2, 3, 4))
    assert held(destination) == {"labels": 2, "pictures": 2, "regions": 1, "rows": 3, "instances": 3}
    assert is_whole(destination)


def test_a_case_that_a_person_holds_back_leaves_the_earlier_export(desk: Desk, tmp_path: Path) -> None:
    cases, destination = four(desk), tmp_path / "out"
    exported(desk, cases, destination)
    result = exported(desk, [replace(cases[2], held_back=True), cases[3]], destination)
    assert (result.exported, result.taken_out) == ((4,), (3,))
    assert [one.reason for one in result.skipped] == ["A person has looked at its picture and withheld it."]
    assert held(destination)["instances"] == 2


def test_a_region_says_on_which_finding_which_word_was_given(desk: Desk, tmp_path: Path) -> None:
    file, destination = desk.file("a"), tmp_path / "out"
    outline = (Region(1.0, 2.0, 8.0, 9.0),)
    case = desk.case(file, "effusion", "present", outlines=outline, label="pneumonia")
    exported(desk, [case, desk.case(file, "pneumonia", "absent", outlines=outline)], destination)
    table = json.loads((destination / "coco" / "annotations.json").read_text())
    names = {one["id"]: one["name"] for one in table["categories"]}
    assert [(names[one["category_id"]], one["attributes"]) for one in table["annotations"]] == [
        ("pneumonia", {"finding": "effusion", "verdict": "present", "label": "pneumonia"})
    ]


def test_options_of_the_header_can_be_switched_off(desk: Desk, tmp_path: Path) -> None:
    case = desk.case(desk.file("a", PatientSex="F", PatientAge="061Y", StationName="ROOM7"))
    plain = ExportOrder(("dicom",), burned_in="off")
    strict = replace(plain, switched_off=("patient_characteristics", "modified_dates"))
    for name, order in (("plain", plain), ("strict", strict)):
        assert exported(desk, [case], tmp_path / name, order=order).written == 1
    kept, left = (dcmread(next((tmp_path / name).glob("*/*.dcm"))) for name in ("plain", "strict"))
    codes = {item.CodeValue for item in kept.DeidentificationMethodCodeSequence}
    assert codes - {item.CodeValue for item in left.DeidentificationMethodCodeSequence} == {"113107", "113108"}
    assert (kept.PatientSex, kept.PatientAge) == ("F", "061Y")
    assert not left.PatientSex
    assert left.LongitudinalTemporalInformationModified == "REMOVED"
