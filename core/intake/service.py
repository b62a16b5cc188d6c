"""The window's door to files from outside: everything is parsed and decoded in two other processes.

Imports no pydicom and no numpy: the window's process never holds a parser of untrusted files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from core.dicom.files import ScannedFile, unreadable
from core.errors import Sentence, WorkerBug, WorkerCrashed, WorkerFault
from core.intake.worker import ReadRequest, ScanRequest, Thumbnail
from core.workers.child import ChildOptions
from core.workers.lane import Lane, LaneLimits, Priority

if TYPE_CHECKING:
    from core.presentation import PresentationState
    from core.settings import Limits
    from core.study import Frame

SCAN_LIMIT_S = 24 * 3600.0  # of a whole folder; one file has a limit of its own
CAREFUL_FILES = 2 * 64  # after a lost process: as many as the largest batch may have held, and again


class Reader:
    """Two processes: one scans, so that the other can decode what is on screen at once."""

    def __init__(self, limits: Limits) -> None:
        scan = ChildOptions(
            Sentence("file scanner"), "core.intake.worker:serve_scan", limits, limits.max_scan_memory_bytes
        )
        read = ChildOptions(
            Sentence("file reader"), "core.intake.worker:serve_read", limits, limits.max_read_memory_bytes
        )
        self._scanner = Lane(scan, LaneLimits(request_s=SCAN_LIMIT_S, stall_s=15.0, end_stalled=True))
        patience = LaneLimits(request_s=limits.max_read_s, stall_s=15.0, end_stalled=True, setting="max_read_s")
        self._reader = Lane(read, patience)

    def start(self) -> None:
        self._reader.start()
        self._scanner.start()

    def scan(self, paths: Sequence[str], on_files: Callable[[list[ScannedFile]], None]) -> Future[None]:
        """List every file below `paths`. `on_files` gets them in batches, from another thread.

        A file that the process is lost to is listed with the reason, and the scan goes on behind it.
        """
        return _Scan(self._scanner, tuple(paths), on_files).start()

    def read(
        self, path: str, number: int = 1, *, priority: Priority = Priority.VISIBLE, key: str | None = None
    ) -> Future[Frame]:
        """Decode frame `number` (from 1). A newer request of the same `key` replaces an older one that still waits."""
        return self._reader.submit("read", ReadRequest(path, number), priority=priority, key=key)

    def thumbnail(self, path: str, number: int, side_px: int) -> Future[Thumbnail]:
        """A small picture, `side_px` on its long side."""
        return self._reader.submit("thumbnail", ReadRequest(path, number, side_px), priority=Priority.BACKGROUND)

    def count(self, path: str, *, priority: Priority = Priority.BACKGROUND) -> Future[tuple[str, int]]:
        """The SHA-256 of a file and the number of its frames."""
        return self._reader.submit("count", ReadRequest(path, 1), priority=priority)

    def content(self, path: str) -> Future[bytes]:
        """The bytes of a file or of a member of a zip file, for `Store.record`."""
        return self._reader.submit("content", ReadRequest(path, 1), priority=Priority.BACKGROUND)

    def presentation_state(self, path: str) -> Future[PresentationState]:
        """What a presentation state says of the images that it refers to."""
        return self._reader.submit("presentation", ReadRequest(path, 1), priority=Priority.AHEAD)

    def cancel(self, future: Future[Frame]) -> None:
        """Drop a request, or end the process that serves it; another takes its place."""
        self._reader.cancel(future)

    @property
    def process_id(self) -> int | None:
        """The decoding process."""
        return self._reader.process_id

    @property
    def process_ids(self) -> list[int]:
        """Both processes, as far as they run."""
        return [found for lane in (self._scanner, self._reader) if (found := lane.process_id) is not None]

    def close(self) -> None:
        self._scanner.close()
        self._reader.close()


class _Scan:
    """One scan, which outlives its process. Called from the lane's thread only, once started."""

    def __init__(self, lane: Lane, paths: tuple[str, ...], on_files: Callable[[list[ScannedFile]], None]) -> None:
        self._lane, self._paths, self._on_files = lane, paths, on_files
        self._done: set[str] = set()
        self._opened: str | None = None
        self._reported, self._careful = 0, 0
        self._outcome: Future[None] = Future()

    def start(self) -> Future[None]:
        self._outcome.set_running_or_notify_cancel()
        self._go_on(0)
        return self._outcome

    def _go_on(self, careful: int) -> None:
        self._careful = careful
        request = ScanRequest(self._paths, frozenset(self._done), careful)
        self._lane.submit("scan", request, on_progress=self._take).add_done_callback(self._ended)

    def _take(self, progress: list[ScannedFile] | str) -> None:
        if isinstance(progress, str):
            self._opened = progress
            return
        self._opened = None
        self._done.update(file.instance.path for file in progress)
        self._on_files(progress)

    def _ended(self, attempt: Future[None]) -> None:
        error = WorkerCrashed("The file scanner has been closed.") if attempt.cancelled() else attempt.exception()
        lost, self._opened = self._opened, None
        if lost is not None and isinstance(error, (WorkerFault, WorkerBug)):
            self._take([unreadable(lost, f"{lost} cannot be read, for it broke the file scanner; ask for it again.")])
        progressed, self._reported = len(self._done) > self._reported, len(self._done)
        if isinstance(error, (WorkerFault, WorkerBug)) and (progressed or not self._careful):
            self._go_on(CAREFUL_FILES)
        elif error is not None:
            self._outcome.set_exception(error)
        else:
            self._outcome.set_result(None)
