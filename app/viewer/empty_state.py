"""What stands where an image would be while none is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import without_marks
from app.icons import icon

SIGN_PX = 72


class EmptyState(QFrame):
    """Says that nothing is open, and what can be done about it. It is part of the first paint: keep its imports few.

    `opening`: the actions that are offered as buttons; without any, the room for them is kept.
    """

    def __init__(self, opening: Sequence[QAction] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("onimage", True)
        self.title = QLabel()
        self.say_nothing_open()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self.title.setFont(font)
        text = QLabel(self.tr("Drop DICOM, PNG or JPEG files, or a folder with them, anywhere on this window."))
        text.setProperty("secondary", True)
        text.setWordWrap(True)
        sign = QLabel()
        sign.setPixmap(icon("overread", on_image=True).pixmap(QSize(SIGN_PX, SIGN_PX)))
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch()
        for label in (sign, self.title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addSpacing(8)
        layout.addLayout(self._buttons(opening))
        layout.addStretch()

    def say_nothing_open(self) -> None:
        self.title.setText(self.tr("No study is open"))

    def say_no_image(self, *, unreadable: bool) -> None:
        """Files were found, and none of them can be shown here; `unreadable`: one of them because of a fault."""
        no_image = self.tr("There is no image among these files; the list says what they are")
        none_shown = self.tr("None of these files can be shown; the list says why")
        self.title.setText(none_shown if unreadable else no_image)

    def say_looking(self) -> None:
        self.title.setText(self.tr("Looking for images\u2026"))

    def _buttons(self, opening: Sequence[QAction]) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.addStretch()
        for action in opening:
            button = QPushButton(action.icon(), " " + without_marks(action.text()))
            button.setProperty("sign", action.property("sign"))
            button.clicked.connect(action.trigger)
            button.setToolTip(action.toolTip())
            buttons.addWidget(button)
        if not opening:
            room = QPushButton(icon("open-files"), " ")
            keeps = room.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            room.setSizePolicy(keeps)
            room.hide()
            buttons.addWidget(room)
        buttons.addStretch()
        return buttons
