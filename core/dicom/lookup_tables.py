"""Modality, VOI and palette look-up tables from header to arrays, whatever the coding of their data."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from core.dicom.header import numbers, text, value
from core.errors import FileFault
from core.study import LookupTable

MAX_ENTRIES = 65536
_COLOURS = ("Red", "Green", "Blue")


def lookup_table(item: Dataset, *, signed_input: bool) -> LookupTable | None:
    """A Modality or VOI LUT (PS3.3 C.11.1.1.1, C.11.2.1.1); None where it is unusable.

    `signed_input`: a first mapped value above 32,767 stands for a negative one.
    """
    described = _descriptor(item, "LUTDescriptor", signed_input)
    if described is None:
        return None
    count, first, bits = described
    table = _entries(item, "LUTData", count)
    if table.size == 0:
        return None
    bits = max(min(bits, 16), int(table.max()).bit_length(), 1)
    return LookupTable(table, first, bits, text(item, "LUTExplanation"))


def _descriptor(item: Dataset, keyword: str, signed_input: bool) -> tuple[int, int, int] | None:
    """(entries, first mapped value, bits of an entry)."""
    stated = numbers(item, keyword)
    if len(stated) != 3:
        return None
    count, first, bits = (int(v) for v in stated)
    count = count % MAX_ENTRIES or MAX_ENTRIES  # PS3.3 C.11.1.1.1: 0 stands for 65,536
    if signed_input and first > 32767:
        first -= 65536
    return count, first, bits


def _entries(item: Dataset, keyword: str, count: int) -> NDArray[np.uint16]:
    """At most `count` entries, uint16 (n,), from words, or from bytes where there is only one for each."""
    data = value(item, keyword)
    if data is None:
        return np.zeros(0, dtype=np.uint16)
    words = _words(item, data)
    if 2 * words.size <= count + 1 and count > 1:  # two 8-bit entries in each word, the first in its lower half
        return words.astype("<u2").view(np.uint8)[:count].astype(np.uint16)
    return words[:count]


def _words(item: Dataset, data: Any) -> NDArray[np.uint16]:
    """16-bit words in this machine's order. pydicom gives US as numbers and OW as the file's bytes."""
    if isinstance(data, bytes):
        big_endian = item.original_encoding[1] is False
        even = data + b"\0" * (len(data) % 2)
        return np.frombuffer(even, dtype=">u2" if big_endian else "<u2").astype(np.uint16)
    return np.atleast_1d(np.asarray(data)).astype(np.int64).astype(np.uint16)


def palette_colours(indices: NDArray[Any], dataset: Dataset, name: str) -> NDArray[np.uint8]:
    """PALETTE COLOR pixels (integers, any shape) to RGB: uint8, one axis of 3 more (PS3.3 C.7.6.3.1.5, C.7.9.2).

    Indices beyond the ends take the nearest entry; of 16-bit entries the upper eight bits are shown. Raises FileFault
    where the tables are absent or unusable.
    """
    tables = [_colour_table(dataset, colour, indices.dtype.kind == "i") for colour in _COLOURS]
    if any(table is None or table[1].size == 0 for table in tables):
        raise FileFault("{name} lacks the palette that its colours need; ask for it again.", name=name)
    known = [table for table in tables if table is not None]
    # Descriptors say 16 bits of 8-bit data often enough that the values are asked, those of all three colours.
    shift = 8 if max(int(table.max()) for _, table in known) > 255 else 0
    out = np.empty((*indices.shape, 3), dtype=np.uint8)
    for axis, (first, table) in enumerate(known):
        shades = (table >> shift).astype(np.uint8)
        out[..., axis] = shades[np.clip(indices.astype(np.int64) - first, 0, table.size - 1)]
    return out


def _colour_table(dataset: Dataset, colour: str, signed: bool) -> tuple[int, NDArray[np.uint16]] | None:
    """(first value mapped, entries) of one colour."""
    described = _descriptor(dataset, f"{colour}PaletteColorLookupTableDescriptor", signed)
    if described is None:
        return None
    return described[1], _colour_entries(dataset, colour, described[0])


def _colour_entries(dataset: Dataset, colour: str, count: int) -> NDArray[np.uint16]:
    if value(dataset, f"{colour}PaletteColorLookupTableData") is not None:
        return _entries(dataset, f"{colour}PaletteColorLookupTableData", count)
    keyword = f"Segmented{colour}PaletteColorLookupTableData"
    data, bits = value(dataset, keyword), numbers(dataset, f"{colour}PaletteColorLookupTableDescriptor")[2]
    if not isinstance(data, bytes):
        return np.zeros(0, dtype=np.uint16)
    words = _words(dataset, data)
    codes = words.astype("<u2").view(np.uint8).astype(np.uint16) if bits <= 8 else words
    return expanded(codes, count, 1 if bits <= 8 else 2)


def expanded(codes: NDArray[np.uint16], count: int, code_bytes: int) -> NDArray[np.uint16]:
    """Segmented palette data (PS3.3 C.7.9.2) to at most `count` entries; it ends where the data make no sense.

    `codes`: (opcode, length, values ...): 0 discrete, 1 linear to one more value, 2 indirect (earlier segments again).
    `code_bytes`: 1 or 2, the size of a code in the file, since the offset of an indirect segment counts bytes.
    """
    expansion = _Expansion([int(code) for code in codes], code_bytes, count)
    expansion.run(0, None)
    return np.asarray(expansion.entries[:count], dtype=np.uint16)


class _Expansion:
    """One expansion under way. Every segment adds an entry or ends it, so the work is bounded by `limit`."""

    def __init__(self, codes: list[int], code_bytes: int, limit: int) -> None:
        self._codes, self._code_bytes, self._limit = codes, code_bytes, limit
        self.entries: list[int] = []

    def run(self, at: int, segments: int | None) -> None:
        """Expand from code `at`: so many segments, or all of them where None."""
        left = segments
        while left != 0 and at + 2 < len(self._codes) and len(self.entries) < self._limit:
            opcode, length, before = self._codes[at], self._codes[at + 1], len(self.entries)
            if opcode == 0:
                self.entries += self._codes[at + 2 : at + 2 + length]
                at += 2 + length
            elif opcode == 1:
                self._ramp(self._codes[at + 2], length)
                at += 3
            elif opcode == 2 and segments is None:
                self.run(self._target(at + 2), length)
                at += 2 + 4 // self._code_bytes
            if len(self.entries) == before:
                return
            left = None if left is None else left - 1

    def _ramp(self, last: int, length: int) -> None:
        first = self.entries[-1] if self.entries else last
        self.entries += [round(first + (last - first) * (k + 1) / length) for k in range(length)]

    def _target(self, at: int) -> int:
        """The code that an offset at `at` points to: 32 bits, the lower word first (PS3.3 C.7.9.2.3)."""
        parts = self._codes[at : at + 4 // self._code_bytes]
        return sum(part << (8 * self._code_bytes * k) for k, part in enumerate(parts)) // self._code_bytes
