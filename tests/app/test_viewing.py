"""The image area: what its pixels show, and what the mouse and keys do to them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.viewer.corner_text import series_lines
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx
from tests.helpers.overlays import with_plane

WINDOW = {"WindowCenter": "2048", "WindowWidth": "4096"}


@pytest.fixture
def flat(station: Station, films: Path) -> Station:
    """One grey picture at half of its window on screen, without the heatmap over it."""
    pixels = np.full((300, 400), 2048, dtype=np.uint16)
    write_dx(films / "flat.dcm", pixels, **WINDOW)
    station.open_analysed(films / "flat.dcm")
    station.session.set_heatmap_visible(False)
    return station


def middle(station: Station) -> int:
    return station.grey_at(0.5, 0.6)


def wheel(station: Station, at: QPointF, notches: int) -> None:
    view = station.window.view
    none = Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, turned)


def test_the_files_window_is_shown_and_dragging_changes_it(flat: Station) -> None:
    assert middle(flat) == pytest.approx(128, abs=1)
    centre = flat.window.view.rect().center()
    flat.drag(centre, centre + QPoint(0, 100))
    assert flat.window.view.voi.center == pytest.approx(2048 + 100 * 4096 / 400)
    assert middle(flat) == pytest.approx(64, abs=2)
    flat.drag(centre, centre + QPoint(80, 0))
    assert flat.window.view.voi.width == pytest.approx(4096 * 1.2)


def test_reset_brings_the_files_window_back(flat: Station) -> None:
    centre = flat.window.view.rect().center()
    flat.drag(centre, centre + QPoint(40, 60))
    flat.press("i")
    flat.qtbot.keyClick(flat.window, Qt.Key.Key_Backspace)
    assert flat.window.view.voi == flat.session.picture.voi
    assert not flat.window.view.inverted
    assert middle(flat) == pytest.approx(128, abs=1)


def test_invert_is_the_readers_own_and_never_reaches_the_network(station: Station, films: Path) -> None:
    pixels = np.full((120, 160), 3500, dtype=np.uint16)
    write_dx(films / "bright.dcm", pixels, **WINDOW)
    station.open_analysed(films / "bright.dcm")
    station.session.set_heatmap_visible(False)
    bright, asked = middle(station), len(station.network.asked)
    station.press("i")
    assert middle(station) == pytest.approx(255 - bright, abs=1)
    assert station.window.actions_.invert.isChecked()
    assert len(station.network.asked) == asked


def test_the_wheel_zooms_about_the_cursor(flat: Station) -> None:
    view = flat.window.view
    at = QPointF(view.width() * 0.3, view.height() * 0.4)
    before, scale = view.transform.to_picture(at), view.transform.scale
    wheel(flat, at, 2)
    after = view.transform.to_picture(at)
    assert view.transform.scale == pytest.approx(scale * 1.2**2)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))


def test_one_to_one_fit_and_pan(flat: Station) -> None:
    view = flat.window.view
    flat.press("x")
    assert view.transform.scale * view.devicePixelRatioF() == pytest.approx(1.0)
    left = view.transform.offset_x
    centre = view.rect().center()
    flat.drag(centre, centre + QPoint(30, 10), Qt.MouseButton.RightButton)
    assert view.transform.offset_x == pytest.approx(left + 30)
    flat.qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=centre)
    assert view.transform.fitted
    assert view.transform.scale == pytest.approx(min(view.width() / 400, view.height() / 300))


def test_a_minified_image_is_area_averaged(station: Station, films: Path) -> None:
    """One white pixel in sixteen: picking pixels would show white ones, an average shows dark grey throughout."""
    pixels = np.zeros((2400, 2400), dtype=np.uint16)
    pixels[::4, ::4] = 4095
    write_dx(films / "dots.dcm", pixels, **WINDOW)
    station.open_analysed(films / "dots.dcm")
    station.session.set_heatmap_visible(False)
    assert station.window.view.transform.scale < 0.5
    image = station.shown()
    x, y = image.width() // 2, round(image.height() * 0.6)
    levels = [image.pixelColor(x + dx, y + dy).green() for dx in range(40) for dy in range(40)]
    assert sum(levels) / len(levels) == pytest.approx(255 / 16, abs=3)
    assert max(levels) <= 255 / 4 + 2


def test_a_colour_picture_is_shown_as_it_is(station: Station, films: Path) -> None:
    pixels = np.zeros((100, 100, 3), dtype=np.uint8)
    pixels[..., 0], pixels[..., 2] = 200, 40
    write_dx(films / "colour.dcm", pixels)
    station.open_analysed(films / "colour.dcm")
    station.session.set_heatmap_visible(False)
    image = station.shown()
    colour = image.pixelColor(image.width() // 2, round(image.height() * 0.6))
    assert (colour.red(), colour.green(), colour.blue()) == (200, 0, 40)
    before = station.window.view.voi
    centre = station.window.view.rect().center()
    station.drag(centre, centre + QPoint(50, 50))
    assert station.window.view.voi == before


def test_the_heatmap_is_toggled_by_one_key_and_follows_its_opacity(flat: Station) -> None:
    plain = flat.shown()
    flat.press("2", "h")
    assert flat.session.heatmap_visible
    shown = flat.shown()
    assert shown != plain
    flat.window.image_pane.heatmap_bar.opacity.setValue(10)
    assert flat.session.heatmap_opacity == pytest.approx(0.1)
    assert flat.shown() != shown
    flat.press("h")
    assert flat.shown() == plain


def test_a_map_without_a_positive_value_leaves_the_image_as_it_is(flat: Station) -> None:
    """The first finding's map is negative throughout: only the colour bar and the words are added."""
    flat.press("1")
    plain = flat.grey_at(0.3, 0.5)
    flat.press("h")
    assert flat.grey_at(0.3, 0.5) == plain


