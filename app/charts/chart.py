"""What every chart has: a title, a legend that never covers the data, a frame for the keyboard, a read-out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.charts.ink import Ink

PADDING_PX = 14.0
LINE_GAP_PX = 3.0
SAMPLE_PX = 24.0  # of a line, in the legend


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """`series`: 0 or 1, which decides colour and dash; None for a reference. `ring`: of a point, not of a line."""

    series: int | None
    text: str
    ring: bool = False


class Chart(QWidget):
    """Subclasses draw within `plot_area` and move `reading`, what is read out, by mouse and by arrow keys."""

    reading_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.legend: tuple[LegendEntry, ...] = ()
        self.empty_text = ""  # said instead of a plot where there is nothing to draw
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(300, 300)

    def sizeHint(self) -> QSize:
        return QSize(420, 400)

    # What subclasses answer

    def paint_plot(self, painter: QPainter, ink: Ink) -> None:
        """Draw within `plot_area()`."""
        raise NotImplementedError

    def margins(self) -> tuple[float, float, float, float]:
        """Room around the plot for ticks and names of axes: left, top, right, bottom."""
        raise NotImplementedError

    def read_at(self, position: QPointF) -> None:
        """The mouse is there."""
        raise NotImplementedError

    def read_next(self, across: int, along: int) -> None:
        """An arrow key: `across` -1, 0, 1 to the right; `along` -1, 0, 1 upwards."""
        raise NotImplementedError

    def stop_reading(self) -> None:
        """The mouse has left, or Escape."""
        raise NotImplementedError

    # Places

    def small_font(self) -> QFont:
        font = QFont(self.font())
        size = font.pointSizeF()
        if size > 0:
            font.setPointSizeF(size * 0.9)
        return font

    def head_height(self) -> float:
        lines = QFontMetricsF(self.small_font()).height() + LINE_GAP_PX
        networks = sum(1 for entry in self.legend if entry.series is not None)
        rows = networks + (1 if len(self.legend) > networks else 0)
        return QFontMetricsF(self.font()).height() + 6.0 + lines * rows + 8.0

    def plot_area(self) -> QRectF:
        """The largest square below the head, with the axes' room around it."""
        left, top, right, bottom = self.margins()
        free = QRectF(self.rect()).adjusted(PADDING_PX, PADDING_PX + self.head_height(), -PADDING_PX, -PADDING_PX)
        free.adjust(left, top, -right, -bottom)
        side = max(60.0, min(free.width(), free.height()))
        # Whole pixels, so that the lines of the grid are sharp.
        return QRectF(round(free.left() + (free.width() - side) / 2.0), round(free.top()), round(side), round(side))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # ended here, whoever holds it: one that outlives its widget's paint crashes
            self._paint(painter, Ink.of(self.palette()))

    def _paint(self, painter: QPainter, ink: Ink) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, ink)
        if self.empty_text:
            self._paint_title(painter, ink)
            painter.setFont(self.font())
            painter.setPen(ink.secondary)
            inner = QRectF(self.rect()).adjusted(30, 30, -30, -30)
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_text)
            return
        self._paint_title(painter, ink)
        self._paint_legend(painter, ink)
        self.paint_plot(painter, ink)

    def _paint_ground(self, painter: QPainter, ink: Ink) -> None:
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(ink.focus, 1.5) if self.hasFocus() else QPen(ink.grid, 1.0))
        painter.setBrush(ink.ground)
        painter.drawRoundedRect(frame, 6.0, 6.0)

    def _paint_title(self, painter: QPainter, ink: Ink) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(ink.text)
        width = self.width() - 2.0 * PADDING_PX
        text = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(PADDING_PX, PADDING_PX + metrics.ascent()), text)

    def _paint_legend(self, painter: QPainter, ink: Ink) -> None:
        """A row for each network; what both share stands in one row below."""
        font = self.small_font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        left, top = PADDING_PX, PADDING_PX + QFontMetricsF(self.font()).height() + 6.0
        for entry in self.legend:
            width = self._paint_entry(painter, ink, entry, QPointF(left, top))
            if entry.series is None:
                left += width
            else:
                top += metrics.height() + LINE_GAP_PX

    def _paint_entry(self, painter: QPainter, ink: Ink, entry: LegendEntry, corner: QPointF) -> float:
        """The width that it took."""
        metrics = QFontMetricsF(painter.font())
        middle = corner.y() + metrics.height() / 2.0
        if entry.ring:
            paint_ring(painter, QPointF(corner.x() + SAMPLE_PX / 2.0, middle), ink.secondary, ink.ground, 4.0)
        else:
            painter.setPen(series_pen(entry.series, ink))
            painter.drawLine(QPointF(corner.x(), middle), QPointF(corner.x() + SAMPLE_PX, middle))
        painter.setPen(ink.secondary if entry.series is None else ink.text)
        left = corner.x() + SAMPLE_PX + 8.0
        text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideMiddle, self.width() - left - PADDING_PX)
        painter.drawText(QPointF(left, corner.y() + metrics.ascent()), text)
        return SAMPLE_PX + 8.0 + metrics.horizontalAdvance(text) + 18.0

    def paint_callout(self, painter: QPainter, ink: Ink, at: QPointF, lines: tuple[str, ...], edge: QColor) -> None:
        """A small box with words beside a point, on the side of the plot's middle."""
        font = self.small_font()
        metrics, middle = QFontMetricsF(font), self.plot_area().center()
        size = (max(metrics.horizontalAdvance(line) for line in lines) + 18.0, metrics.height() * len(lines) + 12.0)
        left = at.x() + 12.0 if at.x() <= middle.x() else at.x() - 12.0 - size[0]
        top = at.y() + 12.0 if at.y() <= middle.y() else at.y() - 12.0 - size[1]
        left = min(max(left, 6.0), self.width() - 6.0 - size[0])
        box = QRectF(left, top, *size)
        painter.setPen(QPen(edge, 1.0))
        painter.setBrush(ink.callout)
        painter.drawRoundedRect(box, 4.0, 4.0)
        painter.setFont(font)
        painter.setPen(ink.text)
        inner = box.adjusted(9.0, 6.0, -9.0, -6.0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))

    # Reading out

    def say_reading(self, text: str) -> None:
        """Tell a screen reader, and whoever listens, what is read out now."""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            self.reading_changed.emit(text)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.read_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self.stop_reading()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.stop_reading()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape ends the reading first; only then may the window have it."""
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and self.accessibleDescription() and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left.value: (-1, 0),
            Qt.Key.Key_Right.value: (1, 0),
            Qt.Key.Key_Up.value: (0, 1),
            Qt.Key.Key_Down.value: (0, -1),
        }
        step = steps.get(event.key())
        if step is not None:
            self.read_next(*step)
        elif event.key() == Qt.Key.Key_Escape and self.accessibleDescription():
            self.stop_reading()
        else:
            super().keyPressEvent(event)


def paint_ring(painter: QPainter, at: QPointF, colour: QColor, ground: QColor, radius_px: float) -> None:
    """A point apart, open at its middle."""
    painter.setBrush(ground)
    painter.setPen(QPen(colour, 2.0))
    painter.drawEllipse(at, radius_px, radius_px)


def series_pen(series: int | None, ink: Ink) -> QPen:
    """The first network's line is whole, the second's dashed, a reference dotted."""
    if series is None:
        pen = QPen(ink.axis, 1.2)
        pen.setDashPattern([1.0, 3.0])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen
    pen = QPen(ink.series[series], 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if series == 1:
        pen.setDashPattern([4.0, 2.2])
    return pen
