"""What the reader has measured, image by image, for as long as the studies are open; nothing of it is written anywhere.

Every change can be undone, on the image that it was made on. What a measurement comes to is worked out off the GUI
thread: an area of a large film has millions of pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.jobs import JobLane, Jobs
from app.open_studies import FrameTarget, OpenStudies

if TYPE_CHECKING:
    from core.imaging.measuring import Figures
    from core.measurements import Measurement
    from core.study import Frame

Drawn = tuple["Measurement", ...]


class Measuring(QObject):
    """Measurements by the frame they lie on. Every view of a frame shows the same ones."""

    changed = Signal(object)  # FrameTarget
    done = Signal(object)  # FrameTarget: a change was made there, or made again

    def __init__(self, jobs: Jobs, studies: OpenStudies, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._studies = jobs, studies
        self._drawn: dict[FrameTarget, Drawn] = {}
        self._stacks: dict[FrameTarget, QUndoStack] = {}
        self._files: dict[FrameTarget, str] = {}  # the SHA-256 of the file that was measured on
        studies.changed.connect(self._on_studies)

    def of(self, target: FrameTarget | None) -> Drawn:
        """The measurements on a frame, the oldest first."""
        return self._drawn.get(target, ()) if target is not None else ()

    def begin(self, target: FrameTarget, sha256: str) -> None:
        """A frame comes into a view. If another file lies at its path now, what was measured on the old one goes."""
        before = self._files.setdefault(target, sha256)
        if before != sha256:
            self._files[target] = sha256
            self._drawn.pop(target, None)
            self._stacks.pop(target, None)
            self.changed.emit(target)

    def add(self, target: FrameTarget, measurement: Measurement) -> None:
        self._change(target, (*self.of(target), measurement), self.tr("measurement"))

    def replace(self, target: FrameTarget, place: int, measurement: Measurement) -> None:
        """Another measurement in the place of one."""
        drawn = list(self.of(target))
        if drawn[place] != measurement:
            drawn[place] = measurement
            self._change(target, tuple(drawn), self.tr("change of a measurement"))

    def remove(self, target: FrameTarget, place: int) -> None:
        drawn = self.of(target)
        self._change(target, drawn[:place] + drawn[place + 1 :], self.tr("removal of a measurement"))

    def clear(self, target: FrameTarget) -> None:
        """Remove all that lie on a frame; one undo brings them back."""
        if self.of(target):
            self._change(target, (), self.tr("removal of all measurements"))

    def can_undo(self, target: FrameTarget | None) -> bool:
        return target in self._stacks and self._stacks[target].canUndo()

    def can_redo(self, target: FrameTarget | None) -> bool:
        return target in self._stacks and self._stacks[target].canRedo()

    def undo(self, target: FrameTarget | None) -> None:
        """Take back the last change on a frame."""
        if target in self._stacks:
            self._stacks[target].undo()
            self.changed.emit(target)

    def redo(self, target: FrameTarget | None) -> None:
        if target in self._stacks:
            self._stacks[target].redo()
            self.done.emit(target)
            self.changed.emit(target)

    def work_out(self, measurement: Measurement, frame: Frame, take: Callable[[Figures], None]) -> None:
        """Have the figures of a measurement worked out; `take` is called in the GUI thread."""
        self._jobs.run(_figures, measurement, frame, lane=JobLane.PICTURE, on_done=take)

    def _change(self, target: FrameTarget, after: Drawn, what: str) -> None:
        stack = self._stacks.setdefault(target, QUndoStack())
        stack.push(_Change(partial(self._set, target), self.of(target), after, what))
        self.done.emit(target)
        self.changed.emit(target)

    def _set(self, target: FrameTarget, drawn: Drawn) -> None:
        self._drawn[target] = drawn

    def _on_studies(self) -> None:
        """Once everything is closed, nothing is kept."""
        if not self._studies.studies:
            self._drawn.clear()
            self._stacks.clear()
            self._files.clear()


class _Change(QUndoCommand):
    def __init__(self, put: Callable[[Drawn], None], before: Drawn, after: Drawn, what: str) -> None:
        super().__init__(what)
        self._put, self._before, self._after = put, before, after

    def redo(self) -> None:
        self._put(self._after)

    def undo(self) -> None:
        self._put(self._before)


def _figures(measurement: Measurement, frame: Frame) -> Figures:
    from core.imaging.measuring import figures

    return figures(measurement, frame)
