"""The actions of the relabel queue and of the person who reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QTabWidget

from app.dialogs.reader_choice import ReaderChoice
from app.panels.relabel_queue import QueueActions, RelabelQueuePanel
from app.panels.status_line import StatusLine
from app.queue_pages import QueuePages, Step
from app.queue_reading import QueueReading
from app.reading_session import ReadingSession
from app.who_reads import WhoReads
from app.windows.actions import Actions
from app.windows.idle_lock import IdleLock
from app.wording import role_word
from core.findings import QueueState
from core.review.queue_rules import TRANSITIONS

if TYPE_CHECKING:
    from app.dialogs.adjudication import AdjudicationDialog
    from core.findings import QueueEntry

QUEUE_TAB = 1


class QueueParts(QObject):
    """Makes the queue's page; connects its actions, and enables those that make sense for the chosen rows."""

    def __init__(self, session: ReadingSession, actions: Actions, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._actions, self._window = session, actions, window
        self.pages = QueuePages(session)
        self.who = WhoReads(session)
        self.reading = QueueReading(session, self.pages, self.who)
        a = actions
        steps = (a.claim_cases, a.release_cases, a.reject_cases, a.reopen_cases, a.undo_step)
        own = QueueActions(a.export, a.take_case, steps, a.previous_page, a.next_page)
        self.panel = RelabelQueuePanel(session, self.pages, self.reading, own)
        self._tabs: QTabWidget | None = None
        self.adjudication: AdjudicationDialog | None = None
        self.reader_choice: ReaderChoice | None = None
        self._steps: dict[Step, QAction] = {
            "claim": a.claim_cases,
            "release": a.release_cases,
            "reject": a.reject_cases,
            "reopen": a.reopen_cases,
        }
        self._connect()

    def _connect(self) -> None:
        a, pages, panel = self._actions, self.pages, self.panel
        a.take_case.triggered.connect(panel.open_chosen)
        a.claim_cases.triggered.connect(lambda: self._take_step("claim"))
        a.release_cases.triggered.connect(lambda: self._take_step("release"))
        a.reject_cases.triggered.connect(lambda: self._take_step("reject"))
        a.reopen_cases.triggered.connect(lambda: self._take_step("reopen"))
        a.undo_step.triggered.connect(pages.undo)
        a.find_in_queue.triggered.connect(a.show_queue.trigger)
        a.find_in_queue.triggered.connect(panel.filters.begin_search)
        a.next_page.triggered.connect(lambda: pages.turn(1))
        a.previous_page.triggered.connect(lambda: pages.turn(-1))
        a.audit.triggered.connect(self._show_audit)
        panel.chosen_changed.connect(self._refresh)
        pages.changed.connect(self._refresh)
        self.who.changed.connect(self._refresh)
        self.reading.adjudication.connect(self._adjudicate)
        self._refresh()

    def follow_tabs(self, tabs: QTabWidget) -> None:
        """The actions are for the queue's page alone."""
        self._tabs = tabs
        tabs.currentChanged.connect(lambda _: self._refresh())
        self._refresh()

    def tell_reader(self, status: StatusLine, lock: IdleLock) -> None:
        """Say in the status line who reads; ask, where somebody must say who she is."""
        self._status, self._lock = status, lock
        a, who = self._actions, self.who
        status.reader.clicked.connect(a.change_reader.trigger)
        a.change_reader.triggered.connect(self._ask_who)
        self._session.reader_ready.connect(lambda _: self._cover())
        who.changed.connect(self._tell_reader)
        who.asks.connect(self._ask_who)
        who.accepted.connect(lock.unlock)
        lock.unlock_asked.connect(self._on_unlock_asked)
        self._tell_reader()

    @property
    def _on_page(self) -> bool:
        return self._tabs is not None and self._tabs.currentIndex() == QUEUE_TAB

    def _refresh(self) -> None:
        a, pages, on_page = self._actions, self.pages, self._on_page and self._session.network_view.wanted
        states = {row.state for row in self.panel.chosen()}
        a.take_case.setEnabled(on_page and len(self.panel.chosen()) == 1)
        for step, action in self._steps.items():
            action.setEnabled(on_page and _goes(step, states))
        a.undo_step.setEnabled(on_page and pages.counts.total > 0)
        a.next_page.setEnabled(on_page and pages.first + len(pages.page.rows) < pages.page.total)
        a.previous_page.setEnabled(on_page and pages.first > 0)
        deciding = self.adjudication is not None
        for action in (a.first_holds, a.second_holds, a.own_word):
            action.setEnabled(deciding)

    def _take_step(self, step: Step) -> None:
        chosen = [row.queue_id for row in self.panel.chosen()]
        if step in ("release", "reject"):
            self.reading.drop(chosen)
        self.pages.take_step(step, chosen)

    def _show_audit(self) -> None:
        from app.dialogs.audit_view import AuditView

        self.audit_view = AuditView(self._session, self._window)
        self.audit_view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.audit_view.show()

    # Between two readers

    def _adjudicate(self, entry: QueueEntry) -> None:
        from app.dialogs.adjudication import AdjudicationDialog

        a = self._actions
        keys = (a.first_holds, a.second_holds, a.own_word)
        pictures = self.panel.preview.pictures.another()
        self.adjudication = AdjudicationDialog(self._session, entry, keys, pictures, self._window)
        self.adjudication.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.adjudication.word_chosen.connect(lambda word: self.reading.decide(entry, word))
        self.adjudication.own_wanted.connect(lambda: self.reading.read_myself(entry))
        self.adjudication.finished.connect(self._on_decided)
        self.adjudication.show()
        self._refresh()

    def _on_decided(self) -> None:
        self.adjudication = None
        self._refresh()

    # Who reads

    def _tell_reader(self) -> None:
        person = self.who.person
        text = f"{person.login} \u00b7 {role_word(person.role)}" if person is not None else ""
        self._status.reader.setText(text)
        self._status.reader.setVisible(bool(text))
        self._actions.change_reader.setEnabled(self.who.wants_passphrase or len(self.who.choices) > 1)

    def _cover(self) -> None:
        """Where passphrases are wanted, nothing is to be seen before the right one."""
        if self.who.wants_passphrase:
            self._lock.ask_first()
            self._lock.lock()

    def _ask_who(self) -> None:
        self._cover()
        self._ask()

    def _on_unlock_asked(self) -> None:
        if self.who.wants_passphrase:
            self._ask()

    def _ask(self) -> None:
        if self.reader_choice is not None:
            return
        self.reader_choice = ReaderChoice(self.who, self._window)
        self.reader_choice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reader_choice.finished.connect(self._on_chosen)
        self._lock.let_through(self.reader_choice)
        self.reader_choice.open()

    def _on_chosen(self) -> None:
        self.reader_choice = None


def _goes(step: Step, states: set[QueueState]) -> bool:
    """Whether a step leads on from each of these states."""
    return bool(states) and all(state in TRANSITIONS[step] for state in states)
