"""The header of a DICOM object, de-identified into a new one: nothing is carried over that was not looked at."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from pydicom import DataElement, Dataset
from pydicom.multival import MultiValue
from pydicom.sequence import Sequence

from core.errors import ExportFault
from core.export.deidentify.collecting import MOST_LEVELS, readable, texts_of
from core.export.deidentify.dates import shift_days, shifted
from core.export.deidentify.descriptors import is_coded_term, is_free_of, is_harmless
from core.export.deidentify.dummies import dummy
from core.export.deidentify.identity import Identity
from core.export.deidentify.plan import Plan
from core.export.deidentify.rules import (
    BINARY_VRS,
    DATE_VRS,
    NUMBER_TEXT_VRS,
    TEXT_VRS,
    basic_action,
    chosen_action,
    is_dropped,
)
from core.export.deidentify.uids import is_wellformed, mapped_uid

OLDEST_YEARS = 89
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
# Numbers stored as words spell text too: look-up tables are US in one file and OW in the next (PS3.6, "US or OW").
_WORDS = {"US": "u2", "SS": "i2", "UL": "u4", "SL": "i4", "UV": "u8", "SV": "i8"}
_WORDS_IN_BIG_ENDIAN = {"OW": 2, "OL": 4, "OF": 4, "OD": 8, "OV": 8}
_WORDS_FOR_ACTIONS = {"K": "kept", "C": "cleaned", "X": "removed", "Z": "emptied", "D": "replaced", "U": "mapped"}


@dataclass(slots=True)
class HeaderCleaner:
    """Goes through one object. `counts`: elements by what was done; `screened`: tags of texts that were taken out.

    `big_endian`: how the file stored its binary words; they are written little endian.
    """

    plan: Plan
    identity: Identity
    big_endian: bool = False
    sop_class: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    screened: set[str] = field(default_factory=set)
    _days: int = field(init=False)
    _coded: Identity = field(init=False)

    def __post_init__(self) -> None:
        self._coded = self.identity.without_files()
        self._days = shift_days(self.plan.key, self.plan.patient)

    def cleaned(self, source: Dataset, levels: int = MOST_LEVELS, within: int = 0) -> Dataset:
        """A new data set of what may go out; of an item of the sequence `within`, or of the whole object (0).

        Raises ExportFault where sequences nest deeper than `levels`.
        """
        target = Dataset()
        for tag in list(source.keys()):
            element = None if is_dropped(int(tag)) else readable(source, tag)
            if element is None or not isinstance(element, DataElement):
                self.counts["removed"] += 1
                continue
            kept = self._element(source, element, levels, within)
            if kept is not None:
                target.add(kept)
        return target

    def _element(self, source: Dataset, element: DataElement, levels: int, within: int) -> DataElement | None:
        tag, vr = int(element.tag), element.VR
        basic = basic_action(tag, self.sop_class, within)
        action = chosen_action(source, tag, vr, self.plan.options) or basic
        if vr == "SQ":
            return self._sequence(element, action, levels)
        if action in "KC" and not element.is_empty:
            value = self._kept(element, is_strict=action == "C")
            if value is not None:
                self.counts[_WORDS_FOR_ACTIONS[action]] += 1
                return DataElement(tag, vr, value)
            self.screened.add(f"{element.tag.group:04X},{element.tag.element:04X}")
            # A measure that may not stay goes: 0 in its place would be another slope, spacing or window.
            action = "X" if vr == "DS" and basic == "D" else basic
        return self._by_basic(element, action)

    def _by_basic(self, element: DataElement, action: str) -> DataElement | None:
        self.counts[_WORDS_FOR_ACTIONS[action]] += 1
        vr = element.VR
        if action == "X":
            return None
        if action == "Z" or element.is_empty:
            return DataElement(element.tag, vr, None)
        if vr == "UI":
            mapped = [mapped_uid(self.plan.key, uid) for uid in texts_of(element.value)]
            return DataElement(element.tag, vr, mapped if len(mapped) > 1 else mapped[0])
        return DataElement(element.tag, vr, dummy(vr))

    def _sequence(self, element: DataElement, action: str, levels: int) -> DataElement | None:
        """Items are cleaned one by one, whatever the action is that keeps them: K, C, D and U alike."""
        if levels == 0:
            raise ExportFault(
                "The sequence ({group:04X},{element:04X}) nests more than {most_levels} deep; ask for the file again.",
                group=element.tag.group,
                element=element.tag.element,
                most_levels=MOST_LEVELS,
            )
        if action == "X":
            self.counts["removed"] += 1
            return None
        given = element.value if isinstance(element.value, Sequence) and action != "Z" else []
        items = [self.cleaned(item, levels - 1, int(element.tag)) for item in given]
        left = [item for item, old in zip(items, given, strict=True) if len(item) or not len(old)]
        if items and not left:
            return None
        return DataElement(element.tag, "SQ", Sequence(left))

    def _kept(self, element: DataElement, *, is_strict: bool) -> Any:
        """The value as it may stay; None where it may not."""
        vr = element.VR
        if vr in DATE_VRS:
            return self._dates(element)
        if vr == "AS":
            return _capped_age(str(element.value))
        if vr == "UI":
            return self._registered(element)
        if vr in BINARY_VRS or isinstance(element.value, bytes):
            return None if is_strict else self._bytes(element)
        texts = texts_of(element.value)
        if vr in NUMBER_TEXT_VRS:
            sound = all(_NUMBER.fullmatch(text.strip()) and not self.identity.equals(text) for text in texts)
            return element.value if sound else None
        if vr in TEXT_VRS:
            allowed = is_harmless if is_strict else is_free_of
            if vr == "CS" and all(is_coded_term(text) or is_free_of(text, self._coded) for text in texts):
                return element.value
            whole = " ".join(texts)  # a name may be spread over the values of one element
            return element.value if allowed(whole, self.identity) else None
        return None if self._spells_someone(element) else element.value

    def _dates(self, element: DataElement) -> Any:
        moved = [shifted(element.VR, text, self._days) for text in texts_of(element.value)]
        if None in moved:
            return None
        return moved if len(moved) > 1 else moved[0]

    def _registered(self, element: DataElement) -> Any:
        """A UID that names a class or a device, if it is one in form and holds no number of the case."""
        uids = texts_of(element.value)
        sound = all(is_wellformed(uid) and not self.identity.occurs_in(uid) for uid in uids)
        return element.value if sound else [mapped_uid(self.plan.key, uid) for uid in uids]

    def _bytes(self, element: DataElement) -> Any:
        data = element.value
        if not isinstance(data, bytes) or self.identity.occurs_in_bytes(data):
            return None
        width = _WORDS_IN_BIG_ENDIAN.get(element.VR, 1) if self.big_endian else 1
        if width == 1 or len(data) % width:
            return data
        little_endian = np.frombuffer(data, f">u{width}").astype(f"<u{width}").tobytes()
        return None if self.identity.occurs_in_bytes(little_endian) else little_endian

    def _spells_someone(self, element: DataElement) -> bool:
        """Whether several numbers of one element are text of the case when they are read as bytes, in either order."""
        kind = _WORDS.get(element.VR)
        if kind is None or not isinstance(element.value, list | tuple | MultiValue):
            return False
        words = np.array([int(value) for value in element.value], dtype=f"<{kind}")
        return any(self.identity.occurs_in_bytes(data) for data in (words.tobytes(), words.byteswap().tobytes()))


def _capped_age(age: str) -> str | None:
    """An age of 90 years or more as 090Y: there are few enough such people to name them (45 CFR 164.514)."""
    number, unit = age[:3], age[3:].strip()
    if not (number.isascii() and number.isdigit()) or unit not in ("D", "W", "M", "Y"):
        return None
    years = int(number) / {"D": 365.25, "W": 52.18, "M": 12, "Y": 1}[unit]
    return "090Y" if years > OLDEST_YEARS else number + unit
