"""What stands in for a value that must not stay but may not be empty either (action D of PS3.15 E.1)."""

from __future__ import annotations

from typing import Any

REMOVED = "REMOVED"
_DATE = "19000101"
_BY_VR: dict[str, Any] = {
    "AE": REMOVED, "AS": "000Y", "CS": REMOVED, "DA": _DATE, "DS": "0", "DT": _DATE, "IS": "0", "LO": REMOVED,
    "LT": REMOVED, "PN": REMOVED, "SH": REMOVED, "ST": REMOVED, "TM": "000000", "UC": REMOVED, "UR": "urn:removed",
    "UT": REMOVED, "AT": 0, "FD": 0.0, "FL": 0.0, "SL": 0, "SS": 0, "SV": 0, "UL": 0, "US": 0, "UV": 0,
}  # fmt: skip
_NO_BYTES = b"\0" * 8


def dummy(vr: str) -> Any:
    """A constant of the value representation, the same in every file; eight zero bytes for binary ones."""
    return _BY_VR.get(vr, _NO_BYTES)
