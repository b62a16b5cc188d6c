"""Losses on soft targets: cross-entropy between classes, masked binary cross-entropy of findings, focal if asked."""

from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as functional
from torch import Tensor

from core.learning.config import TrainingPlan

Loss = Callable[[Tensor, Tensor, Tensor], Tensor]


def loss_of(plan: TrainingPlan, weights: Tensor) -> Loss:
    """The loss of (logits, values, known), each (n, classes), to a scalar. `weights`: (classes,)."""
    chosen = finding_loss if plan.task == "findings" else class_loss

    def loss(logits: Tensor, values: Tensor, known: Tensor) -> Tensor:
        return chosen(logits.float(), values, known, weights.to(logits.device), plan)

    return loss


def class_loss(logits: Tensor, values: Tensor, known: Tensor, weights: Tensor, plan: TrainingPlan) -> Tensor:
    """Cross-entropy with soft targets, mean over the images; `values` rows sum to 1, `known` is not used.

    Label smoothing as in Szegedy et al. (CVPR 2016); focal factor (1 - p)^gamma as in Lin et al. (ICCV 2017).
    """
    smooth = values * (1.0 - plan.label_smoothing) + plan.label_smoothing / values.shape[1]
    log_p = functional.log_softmax(logits, dim=1)
    focus = (1.0 - log_p.exp()).clamp(min=0.0) ** plan.focal_gamma if plan.focal_gamma > 0 else 1.0
    return -(weights * smooth * focus * log_p).sum(dim=1).mean()


def finding_loss(logits: Tensor, values: Tensor, known: Tensor, weights: Tensor, plan: TrainingPlan) -> Tensor:
    """Binary cross-entropy, mean over the known findings alone; `weights` apply to what is present."""
    smooth = values * (1.0 - plan.label_smoothing) + plan.label_smoothing / 2.0
    each = functional.binary_cross_entropy_with_logits(logits, smooth, pos_weight=weights, reduction="none")
    if plan.focal_gamma > 0:
        p = torch.sigmoid(logits)
        each = each * (1.0 - (smooth * p + (1.0 - smooth) * (1.0 - p))).clamp(min=0.0) ** plan.focal_gamma
    return (each * known).sum() / known.sum().clamp(min=1.0)


def mixed_up(batch: tuple[Tensor, ...], alpha: float, seed: tuple[int, ...]) -> tuple[Tensor, ...]:
    """Mixup (Zhang et al., ICLR 2018): each image with another of the batch, one share for all, drawn from `seed`.

    `batch`: images, values, known, and lung masks (n, 1, h, w), which are united where both images have one; a mixed
    image of which half has no mask has none. Known is what is known of both.
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    share = float(rng.beta(alpha, alpha))
    order = torch.from_numpy(rng.permutation(len(batch[0]))).to(batch[0].device)
    images, values, known, masks = batch
    there = masks.amax(dim=(1, 2, 3), keepdim=True) > 0
    return (
        images.lerp(images[order], 1.0 - share),
        values.lerp(values[order], 1.0 - share),
        torch.minimum(known, known[order]),
        torch.maximum(masks, masks[order]) * (there & there[order]),
    )
