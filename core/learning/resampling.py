"""Bootstrap by patient with weights: how often each image counts in each draw, and figures of all draws at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Weights = NDArray[np.float32]

DRAWS = 1000
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
    positive, order = np.asarray(positive, dtype=bool), np.argsort(scores, kind="stable")
    if positive.all() or not positive.any():
        return np.full(len(weights), np.nan)
    ordered, hit = np.asarray(scores)[order], positive[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    given = np.asarray(weights, dtype=np.float64)[:, order]
    hits = np.add.reduceat(given * hit, starts, axis=1)
    misses = np.add.reduceat(given * ~hit, starts, axis=1)
    below = np.cumsum(misses, axis=1) - misses
    won = (hits * (below + 0.5 * misses)).sum(axis=1)
    return divided(won, hits.sum(axis=1) * misses.sum(axis=1))


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
