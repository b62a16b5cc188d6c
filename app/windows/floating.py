"""What lies over the window for a moment, without being a dialog: nothing waits for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget


class Floating(QFrame):
    """Hidden at first. The focus goes back to where it was when it is closed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("floating", True)
        self._under = window
        self._before: QWidget | None = None
        self.hide()

    def lay_over(self, focus: QWidget) -> None:
        """Show it, with the focus on `focus`, which is itself or lies in it."""
        before = QApplication.focusWidget()
        if before is not None and before is not self and not self.isAncestorOf(before):
            self._before = before
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_over(self) -> None:
        self.hide()
        before = self._before if self._before is not None and self._before.isVisible() else self._under
        before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
