"""Area-averaged levels of a picture, so that a minified view is smooth and costs what the screen holds."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

SMALLEST_SIDE_PX = 256


def halved(values: NDArray[Any]) -> NDArray[Any]:
    """The mean of each 2 x 2 block, same dtype, (rows, columns) or (rows, columns, channels); integers are rounded.

    An odd last row or column is repeated first, so pixel i of the result covers exactly pixels 2i and 2i + 1.
    """
    rows, columns = values.shape[0] % 2, values.shape[1] % 2
    if rows or columns:
        values = np.pad(values, [(0, rows), (0, columns)] + [(0, 0)] * (values.ndim - 2), mode="edge")
    kind, size = values.dtype.kind, values.dtype.itemsize
    wide = values.dtype if kind == "f" else np.dtype(np.int32 if size <= 2 else np.int64)
    total = values[0::2, 0::2].astype(wide)
    for block in (values[0::2, 1::2], values[1::2, 0::2], values[1::2, 1::2]):
        total += block
    if kind == "f":
        return np.asarray(total * wide.type(0.25), dtype=values.dtype)
    return ((total + 2) >> 2).astype(values.dtype)


def pyramid(stored: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    """The picture itself, then each level half as wide and high as the one before, down to 256 pixels a side."""
    found = [stored]
    while max(found[-1].shape[:2]) > SMALLEST_SIDE_PX:
        smaller = halved(found[-1])
        smaller.setflags(write=False)
        found.append(smaller)
    return tuple(found)
