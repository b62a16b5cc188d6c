"""From a reader's verdict to an assessment: disagreement, reason for the queue, corrected label."""

from __future__ import annotations

import math
import re
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from core.errors import UsageFault
from core.findings import (
    OPEN,
    REASON_CODES,
    UNKNOWN_BASIS,
    Assessment,
    Basis,
    Circumstances,
    Finding,
    GateState,
    Outline,
    Polygon,
    Prediction,
    QueueReason,
    Region,
    Score,
    Significance,
    StudyScope,
    Verdict,
)
from core.review.study_call import StudyCall

MAX_CORNERS = 10_000
# Windows takes no file and no folder of these names, with whatever ending.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_NEW_FINDING = re.compile(r"[a-z][a-z0-9_]{0,63}")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the reader said, before the rules are applied. `region` and `outlines`, which go on from it, are in pixels
    of the frame. `missed`: she adds a finding that the network did not call, with its place; it may be one that the
    network does not know. `drawn`: her word until now, on whose image a missed finding stays while she draws it on no
    other. `confidence_percent`, `basis`: see Assessment."""

    finding: str
    verdict: Verdict
    reader: str
    label: str | None = None
    reason: str | None = None
    significance: Significance | None = None
    region: Region | None = None
    note: str = ""
    circumstances: Circumstances = OPEN
    outlines: tuple[Outline, ...] = ()
    confidence_percent: int | None = None
    missed: bool = False
    drawn: Assessment | None = None
    basis: Basis = UNKNOWN_BASIS


def finding_key(name: str) -> str:
    """The key of a finding that a reader names in her own words: "Gãy xương sườn" is gay_xuong_suon. '' where none
    follows, since exports name files and classes by it: a name needs Latin letters, and begins with one."""
    apart = unicodedata.normalize("NFKD", name.casefold().replace("\u0111", "d"))
    letters = "".join(character for character in apart if not unicodedata.combining(character))
    if any(character.isalnum() and not character.isascii() for character in letters):
        return ""
    key = re.sub("[^a-z0-9]+", "_", letters).strip("_")
    if key in _DEVICES:
        key += "_finding"
    return key if _NEW_FINDING.fullmatch(key) else ""


def utc_now() -> str:
    """The time as the records keep it: UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def is_disagreement(verdict: Verdict, score: Score | None) -> bool:
    """`present` below the threshold, or `absent` at or above it. `unsure`, or no score, is no disagreement."""
    if score is None or verdict == "unsure":
        return False
    return (verdict == "present") != score.positive


def queue_reason(verdict: Verdict, score: Score | None, gate_state: GateState) -> QueueReason | None:
    """Why a verdict enters the relabel queue, or None. A refused frame comes first: the network said nothing of it."""
    if gate_state == "refuse":
        return "refused"
    if verdict == "unsure":
        return "unsure"
    return "disagreement" if is_disagreement(verdict, score) else None


def corrected_label(verdict: Verdict, finding: str, findings: Sequence[Finding]) -> str | None:
    """The class that follows from a verdict, or None.

    `present` means that finding; `absent` means the one class left in its exclusive group; `unsure` means none.
    """
    if verdict == "present":
        return finding
    if verdict == "unsure":
        return None
    group = next((entry.exclusive_group for entry in findings if entry.key == finding), None)
    if group is None:
        return None
    left = [entry.key for entry in findings if entry.exclusive_group == group and entry.key != finding]
    return left[0] if len(left) == 1 else None


