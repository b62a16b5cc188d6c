"""What the menus and keys do to the panes: how many there are, which is active, what links them, where they stand."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from app.panes import LAYOUTS, Layout
from app.reading_session import ReadingSession
from app.viewer.image_pane import ImagePane
from app.windows.actions import Actions
from app.windows.panes_window import PanesAway, PanesWindow


class LayoutParts(QObject):
    """Connects the actions of the panes."""

    def __init__(self, session: ReadingSession, actions: Actions, image_pane: ImagePane, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._actions, self._image_pane, self._window = session, actions, image_pane, window
        self._panes = session.panes
        self.panes_window: PanesWindow | None = None
        self.geometry = ""  # of the window of the panes when it was last closed, Qt's own bytes in base64
        a, panes = actions, self._panes
        self._layouts: dict[Layout, QAction] = {"1": a.one_pane, "1x2": a.two_panes, "2x2": a.four_panes}
        for layout, action in self._layouts.items():
            action.triggered.connect(lambda _on=False, layout=layout: panes.set_layout(layout))
        a.map_beside.triggered.connect(panes.set_map_beside)
        a.compare_prior.triggered.connect(panes.compare_prior)
        a.next_pane.triggered.connect(lambda: self._step(1))
        a.previous_pane.triggered.connect(lambda: self._step(-1))
        a.enlarge_pane.triggered.connect(panes.toggle_enlarged)
        a.link_panes.triggered.connect(panes.set_linked)
        a.panes_window.toggled.connect(self._on_panes_window)
        panes.changed.connect(self._refresh)
        panes.link_changed.connect(a.link_panes.setChecked)
        panes.message.connect(session.message)
        self._refresh()

    @property
    def kept(self) -> dict[str, object]:
        """What is remembered, by the names of `app.desk_record.DeskRecord`."""
        panes = self._panes
        return {"layout": panes.own_layout, "panes_linked": panes.linked, "panes_geometry": self.geometry}

    def restore(self, layout: str, geometry: str, *, linked: bool) -> None:
        """As it was left; before anything is opened."""
        named = next((known for known in LAYOUTS if known == layout), None)
        if named is not None:
            self._panes.restore(named, linked=linked)
        self.geometry = geometry

    def _step(self, panes: int) -> None:
        self._panes.step(panes)
        self._image_pane.view.setFocus()

    def _refresh(self) -> None:
        a, panes = self._actions, self._panes
        for layout, action in self._layouts.items():
            action.setChecked(layout == panes.layout and not panes.enlarged)
        several, open_ = len(panes.shown) > 1, self._session.place is not None
        a.map_beside.setChecked(panes.map_beside)
        a.map_beside.setEnabled(open_ or panes.map_beside)
        a.compare_prior.setEnabled(open_)
        a.enlarge_pane.setChecked(panes.enlarged)
        a.enlarge_pane.setEnabled(several or panes.enlarged)
        a.link_panes.setChecked(panes.linked)
        for action in (a.next_pane, a.previous_pane):
            action.setEnabled(several)

    # A window of their own

    def _on_panes_window(self, on: bool) -> None:
        if on and self.panes_window is None:
            self.panes_window = PanesWindow(self._window, self._window.actions())
            self.panes_window.closing.connect(self._on_closing)
            away = PanesAway(self._actions.panes_window)
            self.panes_window.take(self._image_pane.lend_grid(away))
            self.panes_window.show_beside(self._window, self.geometry)
            self._image_pane.view.setFocus()
        elif not on and self.panes_window is not None:
            self.panes_window.close()

    def _on_closing(self) -> None:
        window, self.panes_window = self.panes_window, None
        if window is not None:
            self.geometry = window.saveGeometry().toBase64().toStdString()
            self._image_pane.take_grid_back()
            window.deleteLater()
            self._actions.panes_window.setChecked(False)

    def close(self) -> None:
        """The reading window closes."""
        if self.panes_window is not None:
            self.panes_window.close()
