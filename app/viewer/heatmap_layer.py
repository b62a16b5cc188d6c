"""The chosen finding's heatmap over the picture, and the colour bar that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

from app import theme
from app.i18n import significant
from app.network_view import MapLook
from app.viewer.outline import outline
from app.viewer.view_transform import ViewTransform
from core.findings import Heatmap

if TYPE_CHECKING:
    from core.imaging.map_regions import HotRegion

RENDERED_SIDE_PX = 256
BAR_WIDTH_PX, LONGEST_BAR_PX = 12.0, 240.0
BAR_SHARE, BAR_MIDDLE = 0.34, 0.58  # of the height of the view
PLATE_PX = 18.0  # beside the words
BAR_STOPS = 16
OUTLINE_SHARE = 0.5  # of the map's peak: where outline and boxes are drawn while no threshold is set
LINE_PX, HALO_PX = 1.6, 3.4
_HALO = QColor(0, 0, 0, 150)


class HeatmapLayer:
    """One map, on the absolute scale that all findings and images share where its values are contributions."""

    def __init__(self, heatmap: Heatmap, display_max: float, look: MapLook, shape: tuple[int, int]) -> None:
        """`display_max`: the bundle's. `look`: its opacity does not matter here. `shape`: of the frame."""
        from core.imaging.overlay import heat_pixels
        from core.inference.methods import scale_end

        display_max = scale_end(heatmap, display_max)
        self.heatmap, self.display_max, self.look = heatmap, display_max, look
        self._shape = shape
        scale = max(1, RENDERED_SIDE_PX // max(heatmap.grid.shape))
        pixels = heat_pixels(heatmap.grid, display_max, scale, look.threshold * display_max, look.colours)
        rows, columns = pixels.shape[:2]
        rendered = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
        self._image = rendered.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        self._outline, self.boxes = self._made_outline(), self._made_boxes()

    @property
    def line_value(self) -> float:
        """The value of the map that outline and boxes are drawn at: the reader's threshold, else half of the peak."""
        peak = float(self.heatmap.grid.max(initial=0.0))
        return self.look.threshold * self.display_max if self.look.threshold > 0.0 else OUTLINE_SHARE * peak

    @property
    def marks_a_value(self) -> bool:
        """Whether that value is to be seen on the image."""
        return self.look.threshold > 0.0 or self.look.boxes or self.look.style != "colour"

    def _made_outline(self) -> QPainterPath:
        if self.look.style == "colour" or not self.heatmap.has_evidence:
            return QPainterPath()
        from core.imaging.map_regions import fine_grid, hot_cells

        cells, covers = hot_cells(fine_grid(self.heatmap), self.line_value), self.heatmap.covers
        if not cells.any():
            return QPainterPath()
        rows, columns = cells.shape
        onto = QTransform().translate(covers.x, covers.y).scale(covers.width / columns, covers.height / rows)
        return onto.map(outline(cells))

    def _made_boxes(self) -> tuple[HotRegion, ...]:
        if not self.look.boxes or not self.heatmap.has_evidence:
            return ()
        from core.imaging.map_regions import hot_regions

        return hot_regions(self.heatmap, self.line_value, self._shape)

    def paint(self, painter: QPainter, transform: ViewTransform, picture: QRectF, opacity: float) -> None:
        """Draw the map over the picture, and nowhere else."""
        if self.look.style != "contour":
            painter.setOpacity(opacity)
            self._paint_colours(painter, transform, picture)
            painter.setOpacity(1.0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(transform.matrix.map(_rectangle(picture)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        boxes = QPainterPath()
        for one in self.boxes:
            boxes.addRect(QRectF(one.region.x, one.region.y, one.region.width, one.region.height))
        for path, style in ((self._outline, Qt.PenStyle.SolidLine), (boxes, Qt.PenStyle.DashLine)):
            for colour, width, dash in ((_HALO, HALO_PX, Qt.PenStyle.SolidLine), (QColor(theme.MAP), LINE_PX, style)):
                painter.setPen(QPen(colour, width, dash))
                painter.drawPath(transform.matrix.map(path))
        painter.restore()

    def _paint_colours(self, painter: QPainter, transform: ViewTransform, picture: QRectF) -> None:
        covers = self.heatmap.covers
        painter.save()
        painter.setTransform(transform.matrix, True)
        painter.setClipRect(picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(covers.x, covers.y, covers.width, covers.height)
        painter.drawImage(area, self._image)
        painter.restore()


def _rectangle(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path


LONGEST_CAPTION = 1.4  # times the height of the bar: in a small pane, what is written beside it needs room too


def legend_bar(view: QRectF, metrics: QFontMetricsF) -> QRectF:
    """Where the colour bar lies in the view, with room for its words on both sides."""
    height = min(LONGEST_BAR_PX, view.height() * BAR_SHARE)
    right = view.right() - metrics.height() - PLATE_PX
    middle = view.top() + BAR_MIDDLE * view.height()  # below what stands in the corner of a small pane
    return QRectF(right - BAR_WIDTH_PX, middle - height / 2.0, BAR_WIDTH_PX, height)


def legend_plate(bar: QRectF, metrics: QFontMetricsF) -> QRectF:
    """The dark ground behind the bar and its figures."""
    left = metrics.horizontalAdvance("0.00") + PLATE_PX
    return bar.adjusted(-left, -12.0, metrics.height() + 10.0, 12.0)


def paint_legend(painter: QPainter, bar: QRectF, layer: HeatmapLayer) -> None:
    """What the map is, and its scale; a map without evidence has none, and the legend says so."""
    if layer.heatmap.has_evidence:
        _paint_colour_bar(painter, bar, layer)
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


def _paint_colour_bar(painter: QPainter, bar: QRectF, layer: HeatmapLayer) -> None:
    """0 at the lower end, `display_max` at the upper; a mark where outline and boxes are drawn, or colour begins."""
    from core.imaging.colormap import colour_table

    display_max, caption = layer.display_max, legend_text(layer.heatmap)
    table = colour_table(layer.look.colours)
    gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
    for stop in range(BAR_STOPS + 1):
        red, green, blue = (int(value) for value in table[round(255 * stop / BAR_STOPS)])
        gradient.setColorAt(stop / BAR_STOPS, QColor(red, green, blue))
    # The words must stay legible on bright bone: a dark plate behind the whole scale.
    metrics = QFontMetricsF(painter.font())
    caption = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, bar.height() * LONGEST_CAPTION)
    beyond = max(0.0, (metrics.horizontalAdvance(caption) - bar.height()) / 2.0)
    painter.fillRect(legend_plate(bar, metrics).adjusted(0.0, -beyond, 0.0, beyond), QColor(11, 13, 16, 190))
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
    _paint_caption(painter, bar, caption)


def _paint_mark(painter: QPainter, bar: QRectF, share: float) -> None:
    middle = bar.bottom() - share * bar.height()
    painter.setPen(QPen(QColor(theme.MAP), 2.0))
    painter.drawLine(QPointF(bar.left() - 4.0, middle), QPointF(bar.right() + 4.0, middle))


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
