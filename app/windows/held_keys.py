"""A key that is held, on X11: its repeats come as a release and a press of one moment, and Qt tells only some of these
from keys that were pressed anew.

WORKAROUND https://bugreports.qt.io/browse/QTBUG-21500
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QMainWindow, QPlainTextEdit

ONE_MOMENT_MS = 1  # nobody lets go of a key and presses it again so fast


class Repeats:
    """Told of every key event in turn, it knows which press is only the repeat of a key that is still held."""

    def __init__(self) -> None:
        self._released: tuple[int, int] | None = None  # key, and when

    def note(self, event: QKeyEvent) -> None:
        """A key was let go of, as far as Qt knows."""
        if event.type() == QEvent.Type.KeyRelease:
            self._released = event.key(), event.timestamp()

    def goes_on(self, event: QKeyEvent) -> bool:
        """Whether a press is a repeat, whatever Qt says of it."""
        if event.isAutoRepeat() or self._released is None:
            return event.isAutoRepeat()
        key, at = self._released
        return event.key() == key and abs(event.timestamp() - at) <= ONE_MOMENT_MS


class HeldKeys(QObject):
    """Keeps actions that do not repeat, verdicts before all, from being done again and again while a key is held."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window, self._repeats = window, Repeats()
        self._refused: tuple[int, int] | None = None  # the press whose shortcut was taken from it

    def begin(self) -> None:
        application = QGuiApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not watched.isWindowType():
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyRelease:
            self._repeats.note(event)
        elif kind == QEvent.Type.ShortcutOverride and self._repeats.goes_on(event) and self._is_once_only(event):
            self._refused = event.key(), event.timestamp()
            event.accept()
            return True
        elif kind == QEvent.Type.KeyPress and (event.key(), event.timestamp()) == self._refused:
            self._refused = None
            event.accept()
            return True
        return False

    def _is_once_only(self, event: QKeyEvent) -> bool:
        if isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit, QAbstractSpinBox)):
            return False  # it is typed there
        pressed = QKeySequence(event.keyCombination())
        actions = self._window.findChildren(QAction)
        return any(not action.autoRepeat() and pressed in action.shortcuts() for action in actions)
