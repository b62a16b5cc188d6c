"""A text of an earlier run, read as the sentence that it was."""

from __future__ import annotations

import pytest

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
