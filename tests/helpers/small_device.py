"""The engine's process on a device with little memory: the real network, which runs out of it above four images."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

LARGEST = 4


def serve(argument: Any) -> dict[str, Callable[[Any, Callable[[Any], None]], Any]]:
    from core.inference.engine import weights
    from core.inference.worker import serve as real_serve

    build = weights.build_network
    weights.build_network = lambda *given: cramped(build(*given), lambda: LARGEST)
    return real_serve(argument)


def cramped(network: Any, largest: Callable[[], int]) -> Any:
    """A network whose features run out of memory, as CUDA does, on more images than `largest()`."""
    import dataclasses

    import torch

    def features(images: Any) -> Any:
        if len(images) > largest():
            raise torch.OutOfMemoryError(f"CUDA out of memory. Tried to allocate {len(images)} GiB")
        return network.features(images)

    return dataclasses.replace(network, features=features)
