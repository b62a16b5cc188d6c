"""Which parts of a view a copy of it carries, and the copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage, QPainter


@dataclass(frozen=True, slots=True)
class Parts:
    """`overlays`: heatmap, regions, lungs, marks. `identity`: whose image it is, or the name of its file."""

    overlays: bool = True
    identity: bool = True


WHOLE = Parts()


class Painted(Protocol):
    """A view that can paint itself elsewhere."""

    def size(self) -> QSize: ...
    def devicePixelRatioF(self) -> float: ...
    def paint_on(self, painter: QPainter, parts: Parts) -> None: ...


def taken(view: Painted, parts: Parts) -> QImage:
    """The view as it is shown, at the screen's own resolution. It carries no text keys: Qt would save them with it."""
    ratio = view.devicePixelRatioF()
    image = QImage((QSizeF(view.size()) * ratio).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    view.paint_on(painter, parts)
    painter.end()
    return image
