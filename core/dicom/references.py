"""Which images an object speaks of (PS3.3 Table 10-3, C.11.11)."""

from __future__ import annotations

from pydicom import Dataset

from core.dicom.bounded_sequences import BoundedSequences
from core.dicom.header import numbers, size_of, text
from core.presentation import ImageReference

MAX_FRAME_BYTES = 65536


def image_references(item: Dataset, sequences: BoundedSequences) -> tuple[ImageReference, ...]:
    """The items of a Referenced Image Sequence; frames as whole numbers from 1, none of them meaning all."""
    return tuple(
        ImageReference(uid, _frames(found))
        for found in sequences.items(item, "ReferencedImageSequence")
        if (uid := text(found, "ReferencedSOPInstanceUID"))
    )


def _frames(reference: Dataset) -> tuple[int, ...]:
    if size_of(reference, "ReferencedFrameNumber") > MAX_FRAME_BYTES:
        return ()
    return tuple(int(frame) for frame in numbers(reference, "ReferencedFrameNumber"))


def series_references(dataset: Dataset, sequences: BoundedSequences) -> tuple[ImageReference, ...]:
    """All images of the Referenced Series Sequence."""
    listed = sequences.items(dataset, "ReferencedSeriesSequence")
    return tuple(reference for series in listed for reference in image_references(series, sequences))
