"""What is asked of a network on labelled images: each finding against the rest, and abnormal against normal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.bundles.manifest import FindingEntry, Manifest
from core.learning.config import TrainingPlan
from core.learning.datasets import LabelledImage
from core.learning.targets import targets

ABNORMAL = "abnormal"
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Question:
    """One finding against the rest, on (n,) images.

    `scores`: float64, 0..1. `positive`: the finding is there. `known`: whether anyone knows; the others are left out.
    `threshold`: positive from here on, None where the bundle states none. `points`: its operating points by name.
    """

    finding: str
    scores: NDArray[np.float64]
    positive: Flags
    known: Flags
    threshold: float | None
    points: Mapping[str, float]


def questions(manifest: Manifest, records: Sequence[LabelledImage], shown: NDArray[np.float64]) -> list[Question]:
    """Of every output that is shown, and of "abnormal" (1 - p(no finding)) where the bundle has such an output.

    `shown`: probabilities (n, findings). Raises DatasetError for a label that is no finding of the bundle.
    """
    keys = tuple(entry.key for entry in manifest.findings)
    exclusive = manifest.output.activation == "softmax"
    plan = TrainingPlan(classes=keys, task="classes") if exclusive else TrainingPlan(classes=keys, task="findings")
    values, known = targets(records, plan)
    asked = [
        Question(entry.key, shown[:, c], values[:, c] > 0, known[:, c] > 0, entry.threshold, _points(entry))
        for c, entry in enumerate(manifest.findings)
        if not entry.hidden
    ]
    normal = [c for c, entry in enumerate(manifest.findings) if entry.kind == "no_finding" and not entry.hidden]
    if normal:
        scores, there = 1.0 - shown[:, normal].sum(axis=1), ~np.any(values[:, normal] > 0, axis=1)
        entry = manifest.findings[normal[0]] if len(normal) == 1 else None
        threshold = None if entry is None else 1.0 - entry.threshold
        points = {} if entry is None else _turned(_points(entry))
        asked.append(Question(ABNORMAL, scores, there, np.all(known[:, normal] > 0, axis=1), threshold, points))
    return asked


def _points(entry: FindingEntry) -> dict[str, float]:
    points = entry.operating_points
    if points is None:
        return {}
    return {"high_sensitivity": points.high_sensitivity, "high_specificity": points.high_specificity}


def _turned(points: dict[str, float]) -> dict[str, float]:
    """The points of "not this": what is sensitive for the one is specific for the other."""
    names = {"high_sensitivity": "high_specificity", "high_specificity": "high_sensitivity"}
    return {name: 1.0 - points[other] for name, other in names.items() if points}
