"""What is asked of the network on demand, as actions of the window, and the dialogs that tell of networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMainWindow

from app.learning_work import LearningWork
from app.reading_session import ReadingSession
from app.shortcuts import key_text, set_hint
from app.windows.actions import Actions
from app.windows.network_menus import MapMenu, NetworkMenu
from app.wording import cost_words

if TYPE_CHECKING:
    from app.dialogs.compare_networks import CompareDialog
    from app.dialogs.network_details import NetworkDetailsDialog
    from app.windows.networks_window import NetworksWindow


class NetworkParts(QObject):
    """Connects the actions, and enables those that make sense: none while the network's view is hidden."""

    def __init__(self, session: ReadingSession, actions: Actions, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._actions, self._window = session, actions, window
        self.maps = MapMenu(session, actions.default_map, self)
        self.networks = NetworkMenu(session, [actions.compare, actions.network_details, actions.show_networks], self)
        self.work = LearningWork(session)
        self.networks_window: NetworksWindow | None = None
        self.compare_dialog: CompareDialog | None = None
        self.details_dialog: NetworkDetailsDialog | None = None
        self._connect()
        self._refresh()

    def _connect(self) -> None:
        a, session = self._actions, self._session
        explaining, asking = session.explaining, session.asking
        a.default_map.triggered.connect(explaining.back_to_default)
        a.measure.triggered.connect(explaining.measure)
        a.lungs.triggered.connect(explaining.show_lungs)
        a.average.triggered.connect(asking.average)
        a.override.triggered.connect(asking.override)
        a.cancel_work.triggered.connect(explaining.cancel)
        a.compare.triggered.connect(self._on_compare)
        a.network_details.triggered.connect(self._on_details)
        a.show_networks.triggered.connect(self._on_networks)
        for signal in (explaining.changed, asking.changed, session.prediction_changed, session.network_changed):
            signal.connect(self._refresh)
        explaining.work_changed.connect(lambda _: self._refresh())
        session.finding_changed.connect(lambda _: self._refresh())
        session.network_view_changed.connect(lambda _: self._refresh())
        session.place_changed.connect(lambda _: self._refresh())

    def _refresh(self) -> None:
        a, session = self._actions, self._session
        explaining, asking, visible = session.explaining, session.asking, session.network_view_visible
        usable, idle = explaining.usable, explaining.work is None
        a.map_menu.setEnabled(usable)
        a.default_map.setEnabled(usable)
        a.measure.setEnabled(usable and idle)
        cost = cost_words(*explaining.quality_cost)
        tip = self.tr(
            "<qt>How well does this map explain the probability? {cost} ({key})<br>Deletion: mean probability while the"
            " hottest pixels are taken away first, lower is better. Insertion: brought back first, higher"
            " is better. Random maps are as smooth as this one.</qt>"
        )
        a.measure.setToolTip(tip.format(cost=cost, key=key_text(a.measure)))
        a.cancel_work.setEnabled(not idle)
        a.lungs.setEnabled(visible and session.frame is not None and explaining.segmenter is not None)
        if explaining.segmenter is None:
            a.lungs.setToolTip(self.tr("No network at hand says where the lungs are"))
        else:
            set_hint(a.lungs, self.tr("Outline the lungs over the image"))
        a.average.setEnabled(asking.can_average)
        a.average.setChecked(visible and asking.averaged)
        a.lungs.setChecked(visible and explaining.lungs_shown)
        a.override.setEnabled(asking.can_override)
        a.compare.setEnabled(visible and session.frame is not None and bool(session.networks.at_hand))
        a.network_details.setEnabled(session.bundle is not None)

    def _on_compare(self) -> None:
        from app.dialogs.compare_networks import CompareDialog

        self.compare_dialog = CompareDialog(self._session, self._window)
        self._show(self.compare_dialog)

    def _on_details(self) -> None:
        from app.dialogs.network_details import NetworkDetailsDialog

        self.details_dialog = NetworkDetailsDialog(self._session, self._window)
        self._show(self.details_dialog)

    def _on_networks(self) -> None:
        from app.windows.networks_window import NetworksWindow

        if self.networks_window is None:
            self.networks_window = NetworksWindow(self._session, self.work, self._window)
        self.networks_window.show()
        self.networks_window.activateWindow()

    def _show(self, dialog: QDialog) -> None:
        """Beside the window, which stays usable."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
