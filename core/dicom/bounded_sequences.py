"""Sequences of a file, parsed under one limit: the library makes a data set of every eight bytes, if it is asked to."""

from __future__ import annotations

import io
from typing import Any

from pydicom import Dataset
from pydicom.dataelem import RawDataElement
from pydicom.filereader import read_sequence

from core.dicom import header
from core.errors import LimitExceeded

MAX_READS = 200_000  # each item takes one at least, each element two
FEW_READS = 2000


class BoundedSequences:
    """Reads the sequences of one file, nested ones too. Raises LimitExceeded where they hold too much."""

    def __init__(self, name: str, most_reads: int = MAX_READS) -> None:
        self._name, self._left = name, most_reads

    def items(self, dataset: Dataset, keyword: str) -> list[Dataset]:
        """The items of a sequence that nobody has asked for yet; empty where absent or not a sequence."""
        raw = header.element(dataset, keyword)
        if not isinstance(raw, RawDataElement):  # of undefined length: parsed with the file, under the file's limit
            return header.items(dataset, keyword)
        if raw.VR not in (None, "SQ") or not isinstance(raw.value, bytes):
            return []
        stream = _Counted(raw.value, self._left)
        try:
            encoding: Any = dataset.original_character_set
            found = read_sequence(stream, raw.is_implicit_VR, raw.is_little_endian, len(raw.value), encoding)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - pydicom raises whatever broken bytes provoke; that counts as absent
            return self._checked(stream, [])
        return self._checked(stream, list(found))

    def _checked(self, stream: _Counted, found: list[Dataset]) -> list[Dataset]:
        self._left = stream.left
        if self._left < 0:
            raise LimitExceeded("{name} has sequences of too many items to be read; ask for it again.", name=self._name)
        return found


def few_items(dataset: Dataset, keyword: str) -> list[Dataset]:
    """The items of a sequence that holds a handful, look-up tables for instance; of one with too many, none."""
    try:
        return BoundedSequences("", FEW_READS).items(dataset, keyword)
    except LimitExceeded:
        return []


class _Counted(io.BytesIO):
    """Bytes that can be read from only so often."""

    def __init__(self, data: bytes, left: int) -> None:
        super().__init__(data)
        self.left = left

    def read(self, size: int | None = -1, /) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise EOFError
        return super().read(size)
