"""The next case before it is asked for: its first frame read and made ready, and analysed ahead of the others."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.jobs import JobLane
from app.open_studies import FramePlace, FrameTarget
from app.picture import Picture, prepared

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.intake.service import Reader
    from core.study import Frame

Mark = tuple[int, ...]


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
        self._mark: Mark = ()
        session.picture_changed.connect(lambda _: self._look())
        session.worklist.changed.connect(self._look)
        session.files.replaced.connect(self._drop_files)

    def set_reader(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def ready(self) -> FrameTarget | None:
        """The frame that is held, once it can be shown at once."""
        return self._wanted if self._picture is not None else None

    def take(self, place: FramePlace) -> bool:
        """Whether this is the frame that is held; it is let go of then, and shown if its file is still the one that was
        read, else read anew: nothing old is shown of a path that holds something new."""
        if place.target != self._wanted or self._frame is None or self._reader is None:
            return False
        now = partial(_mark, place.target.path)
        shown = partial(self._show, place, self._frame, self._picture, self._mark)
        self._session.jobs.run(now, lane=JobLane.PICTURE, on_done=shown)
        self._forget()
        return True

    def _show(self, place: FramePlace, frame: Frame, picture: Picture | None, read: Mark, now: Mark) -> None:
        """The file's mark says at once what has changed, but not on every file system: its content is compared as well,
        in the reader process, beside what is shown."""
        session = self._session
        if self._reader is None or session.place is None or session.place.target != place.target:
            return
        if now != read:
            session.read_frame(session.place)
            return
        session.show_held(session.place, frame, picture)
        from core.workers.lane import Priority

        counting = self._reader.count(place.target.path, priority=Priority.VISIBLE)
        session.jobs.watch(counting, partial(self._compare, frame), lambda error: None)

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
        self._wanted = target
        session.analysis.hasten(target)
        session.jobs.run(_mark, target.path, lane=JobLane.PICTURE, on_done=partial(self._read, target))

    def _read(self, target: FrameTarget, mark: Mark) -> None:
        """`mark`: of its file before it is read, so that no later change goes unseen."""
        if self._reader is None or target != self._wanted or self._reading is not None:
            return
        from core.workers.lane import Priority

        session, self._mark = self._session, mark
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


def _mark(path: str) -> Mark:
    """What changes when a file is written or replaced; of a member of an archive, that of the archive. Runs on a lane:
    a file system may be slow to answer."""
    place = Path(path)
    for there in (place, *place.parents):
        with suppress(OSError, ValueError):
            found = there.stat()
            return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return ()
