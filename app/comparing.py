"""What every network at hand says of the image on screen, beside one another. Nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.i18n import translated
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.bundles.comparing import ComparedFinding
    from core.bundles.library import Bundle
    from core.findings import Prediction
    from core.study import Frame


@dataclass(frozen=True, slots=True)
class Column:
    """One network and its answer; `problem`: why there is none. `reasons`: how it fits the image."""

    bundle: Bundle
    reasons: tuple[str, ...] = ()
    prediction: Prediction | None = None
    problem: str = ""


class Comparing(QObject):
    """Follows the image on screen while it is wanted."""

    changed = Signal()

    def __init__(self, session: ReadingSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._frame: Frame | None = None
        self.columns: tuple[Column, ...] = ()
        session.prediction_changed.connect(self._follow)
        session.network_view_changed.connect(self._follow)
        self._follow()

    @property
    def rows(self) -> tuple[ComparedFinding, ...]:
        """The findings of the networks that have answered, each once; a place for each column with an answer."""
        from core.bundles.comparing import compared

        return compared([(one.bundle, one.prediction) for one in self.columns if one.prediction is not None])

    @Slot()
    def _follow(self) -> None:
        session = self._session
        frame = session.frame if session.network_view_visible and session.engine is not None else None
        if frame is self._frame:
            return
        self._frame = frame
        order = session.networks.suitable(frame) if frame is not None else ()
        self.columns = tuple(Column(one.bundle, one.reasons) for one in order)
        if frame is not None:
            for number in range(len(self.columns)):
                self._ask(number, frame)
        self.changed.emit()

    def _ask(self, number: int, frame: Frame) -> None:
        """The network on screen has answered already; the others are asked behind whatever the reader waits for."""
        from core.workers.lane import Priority

        session, column = self._session, self.columns[number]
        spoken = session.prediction
        if spoken is not None and spoken.bundle == column.bundle.ref and not spoken.run.views:
            self.columns = _with(self.columns, number, replace(column, prediction=spoken))
            return
        future = session.engine.predict(frame, bundle=column.bundle, priority=Priority.BACKGROUND)
        session.jobs.watch(future, partial(self._take, frame, number), partial(self._fail, frame, number))

    def _take(self, frame: Frame, number: int, prediction: Prediction) -> None:
        if frame is self._frame:
            self.columns = _with(self.columns, number, replace(self.columns[number], prediction=prediction))
            self.changed.emit()

    def _fail(self, frame: Frame, number: int, error: BaseException) -> None:
        if frame is self._frame:
            expected = isinstance(error, EnvironmentFault)
            problem = translated(error) if expected else self.tr("The network gave no answer.")
            self.columns = _with(self.columns, number, replace(self.columns[number], problem=problem))
            self.changed.emit()


def _with(columns: tuple[Column, ...], number: int, column: Column) -> tuple[Column, ...]:
    return (*columns[:number], column, *columns[number + 1 :])
