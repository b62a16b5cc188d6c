"""The engine as the window and the command line see it: a process behind a lane. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.bundles.library import Bundle
from core.errors import Sentence
from core.inference.worker import (
    BatchRequest,
    Beside,
    EngineArgument,
    EngineStatus,
    ExplainRequest,
    Notice,
    PeerRequest,
    PredictRequest,
    QualityRequest,
)
from core.workers.child import ChildOptions
from core.workers.lane import Lane, LaneLimits, LaneState, Priority

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.findings import Heatmap, LungMask, MapQuality, Prediction
    from core.inference.example import ExampleCheck
    from core.inference.methods import MapChoice
    from core.side_by_side import BenchRow
    from core.study import Frame

EngineState = LaneState
REQUEST_LIMIT_S = 300.0


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """`precision`: "auto" or "float32". `threads`: of a CPU; 0 leaves the choice to torch."""

    precision: str = "auto"
    threads: int = 0


class Engine:
    """One process that holds one bundle. It is never ended behind the reader's back: a stall is reported, no more."""

    def __init__(
        self,
        bundle: Bundle,
        device: str = "auto",
        on_state: Callable[[EngineState, str], None] | None = None,
        on_notice: Callable[[str], None] | None = None,
        options: EngineOptions | None = None,
    ) -> None:
        """`on_notice`: told, from another thread, when the device ran out of memory and what is done about it."""
        self.bundle = bundle
        self._on_notice = on_notice or (lambda sentence: None)
        chosen = options or EngineOptions()
        argument = EngineArgument(bundle.folder, device, chosen.precision, chosen.threads)
        child = ChildOptions(Sentence("network"), "core.inference.worker:serve", argument)
        self._lane = Lane(child, LaneLimits(request_s=REQUEST_LIMIT_S, stall_s=4.0), on_state)

    def start(self) -> None:
        """Start the process; it loads and warms the network up while the caller goes on."""
        self._lane.start()

    def predict(
        self,
        frame: Frame,
        *,
        priority: Priority = Priority.VISIBLE,
        key: str | None = None,
        bundle: Bundle | None = None,
        overridden_by: str = "",
    ) -> Future[Prediction]:
        """Scores and maps of one frame. A newer request of the same `key` replaces an older one that still waits.

        `bundle`: another network than this engine's own. `overridden_by`: see `PredictRequest`.
        """
        request = PredictRequest(frame, _folder(bundle), overridden_by=overridden_by)
        return self._lane.submit("predict", request, priority=priority, key=key, on_progress=self._listen)

    def predict_batch(
        self,
        frames: Sequence[Frame | PredictRequest],
        *,
        maps: bool = True,
        size: int = 0,
        priority: Priority = Priority.BACKGROUND,
    ) -> Future[list[Prediction]]:
        """Scores of several frames for one bundle, in their order, and their maps unless `maps` is False.

        What is asked for with a higher priority waits for one batch at most. `size`: fill the batch up to so many, by
        default to the next power of two.
        """
        requests = tuple(one if isinstance(one, PredictRequest) else PredictRequest(one) for one in frames)
        batch = BatchRequest(requests, maps, size)
        return self._lane.submit("predict_batch", batch, priority=priority, on_progress=self._listen)

    def status(self) -> Future[EngineStatus]:
        """Device, precision with its reason, and batch size, once the network is loaded."""
        return self._lane.submit("status", None)

    def predict_averaged(
        self, frame: Frame, views: int, *, priority: Priority = Priority.VISIBLE, bundle: Bundle | None = None,
        overridden_by: str = "",
    ) -> Future[Prediction]:  # fmt: skip
        """As `predict`, with probabilities averaged over `views` mild variations of the picture and their spread."""
        request = PredictRequest(frame, _folder(bundle), views, overridden_by)
        return self._lane.submit("predict", request, priority=priority, on_progress=self._listen)

    def explain(
        self, frame: Frame, choice: MapChoice, *, on_progress: Callable[[float], None] | None = None,
        bundle: Bundle | None = None,
    ) -> Future[Heatmap]:  # fmt: skip
        """One finding's map by any of `METHODS`, plain or in one of `DETAILS`.

        Ask only for frames whose prediction has scores. `on_progress` is told the share that is done, 0..1, from
        another thread. `cancel` ends what nobody waits for any more.
        """
        return self._lane.submit("explain", ExplainRequest(frame, choice, _folder(bundle)), on_progress=on_progress)

    def quality(
        self, frame: Frame, choice: MapChoice, *, beside: Beside | None = None,
        on_progress: Callable[[float], None] | None = None, bundle: Bundle | None = None,
    ) -> Future[MapQuality]:  # fmt: skip
        """How well that map explains its score: some five hundred forward passes. Otherwise as `explain`.

        `beside`: the reader's region and the segmenter of the lungs that the map is held against.
        """
        request = QualityRequest(ExplainRequest(frame, choice, _folder(bundle)), beside or Beside())
        return self._lane.submit("quality", request, on_progress=on_progress)

    def costs(self, frame: Frame) -> Future[dict[str, float]]:
        """What each map of one finding takes on this machine, in forward passes, measured: "gradcam+crops" -> 9.6.

        Score-CAM's is counted, not measured: one pass for each channel.
        """
        return self._lane.submit("costs", frame)

    def lungs(
        self, frame: Frame, segmenter: Bundle, *, priority: Priority = Priority.VISIBLE, key: str | None = None
    ) -> Future[LungMask]:
        """Where the lungs lie, by a segmenter (`core.bundles.library.lung_segmenter`), whatever the gate says.

        The process loads the segmenter when it is first asked for. Look at `LungMask.doubt` before measuring with it.
        """
        return self._lane.submit("lungs", (frame, segmenter.folder), priority=priority, key=key)

    def seen(self, frame: Frame, bundle: Bundle | None = None) -> Future[NDArray[np.uint8]]:
        """What the network is given for this frame, as a picture: uint8 (height, width), at the network's own size."""
        return self._lane.submit("seen", PredictRequest(frame, _folder(bundle)))

    def hidden(self, bundle: Bundle | None = None) -> Future[dict[str, str]]:
        """Key of each output that is not shown -> why: the manifest says so, or it was found to be constant."""
        return self._lane.submit("hidden", _folder(bundle))

    def check_example(self, bundle: Bundle | None = None) -> Future[ExampleCheck | None]:
        """Repeat the bundle's stored example; None where it has none."""
        return self._lane.submit("example", _folder(bundle))

    def device(self) -> Future[str]:
        """The device that the network runs on, once it is loaded."""
        return self._lane.submit("device", None)

    def bench(self, frame: Frame, rounds: int) -> Future[list[BenchRow]]:
        """Measure the network against its peers, in its own process."""
        return self._lane.submit("bench", (frame, rounds))

    def bench_maps(self, architecture: str, classes: int, rounds: int) -> Future[list[BenchRow]]:
        """Measure maps of all classes of an untrained network against its bare forward pass and other libraries."""
        return self._lane.submit("bench_maps", (architecture, classes, rounds))

    def peer(self, request: PeerRequest) -> Future[None]:
        """Do once what `bench` compares a folder run with; the caller looks at the clock."""
        return self._lane.submit("peer", request)

    def cancel(self, future: Future[Any]) -> None:
        """Drop a request; one that is being served ends the process, and another takes its place."""
        self._lane.cancel(future)

    def _listen(self, progress: Any) -> None:
        if isinstance(progress, Notice):
            self._on_notice(progress.sentence)

    def restart(self) -> None:
        """End the process, whatever it does, and start it again; waiting requests stay."""
        self._lane.restart()

    def close(self) -> None:
        self._lane.close()

    @property
    def process_id(self) -> int | None:
        return self._lane.process_id


def _folder(bundle: Bundle | None) -> Path | None:
    return bundle.folder if bundle is not None else None
