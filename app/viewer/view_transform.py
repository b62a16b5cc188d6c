"""Where the picture lies in the view."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

SMALLEST_SCALE, LARGEST_SCALE = 0.02, 40.0


@dataclass(frozen=True, slots=True)
class ViewTransform:
    """View = `offset` + `scale` * picture, in logical pixels. `fitted`: keeps filling the view when that is resized."""

    scale: float = 1.0
    offset_x: float = 0.0
    offset_y: float = 0.0
    fitted: bool = True

    def to_view(self, area: QRectF) -> QRectF:
        """A rectangle of the picture, in the view."""
        left, top = self.offset_x + area.x() * self.scale, self.offset_y + area.y() * self.scale
        return QRectF(left, top, area.width() * self.scale, area.height() * self.scale)

    def to_picture(self, point: QPointF) -> QPointF:
        """A point of the view, in the picture."""
        return QPointF((point.x() - self.offset_x) / self.scale, (point.y() - self.offset_y) / self.scale)

    def visible(self, view: QSizeF) -> QRectF:
        """The part of the picture's plane that the view shows; may reach beyond the picture."""
        corner = self.to_picture(QPointF(0.0, 0.0))
        return QRectF(corner.x(), corner.y(), view.width() / self.scale, view.height() / self.scale)

    def panned(self, dx: float, dy: float) -> ViewTransform:
        return replace(self, offset_x=self.offset_x + dx, offset_y=self.offset_y + dy, fitted=False)

    def zoomed(self, factor: float, at: QPointF) -> ViewTransform:
        """Zoom so that what lies under `at` stays there."""
        scale = min(max(self.scale * factor, SMALLEST_SCALE), LARGEST_SCALE)
        held = self.to_picture(at)
        return ViewTransform(scale, at.x() - held.x() * scale, at.y() - held.y() * scale, fitted=False)


def fit(picture: QSizeF, view: QSizeF) -> ViewTransform:
    """As large as fits, in the middle."""
    if picture.isEmpty() or view.isEmpty():
        return ViewTransform()
    scale = min(view.width() / picture.width(), view.height() / picture.height())
    return replace(_centred(scale, picture, view), fitted=True)


def one_to_one(picture: QSizeF, view: QSizeF, device_pixel_ratio: float) -> ViewTransform:
    """One pixel of the picture on one pixel of the screen, the middle of the picture in the middle of the view."""
    return _centred(1.0 / device_pixel_ratio, picture, view)


def _centred(scale: float, picture: QSizeF, view: QSizeF) -> ViewTransform:
    left = (view.width() - picture.width() * scale) / 2.0
    top = (view.height() - picture.height() * scale) / 2.0
    return ViewTransform(scale, left, top, fitted=False)
