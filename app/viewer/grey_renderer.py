"""From stored values to what the screen shows: the visible part, at the level that fits, through one table."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.picture import Picture
    from core.study import Voi

TILE_PX = 64  # the visible part is rounded outward to this, so that panning seldom needs new pixels


class GreyRenderer:
    """Renders one picture. What was rendered last is kept until the part, the level or the window changes."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._voi, self._inverted = picture.voi, False
        self._table: NDArray[np.uint32] | None = None
        self._key: tuple[int, QRect] | None = None
        self._image, self._pixels = QImage(), None  # type: tuple[QImage, Any]

    def set_window(self, voi: Voi, inverted: bool) -> None:
        """`inverted`: the reader's own inversion, on top of the frame's."""
        if voi is not self._voi or inverted != self._inverted:
            self._voi, self._inverted, self._table, self._key = voi, inverted, None, None

    def render(self, visible: QRectF, device_scale: float) -> tuple[QImage, QRectF]:
        """The `visible` part (in pixels of the picture) and the rectangle of the picture that it covers.

        `device_scale`: device pixels per pixel of the picture.
        """
        level = self._level(device_scale)
        part = self._part(visible, level)
        if (level, part) != self._key:
            values = self._picture.levels[level]
            crop = values[part.top() : part.top() + part.height(), part.left() : part.left() + part.width()]
            self._pixels = self._rgb32(crop)
            self._image = QImage(self._pixels.data, part.width(), part.height(), QImage.Format.Format_RGB32)
            self._key = (level, part)
        side = float(2**level)
        return self._image, QRectF(part.x() * side, part.y() * side, part.width() * side, part.height() * side)

    def _level(self, device_scale: float) -> int:
        """The smallest level that still has at least one pixel for each pixel of the screen."""
        if device_scale >= 1.0:
            return 0
        return min(len(self._picture.levels) - 1, int(math.log2(1.0 / device_scale)))

    def _part(self, visible: QRectF, level: int) -> QRect:
        rows, columns = self._picture.levels[level].shape[:2]
        side = float(2**level * TILE_PX)
        left, top = math.floor(visible.left() / side) * TILE_PX, math.floor(visible.top() / side) * TILE_PX
        right, bottom = math.ceil(visible.right() / side) * TILE_PX, math.ceil(visible.bottom() / side) * TILE_PX
        left, top = min(max(left, 0), columns - 1), min(max(top, 0), rows - 1)
        right, bottom = min(max(right, left + 1), columns), min(max(bottom, top + 1), rows)
        return QRect(left, top, right - left, bottom - top)

    def _rgb32(self, crop: NDArray[Any]) -> NDArray[np.uint32]:
        """uint32 (rows, columns), 0xffRRGGBB: one look-up a pixel where the stored values have at most 16 bits."""
        import numpy as np

        from core.imaging.window import grey_image

        if crop.ndim == 3:
            return _packed(crop[..., 0], crop[..., 1], crop[..., 2], self._inverted)
        if crop.dtype.kind in "iu" and crop.dtype.itemsize <= 2:
            return np.take(self._look_up_table(), crop.view(f"u{crop.dtype.itemsize}"))
        grey = grey_image(dataclasses.replace(self._picture.frame, stored=crop), self._voi, invert=self._inverted)
        return _packed(grey, grey, grey, False)

    def _look_up_table(self) -> NDArray[np.uint32]:
        from core.imaging.window import display_table

        if self._table is None:
            grey = display_table(self._picture.frame, self._voi, invert=self._inverted)
            self._table = _packed(grey, grey, grey, False)
        return self._table


def _packed(
    red: NDArray[np.uint8], green: NDArray[np.uint8], blue: NDArray[np.uint8], inverted: bool
) -> NDArray[np.uint32]:
    import numpy as np

    top = np.uint32(0xFF000000)
    packed = red.astype(np.uint32) << 16 | green.astype(np.uint32) << 8 | blue.astype(np.uint32)
    return np.asarray((packed ^ np.uint32(0x00FFFFFF) if inverted else packed) | top, dtype=np.uint32)
