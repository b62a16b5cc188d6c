"""What the database could not take: a file beside it whose room is taken before it is needed, so that a full disk
cannot refuse a verdict. Records are checksummed and synced; one that a kill cut short counts as never written.

The file is all zeros where nothing waits. A record is its length (4 bytes, little-endian), a checksum (16 bytes) and
the payload; a length of 0 ends the list.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.file_lock import held

FILE_NAME = "overread.journal"
LOCK_FILE = "overread.journal.lock"
SIZE = 2**20
PATIENCE_S = 10.0
_LENGTH = struct.Struct("<I")
_CHECKSUM_BYTES = 16
_END = b"\0" * _LENGTH.size


class Journal:
    """The journal of one data folder; usable from several processes. Every method raises OSError."""

    def __init__(self, data_dir: Path, size: int = SIZE) -> None:
        self.path = data_dir / FILE_NAME
        self._lock_path, self._size = data_dir / LOCK_FILE, size

    def prepare(self) -> None:
        """Take the room, with zeros rather than a reservation, which not every file system keeps."""
        with self.locked(), os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as stream:
            missing = self._size - stream.seek(0, os.SEEK_END)
            if missing > 0:
                stream.write(bytes(missing))
                stream.flush()
                os.fsync(stream.fileno())

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits; asked before every write, so it reads four bytes."""
        try:
            with self.path.open("rb", buffering=0) as stream:
                return stream.read(_LENGTH.size) in (b"", _END)
        except FileNotFoundError:
            return True

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes and threads out; also while what waits is being stored. Raises TimeoutError."""
        with held(self._lock_path, PATIENCE_S):
            yield

    def payloads(self) -> list[bytes]:
        """What waits, oldest first."""
        return [payload for _, payload in self._records()]

    def append(self, payload: bytes) -> None:
        """Keep a record for good. To be called with the lock held. Raises OSError where it has no room left."""
        end = max((end for end, _ in self._records()), default=0)
        record = _LENGTH.pack(len(payload)) + _checksum(payload) + payload + _END
        if end + len(record) > self.path.stat().st_size:
            raise OSError("the journal is full")
        self._write(end, record)

    def clear(self) -> None:
        """Everything is stored. To be called with the lock held. What was said of patients is overwritten."""
        if self.path.exists():
            content = self.path.read_bytes().rstrip(b"\0")
            self._write(0, bytes(len(content)))

    def _write(self, at: int, content: bytes) -> None:
        with self.path.open("r+b", buffering=0) as stream:
            stream.seek(at)
            stream.write(content)
            os.fsync(stream.fileno())

    def _records(self) -> Iterator[tuple[int, bytes]]:
        """Each whole record with where it ends."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return
        at, head = 0, _LENGTH.size + _CHECKSUM_BYTES
        while at + head <= len(content):
            (length,) = _LENGTH.unpack_from(content, at)
            payload = content[at + head : at + head + length]
            if not length or content[at + _LENGTH.size : at + head] != _checksum(payload):
                return
            at += head + length
            yield at, payload


def _checksum(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_CHECKSUM_BYTES).digest()
