"""Lung guidance: a loss term on the share of a finding's map that lies outside the lungs."""

from __future__ import annotations

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from core.errors import DatasetError
from core.inference.engine.architectures import Network
from core.learning.vocabulary import NO_FINDING_KEYS


class WithFeatures(nn.Module):
    """A network whose forward pass returns (logits, features or None): the features only where they are asked for."""

    def __init__(self, network: Network, features: bool) -> None:
        super().__init__()
        self.module = network.module
        self._network, self._features = network, features

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor | None]:
        if not self._features:
            return self.module(images), None
        features = self._network.features(images)
        return self._network.head(features.mean(dim=(2, 3))), features


def linear_weight(network: Network, classes: int) -> Tensor:
    """The weight (classes, k) of a head that is one linear layer. Raises DatasetError for any other head."""
    layers = [part for part in network.module.modules() if isinstance(part, nn.Linear) and part.out_features == classes]
    if layers:
        weight = layers[-1].weight
        was_training = network.module.training
        network.module.eval()
        with torch.no_grad():
            probe = torch.linspace(-1.0, 1.0, weight.shape[1], device=weight.device)[None]
            own = network.head(probe) - network.head(torch.zeros_like(probe)) if _fits(network, probe) else None
        network.module.train(was_training)
        if own is not None and torch.allclose(own, probe @ weight.T, rtol=1e-3, atol=1e-4):
            return weight
    raise DatasetError("outside_weight needs a network with a linear head; choose another architecture or set it to 0.")


def _fits(network: Network, probe: Tensor) -> bool:
    try:
        network.head(probe)
    except RuntimeError:  # the last linear layer takes a hidden layer's values, not the pooled features
        return False
    return True


def abnormal_classes(classes: tuple[str, ...]) -> Tensor:
    """1 for the findings, 0 for "no finding": float32 (classes,)."""
    return torch.tensor([float(key not in NO_FINDING_KEYS) for key in classes])


def outside_share(features: Tensor, weight: Tensor, wanted: Tensor, masks: Tensor) -> Tensor:
    """The mean share of positive class activation outside the mask, over the findings that the labels name.

    The map of class c is relu(sum over k of weight[c,k] * features[k]) / cells, as in `engine/cam.py`, and is
    differentiable in both. `features`: (n, k, h, w). `weight`: (classes, k). `wanted`: (n, classes), how much each
    class's map counts. `masks`: (n, 1, H, W), 0..1, 1 inside; an image without a mask has zeros and counts nothing.
    """
    cells = features.shape[2] * features.shape[3]
    maps = torch.einsum("ck,nkhw->nchw", weight.float(), features.float()).clamp(min=0.0) / cells
    inside = functional.adaptive_avg_pool2d(masks, (features.shape[2], features.shape[3]))
    heat = maps.sum(dim=(2, 3))
    share = (maps * (1.0 - inside)).sum(dim=(2, 3)) / (heat + 1e-6)
    counts = wanted * (masks.amax(dim=(1, 2, 3)) > 0).float()[:, None]
    return (share * counts).sum() / counts.sum().clamp(min=1.0)
