"""The verbs of the engine's process. torch is imported there, when the process starts, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.findings import LungMask, Prediction
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


def serve(argument: EngineArgument) -> dict[str, Callable[[Any, Callable[[Any], None]], Any]]:
    """Load the bundle, warm it up, and answer `predict`, `seen`, `device` and `bench`."""
    from core.inference.engine.networks import Networks

    networks = Networks(argument.bundle_folder, argument.device)

    def predict(request: PredictRequest, report: Callable[[Any], None]) -> Prediction:
        return networks.pipeline(request.bundle_folder).predict(request.frame)

    def device(_: None, report: Callable[[Any], None]) -> str:
        return str(networks.own.device)

    def lungs(request: tuple[Frame, Path], report: Callable[[Any], None]) -> LungMask:
        frame, segmenter_folder = request
        return networks.segmenter(segmenter_folder).lungs(frame)

    def seen(frame: Frame, report: Callable[[Any], None]) -> NDArray[np.uint8]:
        return networks.pipeline().seen(frame)

    def bench(request: tuple[Frame, int], report: Callable[[Any], None]) -> list[BenchRow]:
        from core.inference.engine.bench import bench_rows

        return bench_rows(networks.pipeline(), *request)

    return {"predict": predict, "lungs": lungs, "seen": seen, "device": device, "bench": bench}
