"""What a map is and its scale of colours, at the right edge of the image."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPen

from app import theme
from app.i18n import significant
from app.viewer.heatmap_layer import HeatmapLayer
from core.findings import Heatmap

BAR_WIDTH_PX, LONGEST_BAR_PX = 12.0, 240.0
BAR_SHARE, BAR_MIDDLE = 0.34, 0.58  # of the height of the view
PLATE_PX = 18.0  # beside the words
BAR_STOPS = 16
LONGEST_CAPTION = 1.4  # times the height of the bar: in a small pane, what is written beside it needs room too
_PLATE = QColor(11, 13, 16, 190)  # the words must stay legible on bright bone


@dataclass(frozen=True, slots=True)
class Legend:
    """Where it lies in the view: the colour bar, the ground behind it, and the lines of its caption, which stand on
    their side to the right of the bar."""

    bar: QRectF
    plate: QRectF
    lines: tuple[str, ...]


def legend_in(view: QRectF, metrics: QFontMetricsF, heatmap: Heatmap) -> Legend:
    """With room for its words on both sides of the bar."""
    height = min(LONGEST_BAR_PX, view.height() * BAR_SHARE)
    lines = _caption_lines(legend_text(heatmap), metrics, height * LONGEST_CAPTION)
    right = view.right() - len(lines) * metrics.height() - PLATE_PX
    middle = view.top() + BAR_MIDDLE * view.height()  # below what stands in the corner of a small pane
    bar = QRectF(right - BAR_WIDTH_PX, middle - height / 2.0, BAR_WIDTH_PX, height)
    beyond = max(0.0, (max(map(metrics.horizontalAdvance, lines)) - height) / 2.0) + 12.0
    figures = metrics.horizontalAdvance("0.00") + PLATE_PX
    return Legend(bar, bar.adjusted(-figures, -beyond, len(lines) * metrics.height() + 10.0, beyond), lines)


def _caption_lines(text: str, metrics: QFontMetricsF, length: float) -> tuple[str, ...]:
    """In one line where that has room, else in two; what is too long for those is cut."""
    if metrics.horizontalAdvance(text) <= length:
        return (text,)
    words = text.split(" ")
    first = next((n for n in range(len(words), 0, -1) if metrics.horizontalAdvance(" ".join(words[:n])) <= length), 1)
    cut = Qt.TextElideMode.ElideRight
    parts = (" ".join(words[:first]).removesuffix(" \u00b7"), " ".join(words[first:]).removeprefix("\u00b7 "))
    return tuple(metrics.elidedText(part, cut, length) for part in parts if part)


def paint_legend(painter: QPainter, legend: Legend, layer: HeatmapLayer) -> None:
    """What the map is, and its scale; a map without evidence has none, and the legend says so."""
    if layer.heatmap.has_evidence:
        _paint_colour_bar(painter, legend, layer)
        return
    metrics = QFontMetricsF(painter.font())
    painter.save()
    painter.translate(legend.bar.center())
    painter.rotate(-90.0)
    text = legend_text(layer.heatmap)
    length, height = metrics.horizontalAdvance(text) + 20.0, metrics.height() + 8.0
    plate = QRectF(-length / 2.0, -height / 2.0, length, height)
    painter.fillRect(plate, _PLATE)
    painter.setPen(QColor(theme.IMAGE_TEXT))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def legend_text(heatmap: Heatmap) -> str:
    """The method of a map, with what its values are."""
    from core.inference.methods import METHODS, PLAIN, choice_of

    choice = choice_of(heatmap)
    method = METHODS[choice.method]
    details = {
        PLAIN: "",
        "input": QCoreApplication.translate("Legend", ", twice the input size"),
        "crops": QCoreApplication.translate("Legend", ", overlapping crops"),
        "layer": QCoreApplication.translate("Legend", ", earlier layer"),
    }
    if not heatmap.has_evidence:
        unit = QCoreApplication.translate("Legend", "No positive evidence")
    elif method.display_max == "bundle":
        unit = QCoreApplication.translate("Legend", "contribution to the logit per cell")
    else:
        unit = QCoreApplication.translate("Legend", "scaled to this map\u2019s own peak")
    return f"{method.title}{details[choice.detail]} \u00b7 {unit}"


def _paint_colour_bar(painter: QPainter, legend: Legend, layer: HeatmapLayer) -> None:
    """0 at the lower end, `display_max` at the upper; a mark where outline and boxes are drawn, or colour begins."""
    from core.imaging.colormap import colour_table

    bar, display_max = legend.bar, layer.display_max
    table = colour_table(layer.look.colours)
    gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
    for stop in range(BAR_STOPS + 1):
        red, green, blue = (int(value) for value in table[round(255 * stop / BAR_STOPS)])
        gradient.setColorAt(stop / BAR_STOPS, QColor(red, green, blue))
    metrics = QFontMetricsF(painter.font())
    painter.fillRect(legend.plate, _PLATE)
    painter.fillRect(bar, gradient)
    painter.setPen(QColor(255, 255, 255, 110))
    painter.drawRect(bar)
    painter.setPen(QColor(theme.IMAGE_TEXT))
    for share in (0.0, 0.5, 1.0):
        text = significant(display_max * share, 2)
        middle = bar.bottom() - share * bar.height()
        box = QRectF(bar.left() - 206.0, middle - metrics.height() / 2.0, 200.0, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.drawLine(QPointF(bar.left() - 3.0, middle), QPointF(bar.left(), middle))
    if layer.marks_a_value:
        _paint_mark(painter, bar, min(1.0, layer.line_value / display_max))
    _paint_caption(painter, legend)


def _paint_mark(painter: QPainter, bar: QRectF, share: float) -> None:
    middle = bar.bottom() - share * bar.height()
    painter.setPen(QPen(QColor(theme.MAP), 2.0))
    painter.drawLine(QPointF(bar.left() - 4.0, middle), QPointF(bar.right() + 4.0, middle))


def _paint_caption(painter: QPainter, legend: Legend) -> None:
    metrics, bar = QFontMetricsF(painter.font()), legend.bar
    painter.save()
    painter.translate(bar.right() + 4.0, bar.center().y())
    painter.rotate(-90.0)
    painter.setPen(QColor(theme.IMAGE_SECONDARY))
    for number, line in enumerate(legend.lines):
        length = metrics.horizontalAdvance(line) + 4.0
        box = QRectF(-length / 2.0, number * metrics.height(), length, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line)
    painter.restore()
