"""The chosen finding's heatmap over the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from app import theme
from app.network_view import MapLook
from app.viewer.outline import outline
from app.viewer.view_transform import ViewTransform
from core.findings import Heatmap

if TYPE_CHECKING:
    from core.imaging.map_regions import HotRegion

RENDERED_SIDE_PX = 256
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
