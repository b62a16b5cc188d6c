"""What is open: the studies found so far, and the order in which their frames are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from core.dicom.files import ScannedFile, grouped
from core.study import Instance, Series, Study

FOLDER_PREFIX = "folder:"  # of what stands in for the UID of files without a study
STACKED_MODALITIES = ("CT", "MR", "PT", "NM")


@dataclass(frozen=True, slots=True)
class FrameTarget:
    """One frame of one file; `number` counts from 1."""

    path: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class Case:
    """What one verdict a finding is given on: a study, or a picture (or a damaged file) that belongs to none.

    `key`: the study's UID, or the path. `study_uid`: '' for a picture. `targets`: its frames in reading order; none
    where nothing of it can be shown.
    """

    key: str
    study_uid: str
    study: Study
    targets: tuple[FrameTarget, ...]


@dataclass(frozen=True, slots=True)
class FramePlace:
    """A frame with what lies around it. `stack`: the frames that the wheel runs through, itself among them."""

    target: FrameTarget
    study: Study
    series: Series
    instance: Instance
    stack: tuple[FrameTarget, ...]
    case: Case


class OpenStudies(QObject):
    """Grows while a scan runs. `changed` says that the studies are not those of before."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: dict[str, ScannedFile] = {}
        self._studies: tuple[Study, ...] = ()
        self._targets: tuple[FrameTarget, ...] = ()
        self._states: tuple[str, ...] = ()
        self._cases: dict[str, Case] = {}
        self._homes: dict[str, tuple[Case, Series, Instance]] = {}
        self._numbers: dict[FrameTarget, int] = {}
        self._stacks: dict[tuple[str, str], tuple[FrameTarget, ...]] = {}  # of series whose files lie in one stack
        self.shown_names: dict[str, str] = {}  # kept copies are shown under the name of the file they came from

    @property
    def studies(self) -> tuple[Study, ...]:
        return self._studies

    @property
    def targets(self) -> tuple[FrameTarget, ...]:
        """Every frame that can be shown, in reading order."""
        return self._targets

    @property
    def cases(self) -> tuple[Case, ...]:
        """In the order in which they were found."""
        return tuple(self._cases.values())

    def case(self, key: str) -> Case | None:
        return self._cases.get(key)

    def case_of(self, target: FrameTarget) -> Case | None:
        """The case that a frame belongs to; None for one that is not open."""
        home = self._homes.get(target.path)
        return home[0] if home is not None else None

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
        """Where a frame lies, or None if its file is not open, or has no such frame."""
        home = self._homes.get(target.path)
        if home is None or home[2].problem or target.number > max(1, home[2].frame_count):
            return None
        case, series, instance = home
        return FramePlace(target, case.study, series, instance, self._stack(case.study, series, instance), case)

    def _stack(self, study: Study, series: Series, instance: Instance) -> tuple[FrameTarget, ...]:
        """The frames of the file; in cross-sectional series, those of all its files."""
        if instance.frame_count > 1 or series.modality not in STACKED_MODALITIES:
            return _frames(instance)
        key = study.uid, series.uid
        if key not in self._stacks:  # asked for with every slice that is scrolled to
            self._stacks[key] = tuple(target for member in series.instances for target in _frames(member))
        return self._stacks[key]

    def neighbour(self, target: FrameTarget | None, step: int) -> FrameTarget | None:
        """The frame `step` places further in reading order, or None beyond the ends."""
        if not self._targets:
            return None
        if target not in self._numbers:
            return self._targets[0]
        index = self._numbers[target] + step
        return self._targets[index] if 0 <= index < len(self._targets) else None

    def _regroup(self) -> None:
        self._stacks.clear()
        self._studies = grouped(self._files.values())
        instances = [i for study in self._studies for series in study.series for i in series.instances]
        self._targets = tuple(target for instance in instances for target in _frames(instance))
        self._numbers = {target: number for number, target in enumerate(self._targets)}
        self._states = tuple(instance.path for instance in instances if instance.is_presentation_state)
        self._find_cases()
        self.changed.emit()

    def _find_cases(self) -> None:
        self._cases, self._homes = {}, {}
        for study in self._studies:
            members = [(series, instance) for series in study.series for instance in series.instances]
            uid = "" if study.uid.startswith(FOLDER_PREFIX) else study.uid
            targets = tuple(target for _, instance in members for target in _frames(instance))
            whole = Case(study.uid, uid, study, targets)
            for series, instance in members:
                case = whole if uid else Case(instance.path, "", study, _frames(instance))
                self._homes[instance.path] = (case, series, instance)
                if case.targets or instance.is_failure:
                    self._cases[case.key] = case


def _frames(instance: Instance) -> tuple[FrameTarget, ...]:
    if instance.problem:
        return ()
    return tuple(FrameTarget(instance.path, number) for number in range(1, max(1, instance.frame_count) + 1))
