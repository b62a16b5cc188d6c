"""What the network says of a study: one score a finding, from all of its frames that are in scope.

The rule is the maximum: the frame with the highest probability speaks for the study. Of several views of one chest a
finding need only be seen in one; a mean would let the views that cannot show it vote against it. In scope is every
frame that the gate lets through, or that a reader has overridden it for, and that one and the same network has read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.findings import BundleRef, GateState, Prediction, Score
from core.study import FrameOrigin


@dataclass(frozen=True, slots=True)
class StudyCall:
    """`score`: the study's, which is that of the frame `origin`. `frames`: how many were in scope, at least 1."""

    score: Score
    origin: FrameOrigin
    gate_state: GateState
    frames: int


def study_calls(predictions: Iterable[Prediction], bundle: BundleRef) -> Mapping[str, StudyCall]:
    """Key of each finding -> what `bundle` says of the study; empty where no frame is in scope.

    Of frames with equal probability the first speaks.
    """
    best: dict[str, Prediction] = {}
    counts: dict[str, int] = {}
    for prediction in predictions:
        if prediction.bundle != bundle:
            continue
        for score in prediction.scores:
            counts[score.finding] = counts.get(score.finding, 0) + 1
            before = best.get(score.finding)
            if before is None or score.probability > _probability(before, score.finding):
                best[score.finding] = prediction
    return {key: _call(prediction, key, counts[key]) for key, prediction in best.items()}


def _probability(prediction: Prediction, finding: str) -> float:
    score = prediction.score(finding)
    return score.probability if score is not None else -1.0


def _call(prediction: Prediction, finding: str, frames: int) -> StudyCall:
    score = prediction.score(finding)
    assert score is not None  # it was chosen for this very score
    return StudyCall(score, prediction.origin, prediction.gate.state, frames)
