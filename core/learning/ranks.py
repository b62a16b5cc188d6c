"""One process or several (torchrun): who am I, who writes, and how results come together."""

from __future__ import annotations

import os
from typing import Any

import torch
import torch.distributed as distributed
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from core.inference.engine.pipeline import choose_device


class Ranks:
    """This process among those of a run. With one process every verb is as good as absent."""

    def __init__(self, rank: int = 0, world: int = 1, device: torch.device | None = None) -> None:
        self.rank, self.world = rank, world
        self.device = device or torch.device("cpu")

    @classmethod
    def join(cls, device: str) -> Ranks:
        """By the environment that torchrun sets; gloo on the CPU, NCCL on CUDA, one GPU for each process."""
        world, local = int(os.environ.get("WORLD_SIZE", "1")), os.environ.get("LOCAL_RANK", "0")
        chosen = choose_device(device)
        if world == 1:
            return cls(device=chosen)
        if chosen.type == "cuda":
            chosen = choose_device(f"cuda:{local}")
            torch.cuda.set_device(chosen)
        distributed.init_process_group("nccl" if chosen.type == "cuda" else "gloo")
        return cls(distributed.get_rank(), world, chosen)

    @property
    def first(self) -> bool:
        """Only this process writes and speaks."""
        return self.rank == 0

    def shared(self, model: nn.Module) -> nn.Module:
        """The model with gradients averaged over the processes."""
        return model if self.world == 1 else DistributedDataParallel(model)

    def gathered(self, mine: Any) -> list[Any]:
        """The value of every process, in order, for all of them."""
        if self.world == 1:
            return [mine]
        parts: list[Any] = [None] * self.world
        distributed.all_gather_object(parts, mine)
        return parts

    def from_first(self, value: Any) -> Any:
        """The first process's value, for all."""
        return self.gathered(value)[0]

    def same_statistics(self, model: nn.Module) -> None:
        """Running statistics are each process's own until the next pass: take the first's."""
        if self.world > 1:
            for buffer in model.buffers():
                distributed.broadcast(buffer, 0)

    def leave(self) -> None:
        if self.world > 1:
            distributed.destroy_process_group()
