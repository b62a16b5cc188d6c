"""A lock among several programs: held on a file that stays, empty, and let go by the system however a process ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

POLL_S = 0.005

if sys.platform == "win32":
    import msvcrt

    def take_at_once(stream: IO[bytes]) -> None:
        """Take the lock on an open file, or raise OSError where another holds it."""
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def take_at_once(stream: IO[bytes]) -> None:
        """Take the lock on an open file, or raise OSError where another holds it."""
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(path: Path, patience_s: float) -> Iterator[None]:
    """Wait for the lock on `path`, and hold it. Raises TimeoutError after `patience_s`, OSError where the file cannot
    be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as stream:
        ends = time.monotonic() + patience_s
        while not _taken(stream):
            if time.monotonic() > ends:
                raise TimeoutError(f"{path} is held by another process")
            time.sleep(POLL_S)
        yield


def _taken(stream: IO[bytes]) -> bool:
    try:
        take_at_once(stream)
    except (BlockingIOError, PermissionError):  # what flock and what Windows says of a lock that another holds
        return False
    return True
