"""What is open: the studies found so far, and the order in which their frames are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from core.dicom.files import ScannedFile, grouped
from core.study import Instance, Series, Study

STACKED_MODALITIES = ("CT", "MR", "PT", "NM")


@dataclass(frozen=True, slots=True)
class FrameTarget:
    """One frame of one file; `number` counts from 1."""

    path: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class FramePlace:
    """A frame with what lies around it. `stack`: the frames that the wheel runs through, itself among them."""

    target: FrameTarget
    study: Study
    series: Series
    instance: Instance
    stack: tuple[FrameTarget, ...]


class OpenStudies(QObject):
    """Grows while a scan runs. `changed` says that the studies are not those of before."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: dict[str, ScannedFile] = {}
        self._studies: tuple[Study, ...] = ()
        self._targets: tuple[FrameTarget, ...] = ()
        self._states: tuple[str, ...] = ()
        self.shown_names: dict[str, str] = {}  # kept copies are shown under the name of the file they came from

    @property
    def studies(self) -> tuple[Study, ...]:
        return self._studies

    @property
    def targets(self) -> tuple[FrameTarget, ...]:
        """Every frame that can be shown, in reading order."""
        return self._targets

    @property
    def presentation_states(self) -> tuple[str, ...]:
        """The paths of the presentation states that can be applied."""
        return self._states

    @property
    def unreadable_count(self) -> int:
        """Files that ought to be images and cannot be shown."""
        return sum(1 for file in self._files.values() if file.instance.is_failure)

    @property
    def other_count(self) -> int:
        """Sound objects that are no images."""
        return sum(1 for file in self._files.values() if file.instance.description)

    def instance(self, path: str) -> Instance | None:
        """What lies at a path, image or not; None where nothing that is open does."""
        file = self._files.get(path)
        return file.instance if file is not None else None

    def file(self, path: str) -> ScannedFile | None:
        """What a scan found at a path; None where nothing that is open lies there."""
        return self._files.get(path)

    def add(self, files: Sequence[ScannedFile]) -> None:
        """Add what a scan found; a file that is already there is taken over anew."""
        if files:
            self._files.update((file.instance.path, file) for file in files)
            self._regroup()

    def clear(self) -> None:
        if self._files:
            self._files.clear()
            self.shown_names.clear()
            self._regroup()

    def holds(self, path: str) -> bool:
        file = self._files.get(path)
        return file is not None and not file.instance.problem

    def place(self, target: FrameTarget) -> FramePlace | None:
        """Where a frame lies, or None if its file is not open."""
        for study in self._studies:
            for series in study.series:
                for instance in series.instances:
                    if instance.path == target.path and not instance.problem:
                        return FramePlace(target, study, series, instance, _stack(series, instance))
        return None

    def neighbour(self, target: FrameTarget | None, step: int) -> FrameTarget | None:
        """The frame `step` places further in reading order, or None beyond the ends."""
        if not self._targets:
            return None
        if target not in self._targets:
            return self._targets[0]
        index = self._targets.index(target) + step
        return self._targets[index] if 0 <= index < len(self._targets) else None

    def _regroup(self) -> None:
        self._studies = grouped(self._files.values())
        instances = [i for study in self._studies for series in study.series for i in series.instances]
        self._targets = tuple(target for instance in instances for target in _frames(instance))
        self._states = tuple(instance.path for instance in instances if instance.is_presentation_state)
        self.changed.emit()


def _frames(instance: Instance) -> tuple[FrameTarget, ...]:
    if instance.problem:
        return ()
    return tuple(FrameTarget(instance.path, number) for number in range(1, max(1, instance.frame_count) + 1))


def _stack(series: Series, instance: Instance) -> tuple[FrameTarget, ...]:
    """The frames of the file; in cross-sectional series, those of all its files."""
    if instance.frame_count > 1 or series.modality not in STACKED_MODALITIES:
        return _frames(instance)
    return tuple(target for member in series.instances for target in _frames(member))
