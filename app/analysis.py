"""The network's word on every open frame: the one on screen first, the others in the background."""

from __future__ import annotations

import dataclasses
import time
from collections import deque
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from app.asking_again import VIEWS
from app.i18n import translated
from app.jobs import Jobs
from app.open_studies import FrameTarget
from core.event_log import note

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.bundles.library import Bundle
    from core.findings import Assessment, BundleRef, CaseKey, Heatmap, LungMask, MapQuality, Prediction
    from core.inference.methods import MapChoice
    from core.inference.worker import Beside, EngineStatus
    from core.store.database import Store
    from core.study import Frame, FrameOrigin
    from core.workers.lane import Priority

IN_FLIGHT = 2  # enough to keep both processes busy; more would only hold decoded frames in memory


class FrameReader(Protocol):
    """What is asked of `core.intake.service.Reader` here."""

    def read(
        self, path: str, number: int = 1, *, priority: Priority = ..., key: str | None = None
    ) -> Future[Frame]: ...


class Network(Protocol):
    """What is asked of `core.inference.service.Engine`."""

    def predict(
        self, frame: Frame, *, priority: Priority = ..., key: str | None = None, bundle: Bundle | None = ...,
        overridden_by: str = ...,
    ) -> Future[Prediction]: ...  # fmt: skip
    def predict_averaged(
        self, frame: Frame, views: int, *, priority: Priority = ..., bundle: Bundle | None = ...,
        overridden_by: str = ...,
    ) -> Future[Prediction]: ...  # fmt: skip
    def explain(
        self, frame: Frame, choice: MapChoice, *, on_progress: Callable[[float], None] | None = ...,
        bundle: Bundle | None = ...,
    ) -> Future[Heatmap]: ...  # fmt: skip
    def quality(
        self, frame: Frame, choice: MapChoice, *, beside: Beside | None = ...,
        on_progress: Callable[[float], None] | None = ..., bundle: Bundle | None = ...,
    ) -> Future[MapQuality]: ...  # fmt: skip
    def lungs(
        self, frame: Frame, segmenter: Bundle, *, priority: Priority = ..., key: str | None = ...
    ) -> Future[LungMask]: ...
    def hidden(self, bundle: Bundle | None = ...) -> Future[dict[str, str]]: ...
    def status(self) -> Future[EngineStatus]: ...
    def cancel(self, future: Future[Any]) -> None: ...
    def seen(self, frame: Frame, bundle: Bundle | None = ...) -> Future[NDArray[np.uint8]]: ...
    def device(self) -> Future[str]: ...
    def restart(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Progress:
    """`remaining_s`: None until the first frame of this run is done."""

    done: int
    total: int
    remaining_s: float | None


class Analysis(QObject):
    """Predictions by frame. A frame that failed carries the sentence that says why."""

    predicted = Signal(object, object)  # FrameTarget, Prediction
    failed = Signal(object, str)
    unreadable = Signal(object, str)  # the file, not the network, is at fault
    progress_changed = Signal(object)  # Progress, or None when nothing is under way

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._reader: FrameReader | None = None
        self._engine: Network | None = None
        self._store: Store | None = None
        self._store_awaited, self._disabled = True, False
        self._bundle_for: Callable[[Frame], Bundle | None] = lambda frame: None
        self._study_of: Callable[[FrameTarget], str] = lambda target: ""
        self._withholds: Callable[[FrameTarget], bool] = lambda target: False
        self._take_read: Callable[[FrameTarget, object, str], object] = lambda target, file, sha256: True
        self._withheld: dict[FrameTarget, Prediction] = {}
        self._asked_anew: set[FrameTarget] = set()
        self._round = 0  # how often another network was chosen
        self._predictions: dict[FrameTarget, Prediction] = {}
        self._failures: dict[FrameTarget, str] = {}
        self._waiting: deque[FrameTarget] = deque()
        self._in_flight: set[FrameTarget] = set()
        self._visible: set[FrameTarget] = set()
        self._run_total, self._run_done, self._run_started_s = 0, 0, 0.0

    def set_reader(self, reader: FrameReader) -> None:
        self._reader = reader
        self._pump()

    def set_engine(self, engine: Network, bundle_for: Callable[[Frame], Bundle | None]) -> None:
        """`bundle_for`: which network reads a frame."""
        self._engine, self._bundle_for = engine, bundle_for
        self._pump()

    def set_cases(
        self,
        study_of: Callable[[FrameTarget], str],
        withholds: Callable[[FrameTarget], bool],
        take_read: Callable[[FrameTarget, object, str], object],
    ) -> None:
        """`study_of`: the UID of a frame's study, '' for a picture. `withholds`: whether what is said of a frame must
        not be written down yet, since the reader has not given her verdict. `take_read`: is told what was read."""
        self._study_of, self._withholds, self._take_read = study_of, withholds, take_read

    def release(self, targets: Sequence[FrameTarget]) -> None:
        """Keep what was withheld of these: their reader has spoken, or does not read blind any more."""
        for target in targets:
            self._save(self._withheld.pop(target, None))

    def release_all(self) -> None:
        self.release(tuple(self._withheld))

    def _save(self, prediction: Prediction | None) -> None:
        if prediction is not None and self._store is not None:
            self._jobs.run(self._store.save_prediction, prediction)

    def hasten(self, target: FrameTarget) -> None:
        """Analyse this one before the others that wait."""
        if target in self._waiting and self._waiting[0] != target:
            self._waiting.remove(target)
            self._waiting.appendleft(target)

    def ask_anew(self, targets: Sequence[FrameTarget], visible: FrameTarget | None) -> None:
        """Another network reads from now on. What was recorded of a frame keeps the network that spoke then, except on
        the frame that is `visible`: there the reader sees that the network is another."""
        self._predictions.clear()
        self._failures.clear()
        self._withheld.clear()
        self._in_flight.clear()
        self._round += 1
        if visible is not None:
            self._asked_anew.add(visible)
        self.add(targets)

    def set_store(self, store: Store | None) -> None:
        """None: there will be none; predictions are then neither looked up nor kept."""
        self._store, self._store_awaited = store, False
        self._pump()

    def forget_frame(self, target: FrameTarget) -> None:
        """Another file lies at that path now: nothing that was said of the old one holds."""
        self._predictions.pop(target, None)
        self._failures.pop(target, None)
        self._withheld.pop(target, None)

    def forget_file(self, path: str) -> None:
        """As `forget_frame`, of all frames of a file."""
        for known in (self._predictions, self._failures, self._withheld):
            for target in [target for target in known if target.path == path]:
                self.forget_frame(target)

    def look_again(self, paths: Collection[str]) -> None:
        """These files were found again: what failed with them is tried once more when they are added."""
        for target in [target for target in self._failures if target.path in paths]:
            del self._failures[target]

    def prediction(self, target: FrameTarget) -> Prediction | None:
        return self._predictions.get(target)

    def replace(self, target: FrameTarget, prediction: Prediction) -> None:
        """The reader has asked for another answer of the same network to the same frame; it stands from now on."""
        self._predictions[target] = prediction
        self.predicted.emit(target, prediction)

    def failure(self, target: FrameTarget) -> str | None:
        return self._failures.get(target)

    @property
    def idle(self) -> bool:
        return not (self._waiting or self._in_flight or self._visible)

    def add(self, targets: Sequence[FrameTarget]) -> None:
        """Analyse these in the background, in this order, unless that has been done."""
        if self._disabled:
            return
        known = {*self._waiting, *self._in_flight, *self._predictions, *self._failures}
        new = [target for target in targets if target not in known]
        if not new:
            return
        if self._run_total == 0:
            self._run_started_s = time.monotonic()
        self._run_total += len(new)
        self._waiting.extend(new)
        self._report()
        self._pump()

    def disable(self) -> None:
        """There is no network to ask."""
        self._disabled = True
        self.cancel()

    def cancel(self) -> None:
        """Drop what waits; what is under way comes to its end."""
        self._run_total -= len(self._waiting)
        self._waiting.clear()
        self._report()

    def forget(self) -> None:
        """Nothing is open any more; what is still under way is dropped when it comes."""
        self.cancel()
        self._predictions.clear()
        self._failures.clear()
        self._withheld.clear()
        self._in_flight.clear()
        self._visible.clear()
        self._asked_anew.clear()
        self._report()

    def want(self, target: FrameTarget, frame: Frame) -> None:
        """The frame on screen: ahead of everything else."""
        if self._engine is None or self._store_awaited or target in self._predictions:
            return
        from core.workers.lane import Priority

        self._failures.pop(target, None)
        self._visible = {target}
        self._look_up(target, frame, Priority.VISIBLE)

    def _pump(self) -> None:
        if self._reader is None or self._engine is None or self._store_awaited:
            return
        from core.workers.lane import Priority

        while self._waiting and len(self._in_flight) < IN_FLIGHT:
            target = self._waiting.popleft()
            if target in self._predictions:
                self._run_done += 1
                continue
            self._in_flight.add(target)
            reading = self._reader.read(target.path, target.number, priority=Priority.BACKGROUND)
            self._jobs.watch(reading, partial(self._on_read, target), partial(self._fail_reading, target))
        self._report()

    def _on_read(self, target: FrameTarget, frame: Frame) -> None:
        from core.workers.lane import Priority

        self._take_read(target, frame.file, frame.origin.sha256)
        self._look_up(target, frame, Priority.BACKGROUND)

    def _look_up(self, target: FrameTarget, frame: Frame, priority: Priority) -> None:
        """A prediction of the same file by the same network is taken from the store."""
        round_, ask_engine = self._round, partial(self._ask_engine, target, frame, priority)

        def ask(stored: Prediction | None) -> None:
            if round_ == self._round:  # else another network was chosen meanwhile, and has been asked
                ask_engine(stored)

        if self._store is None:
            ask(None)
            return
        bundle = self._bundle_for(frame)
        if bundle is None:
            ask(None)
            return
        case = _case_key(self._study_of(target), frame.origin)
        work = partial(_kept, self._store, frame.origin, bundle.ref, None if target in self._asked_anew else case)
        self._jobs.run(work, on_done=ask, on_error=partial(self._fail, target))

    def _ask_engine(self, target: FrameTarget, frame: Frame, priority: Priority, stored: Prediction | None) -> None:
        chosen = self._bundle_for(frame)
        if stored is not None and not _lacks_maps(stored, chosen):
            # The file may lie elsewhere than when it was analysed; what is read now is where it is now.
            self._finish(target, dataclasses.replace(stored, origin=frame.origin))
            return
        if self._engine is None or not self._awaited(target):
            return  # the same frame, on screen, has had its answer meanwhile
        key = "on screen" if priority == 0 else None
        asked = self._engine.predict(frame, priority=priority, key=key, bundle=chosen)
        self._jobs.watch(asked, partial(self._keep, target, frame, stored), partial(self._fail, target))

    def _keep(self, target: FrameTarget, frame: Frame, stored: Prediction | None, prediction: Prediction) -> None:
        """What was stored without maps is given them; its scores stand, for a verdict may rest on them."""
        note("analysed", device=prediction.device, took_ms=prediction.duration_ms)
        if stored is not None:
            prediction = dataclasses.replace(stored, origin=prediction.origin, heatmaps=prediction.heatmaps)
        if self._withholds(target):
            self._withheld[target] = prediction
        else:
            self._save(prediction)
        chosen = self._bundle_for(frame)
        if chosen is None or chosen.ref == prediction.bundle:  # else another network was chosen meanwhile
            self._finish(target, prediction)

    def _awaited(self, target: FrameTarget) -> bool:
        """Whether anybody still waits for a frame; after `forget` nobody does."""
        return target in self._in_flight or target in self._visible

    def _finish(self, target: FrameTarget, prediction: Prediction) -> None:
        if not self._awaited(target):
            return
        self._failures.pop(target, None)
        self._predictions[target] = prediction
        self._settle(target, lambda: self.predicted.emit(target, prediction))

    def _fail_reading(self, target: FrameTarget, error: BaseException) -> None:
        self._fail(target, error)
        self.unreadable.emit(target, self._failures.get(target, ""))

    def _fail(self, target: FrameTarget, error: BaseException) -> None:
        from core.errors import EnvironmentFault

        if not self._awaited(target):
            return
        sentence = (
            translated(error) if isinstance(error, EnvironmentFault) else self.tr("Unexpected error; see the report.")
        )
        if target not in self._predictions:
            self._failures[target] = sentence
        self._settle(target, lambda: self.failed.emit(target, sentence))

    def _settle(self, target: FrameTarget, tell: Callable[[], None]) -> None:
        self._visible.discard(target)
        if target in self._in_flight:
            self._in_flight.discard(target)
            self._run_done += 1
        tell()
        self._pump()
        self._report()

    def _report(self) -> None:
        if not self._waiting and not self._in_flight:
            self._run_total = self._run_done = 0
            self.progress_changed.emit(None)
            return
        remaining = None
        if self._run_done:
            spent = time.monotonic() - self._run_started_s
            remaining = spent / self._run_done * (self._run_total - self._run_done)
        self.progress_changed.emit(Progress(self._run_done, self._run_total, remaining))


def _lacks_maps(stored: Prediction, chosen: Bundle | None) -> bool:
    """Whether a prediction was made without maps, and by the very network that can be asked for them."""
    return bool(stored.scores) and not stored.heatmaps and chosen is not None and chosen.ref == stored.bundle


def _case_key(study_uid: str, origin: FrameOrigin) -> CaseKey:
    from core.findings import CaseKey

    return CaseKey(study_uid, origin.sha256, origin.number)


def _kept(store: Store, origin: FrameOrigin, bundle: BundleRef, case: CaseKey | None) -> Prediction | None:
    """What was said of a frame when the last verdict on its case was recorded, whichever network that was; else what
    this network has said. Nothing is scored again under a recorded verdict, unless the reader has asked for it: then
    there is no `case`."""
    spoken = store.case_words(case) if case is not None else []
    held = _spoken_of(store, origin, spoken[-1]) if spoken else None
    return held or store.find_prediction(origin.sha256, origin.number, bundle)


def _spoken_of(store: Store, origin: FrameOrigin, word: Assessment) -> Prediction | None:
    """What that network said of the frame when the verdict was given; of the frame that the verdict's score is from,
    the very prediction: in spite of the gate, or averaged, where it was."""
    score, scope = word.score, word.scope
    scored = (scope.score_sha256 or word.origin.sha256, scope.score_number or word.origin.number)
    if scored == (origin.sha256, origin.number):
        overridden_by = word.reader if word.gate_state == "refuse" and score is not None else ""
        views = VIEWS if score is not None and score.spread is not None else 0
        very = store.find_prediction(*scored, word.bundle, views, overridden_by)
        if very is not None:
            return very
    return store.find_prediction(origin.sha256, origin.number, word.bundle)
