"""The actions of the reading flow: from case to case, blind first, and how maps are drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.network_view import MapStyle
from app.panels.study_list import StudyList
from app.reading_session import ReadingSession
from app.windows.actions import Actions

STYLES: tuple[MapStyle, ...] = get_args(MapStyle)


class ReadingParts(QObject):
    """Connects them, and enables those that make sense. `cases`: the list of cases."""

    def __init__(self, session: ReadingSession, actions: Actions, cases: StudyList, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._actions = session, actions
        self._connect(cases)
        self._refresh()

    def _connect(self, cases: StudyList) -> None:
        a, session, view = self._actions, self._session, self._session.network_view
        a.next_unread.triggered.connect(self._go_on)
        a.previous_unread.triggered.connect(lambda: session.worklist.show_unread(-1))
        for action in (a.next_unread, a.previous_unread):
            action.triggered.connect(a.show_image.trigger)  # a case is read there, not in the queue
            action.triggered.connect(cases.tree.setFocus)  # out of the search: the next keys are verdicts
        a.find_case.triggered.connect(cases.begin_search)
        a.blind_first.toggled.connect(view.set_blind_first)
        a.map_style.triggered.connect(self._next_style)
        a.map_boxes.toggled.connect(lambda on: view.set_look(replace(view.look, boxes=on)))
        a.map_colours.toggled.connect(lambda on: view.set_look(replace(view.look, colours=_colours(on))))
        a.more_opacity.triggered.connect(lambda: view.step_opacity(1))
        a.less_opacity.triggered.connect(lambda: view.step_opacity(-1))
        a.more_threshold.triggered.connect(lambda: view.step_threshold(1))
        a.less_threshold.triggered.connect(lambda: view.step_threshold(-1))
        a.network_view.triggered.connect(self._say_if_held_back)
        a.hold_to_hide.setAutoRepeat(False)
        a.hold_to_hide.triggered.connect(self._hold)
        for signal in (view.changed, view.look_changed, session.explaining.changed, session.studies.changed):
            signal.connect(self._refresh)
        view.blind_first_changed.connect(self._refresh)
        session.finding_changed.connect(lambda _: self._refresh())

    def _refresh(self) -> None:
        a, session, view = self._actions, self._session, self._session.network_view
        a.blind_first.setChecked(view.blind_first)
        a.map_boxes.setChecked(view.look.boxes)
        a.map_colours.setChecked(view.look.colours == _colours(True))
        usable = session.explaining.usable
        for action in (a.hold_to_hide, a.map_style, a.more_opacity, a.less_opacity, a.more_threshold, a.less_threshold):
            action.setEnabled(usable)
        for action in (a.next_unread, a.previous_unread):
            action.setEnabled(bool(session.studies.targets))

    def _go_on(self) -> None:
        """To the next case; first, a finding that is being added is added."""
        if self._session.missed.under_way:
            self._session.missed.add()
        else:
            self._session.worklist.show_unread(1)

    def _say_if_held_back(self) -> None:
        if self._session.network_view.awaits_verdict:
            self._session.message.emit(self.tr("The network\u2019s view follows your verdict."))

    def _next_style(self) -> None:
        view = self._session.network_view
        following = STYLES[(STYLES.index(view.look.style) + 1) % len(STYLES)]
        view.set_look(replace(view.look, style=following))

    # The key that is held

    def _hold(self) -> None:
        self._session.network_view.set_held(True)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Installed only while the key is held; it ends with any release, or when the window is left."""
        released = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat()
        application, ended = QApplication.instance(), (QEvent.Type.WindowDeactivate, QEvent.Type.ApplicationDeactivate)
        if application is not None and (released or event.type() in ended):
            application.removeEventFilter(self)
            self._session.network_view.set_held(False)
        return super().eventFilter(watched, event)


def _colours(cividis: bool) -> str:
    return "cividis" if cividis else "inferno"
