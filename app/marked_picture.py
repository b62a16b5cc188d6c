"""A picture with outlines and a map over it, as large as there is room: for a look, not for reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.case_picture import CasePicture
from core.findings import Ellipse, Outline, Region

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAP_OPACITY = 0.5
MAP_CELL_PX = 16
LINE_PX, HALO_PX = 2.0, 4.0
_HALO = QColor(0, 0, 0, 170)


@dataclass(frozen=True, slots=True)
class Mark:
    """Outlines in pixels of the frame. `colour`: as the theme names it. `dashed`: of whoever is drawn second."""

    outlines: tuple[Outline, ...]
    colour: str
    dashed: bool = False


class MarkedPicture(QWidget):
    """Black, with a sentence, while there is no picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image: QImage | None = None
        self._map: QImage | None = None
        self._picture: CasePicture | None = None
        self._marks: tuple[Mark, ...] = ()
        self._text = ""

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    @property
    def picture(self) -> CasePicture | None:
        return self._picture

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._marks

    def say(self, text: str) -> None:
        """Instead of a picture."""
        self._picture, self._image, self._map, self._marks, self._text = None, None, None, (), text
        self.update()

    def show_picture(self, picture: CasePicture, marks: tuple[Mark, ...] = ()) -> None:
        self._picture, self._marks, self._text = picture, marks, ""
        self._image = _image(picture.pixels)
        self._map = _map_image(picture)
        self.update()

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        self._marks = marks
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.IMAGE))
        if self._image is None or self._picture is None:
            painter.setPen(QColor(theme.IMAGE_SECONDARY))
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 16, -16, -16), wrapped, self._text)
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        to_view = self._to_view()
        rows, columns = self._picture.shape
        painter.setClipRect(to_view.mapRect(QRectF(0.0, 0.0, columns, rows)))
        painter.drawImage(to_view.mapRect(QRectF(0.0, 0.0, columns, rows)), self._image)
        if self._map is not None and self._picture.heatmap is not None:
            covers = self._picture.heatmap.covers
            painter.setOpacity(MAP_OPACITY)
            painter.drawImage(to_view.mapRect(QRectF(covers.x, covers.y, covers.width, covers.height)), self._map)
            painter.setOpacity(1.0)
        for mark in self._marks:
            _paint_mark(painter, mark, to_view)

    def _to_view(self) -> QTransform:
        """From pixels of the frame: all of the small picture, in the middle of the widget."""
        assert self._image is not None
        assert self._picture is not None
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rows, columns = self._picture.shape
        left, top = (self.width() - size.width()) / 2.0, (self.height() - size.height()) / 2.0
        return QTransform.fromTranslate(left, top).scale(size.width() / columns, size.height() / rows)


def outline_path(outline: Outline) -> QPainterPath:
    """An outline in pixels of the frame."""
    path = QPainterPath()
    if isinstance(outline, Region):
        path.addRect(QRectF(outline.x, outline.y, outline.width, outline.height))
    elif isinstance(outline, Ellipse):
        path.addEllipse(QRectF(outline.x, outline.y, outline.width, outline.height))
    else:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline.points]))
        path.closeSubpath()
    return path


def _paint_mark(painter: QPainter, mark: Mark, to_view: QTransform) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.DashLine if mark.dashed else Qt.PenStyle.SolidLine
    for outline in mark.outlines:
        path = to_view.map(outline_path(outline))
        painter.setPen(QPen(_HALO, HALO_PX))
        painter.drawPath(path)
        painter.setPen(QPen(QColor(mark.colour), LINE_PX, style))
        painter.drawPath(path)


def _image(pixels: NDArray[np.uint8]) -> QImage:
    rows, columns = pixels.shape[:2]
    if pixels.ndim == 3:
        return QImage(pixels.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888).copy()
    return QImage(pixels.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8).copy()


def _map_image(picture: CasePicture) -> QImage | None:
    if picture.heatmap is None:
        return None
    from core.imaging.overlay import heat_pixels

    coloured = heat_pixels(picture.heatmap.grid, picture.display_max, MAP_CELL_PX)
    rows, columns = coloured.shape[:2]
    return QImage(coloured.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGBA8888).copy()
