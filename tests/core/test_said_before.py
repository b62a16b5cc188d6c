"""A text of an earlier run, read as the sentence that it was."""

from __future__ import annotations

import pickle
import time

import numpy as np
import pytest

from core.bundles.stated import phrase
from core.errors import Sentence, all_of, any_of, clauses, listed
from core.said_before import said_before

COUNTED = Sentence("val, {count} images")
RATED = Sentence("{rate:.1f} images a second, then {more:+.2f}")
HOLDING = Sentence("{inner}; kept")


@pytest.mark.parametrize(
    "said",
    [
        Sentence(COUNTED, count=7),
        Sentence(RATED, rate=3.25, more=-0.5),
        Sentence(HOLDING, inner=Sentence(COUNTED, count=7)),
    ],
)
def test_what_a_template_has_made_is_read_back(said: Sentence) -> None:
    found = said_before(str(said), (COUNTED, RATED, HOLDING))
    assert isinstance(found, Sentence)
    assert found == said
    assert found.template == said.template


def test_other_text_stays() -> None:
    assert not isinstance(said_before("val, 7 pictures", (COUNTED, RATED)), Sentence)
    assert not isinstance(said_before("fast images a second, then +0.10", (RATED,)), Sentence)


def test_words_in_a_row_are_english_as_before_and_can_be_said_otherwise() -> None:
    assert listed([]) == clauses([]) == ""
    assert listed(["a"]) == any_of(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b, c"
    assert clauses(["a, b", "c"]) == "a, b; c"
    assert all_of(["a", "b", "c"]) == "a, b and c"
    assert any_of(["a", "b", "c"]) == "a, b or c"
    assert isinstance(listed(["a", "b"]), Sentence)


def test_many_words_in_a_row_cross_a_process_border_and_become_json() -> None:
    """Labels of a column that holds something else, say: one for each image."""
    words = [f"label {number}" for number in range(5000)]
    said = listed(words)
    assert said == ", ".join(words)
    assert pickle.loads(pickle.dumps(said)) == said
    assert isinstance(said, Sentence)
    assert Sentence.from_parts(said.parts()) == said


def test_a_name_out_of_an_array_is_a_word() -> None:
    assert Sentence("no finding {name}", name=np.array(["pneumonia"])[0]) == "no finding pneumonia"


@pytest.mark.parametrize("unit", [" (", "; views ", " (; views ", " images of "])
def test_a_text_that_is_hard_to_match_does_not_hold_anybody_up(unit: str) -> None:
    """A manifest may bring one of megabytes, and the window asks for it as it draws."""
    began = time.process_time()
    text = "Research on reading support for " + unit * 100_000
    assert phrase(text) == text
    assert phrase(text[:1999]) == text[:1999]
    assert time.process_time() - began < 1.0
