"""Many frames through the reader and the network: reading runs ahead, the network works in batches, nothing waits.

What comes out is in the order of the places, and is in the store before it comes out. So a run that ends early, however
it ends, has lost the batches that were under way and nothing else: the next run takes the rest from the store.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.cli.services import answer, with_whole_path
from core.errors import BundleError, EnvironmentFault, EnvironmentLacks, UsageFault, WorkerBug, WorkerCrashed

if TYPE_CHECKING:
    from core.bundles.library import Bundle
    from core.findings import BundleRef, Prediction
    from core.inference.service import Engine
    from core.intake.service import Reader
    from core.store.database import Store
    from core.study import Frame, FrameOrigin

BATCH_BYTES = 32 * 2**20  # of decoded pixels; large films travel in smaller batches
AHEAD_BYTES = 2 * BATCH_BYTES
MIN_AHEAD = 6
BATCHES_UNDER_WAY = 2  # one in the network, and one that waits for it
MAX_ENTRIES = 256  # of a batch, with those that need no network
OF_THE_CALL = (BundleError, EnvironmentLacks, UsageFault)


@dataclass(frozen=True, slots=True)
class Place:
    """One frame to come: file and number (from 1). `pixel_bytes`: about what it takes when decoded."""

    path: str
    number: int
    problem: str | None = None
    pixel_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a frame: its prediction, or the reason why there is none.

    `frame`: only where the run was told to keep it. `cached`: it came from the store. `bundle`: whose word it is.
    """

    place: Place
    origin: FrameOrigin | None = None
    frame: Frame | None = None
    prediction: Prediction | None = None
    reason: str | None = None
    cached: bool = False
    bundle: Bundle | None = None


@dataclass(frozen=True, slots=True)
class RunOptions:
    """`maps`: make heatmaps. `keep_frames`: hand the decoded frames out as well. `fresh`: ask the store nothing.

    `views`: augmented views to average, which is done frame by frame (`SeveralNetworksRun`).
    """

    maps: bool = False
    keep_frames: bool = False
    fresh: bool = False
    views: int = 0


@dataclass(slots=True)
class _Entry:
    """A place on its way. `stored`: its prediction in the store, which may still lack the maps."""

    place: Place
    hashing: Future[tuple[str, int]] | None = None
    reading: Future[Frame] | None = None
    stored: Prediction | None = None
    frame: Frame | None = None
    outcome: Outcome | None = None


@dataclass(slots=True)
class _Batch:
    """Entries in order. Those without an outcome yet are answered by `predicting`, in the same order."""

    entries: list[_Entry] = field(default_factory=list)
    pixel_bytes: int = 0
    predicting: Future[list[Prediction]] | None = None

    @property
    def unanswered(self) -> list[_Entry]:
        return [entry for entry in self.entries if entry.outcome is None]


