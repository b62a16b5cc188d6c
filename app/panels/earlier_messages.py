"""What the window said before: a message goes by itself, and may have been missed over the image."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

MOST = 20
SHOWN_CHARACTERS = 120


class EarlierMessages(QToolButton):
    """A button that lists them, newest first; choosing one copies it whole. Kept in memory only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: deque[tuple[str, str]] = deque(maxlen=MOST)
        self.setText("\u22ef")
        self.setAccessibleName(self.tr("Earlier messages"))
        self.setToolTip(self.tr("Earlier messages"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """Newest first."""
        return [sentence for _, sentence in reversed(self._messages)]

    def keep(self, sentence: str) -> None:
        if sentence:
            self._messages.append((QTime.currentTime().toString("HH:mm"), sentence))
            self.show()

    def forget(self) -> None:
        """Nothing that was said so far is to be seen any more."""
        self._messages.clear()
        self.hide()

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for when, sentence in reversed(self._messages):
            cut = sentence if len(sentence) <= SHOWN_CHARACTERS else sentence[: SHOWN_CHARACTERS - 1] + "\u2026"
            action = menu.addAction(f"{when}  {cut}".replace("&", "&&"))
            action.setToolTip(sentence)
            action.triggered.connect(lambda _checked=False, whole=sentence: QGuiApplication.clipboard().setText(whole))
