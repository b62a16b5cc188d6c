"""A network on a device: forward passes that give way when memory runs out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.bundles.manifest import Manifest
from core.errors import Sentence, WorkerOutOfMemory
from core.findings import Precision, RunSettings
from core.inference.calibration import probabilities
from core.inference.engine.architectures import Network
from core.inference.engine.cam import logits_and_maps
from core.inference.engine.devices import CPU_BATCH, computing_versions, is_out_of_memory, largest_batch, machine_of
from core.inference.engine.gate_network import GateFeatures
from core.inference.engine.precision import Chosen, Probabilities, autocast, choose_precision
from core.inference.engine.taps import Taps

UNLIMITED = 2**31
_UNCHECKED = Chosen("float32", "")


@dataclass(frozen=True, slots=True)
class RawOutput:
    """`logits`: float32 (n, classes). `maps`: float32 (n, classes, h, w), signed, one value a cell; where none were
    asked for, h and w are 0. `chunk`: how many images went through the network at once. `gate_features`: float32
    (n, d), what the gate reads of each picture; None where it reads nothing of this pass."""

    logits: NDArray[np.float32]
    maps: NDArray[np.float32]
    chunk: int = 1
    gate_features: NDArray[np.float32] | None = None


class Forward:
    """Used by one thread. `notify` is told, in a sentence, when the device turns out to be too small. `taps`: what
    the gate looks at on the way; `gate_features`: the gate's own network. A bundle's gate has one of them or none."""

    def __init__(
        self,
        network: Network,
        device: torch.device,
        taps: Taps | None = None,
        gate_features: GateFeatures | None = None,
    ) -> None:
        self.network, self.device, self.taps, self.gate_features = network, device, taps, gate_features
        self.chosen = _UNCHECKED
        self.batch_limit, self._ceiling = 1, UNLIMITED
        self.notify: Callable[[str], None] = lambda sentence: None
        self._versions = computing_versions()
        self._place(device)

    def settle(self, wanted: str, probe: NDArray[np.float32], manifest: Manifest) -> None:
        """Choose precision and batch size with `probe`, float32 (n, channels, height, width); this warms up as well."""
        self.run(probe[:1])
        self.batch_limit = largest_batch(self.device, self._image_bytes(probe[:1]))
        device = self.device
        chosen = choose_precision(device, wanted, self._probing(probe, manifest))
        if self.device == device:  # else the check itself was too much for it, and the CPU has been chosen
            self.chosen = chosen
        self.run(probe[:1])

    def run(
        self, inputs: NDArray[np.float32], maps: bool = True, pictures: NDArray[np.uint8] | None = None
    ) -> RawOutput:
        """Float32 (n, channels, height, width) through the network, and `pictures` of the same through the gate's own.

        `pictures`: uint8 (n, side, side), of `GateFeatures.pictures`; None where nobody asks the gate or it has none.
        Out of memory, the batch is halved, and a single image goes to the CPU. Raises WorkerOutOfMemory where that
        is too small as well.
        """
        chunk = min(len(inputs), self._ceiling)
        while True:
            output = self._attempt(inputs, chunk, maps, pictures)
            if output is not None:
                return output
            chunk = self._give_way(chunk)

    def run_settings(self, batch_size: int, views: int = 0) -> RunSettings:
        """How a result of this moment was computed."""
        threads = torch.get_num_threads() if self.device.type == "cpu" else 0
        return RunSettings(views, self.chosen.precision, batch_size, threads, self._machine, self._versions)

    def _attempt(
        self, inputs: NDArray[np.float32], chunk: int, maps: bool, pictures: NDArray[np.uint8] | None
    ) -> RawOutput | None:
        """None where the memory does not suffice; what the attempt held is free again when this has returned."""
        slices = [slice(start, start + chunk) for start in range(0, len(inputs), chunk)]
        try:
            parts = [self._pass(inputs[part], maps, None if pictures is None else pictures[part]) for part in slices]
        except RuntimeError as error:
            if not is_out_of_memory(error):
                raise
            return None
        logits, grids, looked_at = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
        return RawOutput(logits, grids, chunk, looked_at if looked_at.shape[1] else None)

    def _pass(
        self, inputs: NDArray[np.float32], maps: bool, pictures: NDArray[np.uint8] | None
    ) -> tuple[NDArray[np.float32], ...]:
        """Logits, maps, and what the gate reads of each picture (n, 0 where it reads nothing)."""
        images = self._placed(inputs)
        watching = self.taps.watching() if self.taps is not None else nullcontext()
        with torch.inference_mode(), autocast(self.device, self.chosen.precision), watching:
            features = self.network.features(images).float()
        looked_at = np.empty((len(inputs), 0), dtype=np.float32)
        if self.taps is not None:
            looked_at = self.taps.features(inputs)
        elif self.gate_features is not None and pictures is not None:
            looked_at = self.gate_features.features(pictures)
        if maps:
            logits, grids = logits_and_maps(features, self.network.head)
            return logits.cpu().numpy(), grids.cpu().numpy(), looked_at
        with torch.inference_mode():
            logits = self.network.head(features.mean(dim=(2, 3)))
        return logits.cpu().numpy(), np.empty((*logits.shape, 0, 0), dtype=np.float32), looked_at

    def _placed(self, inputs: NDArray[np.float32]) -> Tensor:
        return torch.from_numpy(inputs).to(self.device).contiguous(memory_format=torch.channels_last)

    def _give_way(self, chunk: int) -> int:
        """The next chunk to try. Half as many images; after one alone, the CPU."""
        where = str(self.device)
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        if chunk > 1:
            self._ceiling = chunk // 2
            self.batch_limit = min(self.batch_limit, self._ceiling)
            self.notify(
                Sentence(
                    "{device} ran out of memory; images are now analysed {count} at a time.",
                    device=where,
                    count=chunk // 2,
                )
            )
            return chunk // 2
        if self.device.type == "cpu":
            raise WorkerOutOfMemory(
                "The network needs more memory than this computer has left; close other programs and try again."
            )
        self._place(torch.device("cpu"))
        self._ceiling, self.batch_limit = CPU_BATCH, CPU_BATCH
        self.chosen = Chosen(
            "float32", Sentence("{device} ran out of memory; the network runs on the CPU, in float32.", device=where)
        )
        self.notify(
            Sentence(
                "{device} ran out of memory even for one image; the network now runs on the CPU, more slowly.",
                device=where,
            )
        )
        return 1

    def _place(self, device: torch.device) -> None:
        module: Any = self.network.module.to(device)
        module.to(memory_format=torch.channels_last)
        if self.gate_features is not None:
            self.gate_features.place(device)
        self.device, self._machine = device, machine_of(device)

    def _image_bytes(self, one: NDArray[np.float32]) -> int:
        """What one more image takes on CUDA, 0 elsewhere."""
        if self.device.type != "cuda":
            return 0
        torch.cuda.reset_peak_memory_stats(self.device)
        before = torch.cuda.memory_allocated(self.device)
        self.run(one)
        return int(torch.cuda.max_memory_allocated(self.device) - before)

    def _probing(self, probe: NDArray[np.float32], manifest: Manifest) -> Probabilities:
        def measured(precision: Precision) -> NDArray[np.float64]:
            before = self.chosen
            self.chosen = Chosen(precision, "")
            try:
                return probabilities(self.run(probe, maps=False).logits, manifest)
            finally:
                self.chosen = before

        return measured
