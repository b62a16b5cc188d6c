"""`overread train`: from labelled images to a candidate bundle, in one call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
import torch

from core.bundles.library import Bundle, read_bundle
from core.bundles.manifest import Provenance
from core.bundles.stated import CHEST_USE
from core.errors import Sentence
from core.inference.engine.pipeline import Pipeline
from core.learning.bundling import BundleDraft, Validation, write_bundle
from core.learning.card import write_card
from core.learning.checkpoints import BEST
from core.learning.config import CONFIG_FILE, TrainingConfig, TrainingPlan, write_config
from core.learning.datasets import LabelledImage
from core.learning.evaluation import outputs_on
from core.learning.examples import add_example
from core.learning.findings_fitting import findings_aucs, knows_both
from core.learning.memory import keep_freed_memory
from core.learning.metrics import area_under_roc, softmax
from core.learning.preparation import Prepared, prepare
from core.learning.ranks import Ranks
from core.learning.record import run_record, with_earlier_files, without_list, write_training_files
from core.learning.refitting import RefitRequest, refit
from core.learning.sanity import with_sanity
from core.learning.starting import (
    IMAGENET,
    bundle_of,
    downloaded_weights,
    file_digest,
    given_weights,
    is_of_imagenet,
)
from core.learning.suspects import SUSPECTS_CSV, out_of_fold_logits, ranked_suspects, write_suspects
from core.learning.targets import targets
from core.learning.training import Trainer

LITE0_INPUT = TrainingPlan().input_spec()


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """`command` goes into the card. `base_weights`: a file, or the word imagenet. `work`: the folder of checkpoints
    (default: `out`/run). `suspects`: parts of the cross-validation that looks for wrong labels; 0 = none. `gate_from`:
    the bundle whose gate the new one takes over, None to fit one."""

    data: Path
    out: Path
    config: TrainingConfig
    command: str
    base_weights: Path | None = None
    work: Path | None = None
    device: str = "auto"
    suspects: int = 0
    gate_from: Bundle | None = None

    @property
    def folder(self) -> Path:
        return self.work or self.out / "run"


def train(request: TrainingRequest, progress: Callable[[str], None]) -> Path:
    """Train (or go on with) a network and write its bundle to `request.out`.

    Started by torchrun, every process calls this; only the first reports and writes. Raises DatasetError and
    TrainingFault.
    """
    keep_freed_memory()
    ranks = Ranks.join(request.device)
    try:
        return _train(request, progress if ranks.first else _silent, ranks)
    finally:
        ranks.leave()


def _silent(line: str) -> None:
    """Ranks other than the first say nothing."""


def _train(request: TrainingRequest, progress: Callable[[str], None], ranks: Ranks) -> Path:
    if not ranks.first:
        ranks.gathered(None)  # the first looks at the images and stores what it saw
    prepared = prepare(request.config, request.data, request.folder, progress)
    if ranks.first:
        ranks.gathered(None)
    trainer = _trainer(replace(request, config=prepared.config), request.folder, progress, ranks)
    trainer.claim(prepared.images.split("train"), prepared.images.split("val"))  # before anything is written
    request = replace(request, config=_recorded(request, prepared, progress, ranks))
    trainer.run(prepared.images.split("train"), prepared.images.split("val"))
    if request.suspects:
        _look_for_suspects(request, prepared, progress, ranks)
    if ranks.first:
        _write(request, trainer, list(prepared.images.records))
    return request.out


def _recorded(
    request: TrainingRequest, prepared: Prepared, progress: Callable[[str], None], ranks: Ranks
) -> TrainingConfig:
    """The configuration with all that repeats the run; written, with the list of files, before it starts."""
    if not ranks.first:
        return prepared.config
    request.out.mkdir(parents=True, exist_ok=True)
    digest = _listed(request, prepared, progress)
    base = _named_base(request.base_weights)
    earlier = request.config.record
    if digest and earlier.get("training_files_sha256", digest) != digest:
        progress(
            Sentence("These are not the images of the run that the configuration records; the weights will differ.")
        )
    if earlier.get("base_weights_sha256", "") not in ("", base.get("base_weights_sha256", "")):
        progress(Sentence("These are not the base weights that the configuration records; the weights will differ."))
    config = msgspec.structs.replace(
        prepared.config,
        data=str(request.data.absolute()),
        base_weights_file=str(request.base_weights or ""),
        record=run_record(request.command, digest) | base,
    )
    write_config(config, request.out / CONFIG_FILE)
    return config


def _listed(request: TrainingRequest, prepared: Prepared, progress: Callable[[str], None]) -> str:
    """Write the list of all images that the weights will hold; its SHA-256, or '' where nobody knows them all."""
    digest = write_training_files(prepared.images.records, prepared.facts, request.out)
    base = request.base_weights
    if base is None or str(base) == IMAGENET:
        return digest
    start = bundle_of(base)
    if start is not None:
        digest, fault = with_earlier_files(request.out, start)
        named = start.manifest
        said = Sentence(
            "{name} {version} has no list of its training images to rely on ({fault})",
            name=named.name,
            version=named.version,
            fault=fault,
        )
    elif is_of_imagenet(given_weights(base), len(prepared.config.classes)):
        progress(
            Sentence(
                "{name} tells 1000 classes apart, so it is taken for a public network of ImageNet.", name=base.name
            )
        )
        return digest
    else:
        digest, said = without_list(request.out), Sentence("Nothing says which images trained {name}", name=base.name)
    if not digest:
        progress(
            Sentence(
                "{reason}, so the new network has none either and cannot be promoted; choose it with `overread bundles "
                "use`.",
                reason=said,
            )
        )
    return digest


def _named_base(base: Path | None) -> dict[str, str]:
    """What a configuration records of the file that training starts from."""
    if base is None or str(base) == IMAGENET:
        return {}
    return {"base_weights_name": base.name, "base_weights_sha256": file_digest(base)}


def _trainer(request: TrainingRequest, folder: Path, progress: Callable[[str], None], ranks: Ranks) -> Trainer:
    trainer = Trainer(request.config, folder, progress, ranks)
    given = request.base_weights
    if given is None:
        return trainer
    if str(given) != IMAGENET:
        trainer.start_from(given_weights(given), given.name, file_digest(given))
        return trainer
    downloaded = downloaded_weights(request.config.architecture)
    if downloaded is None:
        progress(
            Sentence(
                "The ImageNet weights cannot be reached; training starts from scratch, and needs many more images."
            )
        )
    else:
        trainer.start_from(downloaded, IMAGENET, IMAGENET)
    return trainer


def _look_for_suspects(
    request: TrainingRequest, prepared: Prepared, progress: Callable[[str], None], ranks: Ranks
) -> None:
    images = prepared.images.split("train", "val")

    def make_trainer(name: str) -> Trainer:
        return _trainer(request, request.folder / name, progress, ranks)

    logits = out_of_fold_logits(images, request.suspects, make_trainer)
    if ranks.first:
        found = ranked_suspects(images.records, logits, request.config)
        write_suspects(found, request.folder / SUSPECTS_CSV)
        progress(
            Sentence(
                "{count} suspect labels are listed in {file}", count=len(found), file=request.folder / SUSPECTS_CSV
            )
        )


def _write(request: TrainingRequest, trainer: Trainer, records: list[LabelledImage]) -> Path:
    plan, val = request.config, [record for record in records if record.split == "val"]
    best = torch.load(trainer.folder / BEST, weights_only=True, map_location="cpu")
    draft = BundleDraft(
        name=request.config.name,
        version=request.config.version,
        architecture=plan.architecture,
        classes=plan.classes,
        spec=plan.input_spec(),
        state=best["average"],
        provenance=_provenance(request, {}),
        intended_use=str(CHEST_USE),
        limits=request.config.limits,
        architecture_args=plan.architecture_args,
        task=plan.task,
    )
    write_bundle(request.out, draft, None)  # so that val runs through the very path of the reading station
    # Thresholds and calibration need every class; with a class missing they stay neutral, and the card says so.
    validation = _validate(request.out, plan, val) if _covers(val, plan) else None
    if validation is not None:
        metrics = _validation_metrics(validation, plan.classes) | {"best_epoch": float(best["epoch"])}
        draft = replace(draft, provenance=_provenance(request, metrics))
    write_bundle(request.out, draft, validation)
    if validation is not None and (plan.task == "classes" or knows_both(validation.labels)):
        _refit(request, records, trainer.progress)
    if val:
        with_sanity(request.out, val)
    write_card(request.out, add_example(request.out), None)
    return request.out


def _refit(request: TrainingRequest, records: list[LabelledImage], progress: Callable[[str], None]) -> None:
    network, source = request.config.gate_network, request.gate_from
    refit(
        RefitRequest(read_bundle(request.out), records, device="cpu", gate_network=network, gate_from=source), progress
    )


def _covers(val: list[LabelledImage], plan: TrainingPlan) -> bool:
    if plan.task == "findings":
        return len(val) > 0
    return {record.label for record in val} == set(plan.classes)


def _provenance(request: TrainingRequest, metrics: dict[str, float]) -> Provenance:
    return Provenance(
        base_weights=request.config.base_weights or (request.base_weights.name if request.base_weights else ""),
        training_data=request.config.training_data or request.data.name,
        licence="research use only; licences of the training images as named by their sources",
        recipe=request.command,
        metrics=metrics,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        training_files_sha256=request.config.record["training_files_sha256"],
    )


def _validation_metrics(validation: Validation, classes: tuple[str, ...]) -> dict[str, float]:
    if validation.labels.ndim == 2:
        named = zip(classes, findings_aucs(validation.logits, validation.labels), strict=True)
        return {f"val_auc_{key}": round(auc, 4) for key, auc in named if not np.isnan(auc)}
    shown = softmax(validation.logits)
    return {
        f"val_auc_{key}_vs_rest": round(area_under_roc(shown[:, i], validation.labels == i), 4)
        for i, key in enumerate(classes)
        if 0 < (validation.labels == i).sum() < len(validation.labels)
    }


def _validate(folder: Path, plan: TrainingPlan, val: list[LabelledImage]) -> Validation:
    outputs = outputs_on(Pipeline(read_bundle(folder), "cpu"), val)
    values, known = targets(val, plan)
    labels = np.where(known > 0, values, np.nan) if plan.task == "findings" else values.argmax(axis=1)
    return Validation(outputs.logits, labels, outputs.peaks)
