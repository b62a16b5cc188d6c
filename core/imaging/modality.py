"""Stored values to modality values (PS3.3 C.11.1)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.study import LookupTable, ModalityTransform


def apply_lookup_table(values: NDArray[Any], lut: LookupTable) -> NDArray[np.float32]:
    """Look `values` (any numeric dtype, any shape) up in `lut`; float32 of 0 .. 2**bits - 1, same shape.

    Inputs below the first or above the last mapped value take the nearest end (PS3.3 C.11.1.1.1, C.11.2.1.1).
    """
    index = np.clip(np.rint(values.astype(np.float64)) - lut.first_mapped, 0, len(lut.table) - 1).astype(np.int64)
    return np.asarray(lut.table[index], dtype=np.float32)


def modality_values(stored: NDArray[Any], transform: ModalityTransform) -> NDArray[np.float32]:
    """Stored values (any numeric dtype, any shape) to modality values (float32, same shape, in `transform.unit`)."""
    if transform.lut is not None:
        return apply_lookup_table(stored, transform.lut)
    values = stored.astype(np.float32)
    if transform.slope == 1.0 and transform.intercept == 0.0:
        return values
    return values * np.float32(transform.slope) + np.float32(transform.intercept)
