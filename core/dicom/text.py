"""Text from files is plain text: no control characters, no markup, one line."""

from __future__ import annotations

import unicodedata


def plain(value: object, limit: int = 256) -> str:
    """Any header value as one line of at most `limit` printable characters; '' for nothing."""
    if value is None:
        return ""
    given = str(value)[: 4 * limit]
    if given.isprintable():  # the usual case, and fifty times as fast
        return " ".join(given.split())[:limit]
    kept = (ch if unicodedata.category(ch)[0] != "C" else " " for ch in given)
    return " ".join("".join(kept).split())[:limit]


def person_name(value: object) -> str:
    """A DICOM PN for people: the alphabetic group with the family name first ('DOE^JANE' -> 'DOE, JANE')."""
    alphabetic = plain(value).split("=")[0]
    family, _, rest = alphabetic.partition("^")
    given = " ".join(part for part in rest.split("^") if part)
    return f"{family}, {given}" if family and given else family or given


def iso_date(value: str) -> str:
    """DICOM DA to ISO 8601; anything else as it stands."""
    return f"{value[:4]}-{value[4:6]}-{value[6:8]}" if len(value) == 8 and value.isdigit() else value
