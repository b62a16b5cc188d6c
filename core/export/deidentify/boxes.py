"""Rectangles of pixels: those that an ultrasound header names, and the blackening of any."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from pydicom import Dataset

from core.dicom.header import integer, items
from core.export.deidentify.box import Box
from core.export.deidentify.pixels import StoredPixels


def outside_regions(dataset: Dataset) -> tuple[Box, ...]:
    """What lies outside all regions of an ultrasound image: (0018,6011), PS3.3 C.8.5.5. Empty where it names none.

    Banners with names lie there. A region that is no rectangle inside the picture is left out of account.
    """
    rows, columns = integer(dataset, "Rows", 0), integer(dataset, "Columns", 0)
    regions = [_region(item, rows, columns) for item in items(dataset, "SequenceOfUltrasoundRegions")]
    kept = [region for region in regions if region is not None]
    if not kept:
        return ()
    heights = sorted({0, rows, *(box.y for box in kept), *(box.y + box.height for box in kept)})
    widths = sorted({0, columns, *(box.x for box in kept), *(box.x + box.width for box in kept)})
    outside = []
    for top, bottom in pairwise(heights):
        start = None
        for left, right in [*pairwise(widths), (columns, columns)]:
            is_inside = left == right or any(box.overlaps(Box(left, top, right - left, bottom - top)) for box in kept)
            if is_inside and start is not None:
                outside.append(Box(start, top, left - start, bottom - top))
            start = None if is_inside else (left if start is None else start)
    return tuple(outside)


def blackened(pixels: StoredPixels, boxes: Iterable[Box]) -> StoredPixels:
    """The same pixels with every box filled with black, in the stored values of all frames."""
    values = pixels.values.copy()
    for box in boxes:
        values[:, box.y : box.y + box.height, box.x : box.x + box.width] = pixels.black
    values.setflags(write=False)
    return StoredPixels(values, pixels.bits, pixels.photometric, pixels.black, pixels.palette)


def share_of(boxes: Iterable[Box], rows: int, columns: int) -> float:
    """How much of a picture the boxes cover, 0..1; what two of them cover counts once."""
    covered = np.zeros((rows, columns), dtype=bool)
    for box in boxes:
        covered[box.y : box.y + box.height, box.x : box.x + box.width] = True
    return float(covered.mean())


def _region(item: Dataset, rows: int, columns: int) -> Box | None:
    """The corners are both inside the region (PS3.3 C.8.5.5.1.1)."""
    keywords = ("RegionLocationMinX0", "RegionLocationMinY0", "RegionLocationMaxX1", "RegionLocationMaxY1")
    left, top, right, bottom = (integer(item, keyword, -1) for keyword in keywords)
    if left < 0 or top < 0 or right <= left or bottom <= top or left >= columns or top >= rows:
        return None
    return Box(left, top, min(right + 1, columns) - left, min(bottom + 1, rows) - top)
