"""All formats of an export at once, each read back by its own reader, and an export that comes to a sudden end."""

from __future__ import annotations

import csv
import json
import pickle
import subprocess
import sys
import zipfile
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pydicom import dcmread

from core.errors import ExportFault, UsageFault
from core.export.dataset import ExportCase, ExportOrder, ExportResult, LeftOut, export_cases, formats_of, proposed_boxes
from core.export.order import FORMATS, FindingName
from core.export.staging import STAGING, Staging
from core.findings import Ellipse, Polygon, Region
from core.review.decisions import DecisionRecord
from tests.helpers.dicom_files import chest_like, write_dx
from tests.helpers.exports import CANARIES, Desk, decoded, is_whole, named_film

ALL = ExportOrder(FORMATS, burned_in="off")
FINDINGS = (
    FindingName("normal", "Normal"),
    FindingName("pneumonia", "Pneumonia", "233604007", "SCT"),
    FindingName("effusion", "Pleural effusion", "60046008", "SCT"),
)
OUTLINES = (
    Region(1.5, 2.0, 30.0, 40.25),
    Ellipse(4.0, 6.0, 20.0, 10.0),
    Polygon(((3.0, 4.0), (13.0, 4.0), (3.0, 24.0))),
)


def exported(desk: Desk, cases: list[ExportCase], destination: Path, order: ExportOrder = ALL) -> ExportResult:
    return export_cases(cases, destination, order, replace(desk.job(), findings=FINDINGS))


def decisions(destination: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (destination / "jsonl" / "decisions.jsonl").read_text().splitlines()]


def coco(destination: Path) -> dict[str, Any]:
    return dict(json.loads((destination / "coco" / "annotations.json").read_text()))


def three(desk: Desk) -> list[ExportCase]:
    """Two findings of one frame, the one with its place, the other without a label; and a frame of its own."""
    first, second = desk.file("a"), desk.file("bb", 0.7)
    return [
        desk.case(first, "effusion", "present", outlines=OUTLINES, note="seen on the left base"),
        desk.case(first, "pneumonia", "unsure", note="CANARYNAME was here before"),
        desk.case(second, "pneumonia", "absent", outlines=OUTLINES[:1], reason="FP", note=""),
    ]


def test_every_format_is_whole_alone_and_with_the_others(desk: Desk, tmp_path: Path) -> None:
    destination = tmp_path / "out"
    result = exported(desk, three(desk), destination)
    assert (result.written, result.exported, result.skipped) == (3, (1, 2, 3), ())
    assert result.left_out == (
        LeftOut(2, "imagefolder", "No class follows from the verdict; give it a label to export it."),
    )
    assert result.comments_kept_back == 1
    assert {entry.name for entry in destination.iterdir()} == {*FORMATS, "MANIFEST.sha256"}
    assert is_whole(destination)
    for name in FORMATS:
        stated = json.loads((destination / name / "provenance.json").read_text())
        assert (stated["format"], stated["burned_in_text"]) == (f"overread {name}", "off")
        assert (destination / name / "MANIFEST.sha256").is_file()
    found = [
        (file.name, canary)
        for file in destination.rglob("*")
        if file.is_file()
        for canary in CANARIES
        if canary.encode() in file.read_bytes() or canary in file.name
    ]
    assert found == []


def test_the_tables_of_decisions_hold_every_field_and_say_the_same(desk: Desk, tmp_path: Path) -> None:
    cases = three(desk)
    exported(desk, cases, tmp_path / "out")
    rows = decisions(tmp_path / "out")
    with (tmp_path / "out" / "csv" / "decisions.csv").open(newline="", encoding="utf-8") as stream:
        table = list(csv.DictReader(stream))
    assert [(row["finding"], row["comment"]) for row in table] == [(row["finding"], row["comment"]) for row in rows]
    assert all({field.name for field in fields(DecisionRecord)} <= set(row) for row in (*rows, *table))
    by_finding = {(row["finding"], row["verdict"]): row for row in rows}
    present = by_finding["effusion", "present"]
    assert present["comment"] == "seen on the left base"
    assert by_finding["pneumonia", "unsure"]["comment"] == ""
    assert [one["shape"] for one in present["region"]] == ["rectangle", "ellipse", "polygon"]
    assert (present["finding_code"], present["finding_scheme"]) == ("60046008", "SCT")
    assert present["decided_at"] < cases[0].assessment.created_at
    assert present["assessment_id"] != cases[0].assessment.assessment_id
    assert json.loads(next(row["region"] for row in table if row["finding"] == "effusion")) == present["region"]


