"""Whether the images on screen are all of one patient. A wrong prior beside an image is read as if it were hers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from app.open_studies import FramePlace

Patients = Literal["one", "unknown", "several"]


def patients_of(places: Sequence[FramePlace]) -> Patients:
    """Of several where two images are certainly of two patients; unknown where that cannot be told of two."""
    answers = [same_patient(one, other) for one, other in combinations(places, 2)]
    if False in answers:
        return "several"
    return "unknown" if None in answers else "one"


def same_patient(one: FramePlace, other: FramePlace) -> bool | None:
    """None where the files do not tell: one names no patient, or neither an id. Equal ids under two names are taken
    for two patients: ids are unique in one hospital only."""
    if one.instance.path == other.instance.path:
        return True
    ids = one.study.patient_id.strip(), other.study.patient_id.strip()
    names = _letters(one.study.patient_name), _letters(other.study.patient_name)
    if (all(ids) and ids[0] != ids[1]) or (all(names) and names[0] != names[1]):
        return False
    if all(ids) or (all(names) and one.study.uid == other.study.uid):
        return True
    return None


def _letters(name: str) -> str:
    """A name as it is compared: "Doe, JANE" and "DOE^Jane" are one."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in name.casefold()).split())
