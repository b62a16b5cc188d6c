"""The columns of a table: as wide as their words, narrower together in a narrow table, or as the reader drags them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

PADDING_PX = 24  # beside the words of a cell
LEAST_CHARACTERS = 6


class FittedColumns(QObject):
    """Belongs to its table, whose model must be set. `most`: how many characters wide a column becomes for its words.
    `giving`: the columns that give way where there is no room for all, the first of them first.

    Columns only ever grow from page to page, so that nothing jumps while the reader turns them.
    """

    def __init__(self, table: QTableView, most: Sequence[int], giving: Sequence[int]) -> None:
        super().__init__(table)
        self._table, self._header = table, table.horizontalHeader()
        self._most, self._giving = tuple(most), tuple(giving)
        self._widest = [0] * len(self._most)  # of the words seen so far
        self._own: tuple[int, ...] = ()
        self._said_beside: tuple[int, ...] = ()
        self._fitting = False
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        anew = QAction(self.tr("Fit the columns"), self._header)
        anew.triggered.connect(lambda: self.restore(()))
        self._header.addAction(anew)
        table.setItemDelegate(_TellsWhatIsCut(table))
        table.viewport().installEventFilter(self)
        self._header.installEventFilter(self)  # which of the two learns of a new font first is left open by Qt
        table.model().modelReset.connect(self._on_rows)
        self._header.sectionResized.connect(self._on_resized)
        self._on_rows()

    @property
    def own(self) -> tuple[int, ...]:
        """The widths in pixels that the reader has dragged the columns to; none, while they are fitted."""
        return self._own

    def restore(self, own: Sequence[int]) -> None:
        """As the reader has left them; none: fitted again."""
        self._own = tuple(own) if len(own) == len(self._most) and all(width > 0 for width in own) else ()
        self._fit()

    def leave_out(self, said_beside: Sequence[int]) -> None:
        """What of these columns has no room for its words is left out, the first of them first: it is said beside the
        table too."""
        if tuple(said_beside) != self._said_beside:
            self._said_beside = tuple(said_beside)
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self._widest = [0] * len(self._most)
            self._on_rows()
        elif event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _on_rows(self) -> None:
        model, metrics = self._table.model(), self._table.fontMetrics()
        for column in range(len(self._most)):
            words = (model.index(row, column).data() or "" for row in range(model.rowCount()))
            widest = max((metrics.horizontalAdvance(text) for text in words), default=0)
            self._widest[column] = max(self._widest[column], widest)
        self._fit()

    def _on_resized(self, column: int, before: int, now: int) -> None:
        """The last column that is there fills what is left over; nobody drags it."""
        header = self._header
        shown = [header.visualIndex(one) for one in range(len(self._most)) if not header.isSectionHidden(one)]
        if not self._fitting and header.visualIndex(column) < max(shown, default=0):
            widths = [self._table.columnWidth(column) for column in range(len(self._most))]
            self._own = tuple(width or self._header.defaultSectionSize() for width in widths)  # 0: left out till now

    def _fit(self) -> None:
        metrics, room = self._table.fontMetrics(), self._table.viewport().width()
        unit, header = metrics.averageCharWidth(), self._table.horizontalHeader()
        headings = [header.sectionSizeHint(column) for column in range(len(self._most))]
        wanted, least = [], []
        for heading, widest, most in zip(headings, self._widest, self._most, strict=True):
            wanted.append(max(heading, min(widest, unit * most) + PADDING_PX))
            least.append(min(wanted[-1], unit * LEAST_CHARACTERS + PADDING_PX))
        left_out = () if self._own else too_many(wanted, self._said_beside, room)
        for column in left_out:
            wanted[column] = least[column] = 0
        self._fitting = True
        for column in range(len(wanted)):
            self._table.setColumnHidden(column, column in left_out)
        widths = self._own or fitted(wanted, least, self._giving, room)
        header.setStretchLastSection(sum(widths) <= room)
        for column, width in enumerate(widths):
            if column not in left_out:
                self._table.setColumnWidth(column, width)
        self._fitting = False


def too_many(wanted: Sequence[int], said_beside: Sequence[int], room: int) -> tuple[int, ...]:
    """The columns to leave out, so that the words of all others are whole; as few as there need be."""
    missing, left_out = sum(wanted) - room, []
    for column in said_beside:
        if missing > 0:
            left_out.append(column)
            missing -= wanted[column]
    return tuple(left_out)


def fitted(wanted: Sequence[int], least: Sequence[int], giving: Sequence[int], room: int) -> tuple[int, ...]:
    """Widths for columns that want so much and can do with so little; those that give way first are cut first, so that
    most words stay whole."""
    widths = list(wanted)
    for column in giving:
        missing = sum(widths) - room
        widths[column] -= min(max(0, missing), max(0, wanted[column] - least[column]))
    return tuple(widths)


class _TellsWhatIsCut(QStyledItemDelegate):
    """Says in a tooltip what a cell has no room for, before what the model says of it."""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        text, said = str(index.data() or ""), str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        cut = option.fontMetrics.horizontalAdvance(text) + PADDING_PX > view.visualRect(index).width()
        lines = [line for line in (text if cut else "", said) if line]
        QToolTip.showText(event.globalPos(), "\n".join(lines), view)
        return True
