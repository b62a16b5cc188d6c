"""The network's share of `overread bench`."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from core.imaging.network_input import network_input
from core.inference.engine.pipeline import Pipeline
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
        for c in range(len(pipeline.bundle.manifest.findings)):
            targets = [ClassifierOutputTarget(c)] * len(inputs)
            cam.outputs = cam.activations_and_grads(images)
            cam.model.zero_grad()
            sum(target(output) for target, output in zip(targets, cam.outputs, strict=True)).backward()
            activations = cam.activations_and_grads.activations[-1].cpu().data.numpy()
            gradients = cam.activations_and_grads.gradients[-1].cpu().data.numpy()
            maps.append(cam.get_cam_image(images, network.target_layer, targets, activations, gradients, False))
    return np.stack(maps, axis=1).astype(np.float32)
