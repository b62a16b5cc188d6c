"""Two networks on the same images: differences with their 95 per cent intervals, by DeLong's test and by patient.

DeLong's test takes every image for a patient of its own. Where patients have several images, the bootstrap by patient
decides. A positive difference says that B is better than A.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.learning.metrics import area_under_roc
from core.learning.resampling import (
    DRAWS,
    SEED,
    Floats,
    divided,
    mean_of,
    patient_weights,
    percentile_interval,
    weighted_auc,
)

NORMAL_975 = 1.959963984540054
ROUNDING = 1e-12  # what is smaller came from adding up floats


@dataclass(frozen=True, slots=True)
class PairedFigure:
    """B minus A with its 95 per cent interval and two-sided p-value; None where it cannot be stated."""

    difference: float | None
    low: float | None = None
    high: float | None = None
    p_value: float | None = None


def auc_difference(
    scores_a: NDArray[Any], scores_b: NDArray[Any], positive: NDArray[Any], patients: NDArray[Any]
) -> PairedFigure:
    """AUC of B minus AUC of A, by paired bootstrap over whole patients (percentiles of 1000 draws).

    `scores_a`, `scores_b`: (n,) of the same images in the same order; `positive`: (n,) bool; `patients`: (n,).
    """
    difference = area_under_roc(scores_b, positive) - area_under_roc(scores_a, positive)
    weights = patient_weights(patients, DRAWS, SEED)
    drawn = weighted_auc(scores_b, positive, weights) - weighted_auc(scores_a, positive, weights)
    return _resampled(difference, drawn)


def balanced_accuracy_difference(
    called_a: NDArray[Any], called_b: NDArray[Any], labels: NDArray[Any], patients: NDArray[Any]
) -> PairedFigure:
    """Balanced accuracy (mean recall of the classes) of B minus that of A, by paired bootstrap over whole patients.

    `called_a`, `called_b`, `labels`: (n,) class numbers, or bool for one finding. Classes without an image are left
    out of the mean.
    """
    once = np.ones((1, len(labels)), dtype=np.float32)
    weights = np.concatenate([once, patient_weights(patients, DRAWS, SEED)])
    gaps = balanced_accuracy(called_b, labels, weights) - balanced_accuracy(called_a, labels, weights)
    return _resampled(float(gaps[0]), gaps[1:])


def balanced_accuracy(called: NDArray[Any], labels: NDArray[Any], weights: NDArray[Any]) -> Floats:
    """Mean recall of the classes that each row of weights (draws, n) holds: float64 (draws,), NaN without any."""
    right = np.asarray(called) == np.asarray(labels)
    recalls = []
    for label in np.unique(labels):
        own = np.asarray(labels) == label
        recalls.append(divided(weights @ (own & right).astype(np.float64), weights @ own.astype(np.float64)))
    return mean_of(recalls)


def delong_difference(scores_a: NDArray[Any], scores_b: NDArray[Any], positive: NDArray[Any]) -> PairedFigure:
    """AUC of B minus AUC of A by DeLong's test for two correlated curves: normal interval and p-value.

    DeLong, DeLong and Clarke-Pearson, Biometrics 1988;44:837, by the midranks of Sun and Xu, IEEE Signal Processing
    Letters 2014;21:1389. Needs two images on either side, and some spread; without, a difference has no interval.
    """
    positive = np.asarray(positive, dtype=bool)
    hits, misses = int(positive.sum()), int((~positive).sum())
    if not hits or not misses:
        return PairedFigure(None)
    parts = [_components(np.asarray(scores, dtype=np.float64), positive) for scores in (scores_a, scores_b)]
    difference = float(parts[1][0].mean() - parts[0][0].mean())
    if min(hits, misses) < 2:
        return PairedFigure(difference)
    gaps = parts[1][0] - parts[0][0], parts[1][1] - parts[0][1]
    spread = math.sqrt(float(gaps[0].var(ddof=1)) / hits + float(gaps[1].var(ddof=1)) / misses)
    if spread < ROUNDING:
        return PairedFigure(0.0, 0.0, 0.0, 1.0) if abs(difference) < ROUNDING else PairedFigure(difference)
    reach, p_value = NORMAL_975 * spread, math.erfc(abs(difference) / spread / math.sqrt(2.0))
    return PairedFigure(difference, difference - reach, difference + reach, p_value)


def _components(scores: Floats, positive: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """DeLong's structural components: of each positive the share of negatives below it, of each negative the share of
    positives above it, ties counted half."""
    above, below = scores[positive], scores[~positive]
    ranks = midranks(scores)
    over = (ranks[positive] - midranks(above)) / len(below)
    under = 1.0 - (ranks[~positive] - midranks(below)) / len(above)
    return over, under


def midranks(values: NDArray[Any]) -> Floats:
    """Ranks from 1, ties share the mean of theirs: float64 (n,)."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2.0)[inverse], dtype=np.float64)


def _resampled(difference: float, drawn: Floats) -> PairedFigure:
    """The p-value counts the draws on the far side of 0, the sample itself among them, twice."""
    interval = percentile_interval(drawn)
    if math.isnan(difference) or interval is None:
        return PairedFigure(None)
    told = drawn[~np.isnan(drawn)]
    far = min(int((told <= 0.0).sum()), int((told >= 0.0).sum()))
    return PairedFigure(difference, *interval, min(1.0, 2.0 * (far + 1) / (len(told) + 1)))
