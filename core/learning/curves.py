"""ROC, precision-recall and reliability curves as a few points."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.bundles.figures import Curve
from core.learning.resampling import Floats, equal_mass_bins

MAX_POINTS = 200
DIGITS = 4


def roc_curve(scores: Floats, positive: NDArray[np.bool_]) -> Curve | None:
    """From (0, 0) to (1, 1), a point where the slope changes; None where a class is absent."""
    if positive.all() or not positive.any():
        return None
    hits, misses = _called(scores, positive)
    return _thinned(_corners(misses / misses[-1], hits / hits[-1]))


def precision_recall_curve(scores: Floats, positive: NDArray[np.bool_]) -> Curve | None:
    """By rising recall; None where a class is absent."""
    if positive.all() or not positive.any():
        return None
    hits, misses = (counts[1:] for counts in _called(scores, positive))
    return _thinned(_corners(hits / hits[-1], hits / (hits + misses)))


def reliability_curve(scores: Floats, positive: NDArray[np.bool_]) -> Curve | None:
    """Ten equal-mass bins: mean stated probability, share in which the finding was there; None without an image."""
    if not len(scores):
        return None
    bins = equal_mass_bins(scores)
    used = np.unique(bins)
    x = [float(scores[bins == number].mean()) for number in used]
    y = [float(positive[bins == number].mean()) for number in used]
    return _thinned((np.array(x), np.array(y)))


def _called(scores: Floats, positive: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Positives and negatives at or above each distinct score, from the highest down, from (0, 0) on."""
    order = np.argsort(-scores, kind="stable")
    last = np.append(np.diff(scores[order]) != 0, True)
    hits, misses = np.cumsum(positive[order])[last], np.cumsum(~positive[order])[last]
    return np.append(0.0, hits), np.append(0.0, misses)


def _corners(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Without the points that lie on the straight line between their neighbours."""
    across, up = np.diff(x), np.diff(y)
    turns = np.abs(across[:-1] * up[1:] - across[1:] * up[:-1]) > 1e-12
    kept = np.concatenate([[True], turns, [True]]) if len(x) > 1 else np.array([True])
    return x[kept], y[kept]


def _thinned(points: tuple[Floats, Floats]) -> Curve:
    x, y = points
    picked = np.unique(np.linspace(0, len(x) - 1, min(len(x), MAX_POINTS)).round().astype(int))
    rounded = (tuple(round(float(v), DIGITS) for v in values[picked]) for values in (x, y))
    return Curve(*rounded)
