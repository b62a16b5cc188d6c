"""The decision record: one reader's word on one finding, with all that it rests on, told alike in every export.

The field names are those of the decision record that assessments of AI results are exchanged with; the four final
calls are HL7 Austria's (AI human oversight assessment): accepted, corrected, modified, overridden.
"""

from __future__ import annotations

import dataclasses
import uuid
from dataclasses import dataclass
from typing import Any, Literal

from core.findings import Assessment, Ellipse, Outline, Region, Score
from core.review.codes import PRIVATE_SCHEME, FinalCall

RadPeer = Literal["1", "2a", "2b", "3a", "3b"]
CLEAR_MARGIN = 0.2  # of probability, for bundles that state no operating points
_NAMESPACE = uuid.UUID("5f0c7a52-6f0e-5c11-9f0a-2f6a8e9d4b77")


def final_call(word: Assessment) -> FinalCall:
    """What becomes of the network's call by a reader's word.

    overridden: the network's answer is set aside, and no call takes its place: the gate refused the frame, the reader
    is unsure, or her reason is the image's quality or that it is out of scope. corrected: she says the opposite of the
    network's call, or adds a finding that it missed. modified: the call stands, but its class or place does not (reason
    wrong_class or wrong_place, or a present finding with another label). accepted: it stands as it is.
    """
    if word.missed and word.verdict == "present":
        return "corrected"
    set_aside = word.gate_state == "refuse" or word.verdict == "unsure" or word.reason in ("quality", "out_of_scope")
    if word.score is None or set_aside:
        return "overridden"
    if word.disagreement:
        return "corrected"
    renamed = word.verdict == "present" and word.label not in (None, word.finding)
    return "modified" if renamed or word.reason in ("wrong_class", "wrong_place") else "accepted"


def radpeer(word: Assessment) -> RadPeer | None:
    """The word as a score of RADPEER (ACR 2016), with the network as the one who is reviewed.

    1: accepted. 3: corrected, where the network was clearly wrong: a false positive in its band "likely", a false
    negative in its band "unlikely" (without operating points: CLEAR_MARGIN or more from the threshold). 2: corrected in
    between, and modified. a: minor, b: major significance. None where the answer was set aside, or significance was not
    said.
    """
    call = final_call(word)
    if call == "accepted":
        return "1"
    if call == "overridden" or word.significance is None:
        return None
    clear = call == "corrected" and word.score is not None and is_clear(word.score)
    if word.significance == "minor":
        return "3a" if clear else "2a"
    return "3b" if clear else "2b"


def is_clear(score: Score) -> bool:
    """Whether a network left no doubt about its call: its probability lies outside of the doubtful band."""
    if score.band is None:
        return abs(score.probability - score.threshold) >= CLEAR_MARGIN
    return score.band == ("likely" if score.positive else "unlikely")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """One row a reader and finding; None is what is not known or was not said.

    Times are UTC, ISO 8601. Probabilities 0..1. `region`: as DICOM's spatial coordinates, see `spatial_coordinates`.
    `significance`: a (minor) or b (major). `comment` is the reader's own text and may name the patient.
    """

    tracking_uid: str
    assessment_id: str
    decided_at: str
    study_uid: str | None
    series_uid: str | None
    sop_uid: str | None
    image_sha256: str
    frame: int
    model_id: str
    model_sha256: str
    model_version: str
    preproc_hash: str | None
    threshold_set: dict[str, float]
    finding_code: str
    finding_scheme: str
    ai_score_raw: float | None
    ai_prob_calibrated: float | None
    ai_threshold: float | None
    ai_band: str | None
    ood_score: float | None
    gate_state: str
    phase: str
    blind_call: str | None
    blind_at: str | None
    blind_time_ms: int | None
    revealed_at: str | None
    verdict: str
    label: str | None
    missed: bool
    confidence_percent: int | None
    final_call: FinalCall
    reason_code: str | None
    significance: str | None
    radpeer: RadPeer | None
    region: tuple[dict[str, Any], ...]
    cam_method: str | None
    cam_iou_with_region: float | None
    reader_pseudonym: str
    role: str
    comment: str
    prev_row_hash: str

    def to_json(self, *, with_comment: bool = False) -> dict[str, Any]:
        """Plain values by the names above. The comment is left empty unless it is asked for, since nobody has looked
        yet whether it names the patient."""
        row = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return row | {"region": list(self.region), "comment": self.comment if with_comment else ""}


