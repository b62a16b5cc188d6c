"""The example studies that ship with Overread: readable, upright in polarity, and of nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pydicom import dcmread

from core.dicom.reading import open_source, read_frame
from core.imaging.network_input import network_view

SHAPES = {
    "chest-1.jpg": (1416, 1776),
    "chest-2.jpg": (952, 1192),
    "chest-3.jpg": (1104, 1328),
    "chest-4.dcm": (1128, 1664),
    "chest-5.dcm": (1302, 1564),
    "chest-6.dcm": (592, 968),
}
DICOM_NAMES = [name for name in SHAPES if name.endswith(".dcm")]
PICTURE_NAMES = [name for name in SHAPES if name.endswith(".jpg")]


@pytest.mark.parametrize("name", SHAPES)
def test_each_example_shows_dark_air_beside_a_bright_body(examples_dir: Path, name: str) -> None:
    frame = read_frame(open_source(str(examples_dir / name)))
    view = network_view(frame)
    rows, columns = view.shape
    assert view.shape == SHAPES[name]
    assert view[-rows // 8 :, : columns // 40].mean() < 40.0
    assert view[rows // 2, columns // 2 - 20 : columns // 2 + 20].mean() > 120.0


def test_one_example_is_stored_inverted(examples_dir: Path) -> None:
    inverted = [name for name in SHAPES if read_frame(open_source(str(examples_dir / name))).inverted]
    assert inverted == ["chest-6.dcm"]


@pytest.mark.parametrize("name", DICOM_NAMES)
def test_the_patients_are_invented(examples_dir: Path, name: str) -> None:
    dataset = dcmread(examples_dir / name)
    assert str(dataset.PatientName).startswith("EXAMPLE^")
    assert dataset.PatientID.startswith("EX-")
    assert dataset.PatientBirthDate == ""
    assert dataset.SOPInstanceUID.startswith("2.25.")
    assert dataset.SOPInstanceUID.is_valid
    assert "PixelSpacing" not in dataset


@pytest.mark.parametrize("name", PICTURE_NAMES)
def test_the_pictures_carry_no_metadata(examples_dir: Path, name: str) -> None:
    with Image.open(examples_dir / name) as picture:
        assert set(picture.info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
