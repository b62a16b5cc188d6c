"""Who reads here: roles go with every row, and only the right passphrase lets somebody in."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import SignInFault, UsageFault
from core.findings import CaseKey
from core.review.people import Person, is_passphrase, sealed, wait_s
from core.review.queue_rules import QueueSite
from core.store.database import Store
from tests.helpers.cases import invented_origin, prediction_for, recorded, said

AT = "2026-01-01T00:00:00.000+00:00"

pytestmark = pytest.mark.postgresql


def test_a_word_and_its_step_carry_the_role_of_their_reader(store: Store) -> None:
    assert store.people.person("ann") == Person("ann", "Reader", False)
    store.people.add("ann", "Reader", "root")
    prediction = prediction_for(invented_origin())
    recorded(store, said(prediction, "effusion", "unsure", "ann"))
    store.people.set_role("ann", "Reviewer", "root")
    recorded(store, said(prediction, "pneumonia", "absent", "ann"))
    words = store.case_words(CaseKey("", prediction.origin.sha256, 1))
    assert [word.role for word in words] == ["Reader", "Reviewer"]
    review = store.review(QueueSite())
    assert [step.role for number in (1, 2) for step in review.history(number)] == ["Reader", "Reviewer"]
    told = [(row.who, row.details["role"]) for row in store.trail() if "login" in row.details]
    assert told == [("root", "Reviewer"), ("root", "Reader")]
    assert store.people.listed() == [Person("ann", "Reviewer", False)]


def test_only_the_right_passphrase_fits_and_is_nowhere_in_the_database(store: Store, data_dir: Path) -> None:
    store.people.add("ann", "Adjudicator", "root")
    with pytest.raises(SignInFault, match="no passphrase yet"):
        store.people.sign_in("ann", "")
    store.people.set_passphrase("ann", "kein Rauch ohne Röntgen", "ann")
    assert store.people.sign_in("ann", "kein Rauch ohne Ro\u0308ntgen").role == "Adjudicator"
    with pytest.raises(SignInFault, match="The passphrase of ann is wrong"):
        store.people.sign_in("ann", "kein Rauch")
    assert store.people.sign_in("ann", "kein Rauch ohne Röntgen") == Person("ann", "Adjudicator", True)
    assert b"Rauch" not in b"".join(file.read_bytes() for file in data_dir.iterdir() if file.is_file())


def test_after_several_wrong_ones_even_the_right_one_must_wait(store: Store) -> None:
    store.people.add("ann", "Reader", "root")
    store.people.set_passphrase("ann", "long enough", "ann")
    for _ in range(3):
        with pytest.raises(SignInFault, match="is wrong"):
            store.people.sign_in("ann", "long enouhg")
    with pytest.raises(SignInFault, match=r"was wrong 3 times; try again in \d s"):
        store.people.sign_in("ann", "long enough")


@pytest.mark.parametrize(
    ("count", "now", "left"),
    [(2, "00:00:00", 0), (3, "00:00:00", 2), (3, "00:00:02", 0), (5, "00:00:01", 7), (99, "00:00:00", 900)],
)
def test_each_wrong_one_doubles_the_wait(count: int, now: str, left: int) -> None:
    assert wait_s([AT] * count, f"2026-01-01T{now}.000+00:00") == left


def test_two_seals_of_one_passphrase_differ_and_both_fit() -> None:
    first, second = sealed("long enough"), sealed("long enough")
    assert first != second
    assert is_passphrase("long enough", first)
    assert not is_passphrase("long enough ", second)
    with pytest.raises(UsageFault, match="at least 8"):
        sealed("short")


def test_nobody_is_listed_twice_or_changed_who_is_not_listed(store: Store) -> None:
    store.people.add("ann", "Reader", "root")
    for refused, sentence in (
        (lambda: store.people.add("ann", "Reader", "root"), "listed already"),
        (lambda: store.people.add(" ", "Reader", "root"), "printable"),
        (lambda: store.people.set_role("bea", "Reader", "root"), "not listed"),
        (lambda: store.people.set_passphrase("bea", "long enough", "root"), "not listed"),
    ):
        with pytest.raises(UsageFault, match=sentence):
            refused()
