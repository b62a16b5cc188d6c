"""Burned-in text: what is found, what of it may stay, and whether anything is left once it is blackened."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.errors import ExportCancelled, Sentence
from core.export.deidentify.box import Box, ProposedBox
from core.export.deidentify.boxes import blackened
from core.export.deidentify.identity import Identity, dates_in, squeezed, words_of
from core.export.deidentify.pixels import StoredPixels
from core.export.deidentify.text_finder import FoundText, TextFinder

MARKERS = frozenset({
    "l", "r", "lt", "rt", "left", "right", "pa", "ap", "lat", "lateral", "erect", "upright", "supine", "prone",
    "portable", "mobile", "sitting", "semi", "semierect", "standing", "decub", "decubitus", "ll", "rl", "obl",
    "oblique", "rao", "lao", "rpo", "lpo", "cc", "mlo", "rcc", "lcc", "rmlo", "lmlo", "ml", "lm", "insp", "exp",
    "inspiration", "expiration", "wb", "weight", "bearing", "bed", "view", "anterior", "posterior", "h", "f", "a", "p",
    "s", "i",
})  # fmt: skip
# Long and unlike a name ("WEIGHT" is a letter from Wright): these may be misread by a letter.
_LONG_MARKERS = (
    "erect",
    "upright",
    "supine",
    "prone",
    "portable",
    "mobile",
    "lateral",
    "decubitus",
    "semierect",
    "standing",
)
_RUN_TOGETHER = re.compile(
    "[lr]?(?:" + "|".join(sorted((m for m in MARKERS if len(m) >= 2), key=len)[::-1]) + ")+[lr]?"
)
ROUNDS = 3
_SURE = 0.8
_MARGIN = 1  # the detection's own box is wider than the letters by a third of their height
_TALLEST = 0.2  # of the picture's height: what is larger is a rib or a metal ring, and no line of text
_ALIKE = 0.8
_LOOKALIKES = str.maketrans("01358|!l", "oiesbiii")
_AS_DIGITS = str.maketrans("oOiIlL|!zZsSbBgq", "0011111122558899")
_PERCENTILES = (0.5, 99.5)


@dataclass(frozen=True, slots=True)
class CheckedPixels:
    """Pixels after blackening and a second look. `remaining`: what was still read; with any, the case is withheld."""

    pixels: StoredPixels
    boxes: tuple[Box, ...]
    remaining: tuple[ProposedBox, ...]

    @property
    def reason(self) -> Sentence | None:
        """Why the case is withheld, in one sentence that does not repeat what was read; None where it is clean."""
        if not self.remaining:
            return None
        kinds = {box.kind for box in self.remaining}
        return Sentence(
            "The pixels still hold text of the patient's header in {count} place(s) after blackening; blacken them by "
            "hand or leave the case out."
            if "identity" in kinds
            else "The pixels still hold text in {count} place(s) after blackening; blacken them by hand or leave the "
            "case out.",
            count=len(self.remaining),
        )


def _never() -> bool:
    return False


def propose(
    pixels: StoredPixels,
    identity: Identity,
    finder: TextFinder,
    outside: Iterable[Box] = (),
    cancelled: Callable[[], bool] = _never,
) -> tuple[ProposedBox, ...]:
    """Boxes to blacken, for a person to look at: `outside` (of `outside_regions`), then every text but markers.

    After each round the found boxes are blackened and the picture is read again, `ROUNDS` times at most: large letters
    hide small ones from the detection. Where a region's edge may cut through a line, the whole picture is read first.
    Raises ExportCancelled between two looks at a picture.
    """
    proposed = [ProposedBox(box, "region") for box in outside]
    if proposed:
        whole = _read(pixels, identity, finder, cancelled)
        proposed += [one for one in whole if not any(region.box.holds(one.box) for region in proposed)]
    for _ in range(ROUNDS):
        now = blackened(pixels, [one.box for one in proposed])
        found = _read(now, identity, finder, cancelled)
        if not found:
            break
        proposed += found
    return tuple(proposed)


def clean_pixels(
    pixels: StoredPixels,
    boxes: Sequence[Box],
    identity: Identity,
    finder: TextFinder,
    cancelled: Callable[[], bool] = _never,
) -> CheckedPixels:
    """Blacken the accepted boxes in every frame and read what is left."""
    done = blackened(pixels, boxes)
    return CheckedPixels(done, tuple(boxes), tuple(_read(done, identity, finder, cancelled)))


def _read(
    pixels: StoredPixels, identity: Identity, finder: TextFinder, cancelled: Callable[[], bool]
) -> list[ProposedBox]:
    """Every text of every frame that may not stay; boxes of one place are one. Frames that look alike are read once."""
    found: list[ProposedBox] = []
    seen: set[bytes] = set()
    rows, columns = pixels.values.shape[1:3]
    for frame in pixels.values:
        for view in views_of(frame, pixels):
            if cancelled():
                raise ExportCancelled("The check for burned-in text was cancelled; nothing was written.")
            if (look := view.tobytes()) in seen:
                continue
            seen.add(look)
            found += [one for text in finder.find(view) if (one := _judged(text, identity, rows, columns)) is not None]
    return _merged(found)


def views_of(frame: NDArray[np.generic], pixels: StoredPixels) -> list[NDArray[np.uint8]]:
    """A frame as it may show, uint8, without the header's windows: its full range, and all but its extremes.

    Text that was written at the top of 16 bits hides everything else in the one, text of a middle grey in the other.
    """
    if pixels.is_colour and frame.dtype == np.uint8:
        return [np.ascontiguousarray(frame, dtype=np.uint8)]
    values = frame.astype(np.float32)
    if pixels.palette is not None:
        return [pixels.palette[frame.astype(np.int64).clip(0, len(pixels.palette) - 1)]]
    values = np.nan_to_num(values, posinf=0.0, neginf=0.0)
    step = max(1, int(np.sqrt(values.size / 1_000_000)))
    sample = values[::step, ::step]
    ranges = [(float(values.min()), float(values.max()))]
    narrow = tuple(float(edge) for edge in np.percentile(sample, _PERCENTILES))
    if narrow[1] - narrow[0] < 0.9 * (ranges[0][1] - ranges[0][0]) and narrow[1] > narrow[0]:
        ranges.append((narrow[0], narrow[1]))
    return [_stretched(values, low, high) for low, high in ranges if high > low]


def judged(text: str, score: float, identity: Identity) -> str | None:
    """ "identity", "text", or None for what may stay: markers, and one or two signs that are hardly any."""
    words = words_of(text)
    if not words:
        return None
    if identity.occurs_in(text) or _is_like(text, identity):
        return "identity"
    if _is_marker(words):
        return None
    if len(squeezed(text)) <= 2 and score < _SURE:
        return None
    return "text"


def _judged(found: FoundText, identity: Identity, rows: int, columns: int) -> ProposedBox | None:
    kind = judged(found.text, found.score, identity)
    if kind is None or (kind == "text" and found.box.height > _TALLEST * rows):
        return None
    return ProposedBox(found.box.grown(_MARGIN, rows, columns), kind, found.text)


def _is_marker(words: list[str]) -> bool:
    """Markers alone, three at most; also run together ("PAERECT"), or a long one with a letter misread ("FRECT")."""
    if len(words) <= 3 and all(
        word in MARKERS or difflib.get_close_matches(word, _LONG_MARKERS, 1, _ALIKE) for word in words
    ):
        return True
    return _RUN_TOGETHER.fullmatch("".join(words)) is not None


def _is_like(text: str, identity: Identity) -> bool:
    """Whether a reading is a value of the header but for a letter or two: 'KAUFMAM', '19430722' read as 'I943O722'."""
    if not identity.dates.isdisjoint(dates_in(text.translate(_AS_DIGITS))):
        return True
    folded = [word.translate(_LOOKALIKES) for word in words_of(text) if len(word) >= 4]
    wanted = [word.translate(_LOOKALIKES) for word in (*identity.name_words, *identity.fragments) if len(word) >= 4]
    folded.append(squeezed(text).translate(_LOOKALIKES))
    return any(
        abs(len(word) - len(value)) <= 2 and difflib.SequenceMatcher(None, word, value).ratio() >= _ALIKE
        for word in folded
        for value in wanted
    )


def _merged(found: list[ProposedBox]) -> list[ProposedBox]:
    """Readings of one place at several sizes as one box, with the longest reading."""
    merged: list[ProposedBox] = []
    for one in sorted(found, key=lambda box: box.box):
        while (other := next((other for other in merged if other.box.mostly_overlaps(one.box)), None)) is not None:
            merged.remove(other)
            kind = "identity" if "identity" in (one.kind, other.kind) else "text"
            one = ProposedBox(one.box.joined(other.box), kind, max(one.text, other.text, key=len))
        merged.append(one)
    return merged


def _stretched(values: NDArray[np.float32], low: float, high: float) -> NDArray[np.uint8]:
    return np.asarray(np.clip((values - low) * (255.0 / (high - low)), 0, 255), dtype=np.uint8)
