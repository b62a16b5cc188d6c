"""Whether this monitor shows what an image holds: a test pattern, and the reader's word on it.

The pattern follows the parts of SMPTE RP 133 that can be judged by eye (AAPM report 3, TG 18: "general image quality"):
5 % and 95 % patches in black and white, eleven grey steps, line pairs at full contrast. It is drawn here.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

STEPS = 11
DARK_PATCH, BRIGHT_PATCH = round(0.05 * 255), round(0.95 * 255)
GROUND = round(0.5 * 255)


def screen_key(screen: QScreen) -> str:
    """What a monitor is known by: its connector, maker, model and serial number, as far as it says them."""
    parts = (screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber())
    return " ".join(part for part in parts if part)


class TestPattern(QWidget):
    """Painted in the screen's own pixels, in grey values of 8 bits."""

    __test__ = False  # the name is the field's; it is nothing for a test runner

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(520, 420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Test pattern"))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # ended here, whoever holds it: one that outlives its widget's paint crashes
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), _grey(GROUND))
        side = min(self.width(), self.height()) / 6.0
        middle = QRectF(self.rect()).center()
        self._paint_steps(painter, side, middle.y() - 2.4 * side)
        self._paint_patches(painter, side, middle.y() - 0.9 * side)
        self._paint_lines(painter, side, middle.y() + 1.2 * side)

    def _paint_steps(self, painter: QPainter, side: float, top: float) -> None:
        """0 % to 100 % in eleven steps."""
        width = min(side, self.width() / (STEPS + 1.0))
        left = (self.width() - STEPS * width) / 2.0
        for step in range(STEPS):
            value = round(step * 255 / (STEPS - 1))
            painter.fillRect(QRectF(left + step * width, top, width + 0.5, side), _grey(value))

    def _paint_patches(self, painter: QPainter, side: float, top: float) -> None:
        """5 % in 0 %, and 95 % in 100 %."""
        across = 1.6 * side
        for left, ground, patch in (
            (self.width() / 2.0 - 1.9 * side, 0, DARK_PATCH),
            (self.width() / 2.0 + 0.3 * side, 255, BRIGHT_PATCH),
        ):
            outer = QRectF(left, top, across, across)
            painter.fillRect(outer, _grey(ground))
            inner = QRectF(0.0, 0.0, across / 2.0, across / 2.0)
            inner.moveCenter(outer.center())
            painter.fillRect(inner, _grey(patch))

    def _paint_lines(self, painter: QPainter, side: float, top: float) -> None:
        """Line pairs of one, two and three of the screen's pixels, upright and lying."""
        pixel = 1.0 / self.devicePixelRatioF()
        across = 0.9 * side
        left = (self.width() - 6.6 * across) / 2.0
        for number, pixels in enumerate((1, 2, 3)):
            for lying in (False, True):
                place = left + (2 * number + int(lying)) * 1.1 * across
                box = QRectF(round(place), round(top), across, across)
                painter.fillRect(box, _grey(0))
                width, at = pixels * pixel, 0.0
                while at + width <= across:
                    bar = QRectF(box.left() + at, box.top(), width, across)
                    if lying:
                        bar = QRectF(box.left(), box.top() + at, across, width)
                    painter.fillRect(bar, _grey(255))
                    at += 2.0 * width


def _grey(value: int) -> QColor:
    return QColor(value, value, value)


class DisplayCheck(QDialog):
    """Not modal. `answered` carries the monitor's key and whether both patches were seen."""

    answered = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Display check"))
        self.setModal(False)
        self.pattern = TestPattern()
        asked = QLabel(
            self.tr(
                "Look at this window on the monitor that you read on, in the light that you read in. Do you see a small"
                " square inside the black one and inside the white one? Every step of the grey scale should be told"
                " from the next, and the finest lines should not run together."
            )
        )
        asked.setWordWrap(True)
        self.seen = QPushButton(self.tr("I see both squares"))
        self.seen.setProperty("primary", True)
        self.unseen = QPushButton(self.tr("I do not see both"))
        self.advice = QLabel()
        self.advice.setWordWrap(True)
        self.advice.setProperty("fault", True)
        self.advice.hide()
        self.seen.clicked.connect(lambda: self._answer(True))
        self.unseen.clicked.connect(lambda: self._answer(False))
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.unseen, self.seen):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.pattern, 1)
        layout.addWidget(asked)
        layout.addWidget(self.advice)
        layout.addLayout(buttons)
        self.resize(760, 700)

    def _answer(self, seen: bool) -> None:
        self.answered.emit(screen_key(self.screen()), seen)
        if seen:
            self.accept()
            return
        self.advice.setText(
            self.tr(
                "Then fine differences in dark or bright parts of an image cannot be seen on this monitor. Set its"
                " brightness and contrast, switch off what changes them by itself, dim the room, and look again."
            )
        )
        self.advice.show()
