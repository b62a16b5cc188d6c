"""What Overread is, said once to whoever opens it first; Enter or Escape closes it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import NAMES, SYSTEM
from app.icons import icon
from app.preferences import Preferences

SIGN_PX = 56


class WelcomeDialog(QDialog):
    """Not modal. `examples_wanted`, `files_wanted`: come after it is closed."""

    examples_wanted = Signal()
    files_wanted = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setWindowTitle(self.tr("Welcome to Overread"))
        self.setModal(False)
        self.language = QComboBox()
        self.language.addItem(self.tr("As the system"), SYSTEM)
        for language, name in NAMES.items():
            self.language.addItem(name, language)
        self.language.setCurrentIndex(self.language.findData(preferences.settings.language))
        self.language.setAccessibleName(self.tr("Language"))
        self.folder = QLabel(str(preferences.data_dir or ""))
        self.open_folder = QPushButton(self.tr("Open this &folder"))
        self.examples = QPushButton(self.tr("Open the &examples"))
        self.files = QPushButton(self.tr("&Open files\u2026"))
        self.start = QPushButton(self.tr("&Start"))
        self.start.setDefault(True)
        self.open_folder.setAutoDefault(False)
        self._connect()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(16)
        layout.addLayout(self._head())
        words = QWidget()
        words.setLayout(self._words())
        scroll = QScrollArea()
        scroll.setWidget(words)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(scroll, 1)
        layout.addLayout(self._buttons())
        self._fit(words)

    def _fit(self, words: QWidget) -> None:
        """As high as the words need it, if the screen has the room."""
        self.ensurePolished()
        room = self.screen().availableSize()
        width = min(self.fontMetrics().averageCharWidth() * 104, room.width() - 40)
        lines, beside = words.layout(), self.layout()
        assert lines is not None
        assert beside is not None
        inside = width - beside.contentsMargins().left() - beside.contentsMargins().right()
        chrome = beside.sizeHint().height() - words.sizeHint().height()
        needed = lines.heightForWidth(inside) + max(chrome, 0) + SIGN_PX
        self.resize(width, min(needed, room.height() - 60))

    def _connect(self) -> None:
        self.open_folder.clicked.connect(self._on_open_folder)
        self.start.clicked.connect(self.accept)
        self.language.currentIndexChanged.connect(
            lambda _: self._preferences.keep(language=self.language.currentData())
        )
        for button, wanted in ((self.examples, self.examples_wanted), (self.files, self.files_wanted)):
            button.clicked.connect(self.accept)
            button.clicked.connect(wanted)

    def _head(self) -> QHBoxLayout:
        sign = QLabel()
        sign.setPixmap(icon("overread").pixmap(QSize(SIGN_PX, SIGN_PX)))
        title = QLabel(self.tr("Welcome to Overread"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(sign)
        row.addWidget(title, 1)
        return row

    def _words(self) -> QGridLayout:
        said = (
            (
                self.tr("What it is"),
                self.tr(
                    "It shows what a network finds in a radiograph, and where; you agree or disagree with two keys,"
                    " and what you disagree on is kept for teaching the network."
                ),
            ),
            (self.tr("What it is not"), self.tr("No medical device. Research use only; not for diagnosis.")),
            (
                self.tr("You read first"),
                self.tr(
                    "What the network says of a case stays hidden until you have given your verdict, because it would"
                    " sway you. This can be switched off: Network \u203a Read blind first."
                ),
            ),
            (
                self.tr("Nothing is sent"),
                self.tr("No telemetry, no account, no update check. It works without a network connection."),
            ),
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        for row, (head, text) in enumerate(said):
            grid.addWidget(_head_label(head), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_text_label(text), row, 1, Qt.AlignmentFlag.AlignTop)
        self._add_folder(grid, len(said))
        choice = QHBoxLayout()
        choice.setSpacing(12)
        choice.addWidget(self.language)
        choice.addWidget(_text_label(self.tr("The window speaks it from its next start.")), 1)
        grid.addWidget(_head_label(self.tr("Language")), len(said) + 1, 0)
        grid.addLayout(choice, len(said) + 1, 1)
        return grid

    def _add_folder(self, grid: QGridLayout, row: int) -> None:
        self.folder.setWordWrap(True)
        self.folder.setTextFormat(Qt.TextFormat.PlainText)
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        here = QHBoxLayout()
        here.addWidget(self.folder, 1)
        here.addWidget(self.open_folder)
        grid.addWidget(_head_label(self.tr("Where your data are")), row, 0)
        grid.addLayout(here, row, 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for button in (self.examples, self.files, self.start):
            row.addWidget(button)
        return row

    def _on_open_folder(self) -> None:
        folder = self._preferences.data_dir
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _head_label(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setWeight(font.Weight.DemiBold)
    label.setFont(font)
    return label


def _text_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
