"""Paths to files: asks the scanning process and hands on what it finds, in portions that the window can digest."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.i18n import translated
from app.jobs import Jobs
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from core.dicom.files import ScannedFile
    from core.intake.service import Reader

FOUND_FILES_DELAY_MS = 60
MOST_FILES_AT_ONCE = 64  # each is a row of the list; more of them would hold the window up for longer than a frame
SLICE_MS = 16  # in between, the window paints and takes keys


class Scanning(QObject):
    """Any number of scans at a time. `in_a_hurry` says whether the next file found is wanted at once."""

    found = Signal(list)  # of ScannedFile
    changed = Signal(bool)  # whether any scan is under way
    finished = Signal(str)  # one scan; the sentence that says why it failed, or ''

    def __init__(self, jobs: Jobs, in_a_hurry: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._in_a_hurry = jobs, in_a_hurry
        self._reader: Reader | None = None
        self._pending_paths: list[str] = []
        self._scans, self._generation = 0, 0
        self._files: list[ScannedFile] = []
        self._timer = QTimer(self, singleShot=True, interval=FOUND_FILES_DELAY_MS)
        self._timer.timeout.connect(self._hand_on)

    @property
    def under_way(self) -> bool:
        return self._scans > 0 or bool(self._pending_paths)

    def set_reader(self, reader: Reader) -> None:
        self._reader = reader
        paths, self._pending_paths = self._pending_paths, []
        self.scan(paths)

    def scan(self, paths: Sequence[str]) -> None:
        """List every file below `paths`; they wait until there is a reader."""
        if not paths:
            return
        paths = [os.path.abspath(path) for path in paths]  # what is kept of a case must not depend on today's folder
        if self._reader is None:
            self._pending_paths.extend(paths)
            self.changed.emit(True)
            return
        self._scans += 1
        self.changed.emit(True)
        generation = self._generation
        take = partial(self._on_files, generation)
        scanning = self._reader.scan(list(paths), lambda files: self._jobs.call(partial(take, files)))
        self._jobs.watch(scanning, lambda _: self._end(generation, ""), partial(self._fail, generation))

    def forget(self) -> None:
        """Nothing more is handed on of what was asked for so far, and no such scan counts as under way."""
        was_under_way = self.under_way
        self._timer.stop()
        self._files, self._pending_paths = [], []
        self._scans = 0
        self._generation += 1  # the scans themselves cannot be stopped
        if was_under_way:
            self.changed.emit(False)

    def _on_files(self, generation: int, files: list[ScannedFile]) -> None:
        if generation != self._generation:
            return
        self._files.extend(files)
        if self._in_a_hurry():
            self._hand_on()
        elif not self._timer.isActive():
            self._timer.start()

    def _hand_on(self) -> None:
        files, self._files = self._files[:MOST_FILES_AT_ONCE], self._files[MOST_FILES_AT_ONCE:]
        self.found.emit(files)
        if self._files:
            self._timer.start()

    def _fail(self, generation: int, error: BaseException) -> None:
        self._end(generation, translated(error) if isinstance(error, EnvironmentFault) else "")

    def _end(self, generation: int, problem: str) -> None:
        if generation != self._generation:
            return
        self._hand_on()
        if self._files:  # the scan has come to its end when all that it found is listed
            QTimer.singleShot(SLICE_MS, self, partial(self._end, generation, problem))
            return
        self._scans -= 1
        self.changed.emit(self._scans > 0)
        self.finished.emit(problem)
