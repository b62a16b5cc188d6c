"""Learning rates: over the steps, between head and backbone, and which parameters decay."""

from __future__ import annotations

import math

import torch
from torch import nn

from core.imaging.network_input import InputSpec
from core.inference.engine.architectures import Network
from core.learning.config import TrainingPlan


def rate_at(step: int, total: int, plan: TrainingPlan) -> float:
    """The head's learning rate: linear warm-up, then a cosine to zero (Loshchilov and Hutter, ICLR 2017)."""
    warm_up = max(1, min(plan.warm_up_steps, total // 10))
    if step < warm_up:
        return plan.learning_rate * (step + 1) / warm_up
    share = min(1.0, (step - warm_up) / max(1, total - warm_up))
    return plan.learning_rate * 0.5 * (1.0 + math.cos(math.pi * share))


def head_names(network: Network, spec: InputSpec) -> frozenset[str]:
    """The parameters that the head alone depends on; all others are the backbone's."""
    was_training = network.module.training
    network.module.eval()  # the look must not touch running statistics
    device = next(network.module.parameters()).device
    with torch.no_grad():
        features = network.features(torch.zeros(1, spec.channels, spec.height, spec.width, device=device))
    names, parameters = zip(*network.module.named_parameters(), strict=True)
    with torch.enable_grad():
        logits = network.head(features.mean(dim=(2, 3)))
        slopes = torch.autograd.grad(logits.sum(), parameters, allow_unused=True)
    network.module.train(was_training)
    return frozenset(name for name, slope in zip(names, slopes, strict=True) if slope is not None)


def attention_names(network: Network) -> frozenset[str]:
    """The parameters that weigh the cells: like the head's, they start afresh on another network's backbone."""
    parts = () if network.attention is None else tuple(network.attention.parameters())
    return frozenset(
        name for name, tensor in network.module.named_parameters() if any(tensor is part for part in parts)
    )


def optimizer_of(module: nn.Module, heads: frozenset[str], plan: TrainingPlan) -> torch.optim.AdamW:
    """AdamW (Loshchilov and Hutter, ICLR 2019) over up to four groups, each with its `share` of the learning rate.

    Vectors (norms and biases) do not decay.
    """
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in module.named_parameters():
        share = 1.0 if name in heads else plan.backbone_rate
        decay = plan.weight_decay if parameter.ndim > 1 else 0.0
        groups.setdefault((share, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": members, "weight_decay": decay, "share": share} for (share, decay), members in groups.items()],
        lr=plan.learning_rate,
    )


def set_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = rate * group["share"]


def freeze_backbone(module: nn.Module, heads: frozenset[str], frozen: bool) -> None:
    """Train mode, with the backbone's parameters and running statistics held still while `frozen`."""
    module.train()
    head_modules = {name.rpartition(".")[0] for name in heads}
    for name, parameter in module.named_parameters():
        parameter.requires_grad_(not frozen or name in heads)
    if frozen:
        for name, part in module.named_modules():
            if isinstance(part, nn.modules.batchnorm._BatchNorm) and name not in head_modules:
                part.eval()
