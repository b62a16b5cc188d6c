"""A layer that is kept as the view shows it looks as if it were scaled with every paint."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from app.viewer.scaled_layer import ScaledLayer
from app.viewer.view_transform import ViewTransform
from core.presentation import Orientation

VIEW = QSizeF(300.0, 200.0)
LAYERS = [
    ViewTransform(0.25, 10.0, 5.0),
    ViewTransform(0.5, -40.0, 20.0, False, Orientation(1, True)),
    ViewTransform(3.0, -100.0, -100.0),
]


def layer() -> QImage:
    image = QImage(800, 600, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.fillRect(QRectF(0.0, 0.0, 800.0, 100.0), QColor(0, 0, 0, 255))
    painter.fillRect(QRectF(60.0, 60.0, 300.0, 300.0), QColor(200, 40, 10, 128))
    painter.end()
    return image


def painted(view_layer: ScaledLayer, transform: ViewTransform, ratio: float) -> QImage:
    shown = QImage((VIEW * ratio).toSize(), QImage.Format.Format_RGB32)
    shown.setDevicePixelRatio(ratio)
    shown.fill(QColor(90, 90, 90))
    painter = QPainter(shown)
    view_layer.paint(painter, transform, VIEW, ratio)
    painter.end()
    return shown


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_it_follows_the_view_and_is_the_same_when_it_is_kept(ratio: float) -> None:
    kept = ScaledLayer(layer())
    seen = []
    for transform in [*LAYERS, LAYERS[0]]:
        fresh = painted(ScaledLayer(layer()), transform, ratio)
        assert painted(kept, transform, ratio) == fresh
        assert painted(kept, transform, ratio) == fresh
        seen.append(fresh)
    assert seen[0] == seen[3] != seen[1]


@pytest.mark.usefixtures("qapp")
def test_what_is_opaque_stays_opaque_and_nothing_is_painted_beyond_the_picture() -> None:
    shown = painted(ScaledLayer(layer()), LAYERS[0], 1.0)
    assert shown.pixelColor(100, 15) == QColor(0, 0, 0)
    assert shown.pixelColor(5, 15) == shown.pixelColor(100, 195) == QColor(90, 90, 90)
