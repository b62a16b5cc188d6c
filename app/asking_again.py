"""What the reader asks of the network beyond its first answer: one in spite of the gate, or an average of several.

Each is a prediction of its own, kept beside the first one and labelled with what was asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.i18n import translated
from core.errors import EnvironmentFault

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.open_studies import FrameTarget
    from app.reading_session import ReadingSession
    from core.bundles.library import Bundle
    from core.findings import Prediction
    from core.store.database import Store

VIEWS = 16  # the plain picture comes on top


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """The same frame can be asked about again after it was closed: a question equals itself only."""

    target: FrameTarget


class AskingAgain(QObject):
    """One question at a time, about the frame on screen."""

    changed = Signal()  # whether an answer is awaited
    message = Signal(str)

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self._store: Store | None = None
        self._plain: dict[FrameTarget, Prediction] = {}
        self._awaited: _Question | None = None

    def set_store(self, store: Store | None) -> None:
        self._store = store

    @property
    def under_way(self) -> bool:
        return self._awaited is not None

    @property
    def can_override(self) -> bool:
        """Whether the gate has refused the frame on screen, and the reader may see what the network would say."""
        session = self._session
        prediction = session.prediction if session.network_view_visible else None
        refused = prediction is not None and prediction.gate.state == "refuse" and not prediction.gate.overridden_by
        return refused and session.settings is not None and self._bundle() is not None and not self.under_way

    @property
    def can_average(self) -> bool:
        session = self._session
        prediction = session.prediction if session.network_view_visible else None
        return prediction is not None and bool(prediction.scores) and self._bundle() is not None and not self.under_way

    @property
    def averaged(self) -> bool:
        """Whether the probabilities on screen are averaged over varied views."""
        prediction = self._session.prediction
        return prediction is not None and prediction.run.views > 0

    def forget(self) -> None:
        """The frames are closed. An answer still on its way is kept in the database, and shown nowhere."""
        self._plain.clear()
        if self._awaited is not None:
            self._awaited = None
            self.changed.emit()

    def override(self) -> None:
        """Show what the network says although its gate refuses; who wanted it is kept with the prediction."""
        session = self._session
        if self.can_override and session.settings is not None and session.frame is not None:
            reader = session.settings.reader_id()
            bundle, question = self._bundle(), self._begin()
            future = session.engine.predict(session.frame, bundle=bundle, overridden_by=reader)
            session.jobs.watch(future, partial(self._take, question), partial(self._fail, question))

    def average(self, wanted: bool) -> None:
        """Probabilities averaged over mild variations of the picture, with their spread; or the plain ones again."""
        session = self._session
        if wanted == self.averaged:
            return
        if not self.can_average or session.place is None or session.prediction is None:
            self.changed.emit()
            return
        if not wanted and session.place.target in self._plain:
            session.analysis.replace(session.place.target, self._plain.pop(session.place.target))
            return
        plain, bundle, question = session.prediction, self._bundle(), self._begin()
        overridden_by = plain.gate.overridden_by
        if wanted:
            self._plain[question.target] = plain
            ask = partial(session.engine.predict_averaged, session.frame, VIEWS)
        else:
            ask = partial(session.engine.predict, session.frame)
        future = ask(bundle=bundle, overridden_by=overridden_by)
        session.jobs.watch(future, partial(self._take, question), partial(self._fail, question))

    def network_input(self, show: Callable[[NDArray[Any]], None], refuse: Callable[[BaseException], None]) -> bool:
        """Ask for the picture that the network is given of the frame on screen; False when there is none to ask for."""
        session = self._session
        if session.frame is None or session.engine is None:
            return False
        session.jobs.watch(session.engine.seen(session.frame, session.bundle), show, refuse)
        return True

    def _begin(self) -> _Question:
        place = self._session.place
        assert place is not None  # whoever asks has a prediction of the frame on screen
        self._awaited = question = _Question(place.target)
        self.changed.emit()
        return question

    def _bundle(self) -> Bundle | None:
        """The network that spoke."""
        session = self._session
        if session.engine is None or session.frame is None or session.prediction is None:
            return None
        spoke = session.networks.that_spoke(session.prediction.bundle)
        return spoke if spoke is not None and spoke.ref == session.prediction.bundle else None

    def _take(self, question: _Question, prediction: Prediction) -> None:
        """Kept even where the reader has gone on to another image: it was asked for."""
        session, target = self._session, question.target
        if self._store is not None:
            session.jobs.run(self._store.save_prediction, prediction)
        if question is not self._awaited:
            return
        self._awaited = None
        before = session.analysis.prediction(target)
        if before is not None and before.bundle == prediction.bundle and before.origin == prediction.origin:
            session.analysis.replace(target, prediction)
        self.changed.emit()

    def _fail(self, question: _Question, error: BaseException) -> None:
        if question is not self._awaited:
            return
        self._awaited = None
        self._plain.pop(question.target, None)
        expected = isinstance(error, EnvironmentFault)
        self.message.emit(translated(error) if expected else self.tr("The network gave no answer."))
        self.changed.emit()
