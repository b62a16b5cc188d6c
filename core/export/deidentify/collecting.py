"""The true values of a DICOM file, for screening and for whoever checks an export."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from pydicom import Dataset
from pydicom.datadict import dictionary_has_tag, dictionary_VR, tag_for_keyword
from pydicom.sequence import Sequence

from core.export.deidentify.dates import shifted
from core.export.deidentify.identity import Identity, of_path
from core.export.deidentify.uids import is_registered_class

_NUMBERS = (
    "PatientID", "OtherPatientIDs", "AccessionNumber", "PatientTelephoneNumbers", "MedicalRecordLocator",
    "ReferringPhysicianTelephoneNumbers", "AdmissionID", "ServiceEpisodeID", "InsurancePlanIdentification",
    "FillerOrderNumberImagingServiceRequest", "PlacerOrderNumberImagingServiceRequest", "RequestedProcedureID",
    "ScheduledProcedureStepID", "PerformedProcedureStepID", "StudyID", "IssuerOfPatientID",
    "ClinicalTrialSubjectID", "ClinicalTrialSubjectReadingID", "PatientTelecomInformation", "PersonTelephoneNumbers",
    "PersonTelecomInformation",
)  # fmt: skip
_PHRASES = (
    "PatientAddress", "InstitutionName", "InstitutionAddress", "ReferringPhysicianAddress", "PersonAddress",
    "RegionOfResidence", "CountryOfResidence", "PatientBirthName",
    "PatientInstitutionResidence", "CurrentPatientLocation",
)  # fmt: skip
_DATES = ("PatientBirthDate", "PatientBirthDateInAlternativeCalendar", "StudyDate", "SeriesDate", "AcquisitionDate",
          "ContentDate", "AcquisitionDateTime", "InstanceCreationDate", "DateOfSecondaryCapture",
          "PatientDeathDateInAlternativeCalendar", "LastMenstrualDate", "AdmittingDate")  # fmt: skip
_UIDS = ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "FrameOfReferenceUID")
_KINDS = {
    tag_for_keyword(keyword): kind
    for kind, keywords in (("number", _NUMBERS), ("phrase", _PHRASES), ("date", _DATES), ("uid", _UIDS))
    for keyword in keywords
}
MOST_LEVELS = 16
_SHORTEST_UID = 12  # what is shorter is no UID that anyone was given, and occurs in other numbers by chance


def identity_of(dataset: Dataset, *paths: str) -> Identity:
    """All persons' names at any depth, numbers, UIDs, dates and addresses of a data set, and parts of its `paths`.

    The device's own serial number is not the patient's, and is left out.
    """
    found: dict[str, set[str]] = {"name": set(), "number": set(), "phrase": set(), "date": set(), "uid": set()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for kind, value in _values(dataset, MOST_LEVELS):
            found[kind].add(value)
    dates = {day for value in found["date"] if (day := _day_of(value)) is not None}
    numbers = found["number"] | {uid for uid in found["uid"] if _is_own(uid)}
    files = frozenset(word for path in paths for word in of_path(path))
    return Identity(frozenset(found["name"]), frozenset(numbers), frozenset(dates), frozenset(found["phrase"]), files)


def _day_of(value: str) -> str | None:
    """YYYYMMDD of a date, with points or hyphens too (PS3.5 6.2), or of a date with a time."""
    days = (shifted("DA", value[:length], 0) for length in (10, 8))
    return next((day for day in days if day is not None and len(day) == 8), None)


def _is_own(uid: str) -> bool:
    """A frame of reference may be one of the standard's own: an atlas is nobody's."""
    return len(uid) >= _SHORTEST_UID and not is_registered_class(uid)


def _values(dataset: Dataset, levels: int) -> Iterator[tuple[str, str]]:
    """(kind, text) of everything that names someone."""
    for tag in list(dataset.keys()):
        element = readable(dataset, tag)
        if element is None:
            continue
        if isinstance(element.value, Sequence):
            if levels:
                for item in element.value:
                    yield from _values(item, levels - 1)
            continue
        kind = "name" if _is_name(element) else _KINDS.get(int(tag))
        if kind:
            yield from ((kind, text) for text in texts_of(element.value) if text.strip())


def _is_name(element: Any) -> bool:
    """By what the file says it is, or by what the standard says: a name may be stored as LO."""
    return element.VR == "PN" or (dictionary_has_tag(element.tag) and dictionary_VR(element.tag) == "PN")


def readable(dataset: Dataset, tag: Any) -> Any:
    """The element, converted; None where its value makes no sense to the parser."""
    try:
        return dataset[tag]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - pydicom raises whatever a broken value provokes; it is then not exported
        return None


def texts_of(value: Any) -> list[str]:
    """The values of a text element, one by one."""
    if value is None:
        return []
    several = value if isinstance(value, list | tuple) or type(value).__name__ == "MultiValue" else [value]
    return [str(one) for one in several if one is not None]
