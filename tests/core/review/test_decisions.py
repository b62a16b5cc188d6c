"""What a word means beside the network's, and that the record tells it whole."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from core.errors import UsageFault
from core.findings import Basis, Circumstances, Ellipse, Polygon, Region, StudyScope
from core.review.assessing import Draft, assess, entry_reason, finding_key
from core.review.case_state import case_state
from core.review.codes import CALL_CODES, REASON_MEANINGS, ROLE_CODES
from core.review.decisions import decision_record, final_call, radpeer, spatial_coordinates, tracking_uid
from core.review.sampling import AgreementSample, uncertainty
from tests.helpers.cases import FINDINGS, invented_origin, prediction_for, said

SURE, DOUBTFUL = prediction_for(invented_origin(), (0.2, 0.8, 0.1)), prediction_for(invented_origin(), (0.5, 0.45, 0.1))
REFUSED = prediction_for(invented_origin(), ())


@pytest.mark.parametrize(
    ("prediction", "finding", "verdict", "fields", "call", "score"),
    [
        (SURE, "pneumonia", "present", {}, "accepted", "1"),
        (SURE, "effusion", "absent", {"significance": "major"}, "accepted", "1"),
        (SURE, "pneumonia", "absent", {}, "corrected", None),
        (SURE, "pneumonia", "absent", {"significance": "minor"}, "corrected", "3a"),
        (SURE, "pneumonia", "absent", {"significance": "major"}, "corrected", "3b"),
        (DOUBTFUL, "pneumonia", "absent", {"significance": "minor"}, "corrected", "2a"),
        (DOUBTFUL, "pneumonia", "absent", {"significance": "major"}, "corrected", "2b"),
        (SURE, "pneumonia", "present", {"label": "effusion", "significance": "major"}, "modified", "2b"),
        (SURE, "pneumonia", "present", {"reason": "wrong_place", "significance": "minor"}, "modified", "2a"),
        (SURE, "pneumonia", "absent", {"reason": "quality", "significance": "major"}, "overridden", None),
        (SURE, "pneumonia", "unsure", {}, "overridden", None),
        (REFUSED, "pneumonia", "present", {}, "overridden", None),
    ],
)
def test_the_final_call_and_radpeer_follow_from_the_word(
    prediction: Any, finding: str, verdict: Any, fields: dict[str, Any], call: str, score: str | None
) -> None:
    word = said(prediction, finding, verdict, **fields)
    assert (final_call(word), radpeer(word)) == (call, score)


def test_a_missed_finding_may_be_one_that_the_network_does_not_know() -> None:
    place = Region(10, 10, 20, 20)
    known = assess(SURE, FINDINGS, Draft("effusion", "present", "dr-a", missed=True, outlines=(place,)))
    foreign = assess(SURE, FINDINGS, Draft("rib_fracture", "present", "dr-a", missed=True, region=place))
    assert (known.reason, final_call(known), entry_reason(known)) == ("FN", "corrected", "disagreement")
    assert (foreign.score, foreign.label, foreign.outlines) == (None, "rib_fracture", (place,))
    assert (final_call(foreign), entry_reason(foreign)) == ("corrected", "missed")


def test_a_missed_finding_enters_the_queue_as_such_whatever_the_gate_says() -> None:
    """Who adds it before she has seen what the network says must not learn of a refusal from the queue."""
    refused = prediction_for(invented_origin(), ())
    word = assess(refused, FINDINGS, Draft("rib_fracture", "present", "dr-a", missed=True, region=Region(1, 1, 5, 5)))
    passed = assess(SURE, FINDINGS, Draft("rib_fracture", "present", "dr-a", missed=True, region=Region(1, 1, 5, 5)))
    assert (word.gate_state, entry_reason(word), entry_reason(passed)) == ("refuse", "missed", "missed")
    assert case_state([word], refused=False, failed=False) == case_state([passed], refused=False, failed=False)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Rib fracture", "rib_fracture"),
        ("G\u00e3y x\u01b0\u01a1ng s\u01b0\u1eddn", "gay_xuong_suon"),
        ("  \u0110\u1ee5c (left) 2 ", "duc_left_2"),
        ("\u808b\u9aa8 fracture", ""),
        ("2nd rib", ""),
        ("...", ""),
        ("", ""),
        ("x" * 65, ""),
    ],
)
def test_a_finding_in_a_readers_own_words_has_a_key_that_exports_can_use(name: str, key: str) -> None:
    assert finding_key(name) == key


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"finding": "effusion", "verdict": "absent"}, "is there"),
        ({"finding": "pneumonia"}, "not missed"),
        ({"finding": "effusion", "region": None}, "needs its place"),
        ({"finding": "Rib fracture"}, "no name for a finding"),
        ({"finding": "effusion", "confidence_percent": 101}, "no percentage"),
        ({"finding": "effusion", "outlines": (Polygon(((0, 0), (5, 5))),)}, "no area"),
        ({"finding": "effusion", "outlines": (Polygon(((0, 0), (5, 5), (9, 9))),)}, "no area"),
        ({"finding": "effusion", "outlines": (Ellipse(0, 0, 5, float("inf")),)}, "no area"),
    ],
)
def test_what_cannot_have_been_missed_is_refused(fields: dict[str, Any], sentence: str) -> None:
    given = {"verdict": "present", "reader": "dr-a", "missed": True, "region": Region(1, 1, 5, 5)} | fields
    with pytest.raises(UsageFault, match=sentence):
        assess(SURE, FINDINGS, Draft(**given))


def test_the_record_holds_what_the_word_rests_on_and_no_note_unasked() -> None:
    draft = Draft(
        "pneumonia", "absent", "dr-a", reason="FP", significance="major", note="Mr Canary", confidence_percent=80,
        outlines=(Ellipse(0, 0, 4, 2), Region(1, 2, 3, 4)), basis=Basis("p" * 64, cam_iou=0.25),
        circumstances=Circumstances("blind", "absent", "2026-01-01T00:00:00.000+00:00", 4200),
    )  # fmt: skip
    word = replace(assess(SURE, FINDINGS, draft, "1.2.3"), role="Reviewer")
    record = decision_record(word, "reader-7f", prev_row_hash="h")
    row = json.loads(json.dumps(record.to_json(), allow_nan=False))
    assert {
        "tracking_uid", "study_uid", "series_uid", "sop_uid", "model_id", "model_sha256", "model_version",
        "preproc_hash", "threshold_set", "finding_code", "ai_score_raw", "ai_prob_calibrated", "ai_band", "ood_score",
        "gate_state",
        "blind_call", "blind_time_ms", "revealed_at", "final_call", "reason_code", "significance", "radpeer", "region",
        "cam_method", "cam_iou_with_region", "reader_pseudonym", "role", "comment", "prev_row_hash",
    } <= set(row)  # fmt: skip
    assert row["threshold_set"] == {"normal": 0.5, "pneumonia": 0.4, "effusion": 0.3}
    assert (row["cam_method"], row["cam_iou_with_region"], row["preproc_hash"]) == ("gradcam", 0.25, "p" * 64)
    assert (row["significance"], row["radpeer"], row["blind_time_ms"], row["role"]) == ("b", "3b", 4200, "Reviewer")
    assert "dr-a" not in json.dumps(row)
    assert row["comment"] == ""
    assert record.to_json(with_comment=True)["comment"] == "Mr Canary"
    assert word.region == Region(1, 2, 3, 4)


def test_regions_are_told_as_spatial_coordinates() -> None:
    drawn = (Region(1, 2, 3, 4), Ellipse(0, 0, 4, 2), Ellipse(0, 0, 2, 4), Polygon(((0, 0), (4, 0), (0, 4))))
    assert [spatial_coordinates(one)["graphic_data"] for one in drawn] == [
        [1, 2, 4, 2, 4, 6, 1, 6, 1, 2],
        [0, 1, 4, 1, 2, 0, 2, 2],  # the longer axis first
        [1, 0, 1, 4, 0, 2, 2, 2],
        [0, 0, 4, 0, 0, 4, 0, 0],
    ]


def test_one_finding_of_a_case_is_tracked_by_one_uid() -> None:
    of_picture, other = said(SURE, "pneumonia", "absent"), said(SURE, "pneumonia", "present", "dr-b")
    of_study = replace(of_picture, scope=StudyScope("1.2.3"))
    assert tracking_uid(of_picture) == tracking_uid(other) != tracking_uid(of_study)
    assert tracking_uid(of_picture) != tracking_uid(said(SURE, "effusion", "absent"))
    assert tracking_uid(of_study).startswith("2.25.")
    assert len(tracking_uid(of_study)) <= 64


def test_codes_fit_into_dicom() -> None:
    for code in (*ROLE_CODES.values(), *REASON_MEANINGS.values(), *CALL_CODES.values()):
        assert len(code.value) <= 16
        assert len(code.scheme) <= 16
        assert len(code.meaning) <= 64


def test_the_sample_of_agreement_can_be_drawn_again_and_has_its_size() -> None:
    words = [said(prediction_for(invented_origin(str(n))), "pneumonia", "present") for n in range(2000)]
    drawn = [AgreementSample(5.0, 1).draws(word) for word in words]
    assert drawn == [AgreementSample(5.0, 1).draws(replace(word, reader="dr-b")) for word in words]
    assert 70 <= sum(drawn) <= 130
    assert drawn != [AgreementSample(5.0, 2).draws(word) for word in words]
    assert not any(AgreementSample(0.0, 1).draws(word) for word in words)
    assert all(AgreementSample(100.0, 1).draws(word) for word in words)
    assert not AgreementSample(100.0, 1).draws(said(SURE, "pneumonia", "absent"))
    assert not AgreementSample(100.0, 1).draws(said(SURE, "pneumonia", "unsure"))


def test_uncertainty_is_greatest_at_the_threshold() -> None:
    at = [
        uncertainty(prediction_for(invented_origin(), (0.0, p, 0.0)).score("pneumonia")) for p in (0, 0.2, 0.4, 0.7, 1)
    ]
    assert at == pytest.approx([0.0, 0.5, 1.0, 0.5, 0.0])
    assert uncertainty(None) == 1.0
