"""What a bundle states in words: phrases of ours, which every language has, and free text, for which it brings words.

A manifest is English: it is vouched for as it lies there, and read by earlier versions. `words.json` beside it says its
free texts (intended use, limits, ...) in other languages: {"vi": {"the English text": "the same in Vietnamese"}, ...}.
A text that has changed since has no translation then, rather than one that says something else.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import msgspec

from core.errors import BundleError, Sentence, listed, reason_of
from core.said_before import said_before

WORDS_FILE = "words.json"
MAX_WORDS_BYTES = 1 << 20
Words: TypeAlias = dict[str, dict[str, str]]

VAL = Sentence("val, {count} images")
NO_VAL = Sentence("not fitted: val lacks a class")
NO_FINDING = Sentence("not fitted: val has no finding both with and without it")
KEPT = Sentence("{fitted}; kept as it was: {keys}")
THE_SET = Sentence("the set")
SANITY = Sentence("{count} images of {split}; whole network initialised anew, seed {seed}; passed below {limit:g}")
GATE = Sentence("train: {counts}; limits: val, {count} images")
UNNAMED = Sentence("The checkpoint has no name for this output: it was not trained.")
SAME_WEIGHTS = Sentence("Its weights are all the same: it was never trained.")
TWIN_WEIGHTS = Sentence("Its weights are those of another output too: it was never trained.")
SAME_VALUE = Sentence("It gives the same value for every picture: it was never trained.")
CHEST_USE = Sentence(
    "Research on reading support for frontal chest radiographs (PA or AP). Not for diagnosis, not a medical device."
)
IMPORTED_USE = Sentence(
    "Research on reading support for {body_parts} ({modalities}; views {views}). Not for diagnosis, not a medical "
    "device."
)
IMPORTED_LIMITS = (
    Sentence(
        "It was imported: nothing is known here of its training beyond what its makers say, and its figures were not "
        "measured by Overread."
    ),
    Sentence(
        "Its outputs are scores, not probabilities: no calibration was fitted, so they cannot be held against the "
        "numbers of another network."
    ),
    Sentence(
        "For which pictures it was made, and how it wants them scaled, was stated at its import and cannot be checked."
    ),
)
IMPORTED_FROM = Sentence("Imported from {source}.")
_PHRASES = (
    *(THE_SET, VAL, NO_VAL, NO_FINDING, KEPT, SANITY, GATE, UNNAMED, SAME_WEIGHTS, TWIN_WEIGHTS, SAME_VALUE),
    *(CHEST_USE, IMPORTED_USE, *IMPORTED_LIMITS, IMPORTED_FROM),
)
# What the gate's head tells apart (core/learning/gate_pictures.py).
_KINDS = MappingProxyType(
    {
        "sound": Sentence("{count} sound"),
        "inverted": Sentence("{count} inverted"),
        "other": Sentence("{count} other"),
        "part": Sentence("{count} part"),
        "text": Sentence("{count} text"),
        "texture": Sentence("{count} texture"),
        "turned_left": Sentence("{count} turned_left"),
        "turned_right": Sentence("{count} turned_right"),
        "upside_down": Sentence("{count} upside_down"),
    }
)


def phrase(text: str) -> str:
    """A text of a manifest as the Sentence that made it, if one of ours did; otherwise as it stands."""
    said = said_before(text, _PHRASES)
    if isinstance(said, Sentence) and said.template == GATE:
        return Sentence(GATE, count=said.values["count"], counts=_kinds(str(said.values["counts"])))
    return said


def _kinds(counts: str) -> str:
    """ "280 text, 12 part" with a name for every kind that is known."""
    found = (re.fullmatch(r"(\d+) (\w+)", one) for one in counts.split(", "))
    read = [one and one[2] in _KINDS and Sentence(_KINDS[one[2]], count=int(one[1])) for one in found]
    return listed([one or said for one, said in zip(read, counts.split(", "), strict=True)])


def read_words(folder: Path) -> Words:
    """The words.json of a bundle, {} where it brings none. Raises BundleError."""
    path = folder / WORDS_FILE
    if not path.is_file():
        return {}
    try:
        if path.stat().st_size > MAX_WORDS_BYTES:
            raise BundleError(
                "The {file} of the bundle {name} is larger than {limit} MiB; a real one has some kilobytes.",
                file=WORDS_FILE,
                name=folder.name,
                limit=MAX_WORDS_BYTES >> 20,
            )
        return msgspec.json.decode(path.read_bytes(), type=Words)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BundleError(
            "The bundle {name} has an unusable {file} ({error}); mend it, or take it out.",
            name=folder.name,
            file=WORDS_FILE,
            error=reason_of(error),
        ) from error
