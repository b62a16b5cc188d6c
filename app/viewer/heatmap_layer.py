"""The chosen finding's heatmap over the picture, and the colour bar that goes with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QLinearGradient, QPainter

from app import theme
from app.viewer.view_transform import ViewTransform
from core.findings import Heatmap

RENDERED_SIDE_PX = 256
BAR_WIDTH_PX = 12.0
BAR_STOPS = 16


class HeatmapLayer:
    """One map, on the absolute scale that all findings and images share where its values are contributions."""

    def __init__(self, heatmap: Heatmap, display_max: float) -> None:
        """`display_max`: the bundle's."""
        from core.imaging.overlay import heat_pixels
        from core.inference.methods import scale_end

        display_max = scale_end(heatmap, display_max)
        self.heatmap, self.display_max = heatmap, display_max
        scale = max(1, RENDERED_SIDE_PX // max(heatmap.grid.shape))
        pixels = heat_pixels(heatmap.grid, display_max, scale)
        rows, columns = pixels.shape[:2]
        rendered = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
        self._image = rendered.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

    def paint(self, painter: QPainter, transform: ViewTransform, picture: QRectF, opacity: float) -> None:
        """Draw the map over the picture, and nowhere else."""
        covers = self.heatmap.covers
        painter.save()
        painter.setTransform(transform.matrix, True)
        painter.setClipRect(picture)
        painter.setOpacity(opacity)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(covers.x, covers.y, covers.width, covers.height)
        painter.drawImage(area, self._image)
        painter.restore()


def paint_legend(painter: QPainter, bar: QRectF, layer: HeatmapLayer) -> None:
    """What the map is, and its scale; a map without evidence has none, and the legend says so."""
    if layer.heatmap.has_evidence:
        _paint_colour_bar(painter, bar, layer.display_max, legend_text(layer.heatmap))
        return
    metrics = QFontMetricsF(painter.font())
    painter.save()
    painter.translate(bar.center())
    painter.rotate(-90.0)
    text = legend_text(layer.heatmap)
    length, height = metrics.horizontalAdvance(text) + 20.0, metrics.height() + 8.0
    plate = QRectF(-length / 2.0, -height / 2.0, length, height)
    painter.fillRect(plate, QColor(11, 13, 16, 190))
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
        "input": QCoreApplication.translate("HeatmapLayer", ", twice the input size"),
        "crops": QCoreApplication.translate("HeatmapLayer", ", overlapping crops"),
        "layer": QCoreApplication.translate("HeatmapLayer", ", earlier layer"),
    }
    if not heatmap.has_evidence:
        unit = QCoreApplication.translate("HeatmapLayer", "No positive evidence")
    elif method.display_max == "bundle":
        unit = QCoreApplication.translate("HeatmapLayer", "contribution to the logit per cell")
    else:
        unit = QCoreApplication.translate("HeatmapLayer", "scaled to this map\u2019s own peak")
    return f"{method.title}{details[choice.detail]} \u00b7 {unit}"


def _paint_colour_bar(painter: QPainter, bar: QRectF, display_max: float, caption: str) -> None:
    """0 at the lower end, `display_max` at the upper."""
    from core.imaging.colormap import colour_table

    table = colour_table()
    gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
    for stop in range(BAR_STOPS + 1):
        red, green, blue = (int(value) for value in table[round(255 * stop / BAR_STOPS)])
        gradient.setColorAt(stop / BAR_STOPS, QColor(red, green, blue))
    # The words must stay legible on bright bone: a dark plate behind the whole scale.
    metrics = QFontMetricsF(painter.font())
    beyond = max(0.0, (metrics.horizontalAdvance(caption) - bar.height()) / 2.0)
    painter.fillRect(bar.adjusted(-40.0, -12.0 - beyond, 26.0, 12.0 + beyond), QColor(11, 13, 16, 190))
    painter.fillRect(bar, gradient)
    painter.setPen(QColor(255, 255, 255, 110))
    painter.drawRect(bar)
    painter.setPen(QColor(theme.IMAGE_TEXT))
    for share in (0.0, 0.5, 1.0):
        text = f"{display_max * share:.2g}"
        middle = bar.bottom() - share * bar.height()
        box = QRectF(bar.left() - 62.0, middle - metrics.height() / 2.0, 56.0, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.drawLine(QPointF(bar.left() - 3.0, middle), QPointF(bar.left(), middle))
    _paint_caption(painter, bar, caption)


def _paint_caption(painter: QPainter, bar: QRectF, caption: str) -> None:
    metrics = QFontMetricsF(painter.font())
    painter.save()
    painter.translate(bar.right() + 4.0, bar.center().y())
    painter.rotate(-90.0)
    length = metrics.horizontalAdvance(caption) + 4.0
    painter.setPen(QColor(theme.IMAGE_SECONDARY))
    box = QRectF(-length / 2.0, 0.0, length, metrics.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, caption)
    painter.restore()
