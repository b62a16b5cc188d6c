"""The true values of a DICOM file, for screening and for whoever checks an export."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from pydicom import Dataset
from pydicom.datadict import tag_for_keyword
from pydicom.sequence import Sequence

from core.export.deidentify.dates import shifted
from core.export.deidentify.identity import Identity, of_path

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
_KINDS = {
    tag_for_keyword(keyword): kind
    for kind, keywords in (("number", _NUMBERS), ("phrase", _PHRASES), ("date", _DATES))
    for keyword in keywords
}
MOST_LEVELS = 16


def identity_of(dataset: Dataset, *paths: str) -> Identity:
    """All persons' names at any depth, numbers, dates and addresses of a data set, and the parts of its `paths`.

    The device's own serial number is not the patient's, and is left out.
    """
    found: dict[str, set[str]] = {"name": set(), "number": set(), "phrase": set(), "date": set()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for kind, value in _values(dataset, MOST_LEVELS):
            found[kind].add(value)
    dates = {moved for value in found["date"] if (moved := shifted("DA", value[:8], 0)) is not None and len(moved) == 8}
    files = frozenset(word for path in paths for word in of_path(path))
    return Identity(
        frozenset(found["name"]), frozenset(found["number"]), frozenset(dates), frozenset(found["phrase"]), files
    )


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
        kind = "name" if element.VR == "PN" else _KINDS.get(int(tag))
        if kind:
            yield from ((kind, text) for text in texts_of(element.value) if text.strip())


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
