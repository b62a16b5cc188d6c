"""The visible part of a picture at the screen's own resolution: averaged where it shrinks, interpolated where it grows.

Everything here happens to stored values, before any window: a change of the window then costs one look-up a pixel of
the screen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from core.presentation import Orientation

Smoothing = Literal["smooth", "nearest"]
AREA_BUDGET = 3_000_000  # source pixels averaged at a time: some 5 ms; beyond, the next level of the pyramid is used
ALIGN_PX = 64  # how far a part may grow to begin and end on whole pixels of the source
REACH_PX = 2
WHOLE = 1e-9
Pair: TypeAlias = tuple[float, float]  # across, down
ACTUAL: Pair = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class ScreenPart:
    """A rectangle of the scaled picture, in pixels of the screen counted from the picture's corner."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, other: ScreenPart) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def grown(self, by: int, size: tuple[int, int]) -> ScreenPart:
        """Larger by `by` on every side, within a scaled picture of `size` (width, height)."""
        return ScreenPart(
            max(0, self.left - by),
            max(0, self.top - by),
            min(size[0], self.right + by),
            min(size[1], self.bottom + by),
        )


def scaled_side(pixels: int, scale: float) -> int:
    """How many pixels of the screen a side of the picture takes at `scale` screen pixels for one of its own."""
    return max(1, round(pixels * scale))


def oriented(values: NDArray[Any], orientation: Orientation) -> NDArray[Any]:
    """The picture as it lies, (rows, columns) or (rows, columns, 3); a view of the same values."""
    turned = np.rot90(values, -orientation.quarter_turns)
    return turned[:, ::-1] if orientation.mirrored else turned


def resampled(
    levels: Sequence[NDArray[Any]],
    scale: float,
    part: ScreenPart,
    smoothing: Smoothing = "smooth",
    stretch: Pair = (1.0, 1.0),
) -> NDArray[Any]:
    """`part` of the picture at `scale` screen pixels for one of its own: (height, width) or (height, width, 3).
    `stretch`: so many times that across and down, where pixels are no squares.

    `levels`: the picture and its halves (`core.imaging.pyramid`). The result has their dtype where that is uint8,
    uint16, int16 or float, and is float64 else. Minified, each pixel is the mean of the area that it covers, at integer
    factors exactly, rounded; magnified, it is interpolated linearly, or with `nearest` that of the pixel it lies in. A
    cubic would overshoot at edges, and a narrow window would show that as a line that the picture does not have.
    """
    across, down = scale * stretch[0], scale * stretch[1]
    shrunk, grown = (min(across, 1.0), min(down, 1.0)), (max(across, 1.0), max(down, 1.0))
    if grown == ACTUAL:
        return (
            levels[0][part.top : part.bottom, part.left : part.right]
            if shrunk == ACTUAL
            else _averaged(levels, shrunk, part)
        )
    values, corner = levels[0], (0, 0)
    if shrunk != ACTUAL:  # a side of each kind: first what shrinks, as far as the other side needs it
        between = _needed(part, grown, values, shrunk)
        values, corner = _averaged(levels, shrunk, between), (between.left, between.top)
    return (_picked if smoothing == "nearest" else _interpolated)(values, grown, part, corner)


def _needed(part: ScreenPart, grown: Pair, values: NDArray[Any], shrunk: Pair) -> ScreenPart:
    """What of the picture at `shrunk` is needed for `part` at `grown` times that."""
    left, top = (
        max(0, math.floor(edge / by) - REACH_PX) for edge, by in zip((part.left, part.top), grown, strict=True)
    )
    right, bottom = (math.ceil(edge / by) + REACH_PX for edge, by in zip((part.right, part.bottom), grown, strict=True))
    rows, columns = values.shape[:2]
    return ScreenPart(left, top, min(right, scaled_side(columns, shrunk[0])), min(bottom, scaled_side(rows, shrunk[1])))


