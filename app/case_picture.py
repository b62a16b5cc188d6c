"""A small picture of a case of the queue, with the network's map where it may be seen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.jobs import JobLane
from app.reading_session import ReadingSession

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.findings import BundleRef, Heatmap, Prediction
    from core.intake.worker import Thumbnail
    from core.study import FrameOrigin

SIDE_PX = 900


@dataclass(frozen=True, slots=True)
class AskedPicture:
    """Which frame; `map_of`: the finding and the network whose map lies over it, None where none may be seen."""

    origin: FrameOrigin
    map_of: tuple[str, BundleRef] | None = None


@dataclass(frozen=True, slots=True)
class CasePicture:
    """`pixels`: uint8 (h, w) or (h, w, 3). `shape`: rows and columns of the frame that they show. `display_max`: see
    Prediction."""

    pixels: NDArray[np.uint8]
    shape: tuple[int, int]
    heatmap: Heatmap | None = None
    display_max: float = 1.0


class CasePictures(QObject):
    """Makes one picture at a time; a later request replaces an earlier one."""

    made = Signal(object)  # CasePicture
    failed = Signal()

    def __init__(self, session: ReadingSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._make: Callable[[str, int, int], Future[Thumbnail]] | None = None
        self._asked: AskedPicture | None = None
        session.reader_ready.connect(self.set_source)

    def set_source(self, make: Callable[[str, int, int], Future[Thumbnail]]) -> None:
        """`make`: the reader's `thumbnail`."""
        self._make = make

    def another(self) -> CasePictures:
        """One that has the same source."""
        other = CasePictures(self._session, self)
        if self._make is not None:
            other.set_source(self._make)
        return other

    def ask(self, asked: AskedPicture) -> None:
        store = self._session.queue.store
        if store is None or self._make is None:
            return
        self._asked = asked
        find = partial(store.instance_file, asked.origin)
        self._session.jobs.run(find, lane=JobLane.PICTURE, on_done=partial(self._on_file, asked))

    def forget(self) -> None:
        """What is under way is not wanted any more."""
        self._asked = None

    def _on_file(self, asked: AskedPicture, file: Path | None) -> None:
        if asked is not self._asked or self._make is None:
            return
        if file is None:
            self.failed.emit()
            return
        making = self._make(str(file), asked.origin.number, SIDE_PX)
        self._session.jobs.watch(making, partial(self._on_pixels, asked), partial(self._on_failed, asked))

    def _on_failed(self, asked: AskedPicture, error: BaseException) -> None:
        if asked is self._asked:
            self.failed.emit()

    def _on_pixels(self, asked: AskedPicture, thumbnail: Thumbnail) -> None:
        store = self._session.queue.store
        if asked is not self._asked or store is None:
            return
        if thumbnail.sha256 != asked.origin.sha256:
            self.failed.emit()
            return
        instance = thumbnail.file.instance  # type: ignore[attr-defined]
        picture = CasePicture(thumbnail.pixels, (instance.rows, instance.columns))
        if asked.map_of is None:
            self.made.emit(picture)
            return
        find = partial(store.find_prediction, asked.origin.sha256, asked.origin.number, asked.map_of[1])
        self._session.jobs.run(find, on_done=partial(self._on_prediction, asked, picture))

    def _on_prediction(self, asked: AskedPicture, picture: CasePicture, said: Prediction | None) -> None:
        if asked is not self._asked or asked.map_of is None:
            return
        heatmap = said.heatmap(asked.map_of[0]) if said is not None else None
        if said is not None and heatmap is not None:
            picture = CasePicture(picture.pixels, picture.shape, heatmap, said.display_max)
        self.made.emit(picture)
