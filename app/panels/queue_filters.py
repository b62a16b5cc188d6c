"""What lies over the queue's table: search, filters, order."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.i18n import NameKey
from app.queue_pages import QueuePages
from app.reading_session import ReadingSession
from app.shortcuts import TypingKeys
from app.wording import label_of, state_word
from core.findings import QUEUE_STATES
from core.review.queue_search import OrderName, QueueOrder

TYPING_MS = 150
SEEDS = 2**31 - 1


class QueueFilters(QWidget):
    """What they say reaches the table through `QueuePages` alone."""

    def __init__(self, session: ReadingSession, pages: QueuePages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._pages = session, pages
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the queue"))
        self.search.setAccessibleName(self.tr("Search the queue"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(46 * self.search.fontMetrics().averageCharWidth())
        TypingKeys(self.search)
        self.states = self._choice(self.tr("State of the cases"))
        self.findings = self._choice(self.tr("Finding of the cases"))
        self.readers = self._choice(self.tr("First reader of the cases"))
        self.order = self._choice(self.tr("Order of the queue"))
        self._typed = QTimer(self, singleShot=True, interval=TYPING_MS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 10)
        layout.setSpacing(8)
        layout.addWidget(self.search, 2)
        for box in (self.states, self.findings, self.readers, self.order):
            layout.addWidget(box, 1)
        self._fill()
        self._connect()

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(7)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return box

    def _fill(self) -> None:
        self.states.addItem(self.tr("All states"), "")
        for state in QUEUE_STATES:
            self.states.addItem(state_word(state).capitalize(), state)
        orders: tuple[tuple[OrderName, str], ...] = (
            ("newest", self.tr("Newest first")),
            ("age", self.tr("Oldest first")),
            ("uncertainty", self.tr("Uncertain first")),
            ("significance", self.tr("Major first")),
            ("random", self.tr("In random order")),
        )
        for order, text in orders:
            self.order.addItem(text, order)
        self._refill()

    def _connect(self) -> None:
        pages = self._pages
        self.search.textChanged.connect(lambda _: self._typed.start())
        self._typed.timeout.connect(lambda: pages.set_filter(text=self.search.text()))
        self.states.currentIndexChanged.connect(self._on_state)
        self.findings.currentIndexChanged.connect(lambda _: pages.set_filter(finding=self.findings.currentData()))
        self.readers.currentIndexChanged.connect(lambda _: pages.set_filter(reader=self.readers.currentData()))
        self.order.currentIndexChanged.connect(self._on_order)
        pages.changed.connect(self._refill)
        self._session.network_changed.connect(self._refill)

    def begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_state(self) -> None:
        state = self.states.currentData()
        self._pages.set_filter(states=(state,) if state else ())

    def _on_order(self) -> None:
        """Each time that random is chosen, it is another order."""
        import secrets

        name: OrderName = self.order.currentData()
        self._pages.set_order(QueueOrder(name, secrets.randbelow(SEEDS) if name == "random" else 0))

    def _refill(self) -> None:
        """The findings and readers that there are; what is chosen stays so, also where none of it is left."""
        counts, chosen = self._pages.counts, self._pages.filter
        findings = ((key, label_of(key, self._session.findings)) for key in {*counts.by_finding, chosen.finding})
        _offer(self.findings, self.tr("All findings"), findings, chosen.finding)
        readers = ((login, login) for login in {*counts.by_reader, chosen.reader})
        _offer(self.readers, self.tr("All readers"), readers, chosen.reader)


def _offer(box: QComboBox, all_: str, choices: Iterable[tuple[str, str]], chosen: str) -> None:
    """`choices`: value and text; '' is the value of all."""
    wanted = [("", all_), *sorted((choice for choice in choices if choice[0]), key=lambda choice: NameKey(choice[1]))]
    if [(box.itemData(place), box.itemText(place)) for place in range(box.count())] == wanted:
        return
    with QSignalBlocker(box):
        box.clear()
        for value, text in wanted:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
