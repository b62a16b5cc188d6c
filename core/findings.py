"""Finding, Score, Heatmap, Prediction (the network says); Assessment (the reader says)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from core.study import FrameOrigin

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FindingKind = Literal["finding", "no_finding"]
GateState = Literal["pass", "warn", "refuse"]
Verdict = Literal["present", "absent", "unsure"]
Significance = Literal["minor", "major"]
Band = Literal["unlikely", "doubtful", "likely"]
Precision = Literal["float32", "bfloat16", "float16"]
QueueState = Literal["new", "in_review", "second_read", "agreed", "adjudicated", "exported", "rejected", "reopened"]
QueueReason = Literal["disagreement", "unsure", "refused", "missed", "agreement_sample"]
Role = Literal["Reader", "Reviewer", "Adjudicator"]
Phase = Literal["open", "blind", "revealed"]
VERDICTS: tuple[Verdict, ...] = ("present", "absent", "unsure")
QUEUE_STATES: tuple[QueueState, ...] = (
    "new", "in_review", "second_read", "agreed", "adjudicated", "exported", "rejected", "reopened",
)  # fmt: skip
ROLES: tuple[Role, ...] = ("Reader", "Reviewer", "Adjudicator")
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
    """`raw`: the logit. `probability`: calibrated, 0..1. Positive at or above the threshold.

    `doubtful_from`, `likely_from`: the bundle's high-sensitivity and high-specificity operating points, None where it
    states none. `spread`: standard deviation of the probability over augmented views, None where none were asked for.
    """

    finding: str
    raw: float
    probability: float
    threshold: float
    doubtful_from: float | None = None
    likely_from: float | None = None
    spread: float | None = None

    @property
    def positive(self) -> bool:
        return self.probability >= self.threshold

    @property
    def band(self) -> Band | None:
        """Below the high-sensitivity point unlikely, from the high-specificity point on likely, doubtful between."""
        if self.doubtful_from is None or self.likely_from is None:
            return None
        if self.probability >= self.likely_from:
            return "likely"
        return "doubtful" if self.probability >= self.doubtful_from else "unlikely"


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
    """`grid`: float32 (h, w), read-only, at the network's own size, 0 or more and finite.

    What speaks against the finding is left out. `method`: "gradcam", whose values are contributions to the finding's
    logit, or another name of `core.inference.methods`, which says what its values are; only maps of one method compare.
    """

    finding: str
    method: str
    grid: NDArray[np.float32]
    covers: GridTransform

    @property
    def has_evidence(self) -> bool:
        """Whether any cell speaks for the finding; a map without one is empty, and has no hottest place."""
        return bool(self.grid.max(initial=0.0) > 0.0)


@dataclass(frozen=True, slots=True)
class RegionAgreement:
    """A map against a reader's region. `pointing`: the map's peak lies inside. `iou`: of the region with the map's
    cells at or above half its peak. `energy_share`: heat inside over all heat; `area_share`: the same for area."""

    pointing: bool
    iou: float
    energy_share: float
    area_share: float


@dataclass(frozen=True, slots=True)
class MapQuality:
    """How well a map explains its score, measured on this frame.

    `deletion`, `insertion`: mean probability of the finding while the hottest pixels are removed first (lower is
    better), or brought back first (higher is better); Petsiuk et al., BMVC 2018. `random_*`: the same for random maps
    of the same smoothness, mean and standard deviation. `better_than_random`: share of the random maps that the map
    beats in insertion minus deletion, 0..1. `lung_share`: share of the heat inside the lungs, beside `lung_area_share`,
    their share of the covered area; None without a segmenter. `region`: None without a reader's region.
    `evidence`: False for an empty map, which has no quality: every other figure is None then.
    """

    finding: str
    method: str
    evidence: bool
    deletion: float | None = None
    insertion: float | None = None
    random_deletion: tuple[float, float] | None = None
    random_insertion: tuple[float, float] | None = None
    better_than_random: float | None = None
    lung_share: float | None = None
    lung_area_share: float | None = None
    region: RegionAgreement | None = None


@dataclass(frozen=True, slots=True)
class LungMask:
    """Where a segmenter sees the lungs, the part behind the heart included.

    `mask`: bool (h, w), read-only, at the segmenter's own size. `doubt`: why it cannot be a pair of lungs, in one
    sentence; empty when it can. A mask in doubt measures nothing.
    """

    mask: NDArray[np.bool_]
    covers: GridTransform
    bundle: BundleRef
    doubt: str = ""

    @property
    def plausible(self) -> bool:
        return not self.doubt


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """Whether a probability may be shown. `reasons`: sentences for the reader; empty when the gate passes.

    `distance`: how far the picture is from the training features, in the bundle's own unit; None where it was not
    measured. `overridden_by`: the reader who asked for probabilities in spite of a refusal; the state stays "refuse".
    """

    state: GateState
    reasons: tuple[str, ...] = ()
    distance: float | None = None
    overridden_by: str = ""


@dataclass(frozen=True, slots=True)
class BundleRef:
    """Which network spoke. `sha256` is that of its weights."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How a prediction was computed. With all of it equal, on one machine's CPU, it repeats bit for bit.

    `views`: augmented views that were averaged, 0 for the plain picture alone. `batch_size`: with what filled it up.
    `threads`: torch's, 0 where unknown. `machine`: kind of processor and accelerator, no name of a computer.
    `versions`: of what computed it, "torch 2.14.1".
    """

    views: int = 0
    precision: Precision = "float32"
    batch_size: int = 1
    threads: int = 0
    machine: str = ""
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a network says of one frame. A refused frame has neither scores nor heatmaps, unless a reader overrode it.

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
    run: RunSettings = RunSettings()

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
class Ellipse:
    """The ellipse that fills a rectangle in pixels of the frame: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed line drawn freehand: its corners (x, y) in pixels of the frame, three or more, back to the first."""

    points: tuple[tuple[float, float], ...]


Outline: TypeAlias = Region | Ellipse | Polygon


@dataclass(frozen=True, slots=True)
class Basis:
    """What the network's word rested on when the reader spoke, beside its score.

    `preprocessing_sha256`: of the manifest's way from a frame to the network's input, '' where unknown. `thresholds`:
    all of the network's, by finding. `gate_distance`: see GateVerdict. `cam_method`: of the map, '' where there was
    none; `cam_iou`: its overlap with the reader's regions, 0..1, see RegionAgreement; None without either.
    """

    preprocessing_sha256: str = ""
    thresholds: tuple[tuple[str, float], ...] = ()
    gate_distance: float | None = None
    cam_method: str = ""
    cam_iou: float | None = None


UNKNOWN_BASIS = Basis()


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the reader knew when she spoke. Times are UTC, ISO 8601.

    `phase`: "blind", before she could see what the network says; "revealed", after it, be it the same word again;
    "open", where she could see it and had not spoken blind of this finding. `blind_verdict`, `blind_at`: her word
    before she saw it, and when she gave it; `blind_time_ms`: how long the image had been on screen then.
    `revealed_at`: when she first saw it.
    """

    phase: Phase = "open"
    blind_verdict: Verdict | None = None
    blind_at: str | None = None
    blind_time_ms: int | None = None
    revealed_at: str | None = None


