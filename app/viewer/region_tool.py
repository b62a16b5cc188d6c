"""The rectangle that a reader draws around what she means."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app import theme
from core.findings import Region

SMALLEST_SIDE_PX = 3.0  # of the picture; anything less is a slip of the hand


def drawn_region(start: QPointF, end: QPointF, picture: QSizeF) -> Region | None:
    """The region between two points of the picture, cut to it; None if there is next to nothing between them."""
    area = QRectF(start, end).normalized() & QRectF(QPointF(0.0, 0.0), picture)
    if area.width() < SMALLEST_SIDE_PX or area.height() < SMALLEST_SIDE_PX:
        return None
    return Region(round(area.x(), 1), round(area.y(), 1), round(area.width(), 1), round(area.height(), 1))


def paint_region(painter: QPainter, area: QRectF, caption: str, *, being_drawn: bool) -> None:
    """Draw a region (in view coordinates) with its caption above it, or inside it where there is no room."""
    style = Qt.PenStyle.DashLine if being_drawn else Qt.PenStyle.SolidLine
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 170), 4.0))
    painter.drawRect(area)
    painter.setPen(QPen(QColor(theme.REGION), 2.0, style))
    painter.drawRect(area)
    if not caption:
        return
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(caption) + 10, metrics.height() + 4
    top = area.top() - height - 2 if area.top() - height - 2 >= 0 else area.top() + 2
    box = QRectF(area.left() - 1.0, top, width, height)
    painter.fillRect(box, QColor(0, 0, 0, 190))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, caption)
