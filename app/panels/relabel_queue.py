"""The relabel queue as a table: newest first, sortable; a double click opens the case."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.icons import icon
from app.panels.headed_table import SORT_ROLE, HeadedTable, Index
from app.reading_session import ReadingSession
from app.wording import call_word, figure, label_of, local_time, queue_reason_word, state_word, verdict_word
from core.findings import QueueEntry, QueueState

IMAGE_COLUMN = 7
STATES: tuple[QueueState, ...] = ("new", "in_review", "exported", "rejected")


class QueueModel(HeadedTable):
    """A row an entry. What the network said is left out while its view is hidden."""

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self._entries: tuple[QueueEntry, ...] = ()
        self._headings = (
            self.tr("Case"),
            self.tr("State"),
            self.tr("Finding"),
            self.tr("Network"),
            self.tr("Reader"),
            self.tr("Correct label"),
            self.tr("Why"),
            self.tr("Image"),
            self.tr("When"),
        )
        session.queue.changed.connect(self._reload)
        session.network_changed.connect(self._reload)
        session.network_view_changed.connect(lambda _: self._reload())
        self._reload()

    def _reload(self) -> None:
        self.beginResetModel()
        self._entries = self._session.queue.entries
        self.endResetModel()

    def entry(self, row: int) -> QueueEntry:
        return self._entries[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(entry)[index.column()]
        if role == SORT_ROLE:
            return entry.queue_id if index.column() in (0, 8) else self._texts(entry)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and entry.state in ("exported", "rejected"):
            return QColor(theme.SECONDARY)
        if (
            role == Qt.ItemDataRole.ToolTipRole
            and entry.assessment.note
            and (self._tells(entry) or self._is_own(entry))
        ):
            return self.tr("Note: {note}").format(note=entry.assessment.note)
        return None

    def _texts(self, entry: QueueEntry) -> tuple[str, ...]:
        said, findings = entry.assessment, self._session.findings
        told, hidden = self._tells(entry), self.tr("hidden")
        return (
            str(entry.queue_id),
            state_word(entry.state),
            label_of(said.finding, findings),
            self._network_text(entry),
            verdict_word(said.verdict) if self._may_tell_words(entry) else hidden,
            (label_of(said.label, findings) or "\u2013") if self._may_tell_words(entry) else hidden,
            queue_reason_word(entry.reason) if told else hidden,
            PurePath(said.origin.path).name,
            local_time(entry.created_at),
        )

    def _is_own(self, entry: QueueEntry) -> bool:
        settings = self._session.settings
        return settings is not None and entry.assessment.reader == settings.reader_id()

    def _may_tell_words(self, entry: QueueEntry) -> bool:
        """Whether the reader's own part may be told: her own always."""
        return self._is_own(entry) or self._tells(entry)

    def _tells(self, entry: QueueEntry) -> bool:
        """Whether the network's part in an entry may be told."""
        return self._session.network_view.tells_queued(own=self._is_own(entry))

    def _network_text(self, entry: QueueEntry) -> str:
        score = entry.assessment.score
        if not self._tells(entry):
            return self.tr("hidden")
        if score is None:
            return "\u2013"
        spoke = self._session.networks.that_spoke(entry.assessment.bundle)
        calibrated = spoke is None or spoke.manifest.gives_probabilities
        return f"{call_word(score.positive)}, {figure(score, calibrated=calibrated)}"


class RelabelQueuePanel(QFrame):
    """`export_requested` carries the open entries; `case_opened` says that an image is on its way."""

    export_requested = Signal()
    case_opened = Signal()

    def __init__(self, session: ReadingSession, export_action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("panel", True)
        self.model = QueueModel(session)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORT_ROLE)
        self.table = QTableView()
        self._set_up_table()
        self._count = QLabel()
        self._count.setProperty("secondary", True)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._instead = QLabel()  # of the table, says why there is none
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._instead.setProperty("secondary", True)
        self._stack.addWidget(self._instead)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head(export_action))
        layout.addLayout(self._stack, 1)
        session.queue.changed.connect(self._refresh)
        session.network_view_changed.connect(lambda _: self._refresh())
        self._refresh()

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.sorted)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setHighlightSections(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_menu)
        table.doubleClicked.connect(self._open)
        table.setAccessibleName(self.tr("Relabel queue"))
        table.horizontalHeader().setSectionResizeMode(IMAGE_COLUMN, QHeaderView.ResizeMode.Stretch)

        self._fit_columns()
        table.installEventFilter(self)

    def _fit_columns(self) -> None:
        """As wide as their words need them; again when the text size changes."""
        table = self.table
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 16)
        unit = table.fontMetrics().averageCharWidth()
        for column, characters in enumerate((8, 11, 17, 19, 11, 17, 18, 26, 18)):
            table.setColumnWidth(column, unit * characters + 24)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.FontChange:
            self._fit_columns()
        return super().eventFilter(watched, event)

    def _head(self, export_action: QAction) -> QHBoxLayout:
        heading = QLabel(self.tr("RELABEL QUEUE"))
        heading.setProperty("heading", True)
        self.open_button = QPushButton(self.tr("Open case"))
        self.open_button.clicked.connect(lambda: self._open(self.table.currentIndex()))
        self.state_button = QPushButton(self.tr("Set state"))
        self.state_button.setMenu(self._state_menu())
        sign = icon("export", on_image=True)  # light lines, since the button is dark in both themes
        export = QPushButton(sign, " " + export_action.text().replace("&", ""))
        export.setProperty("primary", True)
        export.clicked.connect(export_action.trigger)
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
        self.table.selectionModel().selectionChanged.connect(lambda: self._refresh_buttons())
        return head

    def _why_no_table(self) -> str:
        """Also that a case is here tells what the network says: its reader knows her own verdict."""
        if not self._session.network_view.wanted:
            return self.tr("The relabel queue is hidden with the network\u2019s view; show it (V).")
        if self._session.queue.entries:
            return ""
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

    def selected_entries(self) -> list[QueueEntry]:
        rows = self.table.selectionModel().selectedRows()
        return [self.model.entry(self.sorted.mapToSource(index).row()) for index in rows]

    def _refresh(self) -> None:
        queue = self._session.queue
        instead = self._why_no_table()
        self._instead.setText(instead)
        self._stack.setCurrentIndex(1 if instead else 0)
        text = self.tr("{open} open, {all} in all").format(open=queue.open_count, all=len(queue.entries))
        self._count.setText("" if instead else text)
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        shown = not self._why_no_table()
        chosen = shown and bool(self.table.selectionModel().selectedRows())
        self.open_button.setEnabled(chosen)
        self.state_button.setEnabled(chosen)
        self.export_button.setEnabled(shown)

    def _set_state(self, state: QueueState) -> None:
        self._session.queue.set_state([entry.queue_id for entry in self.selected_entries()], state)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self._session.cases.open(self.model.entry(self.sorted.mapToSource(index).row()))
            self.case_opened.emit()

    def _on_menu(self, at: QPoint) -> None:
        if self.selected_entries():
            self._state_menu().popup(self.table.viewport().mapToGlobal(at))
