"""An evaluation made of drawn scores, with the curves and figures that truly follow from them."""

from __future__ import annotations

import numpy as np

from core.bundles.figures import Curve, Evaluation, Figure, FindingFigures, GroupFigures
from core.bundles.library import Bundle

FINDINGS = ("normal", "pneumonia", "covid19", "tuberculosis")
SOURCES = (("kermany", 2.6), ("nih", 1.3), ("tb-db", 3.2))  # how far the scores lie apart


def drawn_evaluation(bundle: Bundle, seed: int = 1, count: int = 400, skill: float = 1.0) -> Evaluation:
    """`skill` scales how well the network tells the findings apart."""
    rng = np.random.default_rng(seed)
    rows = []
    for finding in ("abnormal", *FINDINGS):
        parts = [_scores(rng, count, apart * skill) for _, apart in SOURCES]
        scores, positive = (np.concatenate([part[k] for part in parts]) for k in range(2))
        rows.append(_row(("all", "", finding), scores, positive))
        rows += [_row(("source", name, finding), *part) for (name, _), part in zip(SOURCES, parts, strict=True)]
    confusion = rng.multinomial(count, (0.82, 0.08, 0.06, 0.04), size=4)
    confusion = np.stack([np.roll(row, k) for k, row in enumerate(confusion)])
    return Evaluation(
        bundle=bundle.manifest.name, version=bundle.manifest.version, weights_sha256=bundle.manifest.weights.sha256,
        data="manifest.csv", data_sha256="d" * 64, split="test", images=4 * count, unread=2,
        made_at="2026-03-04T10:11:12+00:00", findings=FINDINGS,
        overall={"accuracy": _around(float(np.trace(confusion)) / (4 * count)), "ece": _around(0.031)},
        groups=(_whole(rows[0]),), rows=tuple(rows), confusion=tuple(tuple(int(n) for n in row) for row in confusion),
    )  # fmt: skip


def _scores(rng: np.random.Generator, count: int, apart: float) -> tuple[np.ndarray, np.ndarray]:
    positive = rng.random(count) < 0.4
    return 1.0 / (1.0 + np.exp(-(rng.normal(0.0, 1.0, count) + apart * (positive - 0.5)))), positive


def _row(key: tuple[str, str, str], scores: np.ndarray, positive: np.ndarray) -> FindingFigures:
    cuts = np.quantile(scores, np.linspace(1.0, 0.0, 120))
    called = [scores >= cut for cut in cuts]
    sensitivity = np.array([0.0, *(np.mean(c[positive]) for c in called), 1.0])
    fall_out = np.array([0.0, *(np.mean(c[~positive]) for c in called), 1.0])
    precision = np.array([np.mean(positive[c]) for c in called])
    at = scores >= 0.5
    figures = {
        "auc": _around(float(np.trapezoid(sensitivity, fall_out))),
        "average_precision": _around(float(np.trapezoid(precision, sensitivity[1:-1]))),
        "sensitivity": _around(float(np.mean(at[positive]))), "specificity": _around(float(np.mean(~at[~positive]))),
        "ppv": _around(float(np.mean(positive[at]))), "npv": _around(float(np.mean(~positive[~at]))),
        "accuracy": _around(float(np.mean(at == positive))), "ece": _around(0.04), "brier": _around(0.11),
    }  # fmt: skip
    bins = np.clip((scores * 10).astype(int), 0, 9)
    filled = [b for b in range(10) if (bins == b).sum() > 3]
    group, member, finding = key
    return FindingFigures(
        group=group, member=member, finding=finding, images=len(scores), patients=len(scores) - 11,
        positives=int(positive.sum()), threshold=0.5, figures=figures,
        roc=_curve(fall_out, sensitivity), pr=_curve(sensitivity[1:-1], precision),
        reliability=_curve(
            np.array([scores[bins == b].mean() for b in filled]), np.array([positive[bins == b].mean() for b in filled])
        ),
    )  # fmt: skip


def _whole(row: FindingFigures) -> GroupFigures:
    figures = {"accuracy": _around(0.81), "auc": _around(0.99)}
    return GroupFigures(group="all", member="", images=row.images, patients=row.patients, figures=figures)


def _curve(x: np.ndarray, y: np.ndarray) -> Curve:
    return Curve(tuple(float(v) for v in x), tuple(float(v) for v in y))


def _around(value: float) -> Figure:
    return Figure(value, max(0.0, value - 0.02), min(1.0, value + 0.015))
