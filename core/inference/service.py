"""The engine as the window and the command line see it: a process behind a lane. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from core.bundles.library import Bundle
from core.inference.worker import EngineArgument, PredictRequest
from core.workers.child import ChildOptions
from core.workers.lane import Lane, LaneLimits, LaneState, Priority

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.findings import LungMask, Prediction
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
        folder = bundle.folder if bundle is not None else None
        request = PredictRequest(frame, folder, overridden_by=overridden_by)
        return self._lane.submit("predict", request, priority=priority, key=key)

    def lungs(
        self, frame: Frame, segmenter: Bundle, *, priority: Priority = Priority.VISIBLE, key: str | None = None
    ) -> Future[LungMask]:
        """Where the lungs lie, by a segmenter (`core.bundles.library.lung_segmenter`), whatever the gate says.

        The process loads the segmenter when it is first asked for. Look at `LungMask.doubt` before measuring with it.
        """
        return self._lane.submit("lungs", (frame, segmenter.folder), priority=priority, key=key)

    def seen(self, frame: Frame) -> Future[NDArray[np.uint8]]:
        """What the network is given for this frame, as a picture: uint8 (height, width), at the network's own size."""
        return self._lane.submit("seen", frame)

    def device(self) -> Future[str]:
        """The device that the network runs on, once it is loaded."""
        return self._lane.submit("device", None)

    def bench(self, frame: Frame, rounds: int) -> Future[list[BenchRow]]:
        """Measure the network against its peers, in its own process."""
        return self._lane.submit("bench", (frame, rounds))

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
