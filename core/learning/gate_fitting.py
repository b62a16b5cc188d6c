"""Fits a bundle's gate: on its training images, on wrong pictures made from them, and on nothing from outside.

Directions, head and distance come from train; where a picture stops passing is decided on val, source by source.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save
from torch import nn

from core.bundles.manifest import GateStatistics
from core.bundles.stated import GATE
from core.errors import DatasetError, FileFault, Sentence
from core.inference.engine.pipeline import Pipeline
from core.inference.engine.taps import Taps, stages
from core.inference.gate_model import GateArrays, GateModel
from core.learning.datasets import LabelledImage, load_view
from core.learning.gate_pictures import FAMILIES, Family, mildly_changed
from core.learning.gate_weights import GateWeights

Floats = NDArray[np.float32]
Progress = Callable[[str], None]
GATE_FILE = "gate.safetensors"
FEATURES_FILE = "gate-features.npz"
SOUND = "sound"
BATCH = 32
MIN_TRAIN, MIN_VAL = 40, 8


@dataclass(frozen=True, slots=True)
class GatePlan:
    """What decides a fit. `sound`, `mild`, `wrong`: images per source, as they are, mildly changed, per wrong family.

    `directions`: at most so many. `passing`, `passing_each`: the shares of the images of val that shall pass at least,
    of all of them and of each source. `refuse_from`: in units of the distance at which a picture stops passing. `work`:
    where the features that the fit saw are kept, None for nowhere. `weights`: the gate's own network, None to read the
    classifier's features.
    """

    sound: int = 300
    mild: int = 60
    wrong: int = 40
    directions: int = 128
    hidden: int = 64
    steps: int = 600
    passing: float = 0.995
    passing_each: float = 0.98
    refuse_from: float = 1.1
    seed: int = 1
    work: Path | None = None
    weights: GateWeights | None = None


@dataclass(frozen=True, slots=True)
class FittedGate:
    """`weights`: of the gate's own network, None where it reads the classifier's features."""

    arrays: GateArrays
    statistics: GateStatistics
    weights: GateWeights | None = None


@dataclass(frozen=True, slots=True)
class SeenPictures:
    """Features of pictures, float32 (n, d), and the `kinds` and `sources` they come from, (n,) str."""

    features: Floats
    kinds: NDArray[np.str_]
    sources: NDArray[np.str_]


def fit_gate(
    pipeline: Pipeline, train: list[LabelledImage], judged: SeenPictures, plan: GatePlan, progress: Progress
) -> FittedGate | None:
    """The learned gate of a pipeline that is tapped (`tap`). None with too few images to learn from.

    `judged`: the sound pictures of val, which decide where a picture stops passing.
    """
    if len(train) < MIN_TRAIN or len(judged.sources) < MIN_VAL:
        return None
    seen = training_pictures(pipeline, train, plan, progress)
    if plan.work is not None:
        keep_pictures(plan.work, seen, judged)
    looker = pipeline.forward.taps or pipeline.forward.gate_features
    return fitted(seen, judged, looker.names if looker is not None else (), plan)


def keep_pictures(work: Path, seen: SeenPictures, judged: SeenPictures) -> None:
    """Keep what a fit saw, so that it can be repeated with a part of it left out."""
    work.mkdir(parents=True, exist_ok=True)
    kept = {f"{part}_{field.name}": getattr(pictures, field.name)
            for part, pictures in (("seen", seen), ("judged", judged)) for field in fields(SeenPictures)}  # fmt: skip
    np.savez(work / FEATURES_FILE, allow_pickle=False, **kept)


def kept_pictures(work: Path) -> tuple[SeenPictures, SeenPictures]:
    """What `keep_pictures` kept. Raises DatasetError."""
    try:
        with np.load(work / FEATURES_FILE, allow_pickle=False) as kept:
            seen, judged = (SeenPictures(*(kept[f"{part}_{field.name}"] for field in fields(SeenPictures)))
                            for part in ("seen", "judged"))  # fmt: skip
    except (OSError, KeyError, ValueError) as error:
        raise DatasetError(
            "{work} cannot be read ({error}); make it with `overread refit --work`.",
            work=work / FEATURES_FILE,
            error=error,
        ) from error
    return seen, judged


def tap(pipeline: Pipeline, weights: GateWeights | None = None) -> None:
    """Let the pipeline's gate read its own network; without `weights` one module at every depth of the classifier."""
    spec, forward = pipeline.spec, pipeline.forward
    forward.taps, forward.gate_features = None, weights.features() if weights is not None else None
    if forward.gate_features is not None:
        forward.gate_features.place(pipeline.device)
        return
    blank = torch.zeros((1, spec.channels, spec.height, spec.width), device=pipeline.device)
    forward.taps = Taps(pipeline.network.module, stages(pipeline.network.module, blank), spec)


