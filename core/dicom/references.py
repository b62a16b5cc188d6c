"""Which images an object speaks of (PS3.3 Table 10-3, C.11.11)."""

from __future__ import annotations

from pydicom import Dataset

from core.dicom.header import items, numbers, text
from core.presentation import ImageReference

MAX_REFERENCES = 20_000
MAX_FRAMES = 100_000


def image_references(item: Dataset, keyword: str) -> tuple[ImageReference, ...]:
    """The images of one sequence of references; frames as whole numbers from 1, none of them meaning all."""
    return tuple(
        ImageReference(uid, tuple(int(frame) for frame in numbers(found, "ReferencedFrameNumber")[:MAX_FRAMES]))
        for found in items(item, keyword)[:MAX_REFERENCES]
        if (uid := text(found, "ReferencedSOPInstanceUID"))
    )


def series_references(dataset: Dataset) -> tuple[ImageReference, ...]:
    """All images of the Referenced Series Sequence."""
    found: list[ImageReference] = []
    for series in items(dataset, "ReferencedSeriesSequence"):
        found += image_references(series, "ReferencedImageSequence")
        if len(found) >= MAX_REFERENCES:
            break
    return tuple(found[:MAX_REFERENCES])
