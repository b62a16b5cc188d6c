"""Overlay planes at render time (PS3.3 C.9.2): burnt into a picture that is shown or exported, never into a frame."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.study import OverlayPlane

WHITE = 255


def with_overlays(shown: NDArray[np.uint8], planes: tuple[OverlayPlane, ...]) -> NDArray[np.uint8]:
    """A rendered frame, uint8 (rows, columns) or (rows, columns, 3), with the planes in white over it.

    What a plane has outside the frame is left out.
    """
    if not planes:
        return shown
    drawn = shown.copy()
    rows, columns = shown.shape[:2]
    for plane in planes:
        top, left = plane.origin[0] - 1, plane.origin[1] - 1
        mask = plane.mask[max(0, -top) : max(0, rows - top), max(0, -left) : max(0, columns - left)]
        part = drawn[max(0, top) : max(0, top) + mask.shape[0], max(0, left) : max(0, left) + mask.shape[1]]
        part[mask] = WHITE
    return drawn
