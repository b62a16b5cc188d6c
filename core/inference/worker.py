"""The verbs of the engine's process. torch is imported there, when the process starts, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.findings import Heatmap, LungMask, MapQuality, Precision, Prediction, Region
    from core.inference.engine.networks import Networks
    from core.inference.engine.pipeline import Pipeline
    from core.inference.example import ExampleCheck
    from core.inference.methods import MapChoice
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


@dataclass(frozen=True, slots=True)
class ExplainRequest:
    """One map of one frame. `bundle_folder`: see `PredictRequest`."""

    frame: Frame
    choice: MapChoice
    bundle_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What a map is held against besides random ones. `region`: the reader's, in pixels of the frame. `segmenter`: the
    folder of the bundle that says where the lungs are (`core.bundles.library.lung_segmenter`)."""

    region: Region | None = None
    segmenter: Path | None = None


@dataclass(frozen=True, slots=True)
class QualityRequest:
    """The quality of the map that `of` asks for."""

    of: ExplainRequest
    beside: Beside


Verbs = dict[str, Callable[[Any, Callable[[Any], None]], Any]]


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


def serve(argument: EngineArgument) -> Verbs:
    """Load the bundle, warm it up, and answer the verbs below."""
    from core.inference.engine.networks import Networks

    networks = Networks(argument)
    return (
        _predicting_verbs(networks)
        | _describing_verbs(networks)
        | _explaining_verbs(networks)
        | _measuring_verbs(networks)
    )


def _predicting_verbs(networks: Networks) -> Verbs:
    from core.inference.engine.views import with_views

    def predict(request: PredictRequest, report: Callable[[Any], None]) -> Prediction:
        pipeline = _telling(networks.pipeline(request.bundle_folder), report)
        prediction = pipeline.predict(request.frame, request.overridden_by)
        return with_views(pipeline, request.frame, prediction, request.views)

    def predict_batch(batch: BatchRequest, report: Callable[[Any], None]) -> list[Prediction]:
        single = [None if request.is_plain else predict(request, report) for request in batch.requests]
        folder = next((request.bundle_folder for request in batch.requests if request.is_plain), None)
        return _batch(_telling(networks.pipeline(folder), report), batch, single)

    return {"predict": predict, "predict_batch": predict_batch}


def _describing_verbs(networks: Networks) -> Verbs:
    from core.inference.example import check_example

    def status(_: None, report: Callable[[Any], None]) -> EngineStatus:
        return _status(networks.pipeline())

    def device(_: None, report: Callable[[Any], None]) -> str:
        return str(networks.own.device)

    def lungs(request: tuple[Frame, Path], report: Callable[[Any], None]) -> LungMask:
        frame, segmenter_folder = request
        return networks.segmenter(segmenter_folder).lungs(frame)

    def seen(request: PredictRequest, report: Callable[[Any], None]) -> NDArray[np.uint8]:
        return networks.pipeline(request.bundle_folder).seen(request.frame)

    def hidden(folder: Path | None, report: Callable[[Any], None]) -> dict[str, str]:
        return networks.pipeline(folder).hidden

    def example(folder: Path | None, report: Callable[[Any], None]) -> ExampleCheck | None:
        pipeline = networks.pipeline(folder)
        return check_example(pipeline.bundle, lambda inputs: pipeline.run(inputs).logits)

    return {
        "status": status, "seen": seen, "device": device, "hidden": hidden, "example": example, "lungs": lungs,
    }  # fmt: skip


def _explaining_verbs(networks: Networks) -> Verbs:
    from core.inference.engine.explaining import explain
    from core.inference.engine.map_quality import QualityQuestion, map_quality

    def on_demand(request: ExplainRequest, report: Callable[[Any], None]) -> Heatmap:
        return explain(networks.pipeline(request.bundle_folder), request.frame, request.choice, report)

    def quality(request: QualityRequest, report: Callable[[Any], None]) -> MapQuality:
        of, beside = request.of, request.beside
        lungs = networks.segmenter(beside.segmenter).lungs(of.frame) if beside.segmenter is not None else None
        question = QualityQuestion(of.choice, beside.region, lungs)
        return map_quality(networks.pipeline(of.bundle_folder), of.frame, question, report)

    return {"explain": on_demand, "quality": quality}


def _measuring_verbs(networks: Networks) -> Verbs:
    def costs(frame: Frame, report: Callable[[Any], None]) -> dict[str, float]:
        from core.inference.engine.explanation_bench import costs

        return costs(networks.pipeline(), frame)

    def bench_maps(request: tuple[str, int, int], report: Callable[[Any], None]) -> list[BenchRow]:
        from core.inference.engine.explanation_bench import map_rows

        return map_rows(networks.pipeline().device, *request)

    def bench(request: tuple[Frame, int], report: Callable[[Any], None]) -> list[BenchRow]:
        from core.inference.engine.bench import bench_rows

        return bench_rows(networks.pipeline(), *request)

    def peer(request: PeerRequest, report: Callable[[Any], None]) -> None:
        from core.inference.engine.bench import run_peer

        run_peer(networks.pipeline(), request)

    return {"costs": costs, "bench": bench, "bench_maps": bench_maps, "peer": peer}
