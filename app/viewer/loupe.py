"""A round piece of the picture around the cursor, larger than the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app import theme
from app.viewer.view_transform import ViewTransform, allowed

if TYPE_CHECKING:
    from app.viewer.grey_renderer import GreyRenderer

RADIUS_PX, TIMES = 130.0, 2.5
LEAST_DEVICE_SCALE = 1.0  # screen pixels for one of the picture: a loupe that shows less than all there is, is none


def loupe_transform(transform: ViewTransform, at: QPointF, ratio: float) -> ViewTransform:
    """What lies under `at` in the middle of a square of twice the loupe's radius, enlarged."""
    scale = allowed(max(transform.scale * TIMES, LEAST_DEVICE_SCALE / ratio))
    shifted = transform.panned(RADIUS_PX - at.x(), RADIUS_PX - at.y())
    return replace(shifted.zoomed(scale / transform.scale, QPointF(RADIUS_PX, RADIUS_PX)), fitted=False)


def paint_loupe(painter: QPainter, renderer: GreyRenderer, transform: ViewTransform, at: QPointF) -> None:
    """`renderer`: one of the loupe's own, so that the view keeps what it has rendered."""
    ratio = painter.device().devicePixelRatioF()
    side = QSizeF(2.0 * RADIUS_PX, 2.0 * RADIUS_PX)
    image, corner = renderer.render(loupe_transform(transform, at, ratio), side, ratio)
    circle = QPainterPath()
    circle.addEllipse(at, RADIUS_PX, RADIUS_PX)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(circle)
    painter.fillPath(circle, QColor(theme.IMAGE))
    painter.translate(at.x() - RADIUS_PX, at.y() - RADIUS_PX)
    painter.scale(1.0 / ratio, 1.0 / ratio)
    painter.drawImage(corner, image)
    painter.restore()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(0, 0, 0, 200), 4.0), (QColor(theme.IMAGE_TEXT), 1.4)):
        painter.setPen(QPen(colour, width))
        painter.drawPath(circle)
    painter.restore()
