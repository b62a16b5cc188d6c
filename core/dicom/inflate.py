"""Deflated DICOM (PS3.5 A.5), inflated by us within limits, and only as far as the parser reads.

pydicom inflates such a file whole before it looks at a single attribute: 270 kB become 256 MB.
"""

from __future__ import annotations

import io
import os
import struct
import zlib

from core.errors import FileFault, LimitExceeded
from core.settings import Limits

DEFLATED_UID = b"1.2.840.10008.1.2.1.99"
PLAIN_UID = b"1.2.840.10008.1.2.1\0\0\0"  # Explicit VR Little Endian, padded to the same length
META_BYTES = 65536
CHUNK_BYTES = 65536
_LONG_VRS = frozenset((b"OB", b"OW", b"OF", b"OD", b"OL", b"OV", b"SQ", b"UC", b"UN", b"UR", b"UT", b"SV", b"UV"))


def inflated(source: io.BufferedIOBase, name: str, limits: Limits) -> io.BufferedIOBase | InflatedStream:
    """`source` itself, or a stream that looks like the same file stored without deflation.

    Leaves `source` at its start. Raises FileFault where the file meta information hides what it is.
    """
    head = source.read(META_BYTES)
    source.seek(0)
    if DEFLATED_UID not in head:
        return source
    found, end = _transfer_syntax(head)
    if found is None:
        raise FileFault("{name} cannot be read, for its file meta information is damaged; ask for it again.", name=name)
    value_at, value = found
    if value.rstrip(b"\0 ") != DEFLATED_UID:
        return source
    meta = head[:value_at] + PLAIN_UID + head[value_at + len(value) :][: end - value_at - len(value)]
    source.seek(0, os.SEEK_END)
    limit = limits.inflated_bytes(source.tell() - end)
    source.seek(end)
    return InflatedStream(source, meta, limit, name)


def _transfer_syntax(head: bytes) -> tuple[tuple[int, bytes] | None, int]:
    """Where the value of (0002,0010) starts and what it is; and where the file meta information ends (PS3.10 7.1)."""
    at = 132 if head[128:132] == b"DICM" else 0
    found = None
    while head[at : at + 2] == b"\x02\x00" and at + 12 <= len(head):
        (element,) = struct.unpack_from("<H", head, at + 2)
        start = at + 12 if head[at + 4 : at + 6] in _LONG_VRS else at + 8
        length = struct.unpack_from("<I" if start == at + 12 else "<H", head, start - (4 if start == at + 12 else 2))[0]
        at = start + length
        if element == 0x0010:
            found = (start, head[start:at])
    complete = at < len(head)
    return (found if complete and found is not None and len(found[1]) == len(PLAIN_UID) else None), at


class InflatedStream:
    """A readable, seekable view: `prefix`, then what `source` inflates to. Never holds more than `limit` bytes of it.

    Raises LimitExceeded where the parser asks for more.
    """

    def __init__(self, source: io.BufferedIOBase, prefix: bytes, limit: int, name: str) -> None:
        self._source, self._name, self._limit = source, name, limit + len(prefix)
        self._known = bytearray(prefix)
        self._inflate: zlib._Decompress | None = zlib.decompressobj(-zlib.MAX_WBITS)
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; all that is left where it is negative."""
        self._fill(None if size < 0 else self._at + size)
        part = bytes(memoryview(self._known)[self._at : None if size < 0 else self._at + size])
        self._at += len(part)
        return part

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if whence == os.SEEK_END:
            self._fill(None)
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: len(self._known)}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def _fill(self, wanted: int | None) -> None:
        """Inflate until `wanted` bytes are known, or to the end."""
        while self._inflate is not None and (wanted is None or len(self._known) < wanted):
            data = self._inflate.unconsumed_tail or self._source.read(CHUNK_BYTES)
            if not data or self._inflate.eof:
                self._inflate = None
                return
            room = self._limit - len(self._known)
            self._known += self._inflate.decompress(data, min(CHUNK_BYTES * 16, room + 1))
            if len(self._known) > self._limit:
                raise LimitExceeded(
                    "{name} inflates to more than {limit:.0f} MiB, above the limit for a file of "
                    "its size (settings: max_inflation, max_inflated_bytes); ask for it uncompressed.",
                    name=self._name,
                    limit=self._limit / 2**20,
                )
