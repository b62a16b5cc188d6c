"""Many byte strings are searched at once, in one pass whose cost hardly grows with their number.

The first four bytes of each place are looked up in a table of those that begin a pattern; only the few places that
remain are compared (a filter by q-grams: Navarro and Raffinot, Flexible Pattern Matching in Strings, section 3.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

GRAM = 4
_TABLE_BITS = 20
_FACTOR = np.uint32(2654435761)
_SHIFT = np.uint32(32 - _TABLE_BITS)


class PatternSet:
    """Patterns of at least four bytes; shorter ones are refused with ValueError."""

    def __init__(self, patterns: Iterable[bytes]) -> None:
        self._buckets: dict[bytes, dict[int, set[bytes]]] = {}
        for pattern in patterns:
            if len(pattern) < GRAM:
                raise ValueError("a pattern needs four bytes at least")
            lengths = self._buckets.setdefault(pattern[:GRAM], {})
            lengths.setdefault(len(pattern), set()).add(pattern)
        self.longest = max((length for lengths in self._buckets.values() for length in lengths), default=0)
        self._table = np.zeros(1 << _TABLE_BITS, dtype=bool)
        grams = np.frombuffer(b"".join(self._buckets), dtype="<u4")
        self._table[_slots(grams)] = True
        self._grams = np.sort(grams)

    def hits(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """(offset, pattern) of every occurrence in `data`, in no set order."""
        for start in range(GRAM):
            count = (len(data) - start) // GRAM
            if count <= 0 or not self._grams.size:
                return
            grams = np.frombuffer(data, dtype="<u4", count=count, offset=start)
            for place in self._places(grams):
                yield from self._at(data, int(place) * GRAM + start)

    def _places(self, grams: NDArray[np.uint32]) -> NDArray[np.intp]:
        places = np.flatnonzero(self._table[_slots(grams)])
        found = grams[places]
        nearest = np.minimum(np.searchsorted(self._grams, found), self._grams.size - 1)
        kept: NDArray[np.intp] = places[self._grams[nearest] == found]
        return kept

    def _at(self, data: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
        for length, patterns in self._buckets[data[offset : offset + GRAM]].items():
            candidate = data[offset : offset + length]
            if candidate in patterns:
                yield offset, candidate


def _slots(grams: NDArray[np.uint32]) -> NDArray[np.uint32]:
    slots: NDArray[np.uint32] = (grams * _FACTOR) >> _SHIFT
    return slots
