"""Every key on one page, over the window; any key or click takes it away."""

from __future__ import annotations

import html
from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app import theme
from app.i18n import in_a_row
from app.shortcuts import native, native_modifier, plain_name
from app.windows.actions import Group
from app.windows.floating import Floating

MOST_COLUMNS, MARGIN_PX, BETWEEN_PX = 5, 24, 20
ROWS_FOR_A_TITLE = 3
SCROLLING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class KeyOverlay(Floating):
    """Filled when it is opened, so that it shows the keys that hold now."""

    def __init__(self, window: QWidget, groups: tuple[Group, ...], actions: Mapping[str, QAction]) -> None:
        super().__init__(window)
        self._groups, self._actions = groups, actions
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Keys"))
        self._columns = [QLabel() for _ in range(MOST_COLUMNS)]
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(MARGIN_PX, 8, MARGIN_PX, 20)
        row.setSpacing(BETWEEN_PX)
        for label in self._columns:
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            row.addWidget(label, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QLabel(self.tr("Any key closes this page. Keys are changed in the settings (Keyboard)."))
        foot.setProperty("secondary", True)
        foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 18, 0, 12)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(foot)

    @property
    def text(self) -> str:
        """All that is said, as HTML."""
        return "".join(label.text() for label in self._columns)

    def open(self) -> None:
        room = self._under.rect().adjusted(40, 40, -40, -40)
        # As many columns as there is room for.
        for count in range(MOST_COLUMNS, 0, -1):
            if self._fill(count) <= room.width():
                break
        needed = max(label.sizeHint().height() for label in self._columns) + 90
        room.setHeight(min(room.height(), needed))
        room.moveCenter(self._under.rect().center())
        self.setGeometry(room)
        self.lay_over(self)

    def _fill(self, columns: int) -> int:
        """Spread all groups over so many columns; the width that they need."""
        tables = [(group.title, group.where, self._rows(group)) for group in self._groups]
        tables.append((self.tr("Mouse"), self.tr("on the image"), self._fixed()))
        heights = [len(rows) + ROWS_FOR_A_TITLE for _, _, rows in tables]
        texts = [""] * MOST_COLUMNS
        for column, (title, where, rows) in zip(_columns(heights, columns), tables, strict=True):
            texts[column] += _table(title, where, rows)
        for label, text in zip(self._columns, texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        needed = [label.sizeHint().width() for label, text in zip(self._columns, texts, strict=True) if text]
        return sum(needed) + len(needed) * BETWEEN_PX + 2 * MARGIN_PX

    def _rows(self, group: Group) -> list[tuple[str, str]]:
        """Numbered actions that stand for nothing now are left out, unless all of them do."""
        actions = [self._actions[name] for name in group.entries]
        actions = [action for action in actions if action.isVisible()] or actions
        return _in_one_row([(_keys_text(action), plain_name(action)) for action in actions])

    def _fixed(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Drag"), self.tr("Window and level")),
            (self.tr("Right drag"), self.tr("Pan")),
            (self.tr("{key} and drag").format(key=native("Space")), self.tr("Pan")),
            (self.tr("Wheel"), self.tr("Scroll a stack, else zoom")),
            (self.tr("{key} and wheel").format(key=native_modifier("Ctrl")), self.tr("Zoom in a stack")),
            (self.tr("Double click"), self.tr("Fit to window")),
        ]

    def event(self, event: QEvent) -> bool:
        """While the page is open, no key does what it says there."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in SCROLLING:
            self._scroll.event(event)
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            self.close_over()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_over()


def _keys_text(action: QAction) -> str:
    """Return and Enter are one word in some languages."""
    written = QKeySequence.SequenceFormat.NativeText
    return in_a_row(dict.fromkeys(sequence.toString(written) for sequence in action.shortcuts()))


def _columns(heights: list[int], count: int) -> list[int]:
    """Into which of so many columns each of these goes, in their order, so that the highest is as low as can be."""
    limits = range(max(heights), sum(heights) + 1)
    return next(found for found in (_packed(heights, limit) for limit in limits) if found[-1] < count)


def _packed(heights: list[int], limit: int) -> list[int]:
    """The same, with a column for whatever a limit leaves over."""
    columns, column, filled = [], 0, 0
    for height in heights:
        if filled + height > limit:
            column, filled = column + 1, 0
        filled += height
        columns.append(column)
    return columns


def _in_one_row(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Rows that differ by their number alone, as one."""
    common = {(keys.removesuffix(str(n)), name.removesuffix(str(n))) for n, (keys, name) in enumerate(rows, start=1)}
    if len(rows) < 3 or len(common) > 1:
        return rows
    ((keys, name),) = common
    return [(f"{keys}1 \u2013 {keys}{len(rows)}", f"{name}1 \u2013 {len(rows)}")]


def _table(title: str, where: str, rows: list[tuple[str, str]]) -> str:
    said = f" <span style='color:{theme.SECONDARY}'>{html.escape(where)}</span>" if where else ""
    middle = "vertical-align: middle"  # a line with Chinese in it is higher than one without
    lines = "".join(
        f"<tr><td style='color:{theme.ACCENT_TEXT}; padding: 1px 14px 1px 0; {middle}'>"
        f"{html.escape(keys) or '&ndash;'}</td><td style='padding: 1px 0; {middle}'>{html.escape(name)}</td></tr>"
        for keys, name in rows
    )
    return f"<p style='margin: 12px 0 3px 0'><b>{html.escape(title)}</b>{said}</p><table>{lines}</table>"
