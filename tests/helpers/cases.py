"""Findings, predictions and assessments as a small network with two exclusive groups would give them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.findings import (
    Assessment,
    BundleRef,
    Finding,
    GateVerdict,
    GridTransform,
    Heatmap,
    Prediction,
    Score,
    Verdict,
)
from core.review.assessing import Draft, assess, queue_reason
from core.store.database import Store
from core.study import FrameOrigin

BUNDLE = BundleRef("cxr2-test", "0.1.0", hashlib.sha256(b"weights").hexdigest())
FINDINGS = (
    Finding("normal", {"en": "Normal"}, "no_finding", "lung", 0.5),
    Finding("pneumonia", {"en": "Pneumonia"}, "finding", "lung", 0.4),
    Finding("effusion", {"en": "Effusion"}, "finding", None, 0.3),
)


def origin_of(path: Path, number: int = 1, **fields: Any) -> FrameOrigin:
    """The origin of a frame of a real file, with its true SHA-256."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return FrameOrigin(str(path), sha256, fields.pop("sop_instance_uid", "1.2.3"), number, max(1, number), **fields)


def invented_origin(content: str = "a picture", number: int = 1) -> FrameOrigin:
    """The origin of a frame whose file is not there."""
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return FrameOrigin(f"/gone/{sha256[:6]}.dcm", sha256, None, number, max(1, number), "PAT-1")


def prediction_for(
    origin: FrameOrigin, probabilities: Sequence[float] = (0.2, 0.8, 0.1), bundle: BundleRef = BUNDLE
) -> Prediction:
    """A prediction of all FINDINGS with a heatmap each; without probabilities, that of a refused frame."""
    refused = not probabilities
    scores = tuple(
        Score(finding.key, 2.0 * probability, probability, finding.threshold)
        for finding, probability in zip(FINDINGS, probabilities, strict=False)
    )
    grids = [np.linspace(-1.0, position, 12, dtype=np.float32).reshape(3, 4) for position in range(len(scores))]
    return Prediction(
        origin=origin,
        bundle=bundle,
        gate=GateVerdict("refuse" if refused else "warn", ("Not a chest radiograph.",) if refused else ("Lateral?",)),
        scores=scores,
        heatmaps=tuple(
            Heatmap(score.finding, "gradcam", grid, GridTransform(-1.5, 0.0, 80.0, 96.25))
            for score, grid in zip(scores, grids, strict=True)
        ),
        display_max=0.31,
        device="cpu",
        duration_ms=31.25,
    )


def said(prediction: Prediction, finding: str, verdict: Verdict, reader: str = "dr-a", **fields: Any) -> Assessment:
    """The assessment that follows from a reader's verdict."""
    return assess(prediction, FINDINGS, Draft(finding, verdict, reader, **fields))


def recorded(store: Store, word: Assessment, keep: Any = "refer") -> int | None:
    """Record an assessment as the application does; its queue id, if it has one."""
    return store.record(word, queue_reason(word.verdict, word.score, word.gate_state), keep)
