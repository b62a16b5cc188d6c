"""The border of a mask as a smooth path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBitmap, QImage, QPainterPath, QPolygonF, QRegion

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SMOOTHED_CELLS = 7  # of the mask's own cells, along the outline: stairs become a line


def outline(mask: NDArray[np.bool_]) -> QPainterPath:
    """The border of a mask (bool, rows x columns), in its own cells, with its stairs smoothed."""
    import numpy as np  # not before the first paint

    rows, columns = mask.shape
    # A bitmap's 1 is drawn, and 0 is black in a grey image.
    grey = np.where(mask, np.uint8(0), np.uint8(255))
    image = QImage(grey.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8).copy()
    cells = QPainterPath()
    cells.addRegion(QRegion(QBitmap.fromImage(image.convertToFormat(QImage.Format.Format_Mono))))
    smooth = QPainterPath()
    for polygon in cells.simplified().toSubpathPolygons():
        smooth.addPolygon(QPolygonF([QPointF(x, y) for x, y in _smoothed(polygon)]))
        smooth.closeSubpath()
    return smooth


def _smoothed(polygon: QPolygonF) -> NDArray[np.float64]:
    """A closed outline along cell borders, one point a cell, each the mean of its neighbours: (n, 2)."""
    import numpy as np

    corners = np.array([(point.x(), point.y()) for point in polygon.toList()])
    steps = np.diff(corners, axis=0)
    counts = np.maximum(1, np.abs(steps).sum(axis=1).round().astype(int))
    pieces = [
        corner + step * np.arange(count)[:, None] / count
        for corner, step, count in zip(corners[:-1], steps, counts, strict=True)
    ]
    points = np.concatenate(pieces)
    shifts = range(-(SMOOTHED_CELLS // 2), SMOOTHED_CELLS // 2 + 1)
    return np.asarray(np.mean([np.roll(points, shift, axis=0) for shift in shifts], axis=0))
