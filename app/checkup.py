"""`overread doctor`, run beside the window: it loads what the window's process never imports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.command_run import CommandRun, Ended
from core.errors import Sentence


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the doctor: what was looked at, whether it is well, and what was found; both may be Sentences."""

    name: str
    ok: bool
    detail: str


def read_check(row: dict[str, Any]) -> Check:
    """A row of the command's JSON."""
    parts = row.get("parts", {})
    said = {key: Sentence.from_parts(parts[key]) if key in parts else str(row[key]) for key in ("name", "detail")}
    return Check(said["name"], bool(row["ok"]), said["detail"])


class Checkup(QObject):
    """`checks`: of the last run that came to an end; None before. `problem`: why the last one has found nothing."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.checks: tuple[Check, ...] | None = None
        self.problem = ""
        self._run: CommandRun | None = None

    @property
    def running(self) -> bool:
        return self._run is not None

    def start(self, data_dir: Path) -> None:
        """Returns at once; `changed` comes when it is done. One at a time."""
        if self._run is not None:
            return
        self._run = CommandRun(["doctor", "--data-dir", str(data_dir)], self)
        self._run.ended.connect(self._on_ended)
        self._run.start()
        self.changed.emit()

    def close(self) -> None:
        """The window closes."""
        if self._run is not None:
            self._run.end_now()

    def _on_ended(self, ended: Ended) -> None:
        self._run = None
        rows = ended.document.get("checks") if isinstance(ended.document, dict) else None
        self.problem = "" if rows else ended.sentence
        if rows:
            self.checks = tuple(map(read_check, rows))
        self.changed.emit()
