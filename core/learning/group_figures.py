"""Figures of the whole network in a group of images: over all classes, or over all findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from core.bundles.manifest import Manifest
from core.learning.datasets import LabelledImage
from core.learning.finding_figures import Draws
from core.learning.paired import balanced_accuracy
from core.learning.questions import ABNORMAL
from core.learning.resampling import Floats, Weights, divided, mean_of, weighted_calibration_error, weighted_mean


def labels_of(manifest: Manifest, records: Sequence[LabelledImage]) -> NDArray[np.int64] | None:
    """The class of each image, int64 (n,); None for findings that do not exclude one another."""
    if manifest.output.activation == "sigmoid":
        return None
    keys = [entry.key for entry in manifest.findings]
    return np.array([keys.index(record.label) for record in records], dtype=np.int64)


def confusion(shown: NDArray[np.float64], labels: NDArray[np.int64]) -> list[list[int]]:
    """Rows: label; columns: the class with the highest probability."""
    matrix = np.zeros((shown.shape[1], shown.shape[1]), dtype=int)
    np.add.at(matrix, (labels, shown.argmax(axis=1)), 1)
    return [[int(count) for count in row] for row in matrix]


def class_figures(shown: NDArray[np.float64], labels: NDArray[np.int64], weights: Weights) -> Draws:
    """Of the likeliest class: accuracy, balanced accuracy, F1 (mean of the classes there), calibration error and Brier
    score over all classes. What takes several classes is NaN where the group holds one."""
    called, right = shown.argmax(axis=1), shown.argmax(axis=1) == labels
    several = 1.0 if len(np.unique(labels)) > 1 else np.nan
    squares = np.square(shown - np.eye(shown.shape[1])[labels]).sum(axis=1)
    return {
        "accuracy": weighted_mean(right, weights),
        "balanced_accuracy": balanced_accuracy(called, labels, weights) * several,
        "f1": _mean_f1(called, labels, weights) * several,
        "ece": weighted_calibration_error(shown.max(axis=1), right, weights),
        "brier": weighted_mean(squares, weights),
    }


def _mean_f1(called: NDArray[np.int64], labels: NDArray[np.int64], weights: Weights) -> Floats:
    found = []
    for label in np.unique(labels):
        own, said = labels == label, called == label
        hit, there, called_so = (weights @ flags.astype(np.float64) for flags in (own & said, own, said))
        found.append(np.where(there > 0, divided(2.0 * hit, there + called_so), np.nan))
    return mean_of(found)


def mean_figures(drawn: Mapping[str, Draws], names: Sequence[str]) -> Draws:
    """The means over the findings ("abnormal" left out, which repeats another) that have the figure."""
    rows = [figures for finding, figures in drawn.items() if finding != ABNORMAL]
    return {name: mean_of([row[name] for row in rows]) for name in names}
