"""The application object: it also hears what macOS asks it to open, which comes as events and not as arguments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """A double-click in the Finder, "Open with", a drop on the icon in the Dock: one event a file, also before there is
    a window. They are kept until they are taken; `files_wait` tells once of those that come together."""

    files_wait = Signal()

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._files: list[str] = []

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        if event.file():  # else it is an address, and Overread opens none
            if not self._files:
                QTimer.singleShot(0, self.files_wait.emit)
            self._files.append(event.file())
        return True

    def take_files(self) -> list[str]:
        taken, self._files = self._files, []
        return taken
