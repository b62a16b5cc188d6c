"""Where the picture lies in the view, and how it is turned."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from core.presentation import UPRIGHT, Orientation

SMALLEST_SCALE, LARGEST_SCALE = 0.02, 40.0


@dataclass(frozen=True, slots=True)
class ViewTransform:
    """View = offset + scale * (the picture, its pixels in their shape, turned and mirrored), in logical pixels.

    `scale`: of the shorter side of a pixel. `fitted`: keeps filling the view when that is resized. `pixel_aspect`:
    height over width of a pixel.
    """

    scale: float = 1.0
    offset_x: float = 0.0
    offset_y: float = 0.0
    fitted: bool = True
    orientation: Orientation = UPRIGHT
    pixel_aspect: float = 1.0

    @property
    def stretch(self) -> tuple[float, float]:
        """The width and height of a pixel, the shorter one being 1."""
        return max(1.0, 1.0 / self.pixel_aspect), max(1.0, self.pixel_aspect)

    @property
    def matrix(self) -> QTransform:
        """From the picture to the view."""
        (a, b, c, d), (wide, high) = self.orientation.matrix, self.stretch
        x, y = self.scale * wide, self.scale * high
        return QTransform(a * x, c * x, b * y, d * y, self.offset_x, self.offset_y)

    def to_view(self, area: QRectF) -> QRectF:
        """A rectangle of the picture, in the view."""
        return self.matrix.mapRect(area)

    def point_to_view(self, point: QPointF) -> QPointF:
        """A point of the picture, in the view."""
        return self.matrix.map(point)

    def to_picture(self, point: QPointF) -> QPointF:
        """A point of the view, in the picture."""
        (a, b, c, d), (wide, high) = self.orientation.matrix, self.stretch  # orthogonal: its transpose turns back
        x, y = (point.x() - self.offset_x) / self.scale, (point.y() - self.offset_y) / self.scale
        return QPointF((a * x + c * y) / wide, (b * x + d * y) / high)

    def visible(self, view: QSizeF) -> QRectF:
        """The part of the picture's plane that the view shows; may reach beyond the picture."""
        corner = self.to_picture(QPointF(0.0, 0.0))
        return QRectF(corner, self.to_picture(QPointF(view.width(), view.height()))).normalized()

    def panned(self, dx: float, dy: float) -> ViewTransform:
        return replace(self, offset_x=self.offset_x + dx, offset_y=self.offset_y + dy, fitted=False)

    def zoomed(self, factor: float, at: QPointF) -> ViewTransform:
        """Zoom so that what lies under `at` stays there."""
        scale = allowed(self.scale * factor)
        grown = scale / self.scale
        left, top = at.x() - (at.x() - self.offset_x) * grown, at.y() - (at.y() - self.offset_y) * grown
        return replace(self, scale=scale, offset_x=left, offset_y=top, fitted=False)

    def oriented(self, orientation: Orientation, at: QPointF) -> ViewTransform:
        """Turned or mirrored so that what lies under `at` stays there."""
        held = self.to_picture(at)
        turned = replace(self, orientation=orientation)
        moved = at - turned.point_to_view(held)
        return replace(turned, offset_x=self.offset_x + moved.x(), offset_y=self.offset_y + moved.y())


def allowed(scale: float) -> float:
    """The nearest scale that the view can have."""
    return min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)


def fit(area: QRectF, view: QSizeF, like: ViewTransform) -> ViewTransform:
    """An area of the picture as large as fits, in the middle. `like`: which way up, and the shape of its pixels."""
    actual = ViewTransform(orientation=like.orientation, pixel_aspect=like.pixel_aspect)
    if area.isEmpty() or view.isEmpty():
        return actual
    lying = actual.to_view(area)
    scale = min(view.width() / lying.width(), view.height() / lying.height())
    return replace(centred(area, view, actual, scale), fitted=True)


def centred(area: QRectF, view: QSizeF, like: ViewTransform, scale: float) -> ViewTransform:
    """At `scale` logical pixels for one of the picture, the middle of the area in the middle of the view."""
    scaled = ViewTransform(scale, orientation=like.orientation, fitted=False, pixel_aspect=like.pixel_aspect)
    middle = scaled.point_to_view(area.center())
    return replace(scaled, offset_x=view.width() / 2.0 - middle.x(), offset_y=view.height() / 2.0 - middle.y())
