"""The image as pixels of the screen: one look-up each, at every device ratio and however the picture lies."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF, QSizeF
from PySide6.QtGui import QImage

from app.open_studies import Case, FramePlace, FrameTarget
from app.picture import Picture, prepared
from app.viewer.grey_renderer import GreyRenderer
from app.viewer.view_transform import ViewTransform, centred, fit
from core.imaging.resampling import oriented
from core.imaging.window import grey_image
from core.presentation import UPRIGHT, Orientation
from core.study import Frame, FrameOrigin, ImageFacts, Instance, Series, Study, Window

PIXELS = np.random.default_rng(9).integers(0, 4096, (90, 120)).astype(np.uint16)
VOI = Window(2048.0, 3000.0)


def picture(pixels: NDArray) -> Picture:
    instance = Instance("film", "dicom")
    series = Series("1", "DX", "", 1, (instance,))
    target = FrameTarget("film")
    study = Study("1", "", "", "", "", (series,))
    place = FramePlace(target, study, series, instance, (target,), Case("1", "1", study, (target,)))
    frame = Frame(pixels, FrameOrigin("film", "0" * 64, None, 1, 1), ImageFacts("dicom", "DX"), voi_choices=(VOI,))
    return prepared(place, frame, None, None)


def greys(image: QImage) -> NDArray:
    rgb = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), image.width())
    assert (rgb >> 24 == 255).all()
    return (rgb & 255).astype(np.uint8)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("orientation", [UPRIGHT, Orientation(1), Orientation(2, True), Orientation(3, True)])
def test_one_to_one_is_pixel_for_pixel_at_every_ratio(ratio: float, orientation: Orientation) -> None:
    shown = picture(PIXELS)
    view = QSizeF(200.0, 200.0)
    transform = centred(QRectF(0.0, 0.0, 120.0, 90.0), view, ViewTransform(orientation=orientation), 1.0 / ratio)
    image, corner = GreyRenderer(shown).render(transform, view, ratio)
    expected = oriented(grey_image(shown.frame, VOI), orientation)
    assert np.array_equal(greys(image), expected)
    lying = transform.to_view(QRectF(0.0, 0.0, 120.0, 90.0))
    assert abs(corner.x() - lying.left() * ratio) <= 0.5
    assert abs(corner.y() - lying.top() * ratio) <= 0.5


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_a_fitted_picture_fills_its_place_on_the_screen_to_the_pixel(ratio: float) -> None:
    view = QSizeF(301.0, 253.0)
    transform = fit(QRectF(0.0, 0.0, 120.0, 90.0), view, ViewTransform())
    image, corner = GreyRenderer(picture(PIXELS)).render(transform, view, ratio)
    assert image.width() == pytest.approx(301.0 * ratio, abs=1.0)
    assert corner.x() == pytest.approx(0.0, abs=1.0)
    assert image.height() == pytest.approx(301.0 * ratio * 0.75, abs=1.0)


def test_moving_the_picture_moves_its_pixels_and_changes_none() -> None:
    renderer, view = GreyRenderer(picture(PIXELS)), QSizeF(100.0, 80.0)
    start = ViewTransform(2.37, -60.0, -50.0, fitted=False)
    image, corner = renderer.render(start, view, 1.0)
    before = greys(image).copy()
    image, moved = renderer.render(start.panned(17.0, -9.0), view, 1.0)
    after = greys(image)
    shift = corner + QPoint(17, -9) - moved
    rows, columns = before.shape
    overlap = after[shift.y() : shift.y() + rows, shift.x() : shift.x() + columns]
    expected = before[: overlap.shape[0], : overlap.shape[1]].astype(int)
    assert np.abs(overlap - expected).max() <= 1  # the interpolation's own rounding


def test_another_window_and_inversion_change_the_same_pixels() -> None:
    shown = picture(PIXELS)
    renderer, view = GreyRenderer(shown), QSizeF(120.0, 90.0)
    renderer.render(ViewTransform(), view, 1.0)
    other = Window(1000.0, 500.0)
    renderer.set_window(other, True)
    image, _ = renderer.render(ViewTransform(), view, 1.0)
    assert np.array_equal(greys(image), grey_image(shown.frame, other, invert=True))


def test_nothing_is_rendered_of_a_picture_out_of_view() -> None:
    image, _ = GreyRenderer(picture(PIXELS)).render(ViewTransform(1.0, 900.0, 0.0), QSizeF(200.0, 200.0), 1.0)
    assert image.isNull()
