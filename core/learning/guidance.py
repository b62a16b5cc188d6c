"""Lung guidance: a loss term on the share of a finding's map outside the lungs, one on where the attention lies."""

from __future__ import annotations

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from core.errors import DatasetError
from core.inference.engine.architectures import Network
from core.learning.config import TrainingPlan
from core.learning.vocabulary import NO_FINDING_KEYS

MASK_SIDE = 128  # masks are widened at this size, which is that of the segmenter's files
WIDENED_CELLS = 5
LEAST_MASK = 0.05  # of the picture; below that there is no mask, or none to trust


class WithFeatures(nn.Module):
    """A network whose forward pass returns (logits, features or None, attention's logits or None): the features and the
    logits (n, 1, h, w) only where they are asked for."""

    def __init__(self, network: Network, features: bool) -> None:
        super().__init__()
        self.module = network.module
        self._network, self._features = network, features

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor | None, Tensor | None]:
        if not self._features:
            return self.module(images), None, None
        network, looked = self._network, None
        if network.attention is not None and network.unweighted is not None:
            features, looked = network.attention.with_logits(network.unweighted(images))
        else:
            features = network.features(images)
        return network.head(features.mean(dim=(2, 3))), features, looked


def check_attention(plan: TrainingPlan) -> None:
    """Only a network that weighs its cells can be taught where to look. Raises DatasetError."""
    if plan.attention_weight > 0 and not plan.architecture_args.get("lung_attention"):
        raise DatasetError(
            "attention_weight needs a network that weighs its cells; "
            "set lung_attention = true in [architecture_args], or attention_weight to 0."
        )


def attention_loss(logits: Tensor, masks: Tensor) -> Tensor:
    """Binary cross-entropy between the attention of the cells and the lungs in them, mean over cells and images.

    `logits`: (n, 1, h, w). `masks`: (n, 1, H, W), 0..1, 1 inside; they are widened by about 2 per cent of the side all
    around, since disease may touch the edge. An image with less mask than `LEAST_MASK` counts nothing.
    """
    there = (masks.mean(dim=(1, 2, 3)) > LEAST_MASK).float()
    coarse = functional.adaptive_avg_pool2d(masks, (MASK_SIDE, MASK_SIDE))
    wide = functional.max_pool2d(coarse, WIDENED_CELLS, stride=1, padding=WIDENED_CELLS // 2)
    wanted = functional.adaptive_avg_pool2d(wide, (logits.shape[2], logits.shape[3]))
    each = functional.binary_cross_entropy_with_logits(logits.float(), wanted, reduction="none")
    return (each.mean(dim=(1, 2, 3)) * there).sum() / there.sum().clamp(min=1.0)


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
