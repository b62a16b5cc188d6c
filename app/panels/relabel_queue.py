"""The page of the relabel queue: a table, one page of it at a time, with the chosen case beside it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import without_marks
from app.icons import icon
from app.panels.fitted_columns import FittedColumns
from app.panels.queue_filters import QueueFilters
from app.panels.queue_preview import QueuePreview
from app.panels.queue_table import CHARACTERS, GIVING, PEOPLE_COLUMNS, SAID_BESIDE, QueueTable
from app.queue_pages import QueuePages
from app.queue_reading import QueueReading
from app.reading_session import ReadingSession
from app.wording import state_word
from core.findings import QueueState
from core.review.queue_search import QueueRow

STATES: tuple[QueueState, ...] = ("new", "in_review", "exported", "rejected")
PREVIEW_FROM_CHARACTERS = 150  # of the page's width: less than that is the table's alone


@dataclass(frozen=True, slots=True)
class QueueActions:
    """The window's own actions; the buttons here trigger them, so keys and buttons are one thing."""

    export: QAction
    take: QAction
    steps: tuple[QAction, ...]
    previous_page: QAction
    next_page: QAction


class RelabelQueuePanel(QFrame):
    """`case_opened` says that an image is on its way; `chosen_changed`, that other rows are chosen."""

    case_opened = Signal()
    chosen_changed = Signal()

    def __init__(
        self, session: ReadingSession, pages: QueuePages, reading: QueueReading, actions: QueueActions
    ) -> None:
        super().__init__()
        self._session, self._pages, self._reading, self._actions = session, pages, reading, actions
        self._kept: set[int] = set()  # the chosen cases, while the page is read anew
        self.setProperty("panel", True)
        self.model = QueueTable(session, pages)
        self.table = QTableView()
        self.filters = QueueFilters(session, pages)
        self.preview = QueuePreview(session, pages, self.model)
        self._count = QLabel()
        self._count.setProperty("secondary", True)
        self._place = QLabel()
        self._place.setProperty("secondary", True)
        self._set_up_table()
        self._lay_out()
        self.model.modelAboutToBeReset.connect(self._note_chosen)
        self.model.modelReset.connect(self._choose_again)
        session.queue.changed.connect(self._refresh)
        session.network_view_changed.connect(lambda _: self._refresh())
        pages.changed.connect(self._refresh)
        reading.opened.connect(self.case_opened)
        self._refresh()

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_menu)
        table.doubleClicked.connect(self._open)
        table.setAccessibleName(self.tr("Relabel queue"))
        for column, place in PEOPLE_COLUMNS:
            table.horizontalHeader().moveSection(column, place)
        self.columns = FittedColumns(table, CHARACTERS, GIVING)
        self.columns.leave_out(SAID_BESIDE)
        table.selectionModel().selectionChanged.connect(lambda: self._on_chosen())
        self._fit_rows()
        table.installEventFilter(self)

    def _fit_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 16)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.FontChange:
            self._fit_rows()
        elif watched is self.table and event.type() == QEvent.Type.Resize:
            self._fit_preview()
        return super().eventFilter(watched, event)

    def _fit_preview(self) -> None:
        least = PREVIEW_FROM_CHARACTERS * self.fontMetrics().averageCharWidth()
        self.preview.setVisible(self.width() >= least)

    def _lay_out(self) -> None:
        page = QWidget()
        beside = QHBoxLayout(page)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.table, 1)
        left.addLayout(self._foot())
        beside.addLayout(left, 1)
        beside.addWidget(self.preview)
        self._stack = QStackedLayout()
        self._stack.addWidget(page)
        self._instead = QLabel()  # of the table, says why there is none
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._instead.setProperty("secondary", True)
        self._stack.addWidget(self._instead)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self.filters)
        layout.addLayout(self._stack, 1)

    def _head(self) -> QHBoxLayout:
        heading = QLabel(self.tr("RELABEL QUEUE"))
        heading.setProperty("heading", True)
        self.open_button = self._button(self._actions.take)
        self.state_button = QPushButton(self.tr("Set state"))
        self.state_button.setMenu(self._state_menu())
        sign = icon("export", on_image=True)  # light lines, since the button is dark in both themes
        export = QPushButton(sign, " " + without_marks(self._actions.export.text()))
        export.setProperty("primary", True)
        export.clicked.connect(self._actions.export.trigger)
        self.export_button = export
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(8)
        head.addWidget(heading)
        head.addSpacing(6)
        head.addWidget(self._count)
        head.addStretch()
        for button in (self.open_button, self.state_button, export):
            head.addWidget(button)
        return head

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setProperty("raised", True)
        return button

    def _foot(self) -> QHBoxLayout:
        """The steps, and which page it is."""
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 6)
        foot.setSpacing(4)
        for action in self._actions.steps:
            foot.addWidget(self._button(action))
        foot.addStretch()
        foot.addWidget(self._place)
        for action, sign, name in (
            (self._actions.previous_page, Qt.ArrowType.LeftArrow, self.tr("Previous page")),
            (self._actions.next_page, Qt.ArrowType.RightArrow, self.tr("Next page")),
        ):
            button = self._button(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setArrowType(sign)
            button.setProperty("raised", False)
            button.setAccessibleName(name)
            foot.addWidget(button)
        return foot

    def _why_no_table(self) -> str:
        """Also that a case is here tells what the network says: its reader knows her own verdict."""
        if not self._session.network_view.wanted:
            return self.tr("The relabel queue is hidden with the network\u2019s view; show it (V).")
        if self._session.queue.total or self._pages.counts.total:
            return "" if self._pages.page.rows or not self._pages.is_filtered else self.tr("No case fits the filters.")
        return self.tr(
            "The relabel queue is empty.\n\n"
            "A case enters it when you disagree with the network, when you are unsure,\n"
            "or when you give a verdict on an image that the network refused."
        )

    def _state_menu(self) -> QMenu:
        menu = QMenu(self)
        for state in STATES:
            action = menu.addAction(state_word(state).capitalize())
            action.triggered.connect(lambda _checked=False, chosen=state: self._set_state(chosen))
        return menu

    def chosen(self) -> list[QueueRow]:
        """The rows that are chosen, from top to bottom."""
        rows = self.table.selectionModel().selectedRows()
        return [self.model.entry(place) for place in sorted(index.row() for index in rows)]

    def begin(self) -> None:
        """Lay the keys on the table: in the line above it they would be letters, and Ctrl+E the end of a text."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.chosen():
            self.table.selectionModel().clearCurrentIndex()  # so that the first arrow key chooses the first case

    def _note_chosen(self) -> None:
        self._kept = {row.queue_id for row in self.chosen()}

    def _choose_again(self) -> None:
        """What was chosen stays so, as far as it is on the page."""
        chosen = self.table.selectionModel()
        select = chosen.SelectionFlag.Select | chosen.SelectionFlag.Rows
        for queue_id in self._kept:
            place = self.model.place_of(queue_id)
            if place is not None:
                chosen.setCurrentIndex(self.model.index(place, 0), chosen.SelectionFlag.NoUpdate)
                chosen.select(self.model.index(place, 0), select)
        self._on_chosen()

    def _refresh(self) -> None:
        queue, pages = self._session.queue, self._pages
        instead = self._why_no_table()
        self._instead.setText(instead)
        self._stack.setCurrentIndex(1 if instead else 0)
        text = self.tr("{open} open, {all} in all").format(open=queue.open_count, all=queue.total)
        self._count.setText("" if instead and not pages.is_filtered else text)
        last = pages.first + len(pages.page.rows)
        place = self.tr("{first}\u2013{last} of {all}").format(first=pages.first + 1, last=last, all=pages.page.total)
        self._place.setText(place if pages.page.rows else "")
        self.filters.setEnabled(self._session.network_view.wanted)
        self.state_button.setVisible(not pages.site.second_read)
        self._on_chosen()

    def _on_chosen(self) -> None:
        shown, rows = not self._why_no_table(), self.chosen()
        self.state_button.setEnabled(shown and bool(rows))
        self.export_button.setEnabled(not self._instead.text() or self._pages.is_filtered)
        self.preview.show_row(rows[0] if shown and len(rows) == 1 else None)
        self.chosen_changed.emit()

    def _set_state(self, state: QueueState) -> None:
        self._session.queue.set_state([row.queue_id for row in self.chosen()], state, self._pages.login)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self._reading.take(self.model.entry(index.row()))

    def open_chosen(self) -> None:
        for row in self.chosen()[:1]:
            self._reading.take(row)

    def _on_menu(self, at: QPoint) -> None:
        if not self.chosen():
            return
        menu = QMenu(self)
        menu.addAction(self._actions.take)
        menu.addSeparator()
        menu.addActions(list(self._actions.steps))
        if not self._pages.site.second_read:
            menu.addSeparator()
            menu.addActions(self.state_button.menu().actions())
        menu.popup(self.table.viewport().mapToGlobal(at))
