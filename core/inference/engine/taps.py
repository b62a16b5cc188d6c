"""What the gate looks at: pooled features at several depths, taken while a forward pass runs anyway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

QUADRANTS = 2  # every feature map is averaged over its four quarters, so that what lies where is not lost


class Taps:
    """The outputs of some modules of a network, averaged over quarters. Hooks live only inside `watching`."""

    def __init__(self, module: nn.Module, names: Sequence[str]) -> None:
        """Raises AttributeError for a name that the network does not have."""
        self._modules = [module.get_submodule(name) for name in names]
        self._pooled: list[Tensor] = []

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Collect what the modules give during the forward passes inside the block."""
        self._pooled = []
        handles = [module.register_forward_hook(self._take) for module in self._modules]
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def _take(self, module: nn.Module, inputs: object, output: Tensor) -> None:
        self._pooled.append(functional.adaptive_avg_pool2d(output.detach(), QUADRANTS).flatten(1).float())

    def collected(self) -> Tensor:
        """Everything that the last block saw: float32 (n, 4 x channels of all taps), in the order of the passes."""
        taken, self._pooled = torch.cat(self._pooled, dim=1), []
        return taken


def stages(module: nn.Module, images: Tensor) -> tuple[str, ...]:
    """The last module at every resolution of a forward pass, first to last: one tap for each depth of the network.

    `images`: (n, channels, height, width), at the network's own size. Maps smaller than 2 x 2 are left out.
    """
    last: dict[tuple[int, int], str] = {}
    names = {child: name for name, child in module.named_modules()}

    def note(child: nn.Module, inputs: object, output: object) -> None:
        if isinstance(output, Tensor) and output.ndim == 4 and min(output.shape[2:]) >= QUADRANTS and names[child]:
            last[(output.shape[2], output.shape[3])] = names[child]

    handles = [child.register_forward_hook(note) for child in names]
    try:
        with torch.inference_mode():
            module(images)
    finally:
        for handle in handles:
            handle.remove()
    return tuple(last.values())