def test_coco_holds_every_picture_and_the_places_of_what_is_present(desk: Desk, tmp_path: Path) -> None:
    exported(desk, three(desk), tmp_path / "out")
    table = coco(tmp_path / "out")
    assert [(one["name"], one.get("code")) for one in table["categories"]] == [
        ("normal", None), ("pneumonia", "233604007"), ("effusion", "60046008"),
    ]  # fmt: skip
    rectangle, ellipse, polygon = table["annotations"]
    assert {one["category_id"] for one in table["annotations"]} == {3}
    assert rectangle["bbox"] == [1.5, 2.0, 30.0, 40.25]
    assert (polygon["segmentation"], polygon["area"]) == ([[3.0, 4.0, 13.0, 4.0, 3.0, 24.0]], 100.0)
    assert ellipse["bbox"] == pytest.approx([4.0, 6.0, 20.0, 10.0])
    assert ellipse["area"] == pytest.approx(np.pi * 50.0, rel=0.01)
    for image in table["images"]:
        with Image.open(tmp_path / "out" / "coco" / "images" / image["file_name"]) as picture:
            assert picture.size == (image["width"], image["height"])
    assert sorted(image["label"] for image in table["images"]) == ["effusion", "normal"]


def test_dicom_goes_out_under_the_pictures_names_and_the_tables_pseudonyms(desk: Desk, tmp_path: Path) -> None:
    cases = three(desk)
    exported(desk, cases, tmp_path / "out")
    row = next(row for row in decisions(tmp_path / "out") if row["finding"] == "effusion")
    instance = dcmread(tmp_path / "out" / "dicom" / "instances" / f"{row['image']}.dcm")
    assert row["instance"] == f"{row['image']}.dcm"
    assert instance.PatientID == str(instance.PatientName) == row["patient"]
    assert instance.SOPInstanceUID == row["sop_uid"]
    assert instance.PatientIdentityRemoved == "YES"
    assert np.array_equal(instance.pixel_array, decoded(str(cases[0].file), 1).stored)
    with (tmp_path / "out" / "imagefolder" / "labels.csv").open(newline="") as stream:
        labels = {line["finding"]: line for line in csv.DictReader(stream)}
    assert labels["effusion"]["assessed_at"] == row["decided_at"][:10]


def test_a_picture_without_a_header_goes_into_the_other_formats_and_keeps_its_note(desk: Desk, tmp_path: Path) -> None:
    desk.folder.mkdir()
    Image.fromarray(chest_like(64, 48, 8).astype(np.uint8)).save(desk.folder / "CANARYFILE.png")
    case = desk.case(desk.folder / "CANARYFILE.png", note="base")
    result = exported(desk, [case], tmp_path / "out", ExportOrder(("jsonl", "dicom"), burned_in="off"))
    assert (result.exported, result.comments_kept_back, result.skipped) == ((1,), 1, ())
    assert [(one.format, "without a DICOM header" in one.reason) for one in result.left_out] == [("dicom", True)]
    alone = exported(desk, [case], tmp_path / "dicom", ExportOrder(("dicom",), burned_in="off"))
    assert (alone.written, [one.queue_id for one in alone.skipped]) == (0, [1])


def test_a_later_export_adds_to_every_format_and_nothing_twice(desk: Desk, tmp_path: Path) -> None:
    destination, cases = tmp_path / "out", three(desk)
    exported(desk, cases, destination)
    before = {file: file.read_bytes() for file in destination.rglob("*") if file.is_file()}
    exported(desk, cases, destination)
    changed = {file.name for file, data in before.items() if file.read_bytes() != data}
    assert changed <= {"provenance.json", "MANIFEST.sha256"}
    exported(desk, [desk.case(desk.file("ccc", 0.6), "effusion", "present")], destination)
    assert is_whole(destination)
    assert len(decisions(destination)) == 4
    assert len(coco(destination)["images"]) == len(list((destination / "dicom" / "instances").iterdir())) == 3
    assert len(coco(destination)["annotations"]) == 3


def test_a_zip_file_holds_the_same_and_nothing_of_this_machine(desk: Desk, tmp_path: Path) -> None:
    destination = tmp_path / "out"
    result = exported(desk, three(desk), destination, replace(ALL, zip=True))
    assert result.zip_file == tmp_path / "out.zip"
    with zipfile.ZipFile(result.zip_file) as archive:
        members = archive.infolist()
        assert archive.testzip() is None
        assert members[-1].filename.endswith("MANIFEST.sha256")
        assert {member.filename: archive.read(member) for member in members} == {
            file.relative_to(destination).as_posix(): file.read_bytes()
            for file in destination.rglob("*")
            if file.is_file()
        }
    assert {(one.date_time, one.extra, one.comment) for one in members} == {((1980, 1, 1, 0, 0, 0), b"", b"")}
    (tmp_path / "other.zip").write_bytes(b"a thesis")
    with pytest.raises(ExportFault, match=r"other\.zip is there and no export"):
        exported(desk, three(desk), tmp_path / "other", replace(ALL, zip=True))
    assert (tmp_path / "other.zip").read_bytes() == b"a thesis"


def test_a_folder_of_another_format_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    cases = three(desk)
    exported(desk, cases, tmp_path / "one", ExportOrder(("csv",), burned_in="off"))
    for order in (ExportOrder(("jsonl",), burned_in="off"), ALL):
        with pytest.raises(ExportFault, match="holds other files"):
            exported(desk, cases, tmp_path / "one", order)
    with pytest.raises(UsageFault, match="sr is not built"):
        formats_of("csv,sr")