def assess(
    prediction: Prediction,
    findings: Sequence[Finding],
    draft: Draft,
    study_uid: str = "",
    call: StudyCall | None = None,
) -> Assessment:
    """The reader's word on one finding of the predicted frame, with id, time, disagreement and label filled in.

    `findings`: those of the bundle that made the prediction. `study_uid`: the study that the frame belongs to; `call`:
    what the network says of that study, where another frame of it may speak; without one, the frame speaks for itself.
    Raises UsageFault where the draft names a finding or a label that the bundle does not know, a label that contradicts
    the verdict, an unknown reason code, no reader, a confidence that is no percentage, a region without an area, or a
    missed finding without one or that the network did call.
    """
    if draft.drawn is not None and _goes_on(draft, draft.drawn, findings):
        return _where_it_was(draft, draft.drawn, findings)
    _check(draft, [entry.key for entry in findings])
    call = call or _own_call(prediction, draft.finding)
    score = call.score if call is not None else None
    outlines = _all_outlines(draft)
    if draft.missed:
        _check_missed(draft, score, outlines)
    return Assessment(
        assessment_id=uuid.uuid4().hex,
        created_at=utc_now(),
        reader=draft.reader,
        origin=prediction.origin,
        bundle=prediction.bundle,
        gate_state=call.gate_state if call is not None else prediction.gate.state,
        finding=draft.finding,
        verdict=draft.verdict,
        score=score,
        disagreement=is_disagreement(draft.verdict, score),
        label=draft.label or corrected_label(draft.verdict, draft.finding, findings),
        reason=draft.reason or ("FN" if draft.missed else None),
        significance=draft.significance,
        region=next((outline for outline in outlines if isinstance(outline, Region)), None),
        note=draft.note,
        circumstances=draft.circumstances,
        scope=_scope(study_uid, call),
        outlines=outlines,
        confidence_percent=draft.confidence_percent,
        missed=draft.missed,
        basis=_basis(prediction, draft),
    )


def later_word(first: Assessment, draft: Draft, findings: Sequence[Finding]) -> Assessment:
    """A second reader's or an adjudicator's word on what the first reader spoke of: the same frame, study and score.

    `draft.finding` is the first word's. Raises UsageFault as `assess` does.
    """
    _check(draft, [*(entry.key for entry in findings), first.finding])
    outlines = _all_outlines(draft)
    return replace(
        first,
        assessment_id=uuid.uuid4().hex,
        created_at=utc_now(),
        reader=draft.reader,
        verdict=draft.verdict,
        disagreement=is_disagreement(draft.verdict, first.score),
        label=draft.label or corrected_label(draft.verdict, draft.finding, findings),
        reason=draft.reason,
        significance=draft.significance,
        region=next((outline for outline in outlines if isinstance(outline, Region)), None),
        note=draft.note,
        circumstances=draft.circumstances,
        outlines=outlines,
        confidence_percent=draft.confidence_percent,
        basis=replace(first.basis, cam_iou=draft.basis.cam_iou),
    )


def _goes_on(draft: Draft, drawn: Assessment, findings: Sequence[Finding]) -> bool:
    """Whether a draft only adds to the word on a missed finding, which it draws nowhere itself."""
    knows_none = draft.missed or draft.finding not in [entry.key for entry in findings]
    return knows_none and drawn.missed and drawn.verdict == draft.verdict and not _all_outlines(draft)


def _where_it_was(draft: Draft, drawn: Assessment, findings: Sequence[Finding]) -> Assessment:
    basis = replace(draft.basis, cam_iou=drawn.basis.cam_iou)
    return later_word(drawn, replace(draft, region=drawn.region, outlines=drawn.outlines, basis=basis), findings)


def entry_reason(word: Assessment) -> QueueReason | None:
    """Why a word enters the relabel queue by itself, or None: `queue_reason`, and what the network does not know.

    That comes before a refusal: who adds a finding before she has seen what the gate says learns nothing of it here.
    """
    if word.missed and word.score is None and word.verdict == "present":
        return "missed"
    return queue_reason(word.verdict, word.score, word.gate_state)


def same_word_again(word: Assessment, circumstances: Circumstances) -> Assessment:
    """A word that its reader stands by now that she has seen what the network says: a row of its own, later."""
    return replace(word, assessment_id=uuid.uuid4().hex, created_at=utc_now(), circumstances=circumstances)


def _own_call(prediction: Prediction, finding: str) -> StudyCall | None:
    score = prediction.score(finding)
    return StudyCall(score, prediction.origin, prediction.gate.state, 1) if score is not None else None


def _scope(study_uid: str, call: StudyCall | None) -> StudyScope:
    if call is None:
        return StudyScope(study_uid)
    return StudyScope(study_uid, call.origin.sha256, call.origin.number, call.frames)


