"""The same picture twice: same file, or a copy that was resized, recompressed or windowed anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.learning.survey import FileFacts, Survey

# On 11,837 chest radiographs, no two differing files of different patients came near this (the nearest correlated at
# 0.91); of copies at half to one and a half times the size, with other gamma and contrast, through JPEG 30 to 95, 99 in
# 100 did.
MAX_BITS = 24
MIN_CORRELATION = 0.94
THUMB_SIDE = 64
BLOCK = 1024
MAX_PAIRS = 20_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two images (rows of the survey) that are one. `same_file`: byte for byte; else `bits` of 256 differ."""

    first: int
    second: int
    same_file: bool
    bits: int


def duplicates(survey: Survey) -> list[Pair]:
    """Same files and near-duplicates among the images that could be read, at most 20,000 pairs.

    Near-duplicate: fingerprints differ in at most 24 of 256 bits, and the fine structure of the two pictures (64 x 64
    pixels without their coarse shading) correlates at 0.94 or more: chests resemble one another, so the fingerprint
    alone is no proof. Of several same files, each is paired with the first.
    """
    pairs, first_of = _same_files(survey.facts)
    rows = np.array(sorted(first_of.values()), dtype=np.int64)
    for first, second, bits in _alike(survey.facts, rows):
        if len(pairs) >= MAX_PAIRS:
            break
        if structure_correlation(survey.canvases[first], survey.canvases[second]) >= MIN_CORRELATION:
            pairs.append(Pair(first, second, False, bits))
    return pairs


def _same_files(facts: tuple[FileFacts, ...]) -> tuple[list[Pair], dict[str, int]]:
    """The pairs, and the first row of each SHA-256."""
    pairs: list[Pair] = []
    first_of: dict[str, int] = {}
    for row, fact in enumerate(facts):
        if not fact.fault and first_of.setdefault(fact.sha256, row) != row:
            pairs.append(Pair(first_of[fact.sha256], row, True, 0))
    return pairs[:MAX_PAIRS], first_of


def _alike(facts: tuple[FileFacts, ...], rows: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """Pairs of rows whose fingerprints are near, with the number of differing bits; one matrix product a block."""
    if len(rows) == 0:
        return
    words = np.array([np.frombuffer(bytes.fromhex(facts[row].fingerprint), np.uint8) for row in rows])
    bits = np.unpackbits(words, axis=1).astype(np.float32) * 2.0 - 1.0
    for start in range(0, len(rows), BLOCK):
        agreement = bits[start : start + BLOCK] @ bits[start:].T  # bits alike minus bits apart
        apart = (bits.shape[1] - agreement) / 2.0
        for one, other in np.argwhere(np.triu(apart <= MAX_BITS, 1)):
            yield int(rows[start + one]), int(rows[start + other]), int(apart[one, other])


def structure_correlation(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Correlation of two pictures (uint8, any size) without their coarse shading, -1 to 1; 0 for flat ones."""
    a, b = _structure(one), _structure(other)
    length = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(np.vdot(a, b)) / length if length > 0 else 0.0


def _structure(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """64 x 64 pixels minus their 8 x 8 means, float32."""
    picture = Image.fromarray(np.ascontiguousarray(grey)).resize((THUMB_SIDE, THUMB_SIDE), Image.Resampling.BOX)
    coarse = picture.resize((8, 8), Image.Resampling.BOX).resize((THUMB_SIDE, THUMB_SIDE), Image.Resampling.BICUBIC)
    return np.asarray(picture, dtype=np.float32) - np.asarray(coarse, dtype=np.float32)
