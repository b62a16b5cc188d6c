"""The next case before it is asked for: its first frame read and made ready, and analysed ahead of the others."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.jobs import JobLane
from app.open_studies import FramePlace, FrameTarget
from app.picture import Picture, prepared

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.intake.service import Reader
    from core.study import Frame


class NextCase(QObject):
    """Holds one frame at most: that which the next key will bring."""

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self._reader: Reader | None = None
        self._wanted: FrameTarget | None = None
        self._reading: Future[Frame] | None = None
        self._frame: Frame | None = None
        self._picture: Picture | None = None
        session.picture_changed.connect(lambda _: self._look())
        session.worklist.changed.connect(self._look)
        session.files.replaced.connect(self._drop_files)

    def set_reader(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def ready(self) -> FrameTarget | None:
        """The frame that is held, once it can be shown at once."""
        return self._wanted if self._picture is not None else None

    def take(self, place: FramePlace) -> tuple[Frame, Picture | None] | None:
        """The frame, and what the view paints of it, if this is the one that is held; it is let go of then.

        It was read some time ago: the reader process looks whether the file is still the same, beside what is shown.
        """
        if place.target != self._wanted or self._frame is None or self._reader is None:
            return None
        from core.workers.lane import Priority

        held = self._frame, self._picture
        counting = self._reader.count(place.target.path, priority=Priority.VISIBLE)
        self._session.jobs.watch(counting, partial(self._compare, self._frame), lambda error: None)
        self._forget()
        return held

    def _compare(self, shown: Frame, counted: tuple[str, int]) -> None:
        if counted[0] != shown.origin.sha256 and self._session.frame is shown:
            self._session.files.tell_replaced(shown.origin.path)

    def _forget(self) -> None:
        self._wanted = self._reading = self._frame = self._picture = None

    def _drop_files(self, paths: list[str]) -> None:
        if self._wanted is not None and self._wanted.path in paths:
            self._forget()

    def _look(self) -> None:
        """Fetch the next unread case as soon as the image on screen is there."""
        session = self._session
        if self._reader is None or session.picture is None or session.place is None:
            return
        following = session.worklist.neighbour(1)
        target = following.targets[0] if following is not None else None
        if target == self._wanted:
            return
        self._forget()
        if target is None or target == session.place.target:
            return
        from core.workers.lane import Priority

        self._wanted = target
        session.analysis.hasten(target)
        reading = self._reader.read(target.path, target.number, priority=Priority.AHEAD, key="ahead")
        self._reading = reading
        session.jobs.watch(reading, partial(self._take_frame, reading), partial(self._drop, reading))

    def _take_frame(self, reading: Future[Frame], frame: Frame) -> None:
        session, target = self._session, self._wanted
        if reading is not self._reading or target is None:
            return
        if not session.files.take_read(target, frame.file, frame.origin.sha256):
            self._look()  # it is listed as what it is now
            return
        place = session.studies.place(target)
        if place is None:
            self._forget()
            return
        self._frame = frame
        making = partial(prepared, place, frame, None, None)
        session.jobs.run(making, lane=JobLane.PICTURE, on_done=partial(self._take_picture, frame))

    def _take_picture(self, frame: Frame, picture: Picture) -> None:
        if frame is self._frame:
            self._picture = picture

    def _drop(self, reading: Future[Frame], error: BaseException) -> None:
        """What is wrong with it is said when it is opened."""
        if reading is self._reading:
            self._forget()
