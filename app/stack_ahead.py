"""The frames of a stack around the one on screen, read before they are asked for: scrolling then waits for no file."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from app.open_studies import FramePlace, FrameTarget, OpenStudies

if TYPE_CHECKING:
    from core.intake.service import Reader
    from core.study import Frame

AHEAD, BEHIND = 6, 3
KEPT_BYTES = 96 * 2**20


class StackAhead:
    """Reads the frame that goes on screen, and those that the reader scrolls towards. Nothing is kept of a stack that
    is left, or once the studies have changed: a path may then stand for another image."""

    def __init__(self, studies: OpenStudies) -> None:
        self.reader: Reader | None = None
        self._stack: tuple[FrameTarget, ...] = ()
        self._reading: dict[FrameTarget, Future[Frame]] = {}
        self._index, self._step = 0, 1
        studies.changed.connect(self.forget)

    def forget(self) -> None:
        """The frame that goes on screen is read to its end all the same: somebody waits for it."""
        wanted = self._reading.get(self._stack[self._index]) if self._stack else None
        for future in self._reading.values():
            if future is not wanted:
                future.cancel()
        self._reading.clear()
        self._stack = ()

    def read(self, place: FramePlace) -> Future[Frame]:
        """The frame at `place`, which is wanted now. Needs `reader`."""
        if len(place.stack) < 2:
            self.forget()
            return self._read_now(place.target)
        if place.stack != self._stack:
            self.forget()
            self._stack, self._index = place.stack, place.stack.index(place.target)
        index = self._stack.index(place.target)
        self._step = -1 if index < self._index else 1
        self._index = index
        found = self._reading.get(place.target)
        if found is None or found.cancelled() or (found.done() and found.exception() is not None):
            found = self._reading[place.target] = self._read_now(place.target)
        self._keep_near()
        self._read_on()
        return found

    def take_in(self, place: FramePlace, frame: Frame) -> None:
        """The frame at `place` is there already; those around it are read. Needs `reader`."""
        self.forget()
        if len(place.stack) > 1:
            self._stack, self._index, self._step = place.stack, place.stack.index(place.target), 1
            there: Future[Frame] = Future()
            there.set_result(frame)
            self._reading[place.target] = there
            self._read_on()

    def _read_now(self, target: FrameTarget) -> Future[Frame]:
        assert self.reader is not None
        return self.reader.read(target.path, target.number, key="on screen")

    def _read_on(self) -> None:
        from core.workers.lane import Priority

        assert self.reader is not None
        for target in self._near(self._reach()[0], 0)[1:]:
            if target not in self._reading:
                self._reading[target] = self.reader.read(target.path, target.number, priority=Priority.AHEAD)

    def _keep_near(self) -> None:
        near = set(self._near(*self._reach()))
        for target in [target for target in self._reading if target not in near]:
            self._reading.pop(target).cancel()

    def _reach(self) -> tuple[int, int]:
        """How many frames to keep ahead and behind: fewer of large ones."""
        known = next((future for future in self._reading.values() if future.done() and not future.cancelled()), None)
        if known is None or known.exception() is not None:
            return AHEAD, BEHIND
        most = max(1, KEPT_BYTES // max(1, known.result().stored.nbytes))
        return min(AHEAD, most), min(BEHIND, most - 1)

    def _near(self, ahead: int, behind: int) -> list[FrameTarget]:
        """The frame on screen, then those ahead, then those behind."""
        steps = [*range(ahead + 1), *range(-1, -behind - 1, -1)]
        places = [self._index + self._step * step for step in steps]
        return [self._stack[place] for place in places if 0 <= place < len(self._stack)]
