"""The forms in which a true value may stand in an export.

Three lists a value: `texts`, folded, for decoded text; `raw`, lower-case bytes, for whatever a file holds; `drawn`, for
what is read in pixels. A folded form that starts and ends with a space is found only as whole words, one without only
its letters; WHOLE around a form asks for a value that is nothing else.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations

from core.export.verification import identifying as kinds
from core.export.verification.folding import plain, tokens, transliterated, weight
from core.export.verification.truths import TrueValue

WHOLE = "\n"
COMMON_WORD, PUBLIC_WORD, SHORT_PART, SHORT_NUMBER = (
    "words of the vocabulary (searched as a whole value)",
    "words that the export holds by design",
    "parts too short",
    "numbers of 4 digits (searched as a whole value)",
)
ENCODINGS = ("utf-8", "latin-1", "cp1252", "utf-16-le", "utf-16-be")
_NAMES = (kinds.PATIENT_NAME, kinds.PERSON_NAME, kinds.READER)
# Words that may each stand alone for the whole.
_BY_WORD = (*_NAMES, kinds.INSTITUTION, kinds.ADDRESS, kinds.PATH)
_MONTHS = (
    "january february march april may june july august september october november december",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
)
_CODED_LENGTH = 5
_FREE_LETTERS = 6


@dataclass(slots=True)
class Forms:
    """`texts`, `raw`, `drawn` as above; `left_out` counts what is not, or not alone, searched for, by reason."""

    texts: set[str] = field(default_factory=set)
    raw: set[bytes] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)
    left_out: Counter[str] = field(default_factory=Counter)


def forms_of(value: TrueValue, encodings: Iterable[str], public: frozenset[str]) -> Forms:
    """The forms of one value. `encodings`: the case's own, beside ENCODINGS; `public`: folded words that the export
    holds by design, such as its labels."""
    forms = Forms()
    encodings = tuple(dict.fromkeys((*ENCODINGS, *encodings)))
    if value.kind == kinds.DATE:
        _add_date(value.text, forms)
    elif value.kind == kinds.UID:
        _add_uid(value.text, forms)
    else:
        _add_whole(value, encodings, forms)
        if value.kind in _NAMES:
            _add_name(value.text, encodings, forms)
        if value.kind in _BY_WORD:
            _add_words(value, public, encodings, forms)
    return forms


def _add_whole(value: TrueValue, encodings: tuple[str, ...], forms: Forms) -> None:
    """The value as it stands: its words in their order, joined up, and as bytes."""
    words = tokens(value.text)
    total = sum(weight(word) for word in words)
    if len(words) == 1 and (words[0] in kinds.vocabulary() or total < 4 or (words[0].isdecimal() and total == 4)):
        if total >= 3:
            forms.texts.add(f"{WHOLE} {words[0]} {WHOLE}")
        forms.left_out[SHORT_NUMBER if words[0].isdecimal() else COMMON_WORD if total > 3 else SHORT_PART] += 1
        return
    if words and set(words) <= kinds.vocabulary():
        forms.texts.add(f"{WHOLE} {' '.join(words)} {WHOLE}")
        forms.left_out[COMMON_WORD] += 1
        return
    forms.texts.add(f" {' '.join(words)} ")
    joined = "".join(re.findall(r"[^\W_]+", plain(value.text)))
    if total >= _CODED_LENGTH:
        forms.texts.add(_bounded(joined))
        forms.drawn.add(joined)
        forms.raw |= _coded(value.text)
    forms.raw |= _bytes_of(value.text, encodings)


def _bounded(joined: str) -> str:
    """A joined form as a folded text holds it: letters and digits stand apart there."""
    return f" {' '.join(tokens(joined))} "


def _add_name(text: str, encodings: tuple[str, ...], forms: Forms) -> None:
    """Family and given name in both orders, with every usual separator, and joined up."""
    for group in re.split("=", text):
        parts = [part for part in re.split(r"[\^,;]", group) if part.strip()] or [group]
        words = [plain(word) for part in parts[:2] for word in re.split(r"[\s.\-']+", part) if word]
        for order in {tuple(words), *permutations(words[:3], 2)} if len(words) > 1 else set():
            if sum(weight(word) for word in order) < 4:
                forms.left_out[SHORT_PART] += 1
                continue
            forms.texts.add(f" {' '.join(order)} ")
            forms.drawn.add("".join(order))
            if sum(weight(word) for word in order) >= _FREE_LETTERS:
                forms.texts.add("".join(order))
            for separator in ("^", " ", ", ", "_", ",", ".", "-", ""):
                forms.raw |= _bytes_of(separator.join(order), encodings)
        forms.texts |= {f" {a[0]}{b} " for a, b in permutations(words[:3], 2) if len(b) >= 4}


def _add_words(value: TrueValue, public: frozenset[str], encodings: tuple[str, ...], forms: Forms) -> None:
    """Each word alone, where it says enough: 3 letters in a name, 5 elsewhere; the vocabulary's as a whole value."""
    spellings = {plain(value.text), transliterated(value.text)}
    least = 3 if value.kind in _NAMES else _CODED_LENGTH
    for word in {word for spelling in spellings for word in tokens(spelling) if not word.isdecimal()}:
        if weight(word) < least:
            forms.left_out[SHORT_PART] += 1
        elif word in public:
            forms.left_out[PUBLIC_WORD] += 1
        elif word in kinds.vocabulary():
            forms.left_out[COMMON_WORD] += 1
            forms.texts.add(f"{WHOLE} {word} {WHOLE}")
        else:
            _add_word(word, forms)
    for word in re.findall(r"[^\W\d_]+", value.text):
        if not word.isascii() and plain(word) not in public | kinds.vocabulary():
            forms.raw |= _bytes_of(word, encodings)