def drawn(records: list[LabelledImage], per_source: int, seed: int) -> list[LabelledImage]:
    """At most `per_source` records of each source, in a stable order."""
    generator = np.random.default_rng(seed)
    picked: list[LabelledImage] = []
    for source in sorted({record.source for record in records}):
        members = [record for record in records if record.source == source]
        picked += [members[i] for i in np.sort(generator.permutation(len(members))[:per_source])]
    return picked


def training_pictures(
    pipeline: Pipeline, train: list[LabelledImage], plan: GatePlan, progress: Progress
) -> SeenPictures:
    """Sound, mildly changed and wrong pictures of the training images."""
    sound = Family(SOUND, mildly_changed)
    parts = [features_of(pipeline, drawn(train, plan.sound, plan.seed), None, plan.seed)]
    for number, (name, family) in enumerate([("mildly changed", sound), *FAMILIES.items()]):
        chosen = drawn(train, plan.mild if family is sound else plan.wrong, plan.seed + 10 + number)
        progress(Sentence("gate: {count} pictures {name}", count=len(chosen), name=name))
        parts.append(features_of(pipeline, chosen, family, plan.seed + 10 + number))
    return joined(parts)


def joined(parts: Sequence[SeenPictures]) -> SeenPictures:
    return SeenPictures(*(np.concatenate([getattr(part, field.name) for part in parts])
                          for field in fields(SeenPictures)))  # fmt: skip


def features_of(pipeline: Pipeline, records: list[LabelledImage], family: Family | None, seed: int) -> SeenPictures:
    """What the gate reads of each record, as it is or as the family changes it. Unreadable images are left out."""
    kind = SOUND if family is None else family.kind
    parts, sources = [], []
    for start in range(0, len(records), BATCH):
        views = []
        for row, view in _views(records[start : start + BATCH], pipeline.spec.percentiles):
            generator = np.random.default_rng([seed, start + row])
            views.append(view if family is None else family.make(view, generator))
            sources.append(records[start + row].source)
        if views:
            looked_at = pipeline.gate_features(views)
            assert looked_at is not None  # the pipeline is tapped
            parts.append(looked_at)
    features = np.concatenate(parts) if parts else np.empty((0, 0), dtype=np.float32)
    return SeenPictures(features, np.full(len(sources), kind), np.array(sources, dtype=np.str_))


def _views(records: list[LabelledImage], percentiles: tuple[float, float]) -> Iterator[tuple[int, NDArray[np.uint8]]]:
    for row, record in enumerate(records):
        try:
            yield row, load_view(record.path, percentiles)
        except FileFault:
            continue


def fitted(seen: SeenPictures, judged: SeenPictures, taps: tuple[str, ...], plan: GatePlan) -> FittedGate:
    """Arrays from the pictures `seen`; limits from the sound pictures `judged`."""
    kinds = (SOUND, *sorted(set(seen.kinds.tolist()) - {SOUND}))
    arrays = _arrays(seen, kinds, plan)
    unit = _unit(GateModel(arrays, kinds, 1.0, plan.refuse_from), judged, plan)
    counts = Counter(seen.kinds.tolist())
    told = ", ".join(f"{counts[kind]} {kind}" for kind in kinds)
    statistics = GateStatistics(
        file=GATE_FILE,
        sha256=hashlib.sha256(encoded(arrays)).hexdigest(),
        taps=taps,
        kinds=kinds,
        unit=unit,
        refuse_from=plan.refuse_from,
        fitted_on=str(Sentence(GATE, counts=told, count=len(judged.sources))),
        network=plan.weights.stated if plan.weights is not None else None,
    )
    return FittedGate(arrays, statistics, plan.weights)


def as_dict(arrays: GateArrays) -> dict[str, Floats]:
    return {field.name: getattr(arrays, field.name) for field in fields(GateArrays)}


def encoded(arrays: GateArrays) -> bytes:
    """As `gate.safetensors` holds them: float32, the directions as float16."""
    held = {name: np.ascontiguousarray(array, dtype=np.float16 if name == "directions" else np.float32)
            for name, array in as_dict(arrays).items()}  # fmt: skip
    return save(held)


def write_gate(folder: Path, arrays: GateArrays) -> None:
    part = folder / (GATE_FILE + ".part")
    part.write_bytes(encoded(arrays))
    part.replace(folder / GATE_FILE)


