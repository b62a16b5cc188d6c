"""The outline of the lungs over the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from app import theme
from app.viewer.outline import outline
from app.viewer.view_transform import ViewTransform

if TYPE_CHECKING:
    from core.findings import LungMask

LINE_PX, HALO_PX = 1.4, 3.2


class LungLayer:
    """One mask; its outline is drawn at the screen's resolution, whatever the mask's own."""

    def __init__(self, lungs: LungMask) -> None:
        self.lungs = lungs
        rows, columns = lungs.mask.shape
        covers = lungs.covers
        onto = QTransform().translate(covers.x, covers.y).scale(covers.width / columns, covers.height / rows)
        self._outline = onto.map(outline(lungs.mask))

    def paint(self, painter: QPainter, transform: ViewTransform) -> None:
        shape = transform.matrix.map(self._outline)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 130), HALO_PX), (QColor(theme.LUNGS), LINE_PX)):
            painter.setPen(QPen(colour, width))
            painter.drawPath(shape)
        painter.restore()
