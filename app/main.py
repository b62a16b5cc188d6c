"""Builds and wires everything that lives as long as the window. Nothing heavy is imported before the first paint."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.first_look import FirstLook, first_look
from app.jobs import Jobs
from app.reading_session import ReadingSession
from app.second_start import SecondStarts, hand_over
from app.services import Services
from app.theme import apply_theme
from app.windows.main_window import MainWindow
from core.paths import data_dir as named_dir


class ReadingWindow:
    """The window with its session and services. The services start when the window has been painted."""

    def __init__(self, paths: Sequence[str], data_dir: str | None, look: FirstLook | None = None) -> None:
        self.jobs = Jobs()
        self.session = ReadingSession(self.jobs)
        self.services = Services(self.session, self.jobs, data_dir)
        self.window = MainWindow(self.session)
        self.second_starts = SecondStarts(named_dir(data_dir), self.window)
        self.second_starts.called.connect(self._on_second_start)
        self._closed = False
        self.jobs.bug.connect(self.window.report)
        self.window.closing.connect(self.close)
        # The timer lets the painted picture reach the screen before anything is imported.
        self.window.painted.connect(lambda: QTimer.singleShot(0, self.services.start))
        if look is not None:
            self.window.desk_parts.restore(look)
        self.window.desk_parts.open_paths(list(paths))

    def _on_second_start(self, paths: list[str]) -> None:
        """Overread was started again: come to the front with what that one was asked to open."""
        self.window.come_forward()
        self.window.desk_parts.open_paths(paths)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self.second_starts.close()
            self.window.desk_parts.close()
            self.window.hide()
            self.session.close()
            self.services.close()


def run_window(
    paths: list[str],
    data_dir: str | None = None,
    snapshot: str | None = None,
    observe: Callable[[ReadingWindow], object] | None = None,
) -> int:
    """Show the reading window on `paths` and run it until it is closed; the exit code.

    `observe` is handed the window before it is shown: for measuring it from within.

    Where a window runs on this data folder already, that one is handed the paths instead, and 0 is returned.

    `snapshot`: in a window of its own, wait for every result, print them, save a picture of the window to that file,
    and quit; 1 if something was still missing after three minutes.
    """
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Overread")
    if snapshot is None and hand_over(named_dir(data_dir), paths):
        return 0
    look = first_look(named_dir(data_dir))
    apply_theme(application, look.theme, look.text_size_percent)
    reading = ReadingWindow(paths, data_dir, look)
    _report_exceptions(reading.window)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if snapshot is None:
        reading.window.painted.connect(lambda: QTimer.singleShot(0, reading.second_starts.listen))
    else:
        from app.snapshot import Snapshot

        reading.window.resize(1600, 1000)
        Snapshot(reading.session, reading.window, Path(snapshot), application.exit)
    observer = observe(reading) if observe is not None else None
    reading.window.show()
    code = application.exec()
    del observer
    reading.close()
    return code


def _report_exceptions(window: MainWindow) -> None:
    """An exception that nobody expected ends in the report dialog, not in a dead window."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        window.report(error.with_traceback(trace))

    sys.excepthook = report
