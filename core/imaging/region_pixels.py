"""Which pixels of a frame lie in what a reader drew."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.findings import Ellipse, Outline, Polygon


def pixels_inside(outline: Outline, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Pixels whose centre lies in a rectangle, an ellipse or a polygon (even-odd rule): bool (rows, columns).

    `outline` is in pixels of the frame, whose first one's centre is at (0.5, 0.5); `shape`: its rows and columns.
    """
    y, x = (np.arange(side, dtype=np.float64) + 0.5 for side in shape)
    if isinstance(outline, Polygon):
        return _in_polygon(outline, x, y)
    if isinstance(outline, Ellipse):
        across = (x - outline.x - outline.width / 2.0) / (outline.width / 2.0)
        down = (y - outline.y - outline.height / 2.0) / (outline.height / 2.0)
        return np.asarray(down[:, None] ** 2 + across[None, :] ** 2 <= 1.0)
    below = (y >= outline.y) & (y < outline.y + outline.height)
    beside = (x >= outline.x) & (x < outline.x + outline.width)
    return np.asarray(below[:, None] & beside[None, :])


def _in_polygon(polygon: Polygon, x: NDArray[np.floating], y: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Row by row: where the line of the pixels' centres crosses the polygon, inside and outside change places."""
    corners = np.asarray(polygon.points, dtype=np.float64)
    following = np.roll(corners, -1, axis=0)
    inside = np.zeros((len(y), len(x)), dtype=np.bool_)
    low, high = corners[:, 1].min(), corners[:, 1].max()
    for row in np.flatnonzero((y >= low) & (y < high)):
        crossing = (corners[:, 1] <= y[row]) != (following[:, 1] <= y[row])
        start, end = corners[crossing], following[crossing]
        at = start[:, 0] + (y[row] - start[:, 1]) * (end[:, 0] - start[:, 0]) / (end[:, 1] - start[:, 1])
        inside[row] = np.searchsorted(np.sort(at), x, side="right") % 2 == 1
    return inside
