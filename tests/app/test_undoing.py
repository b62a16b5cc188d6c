"""Ctrl+Z takes back the last thing that the reader did to the case on screen: a verdict, or a measurement."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from core.findings import CaseKey
from core.store.database import open_store
from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx


@pytest.fixture
def reading(station: Station, films: Path) -> Station:
    write_dx(films / "film.dcm", chest_like(300, 400, 12))
    write_dx(films / "next.dcm", chest_like(300, 400, 12) + 1)
    station.open_analysed(films)
    return station


def undo(station: Station) -> None:
    station.qtbot.keySequence(station.window, QKeySequence("Ctrl+Z"))


def undo_verdict(station: Station) -> None:
    with station.qtbot.waitSignal(station.session.verdicts.withdrawn, timeout=10_000):
        undo(station)


def on_record(station: Station) -> tuple[list[str], list[str]]:
    """The verdicts that hold, and those that were taken back, as another process would find them."""
    store, origin = open_store(station.data_dir), station.session.prediction.origin
    case = CaseKey(station.session.place.case.study_uid, origin.sha256, origin.number)
    found = store.case_words(case), store.withdrawn_words(case, "reader-1")
    store.close()
    return [word.verdict for word in found[0]], [word.verdict for word in found[1]]


def draw(station: Station) -> None:
    station.qtbot.keySequence(station.window, QKeySequence("Shift+L"))
    station.drag(QPoint(200, 200), QPoint(300, 260))


def test_a_verdict_is_taken_back_and_the_one_before_holds_again(reading: Station) -> None:
    session = reading.session
    first, _ = reading.verdict("2", "a")
    reading.verdict("2", "u")
    reading.wait(lambda: session.queue.open_count == 1)
    assert reading.window.actions_.undo.text().replace("&", "") == "Undo verdict Pneumonia: unsure"
    undo_verdict(reading)
    assert session.verdicts.newest("pneumonia") == first
    assert on_record(reading) == (["present"], ["unsure"])
    reading.wait(lambda: session.queue.open_count == 0)
    undo_verdict(reading)
    assert session.verdicts.newest("pneumonia") is None
    assert on_record(reading) == ([], ["present", "unsure"])
    assert session.worklist.state(session.place.case) == "new"
    assert not reading.window.assessment.agree.isChecked()
    assert not reading.window.actions_.undo.isEnabled()


def test_the_last_act_is_undone_be_it_a_verdict_or_a_measurement(reading: Station) -> None:
    action, target = reading.window.actions_.undo, reading.session.place.target
    draw(reading)
    reading.verdict("2", "a")
    draw(reading)
    assert len(reading.window.measuring.of(target)) == 2
    assert action.text().replace("&", "") == "Undo measurement"
    undo(reading)
    assert len(reading.window.measuring.of(target)) == 1
    undo_verdict(reading)
    assert on_record(reading)[0] == []
    assert len(reading.window.measuring.of(target)) == 1
    undo(reading)
    assert reading.window.measuring.of(target) == ()
    assert not action.isEnabled()


def test_what_was_seen_is_not_hidden_again_and_the_next_word_says_so(reading: Station) -> None:
    session = reading.session
    session.network_view.set_blind_first(True)
    blind, _ = reading.verdict("2", "n")
    assert blind.circumstances.phase == "blind"
    assert session.network_view.shows("pneumonia")
    undo_verdict(reading)
    assert session.network_view.shows("pneumonia")
    again, _ = reading.verdict("2", "p")
    said = again.circumstances
    assert (said.phase, said.blind_verdict, said.blind_at) == ("revealed", "absent", blind.circumstances.blind_at)
    assert said.revealed_at is not None


def test_a_word_that_was_kept_once_more_on_leaving_is_taken_back_with_it(reading: Station) -> None:
    session = reading.session
    session.network_view.set_blind_first(True)
    reading.verdict("2", "n")
    home = session.place.target
    QTest.keyClick(reading.window, Qt.Key.Key_PageDown)
    reading.wait(lambda: session.prediction is not None and session.place.target != home)
    QTest.keyClick(reading.window, Qt.Key.Key_PageUp)
    reading.wait(lambda: session.prediction is not None and session.verdicts.last is not None)
    assert on_record(reading) == (["absent", "absent"], [])
    undo_verdict(reading)
    assert on_record(reading) == ([], ["absent", "absent"])
    assert session.network_view.shows("pneumonia")


def locked(station: Station) -> contextlib.closing[sqlite3.Connection]:
    """Another process holds the database: what is said waits on its way into it."""
    other = sqlite3.connect(station.data_dir / "overread.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return contextlib.closing(other)


def test_a_word_is_taken_back_before_the_database_has_it(reading: Station) -> None:
    session = reading.session
    first, _ = reading.verdict("2", "a")
    reading.be_quiet()
    with reading.qtbot.waitSignal(session.verdicts.withdrawn, timeout=10_000) as gone, locked(reading):
        reading.press("u")
        assert session.verdicts.newest("pneumonia") == first  # the word is not kept yet
        assert reading.window.actions_.undo.text().replace("&", "") == "Undo verdict Pneumonia: unsure"
        undo(reading)
        assert reading.window.actions_.undo.text().replace("&", "") == "Undo verdict Pneumonia: present"
    assert (gone.args[0].verdict, gone.args[1]) == ("unsure", first)
    assert session.verdicts.newest("pneumonia") == first
    assert on_record(reading) == (["present"], ["unsure"])


def test_what_is_kept_on_leaving_an_image_is_taken_back_at_once(station: Station, films: Path) -> None:
    """The note goes, not the verdict that was given before; and that is settled, since nothing was said after it."""
    for number in (1, 2):
        pixels = chest_like(200 + number, 240, 12)
        uids = {"StudyInstanceUID": "1.2.3", "SeriesInstanceUID": "1.2.3.4"}
        write_dx(films / f"{number}.dcm", pixels, InstanceNumber=str(number), **uids)
    station.open_analysed(films)
    session, note = station.session, station.window.assessment.note
    session.network_view.set_blind_first(True)
    word, _ = station.verdict("2", "p")
    station.wait(lambda: session.network_view.shows("pneumonia"))
    note.setPlainText("left base")
    with station.qtbot.waitSignal(session.verdicts.withdrawn, timeout=10_000) as gone:
        session.step(1)
        undo(station)
    assert (gone.args[0].note, gone.args[1]) == ("left base", word)
    station.wait(lambda: session.verdicts.can_record)
    assert session.verdicts.newest("pneumonia") == word
    session.close()
    station.wait(lambda: on_record(station) == (["present", "present"], ["present"]))


def test_a_change_of_mind_on_its_way_is_not_overridden_by_the_word_before_it(reading: Station) -> None:
    session = reading.session
    session.network_view.set_blind_first(True)
    reading.verdict("2", "p")
    reading.wait(lambda: session.network_view.shows("pneumonia"))
    home = session.place.target
    reading.press("d")
    session.step(1)  # before it is kept
    session.show_frame(home)
    reading.wait(lambda: session.prediction is not None and session.verdicts.newest("pneumonia") is not None)
    assert on_record(reading) == (["present", "absent"], [])
