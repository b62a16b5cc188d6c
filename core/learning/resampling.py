"""Bootstrap by patient with weights: how often each image counts in each draw, and figures of all draws at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Weights = NDArray[np.float32]

DRAWS = 1000
CELLS_AT_ONCE = 4_000_000  # images times draws; bounds the memory of one pass
SEED = 0


def patient_weights(patients: NDArray[Any], draws: int = DRAWS, seed: int = SEED) -> Weights:
    """How often each image counts in each draw: float32 (draws, n), whole numbers.

    Whole patients (`patients`, (n,), any dtype) are drawn with replacement, as many as there are (Efron and
    Tibshirani, An Introduction to the Bootstrap, 1993, section 8.3); their images come along together.
    """
    names, index = np.unique(np.asarray(patients), return_inverse=True)
    count = len(names)
    if not count:
        return np.zeros((draws, 0), dtype=np.float32)
    generator = np.random.default_rng(seed)
    drawn = generator.integers(0, count, (draws, count)) + count * np.arange(draws)[:, None]
    times = np.bincount(drawn.ravel(), minlength=draws * count).reshape(draws, count)
    return np.asarray(times[:, index], dtype=np.float32)


def weighted_auc(scores: NDArray[Any], positive: NDArray[Any], weights: NDArray[Any]) -> Floats:
    """The area under the ROC curve of every row of weights: float64 (draws,), NaN where a draw lacks a class.

    `scores`: (n,), `positive`: (n,) bool, `weights`: (draws, n). Mann-Whitney, ties counted half.
    """
    return areas(scores, positive, weights)[0]


def areas(scores: NDArray[Any], positive: NDArray[Any], weights: NDArray[Any]) -> tuple[Floats, Floats]:
    """Area under the ROC curve and average precision of every row of weights: float64 (draws,) each, NaN where a draw
    lacks a class.

    `scores`: (n,), `positive`: (n,) bool, `weights`: (draws, n). Average precision: the sum over thresholds of
    precision times the recall gained there, equal scores taken together.
    """
    positive = np.asarray(positive, dtype=bool)
    if positive.all() or not positive.any():
        return np.full(len(weights), np.nan), np.full(len(weights), np.nan)
    order = np.argsort(scores, kind="stable")
    ordered = np.asarray(scores)[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    step = max(1, CELLS_AT_ONCE // len(order))
    parts = [
        _areas_of(np.asarray(weights[row : row + step, order], dtype=np.float64), positive[order], starts)
        for row in range(0, len(weights), step)
    ]
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])


def _areas_of(given: Floats, hit: NDArray[np.bool_], starts: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Of weights in the order of rising scores; `starts`: where each new score begins."""
    hits = np.add.reduceat(given * hit, starts, axis=1)
    misses = np.add.reduceat(given * ~hit, starts, axis=1)
    all_hits, all_misses = hits.sum(axis=1), misses.sum(axis=1)
    below = np.cumsum(misses, axis=1) - misses
    auc = divided((hits * (below + 0.5 * misses)).sum(axis=1), all_hits * all_misses)
    found = all_hits[:, None] - np.cumsum(hits, axis=1) + hits  # at or above each score
    called = found + all_misses[:, None] - below
    precision = np.divide(found, called, out=np.zeros_like(found), where=called > 0)
    told = np.where(all_misses > 0, (hits * precision).sum(axis=1), np.nan)
    return auc, divided(told, all_hits)


def weighted_mean(values: NDArray[Any], weights: NDArray[Any]) -> Floats:
    """Mean of (n,) values by every row of weights (draws, n): float64 (draws,), NaN for a draw without an image."""
    return divided(np.asarray(weights, dtype=np.float64) @ np.asarray(values, dtype=np.float64), weights.sum(axis=1))


def mean_of(rows: Sequence[NDArray[Any]]) -> Floats:
    """The mean of (draws,) figures, those that are NaN in a draw left out: float64 (draws,), NaN without any."""
    values = np.array(rows)
    told = ~np.isnan(values)
    return divided(np.where(told, values, 0.0).sum(axis=0), told.sum(axis=0))


def equal_mass_bins(confidence: NDArray[Any], bins: int = 10) -> NDArray[np.int64]:
    """The bin of each of (n,) values, 0 to bins - 1, as many in each as can be: int64 (n,)."""
    found = np.zeros(len(confidence), dtype=np.int64)
    for number, part in enumerate(np.array_split(np.argsort(confidence, kind="stable"), bins)):
        found[part] = number
    return found


def weighted_calibration_error(confidence: NDArray[Any], correct: NDArray[Any], weights: NDArray[Any]) -> Floats:
    """Expected calibration error, 10 equal-mass bins, by every row of weights (draws, n): float64 (draws,).

    The bins are those of the images themselves, the same in all draws.
    """
    inside = np.eye(10)[equal_mass_bins(confidence)]
    gaps = inside * (np.asarray(confidence, dtype=np.float64) - np.asarray(correct, dtype=np.float64))[:, None]
    return divided(np.abs(np.asarray(weights, dtype=np.float64) @ gaps).sum(axis=1), weights.sum(axis=1))


def divided(upper: NDArray[Any], lower: NDArray[Any]) -> Floats:
    """upper / lower, NaN where `lower` is 0."""
    shape = np.broadcast_shapes(np.shape(upper), np.shape(lower))
    out = np.full(shape, np.nan)
    np.divide(upper, lower, out=out, where=np.broadcast_to(np.asarray(lower) != 0, shape))
    return out


def percentile_interval(values: NDArray[Any]) -> tuple[float, float] | None:
    """The middle 95 per cent of what the draws gave, draws without a figure (NaN) left out; None where none has one."""
    told = np.asarray(values)[~np.isnan(values)]
    if not len(told):
        return None
    low, high = np.percentile(told, [2.5, 97.5])
    return float(low), float(high)