def _all_outlines(draft: Draft) -> tuple[Outline, ...]:
    """The rectangle first, unless it is among the outlines already."""
    if draft.region is None or draft.region in draft.outlines:
        return draft.outlines
    return (draft.region, *draft.outlines)


def _basis(prediction: Prediction, draft: Draft) -> Basis:
    """What the prediction itself tells fills in what the draft leaves open."""
    given, heatmap = draft.basis, prediction.heatmap(draft.finding)
    return replace(
        given,
        thresholds=given.thresholds or tuple((score.finding, score.threshold) for score in prediction.scores),
        gate_distance=prediction.gate.distance if given.gate_distance is None else given.gate_distance,
        cam_method=given.cam_method or (heatmap.method if heatmap is not None else ""),
    )


def _check_missed(draft: Draft, score: Score | None, outlines: Sequence[Outline]) -> None:
    if draft.verdict != "present":
        raise UsageFault(
            "A missed finding is there; say present of {finding}, or leave missed away.", finding=draft.finding
        )
    if score is not None and score.positive:
        raise UsageFault(
            "The network calls {finding} positive, so that it was not missed; leave missed away.", finding=draft.finding
        )
    if not outlines:
        raise UsageFault("The missed finding {finding} needs its place; add a region.", finding=draft.finding)


def _check(draft: Draft, keys: Sequence[str]) -> None:
    _check_names(draft, keys)
    if draft.verdict == "absent" and draft.label == draft.finding:
        raise UsageFault(
            "{finding} cannot be absent and the correct label at once; choose another label.", finding=draft.finding
        )
    if not draft.reader.strip():
        raise UsageFault("An assessment needs a reader; name one in the settings or with --reader.")
    if not _is_text(draft.reader + draft.note):
        raise UsageFault("The reader's name or the note holds bytes that are no text; type it again.")
    if draft.confidence_percent is not None and not 0 <= draft.confidence_percent <= 100:
        raise UsageFault(
            "A confidence of {confidence_percent} is no percentage; give 0 to 100.",
            confidence_percent=draft.confidence_percent,
        )
    if not all(has_area(outline) for outline in _all_outlines(draft)):
        raise UsageFault("The region has no area; give left, top, width and height in pixels, the last two above 0.")


def _check_names(draft: Draft, keys: Sequence[str]) -> None:
    """That finding, label and reason are known; a missed finding may be one that the network does not know."""
    at_hand = ", ".join(keys)
    if draft.missed and not _NEW_FINDING.fullmatch(draft.finding):
        raise UsageFault(
            "{finding} is no name for a finding; use small letters, digits and underscores.", finding=draft.finding
        )
    if draft.finding not in keys and not draft.missed:
        raise UsageFault(
            "The bundle knows no finding {finding}; choose one of {at_hand}.", finding=draft.finding, at_hand=at_hand
        )
    if draft.label and draft.label not in keys:
        raise UsageFault(
            "The bundle knows no class {label} for the label; choose one of {at_hand}.",
            label=draft.label,
            at_hand=at_hand,
        )
    if draft.reason is not None and draft.reason not in REASON_CODES:
        raise UsageFault(
            "There is no reason code {reason}; choose one of {reason_codes}.",
            reason=draft.reason,
            reason_codes=", ".join(REASON_CODES),
        )


def _is_text(value: str) -> bool:
    """Whether it can be stored: bytes of a command line that are no UTF-8 arrive as lone surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in value)


def has_area(outline: Outline) -> bool:
    """Whether an outline encloses anything, in finite numbers; a polygon by the shoelace formula."""
    if not isinstance(outline, Polygon):
        sides = (outline.x, outline.y, outline.width, outline.height)
        return all(math.isfinite(side) for side in sides) and outline.width > 0 and outline.height > 0
    corners = outline.points
    if not 3 <= len(corners) <= MAX_CORNERS or not all(math.isfinite(number) for point in corners for number in point):
        return False
    following = (*corners[1:], corners[0])
    return sum(x * below - right * y for (x, y), (right, below) in zip(corners, following, strict=True)) != 0.0
