"""A small set of drawn chests to fit a gate on, a plan that suits it, and a public network for gates, untrained."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from core.learning.datasets import LabelledImage
from tests.helpers.dicom_files import chest_like

if TYPE_CHECKING:
    from core.learning.gate_fitting import GatePlan

LABELS = ("normal", "pneumonia", "covid19", "tuberculosis")


def write_set(folder: Path, per_split: dict[str, int]) -> list[LabelledImage]:
    """Chest-like drawings of varied brightness and noise, of two sources, as PNG files with their records."""
    from core.learning.gate_pictures import mildly_changed

    generator, records = np.random.default_rng(0), []
    folder.mkdir()
    for split, count in per_split.items():
        for number in range(count):
            drawn = chest_like(120, 110, 8) * generator.uniform(0.7, 1.0) + generator.normal(0, 6, (120, 110))
            view = mildly_changed(np.clip(drawn, 0, 255).astype(np.uint8), generator)
            path = folder / f"{split}-{number}.png"
            Image.fromarray(view).save(path)
            records.append(LabelledImage(path, LABELS[number % 4], split, f"source-{number % 2}", path.stem))
    return records


def small_plan(work: Path) -> GatePlan:
    from core.learning.gate_fitting import GatePlan

    return GatePlan(sound=20, mild=2, wrong=3, steps=200, work=work)


def write_public_network(path: Path, seed: int = 0) -> Path:
    """A checkpoint as ImageNet's networks come, with a licence beside it; its weights are random."""
    import timm
    import torch

    torch.manual_seed(seed)
    torch.save(timm.create_model("tf_efficientnet_lite0", pretrained=False).state_dict(), path)
    path.with_suffix(".LICENSE").write_text("Anyone may use it.\n", encoding="utf-8")
    return path
