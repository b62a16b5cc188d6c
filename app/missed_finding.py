"""A finding that the network did not call, on its way to become a word of the reader: chosen, drawn, and then added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.open_studies import FramePlace
    from app.reading_session import ReadingSession
    from core.findings import Assessment


class MissedFinding(QObject):
    """One at a time. Its regions and what else is entered are entries of the chosen finding, as for any verdict."""

    changed = Signal()
    message = Signal(str)

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self._before = self._case = ""
        session.finding_changed.connect(self._on_finding)
        session.place_changed.connect(self._on_place)
        session.verdicts.recorded.connect(self._on_recorded)

    @property
    def finding(self) -> str:
        """The key of the one that is being added; '' for none."""
        return self._session.verdicts.adding

    @property
    def under_way(self) -> bool:
        return bool(self.finding)

    @property
    def choices(self) -> tuple[str, ...]:
        """What the network could have missed, whatever it says of the image: its findings, in its order."""
        return tuple(finding.key for finding in self._session.findings if finding.kind == "finding")

    def begin(self, finding: str) -> None:
        """From now on regions are drawn for this finding, until it is added or dropped."""
        session = self._session
        if session.place is None or not session.verdicts.can_record:
            self.message.emit(self.tr("A finding can be added as soon as the network has looked at this image."))
            return
        self._end()
        self._before, self._case = session.finding, session.place.case.key
        session.verdicts.adding = finding
        session.select_finding(finding)
        self.changed.emit()

    def add(self) -> None:
        """Record that the finding is there, with its regions; or say what is lacking."""
        verdicts = self._session.verdicts
        if self.under_way and not verdicts.entries.outlines:
            self.message.emit(self.tr("Draw where the finding is first; then add it."))
        elif self.under_way and verdicts.record("present"):
            self._end()

    def cancel(self) -> None:
        """Nothing is added, and what was drawn for it is gone."""
        if self.under_way:
            self._session.verdicts.drop_entries()
            before = self._before
            self._end()
            self._session.select_finding(before)

    def _end(self) -> None:
        if self.under_way:
            self._session.verdicts.adding = self._case = ""
            self.changed.emit()

    def _on_finding(self, key: str) -> None:
        """The reader chose another one: what she has drawn stays an entry of the finding."""
        if key != self.finding:
            self._end()

    def _on_place(self, place: FramePlace | None) -> None:
        """Within a case she may look for the image on which it is seen best."""
        if self.under_way and (place is None or place.case.key != self._case):
            self.message.emit(self.tr("The finding was not added: you went on before."))
            self._end()

    def _on_recorded(self, word: Assessment, queue_id: int | None) -> None:
        if word.finding == self.finding:
            self._end()
