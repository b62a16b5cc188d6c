"""The exponential moving average of the weights, which is what is measured and shipped."""

from __future__ import annotations

import torch
from torch import nn


def follow(average: nn.Module, model: nn.Module, decay: float, step: int) -> None:
    """Move `average` towards `model`: parameters and running statistics; early steps weigh more. `step` from 1."""
    share = 1.0 - min(decay, (1 + step) / (10 + step))
    mine, theirs = list(average.state_dict().values()), list(model.state_dict().values())
    floats = [i for i, tensor in enumerate(mine) if tensor.dtype.is_floating_point]
    with torch.no_grad():
        torch._foreach_lerp_([mine[i] for i in floats], [theirs[i] for i in floats], share)
        for i in set(range(len(mine))) - set(floats):
            mine[i].copy_(theirs[i])
