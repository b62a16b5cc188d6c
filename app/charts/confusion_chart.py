"""A confusion matrix: rows are labels, columns what the network calls likeliest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.charts.chart import LINE_GAP_PX, PADDING_PX, Chart
from app.charts.ink import Ink, mixed

GAP_PX = 2.0
NAME_SHARE = 0.26  # of the chart's width, at most, for the names of the labels


class ConfusionChart(Chart):
    """Cells are shaded by their share of the label's images; the diagonal, where both agree, has an edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._counts: tuple[tuple[int, ...], ...] = ()
        self._reading: tuple[int, int] | None = None  # row, column
        self._label_word, self._call_word = self.tr("Label"), self.tr("Network\u2019s likeliest")

    @property
    def reading(self) -> tuple[str, str, int] | None:
        """Label, call and count of the cell that is read out."""
        if self._reading is None:
            return None
        row, column = self._reading
        return self._names[row], self._names[column], self._counts[row][column]

    def show_matrix(
        self, title: str, names: Sequence[str], counts: Sequence[Sequence[int]], empty_text: str = ""
    ) -> None:
        """`counts`: (n, n), rows labels. `empty_text`: said where there is no matrix."""
        self.title, self._names, self._reading = title, tuple(names), None
        self._counts = tuple(tuple(row) for row in counts)
        self.empty_text = "" if self._counts else empty_text
        right, total = sum(row[place] for place, row in enumerate(self._counts)), sum(map(sum, self._counts))
        text = self.tr("{right} of %n image(s) are called as they are labelled", "", total)
        said = text.format(right=right) if self._counts else empty_text
        self.setAccessibleName(f"{title}. {said}")
        self.setAccessibleDescription("")
        self.update()

    def margins(self) -> tuple[float, float, float, float]:
        metrics = QFontMetricsF(self.small_font())
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0.0)
        left = min(widest, self.width() * NAME_SHARE) + metrics.height() + 18.0
        return left, 2.0, 4.0, 2.0 * metrics.height() + 16.0

    def cell(self, row: int, column: int) -> QRectF:
        """Where a cell lies in the widget."""
        area, count = self.plot_area(), len(self._counts)
        side = area.width() / count
        left, top = area.left() + column * side, area.top() + row * side
        return QRectF(left, top, side, side).adjusted(0.0, 0.0, -GAP_PX, -GAP_PX)

    def share(self, row: int, column: int) -> float:
        """Of the label's images, how many are called so, 0..1."""
        total = sum(self._counts[row])
        return self._counts[row][column] / total if total else 0.0

    def paint_plot(self, painter: QPainter, ink: Ink) -> None:
        for row in range(len(self._counts)):
            for column in range(len(self._counts)):
                self._paint_cell(painter, ink, row, column)
        self._paint_names(painter, ink)
        if self._reading is not None:
            cell = self.cell(*self._reading)
            painter.setPen(QPen(ink.focus, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(1.0, 1.0, -1.0, -1.0), 3.0, 3.0)
        self._paint_reading(painter, ink)

    def head_height(self) -> float:
        """With a line for the read-out: a box over the matrix would cover other cells."""
        return super().head_height() + QFontMetricsF(self.small_font()).height() + LINE_GAP_PX

    def _paint_reading(self, painter: QPainter, ink: Ink) -> None:
        metrics = QFontMetricsF(self.small_font())
        painter.setFont(self.small_font())
        painter.setPen(ink.secondary if self._reading is None else ink.text)
        said = ": ".join(self._reading_lines()) or self.tr("count, and share of the label\u2019s images")
        text = metrics.elidedText(said, Qt.TextElideMode.ElideMiddle, self.width() - 2.0 * PADDING_PX)
        top = PADDING_PX + QFontMetricsF(self.font()).height() + 6.0
        painter.drawText(QPointF(PADDING_PX, top + metrics.ascent()), text)

    def _paint_cell(self, painter: QPainter, ink: Ink, row: int, column: int) -> None:
        cell, share = self.cell(row, column), self.share(row, column)
        colour = mixed(mixed(ink.ground, ink.text, 0.05), ink.series[0], 0.9 * share)
        painter.setPen(QPen(ink.axis, 1.0) if row == column else Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0)
        font = self.font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(_legible(colour, ink))
        count = str(self._counts[row][column])
        if cell.height() < 2.6 * metrics.height():
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, count)
            return
        painter.drawText(cell.adjusted(0, 0, 0, -metrics.height()), Qt.AlignmentFlag.AlignCenter, count)
        painter.setFont(self.small_font())
        percent = f"{share * 100:.0f}\u202f%"
        painter.drawText(cell.adjusted(0, metrics.height(), 0, 0), Qt.AlignmentFlag.AlignCenter, percent)

    def _paint_names(self, painter: QPainter, ink: Ink) -> None:
        font, area = self.small_font(), self.plot_area()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(ink.secondary)
        left, room = area.left() - self.margins()[0], self.margins()[0] - metrics.height() - 10.0
        for number, name in enumerate(self._names):
            cell = self.cell(number, 0)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            box = QRectF(area.left() - room - 8.0, cell.top(), room, cell.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            below = self.cell(len(self._names) - 1, number)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, below.width())
            box = QRectF(below.left(), area.bottom() + 4.0, below.width(), metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        below = QRectF(area.left(), area.bottom() + metrics.height() + 10.0, area.width(), metrics.height() + 2.0)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._call_word)
        painter.save()
        painter.translate(left + metrics.ascent(), area.center().y())
        painter.rotate(-90.0)
        across = QRectF(-area.height() / 2.0, -metrics.ascent(), area.height(), metrics.height() + 2.0)
        painter.drawText(across, Qt.AlignmentFlag.AlignCenter, self._label_word)
        painter.restore()

    # Reading out

    def _reading_lines(self) -> tuple[str, ...]:
        if self._reading is None:
            return ()
        row, column = self._reading
        text = self.tr("{count} of {total} ({share}\u2009%)")
        share = f"{100.0 * self.share(row, column):.0f}"
        shown = text.format(count=self._counts[row][column], total=sum(self._counts[row]), share=share)
        called = self.tr("labelled {label}, called {call}")
        return called.format(label=self._names[row], call=self._names[column]), shown

    def _read(self, reading: tuple[int, int] | None) -> None:
        if reading != self._reading:
            self._reading = reading
            self.say_reading(": ".join(self._reading_lines()))

    def read_at(self, position: QPointF) -> None:
        count = len(self._counts)
        cells = ((row, column) for row in range(count) for column in range(count))
        self._read(next((place for place in cells if self.cell(*place).contains(position)), None))

    def read_next(self, across: int, along: int) -> None:
        last = len(self._counts) - 1
        if last < 0:
            return
        if self._reading is None:
            self._read((0, 0))
            return
        row, column = self._reading
        self._read((min(max(row - along, 0), last), min(max(column + across, 0), last)))

    def stop_reading(self) -> None:
        self._read(None)


def _legible(ground: QColor, ink: Ink) -> QColor:
    """Black or white, or the text's own colour: whichever stands out most on that ground."""
    choices = (ink.text, QColor("#0b0e12"), QColor("#ffffff"))
    return max(choices, key=lambda colour: _contrast(colour, ground))


def _contrast(first: QColor, second: QColor) -> float:
    """WCAG 2.1 contrast ratio, 1..21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    """WCAG 2.1 relative luminance, 0..1."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    parts = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
