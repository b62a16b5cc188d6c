"""The audit trail: who did what and when, and whether it is whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.headed_table import HeadedTable, Index
from app.i18n import translated
from app.jobs import JobLane
from app.reading_session import ReadingSession
from app.wording import local_time, trail_word
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from core.store.audit_check import AuditReport
    from core.store.audit_list import TrailRow

MOST_ROWS = 1000
SHOWN_DIGITS = 12  # of a pseudonym or a hash: enough to find it again


class TrailTable(HeadedTable):
    """Newest first. What was said stays out of it: a second reader may be looking."""

    def __init__(self, parent: QDialog) -> None:
        super().__init__(parent)
        self._rows: tuple[TrailRow, ...] = ()
        self._headings = (
            self.tr("Event"),
            self.tr("When"),
            self.tr("What"),
            self.tr("Who"),
            self.tr("Patient"),
            self.tr("Image"),
        )

    def show_rows(self, rows: tuple[TrailRow, ...]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self._rows[index.row()]
        image = f"{row.image[:SHOWN_DIGITS]}, {row.frame}" if row.image else ""
        what = trail_word(row.kind)
        return (str(row.sequence), local_time(row.at), what, row.who, row.patient[:SHOWN_DIGITS], image)[index.column()]


class AuditView(QDialog):
    """Lists the newest events, of one kind where chosen; checks the whole trail off the GUI thread."""

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("Audit trail"))
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("Which events are listed"))
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.check = QPushButton(self.tr("Check again"))
        self.check.setAutoDefault(False)
        self.model = TrailTable(self)
        self.table = QTableView()
        self._set_up_table()
        self._lay_out()
        self._fill_kinds()
        self.kinds.currentIndexChanged.connect(self._load)
        self.check.clicked.connect(self._check)
        self._load()
        self._check()
        self.resize(980, 640)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Events of the audit trail"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setStretchLastSection(True)
        unit = table.fontMetrics().averageCharWidth()
        for column, characters in enumerate((9, 20, 14, 20, 18)):
            table.setColumnWidth(column, unit * characters + 24)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.kinds)
        head.addStretch()
        head.addWidget(self.check)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(12)
        layout.addWidget(self.verdict)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)

    def _fill_kinds(self) -> None:
        from core.store.audit_chain import TrailKind

        self.kinds.addItem(self.tr("All events"), None)
        for kind in get_args(TrailKind):
            self.kinds.addItem(trail_word(kind), kind)

    def _load(self) -> None:
        store = self._session.queue.store
        if store is not None:
            work = partial(store.trail, MOST_ROWS, self.kinds.currentData())
            self._session.jobs.run(work, lane=JobLane.LONG, on_done=self._take)

    def _take(self, rows: list[TrailRow]) -> None:
        self.model.show_rows(tuple(rows))

    def _check(self) -> None:
        store = self._session.queue.store
        if store is None:
            self._say(self.tr("The database is not open."), bad=True)
            return
        self.check.setEnabled(False)
        self._say(self.tr("The trail is being checked\u2026"))
        self._session.jobs.run(store.check_trail, lane=JobLane.LONG, on_done=self._checked, on_error=self._not_checked)

    def _checked(self, report: AuditReport) -> None:
        self.check.setEnabled(True)
        if report.ok:
            count = report.head.count
            whole = self.tr("The audit trail is whole: %n event(s), none edited, removed or moved.", "", count)
            self._say(" ".join([whole, *map(translated, report.notes)]))
            return
        first = report.first_bad
        named = [self.tr("Event {number} is the first that is not whole.").format(number=first)] if first else []
        self._say(" ".join([*named, *map(translated, report.problems)]), bad=True)
        if first:
            self._show_event(first)

    def _show_event(self, number: int) -> None:
        """Bring the first bad row into view, where it is listed."""
        for place in range(self.model.rowCount()):
            if self.model.index(place, 0).data() == str(number):
                self.table.selectRow(place)

    def _not_checked(self, error: BaseException) -> None:
        self.check.setEnabled(True)
        expected = isinstance(error, EnvironmentFault)
        self._say(translated(error) if expected else self.tr("The audit trail could not be checked."), bad=True)

    def _say(self, sentence: str, *, bad: bool = False) -> None:
        """`bad`: in red words."""
        self.verdict.setProperty("fault", bad)
        self.verdict.style().polish(self.verdict)
        self.verdict.setText(sentence)
