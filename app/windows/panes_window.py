"""The panes in a window of their own: for a second monitor."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.viewer.pane_grid import PaneGrid


class PanesWindow(QWidget):
    """Holds the panes until it is closed. The window's keys work here too."""

    closing = Signal()

    def __init__(self, window: QWidget, actions: list[QAction]) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Overread: images"))
        self.setAutoFillBackground(True)
        self.addActions(actions)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def take(self, grid: PaneGrid) -> None:
        self._layout.addWidget(grid)
        grid.show()

    def show_beside(self, window: QWidget, geometry: str) -> None:
        """Where it stood last, as far as there is a screen there; else filling another screen, where there is one."""
        other = other_screen(window.screen())
        if geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            self.show()
        elif other is not None:
            self.setGeometry(other.availableGeometry())
            self.showMaximized()
        else:
            self.resize(window.size() * 0.8)
            self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)


def other_screen(screen: QScreen) -> QScreen | None:
    return next((other for other in QGuiApplication.screens() if other is not screen), None)


class PanesAway(QFrame):
    """What stands in the reading window while the panes are elsewhere."""

    def __init__(self, bring_back: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("onimage", True)
        said = QLabel(self.tr("The images are in a window of their own."))
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self.tr("Bring them back"))
        self.setFocusProxy(self.button)
        self.button.clicked.connect(lambda: bring_back.setChecked(False))
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addWidget(said)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch()
