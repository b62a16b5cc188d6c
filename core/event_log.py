"""What has happened, for whoever mends Overread: `logs/overread.log` in the data folder, of the window alone.

No patient gets in, by the way it is written: a line is the name of an event with figures and words of our own code.
Messages of errors, which may quote a file, are left out (`core.fault_report`); records of libraries do not come here,
since the file hangs on this log alone. Child processes write none: what they meet is noted by their lane.

What is noted before the file is open is kept for it. No handle stays open between two lines, and a lock is held for
each: several windows write to one file and rename it, also on Windows, where nobody renames what another has open.
"""

from __future__ import annotations

import logging
import logging.handlers
import os
import platform
import queue
import re
import sys
import time
from collections import deque
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from pathlib import Path

from core.errors import EnvironmentLacks, reason_of
from core.fault_report import report_text
from core.file_lock import held

FOLDER, FILE_NAME, LOCK_NAME = "logs", "overread.log", "overread.lock"
MAX_BYTES, KEPT_FILES = 512 * 1024, 5
_LONGEST_WORD = 80
_MOST_EARLY = 200
_PATIENCE_S = 2.0  # for another window that is writing its line


class _Early(logging.Handler):
    """Keeps what is noted while no log is open; of the command line, which has none, that is all there is."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: deque[logging.LogRecord] = deque(maxlen=_MOST_EARLY)

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(record)


_EARLY = _Early()
_EVENTS = logging.getLogger("overread.events")
_EVENTS.propagate = False  # what others listen to at the root is none of its business
_EVENTS.setLevel(logging.INFO)
_EVENTS.addHandler(_EARLY)


def note(event: str, **figures: float | str) -> None:
    """Write a line. `event` and every string come from our own code: no name, path or text of a file. Thread-safe;
    nothing is written in the caller's thread."""
    _EVENTS.info(_line(event, figures))


def note_error(event: str, error: BaseException, **figures: float | str) -> None:
    """Write a line, and below it the kinds of the error and where it passed."""
    _EVENTS.error("%s\n%s", _line(event, figures), "\n".join(f"    {line}" for line in report_text(error).splitlines()))


def _line(event: str, figures: dict[str, float | str]) -> str:
    return " ".join([event, *(f"{key}={_word(value)}" for key, value in figures.items())])


def _word(value: float | str) -> str:
    """A string as one short word, whatever it holds."""
    if isinstance(value, str):
        return re.sub(r"[^\w.+:()-]+", "-", value)[:_LONGEST_WORD]
    return f"{value:.1f}" if isinstance(value, float) else str(value)


class _File(logging.handlers.RotatingFileHandler):
    """For its owner alone. What cannot be written, on a full disk say, is dropped: reading goes on, and the store is
    what tells of the disk."""

    patience_s = _PATIENCE_S

    def emit(self, record: logging.LogRecord) -> None:
        try:
            with held(Path(self.baseFilename).with_name(LOCK_NAME), self.patience_s):
                super().emit(record)
                self.let_go()
            self.patience_s = _PATIENCE_S
        except TimeoutError:  # by a process that is stopped, say: the next lines do not wait, nor who closes the log
            self.patience_s = 0.0
            self.handleError(record)
        except OSError:
            self.handleError(record)

    def let_go(self) -> None:
        stream, self.stream = self.stream, None  # logging's own sign for "to be opened again", also after a full disk
        if stream is not None:
            stream.close()

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(handle, "a", encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        return


class EventLog:
    """The open log; its own thread writes. Raises EnvironmentLacks where the file cannot be made.

    `data_dir` None: there is no folder, so what has happened is told on stderr.
    """

    def __init__(self, data_dir: Path | None) -> None:
        self._closed = False
        self._target: logging.Handler = _file(data_dir) if data_dir is not None else _terminal()
        form = logging.Formatter("%(asctime)sZ %(process)d %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S")
        form.converter = time.gmtime
        self._target.setFormatter(form)
        lines: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
        self._entry = logging.handlers.QueueHandler(lines)
        self._listener = logging.handlers.QueueListener(lines, self._target)
        self._listener.start()
        _EVENTS.removeHandler(_EARLY)
        _EVENTS.addHandler(self._entry)
        note("started", version=own_version(), python=platform.python_version(), system=platform.platform())
        while _EARLY.kept:
            self._entry.handle(_EARLY.kept.popleft())

    def close(self) -> None:
        """Write what waits, then close the file. Calling it again does nothing."""
        if self._closed:
            return
        self._closed = True
        note("ended")
        _EVENTS.removeHandler(self._entry)
        _EVENTS.addHandler(_EARLY)
        self._listener.stop()
        self._target.close()


def open_log(data_dir: Path) -> EventLog:
    """The log of this folder; where it cannot be written, one on stderr."""
    try:
        return EventLog(data_dir)
    except EnvironmentLacks:
        return EventLog(None)


def _file(data_dir: Path) -> _File:
    path = data_dir / FOLDER / FILE_NAME
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = _File(path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES - 1, encoding="utf-8")
    except OSError as error:
        raise EnvironmentLacks(
            "{path} cannot be written ({reason}); no log is kept.", path=path, reason=reason_of(error)
        ) from error
    file.let_go()
    return file


def _terminal() -> logging.Handler:
    return logging.StreamHandler() if sys.stderr is not None else logging.NullHandler()  # none: a window of Windows'


def own_version() -> str:
    try:
        return version("overread")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "unknown"


def log_text(data_dir: Path) -> str:
    """All that is kept, oldest first; '' where there is no log. What is no text is marked."""
    path = data_dir / FOLDER / FILE_NAME
    files = [*(path.with_name(f"{FILE_NAME}.{number}") for number in range(KEPT_FILES - 1, 0, -1)), path]
    return "".join(file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file())
