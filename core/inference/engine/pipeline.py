"""From frames to predictions: gate, network input, one forward pass, all maps, calibration."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray

from core.bundles.library import Bundle
from core.bundles.manifest import FindingEntry
from core.errors import EnvironmentLacks, UsageFault
from core.findings import GateVerdict, Heatmap, Prediction, Score
from core.imaging.network_input import (
    as_picture,
    covered_rectangle,
    network_input,
    network_view,
    normalised_batch,
    resized,
)
from core.inference.calibration import probabilities
from core.inference.engine.architectures import Network
from core.inference.engine.forward import Forward, RawOutput
from core.inference.engine.gate_network import load_gate_features
from core.inference.engine.precision import seeded_pictures
from core.inference.engine.taps import Taps
from core.inference.engine.untrained import hidden_outputs
from core.inference.engine.weights import load_network
from core.inference.gate import judge
from core.inference.gate_model import load_gate
from core.study import Frame


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
        raise UsageFault("There is no device {wanted}; choose auto, cpu, cuda, cuda:N or mps.", wanted=wanted)
    if not present[kind] or (index and int(index) >= torch.cuda.device_count()):
        raise EnvironmentLacks(
            "The device {wanted} is not available here; choose auto or cpu (--device, or device in settings.json).",
            wanted=wanted,
        )
    return torch.device(wanted)


class Pipeline:
    """A bundle, loaded on a device. Used by one thread."""

    def __init__(self, bundle: Bundle, device: str = "auto", precision: str = "auto") -> None:
        """`precision`: "auto" or "float32"; it takes effect with `warm_up`."""
        self.bundle = bundle
        self.spec = bundle.manifest.input_spec()
        network = load_network(bundle)
        self.hidden = hidden_outputs(bundle, network)  # key -> why it is not shown
        self.gate = load_gate(bundle)
        stated, gate_features = bundle.manifest.gate.statistics, load_gate_features(bundle)
        taps = Taps(network.module, stated.taps, self.spec) if stated is not None and gate_features is None else None
        self.forward = Forward(network, choose_device(device), taps, gate_features)
        self._wanted_precision = precision

    @property
    def network(self) -> Network:
        return self.forward.network

    @property
    def device(self) -> torch.device:
        return self.forward.device

    def warm_up(self) -> None:
        """Settle precision and batch size, so that the first study does not pay for that or lazy initialisation."""
        self.forward.settle(self._wanted_precision, self._probe(), self.bundle.manifest)

    def run(self, inputs: NDArray[np.float32], maps: bool = True) -> RawOutput:
        """One forward pass over ready inputs, float32 (n, channels, height, width); a gate with a network of its own
        reads nothing of them."""
        return self.forward.run(inputs, maps)

    def run_on(self, views: Sequence[NDArray[np.uint8]], maps: bool = True, size: int = 0) -> RawOutput:
        """One forward pass over network views, uint8 (rows, columns) each, with what the gate reads of them.

        Filled up with blank pictures to `size` rows.
        """
        count, gate_features = max(size, len(views)), self.forward.gate_features
        pixels = np.zeros((count, self.spec.height, self.spec.width), dtype=np.uint8)
        for row, view in enumerate(views):
            pixels[row] = resized(view, self.spec)
        pictures = gate_features.pictures(views, count) if gate_features is not None else None
        return self.forward.run(normalised_batch(pixels, self.spec), maps, pictures)

    def gate_features(self, views: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32] | None:
        """What the gate reads of network views, float32 (n, d); None where it has learned nothing."""
        gate_features = self.forward.gate_features
        if gate_features is not None:
            return gate_features.features(gate_features.pictures(views, len(views)))
        return self.run_on(views, maps=False).gate_features

    def seen(self, frame: Frame) -> NDArray[np.uint8]:
        """The very tensor that the network is given for this frame, as a picture: uint8 (height, width)."""
        return as_picture(network_input(frame, self.spec), self.spec)

    def predict(self, frame: Frame, overridden_by: str = "") -> Prediction:
        """Gate, network and maps for one frame; see `predict_batch`."""
        return self.predict_batch([frame], overridden_by=overridden_by)[0]

    def predict_batch(
        self, frames: Sequence[Frame], maps: bool = True, size: int = 0, overridden_by: str = ""
    ) -> list[Prediction]:
        """The same for several frames in one pass, in their order; without `maps` they get none.

        What the header or the plain rules refuse never reaches the network, unless a reader overrides the gate
        (`overridden_by`); the verdict stays what it is then, and names the reader. The batch is filled up to `size`,
        or to the next power of two, since the last bits of a result depend on how many images went through the
        network together, and on nothing else about them.
        """
        started = time.perf_counter()
        verdicts = [judge(frame, self.bundle.manifest) for frame in frames]
        let_in = [i for i, verdict in enumerate(verdicts) if overridden_by or verdict.state != "refuse"]
        output = self._run_padded([frames[i] for i in let_in], maps, size) if let_in else None
        each_ms = (time.perf_counter() - started) * 1000.0 / len(frames)
        run = self.forward.run_settings(1 if output is None else output.chunk)
        blank = Prediction(
            frames[0].origin, self.bundle.ref, verdicts[0], (), (), self.bundle.manifest.cam.display_max,
            str(self.device), each_ms, run,
        )  # fmt: skip
        predictions = [
            replace(blank, origin=frame.origin, gate=verdict) for frame, verdict in zip(frames, verdicts, strict=True)
        ]
        if output is None:
            return predictions
        scores = self._scores(output.logits)
        for row, i in enumerate(let_in):
            verdict = self.judged(verdicts[i], output, row)
            if verdict.state == "refuse" and not overridden_by:
                predictions[i] = replace(predictions[i], gate=verdict)
                continue
            if verdict.state == "refuse":
                verdict = replace(verdict, overridden_by=overridden_by)
            grids = self._heatmaps(frames[i], output.maps[row]) if maps else ()
            predictions[i] = replace(predictions[i], gate=verdict, scores=scores[row], heatmaps=grids)
        return predictions

    def judged(self, verdict: GateVerdict, output: RawOutput, row: int) -> GateVerdict:
        """The verdict of the header and the plain rules, sharpened by what the gate has learned of the pixels."""
        if self.gate is None or output.gate_features is None:
            return verdict
        return self.gate.verdict(verdict, output.gate_features[row])

    def _run_padded(self, frames: list[Frame], maps: bool, size: int) -> RawOutput:
        views = [network_view(frame, self.spec.percentiles) for frame in frames]
        return self.run_on(views, maps, max(size, 1 << (len(frames) - 1).bit_length()))

    def _probe(self) -> NDArray[np.float32]:
        """What the precision is checked on: the bundle's example, where it has one, and pictures made up.

        A CPU, which is not checked, is spared the reading of the example.
        """
        pictures = seeded_pictures(4, self.spec.height, self.spec.width)
        example = self.bundle.manifest.example
        if example is not None and self.device.type != "cpu":
            from core.dicom.reading import open_source, read_frame

            frame = read_frame(open_source(str(self.bundle.folder / example.file)))
            pictures = np.concatenate([resized(network_view(frame, self.spec.percentiles), self.spec)[None], pictures])
        return normalised_batch(pictures, self.spec)

    def _scores(self, logits: NDArray[np.float32]) -> list[tuple[Score, ...]]:
        """One tuple of scores for each row of (n, classes) logits."""
        shown = probabilities(logits, self.bundle.manifest)
        return [
            tuple(
                Score(entry.key, float(logits[row, i]), float(shown[row, i]), entry.threshold, *_band_limits(entry))
                for i, entry in enumerate(self.bundle.manifest.findings)
                if entry.key not in self.hidden
            )
            for row in range(len(logits))
        ]

    def _heatmaps(self, frame: Frame, maps: NDArray[np.float32]) -> tuple[Heatmap, ...]:
        covers = covered_rectangle(frame.shape, self.spec)
        grids = np.maximum(maps, 0.0)
        grids.setflags(write=False)
        return tuple(
            Heatmap(entry.key, "gradcam", grids[i], covers)
            for i, entry in enumerate(self.bundle.manifest.findings)
            if entry.key not in self.hidden
        )


def _band_limits(entry: FindingEntry) -> tuple[float | None, float | None]:
    points = entry.operating_points
    return (None, None) if points is None else (points.high_sensitivity, points.high_specificity)
