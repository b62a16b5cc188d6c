"""The rules by which studies are laid out when they are opened, as a table that is edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.preferences import Preferences

if TYPE_CHECKING:
    from core.settings import HangingRule

MOST_PANES = 4
BETWEEN_PANES = "|"


def modalities_text(rule: HangingRule) -> str:
    return ", ".join(rule.modalities)


def panes_text(rule: HangingRule) -> str:
    """The views of each pane from left to right: "PA, AP | LL, RL"."""
    return f" {BETWEEN_PANES} ".join(", ".join(views) for views in rule.panes)


def rule_of(modalities: str, panes: str) -> HangingRule | None:
    """What the two cells of a rule say; None where a modality or a pane is missing, or panes are too many."""
    from core.settings import HangingRule

    named = _words(modalities)
    views = tuple(_words(pane) for pane in panes.split(BETWEEN_PANES))
    if not named or not all(views) or not 2 <= len(views) <= MOST_PANES:
        return None
    return HangingRule(modalities=named, panes=views)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.upper().replace(",", " ").split())


class HangingPage(QWidget):
    """A row a rule; the first one that fits a study decides. A row that is no rule yet is not kept, and is named."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.table = QTableWidget(0, 2)
        self.add, self.remove = QPushButton(self.tr("Add a r&ule")), QPushButton(self.tr("&Remove"))
        self.back = QPushButton(self.tr("&Default"))
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setProperty("fault", True)
        self._arrange()
        self.table.itemChanged.connect(lambda _: self._keep())
        self.table.currentCellChanged.connect(lambda *_: self._refresh())
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.back.clicked.connect(self._on_default)
        preferences.changed.connect(self._show)
        self._show()

    def _arrange(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels([self.tr("Modalities"), self.tr("Views of each pane, from left to right")])
        table.setAccessibleName(self.tr("How studies are laid out when they are opened"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setColumnWidth(0, 24 * table.fontMetrics().averageCharWidth())
        buttons = QHBoxLayout()
        for button in (self.add, self.remove, self.back):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        remark = QLabel(
            self.tr(
                "A study that has an image for every pane is opened so; the first rule that fits decides. Panes are"
                " parted by |, the views that may lie in one by commas: PA, AP | LL, RL, LAT. Without a rule, studies"
                " are opened in your own layout."
            )
        )
        remark.setProperty("secondary", True)
        remark.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(remark)
        layout.addWidget(table, 1)
        layout.addLayout(buttons)
        layout.addWidget(self.said)

    @property
    def rules(self) -> list[HangingRule | None]:
        """What each row says; None for one that is no rule."""
        return [rule_of(self._text(row, 0), self._text(row, 1)) for row in range(self.table.rowCount())]

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item is not None else ""

    def _show(self) -> None:
        kept = self._preferences.settings.hanging
        if tuple(rule for rule in self.rules if rule is not None) == kept:
            self._refresh()
            return  # a row that is being written is not in the settings
        with QSignalBlocker(self.table):
            self.table.setRowCount(0)
            for rule in kept:
                self._insert(modalities_text(rule), panes_text(rule))
        self._refresh()

    def _insert(self, modalities: str, panes: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in enumerate((modalities, panes)):
            self.table.setItem(row, column, QTableWidgetItem(text))

    def _keep(self) -> None:
        kept = tuple(rule for rule in self.rules if rule is not None)
        if kept != self._preferences.settings.hanging:
            self._preferences.keep(hanging=kept)
        self._refresh()

    def _refresh(self) -> None:
        unfinished = [row + 1 for row, rule in enumerate(self.rules) if rule is None]
        said = self.tr(
            "Row {row} is no rule yet and is not kept: it needs a modality, such as DX, and the views of two to four"
            " panes, such as PA | LL."
        )
        self.said.setText(said.format(row=unfinished[0]) if unfinished else "")
        self.remove.setEnabled(self.table.currentRow() >= 0)

    def _on_add(self) -> None:
        with QSignalBlocker(self.table):
            self._insert("", "")
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.editItem(self.table.currentItem())
        self._refresh()

    def _on_remove(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self._keep()

    def _on_default(self) -> None:
        from core.settings import Settings

        self.table.setRowCount(0)
        self._preferences.keep(hanging=Settings().hanging)
        self._show()
