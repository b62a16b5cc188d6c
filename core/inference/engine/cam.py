"""Grad-CAM of every class from one forward pass.

Selvaraju et al. (ICCV 2017): the map of class c is relu(sum over k of alpha[c,k] * A[k]), where A is the last feature
map and alpha[c,k] the mean over its cells of d logit[c] / d A[k]. When a network ends in mean pooling and a head, that
gradient is the same in every cell, and equals (d logit[c] / d pooled[k]) / cells: the slopes of the head alone give it
exactly, for all classes, and nothing of the backbone's graph has to be kept. The slopes of a linear head are its
weights; those of another head are one small backward pass, all classes at once.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


def logits_and_maps(features: Tensor, head: Callable[[Tensor], Tensor]) -> tuple[Tensor, Tensor]:
    """Logits and signed class maps from the last feature map.

    `features`: (n, k, h, w), float, without a graph. `head`: (n, k) -> (n, classes), in evaluation mode. Returns logits
    (n, classes) and maps (n, classes, h, w), float32, before the rectifier: a value is the contribution of that cell
    to the class's logit, and for a linear head they sum to logit - bias.
    """
    pooled = features.float().mean(dim=(2, 3))
    logits, slopes = logits_and_slopes(pooled, head)
    with torch.no_grad():
        return logits, weighted_sum(slopes / (features.shape[2] * features.shape[3]), features.float())


def logits_and_slopes(pooled: Tensor, head: Callable[[Tensor], Tensor]) -> tuple[Tensor, Tensor]:
    """Logits (n, classes) and d logits / d pooled, (n, classes, k), of pooled features (n, k)."""
    if not isinstance(head, nn.Linear):
        return _jacobian(head, pooled)
    with torch.no_grad():
        return head(pooled), head.weight.detach()[None]


def weighted_sum(weights: Tensor, features: Tensor) -> Tensor:
    """The sum over k of weights (n or 1, classes, k) times features (n, k, h, w): (n, classes, h, w)."""
    summed = torch.matmul(weights, features.flatten(2))
    return summed.reshape(*summed.shape[:2], *features.shape[2:])


def _jacobian(head: Callable[[Tensor], Tensor], pooled: Tensor) -> tuple[Tensor, Tensor]:
    """Through any head that treats each row alone: one forward pass, and one backward pass for all classes."""
    with torch.enable_grad():
        leaf = pooled.detach().clone().requires_grad_(True)
        logits = head(leaf)
        rows, classes = logits.shape
        each = torch.eye(classes, device=logits.device, dtype=logits.dtype)[:, None, :].expand(classes, rows, classes)
        (slopes,) = torch.autograd.grad(logits, leaf, each, is_grads_batched=True)
    return logits.detach(), slopes.transpose(0, 1)
