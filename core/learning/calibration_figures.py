"""How far probabilities can be believed: calibration error and Brier score with intervals, and the bins behind the
diagram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.bundles.manifest import Manifest
from core.inference.calibration import probabilities
from core.learning.bundling import Validation, refitted_manifest
from core.learning.metrics import brier_score, expected_calibration_error, group_folds
from core.learning.resampling import (
    equal_mass_bins,
    patient_weights,
    percentile_interval,
    weighted_calibration_error,
    weighted_mean,
)

BINS = 10
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """Probabilities (n, classes) beside labels (n,), sources and patients (n,)."""

    shown: NDArray[np.float64]
    labels: NDArray[np.int64]
    sources: NDArray[Any]
    patients: NDArray[Any]


def top_label_error(shown: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Expected calibration error of the top class, 10 equal-mass bins."""
    return expected_calibration_error(shown.max(axis=1), shown.argmax(axis=1) == labels, BINS)


def cross_fitted(
    manifest: Manifest, logits: NDArray[np.float32], labels: NDArray[Any], patients: NDArray[Any]
) -> float:
    """The calibration error where the calibration of each fifth of the patients was fitted on the other four.

    `labels`: (n,) class indices, for the top-label error; or (n, findings), 1, 0 or NaN, for the mean over findings.
    """
    folds = group_folds(patients, FOLDS)
    shown = np.zeros(logits.shape)
    for fold in range(FOLDS):
        inside, outside = folds == fold, folds != fold
        if inside.any() and outside.any():
            others = Validation(logits[outside], labels[outside], np.ones(int(outside.sum()), dtype=np.float32))
            shown[inside] = probabilities(logits[inside], refitted_manifest(manifest, others))
    return findings_error(shown, labels) if labels.ndim == 2 else top_label_error(shown, labels)


def findings_error(shown: NDArray[np.float64], labels: NDArray[Any]) -> float:
    """Expected calibration error, 10 equal-mass bins: the mean over the findings that are known of some image.

    `shown`: (n, findings). `labels`: the same shape, 1, 0 or NaN (unknown).
    """
    known = ~np.isnan(labels)
    columns = [c for c in range(labels.shape[1]) if known[:, c].any()]
    return float(
        np.mean([expected_calibration_error(shown[known[:, c], c], labels[known[:, c], c], BINS) for c in columns])
    )


def calibration_figures(judged: Judged) -> dict[str, Any]:
    """For all images, and by source: calibration error and Brier score with 95 % intervals (bootstrap by patient).

    Few images bend the error upwards: with ten bins of two or three images each, chance alone makes it large.
    """
    whole = np.ones(len(judged.labels), dtype=bool)
    rows = [_row("all", judged, whole)]
    rows += [_row(source, judged, judged.sources == source) for source in sorted(set(judged.sources.tolist()))]
    return {"sources": rows, "reliability": reliability(judged.shown, judged.labels)}


def _row(name: str, judged: Judged, chosen: NDArray[np.bool_]) -> dict[str, Any]:
    shown, labels = judged.shown[chosen], judged.labels[chosen]
    patients, right = judged.patients[chosen], shown.argmax(axis=1) == labels
    squares = np.square(shown - np.eye(shown.shape[1])[labels]).sum(axis=1)
    weights = patient_weights(patients)
    return {
        "source": name,
        "images": len(labels),
        "patients": len(set(patients.tolist())),
        "ece": top_label_error(shown, labels),
        "ece_95": percentile_interval(weighted_calibration_error(shown.max(axis=1), right, weights)),
        "brier": brier_score(shown, labels),
        "brier_95": percentile_interval(weighted_mean(squares, weights)),
    }


def reliability(shown: NDArray[np.float64], labels: NDArray[np.int64]) -> list[dict[str, float]]:
    """The bins of the calibration error: mean probability of the top class, share of right answers, images."""
    top, right = shown.max(axis=1), shown.argmax(axis=1) == labels
    bins = equal_mass_bins(top)
    parts = [np.flatnonzero(bins == number) for number in range(BINS)]
    return [
        {"probability": float(top[part].mean()), "right": float(right[part].mean()), "images": len(part)}
        for part in parts
        if len(part)
    ]
