"""Area-averaged levels of a picture, so that a minified view is smooth and costs what the screen holds."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.imaging.resampling import for_opencv

SMALLEST_SIDE_PX = 256


def halved(values: NDArray[Any]) -> NDArray[Any]:
    """The mean of each 2 x 2 block, same dtype, (rows, columns) or (rows, columns, channels); integers are rounded.

    An odd last row or column is repeated first, so pixel i of the result covers exactly pixels 2i and 2i + 1.
    """
    rows, columns = values.shape[:2]
    whole = cv2.copyMakeBorder(for_opencv(values), 0, rows % 2, 0, columns % 2, cv2.BORDER_REPLICATE)
    means = cv2.resize(whole, ((columns + 1) // 2, (rows + 1) // 2), interpolation=cv2.INTER_AREA)
    return means if means.dtype == values.dtype else np.rint(means).astype(values.dtype)


def pyramid(stored: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    """The picture itself, then each level half as wide and high as the one before, down to 256 pixels a side."""
    found = [stored]
    while max(found[-1].shape[:2]) > SMALLEST_SIDE_PX:
        smaller = halved(found[-1])
        smaller.setflags(write=False)
        found.append(smaller)
    return tuple(found)
