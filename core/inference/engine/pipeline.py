"""From frames to predictions: gate, network input, one forward pass, all maps, calibration."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from core.bundles.library import Bundle
from core.bundles.manifest import FindingEntry
from core.errors import EnvironmentLacks, UsageFault
from core.findings import GateVerdict, Heatmap, Prediction, Score
from core.imaging.network_input import as_picture, covered_rectangle, network_input
from core.inference.calibration import probabilities
from core.inference.engine.cam import logits_and_maps
from core.inference.engine.taps import Taps, gate_features
from core.inference.engine.weights import load_network
from core.inference.gate import judge
from core.inference.gate_model import load_gate
from core.study import Frame


@dataclass(frozen=True, slots=True)
class RawOutput:
    """`logits`: float32 (n, classes). `maps`: float32 (n, classes, h, w), signed, one value a cell.

    `gate_features`: float32 (n, d), what the gate reads of each picture; None for a bundle without a learned gate.
    """

    logits: NDArray[np.float32]
    maps: NDArray[np.float32]
    gate_features: NDArray[np.float32] | None = None


def choose_device(wanted: str) -> torch.device:
    """auto, cpu, cuda[:N] or mps to a device.

    Raises UsageFault for another word, EnvironmentLacks for a device that is not there.
    """
    if wanted == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    present = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    kind, _, index = wanted.partition(":")
    if kind not in present or (index and not index.isascii()) or (index and not index.isdigit()):
        raise UsageFault(f"There is no device {wanted}; choose auto, cpu, cuda, cuda:N or mps.")
    if not present[kind] or (index and int(index) >= torch.cuda.device_count()):
        raise EnvironmentLacks(f"The device {wanted} is not available here; choose --device auto or cpu.")
    return torch.device(wanted)


class Pipeline:
    """A bundle, loaded on a device. Used by one thread."""

    def __init__(self, bundle: Bundle, device: str = "auto") -> None:
        self.bundle = bundle
        self.spec = bundle.manifest.input_spec()
        self.device = choose_device(device)
        self.network = load_network(bundle)
        self.network.module.to(self.device).to(memory_format=torch.channels_last)
        self.gate = load_gate(bundle)
        stated = bundle.manifest.gate.statistics
        self.taps = Taps(self.network.module, stated.taps if stated is not None else ())

    def warm_up(self) -> None:
        """One pass over zeros, so that the first study does not pay for lazy initialisation."""
        self.run(np.zeros((1, self.spec.channels, self.spec.height, self.spec.width), dtype=np.float32))

    def run(self, inputs: NDArray[np.float32]) -> RawOutput:
        """One forward pass over ready inputs, float32 (n, channels, height, width)."""
        images = torch.from_numpy(inputs).to(self.device).contiguous(memory_format=torch.channels_last)
        with torch.inference_mode(), self.taps.watching():
            features = self.network.features(images)
        looked_at = gate_features(self.taps, inputs, self.spec) if self.taps.names else None
        logits, maps = logits_and_maps(features.clone(), self.network.head)
        return RawOutput(logits.float().cpu().numpy(), maps.float().cpu().numpy(), looked_at)

    def seen(self, frame: Frame) -> NDArray[np.uint8]:
        """The very tensor that the network is given for this frame, as a picture: uint8 (height, width)."""
        return as_picture(network_input(frame, self.spec), self.spec)

    def predict(self, frame: Frame, overridden_by: str = "") -> Prediction:
        """Gate, network and maps for one frame. What the header or the plain rules refuse never reaches the network,
        unless a reader overrides the gate; the verdict stays what it is then, and names the reader."""
        started = time.perf_counter()
        verdict = judge(frame, self.bundle.manifest)
        if verdict.state == "refuse" and not overridden_by:
            return self._prediction(frame, verdict, None, started)
        output = self.run(network_input(frame, self.spec)[None])
        verdict = self.judged(verdict, output, 0)
        if verdict.state != "refuse":
            return self._prediction(frame, verdict, output, started)
        verdict = replace(verdict, overridden_by=overridden_by)
        return self._prediction(frame, verdict, output if overridden_by else None, started)

    def judged(self, verdict: GateVerdict, output: RawOutput, row: int) -> GateVerdict:
        """The verdict of the header and the plain rules, sharpened by what the gate has learned of the pixels."""
        if self.gate is None or output.gate_features is None:
            return verdict
        return self.gate.verdict(verdict, output.gate_features[row])

    def _prediction(self, frame: Frame, verdict: GateVerdict, output: RawOutput | None, started: float) -> Prediction:
        return Prediction(
            origin=frame.origin,
            bundle=self.bundle.ref,
            gate=verdict,
            scores=() if output is None else self._scores(output.logits),
            heatmaps=() if output is None else self._heatmaps(frame, output.maps[0]),
            display_max=self.bundle.manifest.cam.display_max,
            device=str(self.device),
            duration_ms=(time.perf_counter() - started) * 1000.0,
        )

    def _scores(self, logits: NDArray[np.float32]) -> tuple[Score, ...]:
        calibrated = probabilities(logits, self.bundle.manifest)[0]
        return tuple(
            Score(entry.key, float(logits[0, i]), float(calibrated[i]), entry.threshold, *_band_limits(entry))
            for i, entry in enumerate(self.bundle.manifest.findings)
        )

    def _heatmaps(self, frame: Frame, maps: NDArray[np.float32]) -> tuple[Heatmap, ...]:
        covers = covered_rectangle(frame.shape, self.spec)
        grids = np.maximum(maps, 0.0)
        grids.setflags(write=False)
        return tuple(
            Heatmap(entry.key, "gradcam", grids[i], covers) for i, entry in enumerate(self.bundle.manifest.findings)
        )


def _band_limits(entry: FindingEntry) -> tuple[float | None, float | None]:
    points = entry.operating_points
    return (None, None) if points is None else (points.high_sensitivity, points.high_specificity)
