"""The relabel queue as the window sees it, and the export of its cases."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.jobs import JobLane, Jobs
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from core.export.dataset import ExportResult
    from core.findings import QueueState
    from core.review.queue_search import ExportableCount
    from core.settings import Settings
    from core.store.database import Store

OPEN_STATES: tuple[QueueState, ...] = ("new", "in_review")


class RelabelQueue(QObject):
    """How many entries there are; the entries themselves stay in the store, which a long queue is too large to leave.
    Every change goes to the store first, and is counted anew."""

    changed = Signal()  # the counts
    refreshed = Signal()  # something may have happened in the queue

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._store: Store | None = None
        self.counts: Mapping[QueueState, int] = {}
        self._exports: list[ExportRun] = []

    @property
    def total(self) -> int:
        return self.count(self.counts)

    @property
    def open_count(self) -> int:
        return self.count(OPEN_STATES)

    def count(self, states: Iterable[QueueState]) -> int:
        """How many entries stand in one of these states."""
        return sum(self.counts.get(state, 0) for state in states)

    def set_store(self, store: Store) -> None:
        self._store = store
        self.refresh()

    @property
    def store(self) -> Store | None:
        return self._store

    def refresh(self) -> None:
        if self._store is not None:
            self._jobs.run(self._store.queue_counts, on_done=self._take)
        self.refreshed.emit()

    def set_state(self, queue_ids: Sequence[int], state: QueueState, who: str = "") -> None:
        if self._store is not None and queue_ids:
            change = partial(self._store.set_queue_state, list(queue_ids), state, who)
            self._jobs.run(change, on_done=lambda _: self.refresh())

    def _take(self, counts: Mapping[QueueState, int]) -> None:
        if counts != self.counts:
            self.counts = counts
            self.changed.emit()

    def count_exportable(self, states: Sequence[QueueState], on_done: Callable[[ExportableCount], None]) -> None:
        """Count the cases of these states, and those of them without a label: of a long queue for so long that no
        verdict may wait behind it."""
        if self._store is not None:
            self._jobs.run(self._store.exportable_count, list(states), lane=JobLane.LONG, on_done=on_done)

    def export(self, sources: ExportSources, states: Sequence[QueueState], destination: Path) -> ExportRun:
        """Start an export of the cases that stand in these states."""
        run = ExportRun(self._jobs, self, self)
        self._exports.append(run)
        run.start(sources, states, destination)
        return run

    def cancel_exports(self) -> None:
        """Each stops before its next case."""
        for run in self._exports:
            run.cancel()


class ExportRun(QObject):
    """One export under way. Works on a lane of its own; the files are read in a process of its own."""

    progress = Signal(int, int)
    finished = Signal(object)  # ExportResult
    failed = Signal(str)

    def __init__(self, jobs: Jobs, queue: RelabelQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._queue = jobs, queue
        self._cancelled = threading.Event()

    def start(self, sources: ExportSources, states: Sequence[QueueState], destination: Path) -> None:
        self._jobs.run(
            partial(self._work, sources, frozenset(states), destination),
            lane=JobLane.LONG,
            on_done=partial(self._done, sources.settings.reader_id()),
            on_error=self._failed,
        )

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def _work(self, sources: ExportSources, states: frozenset[QueueState], destination: Path) -> ExportResult:
        from core.export.dataset import ExportCase, ExportJob, ExportOrder, export_cases, pseudonym_key
        from core.export.service import export_worker
        from core.export.withdrawing import taken_back
        from core.review.site import queue_site

        key, entries = pseudonym_key(sources.data_dir), sources.store.queue()
        cases = [
            ExportCase(entry.queue_id, entry.deciding, sources.store.instance_file(entry.assessment.origin))
            for entry in entries
            if entry.state in states
        ]
        end = sources.store.chain_head()
        with export_worker(sources.settings.limits, key) as worker:
            job = ExportJob(
                key=key,
                taken_back=taken_back(
                    [*entries, *sources.store.withdrawn_entries()],
                    queue_site(sources.settings).exportable,
                ),
                worker=worker,
                progress=self._tell,
                cancelled=self._cancelled.is_set,
                percentiles=sources.percentiles,
                audit=(end.count, end.mac),
            )
            return export_cases(cases, destination, ExportOrder(burned_in=sources.settings.burned_in_text), job)

    def _tell(self, done: int, total: int) -> None:
        self._jobs.call(partial(self.progress.emit, done, total))

    def _done(self, who: str, result: ExportResult) -> None:
        self._queue.set_state(result.exported, "exported", who)
        self.finished.emit(result)

    def _failed(self, error: BaseException) -> None:
        expected = isinstance(error, EnvironmentFault)
        self.failed.emit(str(error) if expected else self.tr("The export ended with an unexpected error."))


@dataclass(frozen=True, slots=True)
class ExportSources:
    """Where an export takes its cases and its rules from. `percentiles`: the rule of the bundle in use."""

    store: Store
    data_dir: Path
    settings: Settings
    percentiles: tuple[float, float]
