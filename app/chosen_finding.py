"""Which finding the reader looks at, out of the network's and those that she has added herself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.networks import foremost
from app.wording import key_words

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.findings import Assessment, CaseKey, Finding, Prediction


class ChosenFinding(QObject):
    """`key`: '' before there is one."""

    changed = Signal(str)
    asked_changed = Signal()

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self.key, self._by_reader = "", False
        self._asked: tuple[str, CaseKey | None] = ("", None)
        session.verdicts.withdrawn.connect(self._on_withdrawn)
        session.verdicts.changed.connect(self._on_words)

    @property
    def listed(self) -> tuple[Finding, ...]:
        """The network's, in its order; then what is none of its own: what the reader has added to the case on screen,
        what a case of the queue asks her for, and the chosen one, which she may be adding."""
        from core.findings import Finding

        own = self._session.findings
        known = {finding.key for finding in own}
        more = dict.fromkeys((*self._session.verdicts.added, *self._asked_here(), self.key)) if own else {}
        beside = [
            Finding(key, {"en": key_words(key)}, "finding", None, 0.5) for key in more if key and key not in known
        ]
        return (*own, *beside)

    def ask(self, finding: str, case: CaseKey | None) -> None:
        """A case of the queue asks for a word on it; '' when that has been given."""
        self._asked = (finding, case)
        self.asked_changed.emit()

    def _asked_here(self) -> tuple[str, ...]:
        (finding, case), place, frame = self._asked, self._session.place, self._session.frame
        if case is None or place is None:
            return ()
        same_frame = frame is not None and (frame.origin.sha256, frame.origin.number) == (case.sha256, case.number)
        return (finding,) if same_frame or place.case.study_uid == case.study_uid != "" else ()

    def choose(self, key: str) -> None:
        """The reader chooses the finding whose map is shown and whose verdict is given."""
        self._by_reader = True
        self._set(key)

    def leave(self) -> None:
        """Another image comes on screen: what she chose she chose for this one."""
        self._by_reader = False

    def follow(self, prediction: Prediction) -> None:
        """The network has spoken of the image on screen. While its view is hidden, a choice of its own would give it
        away."""
        session = self._session
        if (self._by_reader and self.key) or session.missed.under_way:
            return
        if session.network_view_visible:
            self._set(foremost(prediction, session.findings))
        else:
            self._keep_or_first()

    def _keep_or_first(self) -> None:
        keys = [finding.key for finding in self._session.findings]
        if self.key not in (*keys, *self._session.verdicts.added):
            self._set(next(iter(keys), ""))

    def _on_words(self) -> None:
        """Of another case: what was added to the one before is not to be seen here."""
        if self.key and not self._by_reader and not self._session.missed.under_way:
            self._keep_or_first()

    def _on_withdrawn(self, word: Assessment, instead: Assessment | None) -> None:
        """A finding that was added is there no more."""
        if word.finding == self.key and instead is None:
            self._keep_or_first()

    def _set(self, key: str) -> None:
        if key != self.key:
            self.key = key
            self._session.verdicts.set_finding(key)
            self.changed.emit(key)
