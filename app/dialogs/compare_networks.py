"""What every network at hand says of the image on screen: rows are findings, columns networks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.comparing import Column, Comparing
from app.i18n import translated
from app.reading_session import ReadingSession
from app.wording import band_word, figure, finding_label, gate_sentences
from core.findings import Finding, Score


class CompareDialog(QDialog):
    """Follows the image on screen; empty while the network's view is hidden."""

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("Compare networks"))
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setProperty("secondary", True)
        self.table = QTableWidget()
        self.table.setAccessibleName(self.tr("Findings by network"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QTableWidget.Shape.NoFrame)
        self.table.verticalHeader().setDefaultSectionSize(34)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(14)
        for widget in (self.table, self.text, buttons):
            layout.addWidget(widget)
        self.comparing = Comparing(session, self)
        self.comparing.changed.connect(self._refresh)
        self._refresh()

    def sizeHint(self) -> QSize:
        columns, rows = len(self.comparing.columns), max(4, self.table.rowCount())
        return QSize(min(1100, 260 + 190 * columns), min(720, 210 + 34 * rows))

    @Slot()
    def _refresh(self) -> None:
        columns, rows = self.comparing.columns, self.comparing.rows
        self.text.setText(self._remark(columns))
        self.table.clear()
        self.table.setColumnCount(len(columns))
        self.table.setRowCount(max(1, len(rows)) if columns else 0)
        for place, column in enumerate(columns):
            self.table.setHorizontalHeaderItem(place, self._head(column))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setVerticalHeaderLabels(
            [_label(row.key, row.label.en, row.label.vi, row.label.zh_CN) for row in rows] or [""]
        )
        answered = [place for place, column in enumerate(columns) if column.prediction is not None]
        for place, column in enumerate(columns):
            if column.prediction is None or not column.prediction.scores:
                self._fill_silent(place, column, max(1, len(rows)))
        for number, row in enumerate(rows):
            for place, score in zip(answered, row.scores, strict=True):
                if columns[place].prediction.scores:  # type: ignore[union-attr]
                    self.table.setItem(number, place, self._cell(columns[place], score))

    def _remark(self, columns: tuple[Column, ...]) -> str:
        if not columns:
            if not self._session.network_view_visible:
                return self.tr("The network\u2019s view is hidden.")
            return self.tr("There is no image on screen, or no network.")
        return self.tr(
            "Percentages are calibrated probabilities; plain numbers are scores of a network that was never calibrated"
            " and compare with no other. Bold: the network calls the finding. Nothing of this is recorded."
        )

    def _head(self, column: Column) -> QTableWidgetItem:
        manifest = column.bundle.manifest
        item = QTableWidgetItem(f"{manifest.name}\n{manifest.version}")
        item.setToolTip("\n".join(map(translated, column.reasons)))
        prediction = column.prediction
        if prediction is not None and prediction.bundle == self._session.spoken_by:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            item.setFont(font)
        return item

    def _fill_silent(self, place: int, column: Column, rows: int) -> None:
        """A column without scores: one word, with its reasons."""
        if column.problem:
            word, why = self.tr("no answer"), column.problem
        elif column.prediction is None:
            word, why = self.tr("being asked\u2026"), ""
        else:
            word, why = self.tr("refused"), gate_sentences(column.prediction.gate)
        for number in range(rows):
            item = _item(word if number == 0 else "", why)
            item.setForeground(QColor(theme.SECONDARY))
            self.table.setItem(number, place, item)

    def _cell(self, column: Column, score: Score | None) -> QTableWidgetItem:
        if score is None:
            item = _item("\u2013", self.tr("This network does not know the finding."))
            item.setForeground(QColor(theme.SECONDARY))
            return item
        calibrated = column.bundle.manifest.gives_probabilities
        shown = figure(score, calibrated=calibrated)
        item = _item(f"{shown}  {band_word(score.band)}" if score.band is not None else shown, "")
        if score.positive:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            item.setFont(font)
        return item


def _item(text: str, tip: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    item.setToolTip(tip)
    return item


def _label(key: str, english: str, vietnamese: str, chinese: str) -> str:
    return finding_label(Finding(key, {"en": english, "vi": vietnamese, "zh_CN": chinese}, "finding", None, 0.5))
