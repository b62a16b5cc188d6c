"""The relabel queue as the window sees it, and its exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.exporting import ExportPlan, ExportRun, ExportSources, Looks
from app.jobs import Jobs

if TYPE_CHECKING:
    from core.findings import QueueState
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
        self._looks: Looks = {}

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

    def export(self, sources: ExportSources, plan: ExportPlan) -> ExportRun:
        """Start an export. What a person has said of a picture holds until the window is closed."""
        run = ExportRun(self._jobs, self._looks, self)
        run.finished.connect(self.refresh)
        self._exports.append(run)
        run.start(sources, plan)
        return run

    def cancel_exports(self) -> None:
        """Each stops before its next case."""
        for run in self._exports:
            run.cancel()
