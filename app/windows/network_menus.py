"""Two menus that follow what the network says: by which method its map is made, and which network speaks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from app.i18n import translated
from app.reading_session import ReadingSession
from app.wording import cost_words

if TYPE_CHECKING:
    from core.inference.methods import MapChoice


class MapMenu(QObject):
    """Method and detail of the map of the finding shown, each with its cost; filled when it is opened.

    A method begins with its plain map; the details are those of the method in use.
    """

    def __init__(self, session: ReadingSession, default: QAction, parent: QObject) -> None:
        """`default`: the action that goes back to Grad-CAM; it stands at the end."""
        super().__init__(parent)
        self._session, self._default = session, default
        self.menu = QMenu(self.tr("Map of the &finding"))
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)
        session.explaining.changed.connect(self._refresh)
        session.finding_changed.connect(lambda _: self._refresh())
        self._refresh()

    def _refresh(self) -> None:
        explaining = self._session.explaining
        self.menu.menuAction().setEnabled(explaining.usable)

    def _fill(self) -> None:
        from core.inference.methods import DETAILS, METHODS, PLAIN, MapChoice

        explaining, menu = self._session.explaining, self.menu
        now = explaining.choice
        _empty(menu)
        methods = QActionGroup(menu)
        for key, method in METHODS.items():
            choice = MapChoice(now.finding, key)
            text = f"{method.title}\t{self._cost(choice)}"
            self._add(methods, text, method.unit, key == now.method, partial(explaining.choose, key, PLAIN))
        menu.addSeparator()
        details = QActionGroup(menu)
        for key, detail in DETAILS.items():
            known = key in METHODS[now.method].details
            cost = self._cost(MapChoice(now.finding, now.method, key)) if known else self.tr("not with this method")
            choose = partial(explaining.choose, now.method, key)
            action = self._add(details, f"{detail.title}\t{cost}", detail.meaning, key == now.detail, choose)
            action.setEnabled(known)
        menu.addSeparator()
        menu.addAction(self._default)

    def _cost(self, choice: MapChoice) -> str:
        passes, seconds = self._session.explaining.cost(choice)
        return cost_words(passes, seconds) if passes else self.tr("comes with the probability")

    def _add(self, group: QActionGroup, text: str, tip: str, checked: bool, chosen: partial[None]) -> QAction:
        action = self.menu.addAction(text)
        action.setToolTip(f"<qt>{tip[0].upper()}{tip[1:]}</qt>")
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _checked=False: chosen())
        group.addAction(action)
        return action


class NetworkMenu(QObject):
    """The networks at hand: the one that fits each image, or one for all. Filled when it is opened."""

    def __init__(self, session: ReadingSession, more: list[QAction], parent: QObject) -> None:
        """`more`: what else there is to do with networks; it stands at the end."""
        super().__init__(parent)
        self._session, self._more = session, more
        self.menu = QMenu(self.tr("Network in &use"))
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        from core.bundles.choosing import AUTO

        networks, menu = self._session.networks, self.menu
        _empty(menu)
        group = QActionGroup(menu)
        reasons = self._reasons()
        fitting = next(iter(reasons), "")
        automatic = self.tr("&Automatic: the network that fits the image")
        self._add(group, AUTO, automatic, reasons.get(fitting, "")).setEnabled(bool(networks.at_hand))
        menu.addSeparator()
        for bundle in networks.at_hand:
            name = bundle.folder.name
            self._add(group, name, f"{bundle.manifest.name} {bundle.manifest.version}", reasons.get(name, ""))
        menu.addSeparator()
        menu.addActions(self._more)

    def _reasons(self) -> dict[str, str]:
        """Name of each network, best first -> what speaks for and against it on this image."""
        frame = self._session.frame
        if frame is None:
            return {}
        unsaid = self.tr("The file says neither modality nor body part nor view.")
        judged = self._session.networks.suitable(frame)
        return {one.bundle.folder.name: " ".join(map(translated, one.reasons)) or unsaid for one in judged}

    def _add(self, group: QActionGroup, name: str, text: str, tip: str) -> QAction:
        networks = self._session.networks
        action = self.menu.addAction(text)
        action.setToolTip(f"<qt>{tip}</qt>" if tip else "")
        action.setCheckable(True)
        action.setChecked(networks.name == name)
        action.triggered.connect(lambda _checked=False: networks.choose(name))
        group.addAction(action)
        return action


def _empty(menu: QMenu) -> None:
    menu.clear()
    for group in menu.findChildren(QActionGroup):
        group.deleteLater()
