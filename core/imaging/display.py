"""The frame as shown by default: what `inspect --render`, thumbnails and the window's first picture agree on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.imaging.overlay_planes import with_overlays
from core.imaging.shutter import shuttered
from core.imaging.window import default_voi, grey_image
from core.study import Frame


def displayed(frame: Frame, *, overlays: bool = False, shutter: bool = True) -> NDArray[np.uint8]:
    """uint8, (rows, columns) grey or (rows, columns, 3) RGB, native size: default VOI, one inversion, shutter closed.

    Padding pixels are windowed like all others: the standard places their value at the dark end of the range
    (PS3.3 C.7.5.1.1.2), so they come out dark, and a wrong Pixel Padding Value hides nothing.
    """
    shown = np.asarray(frame.stored, dtype=np.uint8) if frame.is_colour else grey_image(frame, default_voi(frame))
    if shutter:
        shown = shuttered(shown, frame.shutter)
    return with_overlays(shown, frame.overlays) if overlays else shown
