"""How well a map explains its score: pixels taken away or brought back in the map's order (Petsiuk et al., BMVC 2018).

What is taken away is replaced by the picture itself, blurred, so that no edge is made that was not there. A map is
judged beside random ones that are as smooth as it is: they share its amplitude spectrum and have random phases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from core.findings import GridTransform, Heatmap, LungMask, MapQuality, Region
from core.imaging.lung_share import lung_share
from core.imaging.network_input import network_view, normalised, resized
from core.imaging.overlay import upsampled
from core.imaging.region_agreement import region_agreement
from core.inference.calibration import probabilities
from core.inference.engine.explaining import explain, output_number, ready_images
from core.inference.methods import MapChoice

if TYPE_CHECKING:
    from core.inference.engine.pipeline import Pipeline
    from core.study import Frame

RANDOM_MAPS = 20
STEPS = 10  # of the pixels' order; the curve has one point more
BLUR_SHARE = 0.05  # standard deviation of the blur, as a share of the input's shorter side
BATCH = 32
SEED = 20180919
Report = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class QualityQuestion:
    """`region`: the reader's, in pixels of the frame. `lungs`: where they lie, where that is known."""

    choice: MapChoice
    region: Region | None = None
    lungs: LungMask | None = None


def map_quality(
    pipeline: Pipeline, frame: Frame, question: QualityQuestion, report: Report = lambda share: None
) -> MapQuality:
    """Measure one map on its frame; the same map always gets the same figures. Raises what `explain` raises.

    Probabilities are calibrated, those of the network on the plain input. An empty map is only said to be empty.
    """
    heatmap = explain(pipeline, frame, question.choice)
    if not heatmap.has_evidence:
        return MapQuality(heatmap.finding, heatmap.method, evidence=False)
    generator = np.random.default_rng(SEED)
    grids = [heatmap.grid, *(random_like(heatmap.grid, generator) for _ in range(RANDOM_MAPS))]
    curves = _Curves(pipeline, frame, output_number(pipeline, heatmap.finding), heatmap.covers)
    areas = np.array(
        [_reported(curves.areas(grid, generator), report, (i + 1) / len(grids)) for i, grid in enumerate(grids)]
    )
    gains = areas[:, 1] - areas[:, 0]
    lungs = lung_share(heatmap, question.lungs) if question.lungs is not None else (None, None)
    return MapQuality(
        finding=heatmap.finding,
        method=heatmap.method,
        evidence=True,
        deletion=float(areas[0, 0]),
        insertion=float(areas[0, 1]),
        random_deletion=_mean_and_deviation(areas[1:, 0]),
        random_insertion=_mean_and_deviation(areas[1:, 1]),
        better_than_random=float(np.mean(gains[0] > gains[1:])),
        lung_share=lungs[0],
        lung_area_share=lungs[1],
        region=region_agreement(heatmap, question.region, frame.shape) if question.region is not None else None,
    )


def _reported(areas: tuple[float, float], report: Report, share: float) -> tuple[float, float]:
    report(share)
    return areas


def _mean_and_deviation(values: NDArray[np.float64]) -> tuple[float, float]:
    return float(values.mean()), float(values.std())


def random_like(grid: NDArray[np.float32], generator: np.random.Generator) -> NDArray[np.float32]:
    """A random map (float32, same shape) with the amplitude spectrum of `grid`, hence its smoothness."""
    amplitude = np.abs(np.fft.rfft2(grid - grid.mean()))
    phase = np.angle(np.fft.rfft2(generator.standard_normal(grid.shape)))
    return np.asarray(np.fft.irfft2(amplitude * np.exp(1j * phase), s=grid.shape), dtype=np.float32)


class _Curves:
    """One frame at the network's input size, sharp and blurred, and the probability of one finding between them."""

    def __init__(self, pipeline: Pipeline, frame: Frame, number: int, covers: GridTransform) -> None:
        self._pipeline, self._number = pipeline, number
        spec = pipeline.spec
        picture = resized(network_view(frame, spec.percentiles), spec)
        radius = BLUR_SHARE * min(picture.shape)
        blurred = np.asarray(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(radius)))
        self._sharp, self._soft = (ready_images(pipeline, normalised(p, spec)[None]) for p in (picture, blurred))
        self._shape = (spec.height, spec.width)

    def areas(self, grid: NDArray[np.float32], generator: np.random.Generator) -> tuple[float, float]:
        """Areas under the deletion and the insertion curve, 0..1, when pixels go from the highest value to the lowest.

        Pixels of one value, such as those without evidence, go in random order.
        """
        covers = GridTransform(0.0, 0.0, float(self._shape[1]), float(self._shape[0]))
        values = upsampled(Heatmap("", "", grid, covers), self._shape).ravel()
        order = np.lexsort((generator.random(values.size), -values))
        rank = np.empty(values.size, dtype=np.int64)
        rank[order] = np.arange(values.size)
        ranks = torch.from_numpy(rank.reshape(self._shape)).to(self._sharp.device)
        shown = np.concatenate(list(self._probabilities(ranks)))
        deletion, insertion = shown[: STEPS + 1], shown[STEPS + 1 :]
        return float(np.trapezoid(deletion) / STEPS), float(np.trapezoid(insertion) / STEPS)

    def _probabilities(self, ranks: torch.Tensor) -> Iterator[NDArray[np.float64]]:
        """Of deletion, from the whole picture to none of it, then of insertion, from none to the whole."""
        cuts = torch.linspace(0, ranks.numel(), STEPS + 1, device=ranks.device).round()
        changed = (ranks[None] < cuts[:, None, None])[:, None]  # (STEPS + 1, 1, height, width)
        masks = torch.cat((changed, ~changed))  # where the blurred picture shows
        for start in range(0, len(masks), BATCH):
            with torch.inference_mode():
                mixed = torch.where(masks[start : start + BATCH], self._soft, self._sharp)
                logits = self._pipeline.network.module(mixed.contiguous(memory_format=torch.channels_last))
            yield probabilities(logits.float().cpu().numpy(), self._pipeline.bundle.manifest)[:, self._number]
