"""`overread refit`: gate, calibration and operating points of a bundle, fitted again; its weights stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.bundles.library import Bundle, read_bundle
from core.bundles.manifest import Manifest
from core.errors import DatasetError, Sentence, listed
from core.inference.engine.pipeline import Pipeline
from core.learning.bundling import Validation, refitted_manifest
from core.learning.calibration_figures import cross_fitted
from core.learning.config import TrainingPlan
from core.learning.datasets import LabelledImage
from core.learning.evaluation import Outputs, outputs_on
from core.learning.findings_fitting import knows_both
from core.learning.gate_choice import attach_gate, chosen_weights, portable_gate
from core.learning.gate_fitting import SOUND, FittedGate, GatePlan, SeenPictures, fit_gate, tap
from core.learning.patients import with_header_patients
from core.learning.splits import check_no_leak
from core.learning.targets import targets

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class RefitRequest:
    """`version`: the bundle's next version, '' to keep it. `device`: where the passes run. `gate_network`: what the
    gate reads, see `chosen_weights`. `gate_from`: take this bundle's gate as it stands, and fit none."""

    bundle: Bundle
    records: list[LabelledImage]
    version: str = ""
    device: str = "auto"
    plan: GatePlan = field(default_factory=GatePlan)
    gate_network: str = ""
    gate_from: Bundle | None = None


def refit(request: RefitRequest, progress: Progress) -> Bundle:
    """Fit on train and val and write gate and manifest into the bundle's folder. Raises DatasetError."""
    records = with_header_patients(request.records)
    check_no_leak(records)
    train, val = ([r for r in records if r.split == split] for split in ("train", "val"))
    check_val(request.bundle.manifest, val)
    taken = portable_gate(request.gate_from, request.bundle.manifest) if request.gate_from is not None else None
    pipeline = Pipeline(request.bundle, request.device)
    plan = replace(request.plan, weights=chosen_weights(request.gate_network, request.bundle))
    if taken is None:
        tap(pipeline, plan.weights)
    progress(Sentence("val: {count} images", count=len(val)))
    outputs = outputs_on(pipeline, val)
    manifest = recalibrated(request.bundle.manifest, outputs, val)
    manifest = msgspec.structs.replace(manifest, version=request.version or manifest.version)
    gate = taken or gate_of(pipeline, outputs, (train, val), plan, progress)
    if gate is None:
        progress(
            Sentence(
                "the gate stays as it was: {train} images of train and {val} of val are too few to fit it",
                train=len(train),
                val=len(val),
            )
        )
    attach_gate(request.bundle.folder, manifest, gate)
    return read_bundle(request.bundle.folder)


def check_val(manifest: Manifest, val: list[LabelledImage]) -> None:
    """Raises DatasetError where val cannot decide: a class without images, or no finding both present and absent."""
    keys = [entry.key for entry in manifest.findings]
    if manifest.output.activation == "softmax":
        if {record.label for record in val} != set(keys):
            raise DatasetError(
                "The split val needs images of each finding ({keys}), and of no other label.", keys=listed(keys)
            )
        return
    if not knows_both(labels_of(manifest, val)):
        raise DatasetError(
            "The split val needs images with and without a finding of the bundle ({keys}); add some.",
            keys=listed(keys),
        )


def labels_of(manifest: Manifest, records: list[LabelledImage]) -> NDArray[Any]:
    """Class indices (n,) for softmax outputs; (n, findings), 1, 0 or NaN (unknown), for sigmoid ones.

    Raises DatasetError for a label that is neither a finding of the bundle nor the word for none.
    """
    keys = tuple(entry.key for entry in manifest.findings)
    if manifest.output.activation == "softmax":
        return np.array([keys.index(record.label) for record in records], dtype=np.int64)
    values, known = targets(records, TrainingPlan(classes=keys, task="findings"))
    return np.where(known > 0, values, np.nan)


def recalibrated(manifest: Manifest, outputs: Outputs, val: list[LabelledImage]) -> Manifest:
    """Calibration, thresholds and operating points from outputs on val, and the cross-fitted calibration error."""
    read = ~np.isnan(outputs.logits[:, 0])
    labels = labels_of(manifest, val)[read]
    patients = np.array([record.patient for record in val])[read]
    manifest = refitted_manifest(manifest, Validation(outputs.logits[read], labels, outputs.peaks[read]))
    error = cross_fitted(manifest, outputs.logits[read], labels, patients)
    name = "val_ece_top_label_cross_fitted" if labels.ndim == 1 else "val_ece_of_findings_cross_fitted"
    metrics = manifest.provenance.metrics | {name: round(error, 4)}
    return msgspec.structs.replace(manifest, provenance=msgspec.structs.replace(manifest.provenance, metrics=metrics))


def gate_of(
    pipeline: Pipeline,
    outputs: Outputs,
    sets: tuple[list[LabelledImage], list[LabelledImage]],
    plan: GatePlan,
    progress: Progress,
) -> FittedGate | None:
    """The learned gate of a tapped pipeline. `outputs`: those of val; `sets`: train and val."""
    train, val = sets
    if outputs.gate_features is None:
        return None
    read = ~np.isnan(outputs.logits[:, 0])
    sources = np.array([record.source for record in val])[read]
    judged = SeenPictures(outputs.gate_features[read], np.full(len(sources), SOUND), sources)
    return fit_gate(pipeline, train, judged, plan, progress)
