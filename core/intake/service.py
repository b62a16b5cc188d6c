"""The window's door to files from outside: everything is parsed and decoded in two other processes.

Imports no pydicom and no numpy: the window's process never holds a parser of untrusted files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from core.dicom.files import ScannedFile
from core.intake.worker import ReadRequest
from core.workers.child import ChildOptions
from core.workers.lane import Lane, LaneLimits, Priority

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.study import Frame

SCAN_MEMORY_BYTES = 3 * 2**30
READ_MEMORY_BYTES = 6 * 2**30
READ_LIMIT_S = 30.0
SCAN_LIMIT_S = 3600.0


class Reader:
    """Two processes: one scans, so that the other can decode what is on screen at once."""

    def __init__(self, max_pixels: int) -> None:
        scan = ChildOptions("file scanner", "core.intake.worker:serve_scan", None, SCAN_MEMORY_BYTES)
        read = ChildOptions("file reader", "core.intake.worker:serve_read", max_pixels, READ_MEMORY_BYTES)
        self._scanner = Lane(scan, LaneLimits(request_s=SCAN_LIMIT_S, stall_s=15.0, end_stalled=True))
        self._reader = Lane(read, LaneLimits(request_s=READ_LIMIT_S, stall_s=15.0, end_stalled=True))

    def start(self) -> None:
        self._reader.start()
        self._scanner.start()

    def scan(self, paths: Sequence[str], on_files: Callable[[list[ScannedFile]], None]) -> Future[None]:
        """List every file below `paths`. `on_files` gets them in batches, from another thread."""
        return self._scanner.submit("scan", list(paths), on_progress=on_files)

    def read(
        self, path: str, number: int = 1, *, priority: Priority = Priority.VISIBLE, key: str | None = None
    ) -> Future[Frame]:
        """Decode frame `number` (from 1). A newer request of the same `key` replaces an older one that still waits."""
        return self._reader.submit("read", ReadRequest(path, number), priority=priority, key=key)

    def thumbnail(self, path: str, number: int, side_px: int) -> Future[NDArray[np.uint8]]:
        """A small picture, uint8 (h, w) or (h, w, 3), `side_px` on its long side."""
        return self._reader.submit("thumbnail", ReadRequest(path, number, side_px), priority=Priority.BACKGROUND)

    def count(self, path: str) -> Future[tuple[str, int]]:
        """The SHA-256 of a file and the number of its frames."""
        return self._reader.submit("count", path, priority=Priority.BACKGROUND)

    def cancel(self, future: Future[Frame]) -> None:
        """Drop a request, or end the process that serves it; another takes its place."""
        self._reader.cancel(future)

    @property
    def process_id(self) -> int | None:
        """The decoding process."""
        return self._reader.process_id

    def close(self) -> None:
        self._scanner.close()
        self._reader.close()
