"""What one pane of the image area shows: the session's image, or one of its own that nothing else speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.i18n import translated
from app.jobs import JobLane
from app.open_studies import FramePlace, FrameTarget
from app.picture import Picture, prepared
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.dicom.files import ScannedFile
    from core.intake.service import Reader
    from core.study import Frame


class Pane(QObject):
    """Speaks the language of `ReadingSession`, so that a view can show either. While it follows, it passes on what the
    session shows; else it reads its own frames, and asks the network nothing about them."""

    place_changed = Signal(object)  # FramePlace | None
    picture_changed = Signal(object)  # Picture | None
    picture_failed = Signal(str)
    stack_changed = Signal()

    def __init__(self, session: ReadingSession, number: int, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self.number = session, number
        self._reader: Reader | None = None
        self.follows, self.pinned = False, False  # pinned: the reader put its image there
        self.place: FramePlace | None = None
        self.picture: Picture | None = None
        self.picture_problem = ""
        self._frame: Frame | None = None
        self._file: ScannedFile | None = None  # what was listed when its own frame was asked for
        session.place_changed.connect(self._on_session_place)
        session.picture_changed.connect(self._on_session_picture)
        session.picture_failed.connect(self._on_session_problem)
        session.stack_changed.connect(self._on_session_stack)
        session.states.changed.connect(self._on_states)
        session.studies.changed.connect(self._on_studies)
        session.files.relisted.connect(self.show_anew)

    def set_reader(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def held(self) -> tuple[Frame, Picture] | None:
        """What it has read by itself: the pixels as they are in the file, and what a view paints of them."""
        if self._frame is None or self.picture is None or self.picture.place.target != self._target:
            return None
        return self._frame, self.picture

    @property
    def _target(self) -> FrameTarget | None:
        return self.place.target if self.place is not None else None

    # Whose image it is

    def follow(self) -> None:
        """Show what the session shows, from now on."""
        if self.follows:
            return
        session, shown = self._session, self.picture
        self.follows, self.pinned, self._frame = True, False, None
        self.place, self.picture, self.picture_problem = session.place, session.picture, session.picture_problem
        same = shown is not None and session.picture is not None and session.picture.frame is shown.frame
        if same:
            self.stack_changed.emit()
            return
        if self.picture is None:
            self.picture_changed.emit(None)
        self.place_changed.emit(self.place)
        if self.picture is not None:
            self.picture_changed.emit(self.picture)
        elif self.picture_problem:
            self.picture_failed.emit(self.picture_problem)

    def hold(self, frame: Frame | None) -> None:
        """Keep what the session shows, and go its own way. `frame`: the session's pixels, if it has them already."""
        self.follows, self._frame = False, frame
        target = self._target
        if target is not None:
            self._file = self._session.studies.file(target.path)
        if target is not None and self.held is None and not self.picture_problem:
            self.place = None
            self.show(target)

    def show(self, target: FrameTarget) -> None:
        """Show a frame of its own."""
        place = self._session.studies.place(target)
        if place is None or self._reader is None or target == self._target:
            return
        from core.workers.lane import Priority

        self.follows, self._frame, self.picture_problem = False, None, ""
        self._file = self._session.studies.file(target.path)
        keeps = self.place is not None and self.place.case.key == place.case.key
        self.place = place
        if not keeps and self.picture is not None:
            self.picture = None
            self.picture_changed.emit(None)
        self.place_changed.emit(place)
        reading = self._reader.read(target.path, target.number, priority=Priority.VISIBLE, key=f"pane {self.number}")
        self._session.jobs.watch(reading, partial(self._on_frame, target), partial(self._on_failed, target))

    def clear(self) -> None:
        """Show nothing."""
        self.follows, self.pinned, self._frame, self.picture_problem = False, False, None, ""
        if self.place is not None or self.picture is not None:
            self.place = self.picture = None
            self.picture_changed.emit(None)
            self.place_changed.emit(None)

    def scroll(self, frames: int) -> None:
        """Within its stack; stops at its ends."""
        if self.follows:
            self._session.scroll(frames)
        elif self.place is not None and len(self.place.stack) > 1:
            index = self.place.stack.index(self.place.target) + frames
            self.show(self.place.stack[min(max(index, 0), len(self.place.stack) - 1)])

    # What it reads by itself

    def _on_frame(self, target: FrameTarget, frame: Frame) -> None:
        if self.follows or target != self._target:
            return
        if self._session.files.take_read(target, frame.file, frame.origin.sha256):
            self._frame = frame
            self._prepare(frame)

    def _prepare(self, frame: Frame) -> None:
        if self.place is not None:
            state = self._session.states.applied_to(self.place)
            making, done = partial(prepared, self.place, frame, state, None), partial(self._on_picture, frame)
            self._session.jobs.run(making, lane=JobLane.PICTURE, on_done=done)

    def _on_picture(self, frame: Frame, picture: Picture) -> None:
        if not self.follows and self.place is not None and frame is self._frame:
            picture = replace(picture, place=self.place)
            self.picture = picture
            self.picture_changed.emit(picture)

    def _on_failed(self, target: FrameTarget, error: BaseException) -> None:
        if self.follows or target != self._target:
            return
        expected = isinstance(error, EnvironmentFault)
        sentence = translated(error) if expected else self.tr("This image cannot be shown.")
        self.picture, self.picture_problem = None, sentence.replace(target.path, PurePath(target.path).name)
        self.picture_changed.emit(None)
        self.picture_failed.emit(self.picture_problem)

    def _on_states(self) -> None:
        """Another presentation state may be applied to its image than is shown."""
        if self.follows or self.held is None or self.place is None or self.picture is None or self._frame is None:
            return
        shown = self.picture.presented.state if self.picture.presented is not None else None
        if self._session.states.applied_to(self.place) is not shown:
            self._prepare(self._frame)

    def _on_studies(self) -> None:
        """Its file may be closed, or its series have grown."""
        target = self._target
        if self.follows or target is None:
            return
        place = self._session.studies.place(target)
        if place is None:
            self.clear()
        elif self._session.studies.file(target.path) != self._file:
            self.show_anew([target.path])
        elif place != self.place:
            self.place = place
            if self.picture is not None and self.picture.place.target == target:
                self.picture = replace(self.picture, place=place)
            self.stack_changed.emit()

    def show_anew(self, paths: Sequence[str]) -> None:
        """Another file lies at these paths: nothing stays of the old one."""
        target = self._target
        if not self.follows and target is not None and target.path in paths:
            self.place = None
            self.show(target)

    # What the session shows

    def _on_session_place(self, place: FramePlace | None) -> None:
        if self.follows:
            self.place, self.picture_problem = place, ""
            self.place_changed.emit(place)

    def _on_session_picture(self, picture: Picture | None) -> None:
        if self.follows:
            self.picture = picture
            self.picture_changed.emit(picture)

    def _on_session_problem(self, sentence: str) -> None:
        if self.follows:
            self.picture_problem = sentence
            self.picture_failed.emit(sentence)

    def _on_session_stack(self) -> None:
        if self.follows:
            self.place, self.picture = self._session.place, self._session.picture
            self.stack_changed.emit()
