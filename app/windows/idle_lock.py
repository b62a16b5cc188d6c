"""Covers the window when nobody has touched it for a while, so that no patient stays on screen."""

from __future__ import annotations

import time

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QMainWindow, QVBoxLayout, QWidget

from app.icons import icon
from app.windows.held_keys import Repeats

_PRESSES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
_TOUCHES = _PRESSES | {
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
    QEvent.Type.DragEnter,
    QEvent.Type.Drop,
}


_CLICKS = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease}
_KEYS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}
_LASTING = (Qt.WindowType.Widget, Qt.WindowType.Window, Qt.WindowType.Dialog)


class IdleLock(QFrame):
    """Lies over all of the window and hides what it covers, from screen readers too; other windows of ours go.

    A key or a click asks for the way back: `unlock_asked`. Until somebody claims that signal by `ask_first`, asking is
    enough, and what was pressed does nothing else.
    """

    locked_changed = Signal(bool)
    unlock_asked = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._minutes, self._touched = 0.0, time.monotonic()
        self._locked, self._asks_first = False, False
        self._form: QWidget | None = None  # the only one that can be used while all is covered
        self._covered: list[QWidget] = []
        self._focused: QWidget | None = None
        self._held_key = 0  # what took the cover away, as long as it is held
        self._let_go, self._repeats = False, Repeats()  # it was released, unless the next event says otherwise
        self._clicked = False  # a click took it away, and no other has begun
        self.setProperty("onimage", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._say()
        self.hide()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._listens = False

    def _say(self) -> None:
        sign, title = QLabel(), QLabel(self.tr("Covered"))
        sign.setPixmap(icon("overread", on_image=True).pixmap(QSize(72, 72)))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        title.setFont(font)
        text = QLabel(self.tr("Press a key or click to go on reading. Nothing was closed."))
        text.setProperty("secondary", True)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch()
        for label in (sign, title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch()
        self.setAccessibleName(f"{title.text()}. {text.text()}")

    @property
    def locked(self) -> bool:
        return self._locked

    @property
    def idle_s(self) -> float:
        """How long nobody has touched the window."""
        return time.monotonic() - self._touched

    @property
    def is_waiting(self) -> bool:
        """Whether it comes by itself."""
        return self._timer.isActive()

    def set_minutes(self, minutes: float) -> None:
        """Cover the window after so many minutes without a key or the mouse; 0: never by itself."""
        self._minutes = minutes
        self._touched = time.monotonic()
        self._timer.stop()
        if minutes:
            self._listen()
            self._timer.start(round(minutes * 60_000))

    def ask_first(self) -> None:
        """From now on a press only asks; whoever hears `unlock_asked` calls `unlock`."""
        self._asks_first = True

    def let_through(self, form: QWidget) -> None:
        """A modal window in which somebody says who she is: it can be used while all else is covered."""
        self._form = form

    def lock(self) -> None:
        if self._locked:
            return
        self._locked = True
        self._held_key, self._let_go, self._clicked = 0, False, False
        self._listen()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._focused = application.focusWidget()
        others = [w for w in application.topLevelWidgets() if w is not self._window and w.isVisible()]
        within = [child for child in self._window.children() if isinstance(child, QWidget) and child is not self]
        # The window's own parts first: they outlive every dialog, whatever those do when they are hidden.
        shown = [widget for widget in (*within, *others) if widget.isVisible()]
        for widget in shown:
            widget.hide()
        # A menu or tooltip that was open does not come back.
        self._covered = [widget for widget in shown if _is_there(widget) and widget.windowType() in _LASTING]
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self.locked_changed.emit(True)

    def unlock(self) -> None:
        if not self._locked:
            return
        self._locked = False
        self.hide()
        covered, self._covered = self._covered, []
        for widget in covered:
            if _is_there(widget):
                widget.show()
        self.set_minutes(self._minutes)
        self._window.activateWindow()
        focused, self._focused = self._focused, None
        if focused is not None and _is_there(focused) and focused.isVisible():
            focused.activateWindow()
            focused.setFocus()
        else:
            self._window.setFocus()
        self.locked_changed.emit(False)

    def _listen(self) -> None:
        """To every event of the application, from the first time that it matters: while the window is built, a
        thousand pass that are nobody's touch."""
        application = QApplication.instance()
        if application is not None and not self._listens:
            application.installEventFilter(self)
            self._listens = True

    def release(self) -> None:
        """The window closes: listen to nothing any more."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def _look(self) -> None:
        """The timer is not set anew at every touch: it looks, when it ends, how long ago the last one was."""
        left_ms = round((self._minutes * 60.0 - self.idle_s) * 1000.0)
        if left_ms > 0:
            self._timer.start(left_ms)
        elif self._minutes:
            self.lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees every event of the application: it must be quick."""
        kind = event.type()
        if kind not in _TOUCHES:
            if kind == QEvent.Type.ApplicationStateChange:
                self._held_key = 0  # its release may go to another program
            elif kind == QEvent.Type.Resize and self._locked and watched is self._window:
                self.setGeometry(self._window.rect())
            return False
        if not self._locked:
            self._touched = time.monotonic()
            return (bool(self._held_key) or self._clicked) and self._is_of_the_unlocking(event)
        if self._is_for_form(watched):
            return False
        if kind in _PRESSES:
            self._on_press(event)
        event.accept()
        return True

    def _is_for_form(self, watched: QObject) -> bool:
        """Also for a list that drops down from it. What goes to a window as such is for whichever is modal."""
        form = self._form
        if form is None or not _is_there(form) or not form.isVisible():
            return False
        above: QObject | None = watched
        while isinstance(above, QWidget) and above is not form:
            above = above.parent()
        return above is form or not isinstance(watched, QWidget)

    def _is_of_the_unlocking(self, event: QEvent) -> bool:
        """Whether an event belongs to the press that took the cover away: no key does anything until that one is
        released, and the second half of a double click does nothing either."""
        kind = event.type()
        if kind in _KEYS and self._held_key and isinstance(event, QKeyEvent):
            if self._let_go and not self._repeats.goes_on(event):
                self._held_key, self._let_go = 0, False
                return False
            if event.key() == self._held_key:
                self._let_go = kind == QEvent.Type.KeyRelease and not event.isAutoRepeat()
                self._repeats.note(event)
            event.accept()
            return True
        if kind in _CLICKS and self._clicked and isinstance(event, QMouseEvent):
            doubled = bool(event.flags() & Qt.MouseEventFlag.MouseEventCreatedDoubleClick)
            self._clicked = kind != QEvent.Type.MouseButtonPress or doubled
            return self._clicked
        return False

    def _on_press(self, event: QEvent) -> None:
        self.unlock_asked.emit()
        if not self._asks_first:
            self.unlock()
            self._held_key, self._let_go = event.key() if isinstance(event, QKeyEvent) else 0, False
            self._clicked = event.type() == QEvent.Type.MouseButtonPress


def _is_there(widget: QWidget) -> bool:
    """A dialog that waited for its answer is given up when it is hidden, and may be gone."""
    return shiboken6.isValid(widget)
