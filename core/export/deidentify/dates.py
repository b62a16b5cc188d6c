"""Dates moved by a number of days that is one patient's own (PS3.15 E.3.6, modified dates)."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import date, timedelta

LONGEST_SHIFT_DAYS = 3650
_DA = re.compile(r"(\d{4})[.-]?(\d{2})[.-]?(\d{2})")
_DT = re.compile(r"(\d{4})(\d{2})?(\d{2})?(\d{2}(?:\d{2}(?:\d{2}(?:\.\d{1,6})?)?)?)?(?:[+-](?:0\d|1[0-4])[0-5]\d)?")
_TM = re.compile(r"([01]\d|2[0-3])(:?[0-5]\d(:?([0-5]\d|60)(\.\d{1,6})?)?)?")


def shift_days(key: bytes, patient: str) -> int:
    """1 to 3650 days back, from HMAC-SHA256 of the patient's pseudonym; the same in every export of one key."""
    digest = hmac.new(key, f"date shift:{patient}".encode(), hashlib.sha256).digest()
    return -(1 + int.from_bytes(digest[:8], "big") % LONGEST_SHIFT_DAYS)


def shifted(vr: str, value: str, days: int) -> str | None:
    """A value of VR DA, DT or TM, moved by whole days; None where it is none (PS3.5 6.2).

    A range keeps both of its ends, a value that states no day is moved from the middle of its month or year and stays
    as precise as it was. The time of day stays; an offset from UTC, which names a region, goes.
    """
    given = value.strip(" \0")
    one = {"DA": _shifted_date, "DT": _shifted_datetime, "TM": _same_time}[vr]
    moved = one(given, days)
    if moved is not None or "-" not in given:
        return moved
    for at in (found.start() for found in re.finditer("-", given)):
        ends = [one(end.strip(), days) if end.strip() else "" for end in (given[:at], given[at + 1 :])]
        if None not in ends and any(ends):
            return "-".join(str(end) for end in ends)
    return None


def _shifted_date(given: str, days: int) -> str | None:
    found = _DA.fullmatch(given)
    return _moved((found[1], found[2], found[3]), days) if found else None


def _shifted_datetime(given: str, days: int) -> str | None:
    found = _DT.fullmatch(given)
    if found is None or (found[4] and not found[3]):
        return None
    moved = _moved((found[1], found[2], found[3]), days)
    return None if moved is None else moved + (found[4] or "")


def _same_time(given: str, days: int) -> str | None:
    return given.replace(":", "") if _TM.fullmatch(given) else None


def _moved(parts: tuple[str, str | None, str | None], days: int) -> str | None:
    year, month, day = parts
    try:
        moved = date(int(year), int(month or 7), int(day or (15 if month else 1))) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    written = f"{moved.year:04}{moved.month:02}{moved.day:02}"
    return written[: 4 + 2 * (month is not None) + 2 * (day is not None)]
