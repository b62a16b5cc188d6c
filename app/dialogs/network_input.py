"""What the network saw: its very input, pixel by pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.i18n import translated
from app.reading_session import ReadingSession
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHOWN_SIDE_PX = 560


class NetworkInputDialog(QDialog):
    """The tensor as a picture, each of its pixels shown as a square. It asks once, for the frame on screen.

    It closes when the network's view is hidden.
    """

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the network saw"))
        self._session = session
        self.picture = QLabel()
        self.picture.setFixedSize(QSize(SHOWN_SIDE_PX, SHOWN_SIDE_PX))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setStyleSheet("background: #000000;")
        self.picture.setAccessibleName(self.tr("The input of the network"))
        self.text = QLabel(self.tr("The network is asked for its input\u2026"))
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setProperty("secondary", True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setMinimumHeight(4 * self.text.fontMetrics().lineSpacing())  # the longest text, before it is there
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(14)
        for widget in (self.picture, self.text, buttons):
            layout.addWidget(widget)
        session.network_view_changed.connect(self._on_network_view)
        if not session.asking.network_input(self._show, self._refuse):
            self.text.setText(self.tr("There is no image on screen, or no network."))

    @Slot(bool)
    def _on_network_view(self, visible: bool) -> None:
        if not visible:
            self.reject()

    def _show(self, grey: NDArray[Any]) -> None:
        height, width = grey.shape
        image = QImage(grey.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
        scale = self.devicePixelRatioF()
        side = round(SHOWN_SIDE_PX * scale)
        pixmap = QPixmap.fromImage(image.copy()).scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation
        )
        pixmap.setDevicePixelRatio(scale)
        self.picture.setPixmap(pixmap)
        said = self.tr(
            "{width} \u00d7 {height} pixels, from the file\u2019s own window. Your window, zoom and invert change"
            " nothing of it. The network learned from pictures like this one: what cannot be seen here, it could not"
            " see."
        )
        self.text.setText(said.format(width=width, height=height))

    def _refuse(self, error: BaseException) -> None:
        expected = isinstance(error, EnvironmentFault)
        self.text.setText(translated(error) if expected else self.tr("The network gave no answer."))