@pytest.mark.parametrize("moment", [4, 10, 23, 38])
def test_an_export_that_is_killed_claims_nothing_and_goes_on(desk: Desk, tmp_path: Path, moment: int) -> None:
    """Before there is a record of its order, between two frames, while it is published, and before its last manifest.

    Counted in touches of its files: the last one that matters is the 39th.
    """
    cases, destination = three(desk), tmp_path / "out"
    order = ExportOrder(("imagefolder", "csv"), burned_in="off")
    done = in_child(cases, order, destination, "kill", moment)
    assert done.returncode == -9
    assert not (destination / "MANIFEST.sha256").exists()
    assert Staging(destination).order() == (None if moment < 5 else order.to_json())
    result = exported(desk, cases, destination, order)
    assert result.written == 3
    assert is_whole(destination)
    assert not (destination / STAGING).exists()


def test_a_full_disk_is_one_sentence_and_what_was_ready_is_not_made_again(desk: Desk, tmp_path: Path) -> None:
    """The second film is larger than any file may become."""
    small, large = desk.file("a"), desk.folder / "CANARYFILE-large.dcm"
    write_dx(large, chest_like(256, 256, 12), PatientName="CANARYNAME")
    cases = [desk.case(small), desk.case(large)]
    order = ExportOrder(("dicom",), burned_in="off")
    done = in_child(cases, order, tmp_path / "out", "limit", 20_000)
    assert done.stdout.startswith(f"The export folder {tmp_path / 'out'} cannot be written (File too large)")
    assert done.stdout.count("\n") == 1
    assert {entry.name for entry in (tmp_path / "out").iterdir()} == {STAGING}
    result = export_cases(cases, tmp_path / "out", order, desk.job())
    assert (result.written, result.resumed) == (2, 1)


def in_child(
    cases: list[ExportCase], order: ExportOrder, destination: Path, how: str, number: int
) -> subprocess.CompletedProcess[str]:
    """See `tests.helpers.exporting_child`."""
    stated = destination.with_name("cases.pickle")
    stated.write_bytes(pickle.dumps((cases, order)))
    command = [sys.executable, "-m", "tests.helpers.exporting_child", str(stated), str(destination), how, str(number)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def test_folders_and_readers_with_the_words_of_an_export_are_no_leak(desk: Desk, tmp_path: Path) -> None:
    """Training sets lie in folders that are called like their classes."""
    desk.folder = tmp_path / "pneumonia"
    case = desk.case(desk.file("a"), "pneumonia", "present", note="")
    case = replace(case, assessment=replace(case.assessment, reader="reader"))
    assert exported(desk, [case], tmp_path / "out").exported == (1,)


def test_what_the_verification_finds_withholds_the_case_and_no_other(desk: Desk, tmp_path: Path) -> None:
    """A missed finding that is called after the patient: what writes it cannot tell, what verifies it does."""
    leak = desk.case(desk.file("a", PatientName="KAUFMANN^ILSE"), "pneumonia", "present", note="")
    leak = replace(leak, assessment=replace(leak.assessment, finding="kaufmann", label="kaufmann", missed=True))
    result = exported(desk, [leak, desk.case(desk.file("bb", 0.7), "effusion", "present")], tmp_path / "out")
    assert (result.exported, [one.queue_id for one in result.skipped]) == ((2,), [1])
    assert "verification of what was written found" in result.skipped[0].reason
    assert "kaufmann" not in result.skipped[0].reason.lower()
    assert is_whole(tmp_path / "out")
    assert {row["finding"] for row in decisions(tmp_path / "out")} == {"effusion"}


def test_a_source_that_vanishes_costs_its_case_alone(desk: Desk, tmp_path: Path) -> None:
    cases = three(desk)
    assert cases[0].file is not None
    cases[0].file.unlink()
    result = exported(desk, cases, tmp_path / "out")
    assert (result.exported, [one.queue_id for one in result.skipped]) == ((3,), [1, 2])
    assert all("cannot be read (No such file or directory)" in one.reason for one in result.skipped)


def test_text_in_the_pixels_withholds_a_case_until_someone_accepts_that_it_is_blackened(
    desk: Desk, tmp_path: Path
) -> None:
    case = desk.case(named_film(desk))
    withheld = exported(desk, [case], tmp_path / "check", ExportOrder(("imagefolder", "dicom")))
    assert withheld.written == 0
    assert "text or a banner in 1 place" in withheld.skipped[0].reason
    assert "KAUFMANN" not in withheld.skipped[0].reason

    order = ExportOrder(("imagefolder", "dicom"), burned_in="black")
    (proposal,) = proposed_boxes(case, order, desk.job()).result()
    assert proposal.kind == "identity"
    result = exported(desk, [replace(case, boxes=(proposal.box,))], tmp_path / "black", order)
    assert result.exported == (1,)
    x, y, width, height = proposal.box
    (picture,) = (tmp_path / "black" / "imagefolder").glob("*/*.png")
    with Image.open(picture) as image:
        assert not np.asarray(image)[y : y + height, x : x + width].any()
    (instance,) = (tmp_path / "black" / "dicom" / "instances").iterdir()
    assert dcmread(instance).BurnedInAnnotation == "NO"
    assert not dcmread(instance).pixel_array[y : y + height, x : x + width].any()
