"""The VOI step: modality values to display values from 0 (black) to 1 (white), before any inversion."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.imaging.modality import apply_lookup_table, modality_values
from core.study import Frame, LookupTable, Voi, Window

PERCENTILES_DEFAULT = (0.5, 99.5)


def apply_voi(values: NDArray[np.float32], voi: Voi) -> NDArray[np.float32]:
    """Modality values (float32, any shape) to 0..1 (float32, same shape).

    LINEAR, LINEAR_EXACT and SIGMOID as in PS3.3 C.11.2.1.2.1 and C.11.2.1.3; LUT as in C.11.2.1.1.
    """
    if isinstance(voi, LookupTable):
        return np.asarray(apply_lookup_table(values, voi) / np.float32(2**voi.bits - 1), dtype=np.float32)
    center, width = voi.center, voi.width
    if voi.function == "SIGMOID":
        exponent = np.clip(-4.0 * (values - center) / width, -80.0, 80.0)
        return np.asarray(1.0 / (1.0 + np.exp(exponent)), dtype=np.float32)
    if voi.function == "LINEAR":
        # C.11.2.1.2.1: the window runs from c - 0.5 - (w-1)/2 to c - 0.5 + (w-1)/2; w = 1 is a threshold.
        center, width = center - 0.5, width - 1.0
    if width <= 0.0:
        return np.asarray(values > center, dtype=np.float32)
    return np.asarray(np.clip((values - np.float32(center)) / np.float32(width) + np.float32(0.5), 0.0, 1.0))


def percentile_window(frame: Frame, percentiles: tuple[float, float] = PERCENTILES_DEFAULT) -> Window:
    """The window that spans `percentiles` (each 0..100) of the frame's modality values, padding left out."""
    stored: NDArray[Any] = frame.stored
    step = max(1, int(np.sqrt(stored.size / 1_000_000)))
    sample = stored[::step, ::step]
    if frame.padding is not None:
        inside = sample[(sample < frame.padding[0]) | (sample > frame.padding[1])]
        sample = inside if inside.size else sample.ravel()
    values = modality_values(sample, frame.modality_transform)
    values = values[np.isfinite(values)]  # float pixels may hold NaN where nothing was measured
    low, high = np.percentile(values, percentiles) if values.size else (0.0, 1.0)
    width = max(float(high - low), 1e-6)
    return Window(float(low + high) / 2.0, width, "LINEAR_EXACT", "percentile")


def full_range_window(bits: int) -> Window:
    """The window that maps 0 .. 2**bits - 1 onto 0..1: for 8-bit pictures, which are display values already."""
    top = float(2**bits - 1)
    return Window(top / 2.0, top, "LINEAR_EXACT", "full-range")


def default_voi(frame: Frame, percentiles: tuple[float, float] = PERCENTILES_DEFAULT) -> Voi:
    """The file's first VOI LUT or window; without one, the full range of 8-bit pictures, else the percentile rule."""
    if frame.voi_choices:
        return frame.voi_choices[0]
    if frame.stored.dtype == np.uint8 and frame.modality_transform.lut is None:
        return full_range_window(8)
    return percentile_window(frame, percentiles)


def display_table(frame: Frame, voi: Voi, *, invert: bool = False) -> NDArray[np.uint8]:
    """Stored value -> grey level, for integer pixels of at most 16 bits.

    uint8, 256 or 65,536 entries, indexed by the stored value read as an unsigned integer of its own size (two's
    complement for signed pixels). `invert`: the reader's own inversion, on top of the frame's.
    """
    dtype = frame.stored.dtype
    unsigned = np.arange(2 ** (8 * dtype.itemsize), dtype=f"u{dtype.itemsize}")
    return _grey_levels(unsigned.view(dtype), frame, voi, invert)


def _finite(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """NaN to the dark end and the infinities to their ends, far enough out for any window and safe to divide."""
    return np.asarray(np.nan_to_num(values, nan=-1e30, posinf=1e30, neginf=-1e30), dtype=np.float32)


def _grey_levels(stored: NDArray[Any], frame: Frame, voi: Voi, invert: bool) -> NDArray[np.uint8]:
    values = modality_values(stored, frame.modality_transform)
    shown = apply_voi(_finite(values) if stored.dtype.kind == "f" else values, voi)
    if frame.presentation_lut is not None:
        shown = _presented(shown, frame.presentation_lut)
    if frame.inverted != invert:
        shown = np.float32(1.0) - shown
    return np.asarray(np.rint(shown * np.float32(255.0)), dtype=np.uint8)


def _presented(shown: NDArray[np.float32], lut: LookupTable) -> NDArray[np.float32]:
    """0..1 to 0..1: the whole range of the VOI step runs over the whole table (PS3.3 C.11.6.1.1)."""
    index = np.rint(shown * np.float32(len(lut.table) - 1)).astype(np.int64)
    return np.asarray(lut.table[index] / np.float32(2**lut.bits - 1), dtype=np.float32)


def grey_image(frame: Frame, voi: Voi, *, invert: bool = False) -> NDArray[np.uint8]:
    """The frame as shown: uint8 (rows, columns), 0 black to 255 white, after modality, VOI and the one inversion.

    Colour frames become luminance (ITU-R BT.601), without VOI.
    """
    if frame.is_colour:
        weights = np.array([0.299, 0.587, 0.114], dtype=np.float32)
        grey = np.rint(frame.stored.astype(np.float32) @ weights).astype(np.uint8)
        return np.asarray(255 - grey if invert else grey, dtype=np.uint8)
    dtype = frame.stored.dtype
    if dtype.kind in "iu" and dtype.itemsize <= 2:
        table = display_table(frame, voi, invert=invert)
        return np.take(table, frame.stored.view(f"u{dtype.itemsize}"))
    return _grey_levels(frame.stored, frame, voi, invert)
