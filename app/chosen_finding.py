"""Which finding the reader looks at, out of the network's and those that she has added herself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.networks import foremost
from app.wording import key_words

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.findings import Assessment, Finding, Prediction


class ChosenFinding(QObject):
    """`key`: '' before there is one."""

    changed = Signal(str)

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self.key, self._by_reader = "", False
        session.verdicts.withdrawn.connect(self._on_withdrawn)

    @property
    def listed(self) -> tuple[Finding, ...]:
        """The network's, in its order, then what the reader has added to the case on screen. The chosen one is always
        among them: it is being added, or a case of the queue asks for it."""
        from core.findings import Finding

        own, more = self._session.findings, self._session.verdicts.added
        known = {finding.key for finding in own}
        beside = dict.fromkeys((*more, *((self.key,) if self.key and own else ())))
        return own + tuple(
            Finding(key, {"en": key_words(key)}, "finding", None, 0.5) for key in beside if key not in known
        )

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

    def _on_withdrawn(self, word: Assessment, instead: Assessment | None) -> None:
        """A finding that was added is there no more."""
        if word.finding == self.key and instead is None:
            self._keep_or_first()

    def _set(self, key: str) -> None:
        if key != self.key:
            self.key = key
            self._session.verdicts.set_finding(key)
            self.changed.emit(key)
