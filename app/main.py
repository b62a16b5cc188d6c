"""Builds and wires everything that lives as long as the window. Nothing heavy is imported before the first paint."""

from __future__ import annotations

import dataclasses
import gc
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer

from app.application import Application
from app.first_look import FirstLook, first_look
from app.i18n import speak
from app.icons import application_icon
from app.second_start import hand_over
from app.theme import apply_theme
from app.windows.main_window import MainWindow
from core.paths import data_dir as named_dir


class ReadingWindow:
    """The window with its session and services. The services start when the whole window has been painted.

    `window`: one that is on screen already, its places still empty.
    """

    def __init__(
        self,
        paths: Sequence[str],
        data_dir: str | None,
        look: FirstLook | None = None,
        window: MainWindow | None = None,
    ) -> None:
        from app.allocator import give_back_freed_memory
        from app.jobs import Jobs
        from app.reading_session import ReadingSession
        from app.second_start import SecondStarts, tell_installer
        from app.services import Services

        give_back_freed_memory()
        tell_installer()
        self.jobs = Jobs()
        self.session = ReadingSession(self.jobs)
        self.services = Services(self.session, self.jobs, data_dir)
        self.window = window or MainWindow()
        self.window.furnish(self.session)
        self.second_starts = SecondStarts(named_dir(data_dir), self.window)
        self.second_starts.called.connect(self.open_here)
        self._closed = False
        self.jobs.bug.connect(self.window.report)
        self.window.closing.connect(self.close)
        # Again a timer, so that the painted picture reaches the screen before more is imported.
        self.window.painted.connect(lambda: QTimer.singleShot(0, self.services.start))
        if look is not None:
            self.window.desk_parts.restore(look)
        self.window.desk_parts.open_paths(list(paths))

    def open_here(self, paths: list[str]) -> None:
        """Overread was started again, or asked to open more: come to the front with it."""
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
    appeared: Callable[[], object] | None = None,
) -> int:
    """Show the reading window on `paths` and run it until it is closed; the exit code.

    For measuring it from within, `appeared` is called at the first paint, and `observe` is handed the window when it
    has its parts, before these are painted; what it returns is kept as long as the window.

    Where a window runs on this data folder already, that one is handed the paths instead, and 0 is returned.

    `snapshot`: in a window of its own, wait for every result, print them, save a picture of the window to that file,
    and quit; 1 if something was still missing after three minutes.
    """
    look = first_look(named_dir(data_dir))
    application = _application(look)
    if snapshot is None and hand_over(named_dir(data_dir), paths):
        return 0
    window = MainWindow()
    window.show_places(look, looking=bool(paths))
    _report_exceptions(window, application)
    opened: list[ReadingWindow] = []
    observers: list[object] = []

    def furnish() -> None:
        if not window.isVisible():  # closed already
            return
        opened.append(_furnished([*paths, *application.take_files()], data_dir, look, window))
        application.files_wait.connect(lambda: _open_what_waits(application, opened[0]))
        _begin(opened[0], snapshot, application)
        if observe is not None:
            observers.append(observe(opened[0]))
        else:
            _welcome(window, snapshot)

    if appeared is not None:
        window.appeared.connect(appeared)
    # The timer lets the painted picture reach the screen before anything is imported.
    window.appeared.connect(lambda: QTimer.singleShot(0, furnish))
    if snapshot is not None:
        window.resize(1600, 1000)
    window.show()
    code = application.exec()
    observers.clear()
    for reading in opened:
        reading.close()
    return code


def _open_what_waits(application: Application, reading: ReadingWindow) -> None:
    if files := application.take_files():
        reading.open_here(files)


def _application(look: FirstLook) -> Application:
    application = Application([sys.argv[0]])
    application.setApplicationName("Overread")
    # The menu entry's name, by which a desktop knows whose windows these are: Wayland takes the icon from there.
    application.setDesktopFileName("overread")
    application.setWindowIcon(application_icon())
    speak(application, look.language)
    apply_theme(application, look.theme, look.text_size_percent)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return application


def _furnished(paths: Sequence[str], data_dir: str | None, look: FirstLook, window: MainWindow) -> ReadingWindow:
    """Where `window` stands was settled before it was shown; the reader may have moved it since."""
    gc.disable()  # nothing that is built here becomes garbage
    reading = ReadingWindow(paths, data_dir, dataclasses.replace(look, geometry=""), window)
    gc.enable()
    # What is there by then stays: looking through all of it again would hold the window up for a frame each time.
    reading.session.ready.connect(lambda: gc.freeze())
    return reading


def _welcome(window: MainWindow, snapshot: str | None) -> None:
    """Whoever opens a window by hand; not who has a picture taken of it."""
    if snapshot is None:
        window.help_parts.welcome_once()


def _begin(reading: ReadingWindow, snapshot: str | None, application: Application) -> None:
    """What the window is there for: to be read in, and found by a second start, or to have its picture taken."""
    if snapshot is None:
        reading.window.painted.connect(lambda: QTimer.singleShot(0, reading.second_starts.listen))
        return
    from app.snapshot import Snapshot

    Snapshot(reading.session, reading.window, Path(snapshot), application.exit)


def _report_exceptions(window: MainWindow, application: Application) -> None:
    """An exception that nobody expected ends in the report dialog, not in a dead window.

    One that comes before the window has its parts ends the program, with its traceback: there would be no way on."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if window.furnished:
            window.report(error.with_traceback(trace))
        else:
            sys.__excepthook__(kind, error, trace)
            application.exit(1)

    sys.excepthook = report
