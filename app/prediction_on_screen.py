"""What the network says of the frame on screen: asked for, taken only for the very pixels that are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.open_studies import FrameTarget

if TYPE_CHECKING:
    from app.reading_session import ReadingSession
    from core.findings import Prediction


class PredictionOnScreen(QObject):
    """`prediction`: None before there is one. `problem`: why there is none, in a sentence."""

    changed = Signal()

    def __init__(self, session: ReadingSession) -> None:
        super().__init__(session)
        self._session = session
        self.prediction: Prediction | None = None
        self.problem = ""

    def leave(self) -> None:
        """Another frame comes on screen."""
        self.prediction, self.problem = None, ""
        self._session.calls.set_on_screen(None)

    def want(self) -> None:
        """Ask for it, unless it is known."""
        session = self._session
        place, frame = session.place, session.frame
        if place is None or frame is None:
            return
        known = session.analysis.prediction(place.target)
        if known is not None and known.origin.sha256 == frame.origin.sha256:
            self.take(place.target, known)
            return
        session.analysis.forget_frame(place.target)
        if self.problem:
            self.problem = ""
            self.changed.emit()
        session.analysis.want(place.target, frame)

    def take(self, target: FrameTarget, prediction: Prediction) -> None:
        """Only for the very file whose pixels are on screen: a path can be used again for another image."""
        session = self._session
        if session.place is None or target != session.place.target or self.prediction is prediction:
            return
        if session.frame is None or prediction.origin.sha256 != session.frame.origin.sha256:
            return
        self.prediction, self.problem = prediction, ""
        session.calls.set_on_screen(prediction)
        session.list_findings_of(session.networks.that_spoke(prediction.bundle))
        session.chosen.follow(prediction)
        self.admit_verdicts()
        self.changed.emit()

    def admit_verdicts(self) -> None:
        """A verdict needs the network's word and the image itself on screen, not the one before it."""
        session, said = self._session, self.prediction
        picture, place = session.picture, session.place
        if picture is None or place is None or picture.place.target != place.target:
            return
        session.verdicts.begin_clock()
        if said is not None:
            session.verdicts.set_prediction(said, session.networks.that_spoke(said.bundle))

    def take_failure(self, target: FrameTarget, sentence: str) -> None:
        place = self._session.place
        if place is not None and target == place.target and self.prediction is None:
            self.problem = sentence
            self.changed.emit()

    def ask_network_in_use(self) -> None:
        """Of the frame on screen, whoever spoke of it before; and of every other frame that carries no verdict."""
        session = self._session
        session.verdicts.keep_entries()  # with the word of the network that they were said beside
        self.prediction = None
        session.calls.set_on_screen(None)
        if session.frame is not None:
            session.list_findings_of(session.networks.for_frame(session.frame))
        self.changed.emit()
        session.analysis.ask_anew(session.studies.targets, session.place.target if session.place is not None else None)
        self.want()
