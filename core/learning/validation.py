"""The score of an epoch: AUC on val, by the very path of the reading station."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from core.imaging.network_input import InputSpec, resized
from core.learning.config import TrainingPlan
from core.learning.datasets import LabelledImage, load_view
from core.learning.loader import TrainingImages, as_input
from core.learning.metrics import area_under_roc, softmax
from core.learning.ranks import Ranks
from core.learning.targets import targets

BATCH = 64


class Validator:
    """Holds val's network inputs (8-bit), so that no epoch decodes them again. Ranks take turns, image by image."""

    def __init__(self, val: TrainingImages, plan: TrainingPlan, ranks: Ranks) -> None:
        self.plan, self.ranks, self.spec = plan, ranks, plan.input_spec()
        self.values, self.known = targets(val.records, plan)
        self.pixels = network_pixels(val.records[ranks.rank :: ranks.world], self.spec)

    def score(self, model: nn.Module) -> float:
        """The mean AUC over the classes (each against the rest) or findings; NaN where val holds one side only."""
        if not len(self.values):
            return float("nan")
        logits = np.empty(self.values.shape, dtype=np.float32)
        mine = logits_of(model, self.pixels, self.spec, self.ranks.device)
        for rank, part in enumerate(self.ranks.gathered(mine)):
            logits[rank :: self.ranks.world] = part
        return mean_auc(logits, self.values, self.known, self.plan.task)


def network_pixels(records: tuple[LabelledImage, ...], spec: InputSpec) -> NDArray[np.uint8]:
    """What the network is given of each image, uint8 (n, height, width)."""
    pixels = np.empty((len(records), spec.height, spec.width), dtype=np.uint8)
    for row, record in enumerate(records):
        pixels[row] = resized(load_view(record.path, spec.percentiles), spec)
    return pixels


def logits_of(
    model: nn.Module, pixels: NDArray[np.uint8], spec: InputSpec, device: torch.device
) -> NDArray[np.float32]:
    """Logits without augmentation, float32 (n, classes). `pixels`: uint8 (n, height, width)."""
    parts = [np.empty((0, 0), dtype=np.float32)]
    with torch.inference_mode():
        for start in range(0, len(pixels), BATCH):
            grey = torch.from_numpy(pixels[start : start + BATCH])[:, None].to(device)
            parts.append(model(as_input(grey, spec)).float().cpu().numpy())
    return np.concatenate(parts[1:]) if len(parts) > 1 else parts[0]


def mean_auc(logits: NDArray[np.float32], values: NDArray[np.float32], known: NDArray[np.float32], task: str) -> float:
    """Mean over the columns of the AUC among the known, NaN where no column has both sides."""
    shown = logits if task == "findings" else softmax(logits)
    columns = []
    for c in range(values.shape[1]):
        there = known[:, c] > 0
        columns.append(area_under_roc(shown[there, c], values[there, c] > 0.5))
    return float("nan") if np.isnan(columns).all() else float(np.nanmean(columns))
