"""The network's share of `overread bench`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from core.imaging.network_input import network_input
from core.inference.engine.pipeline import Pipeline
from core.inference.worker import PeerRequest
from core.side_by_side import BenchRow, interleaved
from core.study import Frame


def bench_rows(pipeline: Pipeline, frame: Frame, rounds: int) -> list[BenchRow]:
    """From decoded frame to all maps, and from ready tensor to all maps, against the bare forward pass."""
    ready = network_input(frame, pipeline.spec)[None]
    images = torch.from_numpy(ready).to(pipeline.device).contiguous(memory_format=torch.channels_last)

    def bare() -> None:
        with torch.inference_mode():
            pipeline.network.module(images).cpu()

    rows, columns = frame.shape
    count = len(pipeline.bundle.manifest.findings)
    return [
        interleaved(
            f"decoded frame ({columns} x {rows}) to probabilities and all maps",
            lambda: pipeline.predict(frame), "bare forward pass on a ready tensor", bare, rounds,
        ),
        interleaved(
            f"ready tensor to all {count} maps", lambda: pipeline.run(ready),
            "bare forward pass on a ready tensor", bare, rounds,
        ),
    ]  # fmt: skip


def run_peer(pipeline: Pipeline, request: PeerRequest) -> None:
    """The bare network over as many ready images, or a plain DataLoader loop over the files, batch by batch."""
    images: Iterable[Tensor]
    if request.kind == "bare":
        ready = torch.zeros((request.batch_size, pipeline.spec.channels, pipeline.spec.height, pipeline.spec.width))
        full, rest = divmod(len(request.paths), request.batch_size)
        images = [*[ready] * full, *([ready[:rest]] if rest else [])]
    else:
        images = DataLoader(_Pictures(request.paths, pipeline), batch_size=request.batch_size)
    with torch.inference_mode():
        for batch in images:
            placed = batch.to(pipeline.device).contiguous(memory_format=torch.channels_last)
            pipeline.network.module(placed).cpu()


class _Pictures(Dataset[Tensor]):
    """As a tutorial writes it: PIL opens and resizes, torch normalises."""

    def __init__(self, paths: Sequence[str], pipeline: Pipeline) -> None:
        self._paths, spec = paths, pipeline.spec
        self._size = (spec.width, spec.height)
        self._mean, self._std = (torch.tensor(values).reshape(-1, 1, 1) for values in (spec.mean, spec.std))

    def __len__(self) -> int:
        return len(self._paths)

    def __getitem__(self, index: int) -> Tensor:
        with Image.open(self._paths[index]) as image:
            pixels = np.array(image.convert("L").resize(self._size, Image.Resampling.BILINEAR))
        return (torch.from_numpy(pixels).float().div(255.0)[None] - self._mean) / self._std
