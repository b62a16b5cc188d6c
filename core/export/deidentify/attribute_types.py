"""Which of a compound action ("X/Z/D") applies: by the attribute's type in its IOD (PS3.15 E.1, PS3.5 7.4).

The table gives the strictest type that any image or report IOD asks for, so that what is written stays valid in each.
What it does not name counts as type 1: a dummy is valid everywhere.
"""

from __future__ import annotations

_TYPE_2 = frozenset({
    "00080022", "00080023", "00080032", "00080033", "00081070", "00102203", "00180010", "00321060", "00400555",
    "00700084", "22000002", "22000005", "30080105", "300a00b2", "300e0008",
})  # fmt: skip
_TYPE_3 = frozenset({"00080012", "00080013", "00080080", "00080082", "00081010", "00081072", "0018700a"})
# The profile removes an animal's owner (PS3.3 C.7.1.1, type 2C); an empty value says as little and stays valid.
EMPTIED = frozenset({"00102297", "00102299"})
# Empty in a report's Referenced Request Sequence (PS3.3 C.17.2), and with an item at least elsewhere.
_REFERENCED_STUDIES, _REFERENCED_REQUESTS = "00081110", 0x0040A370
_TYPE_1_IN_ENHANCED = frozenset({"00181000"})
# Enhanced General Equipment (PS3.3 C.7.5.2) asks for a serial number; General Equipment does not.
_GENERAL_EQUIPMENT_ALONE = frozenset(
    f"1.2.840.10008.5.1.4.1.1.{last}"
    for last in ("1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "4", "6.1", "3.1", "7", "12.1", "12.2", "20", "128")
)


def strictest_type(tag: str, sop_class: str, within: int = 0) -> int:
    """1, 2 or 3 for a tag of eight hexadecimal digits, in an item of the sequence `within`, or in none (0)."""
    if tag == _REFERENCED_STUDIES:
        return 2 if within == _REFERENCED_REQUESTS else 3
    if tag in _TYPE_2:
        return 2
    if tag in _TYPE_3 or (tag in _TYPE_1_IN_ENHANCED and sop_class in _GENERAL_EQUIPMENT_ALONE):
        return 3
    return 1


def resolved(action: str, attribute_type: int) -> str:
    """One letter of a compound action: what is least and still valid for the type. 'U*' counts as 'U'."""
    choices = action.replace("*", "").split("/")
    if "U" in choices:
        return "U"
    wanted = {1: "DZX", 2: "ZDX", 3: "XZD"}[attribute_type]
    return next(letter for letter in wanted if letter in choices)
