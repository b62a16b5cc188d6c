"""Every word that a window shows, and a language that tells which of them were translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.panels.elided_label import ElidedLabel

OPEN, CLOSE = "[!! ", " !!]"
LONGER = 1.4
SAID_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_ACCENTS = str.maketrans(
    "aeiouyAEIOUYdlnrst",
    "\u00e1\u1ec5\u00ed\u1ed9\u00fa\u00fd\u00c1\u1ec4\u00cd\u1ed8\u00da\u00dd\u0111\u013a\u0144\u0155\u015b\u0165",
)
_KEPT = re.compile(r"(\{[^}]*\}|%L?[n0-9]|<[^>]*>|&[a-z]+;)")
_TRANSLATED = re.compile(re.escape(OPEN) + ".*" + re.escape(CLOSE), re.DOTALL)


def wider(text: str) -> str:
    """The text in letters that no font may lack, longer by two fifths, between marks; what is filled in stays."""
    accented = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(text))
    filling = "\u1ea5 \u1ed5\u1ea9 \u1ed3\u1eaf " * len(text)
    return f"{OPEN}{accented}{filling[: max(0, round(LONGER * len(text)) - len(text) - len(OPEN + CLOSE))]}{CLOSE}"


class WiderWords(QTranslator):
    """Translates whatever it is asked, of whichever context."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return wider(source) if source.strip() and context != "QKeySequence" and context != "QShortcut" else source

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


def untranslated(text: str) -> str:
    """What of a text does not lie between the marks."""
    return _TRANSLATED.sub("", re.sub(r"<[^>]*>|&[a-z]+;", "", text))


def shown_words(top: QWidget, files: tuple[type[QWidget], ...] = ()) -> Iterator[tuple[str, str]]:
    """(where, text) of everything that `top` and what is in it shows, says or would say. `files`: what shows a file,
    and so is asked for nothing but what is said of it."""
    for widget in (top, *top.findChildren(QWidget)):
        where = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        texts = [widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis()]
        texts += [widget.accessibleName(), widget.accessibleDescription()]
        texts += [] if isinstance(widget, files) else _own_texts(widget)
        yield from ((where, text) for text in texts if text)
    for action in top.findChildren(QAction):
        texts = [action.text(), action.toolTip(), action.statusTip(), action.whatsThis()]
        yield from ((f"action {action.objectName() or action.text()}", text) for text in texts if text)


def _own_texts(widget: QWidget) -> list[str]:
    match widget:
        case ElidedLabel():
            return [widget.whole_text]
        case QLabel() | QAbstractButton():
            return [widget.text()]
        case QLineEdit():
            return [widget.placeholderText()]
        case QPlainTextEdit() | QTextEdit():
            return [widget.placeholderText(), widget.toPlainText() if widget.isReadOnly() else ""]
        case QComboBox():
            return [widget.itemText(place) for place in range(widget.count())]
        case QTabBar():
            return [text for at in range(widget.count()) for text in (widget.tabText(at), widget.tabToolTip(at))]
        case QGroupBox():
            return [widget.title()]
        case QHeaderView():
            model, way = widget.model(), widget.orientation()
            count = model.columnCount() if way == Qt.Orientation.Horizontal else 0
            return [str(model.headerData(at, way) or "") for at in range(count)]
        case QAbstractItemView():
            return list(_item_texts(widget.model(), QModelIndex())) if widget.model() is not None else []
    return []


def _item_texts(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    """What the items of a model say in every role that is shown or read out, those of their children too."""
    for row in range(model.rowCount(parent)):
        column = 0  # a list has one column, and does not let PySide ask for their number
        while (index := model.index(row, column, parent)).isValid():
            yield from (said for role in SAID_ROLES if isinstance(said := index.data(role), str) and said)
            column += 1
        if model.rowCount(first := model.index(row, 0, parent)):
            yield from _item_texts(model, first)


def cut_words(top: QWidget) -> list[str]:
    """What stands on screen without the room for all of it: labels, buttons and the like."""
    cut = []
    for widget in top.findChildren(QWidget):
        lacking = _lacks(widget) if widget.isVisible() else 0
        if lacking > 1:
            cut.append(
                f"{type(widget).__name__} in {type(widget.parent()).__name__} lacks {lacking} px: {_own_texts(widget)}"
            )
    return cut


def room_for_text(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def _lacks(widget: QWidget) -> int:
    """How many pixels the text of a widget wants beyond what it has."""
    match widget:
        case ElidedLabel():
            return 0  # it says with an ellipsis that there is more, and the rest in its tip
        case QLabel():
            if not widget.text() or not widget.pixmap().isNull():
                return 0
            if widget.wordWrap():
                return widget.heightForWidth(widget.width()) - widget.height()
            return widget.sizeHint().width() - widget.width()
        case QComboBox():
            return widget.fontMetrics().horizontalAdvance(widget.currentText()) - room_for_text(widget)
        case QAbstractButton():
            return widget.sizeHint().width() - widget.width() if widget.text() else 0
    return 0
