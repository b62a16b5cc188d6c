"""What val decides for a network of independent findings (sigmoid outputs), from the known labels alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.learning.metrics import area_under_roc

Floats = NDArray[np.float64]


def sigmoid(logits: NDArray[np.floating]) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(np.asarray(logits, dtype=np.float64), -700, 700))))


def knows_both(labels: NDArray[np.floating]) -> bool:
    """Whether some finding is known to be present in one image and absent in another; shape and values as below."""
    return bool(((labels == 1).any(axis=0) & (labels == 0).any(axis=0)).any())


def findings_temperature(logits: NDArray[np.floating], labels: NDArray[np.floating]) -> float:
    """One temperature for all findings, 0.2 to 5, that minimises the binary cross-entropy of the known labels.

    `logits`, `labels`: (n, findings); a label is 1, 0 or NaN (unknown).
    """
    known = ~np.isnan(labels)
    if not known.any():
        return 1.0
    z, y = np.asarray(logits, dtype=np.float64)[known], labels[known]

    def loss(log_temperature: float) -> float:
        scaled = z / np.exp(log_temperature)
        return float((np.logaddexp(0.0, scaled) - y * scaled).mean())

    low, high, ratio = np.log(0.2), np.log(5.0), (np.sqrt(5.0) - 1.0) / 2.0
    for _ in range(60):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        low, high = (low, right) if loss(left) < loss(right) else (left, high)
    return float(np.exp((low + high) / 2.0))


def findings_aucs(logits: NDArray[np.floating], labels: NDArray[np.floating]) -> tuple[float, ...]:
    """The AUC of each finding among its known labels; NaN where one side is absent."""
    return tuple(area_under_roc(logits[known, c], labels[known, c] == 1) for c, known in enumerate(~np.isnan(labels).T))
