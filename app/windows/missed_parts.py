"""Adding a finding that the network missed: it is chosen from a list, drawn on the image, and added with Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow

from app.reading_session import ReadingSession
from app.viewer.pane_grid import PaneGrid
from app.windows.actions import Actions
from app.windows.search_list import Offer, SearchList, best_first
from app.wording import key_words, label_of


class MissedParts(QObject):
    """The list, and the keys while a finding is being added. `panes`: where its regions are drawn."""

    def __init__(self, session: ReadingSession, actions: Actions, panes: PaneGrid, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._actions, self._panes = session, actions, panes
        self.list = FindingList(session, window)
        self._drawn = 0
        actions.missed.triggered.connect(self._on_wanted)
        session.missed.changed.connect(self._on_changed)
        session.verdicts.entries_changed.connect(self._go_on_drawing)
        window.installEventFilter(self)

    def _on_wanted(self) -> None:
        self._actions.show_image.trigger()
        self.list.search()

    def _on_changed(self) -> None:
        """While a finding is being added, the hand holds what draws regions."""
        under_way = self._session.missed.under_way
        self._drawn = len(self._session.verdicts.entries.outlines)
        self._panes.set_region_tool(under_way)

    def _go_on_drawing(self) -> None:
        """After each region the tool is put away; there may be more of them."""
        drawn = len(self._session.verdicts.entries.outlines)
        if self._session.missed.under_way and drawn > self._drawn:
            self._panes.set_region_tool(True)
        self._drawn = drawn

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape that nobody else wanted comes to the window."""
        missed = self._session.missed
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and missed.under_way and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            missed.cancel()
            return True
        return False


class FindingList(SearchList):
    """The network's findings in its order, whatever it says of the image; then whatever the reader calls it herself."""

    def __init__(self, session: ReadingSession, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self.call_it(self.tr("Which finding was missed?"), self.tr("Findings"))

    def offers(self, query: str) -> list[Offer]:
        from core.review.assessing import finding_key

        missed, named = self._session.missed, query.strip()
        known = [Offer(label_of(key, self._session.findings), key) for key in missed.choices]
        known += [Offer(key_words(key), key, self.tr("added by you")) for key in self._session.verdicts.added]
        key = finding_key(named)
        if not named or any(named.casefold() == offer.name.casefold() or key == offer.value for offer in known):
            return best_first(named, known)
        if not key:
            why = self.tr("A name needs Latin letters, and begins with one")
            return [*best_first(named, known), Offer(why, "", enabled=False)]
        own = Offer(key_words(key), key, self.tr("in your own words; name no patient"))
        return [*best_first(named, known), own]

    def choose(self, value: object) -> None:
        self._session.missed.begin(str(value))
