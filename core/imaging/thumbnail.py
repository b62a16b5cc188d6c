"""Small pictures for lists."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.imaging.display import displayed
from core.imaging.pixel_shape import drawn_aspect
from core.study import Frame


def thumbnail(frame: Frame, side_px: int) -> NDArray[np.uint8]:
    """The frame as shown by default, to shape, area-averaged to `side_px` on its long side: uint8, (h, w) or
    (h, w, 3) RGB."""
    shown = displayed(frame)
    rows, columns = frame.shape
    height = rows * drawn_aspect(frame.pixel_aspect)
    scale = side_px / max(height, columns)
    size = (max(1, round(columns * scale)), max(1, round(height * scale)))
    return np.array(Image.fromarray(shown).resize(size, Image.Resampling.BOX))