def _add_word(word: str, forms: Forms) -> None:
    free = weight(word) >= (4 if word[0] >= "\u2e80" else _FREE_LETTERS)
    forms.texts.add(word if free else f" {word} ")
    forms.drawn.add(word)
    if weight(word) >= 4:
        forms.raw |= _bytes_of(word, ENCODINGS)
    if weight(word) >= _CODED_LENGTH:
        forms.raw |= _coded(word)


def _add_uid(text: str, forms: Forms) -> None:
    forms.texts.add(f" {' '.join(tokens(text))} ")
    forms.raw |= _bytes_of(text, ("ascii", "utf-16-le"))
    forms.drawn.add("".join(c for c in text if c.isdigit()))


def _add_date(text: str, forms: Forms) -> None:
    """A date (YYYYMMDD, or with separators) in figures and with month names, in all usual orders."""
    digits = re.sub(r"\D", "", text)
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        forms.left_out["dates that no calendar has"] += 1
        return
    y, m, d = day.year, day.month, day.day
    forms.texts |= {f" {y} {m} {d} ", f" {d} {m} {y} ", f" {m} {d} {y} ", f" {y}{m:02}{d:02}"}
    forms.texts |= {f" {int(f'{d:02}{m:02}{y}')} ", f" {int(f'{m:02}{d:02}{y}')} "}
    forms.texts |= {f" {y} 年 {m} 月 {d} ", f" {d} thang {m} nam {y} ", f" {d} thang {m} {y} "}
    for name in {months.split()[m - 1] for months in _MONTHS}:
        for month in {name, name[:3], name[:4]}:
            forms.texts |= {
                f" {d} {month} {y} ",
                f" {month} {d} {y} ",
                f" {y} {month} {d} ",
                f" {d} de {month} de {y} ",
            }
            forms.texts |= {f" {month} {d} {ordinal} {y} " for ordinal in ("st", "nd", "rd", "th")}
            forms.texts |= {f" {d} {month} {y % 100} "}
    short = f"{y % 100:02}"
    slashed = {f"{m}/{d}/{short}", f"{d}/{m}/{short}", f"{m:02}/{d:02}/{short}", f"{d:02}/{m:02}/{short}"}
    dotted = {f"{d:02}.{m:02}.{short}", f"{m:02}-{d:02}-{short}", f"{d:02}-{m:02}-{short}", f"{short}-{m:02}-{d:02}"}
    written = {
        f"{y}{m:02}{d:02}",
        f"{y}-{m:02}-{d:02}",
        f"{d:02}.{m:02}.{y}",
        f"{m:02}/{d:02}/{y}",
        f"{d:02}/{m:02}/{y}",
    }
    for form in slashed | dotted | written:
        forms.raw |= _bytes_of(form, ("ascii", "utf-16-le"))
    forms.raw |= _coded(f"{y}{m:02}{d:02}")
    forms.drawn |= {f"{y}{m:02}{d:02}", f"{d:02}{m:02}{y}", f"{m:02}{d:02}{y}"}


def _bytes_of(text: str, encodings: Iterable[str]) -> set[bytes]:
    """`text` in each encoding that has its letters, in lower case; at least 4 bytes long.

    UTF-16 without its last zero byte serves both byte orders of ASCII letters."""
    if len(text) < 3:
        text_forms = {text} if not text.isascii() else set()
    else:
        text_forms = {text, text.lower(), text.upper(), text.title(), plain(text)}
    found = set()
    for encoding in encodings:
        for form in text_forms:
            try:
                data = form.encode(encoding).lower()
            except (UnicodeEncodeError, LookupError):
                continue
            data = data.rstrip(b"\0") if form.isascii() and encoding == "utf-16-le" else data
            if len(data) >= 4 and not (form.isascii() and encoding == "utf-16-be"):
                found.add(data)
    return found


def _coded(text: str) -> set[bytes]:
    """Hexadecimal and base64 (in its three alignments) of `text`, in lower case, since files are searched so."""
    if len(text) < _CODED_LENGTH:
        return set()
    found: set[bytes] = set()
    for form in {text, text.lower(), text.upper(), text.title()}:
        data = form.encode("utf-8")
        found.add(data.hex().encode())
        for shift in range(3):
            first = -(-shift * 8 // 6)
            coded = base64.b64encode(b"\0" * shift + data)
            whole = (shift + len(data)) * 8 // 6
            found.add(coded[first:whole].lower())
    return {form for form in found if len(form) >= 6}
