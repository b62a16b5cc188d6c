"""Descriptions that may stay, and notes that name the patient (PS3.15 E.3.5, clean descriptors)."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.export.deidentify.identity import Identity, dates_in, words_of
from core.export.deidentify.vocabulary import radiology_words

_HARMLESS_NUMBER = re.compile(
    r"\d{1,3}(?:mm|cm|ml|kv|kvp|mas|ma|mgy|deg|min|sec|s|ms|hz|mhz|x|d|p)?|[tbcls]\d{1,2}|x\d{1,2}"
)
_UNSEEN = re.compile(r"[^\x20-\x7e\t\r\n\f]")


class NoteFinding(NamedTuple):
    """A part of a note that must not go out: from `start` to `end` (characters), and what it is."""

    start: int
    end: int
    kind: str


def is_harmless(text: str, identity: Identity) -> bool:
    """Whether a description may stay: every word one of radiology or a small number, and none of them the case's own.

    Whatever is not known to be harmless is not: a name that stands nowhere in the header has no word in the list.
    """
    if _UNSEEN.search(text) or identity.occurs_in(text) or dates_in(text):
        return False
    known = radiology_words()
    return all(word in known or _HARMLESS_NUMBER.fullmatch(word) for word in words_of(text))


def is_free_of(text: str, identity: Identity) -> bool:
    """Whether an attribute that the profile keeps holds nothing of the case, in a script that can be screened."""
    return not _UNSEEN.search(text) and not identity.occurs_in(text)


def is_coded_term(text: str) -> bool:
    """Whether a coded string is made of the field's own terms: "PERFUSION" is one, whatever the patient's name."""
    return not _UNSEEN.search(text) and all(word in radiology_words() for word in words_of(text))


def screen_note(text: str, identity: Identity) -> tuple[NoteFinding, ...]:
    """The parts of a reader's free text that hold a name, a number, a place or a date of the case, in their order.

    Empty where there is none: then the note holds nothing that the header knows. What the header does not know (a
    neighbour's name) is not found, so a note is shown to a person before it goes out.
    """
    words = [(found.start(), found.end()) for found in re.finditer(r"[^\s,;:()\[\]<>\"']+", text)]
    found: list[NoteFinding] = []
    at = 0
    while at < len(words):
        last = _shortest_run(text, words, at, identity)
        if last is None:
            at += 1
            continue
        start, end = words[at][0], words[last][1]
        found.append(NoteFinding(start, end, _kind(text[start:end], identity)))
        at = last + 1
    return tuple(found)


LONGEST_RUN = 8


def _shortest_run(text: str, words: list[tuple[int, int]], at: int, identity: Identity) -> int | None:
    """The last of the fewest words from `at` on that hold something of the case and need their first one for it."""
    for last in range(at, min(at + LONGEST_RUN, len(words))):
        if identity.occurs_in(text[words[at][0] : words[last][1]]):
            needs_first = last == at or not identity.occurs_in(text[words[at + 1][0] : words[last][1]])
            return last if needs_first else None
    return None


def _kind(text: str, identity: Identity) -> str:
    if not identity.dates.isdisjoint(dates_in(text)):
        return "date"
    if not identity.name_words.isdisjoint(words_of(text)):
        return "name"
    return "number or place"