OPEN = Circumstances()


@dataclass(frozen=True, slots=True)
class StudyScope:
    """What a verdict speaks of: the study `uid`, '' for a picture that belongs to none.

    `score_sha256`, `score_number`: the frame whose score is the study's; `score_frames`: among how many it was found,
    0 where none had a score.
    """

    uid: str = ""
    score_sha256: str = ""
    score_number: int = 0
    score_frames: int = 0


@dataclass(frozen=True, slots=True)
class CaseKey:
    """What one verdict a finding is given on: a study; a picture that belongs to none, by its file and page.

    `sha256`, `number`: a frame of it, where its file has been read; '' and 0 else.
    """

    study_uid: str = ""
    sha256: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Assessment:
    """One reader's word on one finding of one study; a change of mind is a new one, never an update.

    `origin`: the frame that was on screen. `created_at`: UTC, ISO 8601. `score` is what the network said of the study
    at that moment, None where it refused, or knows no such finding. `outlines`: where the reader sees it, on that
    frame; `region`: the first rectangle among them. `confidence_percent`: how sure she is, 0..100, as of (111012, DCM)
    Certainty of Finding. `missed`: a finding that the network did not call. `role`: hers when she spoke.
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
    circumstances: Circumstances = OPEN
    scope: StudyScope = StudyScope()
    outlines: tuple[Outline, ...] = ()
    confidence_percent: int | None = None
    missed: bool = False
    role: Role = "Reader"
    basis: Basis = UNKNOWN_BASIS

    @property
    def is_named_by_reader(self) -> bool:
        """Whether the finding may be in a reader's own words, which may name the patient: it was added, and is none of
        those that the network is known to have a threshold for."""
        return self.missed and self.finding not in dict(self.basis.thresholds)


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A case in the relabel queue, with the assessment that put it there, and what a second reader and an adjudicator
    have said of it since."""

    queue_id: int
    state: QueueState
    reason: QueueReason
    created_at: str
    assessment: Assessment
    second: Assessment | None = None
    adjudication: Assessment | None = None

    @property
    def deciding(self) -> Assessment:
        """The word that holds: the adjudicator's where there is one, else the first reader's."""
        return self.adjudication or self.assessment
