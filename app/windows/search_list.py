"""A list over the window that is searched by a few letters: one line to type in, and what fits below it, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.i18n import searchable
from app.shortcuts import TypingKeys, is_return
from app.windows.floating import Floating

WIDTH_CHARACTERS, ROWS = 62, 12
AT_A_START, IN_A_ROW, ELSEWHERE = 3.0, 3.5, 1.0  # what a letter is worth
NEAR_THE_BEST = 0.65  # a name that fits less than this share of the best is not offered
STEPPING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Offer:
    """One row. `value`: what is handed out for it. `aside`: where it belongs, in a few words; `key`: the keyboard's."""

    name: str
    value: object
    aside: str = ""
    key: str = ""
    enabled: bool = True


def match_score(query: str, text: str) -> float:
    """How well the letters of a query, in their order, are found in a text; 0 where one of them is missing.

    Letters at the start of a word and in a row count more, and a short text before a long one: "nq" finds "Relabel
    queue" after "Next unread". The best way to lay the letters is found, not the first. Marks on letters do not count.
    """
    letters, words = searchable(query).replace(" ", ""), searchable(text)
    if not letters:
        return 1.0
    # best[i]: the best score of the letters so far with the last of them on character i; 0: it does not lie there.
    best = [_worth(words, i) if character == letters[0] else 0.0 for i, character in enumerate(words)]
    for letter in letters[1:]:
        before, best = best, [0.0] * len(words)
        reached = 0.0
        for i, character in enumerate(words):
            adjacent = before[i - 1] + IN_A_ROW if i and before[i - 1] else 0.0
            apart = reached + _worth(words, i) if reached else 0.0
            if character == letter:
                best[i] = max(adjacent, apart)
            reached = max(reached, before[i])
    found = max(best, default=0.0)
    return found + 1.0 / (1.0 + len(words)) if found else 0.0


def best_first(query: str, offers: Sequence[Offer]) -> list[Offer]:
    """Those that fit; of equals, in the order given. What can be chosen comes before what cannot."""
    ranked = [(match_score(query, offer.name), offer) for offer in offers]
    enough = NEAR_THE_BEST * max((score for score, _ in ranked), default=0.0)
    found = [one for one in ranked if one[0] and one[0] >= enough]
    found.sort(key=lambda one: (not one[1].enabled, -one[0]))
    return [offer for _, offer in found]


def _worth(words: str, i: int) -> float:
    return AT_A_START if i == 0 or not words[i - 1].isalnum() else ELSEWHERE


class _Rows(QStyledItemDelegate):
    """The name at the left, where it belongs and its key at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        name, place, key = index.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        if chosen:
            painter.fillRect(option.rect, QColor(theme.ACCENT_DEEP))
        painter.setPen(QColor(theme.ON_ACCENT if chosen else theme.TEXT if enabled else theme.DISABLED))
        area = QRectF(option.rect).adjusted(12.0, 0.0, -12.0, 0.0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | middle, key)
        taken = option.fontMetrics.horizontalAdvance(key) + (16.0 if key else 0.0)
        area.adjust(0.0, 0.0, -taken, 0.0)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | middle, name)
        area.adjust(option.fontMetrics.horizontalAdvance(name) + 14.0, 0.0, 0.0, 0.0)
        if enabled and not chosen:
            painter.setPen(QColor(theme.PLACEHOLDER))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | middle, place)

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(200, option.fontMetrics.height() + 12)


class SearchList(Floating):
    """Lies over the window while it is open: no dialog, nothing waits for it. What cannot be chosen stands dimmed.

    `offers`, `choose`: whoever goes on from here says what is offered, and what becomes of the chosen one's value.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.line = QLineEdit()
        self.list = QListWidget()
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.line.textChanged.connect(lambda _: self._fill())
        self.line.returnPressed.connect(self._choose_current)
        self.list.itemClicked.connect(lambda _: self._choose_current())
        self.line.installEventFilter(self)
        TypingKeys(self.line)

    def call_it(self, title: str, found: str) -> None:
        """`title`: what is searched; `found`: what the list holds, for whoever hears it read."""
        self.line.setPlaceholderText(title)
        self.line.setAccessibleName(title)
        self.list.setAccessibleName(found)

    def offers(self, query: str) -> list[Offer]:
        """What is offered for what was typed, best first."""
        raise NotImplementedError

    def choose(self, value: object) -> None:
        """This one was chosen; the list is closed."""
        raise NotImplementedError

    @property
    def offered(self) -> list[str]:
        """The names of what is found, best first."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def search(self) -> None:
        """Open it, with nothing typed."""
        self.line.clear()
        self._fill()
        self.lay_over(self.line)

    def _place(self) -> None:
        within, metrics = self._under.rect(), self.fontMetrics()
        width = min(metrics.averageCharWidth() * WIDTH_CHARACTERS, within.width() - 40)
        rows = min(max(self.list.count(), 1), ROWS)
        height = self.line.sizeHint().height() + rows * (metrics.height() + 12) + 34
        self.setGeometry((within.width() - width) // 2, 70, width, min(height, within.height() - 110))

    def _fill(self) -> None:
        found = self.offers(self.line.text())
        self.list.clear()
        for offer in found:
            item = QListWidgetItem(offer.name)
            item.setData(Qt.ItemDataRole.UserRole, (offer.name, offer.aside, offer.key))
            item.setData(Qt.ItemDataRole.UserRole + 1, offer.value)
            if not offer.enabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        if found and found[0].enabled:
            self.list.setCurrentRow(0)
        self._place()

    def _choose_current(self) -> None:
        item = self.list.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            value: object = item.data(Qt.ItemDataRole.UserRole + 1)
            self.close_over()
            self.choose(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move through the list go there, though the line has the focus."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if not isinstance(event, QKeyEvent):
            return False
        escape = event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape
        if escape or is_return(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_over()
                return True
            if event.key() in STEPPING:
                self.list.event(event)
                return True
        return False
