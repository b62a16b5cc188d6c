"""Labels that the images contradict: every image is judged by a network that never saw its patient."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.errors import DatasetError
from core.learning.config import TrainingPlan
from core.learning.datasets import LabelledImage
from core.learning.findings_fitting import sigmoid
from core.learning.loader import TrainingImages
from core.learning.metrics import softmax
from core.learning.targets import targets
from core.learning.training import Trainer
from core.learning.validation import logits_of, network_pixels

SUSPECTS_CSV = "suspects.csv"
Floats = NDArray[np.float64]
MakeTrainer = Callable[[str], Trainer]  # by the name of a folder inside the run's


@dataclass(frozen=True, slots=True)
class Suspect:
    """`margin`: how much more probable the suggestion is than the label, by the networks that did not see the image."""

    file: str
    label: str
    suggested: str
    p_label: float
    p_suggested: float
    margin: float
    source: str
    patient: str


def out_of_fold_logits(images: TrainingImages, folds: int, make_trainer: MakeTrainer) -> NDArray[np.float32]:
    """Train a network on all but one part of the patients and read that part, for each part: float32 (n, classes)."""
    fold_of = patient_folds([record.patient for record in images.records], folds)
    parts = []
    for fold in range(folds):
        held_out = images.chosen([int(i) for i in np.flatnonzero(fold_of == fold)])
        trainer = make_trainer(f"suspects-{fold + 1}-of-{folds}")
        trainer.run(images.chosen([int(i) for i in np.flatnonzero(fold_of != fold)]), images.chosen([]))
        pixels = network_pixels(held_out.records, trainer.spec)
        parts.append(logits_of(trainer.average, pixels, trainer.spec, trainer.device))
    logits = np.empty((len(fold_of), parts[0].shape[1]), dtype=np.float32)
    for fold, part in enumerate(parts):
        logits[fold_of == fold] = part
    return logits


def patient_folds(patients: Sequence[str], folds: int, seed: int = 0) -> NDArray[np.int64]:
    """A fold, from 0, for each image, (n,); a patient's images share one, and folds hold like numbers of patients.

    Raises DatasetError where there are fewer patients than folds.
    """
    names, index = np.unique(np.array(patients, dtype=object).astype(str), return_inverse=True)
    if not 2 <= folds <= len(names):
        raise DatasetError(
            "{count} patients cannot be split into {folds} parts; choose 2 to {count}.", count=len(names), folds=folds
        )
    order = np.random.default_rng(seed).permutation(len(names))
    return np.asarray((order % folds)[index], dtype=np.int64)


def ranked_suspects(records: Sequence[LabelledImage], logits: NDArray[np.float32], plan: TrainingPlan) -> list[Suspect]:
    """The labels that are confidently contradicted, the most confident contradiction first.

    Confident learning (Northcutt et al., JAIR 2021): a class counts as claimed where its probability reaches the mean
    that it has among the images labelled so; a label is suspect where the most probable claimed class is another.
    """
    values, known = targets(records, plan)
    found: list[Suspect] = []
    if plan.task == "findings":
        shown = sigmoid(logits)
        for c, key in enumerate(plan.classes):
            rows = np.flatnonzero(known[:, c])
            two_sided = np.stack([1.0 - shown[rows, c], shown[rows, c]], axis=1)
            names = (f"{key}=0", f"{key}=1")
            found += _contradicted([records[int(i)] for i in rows], values[rows, c].astype(int), two_sided, names)
    else:
        found = _contradicted(records, values.argmax(axis=1), softmax(logits), plan.classes)
    return sorted(found, key=lambda suspect: (-suspect.margin, suspect.file))


def _contradicted(
    records: Sequence[LabelledImage], labels: NDArray[np.int64], shown: Floats, names: Sequence[str]
) -> list[Suspect]:
    means = [shown[labels == c, c].mean() if (labels == c).any() else np.inf for c in range(len(names))]
    claimed = np.where(shown >= np.array(means), shown, -1.0)
    top = claimed.argmax(axis=1)
    suspects = []
    for row in np.flatnonzero((claimed.max(axis=1) >= 0) & (top != labels)):
        record, given, other = records[int(row)], int(labels[row]), int(top[row])
        p_given, p_other = float(shown[row, given]), float(shown[row, other])
        if p_other > p_given:
            margin = round(p_other - p_given, 4)
            suspects.append(
                Suspect(str(record.path), names[given], names[other], round(p_given, 4), round(p_other, 4), margin,
                        record.source, record.patient)
            )  # fmt: skip
    return suspects


def write_suspects(suspects: Sequence[Suspect], path: Path) -> None:
    """A list for review, in order: the reader looks at the picture and decides; nothing is relabelled here."""
    with path.open("w", newline="", encoding="utf-8", errors="surrogateescape") as stream:
        writer = csv.DictWriter(stream, [field.name for field in fields(Suspect)])
        writer.writeheader()
        writer.writerows(asdict(suspect) for suspect in suspects)
