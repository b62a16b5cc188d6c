"""Measuring in the real window: drawn with the mouse, named by their units, undone by key, kept with their image."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.viewer.corner_text import CORNERS
from app.viewer.scale_bar import bar_text, round_length_mm
from core.imaging.measuring import Scale
from core.settings import Corner, load_settings
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx

WINDOW = {"WindowCenter": "2048", "WindowWidth": "4096"}
SPACED = {**WINDOW, "PixelSpacing": None, "ImagerPixelSpacing": ["0.2", "0.1"]}


@pytest.fixture
def film(station: Station, films: Path) -> Station:
    """A film of 300 rows and 400 columns, left half 1000, right half 3000, 0.2 x 0.1 mm at the detector."""
    pixels = np.full((300, 400), 1000, dtype=np.uint16)
    pixels[:, 200:] = 3000
    write_dx(films / "film.dcm", pixels, **SPACED)
    station.open_analysed(films / "film.dcm")
    station.session.set_heatmap_visible(False)
    return station


def press(station: Station, *keys: str) -> None:
    """Keys by their names in menus."""
    for key in keys:
        QTest.keySequence(station.window, QKeySequence(key))


def at(station: Station, x: float, y: float) -> QPoint:
    """Where a point of the picture lies in the view."""
    return station.window.view.transform.point_to_view(QPointF(x, y)).toPoint()


def draw(station: Station, *points: tuple[float, float]) -> None:
    station.drag(at(station, *points[0]), at(station, *points[1]))


def drawn(station: Station):
    return station.window.measuring.of(station.session.place.target)


def words(station: Station, place: int = -1) -> str:
    tool = station.window.view.measuring_tool
    station.wait(lambda: bool(tool.lines(drawn(station)[place])))
    return "\n".join(tool.lines(drawn(station)[place]))


def test_a_length_is_drawn_in_one_drag_and_says_that_it_is_one_at_the_detector(film: Station) -> None:
    plain = film.shown()
    press(film, "Shift+L")
    assert film.window.actions_.length.isChecked()
    draw(film, (100, 50), (100, 150))
    assert drawn(film)[0].points == (pytest.approx((100, 50), abs=1), pytest.approx((100, 150), abs=1))
    assert words(film).endswith("mm at detector")
    assert float(words(film).split()[0]) == pytest.approx(20.0, abs=0.3)
    assert film.shown() != plain  # what is grabbed of the view, to be copied or printed, holds it
    assert not film.window.actions_.length.isChecked()
    assert film.window.view.voi == film.session.picture.voi


def test_an_ellipse_gives_the_statistics_of_its_pixels(film: Station) -> None:
    press(film, "Shift+O")
    draw(film, (220, 20), (380, 280))
    said = words(film)
    assert "Mean 3000" in said
    assert "SD 0" in said
    assert "Min 3000   Max 3000" in said
    area = said.partition("Area ")[2]
    assert area.endswith("mm\u00b2 at detector")
    # Half axes of 8 and 26 mm, drawn with the precision of the screen.
    assert float(area.split()[0]) == pytest.approx(np.pi * 8.0 * 26.0, rel=0.02)
    press(film, "Shift+R")
    draw(film, (150, 100), (250, 200))
    assert "Min 1000   Max 3000" in words(film)


def test_an_angle_takes_three_points_and_a_cobb_angle_two_lines(film: Station) -> None:
    press(film, "Shift+A")
    draw(film, (300, 100), (100, 100))
    film.qtbot.mouseMove(film.window.view, at(film, 100, 150))
    film.qtbot.mouseClick(film.window.view, Qt.MouseButton.LeftButton, pos=at(film, 100, 200))
    assert words(film) == "90.0\u00b0"
    press(film, "Shift+C")
    draw(film, (50, 50), (350, 50))
    draw(film, (50, 250), (350, 250))
    assert [m.kind for m in drawn(film)] == ["angle", "cobb"]
    assert float(words(film).rstrip("\u00b0")) == pytest.approx(0.0, abs=0.5)


def test_clicks_do_as_well_as_drags(film: Station) -> None:
    press(film, "Shift+L")
    view = film.window.view
    film.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(film, 50, 60))
    assert not drawn(film)
    film.qtbot.mouseMove(view, at(film, 100, 60))
    film.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(film, 150, 60))
    assert drawn(film)[0].points[1] == pytest.approx((150, 60), abs=1)


def test_every_change_is_undone_and_done_again_by_key(film: Station) -> None:
    press(film, "Shift+L")
    draw(film, (50, 50), (150, 50))
    first = drawn(film)
    press(film, "Shift+R")
    draw(film, (200, 100), (300, 200))
    press(film, "Ctrl+Z")
    assert drawn(film) == first
    press(film, "Ctrl+Z")
    assert drawn(film) == ()
    assert not film.window.actions_.undo.isEnabled()
    press(film, "Ctrl+Shift+Z", "Ctrl+Y")
    assert [m.kind for m in drawn(film)] == ["length", "rectangle"]
    press(film, "Ctrl+Delete")
    assert drawn(film) == ()
    press(film, "Ctrl+Z")
    assert len(drawn(film)) == 2


def test_an_end_is_moved_by_its_handle_and_the_whole_by_its_line(film: Station) -> None:
    press(film, "Shift+L")
    draw(film, (50, 100), (150, 100))
    draw(film, (150, 100), (250, 100))
    assert drawn(film)[0].points == (pytest.approx((50, 100), abs=1), pytest.approx((250, 100), abs=1))
    draw(film, (120, 100), (120, 150))
    assert drawn(film)[0].points == (pytest.approx((50, 150), abs=1.5), pytest.approx((250, 150), abs=1.5))
    press(film, "Ctrl+Z", "Ctrl+Z")
    assert drawn(film)[0].points[1] == pytest.approx((150, 100), abs=1)


def test_delete_removes_the_measurement_that_is_chosen_and_else_the_region(film: Station) -> None:
    press(film, "r")
    draw(film, (300, 50), (350, 100))
    press(film, "Shift+L")
    draw(film, (50, 100), (150, 100))
    press(film, "Delete")
    assert drawn(film) == ()
    assert film.session.verdicts.entries.region is not None
    press(film, "Delete")
    assert film.session.verdicts.entries.region is None


def test_words_are_typed_on_the_image_and_escape_gives_them_up(film: Station) -> None:
    view = film.window.view
    press(film, "Shift+W")
    draw(film, (100, 100), (200, 150))
    entry = view.findChild(QLineEdit)
    film.qtbot.keyClicks(entry, "nodule")
    film.qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert (drawn(film)[0].kind, drawn(film)[0].text) == ("arrow", "nodule")
    press(film, "Shift+X")
    film.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(film, 50, 50))
    film.wait(lambda: any(not found.isHidden() for found in view.findChildren(QLineEdit)))
    entry = next(found for found in view.findChildren(QLineEdit) if not found.isHidden())
    film.qtbot.keyClicks(entry, "d")
    film.qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert len(drawn(film)) == 1


def test_return_keeps_words_and_leads_to_no_other_case(film: Station) -> None:
    led: list[bool] = []
    film.window.actions_.next_unread.triggered.connect(lambda: led.append(True))
    press(film, "Shift+W")
    draw(film, (100, 100), (200, 150))
    entry = film.window.view.findChild(QLineEdit)
    film.qtbot.keyClicks(entry, "nodule")
    film.qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert led == []
    film.qtbot.keyClick(film.window, Qt.Key.Key_Return)
    assert led == [True]


def test_escape_puts_the_tool_away(film: Station) -> None:
    press(film, "Shift+L")
    film.qtbot.keyClick(film.window.view, Qt.Key.Key_Escape)
    assert film.window.view.tool == "window"
    assert not film.window.actions_.length.isChecked()


def test_measurements_stay_with_their_image_and_go_when_all_is_closed(station: Station, films: Path) -> None:
    for name in ("a", "b"):
        write_dx(films / f"{name}.dcm", PixelSpacing=None, **WINDOW)
    station.open_analysed(films)
    first = station.session.place.target
    press(station, "Shift+L")
    draw(station, (10, 10), (50, 50))
    assert words(station).endswith(" px")  # the file states no spacing
    press(station, "PgDown")
    station.wait(lambda: station.session.picture is not None and station.session.picture.place.target != first)
    assert drawn(station) == ()
    press(station, "Ctrl+Z")
    assert station.window.measuring.of(first)
    press(station, "PgUp")
    station.wait(lambda: station.session.picture is not None and station.session.picture.place.target == first)
    assert len(drawn(station)) == 1
    press(station, "Ctrl+W")
    assert station.window.measuring.of(first) == ()


def test_a_measurement_turns_with_the_picture(film: Station) -> None:
    press(film, "Shift+L")
    draw(film, (100, 50), (100, 150))
    before = drawn(film), words(film)
    press(film, "t", "m", "x")
    assert (drawn(film), words(film)) == before


def test_the_value_under_the_cursor_is_said(film: Station) -> None:
    view = film.window.view
    film.qtbot.mouseMove(view, at(film, 100, 50))
    film.qtbot.mouseMove(view, at(film, 300, 120))
    assert view.probe.text().endswith("3000")
    column, row = view.probe.text().partition(":")[0].split(", ")
    assert (int(column), int(row)) == pytest.approx((300, 120), abs=1)
    film.window.image_tools.corners.actions()[-1].trigger()
    assert view.probe.isHidden()


def test_patient_data_is_hidden_by_one_key(film: Station) -> None:
    view = film.window.view
    area = QRectF(0, 0, view.width() / 3, 60).toRect()
    named = view.grab(area).toImage()
    press(film, "Shift+H")
    assert not any(corner == "patient" for corner in view.corners)
    hidden = view.grab(area).toImage()
    assert hidden != named
    film.wait(lambda: load_settings(film.data_dir).hidden_corners == ("patient",))
    press(film, "Shift+H")
    assert view.grab(area).toImage() == named
    film.wait(lambda: load_settings(film.data_dir).hidden_corners == ())


def test_what_is_written_on_the_image_is_a_setting(film: Station) -> None:
    assert get_args(Corner) == CORNERS
    film.window.desk_parts.preferences.keep(hidden_corners=("patient", "probe"))
    assert film.window.view.corners == frozenset(CORNERS) - {"patient", "probe"}
    assert film.window.actions_.hide_patient.isChecked()


def test_presets_have_keys_and_a_region_chooses_a_window(film: Station) -> None:
    view = film.window.view
    press(film, "Alt+3")
    film.wait(lambda: view.voi != film.session.picture.voi)
    assert view.voi.center - view.voi.width / 2 == 1000
    assert view.voi.center + view.voi.width / 2 == 3000
    press(film, "Alt+1")
    assert view.voi == film.session.picture.voi
    press(film, "Shift+S")
    draw(film, (210, 50), (390, 250))
    film.wait(lambda: view.voi.center == 3000)
    assert not film.window.actions_.auto_window.isChecked()


def test_a_magnified_picture_is_interpolated_or_shows_its_pixels(film: Station) -> None:
    for _ in range(8):
        press(film, "+")

    def greys() -> set[int]:
        image = film.shown()
        y = round(image.height() * 0.55)
        return {image.pixelColor(x, y).green() for x in range(image.width() // 4, 3 * image.width() // 4)}

    assert len(greys()) > 2
    press(film, "Shift+P")
    assert len(greys()) == 2


def test_the_loupe_follows_the_cursor(film: Station) -> None:
    plain = film.shown()
    press(film, "z")
    film.qtbot.mouseMove(film.window.view, at(film, 190, 150))
    film.qtbot.mouseMove(film.window.view, at(film, 195, 150))
    assert film.shown() != plain


def test_the_scale_bar_has_round_lengths() -> None:
    assert [round_length_mm(most) for most in (0.9, 1.0, 4.9, 5.0, 73.0, 199.0)] == [0.5, 1.0, 2.0, 5.0, 50.0, 100.0]
    assert bar_text(50.0, Scale(0.1, 0.1, "detector")) == "5 cm at detector"
    assert bar_text(5.0, Scale(0.1, 0.1, "patient")) == "5 mm"
