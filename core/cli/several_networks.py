"""Frame by frame: by several networks, by the one that fits the frame, or averaged over varied views."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.cli.folder_run import MIN_AHEAD, OF_THE_CALL, Outcome, Place, RunOptions
from core.cli.services import answer, with_whole_path
from core.errors import WorkerCrashed

if TYPE_CHECKING:
    from core.bundles.choosing import NetworkChoice
    from core.bundles.library import Bundle
    from core.findings import Prediction
    from core.inference.service import Engine
    from core.intake.service import Reader
    from core.store.database import Store
    from core.study import Frame


@dataclass(slots=True)
class SeveralNetworksRun:
    """Its `outcomes` come in order, one for each frame and network, and are in the store before they come out."""

    reader: Reader
    engine: Engine
    store: Store
    choice: NetworkChoice
    options: RunOptions = field(default_factory=RunOptions)

    def outcomes(self, places: Sequence[Place]) -> Iterator[Outcome]:
        """Reading runs ahead of the networks, so neither waits for the other."""
        coming = iter(places)
        read: deque[tuple[Place, Future[Frame] | None]] = deque()
        asked: deque[tuple[Outcome, Future[Prediction] | None]] = deque()
        while True:
            while len(read) < MIN_AHEAD and (place := next(coming, None)) is not None:
                read.append((place, None if place.problem else self.reader.read(place.path, place.number)))
            while read and len(asked) < MIN_AHEAD:
                asked += self._asked(*read.popleft())
            if not asked:
                return
            yield self._answered(*asked.popleft())

    def _asked(
        self, place: Place, reading: Future[Frame] | None
    ) -> Iterator[tuple[Outcome, Future[Prediction] | None]]:
        """Put a frame to the networks that read it; what the store has, or what could not be read, is asked of none."""
        frame, reason = (None, place.problem) if reading is None else answer(reading, place.path)
        if frame is None:
            yield Outcome(place, reason=reason), None
            return
        read = Outcome(place, frame.origin, frame if self.options.keep_frames else None)
        for bundle in self.choice.for_picture(frame.facts):
            of_bundle = dataclasses.replace(read, bundle=bundle)
            stored = None
            if not self.options.fresh:
                stored = self.store.find_prediction(frame.origin.sha256, place.number, bundle.ref, self.options.views)
            if stored is not None and not (self.options.maps and stored.scores and not stored.heatmaps):
                here = dataclasses.replace(stored, origin=frame.origin)
                yield dataclasses.replace(of_bundle, prediction=here, cached=True), None
            else:
                yield (
                    dataclasses.replace(of_bundle, prediction=stored, cached=stored is not None),
                    self._predicted(frame, bundle),
                )

    def _predicted(self, frame: Frame, bundle: Bundle) -> Future[Prediction]:
        if self.options.views:
            return self.engine.predict_averaged(frame, self.options.views, bundle=bundle)
        return self.engine.predict(frame, bundle=bundle)

    def _answered(self, outcome: Outcome, predicting: Future[Prediction] | None) -> Outcome:
        if predicting is None:
            return outcome
        if isinstance(predicting.exception(), WorkerCrashed):  # perhaps not this frame's doing; a second time, it is
            prediction, reason = self._repeated(outcome)
        else:
            prediction, reason = answer(predicting, outcome.place.path, OF_THE_CALL)
        if prediction is not None:
            if outcome.prediction is not None:  # stored without maps: its scores stand, a verdict may rest on them
                prediction = dataclasses.replace(
                    outcome.prediction, origin=prediction.origin, heatmaps=prediction.heatmaps
                )
            self.store.save_prediction(with_whole_path(prediction))
        return dataclasses.replace(outcome, prediction=prediction, reason=reason)

    def _repeated(self, outcome: Outcome) -> tuple[Prediction | None, str | None]:
        path, bundle = outcome.place.path, outcome.bundle
        assert bundle is not None  # whoever was asked has one
        frame, reason = answer(self.reader.read(path, outcome.place.number), path)
        if frame is None:
            return None, reason
        return answer(self._predicted(frame, bundle), path, OF_THE_CALL)
