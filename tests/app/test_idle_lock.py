"""The window covers itself when nobody touches it, and gives back exactly what it covered."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx

ASKED, PRESSED, RELEASED = QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease


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
    assert not window.help_parts.about_dialog.isVisible()
    assert "DOE" not in visible_words(window)
    assert "Pneumonia" not in visible_words(window)
    shown = window.grab().toImage()
    middle = window.rect().center()
    looked_at = (QPoint(30, 12), QPoint(60, 400), middle + QPoint(0, 200))
    assert all(shown.pixelColor(point) == QColor("black") for point in looked_at)
    station.press(Qt.Key.Key_Right)
    assert not lock.locked
    assert station.session.place is place  # the key only took the cover away
    assert window.help_parts.about_dialog.isVisible()
    window.help_parts.about_dialog.close()
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


def test_what_had_the_focus_has_it_again(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    station.wait(lambda: station.session.verdicts.can_record)
    given: list[object] = []
    station.session.verdicts.recorded.connect(lambda word, _: given.append(word))
    lock, note = station.window.desk_parts.lock, station.window.assessment.note
    note.setFocus()
    lock.lock()
    for letter in "xup":
        QTest.keyClick(station.window.windowHandle(), letter)
    assert QApplication.focusWidget() is note
    assert note.toPlainText() == "up"
    assert given == []


def test_a_key_that_is_held_gives_no_verdict_when_the_cover_goes(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    station.wait(lambda: station.session.verdicts.can_record)
    given: list[str] = []
    station.window.actions_.present.triggered.connect(lambda: given.append("present"))
    lock, window = station.window.desk_parts.lock, station.window.windowHandle()
    lock.lock()
    QTest.keyPress(window, Qt.Key.Key_P)
    QTest.keyPress(window, Qt.Key.Key_P)
    QTest.keyRelease(window, Qt.Key.Key_P)
    assert not lock.locked
    assert given == []
    let_go = time.monotonic()
    station.wait(lambda: time.monotonic() - let_go > 0.005)
    QTest.keyClick(window, Qt.Key.Key_P)
    assert given == ["present"]


def key_event(kind: QEvent.Type, at_ms: int) -> QKeyEvent:
    event = QKeyEvent(kind, Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier, "p")
    event.setTimestamp(at_ms)
    return event


def test_on_x11_the_key_that_uncovers_does_nothing_until_it_is_let_go_of(station: Station) -> None:
    """There a held key comes as releases and presses, two of one moment, none of them marked."""
    lock, window = station.window.desk_parts.lock, station.window.windowHandle()
    lock.lock()
    assert lock.eventFilter(window, key_event(PRESSED, 1000))
    assert not lock.locked
    for at_ms in (1660, 1700, 1740):
        assert all(lock.eventFilter(window, key_event(kind, at_ms)) for kind in (RELEASED, ASKED, PRESSED))
    assert lock.eventFilter(window, key_event(RELEASED, 1800))
    assert not lock.eventFilter(window, key_event(ASKED, 1900))
    assert not lock.eventFilter(window, key_event(PRESSED, 1900))


def test_on_x11_a_held_key_gives_one_verdict_and_many_letters(station: Station) -> None:
    held, window, note = (
        station.window.desk_parts.held_keys,
        station.window.windowHandle(),
        station.window.assessment.note,
    )
    note.setReadOnly(False)
    note.setEnabled(True)
    for focused, refused in ((station.window.study_list.tree, True), (note, False)):
        focused.setFocus()
        assert not held.eventFilter(window, key_event(ASKED, 1000))
        assert not held.eventFilter(window, key_event(PRESSED, 1000))
        for at_ms in (1660, 1700):
            assert not held.eventFilter(window, key_event(RELEASED, at_ms))
            assert held.eventFilter(window, key_event(ASKED, at_ms)) is refused
            assert held.eventFilter(window, key_event(PRESSED, at_ms)) is refused
        assert not held.eventFilter(window, key_event(RELEASED, 1800))
        assert not held.eventFilter(window, key_event(ASKED, 1900))


def test_a_double_click_presses_nothing_beneath_the_cover(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm")
    station.open_analysed(films)
    station.wait(lambda: station.session.verdicts.can_record)
    given: list[str] = []
    button = station.window.assessment.unsure
    button.clicked.connect(lambda: given.append("unsure"))
    window, at = station.window.windowHandle(), button.mapTo(station.window, button.rect().center())
    station.window.desk_parts.lock.lock()
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, pos=at)
    assert given == []
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=at)
    assert given == ["unsure"]


def test_verdicts_are_not_repeated_by_a_held_key(station: Station) -> None:
    actions = station.window.actions_
    assert not any(a.autoRepeat() for a in (actions.present, actions.absent, actions.unsure, actions.agree))


def test_a_dialog_that_goes_with_the_cover_leaves_the_window_whole(station: Station) -> None:
    lock = station.window.desk_parts.lock
    dialog = QDialog(station.window)
    dialog.open()
    lock.lock()
    dialog.deleteLater()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    lock.unlock()
    assert station.window.centralWidget().isVisible()
    assert station.window.menuBar().isVisible()
