"""The learning loop as the window runs it: retrain, compare, promote, take back; one at a time, each a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal

from app.command_run import CommandRun, Ended, Step
from app.jobs import JobLane
from app.network_shelf import Shelf, new_evaluation_folder, new_run_folder, read_shelf
from core.review.queue_search import NO_CASES, LabelledCases

if TYPE_CHECKING:
    from app.network_shelf import NetworkRecord
    from app.reading_session import ReadingSession
    from core.bundles.figures import PromotionOutcome
    from core.settings import Settings
    from core.store.database import Store

LISTED = 50  # cases that are named; the others are counted
Kind = Literal["retrain", "compare", "promote", "take back"]


@dataclass(frozen=True, slots=True)
class WorkResult:
    """How a call ended. `folder`: what it wrote. `outcome`: of a promotion that was decided."""

    kind: Kind
    ended: Ended
    subject: str = ""
    folder: Path | None = None
    outcome: PromotionOutcome | None = None

    @property
    def succeeded(self) -> bool:
        """A comparison that could not read some images has still compared the others."""
        partly = self.kind == "compare" and self.ended.code == 1 and isinstance(self.ended.document, dict)
        return self.ended.succeeded or (partly and not self.ended.cancelled)


@dataclass(frozen=True, slots=True)
class _Call:
    kind: Kind
    arguments: tuple[str, ...]
    subject: str
    folder: Path | None = None


class LearningWork(QObject):
    """Verbs of the Networks window. What it learns outlives that window, and ends with the reading window."""

    changed = Signal()  # something began or ended
    stepped = Signal(object)  # Step
    ended = Signal(object)  # WorkResult
    shelf_changed = Signal()

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self._run: CommandRun | None = None
        self._is_asked = False
        self._call: _Call | None = None
        self.shelf = Shelf()
        self.step: Step | None = None
        self.log: list[str] = []
        self.cases = NO_CASES  # those that `train --queue` takes
        session.queue.refreshed.connect(self._ask_for_cases)
        session.network_view_changed.connect(lambda _: self.changed.emit())

    # What there is

    @property
    def under_way(self) -> Kind | None:
        return self._call.kind if self._call is not None else None

    @property
    def subject(self) -> str:
        """Name of the network that the work is about."""
        return self._call.subject if self._call is not None else ""

    @property
    def process_id(self) -> int:
        return self._run.process_id if self._run is not None else 0

    @property
    def tells_cases(self) -> bool:
        """Whether it may be said how many cases there are: each is one that its reader contradicts the network in."""
        return self._session.network_view.wanted

    def tells_label(self, reader: str) -> bool:
        """Whether the label may be told that this reader's word has given."""
        settings = self._session.settings
        own = settings is not None and reader == settings.reader_id()
        return self._session.network_view.tells_queued(own=own)

    def refresh(self) -> None:
        """Read the shelf anew, and the cases, which are followed from then on."""
        self._is_asked = True
        self._ask_for_cases()
        data_dir = self._session.networks.data_dir
        if data_dir is not None:
            self._session.jobs.run(read_shelf, data_dir, on_done=self._take_shelf)

    def _ask_for_cases(self) -> None:
        store, settings = self._session.queue.store, self._session.settings
        if self._is_asked and store is not None and settings is not None:
            self._session.jobs.run(_labelled, store, settings, lane=JobLane.LONG, on_done=self._take_cases)

    def _take_cases(self, cases: LabelledCases) -> None:
        if cases != self.cases:
            self.cases = cases
            self.changed.emit()

    def _take_shelf(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.shelf_changed.emit()

    # Verbs

    def retrain(self, replay: str, comparison: str, *, go_on: bool = False) -> None:
        """Train a candidate on the corrected cases and the old data; `go_on` with the interrupted one."""
        data_dir = self._session.networks.data_dir
        if data_dir is None:
            return
        self._remember(training_manifest=replay, comparison_manifest=comparison)
        folder = self.shelf.interrupted if go_on and self.shelf.interrupted is not None else new_run_folder(data_dir)
        old = ("--replay", replay) if replay else ()
        self._start(_Call("retrain", ("train", "--queue", "--out", str(folder), *old), folder.name, folder))

    def compare(self, record: NetworkRecord, other: NetworkRecord, comparison: str) -> None:
        """Measure a network and another on the comparison set."""
        data_dir = self._session.networks.data_dir
        if data_dir is None:
            return
        self._remember(comparison_manifest=comparison)
        folder = new_evaluation_folder(data_dir, record.bundle.manifest.name)
        named = ("--bundle", _place(record), "--against", _place(other), "--out", str(folder))
        self._start(_Call("compare", ("evaluate", comparison, *named), record.title, folder))

    def promote(self, record: NetworkRecord, comparison: str) -> None:
        """Make a candidate the network in use, if it passes."""
        settings = self._session.settings
        if settings is None:
            return
        self._remember(comparison_manifest=comparison)
        who = ("--who", settings.reader_id())
        folder = record.bundle.folder
        self._start(_Call("promote", ("promote", str(folder), "--against", comparison, *who), record.title, folder))

    def take_back(self) -> None:
        """Bring the network back that was in use before the last promotion."""
        self._start(_Call("take back", ("rollback",), ""))

    def cancel(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def close(self) -> None:
        """The reading window closes: end the child. Its checkpoints stay."""
        if self._run is not None:
            self._run.end_now()
            self._run = None

    # What comes back

    def _start(self, call: _Call) -> None:
        data_dir = self._session.networks.data_dir
        if self._call is not None or data_dir is None:
            return
        self._call, self.step = call, None
        run = CommandRun((*call.arguments, "--data-dir", str(data_dir)), self)
        run.stepped.connect(self._on_step)
        run.ended.connect(self._on_ended)
        self._run, self.log = run, run.log
        self.changed.emit()
        run.start()

    def _on_step(self, step: Step) -> None:
        assert self._run is not None
        self.log = self._run.log
        last = self.step
        if step.total is not None or last is None or last.total is None or last.done == last.total:
            self.step = step  # a line between counted ones does not hide the count
        self.stepped.emit(step)

    def _on_ended(self, ended: Ended) -> None:
        call, run = self._call, self._run
        assert call is not None
        assert run is not None
        self._call = self._run = self.step = None
        run.deleteLater()
        outcome = _outcome(ended.document) if call.kind == "promote" else None
        promoted = outcome is not None and outcome.decision == "promoted"
        if promoted or (call.kind == "take back" and ended.succeeded):
            self._session.networks.read_again()  # tells of another network in use, whereupon the shelf is read anew
        self.refresh()
        self.changed.emit()
        self.ended.emit(WorkResult(call.kind, ended, call.subject, call.folder, outcome))

    def _remember(self, **paths: str) -> None:
        data_dir = self._session.networks.data_dir
        if data_dir is not None:
            self._session.jobs.run(partial(_keep_settings, data_dir, paths), lane=JobLane.LONG)


def report_of(result: WorkResult) -> Path | None:
    """The report that a comparison has written for people."""
    path = result.folder / "report.html" if result.folder is not None and result.kind == "compare" else None
    return path if path is not None and path.is_file() else None


def comparison_of(result: WorkResult) -> dict[str, Any] | None:
    """What a comparison has found, as `overread evaluate --against` prints it; None where there is none."""
    document = result.ended.document
    found = document.get("comparison") if result.kind == "compare" and isinstance(document, dict) else None
    return found if isinstance(found, dict) else None


def _place(record: NetworkRecord) -> str:
    """How the command line finds it: a candidate lies in no folder of bundles."""
    return str(record.bundle.folder)


def _labelled(store: Store, settings: Settings) -> LabelledCases:
    from core.review.site import queue_site

    return store.review(queue_site(settings)).labelled_cases(LISTED)


def _outcome(document: Any) -> PromotionOutcome | None:
    import msgspec

    from core.bundles.figures import PromotionOutcome

    try:
        return msgspec.convert(document, PromotionOutcome)
    except msgspec.ValidationError:
        return None


def _keep_settings(data_dir: Path, values: dict[str, str]) -> None:
    from core.settings import change_settings

    change_settings(data_dir, **values)
