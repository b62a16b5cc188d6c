"""The canary cases are the same each time, and the stand-alone search finds what is there, and only that."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pydicom
import pytest

from tests.canaries.canary_cases import PLACES, text_boxes, write_canary_cases
from tests.canaries.find_canaries import blacked_outside, main

SOME = ("private OB", "dicomdir 0", "png zTXt", "folder name", "burned 12 bit")


@pytest.fixture
def some(tmp_path: Path) -> Path:
    write_canary_cases(tmp_path, SOME)
    return tmp_path


def test_there_are_sixty_places() -> None:
    assert len({place for place, _ in PLACES}) == len(PLACES) == 60


def test_the_search_stands_alone_and_finds_each(some: Path) -> None:
    script = Path(__file__).parent / "find_canaries.py"
    command = [sys.executable, "-I", str(script), str(some / "cases"), str(some / "canaries.json")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stderr
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert {entry["case"] for entry in found if entry["file"].startswith(entry["case"])} == {
        case["case"] for case in json.loads((some / "canaries.json").read_text(encoding="utf-8"))
    }
    (burned,) = {entry["case"] for entry in found if entry["how"] == "pixels"}
    assert dict(PLACES)["burned 12 bit"] is PLACES[int(burned[1:])][1]


def test_a_blacked_picture_without_a_header_is_clean(some: Path) -> None:
    (case,) = write_canary_cases(some / "again", ("burned 12 bit",))
    dataset = pydicom.dcmread(case.opened)
    before = dataset.pixel_array.copy()
    after = before.copy()
    for left, top, width, height in text_boxes(case):
        after[max(0, top) : top + height, max(0, left) : left + width] = 0
    clean = pydicom.dcmread(case.opened)
    for element in list(clean):
        if element.tag.group != 0x0028:
            del clean[element.tag]
    clean.file_meta.MediaStorageSOPInstanceUID = "2.25.1"
    clean.PixelData = after.tobytes()
    folder = some / "export"
    folder.mkdir()
    clean.save_as(folder / "3fa1b2c4d5e6f708.dcm")
    assert main([str(folder), str(some / "again" / "canaries.json")]) == 0
    assert blacked_outside(before, after, text_boxes(case)) == 0
    after[:100] = 0
    assert 0.1 < blacked_outside(before, after, text_boxes(case)) < 0.25


def test_one_seed_makes_the_same_cases(some: Path, tmp_path: Path) -> None:
    write_canary_cases(tmp_path / "twice", SOME)
    for path in (some / "cases").rglob("*.dcm"):
        other = tmp_path / "twice" / path.relative_to(some)
        assert np.array_equal(pydicom.dcmread(path).pixel_array, pydicom.dcmread(other).pixel_array)
        assert str(pydicom.dcmread(path).PatientName) == str(pydicom.dcmread(other).PatientName)
