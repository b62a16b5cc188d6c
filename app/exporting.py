"""One export under way as the window knows it: what was asked for, how far it is, which pictures wait for a look."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from app.i18n import translated
from app.jobs import JobLane, Jobs
from core.errors import EnvironmentFault, ExportCancelled

if TYPE_CHECKING:
    from core.bundles.manifest import Manifest
    from core.export.order import ExportCase, ExportOrder, ExportResult, PixelBox
    from core.export.requests import Look
    from core.findings import QueueEntry, QueueState
    from core.settings import Settings
    from core.store.database import Store

Answer: TypeAlias = "tuple[PixelBox, ...] | None"  # the boxes that are accepted; None: the picture is withheld
Looks: TypeAlias = dict[tuple[str, int], Answer]  # by SHA-256 and number of the frame


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What the reader asks for: cases of these states, written by this order into this folder."""

    destination: Path
    states: tuple[QueueState, ...]
    order: ExportOrder


@dataclass(frozen=True, slots=True)
class ExportSources:
    """Where an export takes its cases and its rules from. `manifest`: of the bundle in use."""

    store: Store
    data_dir: Path
    settings: Settings
    manifest: Manifest


@dataclass(frozen=True, slots=True, eq=False)
class AskedLook:
    """A picture that waits for a person. `future`: where her answer goes."""

    queue_id: int
    frame: tuple[str, int]
    look: Look
    future: Future[Answer]


class ExportRun(QObject):
    """Works on a lane of its own; the files are read in processes of their own. What it has made ready stays in the
    destination when it is stopped. Every look that a person takes is noted in `looks`: nobody is asked twice."""

    progress = Signal(int, int)  # cases that are through, and all
    look_asked = Signal(object)  # AskedLook
    finished = Signal(object)  # ExportResult
    stopped = Signal()
    failed = Signal(str)

    def __init__(self, jobs: Jobs, looks: Looks, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._looks = jobs, looks
        self._cancelled = threading.Event()

    def start(self, sources: ExportSources, plan: ExportPlan) -> None:
        self._jobs.run(
            partial(self._work, sources, plan, dict(self._looks)),
            lane=JobLane.EXPORT,
            on_done=self.finished.emit,
            on_error=self._failed,
        )

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def answer(self, asked: AskedLook, boxes: Answer) -> None:
        """What a person says of a picture."""
        self._looks[asked.frame] = boxes
        if not asked.future.done():
            asked.future.set_result(boxes)

    def _work(self, sources: ExportSources, plan: ExportPlan, looks: Looks) -> ExportResult:
        from core.export.dataset import export_cases, pseudonym_key
        from core.export.order import ExportJob, finding_names
        from core.export.service import export_worker
        from core.export.withdrawing import taken_back
        from core.review.site import queue_site
        from core.store.marking import chosen_cases

        store, site = sources.store, queue_site(sources.settings)
        key, end, queue = pseudonym_key(sources.data_dir), store.chain_head(), store.queue()
        entries = [entry for entry in queue if entry.state in plan.states and entry.state in site.exportable]
        chosen, login = chosen_cases(entries, queue), sources.settings.reader_id()
        with export_worker(sources.settings.limits, key) as worker:
            job = ExportJob(
                key=key,
                worker=worker,
                progress=self._tell,
                cancelled=self._cancelled.is_set,
                percentiles=sources.manifest.input.percentiles,
                findings=finding_names(sources.manifest),
                audit=(end.count, end.mac),
                taken_back=taken_back([*queue, *store.withdrawn_entries()], site.exportable),
                release=lambda going: store.review(site).exporting(going, chosen, login),
                look=self._ask if plan.order.burned_in == "black" else None,
                keeps=True,
            )
            return export_cases(self._cases(store, entries, looks), plan.destination, plan.order, job)

    def _cases(self, store: Store, entries: Sequence[QueueEntry], looks: Looks) -> list[ExportCase]:
        from core.export.order import ExportCase

        cases = []
        for entry in entries:
            if self._cancelled.is_set():
                raise ExportCancelled("The export was stopped before any case was read.")
            origin = entry.assessment.origin
            frame = origin.sha256, origin.number
            held_back = frame in looks and looks[frame] is None
            file = store.instance_file(origin)
            cases.append(ExportCase(entry.queue_id, entry.deciding, file, looks.get(frame), held_back))
        return cases

    def _ask(self, case: ExportCase, look: Look) -> Future[Answer]:
        """Called by the export's thread."""
        origin, future = case.assessment.origin, Future[Answer]()
        asked = AskedLook(case.queue_id, (origin.sha256, origin.number), look, future)
        self._jobs.call(partial(self.look_asked.emit, asked))
        return future

    def _tell(self, done: int, total: int) -> None:
        self._jobs.call(partial(self.progress.emit, done, total))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, ExportCancelled):
            self.stopped.emit()
            return
        expected = isinstance(error, EnvironmentFault)
        self.failed.emit(translated(error) if expected else self.tr("The export ended with an unexpected error."))
