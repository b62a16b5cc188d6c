"""The network's share of `overread bench`."""

from __future__ import annotations

import torch

from core.imaging.network_input import network_input
from core.inference.engine.pipeline import Pipeline
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
