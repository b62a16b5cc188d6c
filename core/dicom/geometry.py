"""Spacing with its honesty, the plane of a frame in the patient, and the letters at its edges."""

from __future__ import annotations

import math

from pydicom import Dataset

from core.dicom.functional_groups import group_of_frame
from core.dicom.header import number, numbers, text, value
from core.dicom.text import plain
from core.study import EdgeLetters, Plane, SpacingMeaning, SpacingScale, SpacingSource

# Projections: a length on them is larger than in the patient.
PROJECTION_MODALITIES = frozenset({"CR", "DX", "MG", "RF", "XA", "RG", "IO", "PX", "XC", "DR", "RTIMAGE"})
_OPPOSITE = {"L": "R", "R": "L", "A": "P", "P": "A", "H": "F", "F": "H"}
_LETTERS = (("L", "R"), ("P", "A"), ("H", "F"))  # towards + and - of x, y, z (PS3.3 C.7.6.2.1.1)
_OBLIQUE_FROM = 0.1  # a direction that leans less than 6 degrees to an axis does not carry its letter
_Spacing = tuple[float, float]


def pixel_spacing(
    dataset: Dataset, number_of_frame: int
) -> tuple[_Spacing | None, SpacingSource | None, SpacingScale | None]:
    """(row, column) spacing in mm, the attribute it came from, and what it measures (PS3.3 10.7.1.3)."""
    measures = group_of_frame(dataset, number_of_frame, "PixelMeasuresSequence")
    candidates: tuple[tuple[SpacingSource, _Spacing | None], ...] = (
        ("PixelSpacing", _pair(measures, "PixelSpacing")),
        ("ImagerPixelSpacing", _pair(dataset, "ImagerPixelSpacing")),
        ("NominalScannedPixelSpacing", _pair(dataset, "NominalScannedPixelSpacing")),
    )
    for source, spacing in candidates:
        if spacing is not None:
            return spacing, source, _scale(dataset, source, spacing)
    return None, None, None


def _pair(dataset: Dataset, keyword: str) -> _Spacing | None:
    values = numbers(dataset, keyword)
    return (values[0], values[1]) if len(values) == 2 and min(values) > 0.0 else None


def pixel_aspect(dataset: Dataset, *keywords: str) -> float | None:
    """Height over width of a pixel, by the first attribute that is there: a spacing (row, column) or a ratio (vertical,
    horizontal; PS3.3 C.7.6.3.1.7, C.10.4). None without one."""
    found = next((pair for pair in (_pair(dataset, keyword) for keyword in keywords) if pair is not None), None)
    return found[0] / found[1] if found is not None else None


def _scale(dataset: Dataset, source: SpacingSource, spacing: _Spacing) -> SpacingScale:
    calibration = text(dataset, "PixelSpacingCalibrationType")
    factor = number(dataset, "EstimatedRadiographicMagnificationFactor", 0.0)
    return SpacingScale(_meaning(dataset, source, spacing), calibration, factor if factor > 0.0 else None)


def _meaning(dataset: Dataset, source: SpacingSource, spacing: _Spacing) -> SpacingMeaning:
    if source != "PixelSpacing":
        return "detector" if source == "ImagerPixelSpacing" else "film"
    imager = _pair(dataset, "ImagerPixelSpacing")
    if text(dataset, "PixelSpacingCalibrationType"):
        return "calibrated"
    if imager is not None:
        same = all(math.isclose(a, b, rel_tol=1e-4) for a, b in zip(imager, spacing, strict=True))
        return "detector" if same else "calibrated"
    return "unknown" if text(dataset, "Modality") in PROJECTION_MODALITIES else "patient"


def plane_of(dataset: Dataset, number_of_frame: int) -> Plane | None:
    """Image Orientation and Image Position (Patient), where the directions are what they claim: unit vectors, at a
    right angle."""
    directions = numbers(
        group_of_frame(dataset, number_of_frame, "PlaneOrientationSequence"), "ImageOrientationPatient"
    )
    if len(directions) != 6:
        return None
    row, column = _vector(directions[:3]), _vector(directions[3:])
    unit = all(math.isclose(math.hypot(*v), 1.0, abs_tol=0.01) for v in (row, column))
    if not unit or abs(sum(a * b for a, b in zip(row, column, strict=True))) > 0.01:
        return None
    position = numbers(group_of_frame(dataset, number_of_frame, "PlanePositionSequence"), "ImagePositionPatient")
    return Plane(_vector(position) if len(position) == 3 else None, row, column)


def _vector(values: list[float]) -> tuple[float, float, float]:
    return values[0], values[1], values[2]


def edge_letters(dataset: Dataset, plane: Plane | None) -> EdgeLetters | None:
    """From the plane, else from Patient Orientation (PS3.3 C.7.6.1.1.1): its values say where rows and columns run."""
    if plane is not None:
        right, bottom = _towards(plane.row_direction), _towards(plane.column_direction)
    else:
        stated = value(dataset, "PatientOrientation")
        given = [plain(v) for v in stated] if isinstance(stated, (list, tuple)) or hasattr(stated, "append") else []
        if len(given) != 2 or not all(letters and set(letters) <= set(_OPPOSITE) for letters in given):
            return None
        right, bottom = given
    return EdgeLetters(_opposite(right), right, _opposite(bottom), bottom)


def _towards(direction: tuple[float, float, float]) -> str:
    """The letters of the axes that a direction leans to, the strongest first."""
    named = [(abs(d), _LETTERS[axis][d < 0]) for axis, d in enumerate(direction) if abs(d) > _OBLIQUE_FROM]
    return "".join(letter for _, letter in sorted(named, reverse=True))


def _opposite(letters: str) -> str:
    return "".join(_OPPOSITE[letter] for letter in letters)
