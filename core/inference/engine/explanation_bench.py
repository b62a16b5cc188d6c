"""What maps cost: of all classes, beside the bare forward pass and other libraries; of one finding, by each method."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from core.inference.engine.architectures import Network, build_network
from core.inference.engine.cam import logits_and_maps
from core.inference.engine.explaining import explain
from core.inference.methods import METHODS, MapChoice
from core.side_by_side import BenchRow, alone, interleaved

if TYPE_CHECKING:
    from core.inference.engine.pipeline import Pipeline
    from core.study import Frame

SIDE_PX = 224
COST_ROUNDS = 5


def map_rows(device: torch.device, name: str, classes: int, rounds: int) -> list[BenchRow]:
    """Maps of all classes of an untrained network: against the bare forward pass, and libraries that loop over classes.

    torchcam and captum belong to the extra `bench`; where they are not installed, their row says so.
    """
    torch.manual_seed(0)
    network = build_network(name, classes, {})
    network.module.to(device).to(memory_format=torch.channels_last).eval()
    images = torch.randn(1, 3, SIDE_PX, SIDE_PX).to(device).contiguous(memory_format=torch.channels_last)

    def ours() -> Tensor:
        with torch.inference_mode():
            features = network.features(images)
        return logits_and_maps(features, network.head)[1].cpu()

    def bare() -> Tensor:
        with torch.inference_mode():
            scores: Tensor = network.module(images).cpu()
            return scores

    what = f"maps of all {classes} classes, {name}"
    rows = [interleaved(what, ours, "bare forward pass", bare, rounds)]
    for title, package, loop in PEERS:
        if find_spec(package) is None:
            rows.append(alone(what, ours, f"{title}: not installed", rounds))
        else:
            peer = partial(loop, network, images, classes)
            rows.append(interleaved(what, ours, f"{title}, a loop over the classes", peer, rounds))
    return rows


def grad_cam_library_maps(network: Network, images: Tensor, classes: int) -> Tensor:
    """All maps by pytorch-grad-cam, before its rectifier and per-map normalisation: float32 (n, classes, h, w).

    Logits are the targets, as in ours; each class costs a forward and a backward pass through the whole network.
    """
    from pytorch_grad_cam import GradCAM
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

    maps = []
    with GradCAM(model=network.module, target_layers=[network.target_layer]) as cam:
        for c in range(classes):
            targets = [ClassifierOutputTarget(c)] * len(images)
            cam.outputs = cam.activations_and_grads(images)
            cam.model.zero_grad()
            sum(target(output) for target, output in zip(targets, cam.outputs, strict=True)).backward()
            activations = cam.activations_and_grads.activations[-1].cpu().data.numpy()
            gradients = cam.activations_and_grads.gradients[-1].cpu().data.numpy()
            maps.append(cam.get_cam_image(images, network.target_layer, targets, activations, gradients, False))
    network.module.zero_grad(set_to_none=True)
    return torch.from_numpy(np.stack(maps, axis=1).astype(np.float32))


def torchcam_maps(network: Network, images: Tensor, classes: int) -> Tensor:
    """All maps by torchcam, behind its rectifier and without its normalisation: one forward pass, and one backward
    pass a class down to the target layer."""
    from torchcam.methods import GradCAM

    with GradCAM(network.module, target_layer=network.target_layer) as cam:
        scores = network.module(images)
        maps = [cam(c, scores, normalized=False, retain_graph=c + 1 < classes)[0] for c in range(classes)]
    return torch.stack(maps, dim=1).detach().cpu()


def captum_maps(network: Network, images: Tensor, classes: int) -> Tensor:
    """All maps by captum, signed: a forward pass a class, and a backward pass down to the target layer."""
    from captum.attr import LayerGradCam

    cam = LayerGradCam(network.module, network.target_layer)
    return torch.cat([cam.attribute(images, target=c) for c in range(classes)], dim=1).detach().cpu()


PEERS: tuple[tuple[str, str, Callable[[Network, Tensor, int], Tensor]], ...] = (
    ("pytorch-grad-cam", "pytorch_grad_cam", grad_cam_library_maps),
    ("torchcam", "torchcam", torchcam_maps),
    ("captum", "captum", captum_maps),
)


def costs(pipeline: Pipeline, frame: Frame) -> dict[str, float]:
    """What a map of one finding takes, in forward passes at the network's own size, by `MapChoice.name`.

    Medians of interleaved rounds; Score-CAM's is a count of its passes, which would take too long to measure.
    """
    finding = pipeline.bundle.manifest.findings[0].key
    choices = [MapChoice(finding, m, d) for m, row in METHODS.items() for d in row.details if m != "scorecam"]
    zeros = torch.zeros(1, pipeline.spec.channels, pipeline.spec.height, pipeline.spec.width, device=pipeline.device)

    def bare() -> Tensor:
        with torch.inference_mode():
            features: Tensor = pipeline.network.features(zeros.contiguous(memory_format=torch.channels_last)).cpu()
            return features

    channels = bare().shape[1]
    times: dict[str, list[float]] = {"": [], **{choice.name: [] for choice in choices}}
    for _ in range(COST_ROUNDS):
        times[""].append(_seconds(bare))
        for choice in choices:
            times[choice.name].append(_seconds(partial(explain, pipeline, frame, choice)))
    one = statistics.median(times.pop(""))
    return {name: round(statistics.median(values) / one, 2) for name, values in times.items()} | {
        "scorecam": float(channels + 1)
    }


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