def decision_record(
    word: Assessment,
    reader_pseudonym: str,
    *,
    finding_code: tuple[str, str] | None = None,
    series_uid: str | None = None,
    prev_row_hash: str = "",
) -> DecisionRecord:
    """The record of a word. `finding_code`: value and scheme, by default the finding's key in the private scheme.
    `prev_row_hash`: of the row before it in the chain of the audit trail."""
    code, scheme = finding_code or (word.finding, PRIVATE_SCHEME)
    score, known, basis = word.score, word.circumstances, word.basis
    return DecisionRecord(
        tracking_uid=tracking_uid(word),
        assessment_id=word.assessment_id,
        decided_at=word.created_at,
        study_uid=word.scope.uid or None,
        series_uid=series_uid,
        sop_uid=word.origin.sop_instance_uid,
        image_sha256=word.origin.sha256,
        frame=word.origin.number,
        model_id=word.bundle.name,
        model_sha256=word.bundle.sha256,
        model_version=word.bundle.version,
        preproc_hash=basis.preprocessing_sha256 or None,
        threshold_set=dict(basis.thresholds),
        finding_code=code,
        finding_scheme=scheme,
        ood_score=basis.gate_distance,
        gate_state=word.gate_state,
        phase=known.phase,
        blind_call=known.blind_verdict,
        blind_at=known.blind_at,
        blind_time_ms=known.blind_time_ms,
        revealed_at=known.revealed_at,
        cam_method=basis.cam_method or None,
        cam_iou_with_region=basis.cam_iou,
        reader_pseudonym=reader_pseudonym,
        prev_row_hash=prev_row_hash,
        **_network_said(score),
        **_reader_said(word),
    )


def _network_said(score: Score | None) -> dict[str, Any]:
    if score is None:
        return dict.fromkeys(("ai_score_raw", "ai_prob_calibrated", "ai_threshold", "ai_band"))
    return {
        "ai_score_raw": score.raw,
        "ai_prob_calibrated": score.probability,
        "ai_threshold": score.threshold,
        "ai_band": score.band,
    }


def _reader_said(word: Assessment) -> dict[str, Any]:
    return {
        "verdict": word.verdict,
        "label": word.label,
        "missed": word.missed,
        "confidence_percent": word.confidence_percent,
        "final_call": final_call(word),
        "reason_code": word.reason,
        "significance": None if word.significance is None else {"minor": "a", "major": "b"}[word.significance],
        "radpeer": radpeer(word),
        "region": tuple(spatial_coordinates(outline) for outline in word.outlines),
        "role": word.role,
        "comment": word.note,
    }


def tracking_uid(word: Assessment) -> str:
    """One UID for a finding of a case and network, whoever speaks of it: derived from a UUID (PS3.5 B.2)."""
    case = word.scope.uid or f"{word.origin.sha256}#{word.origin.number}"
    name = "\n".join((case, word.bundle.name, word.bundle.sha256, word.finding))
    return f"2.25.{uuid.uuid5(_NAMESPACE, name).int}"


def spatial_coordinates(outline: Outline) -> dict[str, Any]:
    """Graphic type and data (PS3.3 C.18.6.1): x, y, x, y, ... in pixels of the frame, (0, 0) its top left corner.

    A rectangle is a closed POLYLINE of five points, an ellipse the end points of its major and then its minor axis.
    """
    if isinstance(outline, Region):
        right, bottom = outline.x + outline.width, outline.y + outline.height
        corners = ((outline.x, outline.y), (right, outline.y), (right, bottom), (outline.x, bottom))
        return {"shape": "rectangle", "graphic_type": "POLYLINE", "graphic_data": _flat((*corners, corners[0]))}
    if isinstance(outline, Ellipse):
        return {"shape": "ellipse", "graphic_type": "ELLIPSE", "graphic_data": _flat(_axes(outline))}
    closed = (*outline.points, outline.points[0])
    return {"shape": "polygon", "graphic_type": "POLYLINE", "graphic_data": _flat(closed)}


def _axes(ellipse: Ellipse) -> tuple[tuple[float, float], ...]:
    x, y = ellipse.x + ellipse.width / 2.0, ellipse.y + ellipse.height / 2.0
    across = ((ellipse.x, y), (ellipse.x + ellipse.width, y))
    down = ((x, ellipse.y), (x, ellipse.y + ellipse.height))
    return (*across, *down) if ellipse.width >= ellipse.height else (*down, *across)


def _flat(points: tuple[tuple[float, float], ...]) -> list[float]:
    return [number for point in points for number in point]
