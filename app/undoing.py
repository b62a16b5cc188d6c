"""One Ctrl+Z for what the reader does to the case on screen: verdicts and measurements, the last one first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.measuring import Measuring
from app.open_studies import FrameTarget
from app.reading_session import ReadingSession
from app.wording import label_of, verdict_word

VERDICT = "verdict"


class Undoing(QObject):
    """Knows the order of the reader's acts while the studies are open. Verdicts of earlier days come last."""

    changed = Signal()  # what would be undone

    def __init__(self, session: ReadingSession, measuring: Measuring, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._measuring = session, measuring
        self._acts: list[FrameTarget | str] = []  # the frame that was measured on, or `VERDICT` with an assessment's id
        measuring.done.connect(self._note)
        measuring.changed.connect(lambda _: self.changed.emit())
        session.verdicts.spoken.connect(lambda word: self._note(VERDICT + word.assessment_id))
        session.verdicts.changed.connect(self.changed)
        session.place_changed.connect(lambda _: self.changed.emit())
        session.studies.changed.connect(self._on_studies)

    @property
    def what(self) -> str:
        """What `undo` would undo now, in words for a menu; '' for nothing."""
        if self._undoes_measurement():
            return self.tr("measurement")
        word = self._session.verdicts.last
        if word is None:
            return ""
        finding = label_of(word.finding, self._session.findings)
        return self.tr("verdict {finding}: {verdict}").format(finding=finding, verdict=verdict_word(word.verdict))

    def undo(self) -> None:
        """Take back the reader's last act on the case on screen."""
        target = self._target
        if self._undoes_measurement() and target is not None:
            place = len(self._acts) - 1 - self._acts[::-1].index(target)
            del self._acts[place]
            self._measuring.undo(target)
        else:
            self._session.verdicts.take_back()

    @property
    def _target(self) -> FrameTarget | None:
        place = self._session.place
        return place.target if place is not None else None

    def _undoes_measurement(self) -> bool:
        """Whether the last act on what is on screen was a measurement."""
        target, word = self._target, self._session.verdicts.last
        if target is None or not self._measuring.can_undo(target) or target not in self._acts:
            return False
        spoken = VERDICT + word.assessment_id if word is not None else ""
        return next(act for act in reversed(self._acts) if act in (target, spoken)) == target

    def _note(self, act: FrameTarget | str) -> None:
        self._acts.append(act)
        self.changed.emit()

    def _on_studies(self) -> None:
        if not self._session.studies.studies:
            self._acts.clear()
