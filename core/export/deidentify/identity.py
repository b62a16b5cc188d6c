"""What names the patient and the others of a case: collected from the header, and looked for in text and bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, permutations
from pathlib import PurePath

from core.export.deidentify.vocabulary import radiology_words

_TITLES = frozenset({
    "dr", "prof", "mr", "mrs", "ms", "md", "phd", "jr", "sr", "von", "van", "der", "the", "and", "for", "anonymous",
    "anonymized", "anonymised", "unknown", "none", "dcm", "dicom", "img", "image", "patient", "zip",
})  # fmt: skip
_SHORTEST_WORD, _SHORTEST_INSIDE, _SHORTEST_ID, _SHORTEST_BYTES = 3, 5, 4, 5
_LONG_NUMBER = 6
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,4})\s?[-./,\s]\s?(\d{1,2})\s?[-./,\s]\s?(\d{1,4})(?!\d)")
_RUN = re.compile(r"(?<!\d)\d{6}(?:\d{2})?(?:\d{6})?(?!\d)")
_NAMED_MONTH = re.compile(
    r"(?<!\d)(?:(\d{1,2})[\s.\-/]*)?("
    + "|".join(_MONTHS)
    + r")[a-z]*[\s.,\-/]*(\d{1,2})?(?:st|nd|rd|th)?[\s,.\-/]*(\d{4}|\d{2})"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """True values of one case, as they stand in its header, folder and file name.

    `names`: person names, any notation. `numbers`: patient's and accession numbers, telephone numbers and the like.
    `dates`: YYYYMMDD. `phrases`: addresses and places. `files`: words of the file's and its folders' names. None of
    them is ever written anywhere.
    """

    names: frozenset[str] = field(default=frozenset(), repr=False)
    numbers: frozenset[str] = field(default=frozenset(), repr=False)
    dates: frozenset[str] = field(default=frozenset(), repr=False)
    phrases: frozenset[str] = field(default=frozenset(), repr=False)
    files: frozenset[str] = field(default=frozenset(), repr=False)
    _words: frozenset[str] = field(init=False, repr=False)
    _insides: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        words = {word for name in self.names | self.files for word in words_of(name)} - _TITLES
        words |= {word for phrase in self.phrases for word in words_of(phrase) if word.isdigit()}
        words = {word for word in words if len(word) >= _SHORTEST_WORD or (word and not word.isascii())}
        whole = {squeezed(text) for text in chain(self.numbers, self.phrases)}
        inside = {text for text in whole if len(text) >= _SHORTEST_ID}
        inside |= {word for word in words if len(word) >= _SHORTEST_INSIDE or not word.isascii()}
        inside |= set(_joined_names(self.names))
        object.__setattr__(self, "_words", frozenset(words))
        object.__setattr__(self, "_insides", tuple(sorted(inside)))

    @property
    def name_words(self) -> frozenset[str]:
        """The words of all names that are long enough to mean someone, in the form of `words_of`."""
        return self._words

    @property
    def fragments(self) -> tuple[str, ...]:
        """What may not occur inside any run of letters and digits, in the form of `squeezed`."""
        return self._insides

    def occurs_in(self, text: str) -> bool:
        """Whether a text holds a name, a number, a date in any usual notation, or a place of this case."""
        words = words_of(text)
        if not self._words.isdisjoint(words):
            return True
        compact = squeezed(text)  # times of day run on from a date: "20231117101112345"
        inside = any(fragment in compact for fragment in chain(self._insides, self.dates))
        return inside or not self.dates.isdisjoint(dates_in(text))

    def equals(self, text: str) -> bool:
        """Whether a whole value is a number or a date of this case: for numeric values, which hold parts by chance."""
        compact = squeezed(text)
        return len(compact) >= _SHORTEST_BYTES and (compact in self._insides or compact in self.dates)

    def occurs_in_bytes(self, data: bytes) -> bool:
        """Whether binary data holds a name, a number or a date as text, in UTF-8, Latin or UTF-16."""
        lower = data.lower()  # of ASCII letters alone: the patterns bring the others in every case
        return any(pattern in lower for pattern in set(self._byte_patterns()))

    def joined(self, other: Identity) -> Identity:
        """Of both: as for an object and the image that it belongs to."""
        return Identity(
            self.names | other.names, self.numbers | other.numbers, self.dates | other.dates,
            self.phrases | other.phrases, self.files | other.files,
        )  # fmt: skip

    def without_files(self) -> Identity:
        """What the header alone says: a file called rtplan.dcm makes no name of the modality."""
        return replace(self, files=frozenset())

    def _byte_patterns(self) -> Iterator[bytes]:
        raw = {word for name in self.names for word in re.split(r"[\^=\s,;]+", name)}
        raw |= {between.join(words) for words in _groups_of(self.names) for between in ("^", " ", "")}
        for text in raw | self.numbers | self.dates | self._words:
            if len(text.encode("utf-8", "replace")) >= _SHORTEST_BYTES and text.casefold() not in _TITLES:
                for form in {text, text.casefold(), text.lower(), text.upper(), text.title()}:
                    yield from _encodings_of(form)


def of_path(path: str, parts: int = 3) -> frozenset[str]:
    """What may be a person's name or number in the file's and its folders' names: the last `parts` of a path.

    Words of radiology ("chest", "series") say nothing of a person, nor do short numbers.
    """
    words = (word for part in PurePath(path.replace("\\", "/")).parts[-parts:] for word in words_of(part))
    return frozenset(
        word
        for word in words
        if word not in radiology_words() and len(word) >= (_LONG_NUMBER if word.isdigit() else _SHORTEST_ID)
    )


def words_of(text: str) -> list[str]:
    """Lower-case words without accents, split at all that is neither letter nor digit."""
    return re.findall(r"[^\W_]+", _plain(text))


def squeezed(text: str) -> str:
    """The letters and digits alone, in lower case, without accents."""
    return "".join(words_of(text))


def dates_in(text: str) -> set[str]:
    """Every date that a text may mean, as YYYYMMDD: digits alone, separated in any order, or with an English month."""
    plain = _plain(text)
    found: set[str] = set()
    for run in _RUN.findall(plain):
        found |= _dates_of_run(run)
    for parts in _NUMBERS.findall(plain):
        for order in permutations(parts):
            found |= _date(*order)
    for before, month, after, year in _NAMED_MONTH.findall(plain):
        found |= _date(year, str(_MONTHS.index(month) + 1), after or before or "0")
        found |= _date(year, str(_MONTHS.index(month) + 1), before or after or "0")
    return found


def _dates_of_run(run: str) -> set[str]:
    if len(run) == 6:
        cuts = ((0, 2), (2, 4), (4, 6))
        thirds = [run[start:end] for start, end in cuts]
        return set().union(*(_date(*order) for order in permutations(thirds)))
    return _date(run[:4], run[4:6], run[6:8]) | _date(run[4:8], run[2:4], run[:2]) | _date(run[4:8], run[:2], run[2:4])


def _date(year: str, month: str, day: str) -> set[str]:
    """The date, if it is one; a year of two digits may be of this century or of the last."""
    if len(month) > 2 or len(day) > 2 or len(year) not in (2, 4):
        return set()
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return set()
    years = [year] if len(year) == 4 else [f"19{year}", f"20{year}"]
    return {f"{full}{int(month):02}{int(day):02}" for full in years}


def _joined_names(names: Iterable[str]) -> Iterator[str]:
    """First and last words of a name run together, in both orders: 'LISEE' of 'Li^See'."""
    for name in names:
        words = [word for word in words_of(name) if word not in _TITLES]
        for first, second in permutations(words[:5], 2):
            if len(first) + len(second) >= _SHORTEST_ID and min(len(first), len(second)) >= 2:
                yield first + second


def _groups_of(names: Iterable[str]) -> Iterator[list[str]]:
    """The words of each component group of a name: alphabetic, ideographic, phonetic (PS3.5 6.2.1.1)."""
    for name in names:
        yield from (words for group in name.split("=") if (words := re.split(r"[\^\s,;]+", group.strip("^ "))))


def _encodings_of(text: str) -> Iterator[bytes]:
    for encoding in _ENCODINGS:
        try:
            yield text.encode(encoding).lower()
        except UnicodeEncodeError:
            continue  # it cannot stand there in that encoding


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
