"""The ImageFolder export: right pixels, right class, nothing of the patient, and never half a manifest."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import struct
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import ExportCancelled, ExportFault, FileFault
from core.export.dataset import ExportCase, ExportJob, ExportOrder, ExportResult, export_cases
from core.export.decisions import moved_day
from core.export.labels import COLUMNS
from core.export.service import export_worker
from core.findings import Region
from core.imaging.network_input import network_view
from core.learning.datasets import load_view, read_dataset
from core.settings import STANDARD_LIMITS
from tests.helpers.cases import BUNDLE
from tests.helpers.exports import CANARIES, KEY, Desk, decoded, is_whole


def exported(cases: list[ExportCase], destination: Path, job: ExportJob) -> ExportResult:
    return export_cases(cases, destination, ExportOrder(burned_in="off"), job)


def about(case: ExportCase, **origin: str) -> ExportCase:
    """The same case of a file that is another one."""
    return replace(case, assessment=replace(case.assessment, origin=replace(case.assessment.origin, **origin)))


def pictures(destination: Path) -> dict[str, list[str]]:
    """Class -> names of its pictures."""
    return {
        folder.name: sorted(file.name for file in folder.iterdir())
        for folder in sorted(destination.iterdir())
        if folder.is_dir()
    }


def labels(destination: Path) -> list[dict[str, str]]:
    with (destination / "labels.csv").open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def chunks(png: bytes) -> list[bytes]:
    """The chunk types of a PNG, in order."""
    types, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        types.append(png[at + 4 : at + 8])
        at += 12 + length
    return types


def test_each_case_lies_in_its_class_with_the_pixels_of_the_network(desk: Desk, tmp_path: Path) -> None:
    cases = [
        desk.case(desk.file("a"), region=Region(1.5, 2.0, 30.0, 40.25), reason="FP", significance="major"),
        desk.case(desk.file("bb", 0.7), finding="effusion", verdict="present"),
        desk.case(desk.file("ccc", frames=3), number=3),
    ]
    destination = tmp_path / "export"
    result = exported(cases, destination, desk.job())

    assert result == ExportResult(3, (), destination / "MANIFEST.sha256", (1, 2, 3))
    assert desk.steps == [(1, 3), (2, 3), (3, 3)]
    assert {label: len(names) for label, names in pictures(destination).items()} == {"effusion": 1, "normal": 2}
    assert is_whole(destination)
    rows = labels(destination)
    assert tuple(rows[0]) == COLUMNS
    by_finding = {(row["finding"], row["region_x"]): row for row in rows}
    assert len(rows) == len(by_finding) == 3
    for case, key in zip(cases, [("pneumonia", "1.5"), ("effusion", ""), ("pneumonia", "")], strict=True):
        file = destination / by_finding[key]["file"]
        expected = network_view(decoded(str(case.file), case.assessment.origin.number))
        with Image.open(file) as image:
            assert (image.mode, image.info) == ("L", {})
            assert np.array_equal(np.asarray(image), expected)
        assert set(chunks(file.read_bytes())) == {b"IHDR", b"IDAT", b"IEND"}


def test_the_labels_say_what_was_said_and_of_which_network(desk: Desk, tmp_path: Path) -> None:
    case = desk.case(desk.file("a"), region=Region(1.5, 2.0, 30.0, 40.25), reason="FP", significance="major")
    exported([case], tmp_path / "export", desk.job())
    (row,) = labels(tmp_path / "export")
    stated = {name: row[name] for name in COLUMNS if name not in ("file", "patient", "reader")}
    assert stated == {
        "label": "normal",
        "source": "overread",
        "finding": "pneumonia",
        "predicted": "positive",
        "probability": "0.8",
        "threshold": "0.4",
        "verdict": "absent",
        "reason": "FP",
        "significance": "major",
        "region_x": "1.5",
        "region_y": "2.0",
        "region_width": "30.0",
        "region_height": "40.25",
        "bundle": "cxr2-test",
        "bundle_version": "0.1.0",
        "bundle_sha256": BUNDLE.sha256,
        "gate": "warn",
        "assessed_at": moved_day(case.assessment.created_at, KEY, case.assessment.origin),
    }
    assert stated["assessed_at"] < case.assessment.created_at[:10]
    provenance = json.loads((tmp_path / "export" / "provenance.json").read_text())
    assert provenance["count"] == 1
    assert provenance["labels"] == {"normal": 1}
    assert provenance["bundles"] == [{"name": "cxr2-test", "version": "0.1.0", "sha256": BUNDLE.sha256}]
    assert "Research use only" in provenance["statement"]
    assert provenance["software_version"]


def test_no_byte_of_the_export_tells_of_patient_file_or_reader(desk: Desk, tmp_path: Path) -> None:
    """Every byte and name is searched, as text in several encodings; and the search finds what was planted."""
    cases = [desk.case(desk.file("a")), desk.case(desk.file("bb", 0.6), "effusion", "present")]
    cases[1] = replace(cases[1], assessment=replace(cases[1].assessment, reason="CANARYNOTE"))
    destination = tmp_path / "export"
    exported(cases, destination, desk.job())
    origins = [case.assessment.origin for case in cases]
    secrets = [*CANARIES, KEY.hex(), *(origin.sha256 for origin in origins), *(origin.path for origin in origins)]
    assert b"CANARYNAME" in Path(origins[0].path).read_bytes()
    found = [
        (file.name, secret)
        for file in destination.rglob("*")
        for secret in secrets
        for encoding in ("utf-8", "utf-16-le")
        if secret.encode(encoding).lower()
        in file.name.encode() + (file.read_bytes().lower() if file.is_file() else b"")
    ]
    assert found == []


def test_the_same_patient_keeps_one_pseudonym_and_another_key_gives_other_names(desk: Desk, tmp_path: Path) -> None:
    file = desk.file("a", frames=2)
    cases = [desk.case(file, number=1), desk.case(file, number=2), desk.case(desk.file("bb"))]
    exported(cases, tmp_path / "one", desk.job())
    exported(cases, tmp_path / "two", desk.job())
    with export_worker(STANDARD_LIMITS, b"x" * 32) as other:
        exported(cases, tmp_path / "other", replace(desk.job(), key=b"x" * 32, worker=other))
    assert pictures(tmp_path / "one") == pictures(tmp_path / "two")
    assert sorted(row["patient"] for row in labels(tmp_path / "one")) == sorted(
        row["patient"] for row in labels(tmp_path / "two")
    )
    assert len({row["patient"] for row in labels(tmp_path / "one")}) == 2
    assert not set(pictures(tmp_path / "one")["normal"]) & set(pictures(tmp_path / "other")["normal"])


def test_the_newest_verdict_on_a_frame_wins(desk: Desk, tmp_path: Path) -> None:
    file = desk.file("a")
    older = desk.case(file)
    newer = desk.case(file, verdict="present")
    result = exported([newer, older], tmp_path / "export", desk.job())
    assert list(pictures(tmp_path / "export")) == ["pneumonia"]
    assert result.exported == (2,)
    assert [(one.queue_id, one.reason) for one in result.skipped] == [
        (1, "Superseded by a later verdict on the same image (queue entry 2).")
    ]


def test_a_later_doubt_on_the_finding_takes_the_label_back_but_one_on_another_does_not(
    desk: Desk, tmp_path: Path
) -> None:
    doubted, sure = desk.file("a"), desk.file("bb", 0.8)
    cases = [
        desk.case(doubted, "pneumonia", "absent"),
        desk.case(doubted, "pneumonia", "unsure"),
        desk.case(sure, "pneumonia", "absent"),
        desk.case(sure, "effusion", "unsure"),
    ]
    result = exported(cases, tmp_path / "export", desk.job())
    assert result.exported == (3,)
    assert [one.queue_id for one in result.skipped] == [1, 2, 4]
    assert "Superseded" in result.skipped[0].reason
    assert result.skipped[1].reason.startswith("No class follows")
    assert result.skipped[2].reason.startswith("No class follows")


def test_what_cannot_be_written_is_named_and_the_rest_goes_on(desk: Desk, tmp_path: Path) -> None:
    gone = replace(desk.case(desk.file("a")), file=None)
    broken = desk.case(desk.file("bb", 0.9))
    assert broken.file is not None
    broken.file.write_bytes(broken.file.read_bytes()[:700])
    broken = about(broken, sha256=hashlib.sha256(broken.file.read_bytes()).hexdigest())
    exchanged = desk.case(desk.file("ccc", 0.8))
    desk.file("ccc", 0.5)
    unnamed = desk.case(desk.file("dddd", 0.7))
    unnamed = replace(unnamed, assessment=replace(unnamed.assessment, label="../outside"))
    good = desk.case(desk.file("eeeee", 0.6))
    result = exported([gone, broken, exchanged, unnamed, good], tmp_path / "export", desk.job())
    assert result.written == 1
    assert result.exported == (5,)
    reasons = {one.queue_id: one.reason for one in result.skipped}
    assert "is gone" in reasons[1]
    with pytest.raises(FileFault) as caught:
        decoded(str(broken.file), 1)
    assert reasons[2] == caught.value.message
    assert "no longer holds" in reasons[3]
    assert "cannot name a class folder" in reasons[4]
    assert is_whole(tmp_path / "export")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["CANARYFOLDER", "export"]


def test_exporting_again_adds_nothing_twice(desk: Desk, tmp_path: Path) -> None:
    cases = [desk.case(desk.file("a")), desk.case(desk.file("bb", 0.8), "effusion", "present")]
    destination = tmp_path / "export"
    exported(cases, destination, desk.job())
    before = pictures(destination), labels(destination)
    exported(cases, destination, desk.job())
    assert (pictures(destination), labels(destination)) == before
    assert is_whole(destination)


def test_a_later_export_adds_to_the_earlier_one_and_moves_what_was_relabelled(desk: Desk, tmp_path: Path) -> None:
    destination = tmp_path / "export"
    stays, moves = desk.file("a"), desk.file("bb", 0.8)
    exported([desk.case(stays), desk.case(moves, "effusion", "present")], destination, desk.job())
    result = exported([desk.case(moves, verdict="present"), desk.case(desk.file("ccc", 0.6))], destination, desk.job())
    assert result.written == 2
    assert {label: len(names) for label, names in pictures(destination).items()} == {"normal": 2, "pneumonia": 1}
    assert json.loads((destination / "provenance.json").read_text())["count"] == 3
    assert is_whole(destination)


def test_a_folder_that_holds_something_else_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    destination = tmp_path / "thesis"
    destination.mkdir()
    (destination / "provenance.json").write_text('{"format": "another program\'s"}')
    with pytest.raises(ExportFault, match="holds other files"):
        exported([desk.case(desk.file("a"))], destination, desk.job())
    assert [file.name for file in destination.iterdir()] == ["provenance.json"]


def test_a_file_in_the_place_of_the_folder_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "export").write_text("")
    with pytest.raises(ExportFault, match=r"export cannot be written \(Not a directory\)"):
        exported([desk.case(desk.file("a"))], tmp_path / "export", desk.job())


def test_a_damaged_table_of_the_earlier_export_is_named(desk: Desk, tmp_path: Path) -> None:
    destination = tmp_path / "export"
    cases = [desk.case(desk.file("a"))]
    exported(cases, destination, desk.job())
    (destination / "labels.csv").write_text("file,label\nx.png,normal\n")
    with pytest.raises(ExportFault, match="other columns"):
        exported(cases, destination, desk.job())


def test_cancelling_leaves_no_manifest_and_no_picture(desk: Desk, tmp_path: Path) -> None:
    cases = [desk.case(desk.file("a")), desk.case(desk.file("bb", 0.8))]
    destination = tmp_path / "export"
    with pytest.raises(ExportCancelled):
        exported(cases, destination, desk.job(cancelled=lambda: len(desk.steps) == 1))
    assert desk.steps == [(1, 2)]
    assert list(destination.iterdir()) == []
    assert exported(cases, destination, desk.job()).written == 2


def test_cancelling_a_later_export_leaves_the_earlier_one_whole(desk: Desk, tmp_path: Path) -> None:
    destination = tmp_path / "export"
    exported([desk.case(desk.file("a"))], destination, desk.job())
    before = {file: file.read_bytes() for file in destination.rglob("*") if file.is_file()}
    with pytest.raises(ExportCancelled):
        exported([desk.case(desk.file("bb", 0.8))], destination, desk.job(cancelled=lambda: True))
    assert {file: file.read_bytes() for file in destination.rglob("*") if file.is_file()} == before


def test_an_export_that_broke_off_is_mended_by_the_next(desk: Desk, tmp_path: Path) -> None:
    """As after a kill between the moving of the pictures and the writing of the table."""
    destination = tmp_path / "export"
    cases = [desk.case(desk.file("a")), desk.case(desk.file("bb", 0.8))]
    exported(cases, destination, desk.job())
    (destination / "MANIFEST.sha256").unlink()
    (destination / "labels.csv").unlink()
    (destination / "pneumonia").mkdir()
    (destination / "pneumonia" / "0123456789abcdef.png").write_bytes(b"left over")
    (destination / ".overread-part").mkdir()
    (destination / ".overread-part" / "0123456789abcdef.png").write_bytes(b"half")
    exported(cases[:1], destination, desk.job())
    assert {label: len(names) for label, names in pictures(destination).items()} == {"normal": 1}
    assert is_whole(destination)


def test_no_case_at_all_makes_an_empty_export(desk: Desk, tmp_path: Path) -> None:
    result = exported([], tmp_path / "export", desk.job())
    assert (result.written, result.skipped) == (0, ())
    assert is_whole(tmp_path / "export")


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_agrees_with_the_manifest(desk: Desk, tmp_path: Path) -> None:
    exported([desk.case(desk.file("a"))], tmp_path / "export", desk.job())
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "MANIFEST.sha256"], cwd=tmp_path / "export", capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count(": OK") == 3


def test_the_export_is_a_training_set_whose_network_view_is_what_was_exported(desk: Desk, tmp_path: Path) -> None:
    cases = [desk.case(desk.file(name, brightness)) for name, brightness in (("a", 1.0), ("bb", 0.8))]
    exported(cases, tmp_path / "export", desk.job())
    expected = {network_view(decoded(str(case.file), 1)).tobytes() for case in cases}
    for dataset in (tmp_path / "export", tmp_path / "export" / "labels.csv"):
        records = read_dataset(dataset)
        assert [record.label for record in records] == ["normal", "normal"]
        assert {load_view(record.path).tobytes() for record in records} == expected


@pytest.mark.engine
def test_torchvision_reads_the_export_as_it_is(desk: Desk, tmp_path: Path) -> None:
    from torchvision.datasets import ImageFolder

    case = desk.case(desk.file("a"))
    exported([case, desk.case(desk.file("bb", 0.8), "effusion", "present")], tmp_path / "export", desk.job())
    dataset = ImageFolder(str(tmp_path / "export"))
    assert dataset.classes == ["effusion", "normal"]
    assert [target for _, target in dataset.samples] == [0, 1]
    image, _ = dataset[1]
    expected = network_view(decoded(case.assessment.origin.path, 1))
    assert np.array_equal(np.asarray(image), np.repeat(expected[..., None], 3, axis=2))
