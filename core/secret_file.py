"""A file of random bytes that its owner alone may read, made once whichever process comes first."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def read_or_make(path: Path, length: int) -> bytes:
    """The bytes of the file; where there is none it is made, of `length` random bytes. Raises OSError."""
    if not path.exists():
        _make(path, length)
    return path.read_bytes()


def _make(path: Path, length: int) -> None:
    """Write it whole under another name, then link: of two processes at once, both use the file of the first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(secrets.token_bytes(length))
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileExistsError):  # another process was first: its file stands
            os.link(part, path)
    finally:
        part.unlink()
