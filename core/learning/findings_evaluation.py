"""Figures of a network of independent findings (sigmoid outputs): each finding among the images where it is known."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.bundles.manifest import FindingEntry, Manifest
from core.learning.bundling import json_ready
from core.learning.config import TrainingPlan
from core.learning.datasets import LabelledImage
from core.learning.metrics import (
    area_under_roc,
    bootstrap_interval,
    expected_calibration_error,
    sensitivity_specificity,
)
from core.learning.targets import targets

CASE_DIGITS = 9  # fewer would make ties of probabilities that differ
Floats = NDArray[np.float64]


def findings_report(manifest: Manifest, records: list[LabelledImage], shown: Floats) -> dict[str, Any]:
    """Plain JSON values. `shown`: calibrated probabilities, (n, findings), of the images in order.

    Unknown findings are left out. Raises DatasetError for a label that is no finding of the bundle.
    """
    keys = tuple(entry.key for entry in manifest.findings)
    values, known = targets(records, TrainingPlan(classes=keys, task="findings"))
    sources = np.array([record.source for record in records])
    patients = np.array([record.patient for record in records])
    rows = []
    for c, entry in enumerate(manifest.findings):
        for source in ["all", *sorted(set(sources))]:
            chosen = (known[:, c] > 0) & ((sources == source) | (source == "all"))
            if chosen.any():
                rows.append(_row(entry, source, shown[chosen, c], values[chosen, c] > 0, patients[chosen]))
    cases = []
    for record, row in zip(records, shown, strict=True):
        said = {key: round(float(p), CASE_DIGITS) for key, p in zip(keys, row, strict=True)}
        cases.append({"file": record.path.name, "source": record.source, **said})
    report: dict[str, Any] = json_ready({"task": "findings", "classes": rows, "cases": cases})
    return report


def _row(
    entry: FindingEntry, source: str, scores: Floats, positive: NDArray[np.bool_], patients: NDArray[Any]
) -> dict[str, Any]:
    sensitivity, specificity = sensitivity_specificity(scores, positive, entry.threshold)
    return {
        "finding": entry.key,
        "source": source,
        "known": len(scores),
        "positives": int(positive.sum()),
        "auc": area_under_roc(scores, positive),
        "auc_95": bootstrap_interval(scores, positive, patients),
        "threshold": entry.threshold,
        "sensitivity": sensitivity,
        "specificity": specificity,
        "ece": expected_calibration_error(scores, positive),
    }
