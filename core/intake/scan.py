"""The scanning process's work: from paths to batches of scanned files, with an eye on the clock."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from typing import Any

from core.dicom.files import ScannedFile, unreadable
from core.dicom.finding import Found, find_files
from core.dicom.scanning import scan_file
from core.errors import Sentence
from core.intake.worker import ScanRequest
from core.settings import Limits

LARGEST_BATCH = 64


def scan_paths(request: ScanRequest, limits: Limits, report: Callable[[Any], None]) -> None:
    """Report every file in batches that grow from one file, so that the first image can be shown at once.

    While `request.careful` lasts, the path of a file is reported before the file is opened. A file that takes longer
    than `max_scan_s` is reported as unreadable, and the process ends: whoever asked goes on with the next file.
    """
    batches = _Batches(report, limits.max_scan_s)
    vanished: set[str] = set()
    careful = request.careful
    try:
        for found in find_files(list(request.paths), limits):
            if found.path in request.done or found.folder in vanished:
                continue
            if found.folder and not os.path.lexists(found.path) and not os.path.isdir(found.folder):
                vanished.add(found.folder)
                found = _gone(found.folder)
            if careful > 0:
                batches.flush()
                report(found.path)
                careful -= 1
            batches.start(found.path)
            batches.add(scan_file(found, limits))
    finally:
        batches.close()


def _gone(folder: str) -> Found:
    return Found(
        folder,
        problem=Sentence(
            "{folder} has vanished; what was found before stays: check the drive or the network.", folder=folder
        ),
    )


class _Batches:
    """Collects results; a thread beside watches how long one file takes."""

    def __init__(self, report: Callable[[Any], None], limit_s: float) -> None:
        self._report, self._limit_s, self._lock = report, limit_s, threading.Lock()
        self._batch: list[ScannedFile] = []
        self._size, self._path, self._since = 1, "", 0.0
        self._closed = threading.Event()
        threading.Thread(target=self._watch, daemon=True, name="scan watch").start()

    def start(self, path: str) -> None:
        with self._lock:
            self._path, self._since = path, time.monotonic()

    def add(self, file: ScannedFile) -> None:
        with self._lock:
            self._path = ""
            self._batch.append(file)
        if len(self._batch) >= self._size:
            self.flush()
            self._size = min(2 * self._size, LARGEST_BATCH)

    def flush(self) -> None:
        with self._lock:
            if self._batch:
                self._report(self._batch)
                self._batch = []

    def close(self) -> None:
        self._closed.set()
        self.flush()

    def _watch(self) -> None:
        while not self._closed.wait(self._limit_s / 20):
            with self._lock:
                if self._path and time.monotonic() - self._since > self._limit_s:
                    reason = (
                        f"{self._path} took longer than {self._limit_s:g} s to read (settings: max_scan_s); "
                        "ask for it again."
                    )
                    self._report([*self._batch, unreadable(self._path, reason)])
                    os._exit(1)
