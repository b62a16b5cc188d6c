"""One page of the relabel queue as a table. What its reader must not know yet reads "hidden"."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor

from app import theme
from app.headed_table import HeadedTable, Index
from app.queue_pages import QueuePages
from app.reading_session import ReadingSession
from app.wording import call_word, label_of, local_time, plain_figure, queue_reason_word, state_word, verdict_word
from core.review.assessing import utc_now
from core.review.queue_search import QueueRow

PEOPLE_COLUMNS = ((9, 3), (10, 4))  # column, and where it stands: beside state and finding
CHARACTERS = (6, 23, 20, 24, 10, 20, 22, 26, 18, 16, 16)  # as wide as the columns become for their words
GIVING = (8, 7, 6, 5, 1, 10, 9, 2, 3, 4, 0)  # which columns give way first
SAID_BESIDE = (8, 7)  # time and image: the preview tells them, and each row's tooltip


class QueueTable(HeadedTable):
    """A row an entry."""

    def __init__(self, session: ReadingSession, pages: QueuePages) -> None:
        super().__init__(session)
        self._session, self._pages = session, pages
        self._rows: tuple[QueueRow, ...] = ()
        self._headings = (
            self.tr("Case"),
            self.tr("State"),
            self.tr("Finding"),
            self.tr("Network"),
            self.tr("Verdict"),
            self.tr("Correct label"),
            self.tr("Why"),
            self.tr("Image"),
            self.tr("When"),
            self.tr("Read by"),
            self.tr("Claimed by"),
        )
        pages.changed.connect(self._reload)
        session.network_changed.connect(self._reload)
        session.network_view_changed.connect(lambda _: self._reload())
        self._reload()

    def _reload(self) -> None:
        self.beginResetModel()
        self._rows = self._pages.page.rows
        self.endResetModel()

    def entry(self, row: int) -> QueueRow:
        return self._rows[row]

    def place_of(self, queue_id: int) -> int | None:
        """The row that an entry stands in; None where it is not on this page."""
        return next((place for place, row in enumerate(self._rows) if row.queue_id == queue_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(row)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and row.state in ("exported", "rejected"):
            return QColor(theme.SECONDARY)
        return self._tooltip(row) if role == Qt.ItemDataRole.ToolTipRole else None

    def _tooltip(self, row: QueueRow) -> str:
        lines = [f"{PurePath(row.path).name} \u00b7 {local_time(row.created_at)}"]
        if row.note and self._pages.tells_words(row):
            lines.append(self.tr("Note: {note}").format(note=row.note))
        return "\n".join(lines)

    def _texts(self, row: QueueRow) -> tuple[str, ...]:
        findings, hidden, told = self._session.findings, self.tr("hidden"), self._pages.tells_words(row)
        return (
            str(row.queue_id),
            state_word(row.state),
            label_of(row.finding, findings),
            self.network_text(row),
            verdict_word(row.verdict) if told and row.verdict is not None else hidden,
            (label_of(row.label, findings) or "\u2013") if told else hidden,
            self.reason_text(row),
            PurePath(row.path).name,
            local_time(row.created_at),
            row.reader,
            row.claimed_by if row.claimed_by and utc_now() < row.claimed_until else "",
        )

    def reason_text(self, row: QueueRow) -> str:
        if not self._pages.tells(row) or row.reason is None:
            return self.tr("hidden")
        return queue_reason_word(row.reason)

    def network_text(self, row: QueueRow) -> str:
        """The network's call and figure, where they may be told."""
        if not self._pages.tells(row):
            return self.tr("hidden")
        if row.probability is None or row.predicted is None:
            return "\u2013"
        spoke = self._session.networks.that_spoke(row.bundle)
        calibrated = spoke is None or spoke.manifest.gives_probabilities
        return f"{call_word(row.predicted == 'positive')}, {plain_figure(row.probability, calibrated=calibrated)}"
