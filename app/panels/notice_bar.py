"""A quiet line above the work, for what a dialog would interrupt it with. Each says one thing and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

Choice = tuple[str, Callable[[], object]]  # what a button says, and does; the notice goes away with it


class NoticeBar(QWidget):
    """Notices stand one below the other; one of the same subject takes the place of the one before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: dict[str, QFrame] = {}
        self.texts: dict[str, str] = {}  # subject -> what is said, of every notice shown
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    def say(self, subject: str, text: str, choices: Sequence[Choice] = ()) -> None:
        """Show a notice; without `choices` it can only be closed."""
        self.take_back(subject)
        frame = QFrame()
        frame.setProperty("notice", True)
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(8)
        row.addWidget(label, 1)
        for words, act in choices or ((self.tr("Close"), lambda: None),):
            button = QPushButton(words)
            button.setProperty("quiet", True)
            button.clicked.connect(partial(self._choose, subject, act))
            row.addWidget(button)
        self._notices[subject], self.texts[subject] = frame, text
        self._layout.addWidget(frame)
        self.show()

    def buttons(self, subject: str) -> list[QPushButton]:
        """The choices of a notice; none where it is not shown."""
        frame = self._notices.get(subject)
        return frame.findChildren(QPushButton) if frame is not None else []

    def take_back(self, subject: str) -> None:
        """The notice holds no longer."""
        frame = self._notices.pop(subject, None)
        self.texts.pop(subject, None)
        if frame is not None:
            self._layout.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self.setVisible(bool(self._notices))

    def _choose(self, subject: str, act: Callable[[], object]) -> None:
        self.take_back(subject)
        act()
