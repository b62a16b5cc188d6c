"""Which action falls to an attribute: from the table, the options that are on, and what the table leaves open."""

from __future__ import annotations

from pydicom import Dataset
from pydicom.datadict import keyword_for_tag

from core.export.deidentify.attribute_types import EMPTIED, resolved, strictest_type
from core.export.deidentify.plan import CLEAN_DESCRIPTORS, MODIFIED_DATES, Options
from core.export.deidentify.table import action_table

DATE_VRS = frozenset({"DA", "DT", "TM"})
FREE_TEXT_VRS = frozenset({"LT", "ST", "UT", "UC", "UR"})
TEXT_VRS = FREE_TEXT_VRS | {"AE", "AS", "CS", "LO", "SH", "PN"}
NUMBER_TEXT_VRS = frozenset({"DS", "IS"})
BINARY_VRS = frozenset({"OB", "OW", "OF", "OD", "OL", "OV", "UN"})
_GROUPS_MADE_ANEW = frozenset({0x0000, 0x0002, 0x0004, 0xFFFC, 0xFFFA, 0x4FFE})
_PIXELS = frozenset({0x7FE00001, 0x7FE00002, 0x7FE00003, 0x7FE00008, 0x7FE00009, 0x7FE00010})
_OWN_STATEMENTS = frozenset({0x00080005, 0x00120062, 0x00120063, 0x00120064, 0x00280301, 0x00280303})
_PATIENT_GROUP = 0x0010
_CODE_MEANING = 0x00080104
# Their words are published; a site's own codes may be called anything.
_PUBLISHED_SCHEMES = frozenset(
    {"DCM", "SCT", "SRT", "SNM3", "99SDM", "LN", "UCUM", "RADLEX", "FMA", "NCIT", "I10", "MDC"}
)
_CLASS_UIDS = ("SOPClassUID", "CodingSchemeUID", "ContextUID", "MappingResourceUID", "TransferSyntaxUID")


def is_dropped(tag: int) -> bool:
    """What never goes over: private data, group lengths, file meta information, padding, signatures, pixel data (they
    are written anew), and all of curves and overlays, of which nothing is left without their data."""
    group = tag >> 16
    return (
        group % 2 == 1
        or tag & 0xFFFF == 0
        or group in _GROUPS_MADE_ANEW
        or group & 0xFF00 in (0x5000, 0x6000)
        or tag in _PIXELS
        or tag in _OWN_STATEMENTS
    )


def basic_action(tag: int, sop_class: str, within: int = 0) -> str:
    """The basic profile's action for a listed attribute: X, Z, D or U; D for one that the table does not list."""
    row = action_table().row_of(tag)
    if row is None:
        return "D"
    if row.tag in EMPTIED:
        return "Z"
    return resolved(row.action, strictest_type(row.tag, sop_class, within))


def chosen_action(source: Dataset, tag: int, vr: str, options: Options) -> str:
    """K or C where the options say so, or U, X, D where the table says nothing; else '': the basic action stands.

    To clean goes before to keep.
    """
    row = action_table().row_of(tag)
    if row is None:
        return _unlisted(source, tag, vr, options)
    chosen = {row.options.get(code.value) for code in options.header_codes}
    for letter in ("C", "K"):
        if letter in chosen:
            return letter
    return ""


def _unlisted(source: Dataset, tag: int, vr: str, options: Options) -> str:
    """What the table does not list is kept (PS3.15 E.3.1), as far as its kind cannot name anyone. What the standard
    does not know either could be anything."""
    if not keyword_for_tag(tag):
        return "X"
    if vr == "UI":
        return "K" if keyword_for_tag(tag).endswith(_CLASS_UIDS) else "U"
    if vr in DATE_VRS:
        return "C" if MODIFIED_DATES in options.header_codes or vr == "TM" else "D"
    if vr in ("PN", "UN"):
        return "D" if vr == "PN" else "X"
    if vr in FREE_TEXT_VRS or (tag >> 16 == _PATIENT_GROUP and vr in TEXT_VRS) or _is_own_code(source, tag):
        return "C" if CLEAN_DESCRIPTORS in options.header_codes else "D"
    return "K"


def _is_own_code(source: Dataset, tag: int) -> bool:
    return tag == _CODE_MEANING and str(source.get("CodingSchemeDesignator", "")) not in _PUBLISHED_SCHEMES
