"""The window covers itself when nobody touches it, and gives back exactly what it covered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx


def visible_words(window: QWidget) -> str:
    """All that a screen reader would find in it."""
    widgets = [w for w in window.findChildren(QWidget) if w.isVisible()]
    texts = [w.text() for w in widgets if isinstance(w, QLabel)]
    return " ".join([*texts, *(f"{w.accessibleName()} {w.accessibleDescription()} {w.toolTip()}" for w in widgets)])


def test_the_lock_covers_everything_and_a_key_gives_it_back(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm", PatientName="DOE^JANE", PatientID="P-7")
    write_dx(films / "b.dcm", PatientName="DOE^JANE", PatientID="P-7")
    station.open_analysed(films)
    window, lock, place = station.window, station.window.desk_parts.lock, station.session.place
    before = window.grab().toImage()
    window.actions_.about.trigger()
    station.press(*"v")  # something must have the focus
    station.press(*"v")
    window.actions_.lock.trigger()
    assert lock.locked
    assert lock.geometry() == window.rect()
    assert not window.about_dialog.isVisible()
    assert "DOE" not in visible_words(window)
    assert "Pneumonia" not in visible_words(window)
    shown = window.grab().toImage()
    middle = window.rect().center()
    looked_at = (QPoint(30, 12), QPoint(60, 400), middle + QPoint(0, 200))
    assert all(shown.pixelColor(point) == QColor("black") for point in looked_at)
    station.press(Qt.Key.Key_Right)
    assert not lock.locked
    assert station.session.place is place  # the key only took the cover away
    assert window.about_dialog.isVisible()
    window.about_dialog.close()
    window.status_line.message.show_text("")
    assert window.grab().toImage().size() == before.size()
    assert window.view.isVisible()


def test_a_click_takes_the_cover_away_and_does_nothing_else(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    lock = station.window.desk_parts.lock
    lock.lock()
    station.qtbot.mouseClick(lock, Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    assert not lock.locked
    assert station.window.view.voi is station.session.picture.voi


def test_it_comes_by_itself_when_nobody_touches_the_window(station: Station) -> None:
    lock = station.window.desk_parts.lock
    lock.set_minutes(0.001)
    station.wait(lambda: lock.locked)
    lock.unlock()


def test_a_touch_puts_it_off(station: Station) -> None:
    lock = station.window.desk_parts.lock
    lock.set_minutes(1)
    untouched = lock.idle_s
    station.wait(lambda: lock.idle_s > untouched + 0.05)
    station.press("z")
    assert lock.idle_s < 0.05


def test_never_means_never(station: Station) -> None:
    station.window.desk_parts.preferences.keep(lock_after_min=0)
    assert not station.window.desk_parts.lock.is_waiting
    station.window.desk_parts.preferences.keep(lock_after_min=5)
    assert station.window.desk_parts.lock.is_waiting


def test_whoever_asks_first_decides(station: Station) -> None:
    lock, asked = station.window.desk_parts.lock, []
    lock.unlock_asked.connect(lambda: asked.append(True))
    lock.ask_first()
    lock.lock()
    station.qtbot.keyClick(lock, "a")
    assert asked == [True]
    assert lock.locked
    lock.unlock()
    assert not lock.locked
