"""The door to the processes that prepare files for an export and verify them.

Imports no parser of files: the window holds it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

from core.errors import Sentence
from core.export.requests import CheckRequest, FrameRequest, PreparedFrame, Proposal, WorkerSurroundings
from core.settings import Limits
from core.workers.child import ChildOptions
from core.workers.lane import Lane, LaneLimits

CHECK_LIMIT_S = 1800.0  # reading the text of every frame of a series takes seconds a frame
_ENTRIES = {
    "exporter": (Sentence("exporter"), "core.export.worker:serve_export"),
    "export verifier": (Sentence("export verifier"), "core.export.worker:serve_verification"),
}


class ExportWorker:
    """Two processes, each started when it is first asked: one reads, decodes, checks and de-identifies, the other holds
    what was made of a file against the original."""

    def __init__(self, limits: Limits, key: bytes) -> None:
        self._surroundings = WorkerSurroundings(limits, key)
        self._lanes: dict[str, Lane] = {}

    def prepare(self, request: FrameRequest) -> Future[PreparedFrame]:
        """A frame, ready to be written; EnvironmentFault where its file cannot be read or made safe."""
        return self._lane("exporter").submit("prepare", request)

    def propose(self, request: FrameRequest) -> Future[tuple[Proposal, ...]]:
        """What would be blackened in the frame, for a person to look at."""
        return self._lane("exporter").submit("propose", request)

    def check(self, request: CheckRequest) -> Future[str | None]:
        """Why a staged frame may not go out, in one sentence; None where it is clean."""
        return self._lane("export verifier").submit("check", request)

    def cancel(self, future: Future[Any]) -> None:
        """Drop a request, or end the process that serves it; another takes its place."""
        for lane in self._lanes.values():
            lane.cancel(future)

    @property
    def process_ids(self) -> list[int]:
        """Both processes, as far as they run."""
        return [found for lane in self._lanes.values() if (found := lane.process_id) is not None]

    def close(self) -> None:
        for lane in self._lanes.values():
            lane.close()
        self._lanes.clear()

    def _lane(self, name: str) -> Lane:
        if name not in self._lanes:
            memory = self._surroundings.limits.max_read_memory_bytes
            options = ChildOptions(*_ENTRIES[name], self._surroundings, memory)
            self._lanes[name] = Lane(options, LaneLimits(request_s=CHECK_LIMIT_S, stall_s=15.0, end_stalled=True))
            self._lanes[name].start()
        return self._lanes[name]


@contextmanager
def export_worker(limits: Limits, key: bytes) -> Iterator[ExportWorker]:
    worker = ExportWorker(limits, key)
    try:
        yield worker
    finally:
        worker.close()
