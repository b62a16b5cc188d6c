"""Find an action by a few letters of its name, and do it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.shortcuts import key_text, plain_name
from app.windows.search_list import Offer, SearchList, best_first


class Palette(SearchList):
    """What cannot be done now stands dimmed."""

    def __init__(self, window: QWidget) -> None:
        self._actions: list[tuple[QAction, str]] = []
        super().__init__(window)
        self.call_it(self.tr("Find an action"), self.tr("Actions found"))

    def open(self, actions: Sequence[tuple[QAction, str]]) -> None:
        """Offer these, each with the name of the group that it belongs to."""
        self._actions = list(actions)
        self.search()

    def offers(self, query: str) -> list[Offer]:
        # of equals, the order of the table
        named = [(plain_name(one), one, place) for one, place in self._actions]
        rows = [Offer(name, one, place, key_text(one), one.isEnabled()) for name, one, place in named]
        return best_first(query, rows)

    def choose(self, value: object) -> None:
        if isinstance(value, QAction):
            value.trigger()
