"""What the gate looks at: pooled features at several depths, taken while a forward pass runs anyway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from core.errors import BundleError
from core.imaging.network_input import InputSpec, as_picture
from core.inference.picture_statistics import picture_statistics


class Taps:
    """The outputs of some modules of a network, averaged over the picture. Hooks live only inside `watching`."""

    def __init__(self, module: nn.Module, names: Sequence[str], spec: InputSpec) -> None:
        """`spec`: how the network's inputs are made. Raises BundleError for a name that the network does not have."""
        self.names, self._spec = tuple(names), spec
        try:
            self._modules = [module.get_submodule(name) for name in names]
        except AttributeError as error:
            raise BundleError(
                "The gate of the bundle does not fit its network ({error}); fit it again.", error=error
            ) from error
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
        self._pooled.append(output.detach().mean(dim=(2, 3)).float())

    def features(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        """What the gate reads: plain figures of each input picture, and what was seen of it; float32 (n, d).

        `inputs`: float32 (n, channels, height, width), those of the pass that has just been watched.
        """
        figures = np.stack([picture_statistics(as_picture(one, self._spec)) for one in inputs])
        seen, self._pooled = torch.cat(self._pooled, dim=1), []
        return np.hstack([figures, seen.cpu().numpy()])


def stages(module: nn.Module, images: Tensor) -> tuple[str, ...]:
    """The last module at every resolution of a forward pass, first to last: one tap for each depth of the network.

    `images`: (n, channels, height, width), at the network's own size. Single cells are left out.
    """
    last: dict[tuple[int, int], str] = {}
    names = {child: name for name, child in module.named_modules()}

    def note(child: nn.Module, inputs: object, output: object) -> None:
        if isinstance(output, Tensor) and output.ndim == 4 and min(output.shape[2:]) > 1 and names[child]:
            last[(output.shape[2], output.shape[3])] = names[child]

    handles = [child.register_forward_hook(note) for child in names]
    try:
        with torch.inference_mode():
            module(images)
    finally:
        for handle in handles:
            handle.remove()
    return tuple(last.values())
