"""What an opened file says of itself is what a scan says of it: else each reading would list it anew."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom.uid import RLELossless

from core.dicom.finding import Found
from core.dicom.reading import open_source
from core.dicom.scanning import scan_file, scan_source
from tests.helpers.dicom_files import chest_like, write_dx

NAMED = {
    "SpecificCharacterSet": "ISO_IR 192", "PatientName": "Bj\u00f6rk^\u00c5sa", "PatientID": "P-7",
    "StudyDate": "20240305", "StudyDescription": "Thorax", "SeriesDescription": "p.a.", "SeriesNumber": "3",
    "InstanceNumber": "12", "ImagePositionPatient": [0.0, 1.5, -2.0], "ViewPosition": "PA",
    "ImageOrientationPatient": [1.0, 0.0, 0.0, 0.0, 1.0, 0.0], "FrameOfReferenceUID": "1.2.3",
}  # fmt: skip


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        NAMED,
        {"TransferSyntaxUID": RLELossless, "PatientName": "Doe^Jane"},
        {"Modality": "CT", "StudyInstanceUID": None, "PatientName": None},
    ],
    ids=["plain", "named", "compressed", "bare"],
)
def test_an_opened_dicom_file_says_what_the_scan_says(tmp_path: Path, attributes: dict[str, object]) -> None:
    path = str(write_dx(tmp_path / "film.dcm", chest_like(40, 30, 12), **attributes))
    assert scan_source(open_source(path)) == scan_file(Found(path))


def test_several_frames_and_pictures_too(tmp_path: Path) -> None:
    frames = np.stack([chest_like(40, 30, 12)] * 3)
    paths = [str(write_dx(tmp_path / "run.dcm", frames)), str(tmp_path / "film.png")]
    Image.fromarray(chest_like(40, 30, 8)).save(paths[1])
    for path in paths:
        assert scan_source(open_source(path)) == scan_file(Found(path))
