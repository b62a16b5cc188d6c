"""The rules of the contract: disagreement, reason for the queue, corrected label."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UsageFault
from core.findings import VERDICTS, Finding, Region, Score, Verdict
from core.review.assessing import Draft, assess, corrected_label, is_disagreement, queue_reason
from tests.helpers.cases import FINDINGS, invented_origin, prediction_for

shares = st.floats(0.0, 1.0)
scores = st.builds(Score, st.just("pneumonia"), st.floats(-20, 20), shares, shares)
groups = st.sampled_from(["lung", "heart", None])
finding_lists = st.lists(
    st.tuples(st.text("abcdef", min_size=1, max_size=3), groups), min_size=1, max_size=6, unique_by=lambda pair: pair[0]
).map(lambda pairs: [Finding(key, {"en": key}, "finding", group, 0.5) for key, group in pairs])


@pytest.mark.parametrize(
    ("verdict", "probability", "disagrees"),
    [
        ("present", 0.39, True),
        ("present", 0.40, False),
        ("present", 0.90, False),
        ("absent", 0.39, False),
        ("absent", 0.40, True),
        ("absent", 0.90, True),
        ("unsure", 0.90, False),
        ("unsure", 0.10, False),
    ],
)
def test_disagreement_turns_at_the_threshold(verdict: Verdict, probability: float, disagrees: bool) -> None:
    score = Score("pneumonia", 0.0, probability, threshold=0.40)
    assert is_disagreement(verdict, score) is disagrees
    expected = "unsure" if verdict == "unsure" else ("disagreement" if disagrees else None)
    assert queue_reason(verdict, score, "pass") == expected
    assert queue_reason(verdict, score, "warn") == expected


@pytest.mark.parametrize("verdict", VERDICTS)
def test_any_verdict_on_a_refused_frame_enters_the_queue(verdict: Verdict) -> None:
    assert not is_disagreement(verdict, None)
    assert queue_reason(verdict, None, "refuse") == "refused"


@given(scores)
def test_of_present_and_absent_exactly_one_disagrees(score: Score) -> None:
    assert is_disagreement("present", score) != is_disagreement("absent", score)
    assert not is_disagreement("unsure", score)


@given(finding_lists, st.data())
def test_a_corrected_label_never_leaves_the_exclusive_group(findings: list[Finding], data: st.DataObject) -> None:
    said = data.draw(st.sampled_from(findings))
    group = [one.key for one in findings if one.exclusive_group == said.exclusive_group]
    assert corrected_label("present", said.key, findings) == said.key
    assert corrected_label("unsure", said.key, findings) is None
    label = corrected_label("absent", said.key, findings)
    if said.exclusive_group is None or len(group) != 2:
        assert label is None
    else:
        assert {label, said.key} == set(group)


def test_the_label_of_a_finding_that_the_bundle_lacks_does_not_follow() -> None:
    assert corrected_label("absent", "fracture", FINDINGS) is None


def test_an_assessment_carries_what_the_network_said() -> None:
    prediction = prediction_for(invented_origin())
    word = assess(prediction, FINDINGS, Draft("pneumonia", "absent", "dr-a", note="no infiltrate"))
    assert (word.origin, word.bundle, word.gate_state) == (prediction.origin, prediction.bundle, "warn")
    assert word.score == prediction.score("pneumonia")
    assert (word.disagreement, word.label, word.note) == (True, "normal", "no infiltrate")
    assert re.fullmatch(r"[0-9a-f]{32}", word.assessment_id)
    assert datetime.fromisoformat(word.created_at).utcoffset() == timedelta(0)


def test_a_stated_label_wins_over_the_one_that_follows() -> None:
    word = assess(prediction_for(invented_origin()), FINDINGS, Draft("pneumonia", "absent", "dr-a", label="effusion"))
    assert word.label == "effusion"


def test_a_refused_frame_has_no_score_and_no_disagreement() -> None:
    word = assess(prediction_for(invented_origin(), ()), FINDINGS, Draft("pneumonia", "present", "dr-a"))
    assert (word.score, word.disagreement, word.gate_state, word.label) == (None, False, "refuse", "pneumonia")


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"finding": "fracture"}, "fracture"),
        ({"label": "fracture"}, "fracture"),
        ({"reason": "because"}, "because"),
        ({"reader": " "}, "reader"),
        ({"note": "caf\udce9"}, "note"),
        ({"region": Region(1, 1, 0, 5)}, "region"),
        ({"region": Region(1, 1, float("nan"), 5)}, "region"),
    ],
)
def test_a_draft_that_makes_no_sense_is_refused(fields: dict[str, Any], named: str) -> None:
    draft = Draft(**{"finding": "pneumonia", "verdict": "present", "reader": "dr-a", **fields})
    with pytest.raises(UsageFault, match=named):
        assess(prediction_for(invented_origin()), FINDINGS, draft)


def test_a_label_that_contradicts_the_verdict_is_refused() -> None:
    """Absent, and the correct label at once: a window once let that through into an export."""
    draft = Draft("pneumonia", "absent", "dr-a", label="pneumonia")
    with pytest.raises(UsageFault, match="cannot be absent and the correct label at once"):
        assess(prediction_for(invented_origin()), FINDINGS, draft)
