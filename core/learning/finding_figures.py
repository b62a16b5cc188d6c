"""All figures of one question in one group of images, with their intervals, from one resampling by patient.

Every figure is computed for all rows of weights at once. The first row counts every image once and gives the value,
the others are the draws and give the interval.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.bundles.figures import Figure, FindingFigures
from core.learning.curves import precision_recall_curve, reliability_curve, roc_curve
from core.learning.datasets import LabelledImage
from core.learning.questions import Question
from core.learning.resampling import (
    DRAWS,
    Floats,
    Weights,
    areas,
    divided,
    patient_weights,
    percentile_interval,
    weighted_calibration_error,
    weighted_mean,
)

DIGITS = 6
Draws = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the images. `group`: "all", "source" or a column; `member`: its value; `chosen`: bool (n,)."""

    group: str
    member: str
    chosen: NDArray[np.bool_]


def groups_of(records: Sequence[LabelledImage], by: Sequence[str]) -> list[Group]:
    """All images, every source, and every value of the columns `by`; an empty cell is "unknown"."""
    found = [Group("all", "", np.ones(len(records), dtype=bool))]
    columns = {"source": [record.source for record in records]}
    columns |= {name: [record.columns.get(name) or "unknown" for record in records] for name in by}
    for name, cells in columns.items():
        found += [Group(name, member, np.array(cells) == member) for member in sorted(set(cells))]
    return found


def resampled(records: Sequence[LabelledImage], draws: int = DRAWS) -> Weights:
    """Row 0: every image once. The others: draws by patient. float32 (draws + 1, n)."""
    once = np.ones((1, len(records)), dtype=np.float32)
    return np.concatenate([once, patient_weights(np.array([record.patient for record in records]), draws)])


def drawn_figures(question: Question, chosen: NDArray[np.bool_], weights: Weights) -> Draws:
    """Figure -> its value and its draws, float64 (draws + 1,), NaN where it cannot be stated."""
    scores, positive, weights = question.scores[chosen], question.positive[chosen], weights[:, chosen]
    auc, precision = areas(scores, positive, weights)
    found = {"auc": auc, "average_precision": precision}
    found |= _rates(scores, positive, question.threshold, weights)
    found |= {
        "ece": weighted_calibration_error(scores, positive, weights),
        "brier": weighted_mean(np.square(scores - positive), weights),
    }
    for name, point in question.points.items():
        sensitivity, specificity = (_rates(scores, positive, point, weights)[rate] for rate in POINT_RATES)
        found |= {f"sensitivity_at_{name}": sensitivity, f"specificity_at_{name}": specificity}
    return found


RATES = ("sensitivity", "specificity", "ppv", "npv", "f1", "accuracy", "balanced_accuracy")
POINT_RATES = ("sensitivity", "specificity")


def _rates(scores: Floats, positive: NDArray[np.bool_], threshold: float | None, weights: Weights) -> Draws:
    """At `score >= threshold`. Where a class is absent, what it takes both classes for is NaN."""
    if threshold is None:
        return {name: np.full(len(weights), np.nan) for name in RATES}
    called = scores >= threshold
    cells = np.stack([positive & called, positive & ~called, ~positive & called, ~positive & ~called], axis=1)
    hit, missed, false, spared = (weights @ cells.astype(np.float32)).astype(np.float64).T
    sensitivity, specificity = divided(hit, hit + missed), divided(spared, false + spared)
    both = np.where((hit + missed > 0) & (false + spared > 0), 1.0, np.nan)
    return {
        "sensitivity": sensitivity,
        "specificity": specificity,
        "ppv": divided(hit, hit + false) * both,
        "npv": divided(spared, missed + spared) * both,
        "f1": divided(2.0 * hit, 2.0 * hit + missed + false) * both,
        "accuracy": divided(hit + spared, hit + missed + false + spared),
        "balanced_accuracy": (sensitivity + specificity) / 2.0,
    }


def finding_figures(question: Question, group: Group, records: Sequence[LabelledImage], drawn: Draws) -> FindingFigures:
    """The row of one question in one group; `drawn`: of `drawn_figures` on the group's known images."""
    chosen = group.chosen & question.known
    scores, positive = question.scores[chosen], question.positive[chosen]
    return FindingFigures(
        group=group.group,
        member=group.member,
        finding=question.finding,
        images=int(chosen.sum()),
        patients=patients_in(records, chosen),
        positives=int(positive.sum()),
        threshold=question.threshold,
        figures={name: figure(values) for name, values in drawn.items()},
        roc=roc_curve(scores, positive),
        pr=precision_recall_curve(scores, positive),
        reliability=reliability_curve(scores, positive),
        operating_points=dict(question.points),
    )


def patients_in(records: Sequence[LabelledImage], chosen: NDArray[np.bool_]) -> int:
    return len({record.patient for record, here in zip(records, chosen, strict=True) if here})


def figure(values: NDArray[Any]) -> Figure:
    """The value and the interval of its draws; None for what cannot be stated."""
    if math.isnan(values[0]):
        return Figure(None)
    low, high = percentile_interval(values[1:]) or (values[0], values[0])
    return Figure(*(round(float(value), DIGITS) for value in (values[0], low, high)))
