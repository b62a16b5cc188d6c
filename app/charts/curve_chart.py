"""Curves between 0 and 1 on both axes: ROC, precision and recall, reliability."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from app.charts.chart import Chart, LegendEntry, paint_ring, series_pen
from app.charts.ink import Ink
from app.i18n import decimal, in_a_row, in_clauses

TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
REACH_PX = 60.0  # how near the mouse must be to a curve


@dataclass(frozen=True, slots=True)
class Series:
    """One network's curve. `figure`: what the legend says of it. `mark`: the point at the network's threshold."""

    name: str
    figure: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    mark: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Axes:
    """`x`, `y`: the names of the axes. `reference`: "diagonal", the level of a horizontal line, or None; with its
    name. `mark_name`: of the points at the thresholds. `dots`: one at each point, for curves that join a few bins."""

    title: str
    x: str
    y: str
    reference: str | float | None = None
    reference_name: str = ""
    mark_name: str = ""
    dots: bool = False


class CurveChart(Chart):
    """At most two series."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axes = Axes("", "", "")
        self._series: tuple[Series, ...] = ()
        self._reading: tuple[int, int] | None = None  # series, point

    @property
    def series(self) -> tuple[Series, ...]:
        return self._series

    @property
    def reading(self) -> tuple[str, float, float] | None:
        """Name of the series and the point that is read out."""
        if self._reading is None:
            return None
        series = self._series[self._reading[0]]
        return series.name, series.x[self._reading[1]], series.y[self._reading[1]]

    def show_curves(self, axes: Axes, series: Sequence[Series], empty_text: str) -> None:
        """`empty_text`: said where there is no series."""
        self._axes, self._series, self._reading = axes, tuple(series), None
        self.title = axes.title
        self.legend = tuple(
            LegendEntry(number, f"{one.name}   {one.figure}".rstrip()) for number, one in enumerate(self._series)
        )
        if any(one.mark is not None for one in self._series):
            self.legend += (LegendEntry(None, axes.mark_name, ring=True),)
        if axes.reference is not None and axes.reference_name and self._series:
            self.legend += (LegendEntry(None, axes.reference_name),)
        self.empty_text = "" if self._series else empty_text
        said = in_clauses(f"{one.name}: {one.figure}" for one in self._series) or empty_text
        self.setAccessibleName(f"{axes.title}. {said}")
        self.setAccessibleDescription("")
        self.update()

    # Places

    def margins(self) -> tuple[float, float, float, float]:
        metrics = QFontMetricsF(self.small_font())
        return metrics.height() + metrics.horizontalAdvance("0.0") + 16.0, 2.0, 8.0, 2.0 * metrics.height() + 16.0

    def point(self, x: float, y: float) -> QPointF:
        """Where a value lies in the widget."""
        return _place(self.plot_area(), x, y)

    # Painting

    def paint_plot(self, painter: QPainter, ink: Ink) -> None:
        area = self.plot_area()
        self._paint_grid(painter, ink, area)
        self._paint_reference(painter, ink)
        painter.save()
        painter.setClipRect(area.adjusted(-6.0, -6.0, 6.0, 6.0))
        # The first network lies on top of the one that it is compared with.
        for number in reversed(range(len(self._series))):
            self._paint_series(painter, ink, number)
        painter.restore()
        self._paint_reading(painter, ink, area)

    def _paint_grid(self, painter: QPainter, ink: Ink, area: QRectF) -> None:
        font = self.small_font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for tick in TICKS:
            at = self.point(tick, tick)
            painter.setPen(QPen(ink.axis if tick == 0.0 else ink.grid, 1.0))
            painter.drawLine(QPointF(round(at.x()), area.top()), QPointF(round(at.x()), area.bottom()))
            painter.drawLine(QPointF(area.left(), round(at.y())), QPointF(area.right(), round(at.y())))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(ink.secondary)
        for tick in TICKS:
            text, at = decimal(tick, 1), self.point(tick, tick)
            width = metrics.horizontalAdvance(text)
            painter.drawText(QPointF(at.x() - width / 2.0, area.bottom() + 6.0 + metrics.ascent()), text)
            painter.drawText(QPointF(area.left() - 8.0 - width, at.y() + metrics.ascent() / 2.0 - 1.0), text)
        self._paint_axis_names(painter, area, metrics)

    def _paint_axis_names(self, painter: QPainter, area: QRectF, metrics: QFontMetricsF) -> None:
        below = QRectF(area.left(), area.bottom() + metrics.height() + 10.0, area.width(), metrics.height() + 2.0)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._axes.x)
        painter.save()
        painter.translate(area.left() - self.margins()[0] + metrics.ascent(), area.center().y())
        painter.rotate(-90.0)
        across = QRectF(-area.height() / 2.0, -metrics.ascent(), area.height(), metrics.height() + 2.0)
        painter.drawText(across, Qt.AlignmentFlag.AlignCenter, self._axes.y)
        painter.restore()

    def _paint_reference(self, painter: QPainter, ink: Ink) -> None:
        reference = self._axes.reference
        if reference is None:
            return
        ends = ((0.0, 0.0), (1.0, 1.0)) if isinstance(reference, str) else ((0.0, reference), (1.0, reference))
        painter.setPen(series_pen(None, ink))
        painter.drawLine(self.point(*ends[0]), self.point(*ends[1]))

    def _paint_series(self, painter: QPainter, ink: Ink, number: int) -> None:
        series, colour, area = self._series[number], ink.series[number], self.plot_area()
        path = QPainterPath()
        for place, (x, y) in enumerate(zip(series.x, series.y, strict=True)):
            (path.lineTo if place else path.moveTo)(_place(area, x, y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(series_pen(number, ink))
        painter.drawPath(path)
        if self._axes.dots:
            for x, y in zip(series.x, series.y, strict=True):
                _dot(painter, self.point(x, y), 3.5, colour, ink.ground)
        if series.mark is not None:
            paint_ring(painter, self.point(*series.mark), colour, ink.ground, 5.0)

    def _paint_reading(self, painter: QPainter, ink: Ink, area: QRectF) -> None:
        if self._reading is None:
            return
        number, place = self._reading
        series = self._series[number]
        at, colour = self.point(series.x[place], series.y[place]), ink.series[number]
        painter.setPen(QPen(ink.axis, 1.0))
        painter.drawLine(QPointF(area.left(), at.y()), at)
        painter.drawLine(at, QPointF(at.x(), area.bottom()))
        _dot(painter, at, 4.5, colour, ink.ground)
        self.paint_callout(painter, ink, at, self._reading_lines(), colour)

    # Reading out

    def _reading_lines(self) -> tuple[str, ...]:
        reading = self.reading
        if reading is None:
            return ()
        name, x, y = reading
        lines = (f"{self._axes.x} {decimal(x, 3)}", f"{self._axes.y} {decimal(y, 3)}")
        return (name, *lines) if len(self._series) > 1 else lines

    def _read(self, reading: tuple[int, int] | None) -> None:
        if reading != self._reading:
            self._reading = reading
            self.say_reading(in_a_row(self._reading_lines()))

    def read_at(self, position: QPointF) -> None:
        nearest: tuple[float, tuple[int, int]] | None = None
        area = self.plot_area()
        for number, series in enumerate(self._series):
            for place, (x, y) in enumerate(zip(series.x, series.y, strict=True)):
                at = _place(area, x, y)
                distance = math.hypot(at.x() - position.x(), at.y() - position.y())
                if distance <= REACH_PX and (nearest is None or distance < nearest[0]):
                    nearest = (distance, (number, place))
        self._read(nearest[1] if nearest is not None else None)

    def read_next(self, across: int, along: int) -> None:
        """Left and right along the curve, up and down to the other network's."""
        if not self._series:
            return
        if self._reading is None:
            self._read((0, len(self._series[0].x) // 2))
            return
        number, place = self._reading
        if along:
            other = (number + 1) % len(self._series)
            x = self._series[number].x[place]
            there = self._series[other].x
            self._read((other, min(range(len(there)), key=lambda k: abs(there[k] - x))))
            return
        self._read((number, min(max(place + across, 0), len(self._series[number].x) - 1)))

    def stop_reading(self) -> None:
        self._read(None)


def _place(area: QRectF, x: float, y: float) -> QPointF:
    return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())


def _dot(painter: QPainter, at: QPointF, radius_px: float, colour: QColor, ground: QColor) -> None:
    painter.setPen(QPen(ground, 1.5))
    painter.setBrush(colour)
    painter.drawEllipse(at, radius_px, radius_px)
