"""Drives the real window, with its real services, for pictures of it: opens, waits, presses, grabs."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.main import ReadingWindow
    from app.windows.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

EXAMPLES = ROOT / "resources" / "examples"
SIZE = (1280, 800)  # large enough to be looked at on a page, small enough for a repository
LIMIT_S = 25.0  # for what one step of the reader's leads to
LONG_LIMIT_S = 300.0  # for every example's result, and for an export's look at large films
SETTLE_MS = 600  # for thumbnails and the last repaint


def pause(duration_ms: int) -> None:
    """Let the window work. Not QTest.qWait: that one keeps the lock that the window's other threads need."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(duration_ms, loop.quit)
    loop.exec()


def wait(condition: Callable[[], bool], what: str, limit_s: float = LIMIT_S) -> None:
    end = time.monotonic() + limit_s
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"Waited {limit_s:.0f} s in vain for {what}.")
        pause(20)


def open_window(paths: list[Path], folder: Path, size: tuple[int, int] = SIZE) -> ReadingWindow:
    """The window on `paths`, once everything in it has its result."""
    from app.main import ReadingWindow

    reading = ReadingWindow([str(path) for path in paths], str(folder / "data"))
    opened: list[bool] = []
    reading.session.ready.connect(lambda: opened.append(True))
    reading.window.resize(*size)
    reading.window.show()
    reading.window.activateWindow()  # keys go to the active window only
    session = reading.session
    wait(reading.window.isActiveWindow, "the window")
    wait(lambda: bool(opened) and session.engine_state == "ready", "the network", LONG_LIMIT_S)
    wait(
        lambda: (
            not session.scanning
            and session.analysis.idle
            and all(session.analysis.prediction(t) or session.analysis.failure(t) for t in session.studies.targets)
        ),
        "the results",
        LONG_LIMIT_S,
    )
    return reading


def grab(window: MainWindow, file: Path) -> None:
    pause(SETTLE_MS)
    window.status_line.message.show_text("")
    window.grab().save(str(file))


def show(reading: ReadingWindow, name: str) -> None:
    from app.open_studies import FrameTarget

    session, target = reading.session, FrameTarget(str(EXAMPLES / name))
    session.show_frame(target)
    wait(lambda: session.picture is not None and session.picture.place.target == target, name)
    wait(lambda: session.prediction is not None, f"the prediction of {name}")


def press(reading: ReadingWindow, *keys: str) -> None:
    """Press keys, and wait until the verdict that the last one gives is kept."""
    from PySide6.QtTest import QTest

    kept: list[object] = []
    reading.session.verdicts.recorded.connect(lambda *said: kept.append(said))
    reading.window.activateWindow()  # a screen without a window manager gives the keys to nobody when a dialog closes
    wait(reading.window.isActiveWindow, "the window")
    for key in keys:
        QTest.keyClick(reading.window, key)
    wait(lambda: bool(kept), "the verdict")


def turned(file: Path) -> Path:
    """An example on its side, which the gate refuses."""
    from PIL import Image

    with Image.open(EXAMPLES / "chest-3.jpg") as upright:
        upright.transpose(Image.Transpose.ROTATE_90).save(file)
    return file


def over(window: MainWindow, shown: QWidget, file: Path) -> None:
    """The window with a dialog or menu over its middle."""
    from PySide6.QtGui import QColor, QPainter

    pause(SETTLE_MS)
    picture, small = window.grab(), shown.grab()
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
    size = small.deviceIndependentSize()
    left, top = (window.width() - size.width()) / 2.0, (window.height() - size.height()) / 2.0
    painter.drawPixmap(round(left), round(top), small)
    painter.setPen(QColor("#46515e"))
    painter.drawRect(round(left), round(top), round(size.width()), round(size.height()))
    painter.end()
    picture.save(str(file))
