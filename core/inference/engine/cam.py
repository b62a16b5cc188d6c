"""Grad-CAM of every class from one forward pass.

Selvaraju et al. (ICCV 2017): the map of class c is relu(sum over k of alpha[c,k] * A[k]), where A is the last feature
map and alpha[c,k] the mean over its cells of d logit[c] / d A[k]. When a network ends in mean pooling and a head, that
gradient is the same in every cell, and equals (d logit[c] / d pooled[k]) / cells: a backward pass through the head
alone gives it exactly, for all classes, and nothing of the backbone's graph has to be kept.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor


def logits_and_maps(features: Tensor, head: Callable[[Tensor], Tensor]) -> tuple[Tensor, Tensor]:
    """Logits and signed class maps from the last feature map.

    `features`: (n, k, h, w), float. Returns logits (n, classes) and maps (n, classes, h, w), before the rectifier: a
    value is the contribution of that cell to the class's logit, and for a linear head they sum to logit - bias.
    """
    cells = features.shape[2] * features.shape[3]
    with torch.enable_grad():
        pooled = features.detach().mean(dim=(2, 3)).requires_grad_(True)
        logits = head(pooled)
        slopes = _jacobian(logits, pooled)
    maps = torch.einsum("nck,nkhw->nchw", slopes / cells, features.detach())
    return logits.detach(), maps


def _jacobian(logits: Tensor, pooled: Tensor) -> Tensor:
    """d logits / d pooled, (n, classes, k): one small backward pass a class, through the head."""
    classes = logits.shape[1]
    rows = [torch.autograd.grad(logits[:, c].sum(), pooled, retain_graph=c + 1 < classes)[0] for c in range(classes)]
    return torch.stack(rows, dim=1)
