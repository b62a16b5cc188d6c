"""The gate's learned part: is this picture like those that the network was trained on? numpy only.

It reads pooled features of a forward pass, of the classifier or of a network of its own, and plain figures of the
picture. Two answers are combined: a small head
names the fault of pictures that are wrong in a known way (turned, inverted, a part, ...), and the distance from the
training features says how far a picture is from everything that was seen (Mahalanobis in the leading directions, plus
what those directions leave over; Lee et al., NeurIPS 2018). The distance and the head's doubt are added: each finds
what the other misses. A bundle carries both as data; nothing here is code of it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load

from core.bundles.library import Bundle
from core.errors import BundleError, Sentence, listed
from core.findings import GateVerdict
from core.inference.gate_reasons import DOUBTED, FAULTS, REFUSED, UNLIKE

Floats = NDArray[np.float32]
DOUBT_WEIGHT = 0.5  # chosen on families of wrong pictures made from val, each left out of the fit in turn
SURE = 0.8  # a fault is named from this probability of the head on; a wrong name misleads more than none
MAX_FILE_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class GateArrays:
    """Float32 unless said otherwise; d features, k directions, s sources, h hidden units, c kinds.

    `mean`, `scale`: (d,). `directions`: (d, k), stored as float16. `centres`: (s, k). `whitening`: (k, k). `left_over`:
    (1,), the mean square that the directions leave over. `hidden`: (k, h). `hidden_bias`: (h,). `head`: (h, c).
    `head_bias`: (c,).
    """

    mean: Floats
    scale: Floats
    directions: Floats
    centres: Floats
    whitening: Floats
    left_over: Floats
    hidden: Floats
    hidden_bias: Floats
    head: Floats
    head_bias: Floats

    def fault(self, kinds: int) -> str | None:
        """The first contradiction between the shapes, or None."""
        d, k = self.directions.shape if self.directions.ndim == 2 else (-1, -1)
        h = self.hidden_bias.size
        wanted = {
            "mean": (d,), "scale": (d,), "centres": (len(self.centres), k), "whitening": (k, k), "left_over": (1,),
            "hidden": (k, h), "hidden_bias": (h,), "head": (h, kinds), "head_bias": (kinds,),
        }  # fmt: skip
        for name, shape in wanted.items():
            found = getattr(self, name)
            if found.shape != shape or not np.isfinite(found).all():
                return Sentence("{name} is not a finite array of shape {shape}", name=name, shape=shape)
        positive = bool((self.scale > 0).all() and (self.left_over > 0).all())
        return None if positive else Sentence("a scale is not above 0")


@dataclass(frozen=True, slots=True)
class GateReading:
    """`distance`: below 1 the picture passes. `kind`: what the head takes it for, with that `probability`, 0..1."""

    distance: float
    kind: str
    probability: float


class GateModel:
    """The learned gate of a bundle."""

    def __init__(self, arrays: GateArrays, kinds: tuple[str, ...], unit: float, refuse_from: float) -> None:
        self.arrays, self.kinds, self.unit, self.refuse_from = arrays, kinds, unit, refuse_from

    def readings(self, features: Floats) -> list[GateReading]:
        """What the gate makes of each row of `features`, float32 (n, d).

        The distance is that from the nearest source's centre plus the weighted doubt of the head, -log of its
        probability for the sound kind, divided by the bundle's unit.
        """
        coordinates, left_over = self._placed(features)
        chances = self._chances(coordinates)
        doubts = -np.log(np.maximum(chances[:, 0], 1e-30))
        distances = (self._afar(coordinates, left_over) + DOUBT_WEIGHT * doubts) / self.unit
        tops = chances.argmax(axis=1)
        return [
            GateReading(float(distance), self.kinds[top], float(row[top]))
            for distance, top, row in zip(distances, tops, chances, strict=True)
        ]

    def distances(self, features: Floats) -> NDArray[np.float64]:
        """(n, d) to (n,): how far each picture is from the training pictures; it passes below 1."""
        return np.array([reading.distance for reading in self.readings(features)])

    def _placed(self, features: Floats) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Coordinates (n, k) along the directions, and the mean square (n,) of what these leave over."""
        arrays = self.arrays
        standard = np.clip((features - arrays.mean) / arrays.scale, -20.0, 20.0)
        coordinates = standard @ arrays.directions
        rest = np.square(standard).sum(axis=1) - np.square(coordinates).sum(axis=1)
        return coordinates.astype(np.float64), np.maximum(rest, 0.0).astype(np.float64) / features.shape[1]

    def _afar(self, coordinates: NDArray[np.float64], left_over: NDArray[np.float64]) -> NDArray[np.float64]:
        offsets = (coordinates[:, None, :] - self.arrays.centres[None]) @ self.arrays.whitening
        nearest: NDArray[np.float64] = np.square(offsets).mean(axis=2).min(axis=1)
        return np.asarray(np.sqrt(nearest + left_over / self.arrays.left_over[0]))

    def _chances(self, coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
        """The head's probabilities, (n, kinds)."""
        arrays = self.arrays
        hidden = np.maximum(coordinates @ arrays.whitening @ arrays.hidden + arrays.hidden_bias, 0.0)
        logits = hidden @ arrays.head + arrays.head_bias
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))

    def verdict(self, first: GateVerdict, features: Floats) -> GateVerdict:
        """The verdict of the header and the plain rules, sharpened by one picture's features, float32 (d,)."""
        reading = self.readings(features[None])[0]
        distance = round(reading.distance, 4)
        if reading.distance < 1.0:
            return GateVerdict(first.state, first.reasons, distance, first.overridden_by)
        refused = reading.distance >= self.refuse_from or first.state == "refuse"
        reasons = (*first.reasons, self._sentence(reading))
        return GateVerdict("refuse" if refused else "warn", reasons, distance, first.overridden_by)

    def _sentence(self, reading: GateReading) -> str:
        fault = FAULTS.get(reading.kind, UNLIKE) if reading.probability >= SURE else UNLIKE
        if reading.distance >= self.refuse_from:
            return Sentence(REFUSED, fault=fault)
        return Sentence(DOUBTED, fault=fault)


