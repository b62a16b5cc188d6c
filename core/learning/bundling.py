"""A trained network becomes a bundle: weights as safetensors, a manifest, a card and a licence."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor

from core.bundles.manifest import (
    MANIFEST_VERSION,
    Architecture,
    ArgumentValue,
    Calibration,
    Cam,
    FindingEntry,
    GateRules,
    Input,
    Manifest,
    OperatingPoints,
    Output,
    Provenance,
    Weights,
    encode_manifest,
)
from core.bundles.stated import KEPT, NO_FINDING, NO_VAL, VAL
from core.bundles.threshold_record import with_record
from core.errors import Sentence
from core.imaging.network_input import InputSpec
from core.inference.calibration import probabilities
from core.inference.engine.architectures import target_layer
from core.learning.findings_fitting import findings_temperature, sigmoid
from core.learning.metrics import (
    fitted_platt,
    fitted_temperature,
    sensitive_point,
    softmax,
    specific_point,
    youden_threshold,
)
from core.learning.vocabulary import NO_FINDING_KEYS, code_of, label_of

WEIGHTS_FILE = "weights.safetensors"
MAP_PERCENTILE = 95  # of the peaks on val: the upper end of the colour scale
EXTREME_SHARE = 0.99  # at 95 %, good networks leave no doubt between their two points
CHEST_PARTS = ("CHEST", "THORAX", "LUNG")
FRONTAL_VIEWS = ("PA", "AP")


@dataclass(frozen=True, slots=True)
class BundleDraft:
    """What the trainer knows of its network, before val has been used for thresholds and calibration."""

    name: str
    version: str
    architecture: str
    classes: tuple[str, ...]
    spec: InputSpec
    state: dict[str, Tensor]
    provenance: Provenance
    intended_use: str
    limits: tuple[str, ...]
    architecture_args: dict[str, ArgumentValue] = field(default_factory=dict)
    task: str = "classes"


@dataclass(frozen=True, slots=True)
class Validation:
    """Outputs on val. `logits`: (n, classes). `peaks`: (n,), of the top class's map.

    `labels`: (n,) class indices; for independent findings (n, findings), 1, 0 or NaN (unknown).
    """

    logits: NDArray[np.float32]
    labels: NDArray[Any]
    peaks: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Point:
    """Where an output counts as positive. `source` says on what that was fitted, or why it was not."""

    threshold: float
    source: str
    points: OperatingPoints | None = None


@dataclass(frozen=True, slots=True)
class _Fit:
    """What val decides. `calibrated_on` and `source` (of the maps' scale) say on what, or why nothing was."""

    temperature: float
    calibrated_on: str
    outputs: tuple[_Point, ...]
    peak: float
    source: str


def _fitted(classes: int, validation: Validation | None) -> _Fit:
    """Temperature, thresholds and the scale of the maps from val; neutral values without one."""
    if validation is None:
        return _Fit(1.0, str(NO_VAL), (_Point(0.5, str(NO_VAL)),) * classes, 1.0, str(NO_VAL))
    source = str(Sentence(VAL, count=len(validation.labels)))
    told = [c for c in range(classes) if _both(_labelled(validation, c)[1])]
    if validation.labels.ndim == 1:
        temperature = fitted_temperature(validation.logits, validation.labels)
        shown = softmax(validation.logits / temperature)
    else:
        temperature = findings_temperature(validation.logits[:, told], validation.labels[:, told])
        shown = sigmoid(validation.logits / temperature)
    outputs = tuple(_fitted_point(shown, validation, c) or _Point(0.5, _missing(validation, c)) for c in range(classes))
    peak = max(float(np.percentile(validation.peaks, MAP_PERCENTILE)), 1e-3)
    calibrated_on = source if told else str(NO_FINDING)
    return _Fit(temperature, calibrated_on, outputs, peak, source)


def _fitted_point(shown: NDArray[np.float64], validation: Validation, c: int) -> _Point | None:
    """Threshold and operating points of output `c` from the images where it is known; None where one side is absent.

    `shown`: calibrated probabilities (n, outputs)."""
    known, positive = _labelled(validation, c)
    if not _both(positive):
        return None
    source = str(Sentence(VAL, count=len(positive)))
    threshold = round(youden_threshold(shown[known, c], positive), 4)
    return _Point(threshold, f"{source}: Youden", operating_points(shown[known, c], positive, threshold, source))


def _both(positive: NDArray[np.bool_]) -> bool:
    return bool(positive.any() and not positive.all())


def _missing(validation: Validation, c: int) -> str:
    """Why val decides nothing of an output of which it lacks a side."""
    positive = _labelled(validation, c)[1]
    if not len(positive):
        return "not fitted: val knows nothing of it"
    return f"not fitted: val lacks images {'without' if positive.any() else 'with'} it"


def _labelled(validation: Validation, c: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which images have a known label for output `c`, and which of those are positive."""
    if validation.labels.ndim == 2:
        known = ~np.isnan(validation.labels[:, c])
        return known, validation.labels[known, c] == 1
    return np.ones(len(validation.labels), dtype=bool), validation.labels == c


def operating_points(
    scores: NDArray[np.float64], positive: NDArray[np.bool_], threshold: float, source: str
) -> OperatingPoints:
    """The points between which a finding is doubtful, on either side of the balanced threshold.

    `high_sensitivity`: the highest probability that still calls 99 per cent of the positives, and at most the
    threshold; `high_specificity`: the lowest that leaves 99 per cent of the negatives uncalled, and at least that.
    """
    low = math.floor(sensitive_point(scores, positive, EXTREME_SHARE) * 1e4) / 1e4
    high = math.ceil(specific_point(scores, positive, EXTREME_SHARE) * 1e4) / 1e4
    rule = f"{source}: sensitivity and specificity of {EXTREME_SHARE:.0%}, or the threshold where that is wider"
    return OperatingPoints(
        high_sensitivity=min(low, threshold), high_specificity=min(1.0, max(high, threshold)), source=rule
    )


def _findings(classes: tuple[str, ...], fit: _Fit, group: str | None) -> tuple[FindingEntry, ...]:
    return tuple(
        FindingEntry(
            key=key,
            code=code_of(key),
            label=label_of(key),
            kind="no_finding" if key in NO_FINDING_KEYS else "finding",
            exclusive_group=group,
            threshold=point.threshold,
            threshold_source=point.source,
            operating_points=point.points,
        )
        for key, point in zip(classes, fit.outputs, strict=True)
    )


def chest_input(spec: InputSpec) -> Input:
    """The network's input; every recipe so far is for frontal chest radiographs."""
    return Input(
        **{field.name: getattr(spec, field.name) for field in fields(spec)},
        modalities=("CR", "DX", "RG"),
        body_parts=CHEST_PARTS,
        view_positions=FRONTAL_VIEWS,
    )


def fitted_manifest(draft: BundleDraft, validation: Validation | None, weights_sha256: str) -> Manifest:
    """The manifest of a trained network, with what val decides."""
    fit = _fitted(len(draft.classes), validation)
    scale = f"{fit.source}; 95th percentile of the peak of the top class's map"
    manifest = Manifest(
        manifest_version=MANIFEST_VERSION,
        name=draft.name,
        version=draft.version,
        architecture=Architecture(name=draft.architecture, args=draft.architecture_args),
        weights=Weights(file=WEIGHTS_FILE, sha256=weights_sha256, dtype="float32"),
        input=chest_input(draft.spec),
        findings=_findings(draft.classes, fit, "diagnosis" if draft.task == "classes" else None),
        output=Output(activation="softmax" if draft.task == "classes" else "sigmoid"),
        calibration=Calibration(
            method="temperature", parameters={"temperature": round(fit.temperature, 4)}, fitted_on=fit.calibrated_on
        ),
        cam=Cam(
            target_layer=target_layer(draft.architecture, draft.architecture_args),
            display_max=round(fit.peak, 4),
            display_max_source=scale,
        ),
        gate=GateRules(min_side_px=64, max_colourfulness=12.0),
        provenance=draft.provenance,
        intended_use=draft.intended_use,
        limits=draft.limits,
    )
    return manifest if validation is None else with_record(manifest)


def refitted_manifest(manifest: Manifest, validation: Validation) -> Manifest:
    """Another manifest of the same weights, with calibration, thresholds and operating points from new outputs on val.

    Softmax outputs get a temperature, sigmoid ones a Platt curve each. Outputs that val does not know both present and
    absent keep theirs, and so do those whose curve would turn the order of the logits round.
    """
    source = str(Sentence(VAL, count=len(validation.labels)))
    if manifest.output.activation == "softmax":
        parameters = {"temperature": round(fitted_temperature(validation.logits, validation.labels), 4)}
        calibration = Calibration(method="temperature", parameters=parameters, fitted_on=source)
    else:
        calibration = _platt_curves(manifest, validation, source)
    manifest = msgspec.structs.replace(manifest, calibration=calibration)
    shown = probabilities(validation.logits, manifest)
    entries = []
    for c, entry in enumerate(manifest.findings):
        point = _fitted_point(shown, validation, c)
        if point is not None:
            entry = msgspec.structs.replace(
                entry, threshold=point.threshold, threshold_source=point.source, operating_points=point.points
            )
        entries.append(entry)
    return with_record(msgspec.structs.replace(manifest, findings=tuple(entries)))


def _platt_curves(manifest: Manifest, validation: Validation, source: str) -> Calibration:
    """A curve for each finding; what val cannot decide keeps its own, and `fitted_on` names it."""
    parameters: dict[str, float] = {}
    kept = []
    for c, entry in enumerate(manifest.findings):
        known, positive = _labelled(validation, c)
        slope, intercept = fitted_platt(validation.logits[known, c], positive) if _both(positive) else (0.0, 0.0)
        if slope <= 0:
            slope, intercept = _earlier_curve(manifest.calibration, entry.key)
            kept.append(entry.key)
        parameters |= {f"slope.{entry.key}": round(slope, 4), f"intercept.{entry.key}": round(intercept, 4)}
    fitted_on = str(Sentence(KEPT, fitted=source, keys=", ".join(kept))) if kept else source
    return Calibration(method="platt", parameters=parameters, fitted_on=fitted_on)


def _earlier_curve(calibration: Calibration, key: str) -> tuple[float, float]:
    """Slope and intercept that a manifest already gives a finding's logits; a temperature is a slope."""
    if calibration.method == "platt":
        return calibration.parameters[f"slope.{key}"], calibration.parameters[f"intercept.{key}"]
    return 1.0 / calibration.parameters.get("temperature", 1.0), 0.0


def write_bundle(folder: Path, draft: BundleDraft, validation: Validation | None) -> Manifest:
    """Write weights first, the manifest that vouches for them last."""
    manifest = fitted_manifest(draft, validation, write_weights(folder, draft.state))
    (folder / "manifest.json").write_bytes(encode_manifest(manifest))
    return manifest


def write_weights(folder: Path, state: dict[str, Tensor]) -> str:
    """Write a network's weights as safetensors into a bundle's folder; returns their SHA-256."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = folder / WEIGHTS_FILE
    part = folder / (WEIGHTS_FILE + ".part")
    save_file({name: tensor.contiguous() for name, tensor in state.items()}, part)
    part.chmod(0o644)  # safetensors writes for its owner alone
    part.replace(weights)
    return hashlib.sha256(weights.read_bytes()).hexdigest()


def json_ready(value: Any) -> Any:
    """Dicts, lists and numpy numbers to plain JSON values; NaN becomes null, since JSON has none."""
    if isinstance(value, dict):
        return {str(key): json_ready(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [json_ready(item) for item in value]
    if isinstance(value, (float, np.floating)):
        return None if np.isnan(value) else float(value)
    return int(value) if isinstance(value, np.integer) else value
