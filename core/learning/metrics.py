"""Figures of merit, in numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.learning.resampling import patient_weights, percentile_interval, weighted_auc

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def area_under_roc(scores: NDArray[Any], positive: NDArray[Any]) -> float:
    """AUC as the Mann-Whitney statistic, ties counted half; NaN where one class is absent.

    `scores`: (n,), higher means more positive. `positive`: (n,) bool. Hanley and McNeil, Radiology 1982;143:29.
    """
    positive = np.asarray(positive, dtype=bool)
    hits, misses = int(positive.sum()), int((~positive).sum())
    if hits == 0 or misses == 0:
        return float("nan")
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2.0)[inverse]
    return float((ranks[positive].sum() - hits * (hits + 1) / 2.0) / (hits * misses))


def bootstrap_interval(
    scores: NDArray[Any], positive: NDArray[Any], groups: NDArray[Any], draws: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """95 per cent percentile interval of the AUC, resampling whole patients (`groups`, (n,), any dtype)."""
    found = percentile_interval(weighted_auc(scores, positive, patient_weights(groups, draws, seed)))
    return found or (float("nan"), float("nan"))


def youden_threshold(scores: NDArray[Any], positive: NDArray[Any]) -> float:
    """The score that maximises sensitivity + specificity - 1 (Youden, Cancer 1950;3:32), halfway to the next score.

    0.5 where one class is absent.
    """
    order = np.argsort(scores, kind="stable")[::-1]
    sorted_scores, hits = np.asarray(scores, dtype=np.float64)[order], np.asarray(positive, dtype=bool)[order]
    total, others = int(hits.sum()), int((~hits).sum())
    if total == 0 or others == 0:
        return 0.5
    gain = np.cumsum(hits) / total - np.cumsum(~hits) / others
    last_of_ties = np.append(np.diff(sorted_scores) != 0, True)
    best = int(np.argmax(np.where(last_of_ties, gain, -np.inf)))
    below = sorted_scores[best + 1] if best + 1 < len(sorted_scores) else sorted_scores[best]
    return float((sorted_scores[best] + below) / 2.0)


def sensitive_point(scores: NDArray[Any], positive: NDArray[Any], wanted: float) -> float:
    """The highest score at which at least this share of the positives is called; 0 without positives."""
    found = np.sort(np.asarray(scores, dtype=np.float64)[np.asarray(positive, dtype=bool)])
    return float(found[int((1.0 - wanted) * len(found) + 1e-9)]) if len(found) else 0.0


def specific_point(scores: NDArray[Any], positive: NDArray[Any], wanted: float) -> float:
    """The lowest score, halfway to the next, at which at least this share of the negatives is not called; 1 without."""
    scores = np.asarray(scores, dtype=np.float64)
    found = np.sort(scores[~np.asarray(positive, dtype=bool)])[::-1]
    if not len(found):
        return 1.0
    highest_left_out = found[int((1.0 - wanted) * len(found) + 1e-9)]
    above = scores[scores > highest_left_out]
    return float((highest_left_out + (above.min() if len(above) else 1.0)) / 2.0)


def sensitivity_specificity(scores: NDArray[Any], positive: NDArray[Any], threshold: float) -> tuple[float, float]:
    """Both at `score >= threshold`; NaN where a class is absent."""
    called, positive = np.asarray(scores) >= threshold, np.asarray(positive, dtype=bool)
    with np.errstate(invalid="ignore"):
        sensitivity = (called & positive).sum() / positive.sum() if positive.any() else np.nan
        specificity = (~called & ~positive).sum() / (~positive).sum() if (~positive).any() else np.nan
    return float(sensitivity), float(specificity)


def softmax(logits: NDArray[Any]) -> Floats:
    """(n, classes) logits to probabilities, float64."""
    shifted = np.asarray(logits, dtype=np.float64)
    shifted = np.exp(shifted - shifted.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def fitted_temperature(logits: NDArray[Any], labels: NDArray[Any]) -> float:
    """The temperature that minimises the negative log-likelihood (Guo et al., ICML 2017), by golden section on 0.2..5.

    `logits`: (n, classes). `labels`: (n,) class indices.
    """
    rows = np.arange(len(labels))

    def loss(log_temperature: float) -> float:
        probabilities = softmax(logits / np.exp(log_temperature))
        return float(-np.log(np.maximum(probabilities[rows, labels], 1e-12)).mean())

    low, high, ratio = np.log(0.2), np.log(5.0), (np.sqrt(5.0) - 1.0) / 2.0
    for _ in range(60):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        low, high = (low, right) if loss(left) < loss(right) else (left, high)
    return float(np.exp((low + high) / 2.0))


def fitted_platt(logits: NDArray[Any], positive: NDArray[Any]) -> tuple[float, float]:
    """Slope and intercept of the logistic curve of one finding's logits (Platt, 1999), by Newton's method.

    `logits`, `positive`: (n,). Platt's softened targets keep both finite where the classes do not overlap.
    """
    x, hit = np.asarray(logits, dtype=np.float64), np.asarray(positive, dtype=bool)
    hits, misses = int(hit.sum()), int((~hit).sum())
    targets = np.where(hit, (hits + 1.0) / (hits + 2.0), 1.0 / (misses + 2.0))
    rows = np.stack([x, np.ones_like(x)], axis=1)
    found = np.array([1.0, 0.0])
    loss = _cross_entropy(rows @ found, targets)
    for _ in range(50):
        chances = 1.0 / (1.0 + np.exp(-np.clip(rows @ found, -700, 700)))
        slope = rows.T @ (chances - targets)
        bend = (rows * (chances * (1.0 - chances))[:, None]).T @ rows + 1e-9 * np.eye(2)
        step = np.linalg.solve(bend, slope)
        while (after := _cross_entropy(rows @ (found - step), targets)) > loss and np.abs(step).max() > 1e-12:
            step = step / 2.0
        found, gained, loss = found - step, loss - after, after
        if gained < 1e-12:
            break
    return float(found[0]), float(found[1])


def _cross_entropy(logits: Floats, targets: Floats) -> float:
    return float(np.mean(np.logaddexp(0.0, logits) - targets * logits))


def brier_score(probabilities: NDArray[Any], labels: NDArray[Any]) -> float:
    """Mean over images of the squared differences, summed over classes (Brier, 1950): 0 perfect, 2 worst."""
    wanted = np.eye(probabilities.shape[1])[labels]
    return float(np.square(probabilities - wanted).sum(axis=1).mean())


def group_folds(groups: NDArray[Any], folds: int, seed: int = 0) -> NDArray[np.int64]:
    """A fold number, 0 to folds - 1, for each row; rows of one group (patient) share it."""
    names, index = np.unique(groups, return_inverse=True)
    return np.asarray((np.random.default_rng(seed).permutation(len(names)) % folds)[index], dtype=np.int64)


def expected_calibration_error(confidence: NDArray[Any], correct: NDArray[Any], bins: int = 10) -> float:
    """Top-label ECE over equal-mass bins. `confidence`, `correct`: (n,)."""
    order = np.argsort(confidence, kind="stable")
    parts = np.array_split(order, bins)
    gaps = [abs(np.mean(confidence[p]) - np.mean(correct[p])) * len(p) for p in parts if len(p)]
    return float(sum(gaps) / max(1, len(order)))
