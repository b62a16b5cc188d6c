"""What lies over the list of cases: search, state, order, and how many are still unread."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.choice_box import ChoiceBox
from app.folding_row import FoldingRow
from app.reading_session import ReadingSession
from app.shortcuts import TypingKeys
from app.wording import case_state_word
from app.worklist import Order
from core.review.case_state import CASE_STATES, CaseState


class WorklistBar(QWidget):
    """Three controls; what they say reaches the list through `Worklist` alone."""

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the cases"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(session.worklist.set_search)
        self.search.installEventFilter(self)
        TypingKeys(self.search)
        self.states, self.order = ChoiceBox(), ChoiceBox()
        for box in (self.states, self.order):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fill()
        self.states.setAccessibleName(self.tr("Which cases are listed"))
        self.order.setAccessibleName(self.tr("Order of the cases"))
        self.states.currentIndexChanged.connect(lambda place: session.worklist.set_only(self._choices[place]))
        self.order.currentIndexChanged.connect(lambda _: session.worklist.set_order(self.order.currentData()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(FoldingRow(self.states, self.order, 6))
        session.worklist.changed.connect(self._refresh)
        self._refresh()

    def _fill(self) -> None:
        named: tuple[CaseState, ...] = tuple(state for state in CASE_STATES if state != "new")
        self._choices: list[tuple[CaseState, ...]] = [(), ("new", "refused"), *((state,) for state in named)]
        self.states.addItems([self.tr("All cases"), self.tr("Unread")])
        self.states.addItems([case_state_word(state).capitalize() for state in named])
        self._refused_place = self._choices.index(("refused",))
        orders: tuple[tuple[Order, str], ...] = (
            ("found", self.tr("As found")),
            ("date", self.tr("Newest first")),
            ("name", self.tr("By name")),
            ("band", self.tr("Likely first")),
            ("uncertainty", self.tr("Uncertain first")),
        )
        for order, text in orders:
            self.order.addItem(text, order)

    def _refresh(self) -> None:
        """What rests on the network's view cannot be chosen while that is hidden."""
        worklist = self._session.worklist
        for place in range(self.order.count()):
            _enable(self.order, place, worklist.can_order(self.order.itemData(place)))
        _enable(self.states, self._refused_place, worklist.can_order("band"))
        with QSignalBlocker(self.order):
            self.order.setCurrentIndex(self.order.findData(worklist.order))
        if not worklist.can_order("band") and self.states.currentIndex() == self._refused_place:
            self.states.setCurrentIndex(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape empties the search."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._empties(event):
            self.search.clear()
            event.accept()
        return super().eventFilter(watched, event)

    def _empties(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and bool(self.search.text())


def _enable(box: QComboBox, place: int, enabled: bool) -> None:
    model = box.model()
    assert isinstance(model, QStandardItemModel)
    model.item(place).setEnabled(enabled)
