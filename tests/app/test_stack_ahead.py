"""Reading ahead in a stack: what comes next is there before it is asked for, and nothing is kept of what was left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from app.open_studies import Case, FramePlace, FrameTarget, OpenStudies
from app.stack_ahead import AHEAD, BEHIND, StackAhead
from core.intake.service import Reader
from core.settings import Settings
from core.study import Frame, Instance, Series, Study
from core.workers.lane import Priority
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx


class RecordingReader(Reader):
    """The real one; keeps what it was asked for."""

    def __init__(self) -> None:
        super().__init__(Settings().limits)
        self.asked: list[tuple[int, Priority]] = []

    def read(
        self, path: str, number: int = 1, *, priority: Priority = Priority.VISIBLE, key: str | None = None
    ) -> Future[Frame]:
        self.asked.append((number, priority))
        return super().read(path, number, priority=priority, key=key)


@pytest.fixture
def reader() -> Iterator[RecordingReader]:
    made = RecordingReader()
    made.start()
    yield made
    made.close()


@pytest.fixture
def ahead(reader: RecordingReader, qapp) -> StackAhead:
    made = StackAhead(OpenStudies())
    made.reader = reader
    return made


@pytest.fixture
def place(tmp_path: Path) -> Callable[..., FramePlace]:
    """Frame `number` of a file of so many frames, each filled with its own number."""
    path = tmp_path / "stack.dcm"
    frames = np.stack([np.full((8, 8), number, dtype=np.uint16) for number in range(1, 41)])
    write_dx(path, frames)

    def made(number: int, count: int = 40) -> FramePlace:
        stack = tuple(FrameTarget(str(path), k) for k in range(1, count + 1))
        instance = Instance(str(path), "dicom", frame_count=count)
        series = Series("1", "CT", "", 1, (instance,))
        study = Study("1", "", "", "", "", (series,))
        return FramePlace(stack[number - 1], study, series, instance, stack, Case("1", "1", study, stack))

    return made


Place = Callable[..., FramePlace]


def test_the_next_frames_are_read_behind_the_one_that_is_wanted(
    ahead: StackAhead, reader: RecordingReader, place: Place
) -> None:
    ahead.read(place(10))
    assert reader.asked[0] == (10, Priority.VISIBLE)
    assert reader.asked[1:] == [(10 + k, Priority.AHEAD) for k in range(1, AHEAD + 1)]
    reader.asked.clear()
    assert ahead.read(place(11)).result(timeout=30).stored[0, 0] == 11
    assert reader.asked == [(11 + AHEAD, Priority.AHEAD)]


def test_it_reads_in_the_direction_of_scrolling(ahead: StackAhead, reader: RecordingReader, place: Place) -> None:
    ahead.read(place(20))
    reader.asked.clear()
    ahead.read(place(19))
    assert [number for number, _ in reader.asked] == [19, *range(18, 19 - AHEAD - 1, -1)]


def test_only_frames_near_by_are_kept(ahead: StackAhead, reader: RecordingReader, place: Place) -> None:
    for number in range(1, 21):
        ahead.read(place(number))
    reader.asked.clear()
    ahead.read(place(20 - BEHIND))
    assert not any(number == 20 - BEHIND for number, _ in reader.asked)
    ahead.read(place(1))
    assert (1, Priority.VISIBLE) in reader.asked


def test_a_jump_is_answered_and_what_waits_elsewhere_is_given_up(
    ahead: StackAhead, reader: RecordingReader, place: Place
) -> None:
    first = ahead.read(place(1))
    assert ahead.read(place(40)).result(timeout=30).stored[0, 0] == 40
    assert first.done()
    assert len(reader.asked) == 1 + AHEAD + 1


def test_a_stack_whose_first_frame_was_read_before_is_read_on(
    ahead: StackAhead, reader: RecordingReader, place: Place
) -> None:
    """As the next case is."""
    target = place(1).target
    frame = reader.read(target.path, target.number).result(timeout=30)
    reader.asked.clear()
    ahead.take_in(place(1), frame)
    assert [number for number, _ in reader.asked] == [*range(2, 2 + AHEAD)]
    assert ahead.read(place(1)).result() is frame


def test_nothing_of_a_stack_outlives_it(ahead: StackAhead, reader: RecordingReader, place: Place) -> None:
    """A path may stand for another image once the studies have changed."""
    ahead.read(place(1))
    ahead.forget()
    reader.asked.clear()
    ahead.read(place(2))
    assert reader.asked[0] == (2, Priority.VISIBLE)
    ahead.read(place(1, count=1))
    reader.asked.clear()
    ahead.read(place(2))
    assert reader.asked[0] == (2, Priority.VISIBLE)


def test_the_window_scrolls_through_a_stack_by_keys_and_back(station: Station, films: Path) -> None:
    frames = np.stack([np.full((40, 40), 100 * k, dtype=np.uint16) for k in range(12)])
    write_dx(films / "stack.dcm", frames, WindowCenter="600", WindowWidth="1200")
    station.open_analysed(films / "stack.dcm")
    station.session.set_heatmap_visible(False)

    def go(key: Qt.Key, number: int) -> int:
        station.qtbot.keyClick(station.window, key)
        station.wait(lambda: station.session.picture.place.target.number == number)
        return int(station.session.picture.frame.stored[0, 0])

    assert go(Qt.Key.Key_End, 12) == 1100
    assert go(Qt.Key.Key_PageUp, 11) == 1000
    assert go(Qt.Key.Key_Home, 1) == 0
    assert go(Qt.Key.Key_PageDown, 2) == 100


def test_the_frame_that_is_wanted_comes_although_the_list_grows_meanwhile(
    ahead: StackAhead, place: Callable[..., FramePlace]
) -> None:
    """More files are found while the first stack opens: what lies around its frame is let go of, the frame is not."""
    wanted = ahead.read(place(5))
    ahead.forget()
    assert int(wanted.result(timeout=30).stored[0, 0]) == 5
    other = ahead.read(place(6))
    assert other is not wanted
    assert int(other.result(timeout=30).stored[0, 0]) == 6
