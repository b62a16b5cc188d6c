"""A layer over the picture, such as its shutter, kept as the view shows it: a step of the window only lays it over."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from app.viewer.view_transform import ViewTransform


class ScaledLayer:
    """`image`: as large as the picture; scaled anew only where the view has another transform or size."""

    def __init__(self, image: QImage) -> None:
        self._image, self._shown = image, QImage()
        self._key: tuple[QTransform, QSizeF, float] | None = None

    def paint(self, painter: QPainter, transform: ViewTransform, view: QSizeF, device_ratio: float) -> None:
        """`view`: in logical pixels; `device_ratio`: screen pixels for one of those."""
        if self._image.isNull():
            return
        key = (transform.matrix, view, device_ratio)
        if key != self._key:
            self._key, self._shown = key, self._scaled(transform.matrix, view, device_ratio)
        painter.drawImage(QRectF(0.0, 0.0, view.width(), view.height()), self._shown)

    def _scaled(self, matrix: QTransform, view: QSizeF, device_ratio: float) -> QImage:
        size = (view * device_ratio).toSize()
        shown = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        shown.fill(Qt.GlobalColor.transparent)
        painter = QPainter(shown)
        painter.scale(device_ratio, device_ratio)
        painter.setTransform(matrix, True)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0.0, 0.0, self._image.width(), self._image.height()), self._image)
        painter.end()
        return shown