def test_one_key_hides_all_that_the_network_says(flat: Station) -> None:
    flat.press("2", "h")
    assert flat.window.predictions.rows[1].score is not None
    flat.press("v")
    plain = flat.shown()
    assert all(row.score is None for row in flat.window.predictions.rows)
    assert not any("93" in row.accessibleName() for row in flat.window.predictions.rows)
    flat.session.set_heatmap_visible(False)
    assert flat.shown() == plain
    assert flat.window.assessment.present.isVisible()
    flat.press("v")
    assert flat.window.predictions.rows[1].score is not None


def test_what_the_network_saw_is_shown_pixel_by_pixel(station: Station, films: Path) -> None:
    write_dx(films / "film.dcm")
    station.open_analysed(films)
    station.press("w")
    dialog = station.window.network_input_dialog
    station.wait(lambda: not dialog.picture.pixmap().isNull())
    assert "64 \u00d7 64 pixels" in dialog.text.text()
    image = dialog.picture.pixmap().toImage()
    row = [image.pixelColor(round((x + 0.5) * image.width() / 64), image.height() // 2).red() for x in range(64)]
    assert row == list(range(0, 256, 4))
    dialog.reject()


def test_what_the_network_saw_is_hidden_with_its_view(station: Station, films: Path) -> None:
    write_dx(films / "film.dcm")
    station.open_analysed(films)
    station.press("v")
    assert not station.window.actions_.network_input.isEnabled()


def test_a_shutter_is_closed_and_overlays_are_drawn_on_demand(station: Station, films: Path) -> None:
    pixels = np.full((100, 100), 3000, dtype=np.uint16)
    pixels[0, 0] = 0
    shutter = {"ShutterShape": "RECTANGULAR", "ShutterLeftVerticalEdge": "51", "ShutterRightVerticalEdge": "100",
               "ShutterUpperHorizontalEdge": "1", "ShutterLowerHorizontalEdge": "100"}  # fmt: skip
    path = write_dx(films / "film.dcm", pixels, WindowCenter="1500", WindowWidth="6000", **shutter)
    with_plane(path, np.eye(100, dtype=bool) | (np.arange(100)[:, None] == 70))
    station.open_analysed(films)
    station.session.set_heatmap_visible(False)
    view = station.window.view

    def grey(column: float, row: float) -> int:
        place = view.transform.to_view(QRectF(column, row, 1.0, 1.0)).center()
        return station.grey_at(place.x() / view.width(), place.y() / view.height())

    assert grey(20, 50) == 0
    assert 100 < grey(80, 50) < 250
    before = grey(80, 70)
    station.press("o")
    assert grey(80, 70) > before
    station.press("o")
    assert grey(80, 70) == before


@pytest.mark.parametrize(("spacing", "said"), [([30.0, 1.0], True), ([2.0, 1.0], False), ([1.0, 1.005], False)])
def test_the_corner_says_where_pixels_are_not_drawn_to_shape(
    station: Station, films: Path, spacing: list[float], said: bool
) -> None:
    write_dx(films / "a.dcm", PixelSpacing=spacing, Modality="CT")
    station.open(films)
    lines = series_lines(station.session.picture)
    assert ("not shown in the shape that its pixels have" in lines) is said
