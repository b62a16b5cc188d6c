"""One finding's map on demand: any method, plain or finer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.errors import UsageFault, WorkerOutOfMemory, listed
from core.findings import GridTransform, Heatmap
from core.imaging.network_input import InputSpec, covered_rectangle, network_input
from core.inference.engine.class_maps import class_maps, earlier_maps
from core.inference.methods import PLAIN, MapChoice

if TYPE_CHECKING:
    from core.inference.engine.pipeline import Pipeline
    from core.study import Frame

MAX_SIDE_PX = 2048
CROPS_A_SIDE = 3
Report = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class _Question:
    """Which map is asked for. `number`: the finding's, among the network's outputs. `method`: a key of `METHODS`."""

    pipeline: Pipeline
    frame: Frame
    number: int
    method: str
    report: Report


_Map = tuple[NDArray[np.float32], GridTransform]  # signed, (h, w), and what it covers


def explain(pipeline: Pipeline, frame: Frame, choice: MapChoice, report: Report = lambda share: None) -> Heatmap:
    """The map of one finding. `report` is told the share that is done, 0..1.

    The gate is not asked: whoever calls has a prediction with scores. Values of finer grids are scaled to the area of
    one cell of the plain grid, so that they share its colour scale. Raises UsageFault for a finding that there is not,
    WorkerOutOfMemory when the device is too small.
    """
    question = _Question(pipeline, frame, output_number(pipeline, choice.finding), choice.method, report)
    try:
        signed, covers = _DETAILS[choice.detail](question)
    except torch.OutOfMemoryError as error:
        raise WorkerOutOfMemory("The device has too little memory for this map; choose a plainer one.") from error
    grid = np.maximum(signed, np.float32(0.0))
    grid.setflags(write=False)
    report(1.0)
    return Heatmap(choice.finding, choice.name, grid, covers)


def output_number(pipeline: Pipeline, finding: str) -> int:
    """The index of a finding among the network's outputs. Raises UsageFault."""
    keys = [entry.key for entry in pipeline.bundle.manifest.findings]
    if finding not in keys:
        raise UsageFault(
            "The bundle {name} has no finding {finding}; choose {keys}.",
            name=pipeline.bundle.manifest.name,
            finding=finding,
            keys=listed(keys),
        )
    return keys.index(finding)


def _plain(question: _Question) -> _Map:
    return _at_size(question, question.pipeline.spec)


def _larger_input(question: _Question) -> _Map:
    spec = question.pipeline.spec
    signed, covers = _at_size(question, _sized(spec, 2 * spec.height, 2 * spec.width))
    return signed * np.float32(4.0), covers


def _at_size(question: _Question, spec: InputSpec) -> _Map:
    pipeline = question.pipeline
    images = ready_images(pipeline, network_input(question.frame, spec)[None])
    signed = class_maps(pipeline.network, images, question.number, question.method, question.report)
    return signed.cpu().numpy()[0], covered_rectangle(question.frame.shape, spec)


def _earlier_layer(question: _Question) -> _Map:
    pipeline = question.pipeline
    layer = pipeline.network.earlier_layer
    if layer is None:
        raise UsageFault("This network names no earlier layer; choose another detail.")
    images = ready_images(pipeline, network_input(question.frame, pipeline.spec)[None])
    positive_only = question.method == "layercam"
    signed = earlier_maps(pipeline.network, layer, images, question.number, positive_only).cpu().numpy()[0]
    rows, columns = _grid_shape(pipeline)
    return signed * np.float32(signed.size / (rows * columns)), covered_rectangle(question.frame.shape, pipeline.spec)


def _crops(question: _Question) -> _Map:
    """Crops that lie apart by half the grid, in whole cells, so that the grids of all fall on one finer grid."""
    spec, (rows, columns) = question.pipeline.spec, _grid_shape(question.pipeline)
    down, across = max(1, rows // 2), max(1, columns // 2)
    whole = (rows + (CROPS_A_SIDE - 1) * down, columns + (CROPS_A_SIDE - 1) * across)
    canvas = _sized(spec, round(spec.height * whole[0] / rows), round(spec.width * whole[1] / columns))
    picture = network_input(question.frame, canvas)
    total, count = np.zeros(whole, dtype=np.float32), np.zeros(whole, dtype=np.float32)
    for i in range(CROPS_A_SIDE**2):
        row, column = (i // CROPS_A_SIDE) * down, (i % CROPS_A_SIDE) * across
        top, left = round(row * spec.height / rows), round(column * spec.width / columns)
        crop = picture[:, top : top + spec.height, left : left + spec.width]
        total[row : row + rows, column : column + columns] += _of_crop(question, crop)
        count[row : row + rows, column : column + columns] += 1.0
        question.report((i + 1) / CROPS_A_SIDE**2)
    return total / count, covered_rectangle(question.frame.shape, canvas)


def _of_crop(question: _Question, crop: NDArray[np.float32]) -> NDArray[np.float32]:
    images = ready_images(question.pipeline, np.ascontiguousarray(crop[None]))
    signed = class_maps(question.pipeline.network, images, question.number, question.method, lambda share: None)
    return np.asarray(signed.cpu().numpy()[0])


_DETAILS: dict[str, Callable[[_Question], _Map]] = {
    PLAIN: _plain,
    "input": _larger_input,
    "crops": _crops,
    "layer": _earlier_layer,
}


def ready_images(pipeline: Pipeline, ready: NDArray[np.float32]) -> Tensor:
    """Network inputs, float32 (n, channels, height, width), on the pipeline's device."""
    return torch.from_numpy(ready).to(pipeline.device).contiguous(memory_format=torch.channels_last)


def _grid_shape(pipeline: Pipeline) -> tuple[int, int]:
    """Rows and columns of the plain grid."""
    spec = pipeline.spec
    zeros = np.zeros((1, spec.channels, spec.height, spec.width), dtype=np.float32)
    with torch.inference_mode():
        shape = pipeline.network.features(ready_images(pipeline, zeros)).shape
    return int(shape[2]), int(shape[3])


def _sized(spec: InputSpec, height: int, width: int) -> InputSpec:
    """Raises UsageFault where that is more than a picture may take."""
    if max(height, width) > MAX_SIDE_PX:
        raise UsageFault(
            "This network reads {width} x {height} pixels already; choose the plain map.",
            width=spec.width,
            height=spec.height,
        )
    return replace(spec, height=height, width=width)
