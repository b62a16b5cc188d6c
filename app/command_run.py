"""One call of Overread's own command line, as a child process that the window outlives and that never outlives it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QProcess, QTimer, Signal

from app.i18n import translated
from core.errors import Sentence
from core.paths import own_command

PATIENCE_MS = 1500  # between asking the child to end and ending it
FOR_A_PROGRAM = ("--json", "--progress", "jsonl", "--end-with-stdin")
LOG_LINES = 2000


@dataclass(frozen=True, slots=True)
class Step:
    """A line of progress. Figures are None where the command did not state them."""

    text: str
    done: int | None = None
    total: int | None = None
    left_s: float | None = None
    images_per_s: float | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """How a call ended. `code`: its exit code, None when it crashed or was ended. `document`: the JSON document that it
    printed, None without one. `sentence`: the last thing that it said."""

    code: int | None
    cancelled: bool
    document: Any
    sentence: str

    @property
    def succeeded(self) -> bool:
        return self.code == 0 and not self.cancelled


class CommandRun(QObject):
    """Start it once. `ended` comes exactly once, unless the object is deleted before."""

    stepped = Signal(object)  # Step
    ended = Signal(object)  # Ended

    def __init__(self, arguments: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.arguments = (*arguments, *FOR_A_PROGRAM)
        self.log: list[str] = []
        self._cancelled, self._over = False, False
        self._output, self._rest = QByteArray(), b""
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._take_output)
        self._process.readyReadStandardError.connect(self._take_lines)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._impatience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._impatience.timeout.connect(self._process.kill)

    @property
    def process_id(self) -> int:
        """0 while it does not run."""
        return self._process.processId()

    @property
    def running(self) -> bool:
        return not self._over and self._process.state() != QProcess.ProcessState.NotRunning

    def start(self) -> None:
        """Returns at once. Its stdin stays open as long as this object lives: the child watches it."""
        command, folder = own_command()
        self._process.setWorkingDirectory(str(folder))
        self._process.start(command[0], [*command[1:], *self.arguments])

    def cancel(self) -> None:
        """Ask the child to end, and end it if it does not."""
        if self.running:
            self._cancelled = True
            self._process.closeWriteChannel()
            self._impatience.start()

    def end_now(self) -> None:
        """The window closes: nothing is called back any more."""
        self._over = True
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(PATIENCE_MS):
            self._process.kill()
            self._process.waitForFinished(PATIENCE_MS)

    def _take_output(self) -> None:
        self._output.append(self._process.readAllStandardOutput())

    def _take_lines(self) -> None:
        *lines, self._rest = (self._rest + self._process.readAllStandardError().data()).split(b"\n")
        for line in lines:
            self._take_line(line)

    def _take_line(self, line: bytes) -> None:
        step = _step(line)
        if step.text and not self._over:
            self.log = [*self.log, step.text][-LOG_LINES:]
            self.stepped.emit(step)

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._take_output()
        self._take_lines()
        self._take_line(self._rest)
        crashed = status == QProcess.ExitStatus.CrashExit
        self._end(None if crashed else code, self.log[-1] if self.log else "")

    def _on_error(self, error: QProcess.ProcessError) -> None:
        """A child that crashes is told of by `finished` too; one that cannot be started is not."""
        if error == QProcess.ProcessError.FailedToStart:
            self._end(None, self._process.errorString())

    def _end(self, code: int | None, sentence: str) -> None:
        self._impatience.stop()
        if not self._over:
            self._over = True
            self.ended.emit(Ended(code, self._cancelled, _document(bytes(self._output.data())), sentence))


def _step(line: bytes) -> Step:
    """A line of `--progress jsonl`; what is none, a warning of some library, is its own text."""
    text = line.decode("utf-8", "replace").strip()
    try:
        said = json.loads(text)
    except ValueError:
        return Step(text)
    if not isinstance(said, dict):
        return Step(text)
    return Step(
        translated(Sentence.from_parts(said)) if "template" in said else str(said.get("text") or ""),
        _whole(said.get("done")),
        _whole(said.get("total")),
        _figure(said.get("left_s")),
        _figure(said.get("images_per_s")),
    )


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _figure(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _document(output: bytes) -> Any:
    try:
        return json.loads(output)
    except ValueError:
        return None
