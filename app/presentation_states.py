"""The presentation states among what is open: read as they are found; at most one of them is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.i18n import translated
from app.jobs import Jobs
from app.open_studies import FramePlace, FrameTarget, OpenStudies
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from core.intake.service import Reader
    from core.presentation import PresentationState

MOST_READ_AHEAD = 1000  # further ones are read when they are asked for


class PresentationStates(QObject):
    """States by the path of their file. The chosen one is applied to every image that it refers to."""

    changed = Signal()  # which are known, or which is chosen

    def __init__(self, jobs: Jobs, studies: OpenStudies, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._studies = jobs, studies
        self._reader: Reader | None = None
        self._known: dict[str, PresentationState] = {}
        self._failures: dict[str, str] = {}
        self._asked: set[str] = set()
        self._chosen = ""
        studies.changed.connect(self._on_studies)

    def set_reader(self, reader: Reader) -> None:
        self._reader = reader
        self._on_studies()

    @property
    def chosen(self) -> str:
        """The path of the state that is applied; '' for none."""
        return self._chosen

    def choose(self, path: str) -> None:
        """Apply this state from now on; '' applies none."""
        if path != self._chosen:
            self._chosen = path
            self.changed.emit()

    def state(self, path: str) -> PresentationState | None:
        """What the state at `path` says; None while it is being read, and where it cannot be."""
        return self._known.get(path)

    def failure(self, path: str) -> str:
        """Why the state at `path` cannot be read; '' where it can."""
        return self._failures.get(path, "")

    def read(self, path: str) -> None:
        """Read a state, unless that has been done."""
        if self._reader is None or path in self._asked:
            return
        self._asked.add(path)
        reading = self._reader.presentation_state(path)
        self._jobs.watch(reading, partial(self._take, path), partial(self._fail, path))

    def of(self, place: FramePlace | None) -> dict[str, PresentationState]:
        """Those that refer to a frame, by path; of several copies of one, the first."""
        found: dict[str, PresentationState] = {}
        uids: set[str] = set()
        for path, state in self._known.items():
            if place is not None and state.uid not in uids and _is_about(state, place):
                uids.add(state.uid)
                found[path] = state
        return found

    def applied_to(self, place: FramePlace) -> PresentationState | None:
        """The chosen state, if it refers to the frame."""
        state = self._known.get(self._chosen)
        return state if state is not None and _is_about(state, place) else None

    def first_image(self, state: PresentationState) -> FrameTarget | None:
        """The first open frame that a state refers to, in reading order."""
        uids = {reference.sop_instance_uid for reference in state.references}
        for target in self._studies.targets:
            instance = self._studies.instance(target.path)
            uid = instance.sop_instance_uid if instance is not None else None
            if uid in uids and state.refers_to(uid, target.number):
                return target
        return None

    def _on_studies(self) -> None:
        open_states = self._studies.presentation_states
        gone = [path for path in self._asked if path not in open_states]
        for path in gone:
            self._asked.discard(path)
            self._known.pop(path, None)
            self._failures.pop(path, None)
        if self._chosen in gone:
            self._chosen = ""
        if gone:
            self.changed.emit()
        for path in open_states:
            if len(self._asked) < MOST_READ_AHEAD:
                self.read(path)

    def _take(self, path: str, state: PresentationState) -> None:
        if path in self._asked:
            self._known[path] = state
            self.changed.emit()

    def _fail(self, path: str, error: BaseException) -> None:
        if path in self._asked:
            expected = isinstance(error, EnvironmentFault)
            self._failures[path] = translated(error) if expected else self.tr("This presentation state cannot be read.")
            self.changed.emit()


def _is_about(state: PresentationState, place: FramePlace) -> bool:
    return state.refers_to(place.instance.sop_instance_uid, place.target.number)
