"""What the database could not take: a file beside it whose room is taken before it is needed, so that a full disk
cannot refuse a verdict. Records are checksummed and synced; one that a kill cut short counts as never written.

The file is all zeros where nothing waits. A record is its length (4 bytes, little-endian), a checksum (16 bytes) and
the payload; a length of 0 ends the list. Beside an encrypted database the payloads are encrypted each by itself: an
encrypted database in the journal's place would need room for pages that it has not written yet.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from core.errors import StoreFault
from core.file_lock import held

FILE_NAME = "overread.journal"
LOCK_FILE = "overread.journal.lock"
SIZE = 2**20
PATIENCE_S = 10.0
_LENGTH = struct.Struct("<I")
_CHECKSUM_BYTES = 16
_NONCE_BYTES = 12
_END = b"\0" * _LENGTH.size


class Seal:
    """Encrypts what waits by AES-256-GCM (NIST SP 800-38D), with a key that is derived from the database's."""

    def __init__(self, store_key: str) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(hmac.digest(bytes.fromhex(store_key), b"overread journal", "sha256"))

    def close(self, payload: bytes) -> bytes:
        """12 random bytes, then the encrypted payload with its tag of 16 bytes."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, payload, None)

    def open(self, sealed: bytes) -> bytes:
        """Raises StoreFault for what was encrypted with another key, or not at all."""
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
        except (InvalidTag, ValueError) as error:
            raise StoreFault(
                "What waits in the journal was encrypted with another key than the database's; put that key into the "
                "keyring with `overread store key --set`."
            ) from error


class Journal:
    """The journal of one data folder; usable from several processes. Every method raises OSError."""

    def __init__(self, data_dir: Path, size: int = SIZE, seal: Seal | None = None) -> None:
        self.path = data_dir / FILE_NAME
        self._lock_path, self._size, self._seal = data_dir / LOCK_FILE, size, seal

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
        """What waits, oldest first. Raises StoreFault where it was encrypted with another key."""
        held = [payload for _, payload in self._records()]
        return held if self._seal is None else [self._seal.open(payload) for payload in held]

    def append(self, payload: bytes) -> None:
        """Keep a record for good. To be called with the lock held. Raises OSError where it has no room left."""
        end = max((end for end, _ in self._records()), default=0)
        record = self._record(payload) + _END
        if end + len(record) > self.path.stat().st_size:
            raise OSError("the journal is full")
        self._write(end, record)

    def replace(self, payloads: Sequence[bytes]) -> None:
        """These alone wait on, in one write. To be called with the lock held. What was said of patients is
        overwritten."""
        if self.path.exists():
            content = self.path.read_bytes().rstrip(b"\0")
            self._write(0, b"".join(map(self._record, payloads)).ljust(len(content), b"\0"))

    def _record(self, payload: bytes) -> bytes:
        kept = payload if self._seal is None else self._seal.close(payload)
        return _LENGTH.pack(len(kept)) + _checksum(kept) + kept

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
