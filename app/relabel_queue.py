"""The relabel queue as the window sees it, and its exports."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.exporting import ExportPlan, ExportRun, ExportSources, Looks
from app.jobs import Jobs

if TYPE_CHECKING:
    from core.findings import QueueEntry, QueueState
    from core.store.database import Store

OPEN_STATES: tuple[QueueState, ...] = ("new", "in_review")


class RelabelQueue(QObject):
    """The entries, newest first. Every change goes to the store first and is read back."""

    changed = Signal()
    refreshed = Signal()  # something may have happened in the queue

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._store: Store | None = None
        self._entries: tuple[QueueEntry, ...] = ()
        self._exports: list[ExportRun] = []
        self._looks: Looks = {}

    @property
    def entries(self) -> tuple[QueueEntry, ...]:
        return self._entries

    @property
    def open_count(self) -> int:
        return sum(1 for entry in self._entries if entry.state in OPEN_STATES)

    def set_store(self, store: Store) -> None:
        self._store = store
        self.refresh()

    @property
    def store(self) -> Store | None:
        return self._store

    def refresh(self) -> None:
        if self._store is not None:
            self._jobs.run(self._store.queue, on_done=self._take)
        self.refreshed.emit()

    def set_state(self, queue_ids: Sequence[int], state: QueueState, who: str = "") -> None:
        if self._store is not None and queue_ids:
            change = partial(self._store.set_queue_state, list(queue_ids), state, who)
            self._jobs.run(change, on_done=lambda _: self.refresh())

    def _take(self, entries: list[QueueEntry]) -> None:
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
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
