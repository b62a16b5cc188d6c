"""What a file is taken apart into. Every place is safe to show: it names where, never what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded string. `record`: the row, line or list entry that it stands in, for a file of several cases."""

    place: str
    text: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Inflated:
    """Bytes that the file holds compressed; `pixels` where they are pixel values."""

    place: str
    data: bytes
    pixels: bool = False


@dataclass(frozen=True, slots=True)
class PixelRange:
    """Where in the file, `start` to `stop` in bytes, pixel values or compressed data lie: short words are spelled there
    by chance."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Picture:
    """One frame or plane: uint8, rows x columns or rows x columns x 3 (RGB)."""

    place: str
    pixels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that cannot be checked, or that an export has no reason to hold."""

    place: str
    reason: str


Part = Text | Inflated | PixelRange | Picture | Refused


def grey_views(pixels: NDArray[np.generic]) -> list[NDArray[np.uint8]]:
    """The 8-bit views of a picture of any number type in which drawn text can be seen.

    8-bit pixels are one view as they are; others are two: their whole range, and their 0.5th to 99.5th percentile.
    """
    if pixels.dtype == np.uint8:
        return [pixels.astype(np.uint8, copy=False)]
    values = pixels.astype(np.float32)
    ranges = {(float(values.min()), float(values.max())), tuple(map(float, np.percentile(values, (0.5, 99.5))))}
    return [
        (np.clip((values - low) / (high - low), 0, 1) * 255).astype(np.uint8)
        for low, high in sorted(ranges)
        if high > low
    ]
