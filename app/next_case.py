"""The next case before it is asked for: its first frame read and made ready, and analysed ahead of the others."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.jobs import JobLane
from app.open_studies import FramePlace, FrameTarget
from app.picture import Picture, prepared

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.intake.service import Reader
    from core.study import Frame, Instance


class NextCase(QObject):
    """Holds one frame at most: that which the next key will bring."""

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self._reader: Reader | None = None
        self._wanted: FrameTarget | None = None
        self._file: tuple[int, int] | None = None  # as it was when it was read
        self._instance: Instance | None = None  # whose frame it is: a path may stand for another image later
        self._frame: Frame | None = None
        self._picture: Picture | None = None
        session.picture_changed.connect(lambda _: self._look())
        session.worklist.changed.connect(self._look)

    def set_reader(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def ready(self) -> FrameTarget | None:
        """The frame that is held, once it can be shown at once."""
        return self._wanted if self._picture is not None else None

    def take(self, place: FramePlace) -> tuple[Frame, Picture | None] | None:
        """The frame, and what the view paints of it, if this is the one that is held; it is let go of then."""
        if place.target != self._wanted or place.instance is not self._instance or self._frame is None:
            return None
        held, unchanged = (self._frame, self._picture), _file_state(place.target.path) == self._file
        self._forget()
        return held if unchanged else None

    def _forget(self) -> None:
        self._wanted = self._file = self._instance = self._frame = self._picture = None

    def _look(self) -> None:
        """Fetch the next unread case as soon as the image on screen is there."""
        session = self._session
        if self._reader is None or session.picture is None or session.place is None:
            return
        following = session.worklist.neighbour(1)
        target = following.targets[0] if following is not None else None
        instance = session.studies.instance(target.path) if target is not None else None
        if target == self._wanted and instance is self._instance:
            return
        self._forget()
        if target is None or target == session.place.target:
            return
        from core.workers.lane import Priority

        self._wanted, self._file, self._instance = target, _file_state(target.path), instance
        session.analysis.hasten(target)
        reading = self._reader.read(target.path, target.number, priority=Priority.AHEAD, key="ahead")
        session.jobs.watch(reading, partial(self._take_frame, instance), partial(self._drop, instance))

    def _take_frame(self, instance: Instance | None, frame: Frame) -> None:
        place = self._session.studies.place(self._wanted) if self._wanted is not None else None
        if place is None or place.instance is not instance or instance is not self._instance:
            return
        self._frame = frame
        making = partial(prepared, place, frame, None, None)
        self._session.jobs.run(making, lane=JobLane.PICTURE, on_done=partial(self._take_picture, frame))

    def _take_picture(self, frame: Frame, picture: Picture) -> None:
        if frame is self._frame:
            self._picture = picture

    def _drop(self, instance: Instance | None, error: BaseException) -> None:
        """What is wrong with it is said when it is opened."""
        if instance is self._instance:
            self._forget()


def _file_state(path: str) -> tuple[int, int] | None:
    """Size and time of the last change; None for what is no file of its own."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
