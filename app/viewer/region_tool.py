"""The line that a reader draws around what she means: a rectangle, an ellipse, or freehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app import theme
from core.findings import Ellipse, Outline, Polygon, Region
from core.review.assessing import has_area

if TYPE_CHECKING:
    from app.draft_entries import Shape

SMALLEST_SIDE_PX = 3.0  # of the picture; anything less is a slip of the hand


def drawn_region(start: QPointF, end: QPointF, picture: QSizeF) -> Region | None:
    """The region between two points of the picture, cut to it; None if there is next to nothing between them."""
    area = QRectF(start, end).normalized() & QRectF(QPointF(0.0, 0.0), picture)
    if area.width() < SMALLEST_SIDE_PX or area.height() < SMALLEST_SIDE_PX:
        return None
    return Region(round(area.x(), 1), round(area.y(), 1), round(area.width(), 1), round(area.height(), 1))


def drawn_outline(shape: Shape, trail: list[QPointF], picture: QSizeF) -> Outline | None:
    """The region of a shape along the hand's way over the picture, cut to it; None if it encloses next to nothing."""
    if shape != "freehand":
        area = drawn_region(trail[0], trail[-1], picture)
        if area is None or shape == "rectangle":
            return area
        return Ellipse(area.x, area.y, area.width, area.height)
    inside = [(min(max(at.x(), 0.0), picture.width()), min(max(at.y(), 0.0), picture.height())) for at in trail]
    corners = [(round(x, 1), round(y, 1)) for x, y in inside]
    line = Polygon(tuple(dict.fromkeys(corners)))
    bounds = QPolygonF([QPointF(*corner) for corner in line.points]).boundingRect()
    slipped = min(bounds.width(), bounds.height()) < SMALLEST_SIDE_PX
    return None if slipped or not has_area(line) else line


def paint_region(painter: QPainter, path: QPainterPath, caption: str, *, being_drawn: bool) -> None:
    """Draw a region (in view coordinates) with its caption above it, or inside it where there is no room."""
    area = path.boundingRect()
    style = Qt.PenStyle.DashLine if being_drawn else Qt.PenStyle.SolidLine
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 170), 4.0))
    painter.drawPath(path)
    painter.setPen(QPen(QColor(theme.REGION), 2.0, style))
    painter.drawPath(path)
    if not caption:
        return
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(caption) + 10, metrics.height() + 4
    top = area.top() - height - 2 if area.top() - height - 2 >= 0 else area.top() + 2
    box = QRectF(area.left() - 1.0, top, width, height)
    painter.fillRect(box, QColor(0, 0, 0, 190))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, caption)
