"""What was open, and where the window stood: kept in the data folder, and offered again after a crash."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from app.i18n import translated
from app.open_studies import FrameTarget
from app.preferences import Preferences
from app.reading_session import ReadingSession
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from app.desk_record import DeskRecord

LOCK_NAME = "window.lock"
SAVE_DELAY_MS = 1500


@dataclass(frozen=True, slots=True)
class _Found:
    """`lock` None: another window has the record; this one keeps nothing."""

    lock: QLockFile | None
    record: DeskRecord | None
    problem: str = ""


class Desk(QObject):
    """Of several windows on one data folder, the first keeps the record; the others leave it alone.

    `interrupted`: the last window was not closed as it should be; carries how many places it had open.
    """

    recent_changed = Signal()
    interrupted = Signal(int)
    message = Signal(str)

    def __init__(self, session: ReadingSession, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._preferences = session, preferences
        self._lock: QLockFile | None = None
        self._record: DeskRecord | None = None
        self._left: DeskRecord | None = None  # what a crash has left open
        self._awaited: FrameTarget | None = None
        self._early: list[tuple[str, ...]] = []  # opened before the record was read
        self._asked = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_DELAY_MS)
        self._timer.timeout.connect(self._save)
        preferences.changed.connect(self._on_preferences)
        session.place_changed.connect(lambda _: self._on_place())
        session.scanning_changed.connect(self._on_scanning)

    @property
    def recent(self) -> tuple[tuple[str, ...], ...]:
        """What was opened together, newest first."""
        return self._record.recent if self._record is not None else ()

    @property
    def left_open(self) -> tuple[str, ...]:
        """What a crash has left open, as long as it was neither opened again nor dismissed."""
        return self._left.open if self._left is not None else ()

    @property
    def ready(self) -> bool:
        """Whether the record of the window before has been read."""
        return self._record is not None

    @property
    def keeps_record(self) -> bool:
        """Whether this window is the one that writes it."""
        return self._lock is not None

    def note_opened(self, paths: Sequence[str]) -> None:
        together = tuple(os.path.abspath(path) for path in paths)
        if not together:
            return
        if self._record is None:
            self._early.append(together)
        elif self._preferences.settings.remembers_studies:
            self._change(self._record.opened(together))

    def note_closed(self) -> None:
        """Every study is closed."""
        self._early.clear()
        if self._record is not None:
            self._change(self._record.closed())

    def clear_recent(self) -> None:
        if self._record is not None:
            self._change(self._record.forgotten())

    def open_again(self) -> list[str]:
        """The paths that a crash has left open; the frame that was on screen comes back once it is found."""
        left, self._left = self._left, None
        if left is None:
            return []
        if left.shown:
            self._awaited = FrameTarget(left.shown, left.shown_number)
        return list(left.open)

    def dismiss(self) -> None:
        """What a crash has left open is not wanted."""
        self._left = None

    def finish(self, **look: object) -> None:
        """The window closes as it should. `look`: how it looked, by the names of `DeskRecord`."""
        import msgspec

        self._timer.stop()
        if self._record is not None and self._lock is not None:
            self._left = None
            self._record = msgspec.structs.replace(self._record.closed(), **look)
            self._save()
            self._session.jobs.run(self._lock.unlock)
            self._lock = None

    # The record

    def _on_preferences(self) -> None:
        folder = self._preferences.data_dir
        if folder is not None and not self._asked:
            self._asked = True
            self._session.jobs.run(_found, folder, on_done=self._on_found)
        elif not self._preferences.settings.remembers_studies:
            self.clear_recent()

    def _on_found(self, found: _Found) -> None:
        self._lock, record = found.lock, found.record
        if found.problem:
            self.message.emit(translated(found.problem))
        if record is None:
            return
        remembers = self._preferences.settings.remembers_studies
        if record.open and remembers and self._lock is not None:
            self._left = record
        self._record = record.closed() if remembers else record.forgotten()
        early, self._early = self._early, []
        for together in early:
            self.note_opened(together)
        self.recent_changed.emit()
        if self._left is not None:
            self.interrupted.emit(len(self._left.open))

    def _on_place(self) -> None:
        """The frame on screen is kept only beside the paths that were opened: a crash brings both back."""
        import msgspec

        place = self._session.place
        if place is not None and self._record is not None and self._record.open:
            target = place.target
            self._change(msgspec.structs.replace(self._record, shown=target.path, shown_number=target.number))

    def _on_scanning(self, under_way: bool) -> None:
        if not under_way and self._awaited is not None:
            self._session.show_frame(self._awaited)
            self._awaited = None

    def _change(self, record: DeskRecord) -> None:
        if record == self._record or self._record is None:
            return
        recent, self._record = self._record.recent, record
        if record.recent != recent:
            self.recent_changed.emit()
        self._timer.start()

    def _save(self) -> None:
        """While what a crash left is still offered, it must survive another crash."""
        import msgspec

        folder, record = self._preferences.data_dir, self._record
        if folder is None or record is None or self._lock is None:
            return
        if self._left is not None and not record.open:
            left = self._left
            record = msgspec.structs.replace(record, open=left.open, shown=left.shown, shown_number=left.shown_number)
        from app.desk_record import save_record

        self._session.jobs.run(save_record, folder, record)


def _found(data_dir: Path) -> _Found:
    """Read the record, and take the lock that says whose it is. Qt finds out whether the holder of one still lives."""
    from app.desk_record import DeskRecord, load_record

    data_dir.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(data_dir / LOCK_NAME))
    lock.setStaleLockTime(0)
    held = lock if lock.tryLock(0) else None
    try:
        return _Found(held, load_record(data_dir))
    except EnvironmentFault as fault:
        return _Found(held, DeskRecord(), fault.message)
