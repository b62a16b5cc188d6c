"""How a case is to be de-identified, and what was done: the options of PS3.15 E.3 and the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from core.export.pseudonyms import patient_pseudonym
from core.study import FrameOrigin


class MethodCode(NamedTuple):
    """A code of CID 7050, De-identification Method (PS3.16), of the scheme DCM."""

    value: str
    meaning: str


BASIC = MethodCode("113100", "Basic Application Confidentiality Profile")
CLEAN_PIXELS = MethodCode("113101", "Clean Pixel Data Option")
CLEAN_DESCRIPTORS = MethodCode("113105", "Clean Descriptors Option")
MODIFIED_DATES = MethodCode("113107", "Retain Longitudinal Temporal Information Modified Dates Option")
PATIENT_CHARACTERISTICS = MethodCode("113108", "Retain Patient Characteristics Option")
DEVICE_IDENTITY = MethodCode("113109", "Retain Device Identity Option")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of PS3.15 E.3 beside the basic profile. `clean_pixels`: an image that was not checked is refused."""

    clean_pixels: bool = True
    clean_descriptors: bool = True
    modified_dates: bool = True
    patient_characteristics: bool = True
    device_identity: bool = True

    @property
    def header_codes(self) -> tuple[MethodCode, ...]:
        """The options that act on the header and are on, in the order of their codes."""
        chosen = (
            (self.clean_descriptors, CLEAN_DESCRIPTORS),
            (self.modified_dates, MODIFIED_DATES),
            (self.patient_characteristics, PATIENT_CHARACTERISTICS),
            (self.device_identity, DEVICE_IDENTITY),
        )
        return tuple(code for is_on, code in chosen if is_on)


@dataclass(frozen=True, slots=True)
class Plan:
    """`key`: that of `pseudonym_key`; it never leaves the house. `origin`: whose file it is."""

    key: bytes = field(repr=False)
    origin: FrameOrigin = field(repr=False)
    options: Options = Options()

    @property
    def patient(self) -> str:
        """The patient's pseudonym: the same for one patient in every export of one key."""
        return patient_pseudonym(self.key, self.origin)


@dataclass(frozen=True, slots=True)
class Record:
    """What was done to one file; it holds tags and counts, and no value of the original.

    `edition`: that of the table. `methods`: the codes that were applied. `actions`: what was done -> how many elements.
    `screened`: tags ("0008,1030") of texts that could not be shown to be harmless and were taken out. `blackened`:
    boxes that were filled in the pixels; None where the pixels were not checked.
    """

    edition: str
    methods: tuple[MethodCode, ...]
    actions: dict[str, int]
    screened: tuple[str, ...]
    blackened: int | None
