"""The monitor counts as unverified until a reader has seen what it must show; each monitor by itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint

from app.dialogs.display_check import BRIGHT_PATCH, DARK_PATCH, DisplayCheck, screen_key
from core.settings import load_settings
from tests.app.conftest import Station


def opened(station: Station) -> DisplayCheck:
    station.window.status_line.display.click()
    check = station.window.desk_parts.display_check
    assert check is not None
    return check


def test_the_window_says_so_until_the_reader_has_looked(station: Station) -> None:
    assert station.window.status_line.display.isVisible()
    assert "Not verified" in station.window.status_line.display.text()
    check = opened(station)
    assert not check.isModal()
    check.seen.click()
    assert not station.window.status_line.display.isVisible()
    key = screen_key(station.window.screen())
    station.wait(lambda: load_settings(station.data_dir).checked_displays == {key: date.today().isoformat()})


def test_a_monitor_that_does_not_show_it_stays_unverified(station: Station) -> None:
    check = opened(station)
    check.unseen.click()
    assert check.isVisible()
    assert "cannot be seen on this monitor" in check.advice.text()
    assert station.window.status_line.display.isVisible()
    check.seen.click()
    check = opened(station)  # who looks again may see it otherwise
    check.unseen.click()
    assert station.window.status_line.display.isVisible()
    check.close()


def test_the_patches_have_the_values_that_they_are_called_by(station: Station) -> None:
    pattern = opened(station).pattern
    image = pattern.grab().toImage()
    columns, rows = range(0, image.width(), 3), range(0, image.height(), 3)
    greys = {image.pixelColor(QPoint(x, y)).red() for x in columns for y in rows}
    assert (DARK_PATCH, BRIGHT_PATCH) == (13, 242)
    assert {0, 13, 128, 242, 255} <= greys
    assert {round(step * 25.5) for step in range(11)} <= greys
