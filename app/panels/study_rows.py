"""How the rows of the study list look: two lines, a thumbnail, and a sign on what cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app import theme
from app.icons import icon
from app.open_studies import FrameTarget
from app.panels.thumbnails import Thumbnails
from app.wording import case_state_word
from core.review.case_state import CaseState

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
THUMBNAIL_PX = 52
GAP_PX = 10.0
REASON_LINES = 2


@dataclass(frozen=True, slots=True)
class Row:
    """`kind`: study, series, image, other (an object that is no image), or problem. `target`: the frame behind an image
    row; `path`: the file behind any other. `state`: how far the reader is with the case that the row stands for."""

    kind: str
    title: str
    subtitle: str
    target: FrameTarget | None = None
    unreadable: bool = False
    path: str = ""
    state: CaseState | None = None


class StudyRows(QStyledItemDelegate):
    """Paints `Row` values. Asking for a thumbnail while painting means: only for what is seen."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._signs: dict[tuple[str, str], QIcon] = {}
        self._lines_px: tuple[QFont, float, float] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(ROW_ROLE)
        title, small = self._line_heights(option.font)
        text = title + _small_lines(row) * small
        if row.kind == "image":
            return QSize(160, max(THUMBNAIL_PX + 12, round(text + 14)))
        return QSize(160, round(text + (18 if row.kind == "study" else 12)))

    def _line_heights(self, font: QFont) -> tuple[float, float]:
        """Of a title and of what stands below it. Measured once a font: each time the list grows, all of its rows are
        asked for their size."""
        if self._lines_px is None or self._lines_px[0] != font:
            self._lines_px = (QFont(font), _line_height(font), _line_height(_small(font)))
        return self._lines_px[1:]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        self._paint_ground(painter, area, row, option)
        text = area.adjusted(12.0, 0.0, -10.0, 0.0)
        if row.kind == "image" and row.target is not None:
            text = self._paint_thumbnail(painter, area, row)
        elif row.kind in ("problem", "other"):
            side = QFontMetricsF(option.font).height()
            sign = self._sign("warning" if row.kind == "problem" else "document")
            sign.paint(painter, QRectF(text.left(), text.top() + 6.0, side, side).toRect())
            text.adjust(side + 8.0, 0.0, 0.0, 0.0)
        self._paint_text(painter, text, row, option.font)
        painter.restore()

    def _sign(self, name: str) -> QIcon:
        """Kept, because a row is painted often; one for each theme."""
        key = (name, theme.SIGN)
        if key not in self._signs:
            self._signs[key] = icon(name)
        return self._signs[key]

    def _paint_ground(self, painter: QPainter, area: QRectF, row: Row, option: QStyleOptionViewItem) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if row.kind == "study":
            painter.fillRect(area, QColor(theme.STUDY))
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1.0), QColor(theme.BORDER))
            return
        state = option.state
        if state & QStyle.StateFlag.State_Selected and row.kind in ("image", "other"):
            painter.fillRect(area, QColor(theme.SELECTED))
            painter.fillRect(QRectF(area.left(), area.top(), 3.0, area.height()), QColor(theme.ACCENT))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(theme.ROW_HOVER))

    def _paint_thumbnail(self, painter: QPainter, area: QRectF, row: Row) -> QRectF:
        """Draw the thumbnail in its square; returns what is left for the text."""
        top = area.top() + (area.height() - THUMBNAIL_PX) / 2.0
        square = QRectF(area.left() + 12.0, top, THUMBNAIL_PX, THUMBNAIL_PX)
        painter.fillRect(square, QColor(theme.IMAGE))
        if row.unreadable:
            icon("warning", on_image=True).paint(painter, square.adjusted(15.0, 15.0, -15.0, -15.0).toRect())
        pixmap = self._thumbnails.pixmap(row.target) if row.target is not None and not row.unreadable else None
        if pixmap is not None:
            size = pixmap.deviceIndependentSize()
            scale = THUMBNAIL_PX / max(size.width(), size.height())
            shown = QRectF(0.0, 0.0, size.width() * scale, size.height() * scale)
            shown.moveCenter(square.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(shown, pixmap, QRectF(pixmap.rect()))
        return area.adjusted(12.0 + THUMBNAIL_PX + GAP_PX, 0.0, -10.0, 0.0)

    def _paint_state(self, painter: QPainter, area: QRectF, state: CaseState, font: QFont) -> QRectF:
        """A dot for an unread case, else a word, at the right edge; returns what is left for the text."""
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        if state == "new":
            side = 7.0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.ACCENT))
            painter.drawEllipse(QRectF(area.right() - side, area.center().y() - side / 2.0, side, side))
            return area.adjusted(0.0, 0.0, -side - 8.0, 0.0)
        word = case_state_word(state)
        width = metrics.horizontalAdvance(word)
        colours = {"flagged": theme.UNSURE, "refused": theme.DISAGREE, "failed": theme.DISAGREE}
        painter.setPen(QColor(colours.get(state, theme.SECONDARY)))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
        return area.adjusted(0.0, 0.0, -width - 8.0, 0.0)

    def _paint_text(self, painter: QPainter, area: QRectF, row: Row, base: QFont) -> None:
        font, small = QFont(base), _small(base)
        if row.kind == "study":
            font.setWeight(QFont.Weight.DemiBold)
        title_px, small_px = self._line_heights(base)
        lines = _small_lines(row)
        top = area.top() + (area.height() - title_px - lines * small_px) / 2.0
        if row.state is not None:
            area = self._paint_state(painter, area, row.state, small)
        painter.setFont(font)
        painter.setPen(QColor(theme.SECONDARY if row.kind in ("problem", "series") or row.unreadable else theme.TEXT))
        title = QFontMetricsF(font).elidedText(row.title, Qt.TextElideMode.ElideMiddle, area.width())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(QRectF(area.left(), top, area.width(), title_px), left, title)
        if lines:
            painter.setFont(small)
            painter.setPen(QColor(theme.SECONDARY))
            below = QRectF(area.left(), top + title_px, area.width(), lines * small_px)
            room = area.width() if lines == 1 else 1.85 * area.width()
            shown = QFontMetricsF(small).elidedText(row.subtitle, Qt.TextElideMode.ElideRight, room)
            wrapped = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(below, left if lines == 1 else wrapped, shown)


def _small_lines(row: Row) -> int:
    """How many lines a row has below its title."""
    if not row.subtitle:
        return 0
    return REASON_LINES if row.kind == "problem" or row.unreadable else 1


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(small.pointSizeF() * 0.9)
    return small


def _line_height(font: QFont) -> float:
    """With a word of the reader's language in it: a line with Chinese in it is higher than the font itself says."""
    room = QRectF(0.0, 0.0, 1000.0, 1000.0)
    return QFontMetricsF(font).boundingRect(room, 0, case_state_word("failed")).height()
