"""Small pictures for the study list, made when a row comes into view."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from app.jobs import Jobs
from app.open_studies import FrameTarget

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_IN_FLIGHT = 4
KEPT_BYTES = 4 * 2**20  # some hundred; what was painted longest ago goes first, and is made again when it is seen


class Thumbnails(QObject):
    """Asked for by the list while it paints. What scrolled by unseen is never made."""

    arrived = Signal()

    def __init__(self, jobs: Jobs, side_px: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._side_px = jobs, side_px
        self._make: Callable[[str, int, int], Future[NDArray[np.uint8]]] | None = None
        self._made: dict[FrameTarget, QPixmap] = {}
        self._asked: set[FrameTarget] = set()
        self._in_flight = 0

    def set_source(self, make: Callable[[str, int, int], Future[NDArray[np.uint8]]]) -> None:
        """`make(path, number, side_px)`: the reader's `thumbnail`."""
        self._make = make
        self.arrived.emit()

    def pixmap(self, target: FrameTarget) -> QPixmap | None:
        """The picture, or None while it is being made."""
        made = self._made.pop(target, None)
        if made is not None:
            self._made[target] = made  # the last one now
        if made is None and self._make is not None and target not in self._asked and self._in_flight < MOST_IN_FLIGHT:
            self._asked.add(target)
            self._in_flight += 1
            making = self._make(target.path, target.number, self._side_px)
            self._jobs.watch(making, partial(self._take, target), self._drop)
        return made

    def forget(self) -> None:
        self._made.clear()
        self._asked.clear()

    def _take(self, target: FrameTarget, pixels: NDArray[np.uint8]) -> None:
        self._in_flight -= 1
        self._made[target] = QPixmap.fromImage(_image(pixels))
        while sum(map(_size_bytes, self._made.values())) > KEPT_BYTES:
            oldest = next(iter(self._made))
            del self._made[oldest]
            self._asked.discard(oldest)
        self.arrived.emit()

    def _drop(self, error: BaseException) -> None:
        """A frame that cannot be decoded keeps its empty frame; the image area says why when it is opened."""
        self._in_flight -= 1
        self.arrived.emit()


def _size_bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8


def _image(pixels: NDArray[Any]) -> QImage:
    rows, columns = pixels.shape[:2]
    if pixels.ndim == 3:
        return QImage(pixels.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888).copy()
    return QImage(pixels.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8).copy()
