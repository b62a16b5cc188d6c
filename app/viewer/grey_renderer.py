"""From stored values to what the screen shows: the visible part at the screen's resolution, through one table."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QPoint, QRectF, QSizeF
from PySide6.QtGui import QImage

from app.viewer.view_transform import ViewTransform

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.picture import Picture
    from core.imaging.resampling import ScreenPart, Smoothing
    from core.presentation import Orientation
    from core.study import Voi

# Screen pixels for one of the picture; how many times that across and down; which way up; how smooth.
Grid: TypeAlias = "tuple[float, tuple[float, float], Orientation, Smoothing]"
PAN_MARGIN_PX = 96  # rendered around the view once it is moved, so that not every move needs new pixels


class GreyRenderer:
    """Renders one picture. The resampled values are kept until scale or orientation change or the view leaves them; a
    change of the window alone is one look-up a pixel."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._voi, self._inverted = picture.voi, False
        self._smoothing: Smoothing = "smooth"
        self._table: NDArray[np.uint32] | None = None
        self._grid: Grid | None = None
        self._part: ScreenPart | None = None
        self._values: NDArray[Any] | None = None
        self._image, self._pixels = QImage(), None  # type: tuple[QImage, Any]

    def set_window(self, voi: Voi, inverted: bool) -> None:
        """`inverted`: the reader's own inversion, on top of the frame's."""
        if voi is not self._voi or inverted != self._inverted:
            self._voi, self._inverted, self._table, self._image = voi, inverted, None, QImage()

    def set_smoothing(self, smoothing: Smoothing) -> None:
        self._smoothing = smoothing

    def render(self, transform: ViewTransform, view: QSizeF, device_ratio: float) -> tuple[QImage, QPoint]:
        """What the view shows of the picture, in pixels of the screen, and where it belongs there.

        `view`: in logical pixels; `device_ratio`: screen pixels for one of those. A null image where nothing is seen.
        """
        from core.imaging.resampling import ScreenPart, scaled_side

        rows, columns = self._picture.frame.shape
        scale, (wide, high) = transform.scale * device_ratio, transform.stretch
        lying = transform.to_view(QRectF(0.0, 0.0, columns, rows))
        corner = QPoint(round(lying.left() * device_ratio), round(lying.top() * device_ratio))
        size, stretch = (scaled_side(columns, scale * wide), scaled_side(rows, scale * high)), (wide, high)
        if transform.orientation.quarter_turns % 2:
            size, stretch = size[::-1], stretch[::-1]
        right, bottom = round(view.width() * device_ratio), round(view.height() * device_ratio)
        wanted = ScreenPart(
            max(0, -corner.x()),
            max(0, -corner.y()),
            min(size[0], right - corner.x()),
            min(size[1], bottom - corner.y()),
        )
        if wanted.left >= wanted.right or wanted.top >= wanted.bottom:
            return QImage(), corner
        part = self._take_part(wanted, (scale, stretch, transform.orientation, self._smoothing), size)
        if self._image.isNull():
            self._pixels = self._rgb32(self._values)
            height, width = self._pixels.shape
            self._image = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        return self._image, corner + QPoint(part.left, part.top)

    def _take_part(self, wanted: ScreenPart, grid: Grid, size: tuple[int, int]) -> ScreenPart:
        from core.imaging.resampling import oriented, resampled

        if self._part is not None and grid == self._grid and self._part.holds(wanted):
            return self._part
        part = wanted.grown(PAN_MARGIN_PX, size) if grid == self._grid else wanted
        scale, stretch, orientation, smoothing = grid
        levels = [oriented(level, orientation) for level in self._picture.levels]
        self._values = resampled(levels, scale, part, smoothing, stretch)
        self._grid, self._part, self._image = grid, part, QImage()
        return part

    def _rgb32(self, values: Any) -> NDArray[np.uint32]:
        """uint32 (rows, columns), 0xffRRGGBB: one look-up a pixel where the stored values have at most 16 bits."""
        import numpy as np

        from core.imaging.window import grey_image

        if values.ndim == 3:
            return _packed(values[..., 0], values[..., 1], values[..., 2], self._inverted)
        if values.dtype.kind in "iu" and values.dtype.itemsize <= 2:
            # Memory that is used again need not be mapped page by page.
            reusable = self._pixels is not None and self._pixels.shape == values.shape
            out = self._pixels if reusable else np.empty(values.shape, dtype=np.uint32)
            # Every value has its entry; with "clip" the look-up writes straight into its result.
            return np.take(self._look_up_table(), values.view(f"u{values.dtype.itemsize}"), out=out, mode="clip")
        grey = grey_image(dataclasses.replace(self._picture.frame, stored=values), self._voi, invert=self._inverted)
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