def _averaged(levels: Sequence[NDArray[Any]], scales: Pair, part: ScreenPart) -> NDArray[Any]:
    values, (step_x, step_y) = _level(levels, scales, part)
    rows, columns = values.shape[:2]
    whole_rows, whole_columns = (scaled_side(levels[0].shape[axis], scales[1 - axis]) for axis in (0, 1))
    x0, x1 = _aligned(part.left, step_x, -ALIGN_PX, 0), _aligned(part.right, step_x, ALIGN_PX, whole_columns)
    y0, y1 = _aligned(part.top, step_y, -ALIGN_PX, 0), _aligned(part.bottom, step_y, ALIGN_PX, whole_rows)
    left, right = round(x0 * step_x), columns if x1 == whole_columns else round(x1 * step_x)
    top, bottom = round(y0 * step_y), rows if y1 == whole_rows else round(y1 * step_y)
    crop = for_opencv(values[top:bottom, left:right])
    averaged = cv2.resize(crop, (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA)
    return averaged[part.top - y0 : part.bottom - y0, part.left - x0 : part.right - x0]


def _level(levels: Sequence[NDArray[Any]], scales: Pair, part: ScreenPart) -> tuple[NDArray[Any], Pair]:
    """The finest level that is not too much to average, and how many of its pixels make one of the screen, across and
    down. At a whole number of pixels for one of the screen, the level that still gives the exact mean, whatever it
    costs."""
    covered = (part.right - part.left) * (part.bottom - part.top) / (scales[0] * scales[1])
    for number, level in enumerate(levels):
        steps = 1.0 / (scales[0] * 2**number), 1.0 / (scales[1] * 2**number)
        exact_here_only = all(abs(step - round(step)) < WHOLE and round(step) % 2 == 1 for step in steps)
        affordable = covered / 4**number <= AREA_BUDGET
        if exact_here_only or affordable or min(steps) < 2.0 or number == len(levels) - 1:
            return level, steps
    raise AssertionError("a pyramid has a last level")


def _aligned(edge: int, step: float, reach: int, end: int) -> int:
    """The place between `edge` and `edge + reach` that lies closest to the border of a source pixel; `end` if it is
    within reach. Parts of one picture then lie on one grid, and nothing shivers while it is moved."""
    low, high = min(edge, edge + reach), max(edge, edge + reach)
    if low <= end <= high:
        return end

    def misfit(place: int) -> tuple[float, int]:
        return round(abs(place * step - round(place * step)), 6), abs(place - edge)

    return min(range(low, high + 1), key=misfit)


def _picked(values: NDArray[Any], scales: Pair, part: ScreenPart, corner: tuple[int, int]) -> NDArray[Any]:
    rows = _nearest(part.top, part.bottom, scales[1], corner[1])
    columns = _nearest(part.left, part.right, scales[0], corner[0])
    return np.asarray(np.take(np.take(values, rows, axis=0, mode="clip"), columns, axis=1, mode="clip"))


def _nearest(first: int, last: int, scale: float, start: int) -> NDArray[np.intp]:
    return ((np.arange(first, last) + 0.5) / scale).astype(np.intp) - start


def _interpolated(values: NDArray[Any], scales: Pair, part: ScreenPart, corner: tuple[int, int]) -> NDArray[Any]:
    """`corner`: where the first of the values lies, column and row."""
    (scale_x, scale_y), (x, y) = scales, corner
    left, top = max(x, math.floor(part.left / scale_x) - REACH_PX), max(y, math.floor(part.top / scale_y) - REACH_PX)
    right, bottom = math.ceil(part.right / scale_x) + REACH_PX, math.ceil(part.bottom / scale_y) + REACH_PX
    crop = for_opencv(values[top - y : bottom - y, left - x : right - x])
    # The centre of screen pixel i lies at (i + 0.5) / scale, where pixel k of the picture has its own at k + 0.5.
    across, down = (part.left + 0.5) / scale_x - 0.5 - left, (part.top + 0.5) / scale_y - 0.5 - top
    onto = np.array([[1.0 / scale_x, 0.0, across], [0.0, 1.0 / scale_y, down]])
    size = (part.right - part.left, part.bottom - part.top)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(crop, onto, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)


def for_opencv(crop: NDArray[Any]) -> NDArray[Any]:
    """In a layout and type that OpenCV takes."""
    kept = crop.dtype in (np.uint8, np.uint16, np.int16, np.float32, np.float64)
    return np.ascontiguousarray(crop, dtype=crop.dtype.newbyteorder("=") if kept else np.float64)
