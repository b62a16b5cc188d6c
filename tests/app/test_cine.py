"""Stacks as films: at the file's own rate, without passing a frame over, until another image is chosen."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.app.conftest import WAIT_MS, Station
from tests.helpers.dicom_files import chest_like, write_dx


@pytest.fixture
def film(films: Path) -> Path:
    """Four frames, 40 ms each."""
    frames = np.stack([chest_like(64, 48) for _ in range(4)])
    return write_dx(films / "a-cine.dcm", frames, Modality="XA", FrameTime=40)


def shown_numbers(station: Station, qtbot: QtBot, count: int) -> list[int]:
    """The numbers of the next `count` pictures on screen."""
    numbers: list[int] = []
    session = station.session

    def note(picture: object) -> None:
        if picture is not None and session.picture is not None:
            numbers.append(session.picture.frame.origin.number)

    session.picture_changed.connect(note)
    qtbot.waitUntil(lambda: len(numbers) >= count, timeout=WAIT_MS)
    session.picture_changed.disconnect(note)
    return numbers[:count]


def test_a_film_runs_round_and_passes_no_frame_over(station: Station, qtbot: QtBot, film: Path) -> None:
    station.open(film)
    station.press("J")
    assert station.window.cine.playing
    assert station.window.actions_.cine.isChecked()
    assert shown_numbers(station, qtbot, 6) == [2, 3, 4, 1, 2, 3]
    station.press("J")
    assert not station.window.cine.playing
    assert not station.window.actions_.cine.isChecked()


def test_no_frame_has_less_than_the_time_that_the_file_states(station: Station, qtbot: QtBot, film: Path) -> None:
    station.open(film)
    started = time.monotonic()
    station.press("J")
    shown_numbers(station, qtbot, 4)
    assert time.monotonic() - started >= 4 * 0.038  # Qt may be a little early


def test_another_image_ends_the_film(station: Station, film: Path, films: Path) -> None:
    single = write_dx(films / "b-single.dcm")
    station.open(film, single)
    station.press("J")
    assert station.window.cine.playing
    station.session.show_frame(next(t for t in station.session.studies.targets if t.path == str(single)))
    assert not station.window.cine.playing
    assert not station.window.actions_.cine.isEnabled()
