"""Two menus that follow the active pane: the windows of its file, and the presentation states that refer to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from app.reading_session import ReadingSession
from app.viewer.pane_grid import PaneGrid
from app.wording import state_label, voi_text

SHOWN_CHARACTERS = 80


class DisplayMenus(QObject):
    """Filled anew when the image, or what is known of it, changes; a menu without a choice is disabled."""

    def __init__(self, session: ReadingSession, grid: PaneGrid, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._grid = session, grid
        self._windows = _Choice(self.tr("&Window of the file"), lambda key: grid.view.choose_voi(int(key)))
        self._states = _Choice(self.tr("Presentation &state"), session.apply_state)
        session.picture_changed.connect(lambda _: self._refresh())
        session.place_changed.connect(lambda _: self._refresh())
        session.states.changed.connect(self._refresh)
        grid.active_changed.connect(self._refresh)
        grid.view_changed.connect(self._check_window)
        self._refresh()

    @property
    def windows(self) -> QMenu:
        return self._windows.menu

    @property
    def states(self) -> QMenu:
        return self._states.menu

    def _refresh(self) -> None:
        choices = self._grid.view.voi_choices if self._session.picture is not None else ()
        self._windows.offer({str(place): voi_text(voi) for place, voi in enumerate(choices)})
        self._check_window()
        states = self._session.states.of(self._session.place)
        named = {path: state_label(state) for path, state in states.items()}
        self._states.offer({"": self.tr("None"), **named})
        chosen = self._session.states.chosen
        self._states.check(chosen if chosen in states else "")

    def _check_window(self) -> None:
        self._windows.check(str(self._grid.view.voi_place))


class _Choice:
    """A menu of which one entry at most is checked. Rebuilt only where its entries differ: while an entry is being
    triggered it must not vanish."""

    def __init__(self, title: str, choose: Callable[[str], None]) -> None:
        self.menu, self._choose = QMenu(title), choose
        self._group = QActionGroup(self.menu)
        self._entries: dict[str, str] = {}
        self._actions: dict[str, QAction] = {}

    def offer(self, entries: dict[str, str]) -> None:
        """Keys and what they are called."""
        self.menu.menuAction().setEnabled(len(entries) > 1)
        if entries == self._entries:
            return
        self._entries, self._actions = entries, {}
        self.menu.clear()
        for key, text in entries.items():
            action = self.menu.addAction(_entry(text))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, key=key: self._choose(key))
            self._group.addAction(action)
            self._actions[key] = action

    def check(self, key: str) -> None:
        for own, action in self._actions.items():
            action.setChecked(own == key)


def _entry(text: str) -> str:
    """As a menu shows it: no character of it makes a key, and a long one is cut."""
    shown = text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "\u2026"
    return shown.replace("&", "&&")
