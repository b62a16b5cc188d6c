"""What is said of a study, which findings are answered, and how far a case is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.findings import BundleRef, Circumstances, Finding, Prediction
from core.review.assessing import Draft, assess, same_word_again
from core.review.blind import answered
from core.review.case_state import case_state, is_unread
from core.review.study_call import study_calls
from tests.helpers.cases import BUNDLE, FINDINGS, invented_origin, prediction_for, said


def frames(*probabilities: tuple[float, ...]) -> list[Prediction]:
    return [prediction_for(invented_origin(f"frame {n}"), given) for n, given in enumerate(probabilities)]


def test_the_highest_probability_of_the_frames_in_scope_speaks_for_the_study() -> None:
    first, second, refused = frames((0.2, 0.3, 0.1), (0.1, 0.9, 0.05), ())
    calls = study_calls([first, second, refused], BUNDLE)
    assert calls["pneumonia"].score == second.score("pneumonia")
    assert calls["pneumonia"].origin == second.origin
    assert calls["normal"].origin == first.origin
    assert {call.frames for call in calls.values()} == {2}


def test_of_equal_frames_the_first_speaks_and_another_network_has_no_say() -> None:
    first, second = frames((0.2, 0.3, 0.1), (0.2, 0.3, 0.1))
    other = replace(second, bundle=BundleRef("other", "1", "a" * 64))
    assert study_calls([first, second], BUNDLE)["pneumonia"].origin == first.origin
    assert study_calls([first, other], BUNDLE)["pneumonia"].frames == 1
    assert study_calls(frames(()), BUNDLE) == {}


def test_a_verdict_is_held_against_the_study_and_says_which_frame_spoke() -> None:
    on_screen, other = frames((0.2, 0.1, 0.1), (0.1, 0.9, 0.05))
    call = study_calls([on_screen, other], BUNDLE)["pneumonia"]
    word = assess(on_screen, FINDINGS, Draft("pneumonia", "present", "dr-a"), "1.2.3", call)
    assert not word.disagreement  # the frame alone would have been called negative
    assert word.origin == on_screen.origin
    assert (word.scope.uid, word.scope.score_sha256, word.scope.score_frames) == ("1.2.3", other.origin.sha256, 2)
    assert assess(on_screen, FINDINGS, Draft("pneumonia", "present", "dr-a")).disagreement


def test_the_members_of_an_exclusive_group_are_one_question() -> None:
    assert answered(FINDINGS, {"pneumonia"}) == {"normal", "pneumonia"}
    assert answered(FINDINGS, {"effusion"}) == {"effusion"}
    assert answered(FINDINGS, set()) == frozenset()
    loose = tuple(Finding(key, {}, "finding", None, 0.5) for key in ("a", "b"))
    assert answered(loose, {"a", "gone"}) == {"a"}


def test_a_word_stood_by_is_a_row_of_its_own() -> None:
    word = said(frames((0.2, 0.8, 0.1))[0], "pneumonia", "absent")
    seen = Circumstances("revealed", "absent", word.created_at, 1500, "2026-01-01T00:00:00.000+00:00")
    again = same_word_again(word, seen)
    assert again.assessment_id != word.assessment_id
    assert replace(again, assessment_id=word.assessment_id, created_at=word.created_at) == replace(
        word, circumstances=seen
    )


@pytest.mark.parametrize(
    ("verdicts", "refused", "failed", "expected"),
    [
        ((), False, False, "new"),
        ((), True, False, "refused"),
        ((), False, True, "failed"),
        (("present",), False, False, "read"),
        (("present", "absent"), False, False, "flagged"),
        (("unsure",), False, False, "flagged"),
    ],
)
def test_how_far_a_case_is(verdicts: tuple[str, ...], refused: bool, failed: bool, expected: str) -> None:
    prediction = frames((0.2, 0.8, 0.1))[0]
    words = [said(prediction, "pneumonia", verdict) for verdict in verdicts]
    assert case_state(words, refused=refused, failed=failed) == expected
    assert is_unread(expected) == (expected in ("new", "refused"))
