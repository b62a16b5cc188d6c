"""The engine as the window and the command line see it: a process behind a lane. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.bundles.library import Bundle
from core.inference.worker import EngineArgument, ExplainRequest, PredictRequest, QualityRequest
from core.workers.child import ChildOptions
from core.workers.lane import Lane, LaneLimits, LaneState, Priority

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.findings import Heatmap, MapQuality, Prediction, Region
    from core.inference.methods import MapChoice
    from core.side_by_side import BenchRow
    from core.study import Frame

EngineState = LaneState
REQUEST_LIMIT_S = 300.0


class Engine:
    """One process that holds one bundle. It is never ended behind the reader's back: a stall is reported, no more."""

    def __init__(
        self, bundle: Bundle, device: str = "auto", on_state: Callable[[EngineState, str], None] | None = None
    ) -> None:
        self.bundle = bundle
        options = ChildOptions("network", "core.inference.worker:serve", EngineArgument(bundle.folder, device))
        self._lane = Lane(options, LaneLimits(request_s=REQUEST_LIMIT_S, stall_s=4.0), on_state)

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
        return self._lane.submit("predict", request, priority=priority, key=key)

    def predict_averaged(
        self, frame: Frame, views: int, *, priority: Priority = Priority.VISIBLE, bundle: Bundle | None = None,
        overridden_by: str = "",
    ) -> Future[Prediction]:  # fmt: skip
        """As `predict`, with probabilities averaged over `views` mild variations of the picture and their spread."""
        request = PredictRequest(frame, _folder(bundle), views, overridden_by)
        return self._lane.submit("predict", request, priority=priority)

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
        self, frame: Frame, choice: MapChoice, *, region: Region | None = None,
        on_progress: Callable[[float], None] | None = None, bundle: Bundle | None = None,
    ) -> Future[MapQuality]:  # fmt: skip
        """How well that map explains its score: some five hundred forward passes. Otherwise as `explain`."""
        request = QualityRequest(ExplainRequest(frame, choice, _folder(bundle)), region)
        return self._lane.submit("quality", request, on_progress=on_progress)

    def costs(self, frame: Frame) -> Future[dict[str, float]]:
        """What each map of one finding takes on this machine, in forward passes, measured: "gradcam+crops" -> 9.6.

        Score-CAM's is counted, not measured: one pass for each channel.
        """
        return self._lane.submit("costs", frame)

    def seen(self, frame: Frame) -> Future[NDArray[np.uint8]]:
        """What the network is given for this frame, as a picture: uint8 (height, width), at the network's own size."""
        return self._lane.submit("seen", frame)

    def device(self) -> Future[str]:
        """The device that the network runs on, once it is loaded."""
        return self._lane.submit("device", None)

    def bench(self, frame: Frame, rounds: int) -> Future[list[BenchRow]]:
        """Measure the network against its peers, in its own process."""
        return self._lane.submit("bench", (frame, rounds))

    def bench_maps(self, architecture: str, classes: int, rounds: int) -> Future[list[BenchRow]]:
        """Measure maps of all classes of an untrained network against its bare forward pass and other libraries."""
        return self._lane.submit("bench_maps", (architecture, classes, rounds))

    def cancel(self, future: Future[Any]) -> None:
        """Drop a request; one that is being served ends the process, and another takes its place."""
        self._lane.cancel(future)

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
