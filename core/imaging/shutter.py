"""The display shutter at render time (PS3.3 C.7.6.11): what lies outside takes one grey."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from core.study import Shutter


def visible_area(shutter: Shutter, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Which pixels of a frame of `shape` (rows, columns) are inside every shape of the shutter: bool, same shape."""
    visible = np.ones(shape, dtype=np.bool_)
    rows, columns = np.arange(1, shape[0] + 1)[:, None], np.arange(1, shape[1] + 1)[None, :]
    if shutter.rectangle is not None:
        left, right, upper, lower = shutter.rectangle
        visible &= (rows >= upper) & (rows <= lower) & (columns >= left) & (columns <= right)
    if shutter.circle is not None:
        row, column, radius = shutter.circle
        visible &= (rows - row) ** 2 + (columns - column) ** 2 <= radius**2
    if shutter.polygon:
        canvas = Image.new("1", (shape[1], shape[0]))
        ImageDraw.Draw(canvas).polygon([(column - 1, row - 1) for row, column in shutter.polygon], fill=1, outline=1)
        visible &= np.asarray(canvas, dtype=np.bool_)
    return visible


def shuttered(shown: NDArray[np.uint8], shutter: Shutter | None) -> NDArray[np.uint8]:
    """A rendered frame, uint8 (rows, columns) or (rows, columns, 3), with the shutter closed.

    Outside is black unless the file says else. Its Shutter Presentation Value is a P-Value: neither windowed nor
    inverted (PS3.3 C.7.6.11).
    """
    if shutter is None:
        return shown
    outside = ~visible_area(shutter, (shown.shape[0], shown.shape[1]))
    closed: NDArray[Any] = shown.copy()
    closed[outside] = round(shutter.presentation_value / 257)
    return closed