def _arrays(seen: SeenPictures, kinds: tuple[str, ...], plan: GatePlan) -> GateArrays:
    sound = seen.kinds == SOUND
    mean = seen.features[sound].mean(axis=0)
    scale = np.maximum(seen.features[sound].std(axis=0), 1e-3 * np.abs(mean) + 1e-4)
    standard = np.clip((seen.features - mean) / scale, -20.0, 20.0)
    directions = _leading(standard[sound], plan).astype(np.float16).astype(np.float32)
    coordinates = (standard @ directions).astype(np.float64)
    left_over = np.square(standard[sound]).sum(axis=1) - np.square(coordinates[sound]).sum(axis=1)
    centres, whitening = _centres(coordinates[sound], seen.sources[sound])
    numbers = np.array([kinds.index(kind) for kind in seen.kinds])
    head = _head(coordinates @ whitening, numbers, len(kinds), plan)
    return GateArrays(
        mean=mean.astype(np.float32),
        scale=scale.astype(np.float32),
        directions=directions,
        centres=centres.astype(np.float32),
        whitening=whitening.astype(np.float32),
        left_over=np.array([max(float(np.median(left_over)) / standard.shape[1], 1e-6)], dtype=np.float32),
        **head,
    )


def _leading(standard: Floats, plan: GatePlan) -> Floats:
    """The leading directions of standardised features, (d, k), by subspace iteration (Halko et al., 2011)."""
    count = min(plan.directions, len(standard) // 4)
    generator = np.random.default_rng(plan.seed)
    basis = generator.normal(size=(standard.shape[1], count + 10)).astype(np.float32)
    for _ in range(4):
        basis, _ = np.linalg.qr(standard.T @ (standard @ basis))
    _, _, rows = np.linalg.svd(standard @ basis, full_matrices=False)
    return np.asarray(basis @ rows.T[:, :count], dtype=np.float32)


def _centres(
    coordinates: NDArray[np.float64], sources: NDArray[np.str_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """One centre a source (s, k), and the whitening (k, k) of the covariance that they share, a tenth shrunk."""
    names, index = np.unique(sources, return_inverse=True)
    centres = np.stack([coordinates[index == s].mean(axis=0) for s in range(len(names))])
    offsets = coordinates - centres[index]
    covariance = offsets.T @ offsets / max(1, len(offsets) - 1)
    covariance = 0.9 * covariance + 0.1 * np.diag(np.diag(covariance)) + 1e-6 * np.eye(len(covariance))
    values, vectors = np.linalg.eigh(covariance)
    return centres, vectors / np.sqrt(np.maximum(values, 1e-9))


def _head(whitened: NDArray[np.float64], kinds: NDArray[np.int64], count: int, plan: GatePlan) -> dict[str, Floats]:
    """A small perceptron on whitened coordinates, every kind weighted alike: `hidden`, `head` and their biases."""
    torch.manual_seed(plan.seed)
    inputs, targets = torch.from_numpy(whitened.astype(np.float32)), torch.from_numpy(kinds)
    network = nn.Sequential(nn.Linear(whitened.shape[1], plan.hidden), nn.ReLU(), nn.Dropout(0.3),
                            nn.Linear(plan.hidden, count))  # fmt: skip
    weights = 1.0 / np.sqrt(np.maximum(np.bincount(kinds, minlength=count), 1))
    loss = nn.CrossEntropyLoss(torch.tensor(weights / weights.mean(), dtype=torch.float32), label_smoothing=0.01)
    optimizer = torch.optim.AdamW(network.parameters(), 3e-3, weight_decay=0.05)
    generator = torch.Generator().manual_seed(plan.seed)
    for step in range(plan.steps):
        for group in optimizer.param_groups:
            group["lr"] = 3e-3 * 0.5 * (1.0 + float(np.cos(np.pi * step / plan.steps)))
        rows = torch.randint(len(inputs), (256,), generator=generator)
        optimizer.zero_grad()
        loss(network(inputs[rows]), targets[rows]).backward()
        optimizer.step()
    state = {name: tensor.numpy() for name, tensor in network.state_dict().items()}
    return {
        "hidden": state["0.weight"].T.copy(),
        "hidden_bias": state["0.bias"],
        "head": state["3.weight"].T.copy(),
        "head_bias": state["3.bias"],
    }


def _unit(model: GateModel, judged: SeenPictures, plan: GatePlan) -> float:
    """The raw distance at which a picture stops passing: the smallest that lets pass what the plan wants of val.

    The few pictures beyond it do not move it, however far out they lie; but a source cannot be given up for the others,
    however small its share of val is.
    """
    distances = model.distances(judged.features)
    limits = [_beyond(distances, plan.passing)]
    limits += [_beyond(distances[judged.sources == name], plan.passing_each) for name in np.unique(judged.sources)]
    return max(limits)


def _beyond(distances: NDArray[np.float64], share: float) -> float:
    """A thousandth more than the distance that this share of them does not exceed.

    The last bits of a distance depend on how many pictures went through the network together.
    """
    last = float(np.sort(distances)[math.ceil(share * len(distances) - 1e-9) - 1])
    return round(1.001 * last, 6)
