"""An exception that nobody expected, in whichever thread: the report dialog where there is one, else log and terminal.

Its message is told nowhere, since it may quote a file; nor are warnings of libraries. A desktop keeps what its programs
write on stderr.
"""

from __future__ import annotations

import sys
import threading
import warnings
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.jobs import Jobs
    from app.windows.main_window import MainWindow


class Unforeseen:
    """Heeded from its making on. `data_dir`: whose log tells of a start that fails."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._window: MainWindow | None = None
        self._jobs: Jobs | None = None
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        if not sys.warnoptions:
            warnings.simplefilter("ignore")

    def show_in(self, window: MainWindow, jobs: Jobs) -> None:
        """The window has its parts: there is a way on, and somebody to be told."""
        self._window, self._jobs = window, jobs

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif self._window is not None:
            self._report(error.with_traceback(trace))
        else:
            self._end(error.with_traceback(trace))

    def _on_thread(self, ended: threading.ExceptHookArgs) -> None:
        error = ended.exc_value
        if error is None or isinstance(error, SystemExit):
            return
        if self._window is not None and self._jobs is not None:
            self._jobs.call(partial(self._report, error))
        else:
            _tell(self._data_dir, "fault_in_a_thread", error)

    def _report(self, error: BaseException) -> None:
        """What goes wrong with that is for the log alone: Python would print it, with the words of both."""
        from core.event_log import note_error

        assert self._window is not None
        try:
            self._window.report(error)
        except Exception as another:  # noqa: BLE001 - whatever it is, there is nobody else to tell
            note_error("fault_not_reported", another)

    def _on_unraisable(self, met: sys.UnraisableHookArgs) -> None:
        from core.event_log import note_error

        if met.exc_value is not None:
            note_error("fault_that_nobody_can_catch", met.exc_value)

    def _end(self, error: BaseException) -> None:
        from PySide6.QtCore import QCoreApplication

        _tell(self._data_dir, "start_failed", error)
        said = QCoreApplication.translate(
            "Unforeseen",
            "Overread met a fault of its own and could not start; `overread doctor` says what is missing here.",
        )
        with suppress(OSError):  # a terminal that has been closed
            if sys.stderr is not None:
                sys.stderr.write(said + "\n")
        QCoreApplication.exit(1)


def _tell(data_dir: Path, event: str, error: BaseException) -> None:
    """In the log of the folder, or where that cannot be written, on the terminal."""
    from core.event_log import note_error, open_log

    note_error(event, error)
    open_log(data_dir).close()
