"""Overlay planes (PS3.3 C.9.2): in their own element, or in the bits of the pixels that hold no image (retired)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.tag import Tag

from core.dicom.codecs import NATIVE
from core.dicom.header import integer, value_at
from core.dicom.text import plain
from core.study import OverlayPlane

GROUPS = range(0x6000, 0x601F, 2)
_ROWS, _COLUMNS, _FRAMES, _TYPE, _ORIGIN, _FIRST_FRAME = 0x10, 0x11, 0x15, 0x40, 0x50, 0x51
_ALLOCATED, _POSITION, _LABEL, _DATA = 0x100, 0x102, 0x1500, 0x3000


def overlays_of(dataset: Dataset, number_of_frame: int, max_pixels: int) -> tuple[OverlayPlane, ...]:
    """The planes that lie over frame `number_of_frame` (from 1); one that the file does not fill is left out."""
    planes = (_plane(dataset, group, number_of_frame, max_pixels) for group in GROUPS if _has(dataset, group, _TYPE))
    return tuple(plane for plane in planes if plane is not None)


def _has(dataset: Dataset, group: int, element: int) -> bool:
    return Tag(group, element) in dataset


def _whole(dataset: Dataset, group: int, element: int, default: int) -> int:
    given = value_at(dataset, group, element)
    return given if isinstance(given, int) else int(given) if str(given).isdigit() else default


def _plane(dataset: Dataset, group: int, number_of_frame: int, max_pixels: int) -> OverlayPlane | None:
    embedded = not _has(dataset, group, _DATA)
    rows = _whole(dataset, group, _ROWS, integer(dataset, "Rows", 0))
    columns = _whole(dataset, group, _COLUMNS, integer(dataset, "Columns", 0))
    if rows < 1 or columns < 1 or rows * columns > max_pixels:
        return None
    if embedded:
        mask = _embedded(dataset, group, number_of_frame)
    else:
        first = _whole(dataset, group, _FIRST_FRAME, 1)
        mask = _own(dataset, group, (rows, columns), number_of_frame - first)
    if mask is None:
        return None
    mask.setflags(write=False)
    label = plain(value_at(dataset, group, _LABEL))
    is_roi = plain(value_at(dataset, group, _TYPE)) == "R"
    return OverlayPlane(mask, _origin(dataset, group), "roi" if is_roi else "graphics", label, group)


def _origin(dataset: Dataset, group: int) -> tuple[int, int]:
    given = value_at(dataset, group, _ORIGIN)
    try:
        row, column = (int(v) for v in given)
    except (TypeError, ValueError):
        return 1, 1
    return row, column


def _own(dataset: Dataset, group: int, shape: tuple[int, int], index: int) -> NDArray[np.bool_] | None:
    """Overlay Data: one bit a pixel, the lowest bit first, frames without a gap (PS3.5 8.1.2)."""
    data = value_at(dataset, group, _DATA)
    pixels = shape[0] * shape[1]
    if not _has(dataset, group, _FRAMES) and not _has(dataset, group, _FIRST_FRAME):
        index = 0  # a single overlay lies over every frame
    elif not 0 <= index < max(1, _whole(dataset, group, _FRAMES, 1)):
        return None
    start = index * pixels
    if not isinstance(data, bytes) or 8 * len(data) < start + pixels:
        return None
    if dataset.original_encoding[1] is False and dataset[Tag(group, _DATA)].VR == "OW":
        data = np.frombuffer(data[: len(data) // 2 * 2], dtype=">u2").astype("<u2").tobytes()
    part = np.frombuffer(data[start // 8 : (start + pixels + 7) // 8], dtype=np.uint8)
    bits = np.unpackbits(part, bitorder="little")[start % 8 : start % 8 + pixels]
    return bits.reshape(shape).astype(np.bool_)


def _embedded(dataset: Dataset, group: int, number_of_frame: int) -> NDArray[np.bool_] | None:
    """A plane in an unused bit of the pixels (retired; PS3.5 8.1.2). Compressed pixels carry none."""
    stored, position = _raw_words(dataset, number_of_frame), _whole(dataset, group, _POSITION, -1)
    high = integer(dataset, "HighBit", integer(dataset, "BitsStored", 16) - 1)
    used = range(high - integer(dataset, "BitsStored", 16) + 1, high + 1)
    if stored is None or not 0 <= position < 8 * stored.dtype.itemsize or position in used:
        return None
    return np.asarray((stored >> position) & 1, dtype=np.bool_)


def _raw_words(dataset: Dataset, number_of_frame: int) -> NDArray[Any] | None:
    """The frame's cells with all their bits: (rows, columns), uint8 or uint16."""
    rows, columns, size = (integer(dataset, key, 0) for key in ("Rows", "Columns", "BitsAllocated"))
    if str(dataset.file_meta.TransferSyntaxUID) not in NATIVE or size not in (8, 16):
        return None
    if integer(dataset, "SamplesPerPixel", 1) != 1 or "PixelData" not in dataset:
        return None
    count, start = rows * columns, (number_of_frame - 1) * rows * columns * size // 8
    data = dataset.PixelData
    if len(data) < start + count * size // 8:
        return None
    order = ">" if dataset.original_encoding[1] is False else "<"
    return np.frombuffer(data, dtype=f"{order}u{size // 8}", count=count, offset=start).reshape(rows, columns)
