"""Maps of one finding by the methods of `core.inference.methods`, from the network's last feature map.

In front of mean pooling the gradient of a logit is the same in every cell of a channel, so none of them needs a
backward pass through the backbone. tests/core/inference/test_class_maps.py holds each against pytorch-grad-cam's raw
values; where we differ from it on purpose, the function says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from core.inference.engine.architectures import Network
from core.inference.engine.cam import logits_and_slopes

Report = Callable[[float], None]
SCORE_CAM_BATCH = 32


@dataclass(frozen=True, slots=True)
class Pass:
    """One forward pass and the finding that is asked for. `images`: (n, channels, height, width). `activations`:
    (n, k, h, w), the last feature map. `slopes`: (n, k), d logit / d activation, the same in every cell.
    `report` is told the share that is done, 0..1."""

    network: Network
    images: Tensor
    finding: int
    activations: Tensor
    slopes: Tensor
    report: Report


def class_maps(network: Network, images: Tensor, finding: int, method: str, report: Report) -> Tensor:
    """Signed maps (n, h, w), float32, of output number `finding`, by a method of `METHODS`; no graph is kept."""
    with torch.inference_mode():
        activations = network.features(images).float()
    activations = activations.clone()  # outside: what follows may need autograd in the head
    pooled = activations.mean(dim=(2, 3))
    slopes = logits_and_slopes(pooled, network.head)[1][:, finding].expand_as(pooled)
    cells = activations.shape[2] * activations.shape[3]
    with torch.no_grad():
        return _METHODS[method](Pass(network, images, finding, activations, slopes / cells, report))


def _weighted(weights: Tensor, activations: Tensor) -> Tensor:
    summed: Tensor = torch.einsum("nk,nkhw->nhw", weights, activations)
    return summed


def _grad_cam(given: Pass) -> Tensor:
    return _weighted(given.slopes, given.activations)


def _layer_cam(given: Pass) -> Tensor:
    return _weighted(given.slopes.clamp(min=0), given.activations)


def _grad_cam_plus_plus(given: Pass) -> Tensor:
    """Equation 19 of the paper. The library adds 1e-6 to a denominator that is often smaller, and is then cubic in
    the gradient; here the fraction is reduced by the gradient's square instead."""
    totals = given.activations.sum(dim=(2, 3))
    denominators = 2 + totals * given.slopes
    shares = torch.where(denominators > 1e-6, 1 / denominators, torch.zeros_like(denominators))
    cells = given.activations.shape[2] * given.activations.shape[3]
    return _weighted(given.slopes.clamp(min=0) * shares * cells, given.activations)


def _eigen_cam(given: Pass) -> Tensor:
    """A principal component has no sign of its own: it is turned so that it rises with the sum of the activations."""
    rows, columns = given.activations.shape[2:]
    cells = given.activations.cpu().double().flatten(2).transpose(1, 2)
    centred = cells - cells.mean(dim=1, keepdim=True)
    first = torch.linalg.svd(centred, full_matrices=False)[2][:, :1]
    projected = (centred @ first.transpose(1, 2))[:, :, 0]
    sign = torch.sign((projected * centred.sum(dim=2)).sum(dim=1, keepdim=True))
    turned: Tensor = (projected * torch.where(sign == 0, 1.0, sign)).float().reshape(-1, rows, columns)
    return turned


def _ablation_cam(given: Pass) -> Tensor:
    """A channel is set to zero behind the last layer, so only the head runs again. The library divides by the logit,
    which turns the map over where that is negative; here the loss itself is the weight."""
    pooled = given.activations.mean(dim=(2, 3))
    channels = pooled.shape[1]
    weights = torch.empty_like(pooled)
    for row in range(len(pooled)):
        without = pooled[row].repeat(channels, 1)
        without.fill_diagonal_(0.0)
        whole = given.network.head(pooled[row : row + 1])[0, given.finding]
        weights[row] = whole - given.network.head(without)[:, given.finding]
    return _weighted(weights, given.activations)


def _score_cam(given: Pass) -> Tensor:
    """One pass of the whole network for every channel: the picture, masked by the channel stretched over it."""
    maps = []
    for image, activations in zip(given.images, given.activations, strict=True):
        scores = torch.cat(list(_masked_scores(given, image, activations)))
        maps.append(_weighted(scores.softmax(dim=0)[None], activations[None]))
    return torch.cat(maps)


def _masked_scores(given: Pass, image: Tensor, activations: Tensor) -> Iterator[Tensor]:
    for start in range(0, len(activations), SCORE_CAM_BATCH):
        channels = activations[start : start + SCORE_CAM_BATCH, None]
        masks = functional.interpolate(channels, size=image.shape[1:], mode="bilinear", align_corners=True)
        low, high = masks.amin(dim=(2, 3), keepdim=True), masks.amax(dim=(2, 3), keepdim=True)
        masked = image[None] * ((masks - low) / (high - low + 1e-8))
        with torch.inference_mode():
            yield given.network.module(masked.contiguous(memory_format=torch.channels_last))[:, given.finding].float()
        given.report(min(1.0, (start + SCORE_CAM_BATCH) / len(activations)))


_METHODS: dict[str, Callable[[Pass], Tensor]] = {
    "gradcam": _grad_cam,
    "hirescam": _grad_cam,  # the same, where the gradient is the same in every cell
    "layercam": _layer_cam,
    "gradcampp": _grad_cam_plus_plus,
    "eigencam": _eigen_cam,
    "ablationcam": _ablation_cam,
    "scorecam": _score_cam,
}


def earlier_maps(network: Network, layer: nn.Module, images: Tensor, finding: int, positive_only: bool) -> Tensor:
    """Gradient times activation at `layer`, summed over its channels: (n, h, w), float32, signed.

    `positive_only`: positive gradients alone (LayerCAM), else all (HiResCAM). One forward pass, and one backward pass
    from the logit to that layer; hook and graph are gone when it returns.
    """
    with torch.no_grad(), _leaf_at(layer) as leaves:
        logit = network.module(images)[:, finding].sum()
        (leaf,) = leaves
        (slopes,) = torch.autograd.grad(logit, leaf)
    activations = leaf.detach()
    return ((slopes.clamp(min=0) if positive_only else slopes) * activations).sum(dim=1).float()


@contextmanager
def _leaf_at(layer: nn.Module) -> Iterator[list[Tensor]]:
    """The graph begins at the output of `layer`: what lies in front of it is neither kept nor differentiated.

    To be used without gradients, which are switched on where they begin.
    """
    leaves: list[Tensor] = []

    def cut(module: nn.Module, given: object, output: Tensor) -> Tensor:
        torch.set_grad_enabled(True)
        leaves.append(output.detach().requires_grad_(True))
        return leaves[-1].clone()  # a layer behind it may work in place

    handle = layer.register_forward_hook(cut)
    try:
        yield leaves
    finally:
        handle.remove()
