"""The gate's reasons are stored as plain English, and are sentences again when they are read."""

from __future__ import annotations

import pytest

import core.inference.gate_reasons as said
from core.errors import Sentence

REASONS = (
    Sentence(said.MODALITY, modality="CT", wanted="CR, DX"),
    Sentence(said.BODY_PART, body_part="KNEE; left.", wanted="CHEST"),
    Sentence(said.VIEW_POSITION, view_position="LL", wanted="PA, AP"),
    Sentence(said.SMALL, columns=31, rows=17, smallest=64),
    Sentence(said.AGE_YEARS, age=97.0, youngest=1.0, oldest=94.5),
    Sentence(said.AGE_MONTHS, age=4.0, youngest=1.0, oldest=94.0),
    said.LATERAL,
    said.BLANK,
    said.MIRRORED,
    *(Sentence(end, fault=fault) for end in (said.REFUSED, said.DOUBTED) for fault in said.FAULTS.values()),
    Sentence(said.DOUBTED, fault=said.UNLIKE),
)


@pytest.mark.parametrize("reason", REASONS, ids=str)
def test_a_stored_reason_is_the_sentence_again(reason: Sentence) -> None:
    read = said.read_reason(str.__str__(reason))
    assert isinstance(read, Sentence)
    assert (str(read), read.template) == (str(reason), reason.template)
    assert {name: format(value) for name, value in read.values.items()} == {
        name: format(value) for name, value in reason.values.items()
    }


@pytest.mark.parametrize("text", ["", "The picture is odd.", "The modality is what it was."])
def test_what_nobody_knows_stays_as_it_is(text: str) -> None:
    read = said.read_reason(text)
    assert read == text
    assert not isinstance(read, Sentence)
