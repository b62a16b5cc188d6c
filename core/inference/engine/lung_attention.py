"""A learned weight for every cell of the last feature map, which training can teach where the lungs are."""

from __future__ import annotations

import torch
from torch import Tensor, nn

FLOOR = 0.03  # what a cell counts at least: the network can always look beside the lungs, at a price


class LungAttention(nn.Module):
    """Weighs the cells of a feature map before the mean: (n, k, h, w) -> (n, k, h, w), float32 where weights are.

    The weight of a cell is FLOOR + (1 - FLOOR) * sigmoid(logit), over the mean weight of its picture; the logit is a
    linear function of the cell's channels. The mean of what comes out is the weighted mean of what went in, so a
    class map made from it holds for the logit exactly. All weights are alike at the start.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.logits = nn.Conv2d(channels, 1, kernel_size=1)
        nn.init.zeros_(self.logits.weight)
        nn.init.zeros_(self.logits.bias)  # type: ignore[arg-type]

    def forward(self, features: Tensor) -> Tensor:
        return self.with_logits(features)[0]

    def with_logits(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """The weighted features, and the logits that weigh them, (n, 1, h, w)."""
        logits: Tensor = self.logits(features)
        weights = FLOOR + (1.0 - FLOOR) * torch.sigmoid(logits.float())
        return features * (weights / weights.mean(dim=(2, 3), keepdim=True)), logits


class AttentionPool(nn.Module):
    """Stands in the place of a network's mean pooling: weigh the cells, then `pool` as before."""

    def __init__(self, channels: int, pool: nn.Module) -> None:
        super().__init__()
        self.attention, self.pool = LungAttention(channels), pool

    def forward(self, features: Tensor) -> Tensor:
        pooled: Tensor = self.pool(self.attention(features))
        return pooled
