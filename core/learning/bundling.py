"""A trained network becomes a bundle: weights as safetensors, a manifest, a card and a licence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor

from core.bundles.manifest import (
    MANIFEST_VERSION,
    Architecture,
    Calibration,
    Cam,
    FindingEntry,
    GateRules,
    Input,
    Manifest,
    Output,
    Provenance,
    Weights,
    encode_manifest,
)
from core.imaging.network_input import InputSpec
from core.learning.metrics import fitted_temperature, softmax, youden_threshold
from core.learning.vocabulary import NO_FINDING_KEYS, code_of, label_of

WEIGHTS_FILE = "weights.safetensors"
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


@dataclass(frozen=True, slots=True)
class Validation:
    """Outputs on val. `logits`: (n, classes). `labels`: (n,) class indices. `peaks`: (n,), of the top class's map."""

    logits: NDArray[np.float32]
    labels: NDArray[np.int64]
    peaks: NDArray[np.float32]


def fitted_manifest(draft: BundleDraft, validation: Validation | None, weights_sha256: str) -> Manifest:
    """The manifest, with temperature, thresholds and the scale of the maps fitted on val; neutral without one."""
    spec, limits = draft.spec, draft.limits
    temperature, peak = 1.0, 1.0
    thresholds = [0.5] * len(draft.classes)
    if validation is not None:
        temperature = fitted_temperature(validation.logits, validation.labels)
        calibrated = softmax(validation.logits / temperature)
        thresholds = [youden_threshold(calibrated[:, c], validation.labels == c) for c in range(len(draft.classes))]
        peak = float(np.percentile(validation.peaks, 95))
    source = f"val, {len(validation.labels)} images" if validation is not None else "not fitted: val lacks a class"
    return Manifest(
        manifest_version=MANIFEST_VERSION,
        name=draft.name,
        version=draft.version,
        architecture=Architecture(name=draft.architecture),
        weights=Weights(file=WEIGHTS_FILE, sha256=weights_sha256, dtype="float32"),
        input=Input(
            height=spec.height, width=spec.width, channels=spec.channels, interpolation=spec.interpolation,
            fit=spec.fit, value_range=spec.value_range, mean=spec.mean, std=spec.std, percentiles=spec.percentiles,
            modalities=("CR", "DX", "RG"), body_parts=CHEST_PARTS, view_positions=FRONTAL_VIEWS,
        ),
        findings=tuple(
            FindingEntry(
                key=key, code=code_of(key), label=label_of(key),
                kind="no_finding" if key in NO_FINDING_KEYS else "finding",
                exclusive_group="diagnosis", threshold=round(thresholds[i], 4),
                threshold_source=f"{source}: Youden" if validation is not None else source,
            )
            for i, key in enumerate(draft.classes)
        ),
        output=Output(activation="softmax"),
        calibration=Calibration(
            method="temperature", parameters={"temperature": round(temperature, 4)}, fitted_on=source
        ),
        cam=Cam(
            target_layer="bn2", display_max=round(max(peak, 1e-3), 4),
            display_max_source=f"{source}: 95th percentile of the peak of the top class's map",
        ),
        gate=GateRules(min_side_px=64, max_colourfulness=12.0),
        provenance=draft.provenance,
        intended_use=draft.intended_use,
        limits=limits,
    )  # fmt: skip


def write_bundle(folder: Path, draft: BundleDraft, validation: Validation | None) -> Manifest:
    """Write weights first, the manifest that vouches for them last."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = folder / WEIGHTS_FILE
    part = folder / (WEIGHTS_FILE + ".part")
    save_file({name: tensor.contiguous() for name, tensor in draft.state.items()}, part)
    part.replace(weights)
    manifest = fitted_manifest(draft, validation, hashlib.sha256(weights.read_bytes()).hexdigest())
    (folder / "manifest.json").write_bytes(encode_manifest(manifest))
    return manifest


def json_ready(value: Any) -> Any:
    """Dicts, lists and numpy numbers to plain JSON values; NaN becomes null, since JSON has none."""
    if isinstance(value, dict):
        return {str(key): json_ready(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [json_ready(item) for item in value]
    if isinstance(value, (float, np.floating)):
        return None if np.isnan(value) else float(value)
    return int(value) if isinstance(value, np.integer) else value
