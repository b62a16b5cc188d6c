"""How far probabilities can be believed: calibration error, Brier score and reliability diagram, with intervals."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from core.bundles.manifest import Manifest
from core.inference.calibration import probabilities
from core.learning.bundling import Validation, refitted_manifest
from core.learning.metrics import brier_score, expected_calibration_error, group_folds, grouped_interval

BINS = 10
FOLDS = 5
DRAWS = 500
SIDE_PX, MARGIN_PX = 420, 60


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
    patients = judged.patients[chosen]
    return {
        "source": name,
        "images": len(labels),
        "patients": len(set(patients.tolist())),
        "ece": top_label_error(shown, labels),
        "ece_95": grouped_interval(lambda rows: top_label_error(shown[rows], labels[rows]), patients, DRAWS),
        "brier": brier_score(shown, labels),
        "brier_95": grouped_interval(lambda rows: brier_score(shown[rows], labels[rows]), patients, DRAWS),
    }


def reliability(shown: NDArray[np.float64], labels: NDArray[np.int64]) -> list[dict[str, float]]:
    """The bins of the calibration error: mean probability of the top class, share of right answers, images."""
    top, right = shown.max(axis=1), shown.argmax(axis=1) == labels
    parts = np.array_split(np.argsort(top, kind="stable"), BINS)
    return [
        {"probability": float(top[part].mean()), "right": float(right[part].mean()), "images": len(part)}
        for part in parts
        if len(part)
    ]


def draw_reliability(rows: list[dict[str, float]], path: Path) -> None:
    """The reliability diagram: a dot a bin, probability across, share of right answers up; the diagonal is perfect."""
    size = SIDE_PX + 2 * MARGIN_PX
    image = Image.new("L", (size, size), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(14)
    for tick in range(0, 11, 2):
        x, y = _place(tick / 10, 0.0), _place(0.0, tick / 10)
        draw.line((x[0], MARGIN_PX, x[0], MARGIN_PX + SIDE_PX), fill=225)
        draw.line((MARGIN_PX, y[1], MARGIN_PX + SIDE_PX, y[1]), fill=225)
        draw.text((x[0], x[1] + 8), f"{tick / 10:.1f}", fill=0, font=font, anchor="mt")
        draw.text((y[0] - 8, y[1]), f"{tick / 10:.1f}", fill=0, font=font, anchor="rm")
    draw.rectangle((MARGIN_PX, MARGIN_PX, MARGIN_PX + SIDE_PX, MARGIN_PX + SIDE_PX), outline=0)
    draw.line((*_place(0.0, 0.0), *_place(1.0, 1.0)), fill=150)
    dots = [_place(row["probability"], row["right"]) for row in rows]
    draw.line([point for dot in dots for point in dot], fill=60, width=2)
    for x_px, y_px in dots:
        draw.ellipse((x_px - 4, y_px - 4, x_px + 4, y_px + 4), fill=0)
    draw.text((size / 2, size - 12), "probability of the top class", fill=0, font=font, anchor="mb")
    draw.text((MARGIN_PX, MARGIN_PX - 12), "share of right answers", fill=0, font=font, anchor="lb")
    image.save(path)


def _place(across: float, up: float) -> tuple[float, float]:
    return MARGIN_PX + across * SIDE_PX, MARGIN_PX + (1.0 - up) * SIDE_PX
