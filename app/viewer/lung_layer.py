"""The outline of the lungs over the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBitmap, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QRegion, QTransform

from app import theme
from app.viewer.view_transform import ViewTransform

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.findings import LungMask

SMOOTHED_CELLS = 7  # of the mask's own cells, along the outline: stairs become a line
LINE_PX, HALO_PX = 1.4, 3.2


class LungLayer:
    """One mask; its outline is drawn at the screen's resolution, whatever the mask's own."""

    def __init__(self, lungs: LungMask) -> None:
        self.lungs = lungs
        rows, columns = lungs.mask.shape
        covers = lungs.covers
        onto = QTransform().translate(covers.x, covers.y).scale(covers.width / columns, covers.height / rows)
        self._outline = onto.map(_outline(lungs.mask))

    def paint(self, painter: QPainter, transform: ViewTransform) -> None:
        shape = transform.matrix.map(self._outline)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 130), HALO_PX), (QColor(theme.LUNGS), LINE_PX)):
            painter.setPen(QPen(colour, width))
            painter.drawPath(shape)
        painter.restore()


def _outline(mask: NDArray[np.bool_]) -> QPainterPath:
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
