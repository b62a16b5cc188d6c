"""Text in pixels: read by a recogniser, compared with what it may mistake.

Letters that look alike are one (O and 0, l and 1, S and 5 ...). A form of 6 to 9 such letters may differ in one, a
longer one in two; a shorter one must be a whole word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.export.verification.folding import plain

_ALIKE = str.maketrans("oqdilj|!sbzgt", "0001111158267")
_SIDE, _OVERLAP = 1800, 240
_LEAST_SIDE = 64
# Marks that a film may keep (PS3.16 CID 244 laterality, view positions, postures).
_MARKS = """
    l r left right pa ap lat mas lateral lpo rpo lao rao erect upright supine prone decubitus portable mobile semi
    dcha izda der izq derecha izquierda rechts links droite gauche phai trai inspiration expiration insp exp cm mm kv
"""
MARKERS = frozenset(_MARKS.split())


@dataclass(frozen=True, slots=True)
class ReadText:
    """A line of text and its box in pixels: left, top, width, height."""

    text: str
    box: tuple[int, int, int, int]


TextReader = Callable[[NDArray[np.uint8]], list[ReadText]]


def open_text_reader(threads: int = 1) -> TextReader:
    """A reader of text on rapidocr's own models, on `threads` threads. It takes uint8, rows x columns (x 3, RGB)."""
    from rapidocr import RapidOCR

    recogniser = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )

    def read(pixels: NDArray[np.uint8]) -> list[ReadText]:
        return [line for left, top, tile in _tiles(pixels) for line in _lines(recogniser(tile), left, top)]

    return read


def _tiles(pixels: NDArray[np.uint8]) -> Iterator[tuple[int, int, NDArray[np.uint8]]]:
    """(left, top, tile): the picture in pieces that the recogniser need not shrink, overlapping by 240 pixels."""
    colour = np.repeat(pixels[..., None], 3, axis=2) if pixels.ndim == 2 else pixels[..., ::-1]
    for top in _starts(colour.shape[0]):
        for left in _starts(colour.shape[1]):
            tile = colour[top : top + _SIDE, left : left + _SIDE]
            lack = [(0, max(0, _LEAST_SIDE - side)) for side in tile.shape[:2]]
            yield left, top, np.ascontiguousarray(np.pad(tile, (*lack, (0, 0))))


def _starts(length: int) -> list[int]:
    if length <= _SIDE:
        return [0]
    return [*range(0, length - _SIDE, _SIDE - _OVERLAP), length - _SIDE]


def _lines(result: object, left: int, top: int) -> Iterator[ReadText]:
    texts, boxes = getattr(result, "txts", None), getattr(result, "boxes", None)
    if texts is None or boxes is None:
        return
    for text, corners in zip(texts, boxes, strict=True):
        low, high = np.min(corners, axis=0).astype(int), np.max(corners, axis=0).astype(int)
        yield ReadText(text, (left + int(low[0]), top + int(low[1]), int(high[0] - low[0]), int(high[1] - low[1])))


class DrawnForms:
    """The forms that are looked for in read text: each with a number that the caller knows it by."""

    def __init__(self, forms: Iterable[tuple[str, int]]) -> None:
        self._words: dict[str, set[int]] = {}
        self._long: dict[str, set[int]] = {}
        for form, number in forms:
            alike = form.translate(_ALIKE)
            table = self._words if len(alike) < 6 else self._long
            table.setdefault(alike, set()).add(number)

    def found_in(self, text: str) -> set[int]:
        """The numbers of the forms that `text`, as it was read, may hold."""
        words = [word.translate(_ALIKE) for word in re.findall(r"[^\W_]+", plain(text))]
        found = {number for word in words for number in self._words.get(word, ())}
        joined = "".join(words)
        for form, numbers in self._long.items():
            if not numbers <= found and holds_nearly(joined, form):
                found |= numbers
        return found


def is_marker(text: str) -> bool:
    """Whether read text may stay unexplained: marks of side and view, and lines of fewer than 4 letters or digits."""
    words = re.findall(r"[^\W\d_]+|\d+", plain(text))
    return sum(map(len, words)) < 4 or all(word in MARKERS or (word.isdecimal() and len(word) < 4) for word in words)


def holds_nearly(text: str, form: str) -> bool:
    """Whether a part of `text` is `form` but for one mistake in 6 to 9 letters, two in 10 or more (Sellers 1980)."""
    allowed = 1 if len(form) < 10 else 2
    size = len(form) // (allowed + 1)
    pieces = (form[i * size : (i + 1) * size if i < allowed else None] for i in range(allowed + 1))
    if not any(piece in text for piece in pieces):
        return False
    column = list(range(len(form) + 1))
    for letter in text:
        diagonal, column[0] = column[0], 0
        for row, wanted in enumerate(form, start=1):
            best = min(diagonal + (letter != wanted), column[row] + 1, column[row - 1] + 1)
            diagonal, column[row] = column[row], best
        if column[-1] <= allowed:
            return True
    return False
