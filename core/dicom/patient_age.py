"""The patient's age at the study, as far as the header tells it."""

from __future__ import annotations

import re
from datetime import date, datetime

from pydicom import Dataset

from core.dicom.header import text

_AGE = re.compile(r"(\d{3})([DWMY])")
_YEARS = {"D": 1 / 365.25, "W": 7 / 365.25, "M": 1 / 12, "Y": 1.0}
OLDEST = 130.0


def patient_age_years(dataset: Dataset) -> float | None:
    """Patient's Age (0010,1010), a value of VR AS (PS3.5 6.2), else from birth date and study date; None where unknown.

    Ages below 0 or above 130 years count as unknown: such values stand for a date that nobody knew.
    """
    stated = _AGE.fullmatch(text(dataset, "PatientAge"))
    if stated:
        return _plausible(int(stated[1]) * _YEARS[stated[2]])
    born, seen = (_date(text(dataset, keyword)) for keyword in ("PatientBirthDate", "StudyDate"))
    return _plausible((seen - born).days / 365.25) if born and seen else None


def _plausible(age: float) -> float | None:
    return age if 0 <= age <= OLDEST else None


def _date(given: str) -> date | None:
    try:
        return datetime.strptime(given, "%Y%m%d").date()
    except ValueError:
        return None