def load_gate(bundle: Bundle) -> GateModel | None:
    """The learned gate of a bundle, or None where it has none. Raises BundleError for damaged or exchanged files."""
    stated = bundle.manifest.gate.statistics
    if stated is None:
        return None
    data = _whole(bundle, stated.file, stated.sha256)
    try:
        given = {name: np.asarray(array, dtype=np.float32) for name, array in load(data).items()}
        arrays = GateArrays(**given)
    except (SafetensorError, TypeError, ValueError) as error:
        names = listed([field.name for field in fields(GateArrays)])
        raise BundleError(
            "The gate of the bundle {name} does not hold the arrays {names}; install it again.",
            name=bundle.manifest.name,
            names=names,
        ) from error
    fault = arrays.fault(len(stated.kinds))
    if fault:
        raise BundleError(
            "The gate of the bundle {name} is unusable ({fault}); install it again.",
            name=bundle.manifest.name,
            fault=fault,
        )
    gate_network_bytes(bundle)  # that it is whole, too
    return GateModel(arrays, stated.kinds, stated.unit, stated.refuse_from)


def gate_network_bytes(bundle: Bundle) -> bytes | None:
    """The weights of the gate's own network, a safetensors file; None where it has none. Raises BundleError."""
    stated = bundle.manifest.gate.statistics
    if stated is None or stated.network is None:
        return None
    return _whole(bundle, stated.network.file, stated.network.sha256)


def _whole(bundle: Bundle, file: str, sha256: str) -> bytes:
    data = _read(bundle.folder / file, bundle.manifest.name)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BundleError(
            "The gate of the bundle {name} is damaged or exchanged; install it again.", name=bundle.manifest.name
        )
    return data


def _read(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise BundleError("The gate of the bundle {name} is larger than 64 MB; install it again.", name=name)
        return path.read_bytes()
    except OSError as error:
        raise BundleError(
            "The bundle {name} lacks its gate ({path_name}); install it again.", name=name, path_name=path.name
        ) from error
