"""The verbs of the engine's process. torch is imported there, when the process starts, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.findings import Heatmap, MapQuality, Prediction, Region
    from core.inference.engine.networks import Networks
    from core.inference.methods import MapChoice
    from core.side_by_side import BenchRow
    from core.study import Frame


@dataclass(frozen=True, slots=True)
class EngineArgument:
    """What the engine's process needs to load its network."""

    bundle_folder: Path
    device: str


@dataclass(frozen=True, slots=True)
class PredictRequest:
    """`bundle_folder`: another network than the process's own. `views`: augmented views to average (0: none).

    `overridden_by`: the reader who wants probabilities although the gate refuses; empty for nobody.
    """

    frame: Frame
    bundle_folder: Path | None = None
    views: int = 0
    overridden_by: str = ""


@dataclass(frozen=True, slots=True)
class ExplainRequest:
    """One map of one frame. `bundle_folder`: see `PredictRequest`."""

    frame: Frame
    choice: MapChoice
    bundle_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class QualityRequest:
    """The quality of the map that `of` asks for. `region`: the reader's, in pixels of the frame."""

    of: ExplainRequest
    region: Region | None = None


Verbs = dict[str, Callable[[Any, Callable[[Any], None]], Any]]


def serve(argument: EngineArgument) -> Verbs:
    """Load the bundle, warm it up, and answer `predict`, `explain`, `quality`, `costs`, `seen`, `device`, `bench` and
    `bench_maps`."""
    from core.inference.engine.networks import Networks
    from core.inference.engine.views import with_views

    networks = Networks(argument.bundle_folder, argument.device)

    def predict(request: PredictRequest, report: Callable[[Any], None]) -> Prediction:
        pipeline = networks.pipeline(request.bundle_folder)
        return with_views(pipeline, request.frame, pipeline.predict(request.frame), request.views)

    def device(_: None, report: Callable[[Any], None]) -> str:
        return str(networks.pipeline().device)

    def seen(frame: Frame, report: Callable[[Any], None]) -> NDArray[np.uint8]:
        return networks.pipeline().seen(frame)

    def bench(request: tuple[Frame, int], report: Callable[[Any], None]) -> list[BenchRow]:
        from core.inference.engine.bench import bench_rows

        return bench_rows(networks.pipeline(), *request)

    verbs: Verbs = {"predict": predict, "seen": seen, "device": device, "bench": bench}
    return verbs | _explaining_verbs(networks)


def _explaining_verbs(networks: Networks) -> Verbs:
    from core.inference.engine.explaining import explain
    from core.inference.engine.map_quality import QualityQuestion, map_quality

    def on_demand(request: ExplainRequest, report: Callable[[Any], None]) -> Heatmap:
        return explain(networks.pipeline(request.bundle_folder), request.frame, request.choice, report)

    def quality(request: QualityRequest, report: Callable[[Any], None]) -> MapQuality:
        of = request.of
        question = QualityQuestion(of.choice, request.region)
        return map_quality(networks.pipeline(of.bundle_folder), of.frame, question, report)

    def costs(frame: Frame, report: Callable[[Any], None]) -> dict[str, float]:
        from core.inference.engine.explanation_bench import costs

        return costs(networks.pipeline(), frame)

    def bench_maps(request: tuple[str, int, int], report: Callable[[Any], None]) -> list[BenchRow]:
        from core.inference.engine.explanation_bench import map_rows

        return map_rows(networks.pipeline().device, *request)

    return {"explain": on_demand, "quality": quality, "costs": costs, "bench_maps": bench_maps}
