"""The network's share of `overread bench`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from core.imaging.network_input import network_input
from core.inference.engine.pipeline import Pipeline
from core.inference.worker import PeerRequest
from core.side_by_side import BenchRow, interleaved
from core.study import Frame


def bench_rows(pipeline: Pipeline, frame: Frame, rounds: int) -> list[BenchRow]:
    """From decoded frame to all maps against the bare forward pass; all maps against pytorch-grad-cam's loop."""
    ready = network_input(frame, pipeline.spec)[None]
    images = torch.from_numpy(ready).to(pipeline.device).contiguous(memory_format=torch.channels_last)

    def bare() -> None:
        with torch.inference_mode():
            pipeline.network.module(images).cpu()

    rows, columns = frame.shape
    count = len(pipeline.bundle.findings)
    return [
        interleaved(
            f"decoded frame ({columns} x {rows}) to probabilities and all maps",
            lambda: pipeline.predict(frame), "bare forward pass on a ready tensor", bare, rounds,
        ),
        interleaved(
            f"ready tensor to all {count} maps", lambda: pipeline.run(ready),
            "bare forward pass on a ready tensor", bare, rounds,
        ),
        interleaved(
            f"ready tensor to all {count} maps", lambda: pipeline.run(ready),
            "pytorch-grad-cam, a loop over the classes", lambda: library_maps(pipeline, ready), rounds,
        ),
    ]  # fmt: skip


def library_maps(pipeline: Pipeline, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
    """All maps by pytorch-grad-cam, before its rectifier and per-map normalisation: float32 (n, classes, h, w).

    Logits are the targets, as in ours; each class costs a forward and a backward pass through the whole network.
    """
    from pytorch_grad_cam import GradCAM
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

    images = torch.from_numpy(inputs).to(pipeline.device).contiguous(memory_format=torch.channels_last)
    network, maps = pipeline.network, []
    with GradCAM(model=network.module, target_layers=[network.target_layer]) as cam:
        for c in range(len(pipeline.bundle.findings)):
            targets = [ClassifierOutputTarget(c)] * len(inputs)
            cam.outputs = cam.activations_and_grads(images)
            cam.model.zero_grad()
            sum(target(output) for target, output in zip(targets, cam.outputs, strict=True)).backward()
            activations = cam.activations_and_grads.activations[-1].cpu().data.numpy()
            gradients = cam.activations_and_grads.gradients[-1].cpu().data.numpy()
            maps.append(cam.get_cam_image(images, network.target_layer, targets, activations, gradients, False))
    return np.stack(maps, axis=1).astype(np.float32)


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
