"""A header's values straight from their bytes: for the scan, which reads twenty attributes of each of many files.

pydicom's own conversion takes twice as long as its parsing. Text beyond ASCII is left to it, with its character sets.
"""

from __future__ import annotations

import math

from pydicom import Dataset
from pydicom.datadict import tag_for_keyword
from pydicom.dataelem import RawDataElement

from core.dicom import header
from core.dicom.text import plain


class RawHeader:
    """Like `core.dicom.header`, by keyword, over one parsed dataset of which nothing has been asked yet."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._values = {int(element.tag): element for element in dataset.values()}

    def text(self, keyword: str) -> str:
        """One line of plain text; '' where absent."""
        raw = self._bytes(keyword)
        if raw is None:
            return ""
        return plain(raw.decode("ascii").rstrip("\0 ")) if _is_simple(raw) else header.text(self._dataset, keyword)

    def numbers(self, keyword: str) -> list[float]:
        """All values of a DS or IS as finite floats; empty where absent or where any of them is no number."""
        raw = self._bytes(keyword)
        try:
            found = [float(part) for part in raw.split(b"\\")] if raw and raw.strip(b"\0 ") else []
        except ValueError:
            return []
        return found if all(math.isfinite(value) for value in found) else []

    def integer(self, keyword: str, default: int) -> int:
        """The first value of an IS."""
        return int((self.numbers(keyword) or [default])[0])

    def short(self, keyword: str, default: int) -> int:
        """The first value of a US."""
        element = self._values.get(_TAGS[keyword])
        if not isinstance(element, RawDataElement) or not element.value or len(element.value) < 2:
            return default
        return int.from_bytes(element.value[:2], "little" if element.is_little_endian else "big")

    def _bytes(self, keyword: str) -> bytes | None:
        element = self._values.get(_TAGS[keyword])
        value = element.value if isinstance(element, RawDataElement) else None
        return value if isinstance(value, bytes) else None


def _is_simple(raw: bytes) -> bool:
    return raw.isascii() and b"\x1b" not in raw and b"\\" not in raw


HEADER_KEYWORDS = (
    "SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "PatientName", "PatientID", "StudyDate",
    "StudyDescription", "Modality", "SeriesDescription", "SeriesNumber", "InstanceNumber", "Rows", "Columns",
    "NumberOfFrames", "SamplesPerPixel", "BitsAllocated", "PhotometricInterpretation", "ImagePositionPatient",
    "ImageOrientationPatient", "ViewPosition", "FrameOfReferenceUID",
)  # fmt: skip
_TAGS = {keyword: tag_for_keyword(keyword) or 0 for keyword in HEADER_KEYWORDS}
HEADER_TAGS = list(_TAGS.values())
LAST_HEADER_TAG = max(HEADER_TAGS)
