"""Finding, Score, Heatmap, Prediction (the network says); Assessment (the reader says)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from core.study import FrameOrigin

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FindingKind = Literal["finding", "no_finding"]
GateState = Literal["pass", "warn", "refuse"]
Verdict = Literal["present", "absent", "unsure"]
Significance = Literal["minor", "major"]
QueueState = Literal["new", "in_review", "exported", "rejected"]
QueueReason = Literal["disagreement", "unsure", "refused"]
VERDICTS: tuple[Verdict, ...] = ("present", "absent", "unsure")
REASON_CODES = ("FP", "FN", "wrong_class", "wrong_place", "quality", "out_of_scope")


@dataclass(frozen=True, slots=True)
class Finding:
    """One output of a network. `labels`: language tag (en, vi, zh_CN) -> word. `threshold`: probability, 0..1."""

    key: str
    labels: dict[str, str]
    kind: FindingKind
    exclusive_group: str | None
    threshold: float


@dataclass(frozen=True, slots=True)
class Score:
    """`raw`: the logit. `probability`: calibrated, 0..1. Positive at or above the threshold."""

    finding: str
    raw: float
    probability: float
    threshold: float

    @property
    def positive(self) -> bool:
        return self.probability >= self.threshold


@dataclass(frozen=True, slots=True)
class GridTransform:
    """Maps a heatmap grid onto the frame: the grid covers this rectangle, in pixels of the frame.

    It may reach outside the frame (fit "pad") or leave a margin of it out (fit "crop").
    """

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Heatmap:
    """`grid`: float32 (h, w), read-only, at the network's own size.

    A value is a contribution to the finding's logit.
    """

    finding: str
    method: str
    grid: NDArray[np.float32]
    covers: GridTransform


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """Whether a probability may be shown. `reasons`: sentences for the reader; empty when the gate passes."""

    state: GateState
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleRef:
    """Which network spoke. `sha256` is that of its weights."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a network says of one frame. A refused frame has neither scores nor heatmaps.

    `display_max`: the map value at the upper end of the colour scale that all findings and images of the bundle share.
    """

    origin: FrameOrigin
    bundle: BundleRef
    gate: GateVerdict
    scores: tuple[Score, ...]
    heatmaps: tuple[Heatmap, ...]
    display_max: float
    device: str
    duration_ms: float

    def score(self, finding: str) -> Score | None:
        return next((score for score in self.scores if score.finding == finding), None)

    def heatmap(self, finding: str) -> Heatmap | None:
        return next((heatmap for heatmap in self.heatmaps if heatmap.finding == finding), None)


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle in pixels of the frame: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """One reader's word on one finding of one frame; a change of mind is a new one, never an update.

    `created_at`: UTC, ISO 8601. `score` is the network's at that moment, None on a refused frame.
    """

    assessment_id: str
    created_at: str
    reader: str
    origin: FrameOrigin
    bundle: BundleRef
    gate_state: GateState
    finding: str
    verdict: Verdict
    score: Score | None
    disagreement: bool
    label: str | None = None
    reason: str | None = None
    significance: Significance | None = None
    region: Region | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A case in the relabel queue, with the assessment that put it there."""

    queue_id: int
    state: QueueState
    reason: QueueReason
    created_at: str
    assessment: Assessment
