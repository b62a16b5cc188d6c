"""Dates move by one number of days a patient; what is no date does not pass."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.export.deidentify.dates import LONGEST_SHIFT_DAYS, shift_days, shifted

KEY, OTHER_KEY = b"k" * 32, b"o" * 32


@pytest.mark.parametrize(
    ("vr", "value", "moved"),
    [
        ("DA", "20240301", "20240229"),
        ("DA", "2024.03.01", "20240229"),
        ("DA", "20240301-20240302", "20240229-20240301"),
        ("DA", "20240301-", "20240229-"),
        ("DT", "20240301102030.123456+0700", "20240229102030.123456"),
        ("DT", "20240301-20240302", "20240229-20240301"),
        ("DT", "202403", "202403"),
        ("DT", "2024", "2024"),
        ("DT", "2024-0500", "2024"),
        ("TM", "102030.12", "102030.12"),
        ("TM", "10:20", "1020"),
        ("TM", "10-1130", "10-1130"),
    ],
)
def test_a_value_moves_by_a_day(vr: str, value: str, moved: str) -> None:
    assert shifted(vr, value, -1) == moved


@pytest.mark.parametrize(
    ("vr", "value"),
    [("DA", "TESTER"), ("DA", "20241301"), ("DA", "00010101"), ("DT", "2024TESTER"), ("TM", "251030"), ("TM", "TESTER"),
     ("DA", "TESTER-20240101"), ("DT", "202410:20")],
)  # fmt: skip
def test_what_is_no_date_is_none(vr: str, value: str) -> None:
    assert shifted(vr, value, -1) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.text(max_size=9))
def test_intervals_of_one_patient_stay(first: date, second: date, patient: str) -> None:
    days = shift_days(KEY, patient)
    assert -LONGEST_SHIFT_DAYS <= days <= -1
    moved = [shifted("DA", f"{day:%Y%m%d}", days) for day in (first, second)]
    assert moved == [f"{day + timedelta(days=days):%Y%m%d}" for day in (first, second)]


def test_another_patient_and_another_key_move_otherwise() -> None:
    assert len({shift_days(KEY, "a"), shift_days(KEY, "b"), shift_days(OTHER_KEY, "a")}) == 3
