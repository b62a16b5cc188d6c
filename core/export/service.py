"""The door to the process that prepares files for an export. Imports no parser of files: the window holds it too."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from core.export.requests import FrameRequest, PreparedFrame, Proposal, WorkerSurroundings
from core.settings import Limits
from core.workers.child import ChildOptions
from core.workers.lane import Lane, LaneLimits

CHECK_LIMIT_S = 1800.0  # reading the text of every frame of a series takes seconds a frame


class ExportWorker:
    """One process that reads, decodes, checks and de-identifies; started when it is first asked."""

    def __init__(self, limits: Limits, key: bytes) -> None:
        self._limits, self._key = limits, key
        self._lane: Lane | None = None

    def prepare(self, request: FrameRequest) -> Future[PreparedFrame]:
        """A frame, ready to be written; EnvironmentFault where its file cannot be read or made safe."""
        return self._started().submit("prepare", request)

    def propose(self, request: FrameRequest) -> Future[tuple[Proposal, ...]]:
        """What would be blackened in the frame, for a person to look at."""
        return self._started().submit("propose", request)

    def cancel(self, future: Future[PreparedFrame]) -> None:
        """Drop a request, or end the process that serves it; another takes its place."""
        if self._lane is not None:
            self._lane.cancel(future)

    @property
    def process_id(self) -> int | None:
        return None if self._lane is None else self._lane.process_id

    def close(self) -> None:
        if self._lane is not None:
            self._lane.close()
            self._lane = None

    def _started(self) -> Lane:
        if self._lane is None:
            surroundings = WorkerSurroundings(self._limits, self._key)
            options = ChildOptions(
                "exporter", "core.export.worker:serve_export", surroundings, self._limits.max_read_memory_bytes
            )
            self._lane = Lane(options, LaneLimits(request_s=CHECK_LIMIT_S, stall_s=15.0, end_stalled=True))
            self._lane.start()
        return self._lane


@contextmanager
def export_worker(limits: Limits, key: bytes) -> Iterator[ExportWorker]:
    worker = ExportWorker(limits, key)
    try:
        yield worker
    finally:
        worker.close()
