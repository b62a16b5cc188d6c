"""The true values of all cases, ready to be searched for in texts, bytes and read text."""

from __future__ import annotations

import html
import string
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from core.export.verification.folding import folded
from core.export.verification.forms import WHOLE, Forms, forms_of
from core.export.verification.identifying import DATE
from core.export.verification.matching import GRAM, PatternSet
from core.export.verification.parts import Text
from core.export.verification.pixel_text import DrawnForms
from core.export.verification.truths import CaseTruths, TrueValue

# A hit that names no value but ties a row to its case: the name of one of the case's files.
MARK = ""
_LETTERS, _DIGITS = frozenset(string.ascii_lowercase.encode()), frozenset(string.digits.encode())
_FREE_BYTES = 6
_PIXEL_BYTES, _PIXEL_WIDE = 8, 10


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose value it is, and of what kind. `weak`: it says something in the case's own files and rows only, since the
    shifted date of one patient is the true one of another."""

    case: str
    kind: str
    weak: bool = False


class TrueForms:
    """All forms of all cases. `values`: how many true values; `left_out`: what is not searched for, by reason."""

    def __init__(self, truths: Iterable[CaseTruths], public: Iterable[str]) -> None:
        self._public = frozenset(word for text in public for word in folded(text).split())
        self._texts: dict[bytes, list[Owner]] = {}
        self._raw: dict[bytes, list[Owner]] = {}
        self._drawn: dict[str, list[Owner]] = {}
        self.values, self.left_out = 0, Counter[str]()
        written = lru_cache(maxsize=None)(lambda value, encodings: forms_of(value, encodings, self._public))
        for case in truths:
            self._add(case, [(value, written(value, case.encodings)) for value in case.values])
        self._text_set, self._raw_set = PatternSet(_long_enough(self._texts)), PatternSet(_long_enough(self._raw))
        self._drawn_owners = list(self._drawn.values())
        self._drawn_forms = DrawnForms((form, number) for number, form in enumerate(self._drawn))
        self.longest = self._raw_set.longest

    def _add(self, case: CaseTruths, values: list[tuple[TrueValue, Forms]]) -> None:
        self.values += len(values)
        self.left_out.update(case.left_out)
        for value, forms in values:
            self.left_out.update(forms.left_out)
            owner, weak = Owner(case.case, value.kind, value.kind == DATE), Owner(case.case, value.kind, True)
            for text in forms.texts:
                self._texts.setdefault(text.encode("utf-8"), []).append(weak if text.startswith(WHOLE) else owner)
            for data in forms.raw:
                self._raw.setdefault(data, []).append(owner)
            for text in forms.drawn:
                self._drawn.setdefault(text, []).append(owner)
        for name in {folded(PurePosixPath(file).stem) for file in case.files}:
            self._texts.setdefault(name.encode("utf-8"), []).append(Owner(case.case, MARK))

    def in_texts(self, texts: list[Text]) -> Iterator[tuple[Text, Owner]]:
        """Every hit in `texts`, as they stand and with percent signs and entities undone."""
        pieces, starts, origins, length = [], [], [], 0
        for text in texts:
            for spelling in _spellings(text.text):
                piece = f"{WHOLE}{folded(spelling)}{WHOLE}".encode()
                pieces.append(piece)
                starts.append(length)
                origins.append(text)
                length += len(piece)
        for offset, pattern in self._text_set.hits(b"".join(pieces)):
            text = origins[bisect_right(starts, offset) - 1]
            for owner in self._texts[pattern]:
                yield text, owner

    def in_bytes(self, data: bytes, pixels: list[tuple[int, int]]) -> Iterator[tuple[int, Owner]]:
        """(offset, owner) of every hit in `data`. Within `pixels` (start and stop, in order) forms of fewer than 8
        characters are no hits: so many bytes spell any short word by chance."""
        starts = [start for start, _ in pixels]
        lowered = data.lower()
        for offset, pattern in self._raw_set.hits(lowered):
            at = bisect_right(starts, offset) - 1
            in_pixels = at >= 0 and offset < pixels[at][1]
            if _stands_alone(lowered, offset, pattern) and not (in_pixels and _by_chance(pattern)):
                for owner in self._raw[pattern]:
                    yield offset, owner

    def in_drawn(self, text: str) -> set[Owner]:
        """Whose values a line of text that was read in pixels may hold."""
        return {owner for number in self._drawn_forms.found_in(text) for owner in self._drawn_owners[number]}

    def names_somebody(self, text: str) -> bool:
        """Whether a name or place would itself give away a true value."""
        hit = any(owner.kind != MARK for _, owner in self.in_texts([Text("", text)]))
        return hit or any(True for _ in self.in_bytes(text.encode("utf-8", "surrogateescape"), []))


def _long_enough(forms: Iterable[bytes]) -> Iterator[bytes]:
    return (form for form in forms if len(form) >= GRAM)


def _spellings(text: str) -> set[str]:
    return {text} | ({unquote(text)} if "%" in text else set()) | ({html.unescape(text)} if "&" in text else set())


def _stands_alone(data: bytes, offset: int, pattern: bytes) -> bool:
    """Whether no digit goes on where the pattern ends with one, nor a letter where the pattern is short."""
    before, after = data[offset - 1 : offset], data[offset + len(pattern) : offset + len(pattern) + 1]
    for own, other in ((pattern[0], before), (pattern[-1], after)):
        if other and own in _DIGITS and other[0] in _DIGITS:
            return False
        if other and own in _LETTERS and other[0] in _LETTERS and len(pattern) < _FREE_BYTES:
            return False
    return True


def _by_chance(pattern: bytes) -> bool:
    if b"\0" in pattern:
        return (len(pattern) + 1) // 2 < _PIXEL_WIDE
    return len(pattern) < _PIXEL_BYTES
