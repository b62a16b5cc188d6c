"""Spacing and what it measures, the plane in the patient, the letters at the edges."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.study import EdgeLetters
from tests.helpers.dicom_files import only_frame, write_dx

MAGNIFIED = {"EstimatedRadiographicMagnificationFactor": "1.25"}


@pytest.mark.parametrize(
    ("stated", "source", "meaning"),
    [
        ({"ImagerPixelSpacing": ["0.1", "0.1"], "PixelSpacing": None}, "ImagerPixelSpacing", "detector"),
        ({"ImagerPixelSpacing": ["0.2", "0.2"]}, "PixelSpacing", "detector"),
        ({"ImagerPixelSpacing": ["0.25", "0.25"]}, "PixelSpacing", "calibrated"),
        ({"PixelSpacingCalibrationType": "FIDUCIAL"}, "PixelSpacing", "calibrated"),
        ({"NominalScannedPixelSpacing": ["0.1", "0.1"], "PixelSpacing": None}, "NominalScannedPixelSpacing", "film"),
        ({}, "PixelSpacing", "unknown"),
        ({"Modality": "CT"}, "PixelSpacing", "patient"),
    ],
)
def test_what_a_spacing_measures(tmp_path: Path, stated: dict[str, object], source: str, meaning: str) -> None:
    """PS3.3 10.7.1.3: a detector's spacing is never passed off as the patient's."""
    frame = only_frame(write_dx(tmp_path / "a.dcm", **stated))
    assert frame.spacing_scale is not None
    assert (frame.spacing_source, frame.spacing_scale.meaning) == (source, meaning)


def test_magnification_is_kept_and_not_applied(tmp_path: Path) -> None:
    """Weasis #465, cornerstone3D #2387: neither ignored nor used twice."""
    frame = only_frame(write_dx(tmp_path / "a.dcm", ImagerPixelSpacing=["0.2", "0.2"], **MAGNIFIED))
    assert frame.pixel_spacing_mm == (0.2, 0.2)
    assert frame.spacing_scale is not None
    assert frame.spacing_scale.magnification == 1.25


@pytest.mark.parametrize("spacing", [["0", "0"], ["-1", "1"], ["0.5"]])
def test_an_unusable_spacing_is_none_and_said(tmp_path: Path, spacing: list[str]) -> None:
    frame = only_frame(write_dx(tmp_path / "a.dcm", PixelSpacing=spacing))
    assert (frame.pixel_spacing_mm, frame.spacing_source, frame.spacing_scale) == (None, None, None)
    assert frame.doubts == ("pixel-spacing",)


@pytest.mark.parametrize(
    ("orientation", "letters"),
    [
        ([1, 0, 0, 0, 1, 0], EdgeLetters("R", "L", "A", "P")),
        ([0, 1, 0, 0, 0, -1], EdgeLetters("A", "P", "H", "F")),
        ([-1, 0, 0, 0, 0, -1], EdgeLetters("L", "R", "H", "F")),
        ([0.8, 0, 0.6, 0, 1, 0], EdgeLetters("RF", "LH", "A", "P")),
        ([0.999, 0.045, 0, -0.045, 0.999, 0], EdgeLetters("R", "L", "A", "P")),
    ],
)
def test_letters_from_the_plane(tmp_path: Path, orientation: list[float], letters: EdgeLetters) -> None:
    """PS3.3 C.7.6.2.1.1: x grows to the left, y to the back, z to the head of the patient."""
    path = write_dx(tmp_path / "a.dcm", ImageOrientationPatient=orientation, ImagePositionPatient=[1, 2, 3])
    frame = only_frame(path)
    assert frame.edges == letters
    assert frame.plane is not None
    assert frame.plane.position_mm == (1, 2, 3)


@pytest.mark.parametrize(
    ("stated", "letters"),
    [
        (["L", "F"], EdgeLetters("R", "L", "H", "F")),
        (["A", "FR"], EdgeLetters("P", "A", "HL", "FR")),
        (["L", ""], None),
        (["LEFT", "DOWN"], None),
        ("L", None),
    ],
)
def test_letters_from_patient_orientation(tmp_path: Path, stated: object, letters: EdgeLetters | None) -> None:
    assert only_frame(write_dx(tmp_path / "a.dcm", PatientOrientation=stated)).edges == letters


@pytest.mark.parametrize("orientation", [[1, 0, 0, 1, 0, 0], [0, 0, 0, 0, 0, 0], [2, 0, 0, 0, 1, 0], [1, 0, 0]])
def test_an_impossible_orientation_is_left_out_and_said(tmp_path: Path, orientation: list[float]) -> None:
    frame = only_frame(write_dx(tmp_path / "a.dcm", ImageOrientationPatient=orientation))
    assert frame.plane is None
    assert frame.edges is None
    assert frame.doubts == ("orientation",)


@pytest.mark.parametrize(
    ("stated", "lossy", "ratio"),
    [
        ({}, False, None),
        ({"LossyImageCompression": "00"}, False, None),
        ({"LossyImageCompression": "01"}, True, None),
        ({"LossyImageCompression": "01", "LossyImageCompressionRatio": ["10", "2"]}, True, 20),
    ],
)
def test_once_lossy_always_lossy(tmp_path: Path, stated: dict[str, object], lossy: bool, ratio: float | None) -> None:
    """PS3.3 C.7.6.1.1.5."""
    facts = only_frame(write_dx(tmp_path / "a.dcm", **stated)).facts
    assert (facts.lossy, facts.lossy_ratio) == (lossy, ratio)


def test_derived_and_secondary_capture_are_marked(tmp_path: Path) -> None:
    plain = only_frame(write_dx(tmp_path / "a.dcm", ImageType=["ORIGINAL", "PRIMARY"])).facts
    assert (plain.derived, plain.secondary_capture) == (False, False)
    derived = write_dx(tmp_path / "b.dcm", ImageType=["DERIVED", "PRIMARY"], SOPClassUID="1.2.840.10008.5.1.4.1.1.7")
    assert (only_frame(derived).facts.derived, only_frame(derived).facts.secondary_capture) == (True, True)


def test_a_spacing_of_an_unknown_kind_is_left_out(tmp_path: Path) -> None:
    """pydicom raises where it is merely asked for such an element."""
    path = write_dx(tmp_path / "film.dcm")
    path.write_bytes(path.read_bytes().replace(b"\x28\x00\x30\x00DS", b"\x28\x00\x30\x00S\x01"))
    assert only_frame(path).pixel_spacing_mm is None
