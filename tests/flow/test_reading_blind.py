"""A session as a radiologist reads it, blind first and by keyboard alone, with everything real."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main import ReadingWindow
from app.open_studies import FrameTarget
from core.store.database import open_store
from tests.flow.test_main_job import ENGINE_MS, Station
from tests.helpers.observing import written

pytestmark = pytest.mark.engine


@pytest.fixture
def station(qtbot: QtBot, data_dir: Path) -> Iterator[Station]:
    """As it is installed."""
    station = Station(qtbot, data_dir)
    yield station
    station.end()


def analysed(qtbot: QtBot, reading: ReadingWindow, count: int) -> list[FrameTarget]:
    """The frames, once each has its prediction."""
    session = reading.session
    qtbot.waitUntil(lambda: len(session.studies.targets) == count and not session.scanning, timeout=30_000)
    qtbot.waitUntil(
        lambda: all(session.analysis.prediction(target) is not None for target in session.studies.targets),
        timeout=ENGINE_MS,
    )
    return list(session.studies.targets)


def test_six_cases_by_keyboard_and_no_trace_before_each_verdict(
    station: Station, qtbot: QtBot, examples_dir: Path, data_dir: Path
) -> None:
    QApplication.clipboard().clear()  # of what an earlier test left there
    reading = station.start(examples_dir)
    session, strokes = reading.session, 0
    targets = analysed(qtbot, reading, 6)
    folders = [data_dir, *(Path(os.environ[n]) for n in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"))]
    for number in range(6):
        assert session.place is not None
        said = session.analysis.prediction(session.place.target)
        assert said is not None
        qtbot.waitUntil(lambda: session.verdicts.can_record, timeout=10_000)
        assert written([folder for folder in folders if folder.is_dir()], said, maps_of_this_alone=True) == []
        rows = reading.window.predictions.rows
        assert [(row.score, row.band_text, row.call_text) for row in rows] == [(None, "", "After your verdict")] * 4
        with qtbot.waitSignal(session.verdicts.recorded, timeout=10_000):
            station.press(reading, Qt.Key.Key_2)
            station.press(reading, Qt.Key.Key_P)
        strokes += 2
        assert session.network_view_visible
        assert all(row.score is not None for row in rows)
        if number < 5:
            qtbot.waitUntil(lambda: session.next_case.ready is not None, timeout=30_000)
            held = session.next_case._frame
            station.press(reading, Qt.Key.Key_Return)
            strokes += 1
            qtbot.waitUntil(lambda: session.picture is not None, timeout=10_000)
            assert session.frame is held  # nothing had to be read
            assert session.picture.place.target == targets[number + 1]
    assert strokes == 6 * 2 + 5
    assert QApplication.clipboard().text() == ""
    station.end()
    store = open_store(data_dir)
    words = [word for target in targets for word in store.assessments(*_origin(reading, target))]
    store.close()
    assert [word.circumstances.phase for word in words] == ["blind", "revealed"] * 6


def _origin(reading: ReadingWindow, target: FrameTarget) -> tuple[str, int]:
    said = reading.session.analysis.prediction(target)
    assert said is not None
    return said.origin.sha256, said.origin.number
