"""Small pictures for the study list, made when a row comes into view."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from app.jobs import Jobs
from app.open_studies import FrameTarget

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.intake.worker import Thumbnail

MOST_IN_FLIGHT = 4
KEPT_BYTES = 4 * 2**20  # some hundred; what was painted longest ago goes first, and is made again when it is seen


class Thumbnails(QObject):
    """Asked for by the list while it paints. What scrolled by unseen is never made."""

    arrived = Signal()

    def __init__(
        self,
        jobs: Jobs,
        side_px: int,
        take_read: Callable[[FrameTarget, object, str], bool],
        parent: QObject | None = None,
    ) -> None:
        """`take_read`: is told what was read, and says whether that is what is listed at its path."""
        super().__init__(parent)
        self._jobs, self._side_px, self._take_read = jobs, side_px, take_read
        self._make: Callable[[str, int, int], Future[Thumbnail]] | None = None
        self._made: dict[FrameTarget, QPixmap] = {}
        self._asked: set[FrameTarget] = set()
        self._in_flight = 0

    def set_source(self, make: Callable[[str, int, int], Future[Thumbnail]]) -> None:
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

    def forget_files(self, paths: Collection[str]) -> None:
        """Other files lie at these paths."""
        for target in [target for target in self._asked if target.path in paths]:
            self._made.pop(target, None)
            self._asked.discard(target)

    def _take(self, target: FrameTarget, thumbnail: Thumbnail) -> None:
        self._in_flight -= 1
        if not self._take_read(target, thumbnail.file, thumbnail.sha256):
            self._asked.discard(target)
            self.arrived.emit()
            return
        self._made[target] = QPixmap.fromImage(_image(thumbnail.pixels))
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