class FolderRun:
    """One run over `places`; `outcomes` may be called once."""

    def __init__(
        self, places: Sequence[Place], reader: Reader, engine: Engine, store: Store, options: RunOptions
    ) -> None:
        self._reader, self._engine, self._store, self._options = reader, engine, store, options
        self._network: Bundle = engine.bundle
        self._bundle: BundleRef = engine.bundle.ref
        self._known = set() if options.fresh else store.predicted_frames(self._bundle)
        self._status = engine.status()
        self._coming = iter(places)
        self._hashing: deque[_Entry] = deque()
        self._reading: deque[_Entry] = deque()
        self._open = _Batch()
        self._under_way: deque[_Batch] = deque()

    def outcomes(self) -> Iterator[Outcome]:
        """Every place once, in order. Raises what is not the fault of one frame (`OF_THE_CALL`, StoreFault)."""
        while True:
            self._read_ahead()
            if not self._reading and self._open.entries:
                self._submit()
            elif self._is_batch_due():
                yield from self._collect()
            elif self._reading:
                self._take()
            else:
                return

    @property
    def _batch_size(self) -> int:
        """Known when the network is loaded; by then reading has got ahead."""
        if isinstance(self._status.exception(), WorkerCrashed):
            self._status = self._engine.status()
        return self._status.result().batch_size

    def _is_batch_due(self) -> bool:
        """Whether to collect a batch rather than to take another frame; waits for the one or the other."""
        if not self._under_way:
            return False
        predicting = self._under_way[0].predicting
        if predicting is None or not self._reading or len(self._under_way) >= BATCHES_UNDER_WAY:
            return True
        reading = self._reading[0].reading
        if reading is None:
            return predicting.done()
        either: list[Future[Any]] = [predicting, reading]
        wait(either, return_when=FIRST_COMPLETED)
        return predicting.done()

    # Reading

    def _read_ahead(self) -> None:
        """Keep the reader busy, as far ahead as memory allows."""
        while self._may_read_on() and (place := next(self._coming, None)) is not None:
            entry = _Entry(place)
            if place.problem is not None:
                entry.outcome = Outcome(place, reason=place.problem)
            elif self._known:
                entry.hashing = self._reader.count(place.path)
            self._hashing.append(entry)
            self._start_reading(wait_for_it=False)
        self._start_reading(wait_for_it=not self._reading)

    def _may_read_on(self) -> bool:
        ahead = len(self._hashing) + len(self._reading)
        if ahead < MIN_AHEAD:
            return True
        held = sum(entry.place.pixel_bytes for queue in (self._hashing, self._reading) for entry in queue)
        return held < AHEAD_BYTES and self._status.done() and ahead < 2 * self._batch_size

    def _start_reading(self, wait_for_it: bool) -> None:
        """Move entries whose hash is known on to the reader, or past it where the store has them."""
        while self._hashing:
            entry = self._hashing[0]
            if entry.hashing is not None and not entry.hashing.done() and not wait_for_it:
                return
            self._hashing.popleft()
            wait_for_it = False
            if entry.hashing is not None:
                self._look_up(entry, entry.hashing)
            if entry.outcome is None:
                entry.reading = self._reader.read(entry.place.path, entry.place.number)
            self._reading.append(entry)

    def _look_up(self, entry: _Entry, hashing: Future[tuple[str, int]]) -> None:
        counted, _ = answer(hashing, entry.place.path)
        if counted is None or (counted[0], entry.place.number) not in self._known:
            return  # what hinders reading is told by reading
        entry.stored = self._store.find_prediction(counted[0], entry.place.number, self._bundle)
        if entry.stored is not None and not self._options.keep_frames and not self._lacks_maps(entry.stored):
            entry.outcome = self._from_store(entry, entry.stored)

    def _lacks_maps(self, stored: Prediction) -> bool:
        return self._options.maps and bool(stored.scores) and not stored.heatmaps

    def _from_store(self, entry: _Entry, stored: Prediction) -> Outcome:
        """The image may lie elsewhere than when it was analysed."""
        origin = dataclasses.replace(stored.origin, path=entry.place.path)
        return Outcome(entry.place, origin, entry.frame, stored, cached=True, bundle=self._network)

    def _take(self) -> None:
        """The next entry in order joins the open batch."""
        entry = self._reading.popleft()
        if entry.reading is not None:
            self._receive(entry, entry.reading)
        self._open.entries.append(entry)
        if entry.frame is not None and entry.outcome is None:
            self._open.pixel_bytes += entry.frame.stored.nbytes
        if self._is_open_full():
            self._submit()

    def _is_open_full(self) -> bool:
        """What needs no network is not held back, unless it is behind something that does."""
        batch, waiting = self._open, len(self._open.unanswered)
        if not waiting and not self._under_way:
            return True
        if batch.pixel_bytes >= BATCH_BYTES or len(batch.entries) >= MAX_ENTRIES:
            return True
        return bool(waiting) and waiting >= self._batch_size

    def _receive(self, entry: _Entry, reading: Future[Frame]) -> None:
        path, number = entry.place.path, entry.place.number
        if isinstance(reading.exception(), WorkerCrashed):
            reading = self._reader.read(path, number)  # perhaps not this file's doing; a second time, it is
        entry.reading = None
        entry.frame, reason = answer(reading, path)
        if entry.frame is None:
            entry.outcome = Outcome(entry.place, reason=reason)
        elif entry.stored is not None and not self._lacks_maps(entry.stored):
            entry.outcome = self._from_store(entry, entry.stored)

    # The network

    def _submit(self) -> None:
        batch, self._open = self._open, _Batch()
        frames = _frames_of(batch)
        if frames:
            batch.predicting = self._engine.predict_batch(frames, maps=self._options.maps)
        self._under_way.append(batch)

    def _collect(self) -> Iterator[Outcome]:
        """The oldest batch, once its predictions are in the store."""
        batch = self._under_way.popleft()
        unanswered = batch.unanswered
        if batch.predicting is not None:
            self._answer(batch, batch.predicting)
        made = [entry.outcome.prediction for entry in unanswered if entry.outcome and entry.outcome.prediction]
        if made:
            self._store.save_predictions([with_whole_path(prediction) for prediction in made])
        for entry in batch.entries:
            if entry.outcome is not None:
                yield entry.outcome

    def _answer(self, batch: _Batch, predicting: Future[list[Prediction]]) -> None:
        """A lost process repeats the batch once; then each frame is asked for alone, so that one costs no other."""
        if isinstance(predicting.exception(), WorkerCrashed):
            predicting = self._engine.predict_batch(_frames_of(batch), maps=self._options.maps)
        unanswered = batch.unanswered
        try:
            predictions = predicting.result()
        except OF_THE_CALL:
            raise
        except (EnvironmentFault, WorkerBug):
            self._answer_singly(unanswered)
            return
        for entry, prediction in zip(unanswered, predictions, strict=True):
            self._settle(entry, prediction, None)

    def _answer_singly(self, entries: list[_Entry]) -> None:
        for entry in entries:
            if entry.frame is not None:
                alone = self._engine.predict_batch([entry.frame], maps=self._options.maps)
                predictions, reason = answer(alone, entry.place.path, OF_THE_CALL)
                self._settle(entry, predictions[0] if predictions else None, reason)

    def _settle(self, entry: _Entry, prediction: Prediction | None, reason: str | None) -> None:
        """What was stored without maps keeps its scores: a verdict may rest on them."""
        frame = entry.frame
        if prediction is not None and entry.stored is not None:
            prediction = dataclasses.replace(entry.stored, origin=prediction.origin, heatmaps=prediction.heatmaps)
        kept = frame if self._options.keep_frames else None
        origin = frame.origin if frame is not None else None
        cached = entry.stored is not None
        entry.outcome = Outcome(entry.place, origin, kept, prediction, reason, cached, self._network)
        entry.frame = None


def _frames_of(batch: _Batch) -> list[Frame]:
    return [entry.frame for entry in batch.unanswered if entry.frame is not None]
