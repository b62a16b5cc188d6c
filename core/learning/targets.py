"""What the network shall say of each image: one class, or every known finding present or absent."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.errors import DatasetError, listed
from core.learning.config import TrainingPlan
from core.learning.datasets import LabelledImage
from core.learning.vocabulary import NO_FINDING_KEYS

Matrix = NDArray[np.float32]


def resolved_task(plan: TrainingPlan, records: Sequence[LabelledImage]) -> str:
    """`plan.task`, with "auto" decided by the set."""
    if plan.task != "auto":
        return plan.task
    return "findings" if any(record.findings for record in records) else "classes"


def classes_of(records: Sequence[LabelledImage], task: str = "classes") -> tuple[str, ...]:
    """The outputs in a stable order: no-finding classes first, then by name."""
    if task == "findings":
        return tuple(sorted({key for record in records for key in record.findings}))
    labels = {record.label for record in records}
    return tuple(sorted(labels, key=lambda label: (label not in NO_FINDING_KEYS, label)))


def targets(records: Sequence[LabelledImage], plan: TrainingPlan) -> tuple[Matrix, Matrix]:
    """(values, known), both float32 (n, classes): 1 where a class or finding is there; 0 in `known`: no one knows.

    Raises DatasetError for a label that is no class.
    """
    values = np.zeros((len(records), len(plan.classes)), dtype=np.float32)
    known = np.ones_like(values)
    for row, record in enumerate(records):
        said = _said(record, plan)
        for column, key in enumerate(plan.classes):
            values[row, column] = float(said.get(key, False))
            known[row, column] = float(key in said)
    return values, known


def _said(record: LabelledImage, plan: TrainingPlan) -> dict[str, bool]:
    """Class or finding -> whether it is there. A label alone says that its finding is there, or that none is."""
    if plan.task == "findings" and record.findings:
        return dict(record.findings)
    if record.label in plan.classes:
        one_of_all = {} if plan.task == "findings" else dict.fromkeys(plan.classes, False)
        return one_of_all | {record.label: True}
    if plan.task == "findings" and (record.label in NO_FINDING_KEYS or not record.label):
        return dict.fromkeys(plan.classes, False) if record.label else {}
    raise DatasetError(
        "The label {label} is not among the classes {classes}.", label=record.label, classes=listed(plan.classes)
    )


def class_weights(values: Matrix, known: Matrix, plan: TrainingPlan) -> Matrix:
    """The weight of each class's positives, float32 (classes,). Raises DatasetError for a class that is none.

    "balanced": for classes n / (classes * n_class), which is 1 on average over the images; for findings the number of
    absent over that of present, at most 20.
    """
    given = plan.class_weights
    if isinstance(given, dict):
        strange = set(given) - set(plan.classes)
        if strange or any(weight <= 0 for weight in given.values()):
            raise DatasetError(
                "class_weights takes classes ({classes}) and weights above 0.", classes=listed(plan.classes)
            )
        return np.array([given.get(key, 1.0) for key in plan.classes], dtype=np.float32)
    present = np.maximum((values * known).sum(axis=0), 1.0)
    if plan.task == "findings":
        return np.asarray(np.clip((known.sum(axis=0) - present) / present, 0.05, 20.0), dtype=np.float32)
    return np.asarray(len(values) / (len(plan.classes) * present), dtype=np.float32)
