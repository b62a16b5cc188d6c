"""The graphics and texts of a presentation state, over the picture.

Shapes turn and grow with the picture, their lines do not; texts stay upright, of one size, beside what they speak of.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform

from app import theme
from app.viewer.view_transform import ViewTransform

if TYPE_CHECKING:
    from core.imaging.presentation import DrawnLayer
    from core.presentation import Graphic, TextBox

LINE_PX, HALO_PX = 1.6, 3.6
POINT_ARM_PX = 5.0
ANCHOR_GAP_PX = 14.0
_HALO, _PLATE = QColor(0, 0, 0, 150), QColor(11, 13, 16, 200)


class AnnotationLayer:
    """The layers of one picture, the lowest first."""

    def __init__(self, layers: tuple[DrawnLayer, ...]) -> None:
        self._layers = [_Layer(layer) for layer in layers]

    def paint(self, painter: QPainter, transform: ViewTransform) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layer in self._layers:
            layer.paint(painter, transform)
        painter.restore()


class _Layer:
    def __init__(self, layer: DrawnLayer) -> None:
        self._colour = QColor(*layer.colour) if layer.colour is not None else QColor(theme.ANNOTATION)
        self._lines, self._areas = QPainterPath(), QPainterPath()
        self._areas.setFillRule(Qt.FillRule.WindingFill)
        self._points = [QPointF(*graphic.points[0]) for graphic in layer.graphics if graphic.kind == "POINT"]
        self._texts = layer.texts
        for graphic in layer.graphics:
            if graphic.kind != "POINT":
                (self._areas if graphic.filled else self._lines).addPath(_path(graphic))

    def paint(self, painter: QPainter, transform: ViewTransform) -> None:
        shapes = transform.matrix.map(self._lines)
        painter.fillPath(transform.matrix.map(self._areas), self._colour)
        for point in self._points:
            shapes.addPath(_cross(transform.point_to_view(point)))
        placed = [_PlacedText(text, transform, QFontMetricsF(painter.font())) for text in self._texts]
        for text in placed:
            text.add_leader(shapes)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((_HALO, HALO_PX), (self._colour, LINE_PX)):
            painter.setPen(
                QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            )
            painter.drawPath(shapes)
        for text in placed:
            text.paint(painter, self._colour)


class _PlacedText:
    """A text in the view: at the top of its box, else beside its anchor."""

    def __init__(self, text: TextBox, transform: ViewTransform, metrics: QFontMetricsF) -> None:
        self._text = text
        self._flags = {
            "LEFT": Qt.AlignmentFlag.AlignLeft,
            "CENTER": Qt.AlignmentFlag.AlignHCenter,
            "RIGHT": Qt.AlignmentFlag.AlignRight,
        }[text.justification] | Qt.AlignmentFlag.AlignTop
        self._anchor = transform.point_to_view(QPointF(*text.anchor)) if text.anchor is not None else None
        size = metrics.size(0, text.text)
        if text.box is not None:
            box = transform.to_view(QRectF(QPointF(*text.box[0]), QPointF(*text.box[1])).normalized())
            left = {
                "LEFT": box.left(),
                "CENTER": box.center().x() - size.width() / 2.0,
                "RIGHT": box.right() - size.width(),
            }[text.justification]
            self._area = QRectF(QPointF(left, box.top()), size)
        else:
            corner = (self._anchor or QPointF()) + QPointF(ANCHOR_GAP_PX, -ANCHOR_GAP_PX - size.height())
            self._area = QRectF(corner, size)

    def add_leader(self, shapes: QPainterPath) -> None:
        """A line from the text to its anchor, where that is to be seen."""
        if self._anchor is None or not self._text.anchor_shown:
            return
        area = self._area.adjusted(-3.0, -1.0, 3.0, 1.0)
        near = QPointF(
            min(max(self._anchor.x(), area.left()), area.right()),
            min(max(self._anchor.y(), area.top()), area.bottom()),
        )
        shapes.moveTo(near)
        shapes.lineTo(self._anchor)

    def paint(self, painter: QPainter, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_PLATE)
        painter.drawRoundedRect(self._area.adjusted(-4.0, -2.0, 4.0, 2.0), 3.0, 3.0)
        painter.setPen(colour)
        painter.drawText(self._area, self._flags | Qt.TextFlag.TextDontClip, self._text.text)


def _cross(at: QPointF) -> QPainterPath:
    path = QPainterPath(at - QPointF(POINT_ARM_PX, 0.0))
    path.lineTo(at + QPointF(POINT_ARM_PX, 0.0))
    path.moveTo(at - QPointF(0.0, POINT_ARM_PX))
    path.lineTo(at + QPointF(0.0, POINT_ARM_PX))
    return path


def _path(graphic: Graphic) -> QPainterPath:
    """A shape in pixels of the picture (PS3.3 C.10.5.1.2).

    Graphics are "defined in position and size relative to the image pixel coordinates" (C.10.5), which Graphic
    Annotation Units make their drawing space: a CIRCLE is one of pixels, and where those are no squares it is drawn as
    the ellipse that it covers of the picture. Another shape would leave pixels out that it surrounds."""
    points = [QPointF(*point) for point in graphic.points]
    if graphic.kind == "CIRCLE":
        radius = math.dist(graphic.points[0], graphic.points[1])
        path = QPainterPath()
        path.addEllipse(points[0], radius, radius)
        return path
    if graphic.kind == "ELLIPSE":
        return _ellipse(points)
    if graphic.kind == "INTERPOLATED":
        return _curve(points)
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    return path


def _ellipse(ends: list[QPointF]) -> QPainterPath:
    """Through the ends of the major and of the minor axis: a unit circle, stretched to half of each."""
    centre, major, minor = (ends[0] + ends[1]) / 2.0, (ends[1] - ends[0]) / 2.0, (ends[3] - ends[2]) / 2.0
    circle = QPainterPath()
    circle.addEllipse(QPointF(0.0, 0.0), 1.0, 1.0)
    return QTransform(major.x(), major.y(), minor.x(), minor.y(), centre.x(), centre.y()).map(circle)


def _curve(points: list[QPointF]) -> QPainterPath:
    """A smooth line through all points (Catmull-Rom); closed where the last one is the first."""
    closed = len(points) > 3 and points[0] == points[-1]
    before, after = (points[-2], points[1]) if closed else (points[0], points[-1])
    around = [before, *points, after]
    path = QPainterPath(points[0])
    for number in range(1, len(points)):
        start, end = around[number], around[number + 1]
        first = start + (end - around[number - 1]) / 6.0
        second = end - (around[number + 2] - start) / 6.0
        path.cubicTo(first, second, end)
    return path
