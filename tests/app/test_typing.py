"""What is typed into a field stays there: no key of it moves the case, and no letter becomes a verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
MOVING = [
    *((key, PLAIN) for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Right)),
    *((key, PLAIN) for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)),
    *((key, held) for key in (Qt.Key.Key_Up, Qt.Key.Key_Down) for held in (SHIFT, CONTROL)),
    (Qt.Key.Key_Delete, CONTROL),
]


@pytest.fixture
def reading(station: Station, films: Path) -> Station:
    for name in ("a.dcm", "b.dcm", "c.dcm"):
        write_dx(films / name)
    station.open_analysed(films)
    station.session.step(1)  # there is a case before it and one behind
    station.wait(lambda: station.session.verdicts.can_record)
    return station


def type_on(station: Station, text: str) -> None:
    """As the window system does: each key goes to whatever has the focus by then."""
    for letter in text:
        QTest.keyClick(station.window.windowHandle(), letter)


@pytest.mark.parametrize("name", ["note", "search"])
def test_keys_that_move_in_a_text_do_nothing_else(reading: Station, name: str) -> None:
    fired: list[str] = []
    for action_id, action in reading.window.actions_.by_id().items():
        action.triggered.connect(lambda *_, action_id=action_id: fired.append(action_id))
    field = {"note": reading.window.assessment.note, "search": reading.window.study_list.bar.search}[name]
    field.setFocus()
    for key, held in MOVING:
        QTest.keyClick(reading.window.windowHandle(), key, held)
    assert fired == []
    assert QApplication.focusWidget() is field


def test_no_letter_of_a_note_falls_on_another_case(reading: Station) -> None:
    given: list[object] = []
    reading.session.verdicts.recorded.connect(lambda word, _: given.append(word))
    note, place = reading.window.assessment.note, reading.session.place
    note.setFocus()
    type_on(reading, "nodule left ")
    QTest.keyClick(reading.window.windowHandle(), Qt.Key.Key_PageDown)
    type_on(reading, "upper")
    assert reading.session.place is place
    assert note.toPlainText() == "nodule left upper"
    reading.session.step(1)  # as the wheel does over the image
    assert QApplication.focusWidget() is note
    type_on(reading, "dap")
    reading.wait(lambda: reading.session.verdicts.can_record)
    assert not note.isReadOnly()
    assert QApplication.focusWidget() is note
    assert given == []


def test_the_note_takes_nothing_while_no_image_can_be_judged(reading: Station) -> None:
    note = reading.window.assessment.note
    reading.session.close_all()
    assert not note.isEnabled()
