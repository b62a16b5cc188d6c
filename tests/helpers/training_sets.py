"""Small sets of labelled pictures that differ from one another, and a request to train on them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image


def blobs(seed: int, bright: bool, side: int = 64) -> np.ndarray:
    """Cloudy grey of its own; bright or dark below the middle. uint8 (side, side)."""
    rng = np.random.default_rng(seed)
    cloud = Image.fromarray(rng.integers(0, 120, (9, 9), dtype=np.uint8)).resize((side, side), Image.Resampling.BICUBIC)
    picture = np.asarray(cloud).astype(np.int16)
    picture[side // 2 :] += 120 if bright else 0
    return np.clip(picture, 0, 255).astype(np.uint8)


def write_classes(root: Path, per_class: int = 6, seed: int = 0) -> Path:
    """`normal` (dark below) and `pneumonia` (bright below), a folder each."""
    for k, label in enumerate(("normal", "pneumonia")):
        (root / label).mkdir(parents=True)
        for n in range(per_class):
            picture = blobs(1000 * seed + 100 * k + n, bright=k == 1)
            Image.fromarray(picture).save(root / label / f"{label}-{n}.png")
    return root


def write_manifest(folder: Path, rows: list[dict[str, str]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "manifest.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def request(data: Path, out: Path, **given: Any):  # type: ignore[no-untyped-def]
    """A short run at 32 pixels."""
    from core.learning.config import TrainingConfig
    from core.learning.run import TrainingRequest

    figures = {"image_px": 32, "epochs": 1, "batch_size": 4, "seed": 4, "limits": ("A toy.",), **given}
    return TrainingRequest(
        data=data, out=out, config=TrainingConfig(**figures), command="overread train toy", device="cpu"
    )
