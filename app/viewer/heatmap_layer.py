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
    """One map on the absolute scale that all findings and images share."""

    def __init__(self, heatmap: Heatmap, display_max: float) -> None:
        from core.imaging.overlay import heat_pixels

        self.heatmap, self.display_max = heatmap, display_max
        scale = max(1, RENDERED_SIDE_PX // max(heatmap.grid.shape))
        pixels = heat_pixels(heatmap.grid, display_max, scale)
        rows, columns = pixels.shape[:2]
        rendered = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
        self._image = rendered.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

    @property
    def has_evidence(self) -> bool:
        return bool((self.heatmap.grid > 0.0).any())

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


def paint_colour_bar(painter: QPainter, bar: QRectF, display_max: float) -> None:
    """The scale of every heatmap: 0 at the lower end, the bundle's maximum at the upper, with its unit."""
    from core.imaging.colormap import colour_table

    table = colour_table()
    gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
    for stop in range(BAR_STOPS + 1):
        red, green, blue = (int(value) for value in table[round(255 * stop / BAR_STOPS)])
        gradient.setColorAt(stop / BAR_STOPS, QColor(red, green, blue))
    # The words must stay legible on bright bone: a dark plate behind the whole scale.
    painter.fillRect(bar.adjusted(-40.0, -12.0, 26.0, 12.0), QColor(11, 13, 16, 190))
    painter.fillRect(bar, gradient)
    painter.setPen(QColor(255, 255, 255, 110))
    painter.drawRect(bar)
    metrics = QFontMetricsF(painter.font())
    painter.setPen(QColor(theme.TEXT))
    for share in (0.0, 0.5, 1.0):
        text = f"{display_max * share:.2g}"
        middle = bar.bottom() - share * bar.height()
        box = QRectF(bar.left() - 62.0, middle - metrics.height() / 2.0, 56.0, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.drawLine(QPointF(bar.left() - 3.0, middle), QPointF(bar.left(), middle))
    _paint_unit(painter, bar, metrics)


def _paint_unit(painter: QPainter, bar: QRectF, metrics: QFontMetricsF) -> None:
    unit = QCoreApplication.translate("HeatmapLayer", "contribution to the finding's logit per cell")
    painter.save()
    painter.translate(bar.right() + 4.0, bar.center().y())
    painter.rotate(-90.0)
    length = metrics.horizontalAdvance(unit) + 4.0
    painter.setPen(QColor(theme.SECONDARY))
    box = QRectF(-length / 2.0, 0.0, length, metrics.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, unit)
    painter.restore()
