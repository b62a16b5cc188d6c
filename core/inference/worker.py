"""The verbs of the engine's process. torch is imported there, when the process starts, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.findings import Precision, Prediction
    from core.inference.engine.networks import Networks
    from core.inference.engine.pipeline import Pipeline
    from core.side_by_side import BenchRow
    from core.study import Frame


@dataclass(frozen=True, slots=True)
class EngineArgument:
    """What the engine's process needs to load its network. `threads`: of a CPU; 0 leaves the choice to torch."""

    bundle_folder: Path
    device: str
    precision: str = "auto"
    threads: int = 0


@dataclass(frozen=True, slots=True)
class PredictRequest:
    """`bundle_folder`: another network than the process's own. `views`: augmented views to average (0: none).

    `overridden_by`: the reader who wants probabilities although the gate refuses; empty for nobody.
    """

    frame: Frame
    bundle_folder: Path | None = None
    views: int = 0
    overridden_by: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it can go through the network together with others."""
        return not self.views and not self.overridden_by


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """Several frames for one bundle. Without `maps` there are none; `size`: fill the batch up to so many."""

    requests: tuple[PredictRequest, ...]
    maps: bool = True
    size: int = 0


@dataclass(frozen=True, slots=True)
class PeerRequest:
    """What `bench` measures beside us, over `paths`. `kind`: "bare", ready tensors; "loader", a torch DataLoader."""

    kind: str
    paths: tuple[str, ...]
    batch_size: int


@dataclass(frozen=True, slots=True)
class Notice:
    """What a request brought to light that the reader should know: a sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """`precision_reason`: a sentence. `batch_size`: as many images as the device takes at once. `threads`: of a CPU."""

    device: str
    precision: Precision
    precision_reason: str
    batch_size: int
    threads: int
    machine: str


def _telling(pipeline: Pipeline, report: Callable[[Any], None]) -> Pipeline:
    """Have what the network's device gives cause to say told to whoever made this request."""
    pipeline.forward.notify = lambda sentence: report(Notice(sentence))
    return pipeline


def _batch(pipeline: Pipeline, batch: BatchRequest, single: list[Prediction | None]) -> list[Prediction]:
    """The answers in order: those in `single`, and the plain ones of the batch in one pass."""
    frames = [request.frame for request in batch.requests if request.is_plain]
    answers = iter(pipeline.predict_batch(frames, batch.maps, batch.size) if frames else ())
    return [next(answers) if one is None else one for one in single]


def _status(pipeline: Pipeline) -> EngineStatus:
    forward = pipeline.forward
    chosen, run = forward.chosen, forward.run_settings(1)
    device = str(forward.device)
    return EngineStatus(device, chosen.precision, chosen.reason, forward.batch_limit, run.threads, run.machine)


def _run_peer(networks: Networks, request: PeerRequest, report: Callable[[Any], None]) -> None:
    from core.inference.engine.bench import run_peer

    run_peer(networks.pipeline(), request)


def serve(argument: EngineArgument) -> dict[str, Callable[[Any, Callable[[Any], None]], Any]]:
    """Load the bundle, warm it up, and answer the verbs below."""
    from core.inference.engine.networks import Networks

    networks = Networks(argument)

    def predict(request: PredictRequest, report: Callable[[Any], None]) -> Prediction:
        return _telling(networks.pipeline(request.bundle_folder), report).predict(request.frame)

    def predict_batch(batch: BatchRequest, report: Callable[[Any], None]) -> list[Prediction]:
        single = [None if request.is_plain else predict(request, report) for request in batch.requests]
        folder = next((request.bundle_folder for request in batch.requests if request.is_plain), None)
        return _batch(_telling(networks.pipeline(folder), report), batch, single)

    def status(_: None, report: Callable[[Any], None]) -> EngineStatus:
        return _status(networks.pipeline())

    def device(_: None, report: Callable[[Any], None]) -> str:
        return str(networks.pipeline().device)

    def seen(frame: Frame, report: Callable[[Any], None]) -> NDArray[np.uint8]:
        return networks.pipeline().seen(frame)

    def bench(request: tuple[Frame, int], report: Callable[[Any], None]) -> list[BenchRow]:
        from core.inference.engine.bench import bench_rows

        return bench_rows(networks.pipeline(), *request)

    return {
        "predict": predict, "predict_batch": predict_batch, "status": status, "seen": seen, "device": device,
        "bench": bench, "peer": partial(_run_peer, networks),
    }  # fmt: skip
