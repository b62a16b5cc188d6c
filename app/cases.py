"""Bringing a case of the relabel queue back on screen, from its kept copy if the source is gone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.open_studies import FrameTarget

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.findings import QueueEntry
    from core.store.database import Store


class Cases(QObject):
    """One case at a time is awaited: that whose file is being opened."""

    message = Signal(str)

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self._store: Store | None = None
        self._wanted: QueueEntry | None = None  # whose file is being looked up
        self._awaited: tuple[FrameTarget, str] | None = None

    def set_store(self, store: Store | None) -> None:
        self._store = store

    def open(self, entry: QueueEntry) -> None:
        """Bring a case on screen, with its finding chosen."""
        self.forget()
        session, origin = self._session, entry.assessment.origin
        target = FrameTarget(origin.path, origin.number)
        analysed = session.analysis.prediction(target)
        if session.studies.holds(origin.path) and analysed is not None and analysed.origin.sha256 == origin.sha256:
            self._show(target, entry.assessment.finding)
        elif self._store is not None:
            self._wanted = entry
            session.jobs.run(self._store.instance_file, origin, on_done=partial(self._on_file, entry))

    def forget(self) -> None:
        """Await no case any more."""
        self._wanted = self._awaited = None

    def show_awaited(self) -> bool:
        """Show the awaited case if its file has been found meanwhile."""
        awaited = self._awaited
        if awaited is None or not self._session.studies.holds(awaited[0].path):
            return False
        self._awaited = None
        self._show(*awaited)
        return True

    def _show(self, target: FrameTarget, finding: str) -> None:
        self._session.show_frame(target)
        self._session.select_finding(finding)

    def _on_file(self, entry: QueueEntry, file: Path | None) -> None:
        if entry is not self._wanted:
            return
        self._wanted = None
        session, origin = self._session, entry.assessment.origin
        if file is None:
            sentence = self.tr("The pixels of case {number} are gone: neither its file nor a kept copy is there.")
            self.message.emit(sentence.format(number=entry.queue_id))
            return
        if str(file) != origin.path:
            session.studies.shown_names[str(file)] = Path(origin.path).name
        target = FrameTarget(str(file), origin.number)
        if session.studies.holds(target.path):
            self._show(target, entry.assessment.finding)
            return
        self._awaited = (target, entry.assessment.finding)
        session.open_paths([str(file)])
