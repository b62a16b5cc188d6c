"""`overread train`: from labelled images to a candidate bundle, in one call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import torch

from core.bundles.library import read_bundle
from core.bundles.manifest import Provenance
from core.errors import DatasetError
from core.imaging.network_input import InputSpec
from core.inference.engine.pipeline import Pipeline
from core.learning.bundling import BundleDraft, Validation, write_bundle
from core.learning.card import write_card
from core.learning.config import TrainingConfig
from core.learning.datasets import LabelledImage, check_no_leak, read_dataset, with_splits
from core.learning.evaluation import outputs_on
from core.learning.examples import add_example
from core.learning.metrics import area_under_roc, softmax
from core.learning.refitting import RefitRequest, refit
from core.learning.sanity import with_sanity
from core.learning.training import Trainer, TrainingPlan
from core.learning.vocabulary import NO_FINDING_KEYS

VAL_SHARE = 0.15
LITE0_INPUT = InputSpec(224, 224, 3, "bilinear", "stretch", (0.0, 1.0), (0.5,) * 3, (0.5,) * 3)
INTENDED_USE = (
    "Research on reading support for frontal chest radiographs (PA or AP). Not for diagnosis, not a medical device."
)


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """`command` goes into the card. `work`: the folder of checkpoints (default: `out`/run)."""

    data: Path
    out: Path
    config: TrainingConfig
    command: str
    base_weights: Path | None = None
    work: Path | None = None


def train(request: TrainingRequest, progress: Callable[[str], None]) -> Path:
    """Train (or go on with) a network and write its bundle to `request.out`. Raises DatasetError."""
    records = with_splits(read_dataset(request.data), VAL_SHARE, request.config.seed)
    check_no_leak(records)
    plan = replace(request.config.plan(), classes=request.config.classes or classes_of(records))
    unknown = {record.label for record in records} - set(plan.classes)
    if unknown:
        raise DatasetError(f"The label {min(unknown)} is not among the classes {', '.join(plan.classes)}.")
    parts = {split: [r for r in records if r.split == split] for split in ("train", "val")}
    if not parts["train"] or len(plan.classes) < 2:
        raise DatasetError(f"{request.data} needs training images of at least two classes.")
    progress(_inventory(records))
    trainer = Trainer(plan, LITE0_INPUT, request.work or request.out / "run", progress)
    if not trainer.resume() and request.base_weights is not None:
        trainer.start_from(request.base_weights)
    trainer.run(parts["train"], parts["val"])
    return _write(request, plan, trainer, parts)


def classes_of(records: list[LabelledImage]) -> tuple[str, ...]:
    """The labels in a stable order: no-finding classes first, then by name."""
    labels = {record.label for record in records}
    return tuple(sorted(labels, key=lambda label: (label not in NO_FINDING_KEYS, label)))


def _inventory(records: list[LabelledImage]) -> str:
    counts = Counter((record.split, record.source, record.label) for record in records)
    rows = [f"  {split:<6}{source:<14}{label:<14}{n:>6}" for (split, source, label), n in sorted(counts.items())]
    return "\n".join([f"{len(records)} labelled images:", *rows])


def _write(
    request: TrainingRequest, plan: TrainingPlan, trainer: Trainer, parts: dict[str, list[LabelledImage]]
) -> Path:
    val = parts["val"]
    best = torch.load(trainer.folder / "best.pt", weights_only=True, map_location="cpu")
    draft = BundleDraft(
        name=request.config.name,
        version=request.config.version,
        architecture=plan.architecture,
        classes=plan.classes,
        spec=LITE0_INPUT,
        state=best["average"],
        provenance=_provenance(request, {}),
        intended_use=INTENDED_USE,
        limits=request.config.limits,
    )
    write_bundle(request.out, draft, None)  # so that val runs through the very path of the reading station
    # Thresholds and calibration need every class; with a class missing they stay neutral, and the card says so.
    validation = _validate(request.out, plan, val) if {r.label for r in val} == set(plan.classes) else None
    if validation is not None:
        metrics = _validation_metrics(validation, plan.classes) | {"best_epoch": float(best["epoch"])}
        draft = replace(draft, provenance=_provenance(request, metrics))
    write_bundle(request.out, draft, validation)
    if validation is not None:
        records = [*parts["train"], *val]
        refit(RefitRequest(read_bundle(request.out), records, device="cpu"), trainer.progress)
    if val:
        with_sanity(request.out, val)
    write_card(request.out, add_example(request.out), None)
    return request.out


def _provenance(request: TrainingRequest, metrics: dict[str, float]) -> Provenance:
    return Provenance(
        base_weights=request.config.base_weights,
        training_data=request.config.training_data or request.data.name,
        licence="research use only; licences of the training images as named by their sources",
        recipe=request.command,
        metrics=metrics,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _validation_metrics(validation: Validation, classes: tuple[str, ...]) -> dict[str, float]:
    shown = softmax(validation.logits)
    return {
        f"val_auc_{key}_vs_rest": round(area_under_roc(shown[:, i], validation.labels == i), 4)
        for i, key in enumerate(classes)
        if 0 < (validation.labels == i).sum() < len(validation.labels)
    }


def _validate(folder: Path, plan: TrainingPlan, val: list[LabelledImage]) -> Validation:
    outputs = outputs_on(Pipeline(read_bundle(folder), "cpu"), val)
    labels = np.array([plan.classes.index(record.label) for record in val], dtype=np.int64)
    return Validation(outputs.logits, labels, outputs.peaks)
