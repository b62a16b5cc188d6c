"""The networks at hand as cards: name, standing, what it reads, its one figure, where it comes from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app import theme
from app.bundle_words import stated_text
from app.i18n import in_a_row
from app.learning_words import foremost_text, origin_text, reads_text, standing_word
from app.network_shelf import NetworkRecord, Shelf

RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
MARGIN_PX, PADDING_PX, GAP_PX = 4.0, 12.0, 4.0
_COLOURS = {"in use": "AGREE", "candidate": "UNSURE", "earlier": "SECONDARY", "at hand": "SECONDARY"}
Index = QModelIndex | QPersistentModelIndex


class NetworkCards(QListWidget):
    """`record_chosen` carries the record, or None for an empty shelf."""

    record_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Networks at hand"))
        self.setItemDelegate(_CardDelegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(lambda now, before: self.record_chosen.emit(self.record))

    @property
    def record(self) -> NetworkRecord | None:
        """The chosen one."""
        item = self.currentItem()
        record: NetworkRecord | None = item.data(RECORD_ROLE) if item is not None else None
        return record

    def show_shelf(self, shelf: Shelf) -> None:
        """The chosen network stays chosen where it is still there."""
        chosen = self.record.bundle.folder if self.record is not None else None
        self.blockSignals(True)
        self.clear()
        for record in shelf.records:
            item = QListWidgetItem()
            item.setData(RECORD_ROLE, record)
            item.setText(record.title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(record))
            item.setToolTip(stated_text(record.bundle, record.bundle.manifest.intended_use))
            self.addItem(item)
        folders = [record.bundle.folder for record in shelf.records]
        self.setCurrentRow(folders.index(chosen) if chosen in folders else 0 if folders else -1)
        self.blockSignals(False)
        self.record_chosen.emit(self.record)

    def choose(self, folder: Path) -> None:
        for row in range(self.count()):
            if self.item(row).data(RECORD_ROLE).bundle.folder == folder:
                self.setCurrentRow(row)


def spoken(record: NetworkRecord) -> str:
    """A card in one sentence, for a screen reader."""
    parts = (record.title, standing_word(record.standing), reads_text(record), foremost_text(record))
    return in_a_row((*parts, origin_text(record)))


class _CardDelegate(QStyledItemDelegate):
    """Four lines: name and standing; what it reads; the figure; the origin."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetricsF(option.font).height()
        return QSize(220, round(4.0 * line + 3.0 * GAP_PX + 2.0 * (PADDING_PX + MARGIN_PX)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        record: NetworkRecord = index.data(RECORD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
        self._paint_ground(painter, option, card)
        inner = card.adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
        line = QFontMetricsF(option.font).height()
        row = QRectF(inner.left(), inner.top(), inner.width(), line)
        self._paint_title(painter, option, row, record)
        secondary = QColor(theme.SECONDARY)
        figure_colour = option.palette.color(QPalette.ColorRole.Text) if record.foremost is not None else secondary
        lines = (
            (reads_text(record), secondary),
            (foremost_text(record), figure_colour),
            (origin_text(record), secondary),
        )
        painter.setFont(option.font)
        for text, colour in lines:
            row.translate(0.0, line + GAP_PX)
            painter.setPen(colour)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(row.width()))
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, card: QRectF) -> None:
        palette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = palette.color(QPalette.ColorRole.Button if chosen or under else QPalette.ColorRole.Base)
        edge = palette.color(QPalette.ColorRole.Link if chosen else QPalette.ColorRole.Mid)
        painter.setPen(QPen(edge, 1.5 if chosen else 1.0))
        painter.setBrush(ground)
        painter.drawRoundedRect(card, 6.0, 6.0)

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, row: QRectF, record: NetworkRecord) -> None:
        word = standing_word(record.standing)
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.88)
        small.setWeight(QFont.Weight.DemiBold)
        width = QFontMetricsF(small).horizontalAdvance(word) + 14.0
        pill = QRectF(row.right() - width, row.top() - 1.0, width, row.height() + 2.0)
        colour = QColor(getattr(theme, _COLOURS[record.standing]))
        painter.setPen(QPen(colour, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0)
        painter.setFont(small)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        room = row.width() - width - 10.0
        shown = QFontMetricsF(bold).elidedText(record.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
