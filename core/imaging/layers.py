"""What lies over a picture on screen, as pictures of its own: the closed shutter, and the overlay planes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.imaging.overlay_planes import with_overlays
from core.imaging.shutter import visible_area
from core.study import Frame

OPAQUE = np.uint32(0xFF000000)
GREY = np.uint32(0x00010101)


def shutter_layer(frame: Frame) -> NDArray[np.uint32] | None:
    """0xAARRGGBB, uint32 (rows, columns): opaque where the shutter hides the frame, else clear. None without one."""
    if frame.shutter is None:
        return None
    grey = np.uint32(round(frame.shutter.presentation_value / 257))
    return np.where(visible_area(frame.shutter, frame.shape), np.uint32(0), OPAQUE | grey * GREY)


def overlay_layer(frame: Frame) -> NDArray[np.uint32] | None:
    """0xAARRGGBB, uint32 (rows, columns): white where any overlay plane is set, else clear. None without planes."""
    if not frame.overlays:
        return None
    drawn = with_overlays(np.zeros(frame.shape, dtype=np.uint8), frame.overlays)
    return np.where(drawn > 0, np.uint32(0xFFFFFFFF), np.uint32(0))
