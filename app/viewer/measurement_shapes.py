"""Measurements as they are drawn: shapes and words in the view, and what of them lies under the cursor."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen

from app import theme
from app.viewer.view_transform import ViewTransform
from core.measurements import AREAS, Measurement, MeasurementKind

LINE_PX, HALO_PX = 1.6, 3.6
HANDLE_PX, GRIP_PX = 4.0, 7.0
TICK_PX = 5.0
ARROW_PX, ARROW_DEG = 13.0, 24.0
LABEL_GAP_PX = 10.0
_HALO, _PLATE = QColor(0, 0, 0, 160), QColor(11, 13, 16, 205)


@dataclass(frozen=True, slots=True)
class Shape:
    """A measurement in view coordinates: `line` is drawn, `aid` dashed; `label_at`: where its words begin."""

    points: tuple[QPointF, ...]
    line: QPainterPath
    aid: QPainterPath
    label_at: QPointF


def shape_of(measurement: Measurement, transform: ViewTransform) -> Shape:
    """Of a measurement with two points at least, or a text."""
    points = tuple(transform.point_to_view(QPointF(*point)) for point in measurement.points)
    line, aid = QPainterPath(), QPainterPath()
    label_at = points[-1]
    if measurement.kind in AREAS:
        label_at = _add_area(measurement.kind, QRectF(points[0], points[1]).normalized(), line)
    elif measurement.kind == "cobb":
        label_at = _add_cobb(points, line, aid)
    elif measurement.kind == "arrow":
        _add_arrow(points, line)
    elif measurement.kind == "length":
        _add_lines(points, line)
        _add_ticks(points, line)
    elif measurement.kind == "angle":
        label_at = _add_lines(points, line)
    return Shape(points, line, aid, label_at)


def _add_area(kind: MeasurementKind, area: QRectF, line: QPainterPath) -> QPointF:
    if kind == "ellipse":
        line.addEllipse(area)
    else:
        line.addRect(area)
    return area.bottomRight()


def _add_lines(points: tuple[QPointF, ...], line: QPainterPath) -> QPointF:
    """From point to point; the second one."""
    line.moveTo(points[0])
    for point in points[1:]:
        line.lineTo(point)
    return points[1]


def _add_ticks(points: tuple[QPointF, ...], line: QPainterPath) -> None:
    """A short stroke across each end, where exactly the length begins and ends."""
    along = points[1] - points[0]
    length = math.hypot(along.x(), along.y())
    if length < 1.0:
        return
    across = QPointF(-along.y(), along.x()) * (TICK_PX / length)
    for point in points:
        line.moveTo(point - across)
        line.lineTo(point + across)


def _add_cobb(points: tuple[QPointF, ...], line: QPainterPath, aid: QPainterPath) -> QPointF:
    """Two lines, and a dashed one between their middles; where the words belong."""
    middles = []
    for first, second in zip(points[::2], points[1::2], strict=False):
        line.moveTo(first)
        line.lineTo(second)
        middles.append((first + second) / 2.0)
    if len(middles) < 2:
        return points[-1]
    aid.moveTo(middles[0])
    aid.lineTo(middles[1])
    return (middles[0] + middles[1]) / 2.0


def _add_arrow(points: tuple[QPointF, ...], line: QPainterPath) -> None:
    tip, tail = points
    line.moveTo(tail)
    line.lineTo(tip)
    back = math.atan2(tail.y() - tip.y(), tail.x() - tip.x())
    for side in (-1.0, 1.0):
        at = back + side * math.radians(ARROW_DEG)
        line.moveTo(tip)
        line.lineTo(tip + QPointF(math.cos(at), math.sin(at)) * ARROW_PX)


def grip_at(shape: Shape, at: QPointF) -> int | None:
    """Which point of a shape lies under the cursor."""
    near = [(math.hypot(*(point - at).toTuple()), place) for place, point in enumerate(shape.points)]
    distance, place = min(near)
    return place if distance <= GRIP_PX else None


def is_on(shape: Shape, at: QPointF, words: QRectF | None) -> bool:
    """Whether the cursor is on the line of a shape or on its words (`words`: where they stand)."""
    stroker = QPainterPathStroker()
    stroker.setWidth(2.0 * GRIP_PX)
    return stroker.createStroke(shape.line).contains(at) or (words is not None and words.contains(at))


def label_area(shape: Shape, lines: list[str], metrics: QFontMetricsF, view: QSizeF) -> QRectF:
    """Where the words of a shape stand: right below its end, moved so far that all of them are seen."""
    size = metrics.size(0, "\n".join(lines)) + QSizeF(12.0, 6.0)
    at = shape.label_at + QPointF(LABEL_GAP_PX, LABEL_GAP_PX)
    left = min(max(at.x(), 2.0), max(2.0, view.width() - size.width() - 2.0))
    top = min(max(at.y(), 2.0), max(2.0, view.height() - size.height() - 2.0))
    return QRectF(QPointF(left, top), size)


def paint_shape(painter: QPainter, shape: Shape, *, chosen: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    colour = QColor(theme.MEASUREMENT)
    for paint, width in ((_HALO, HALO_PX), (colour, LINE_PX)):
        painter.setPen(QPen(paint, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(shape.line)
        painter.setPen(QPen(paint, width * 0.7, Qt.PenStyle.DashLine))
        painter.drawPath(shape.aid)
    if chosen:
        painter.setPen(QPen(colour, LINE_PX))
        painter.setBrush(QColor(0, 0, 0, 200))
        for point in shape.points:
            painter.drawEllipse(point, HANDLE_PX, HANDLE_PX)
    painter.restore()


def paint_label(painter: QPainter, area: QRectF, lines: list[str]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PLATE)
    painter.drawRoundedRect(area, 3.0, 3.0)
    painter.setPen(QColor(theme.MEASUREMENT))
    painter.drawText(area.adjusted(6.0, 3.0, -6.0, -3.0), Qt.TextFlag.TextDontClip, "\n".join(lines))
