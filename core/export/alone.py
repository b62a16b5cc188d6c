"""One export at a time into a destination, also among several programs and machines that share it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from core.errors import ExportFault
from core.export.faults import told_as_export_faults
from core.export.staging import LOCK, STAGING
from core.file_lock import take_at_once


@contextmanager
def alone_in(destination: Path) -> Iterator[None]:
    """Hold the destination's lock, a file in its staging folder. The system lets go of it when the process ends,
    however that happens. At the end the file goes, and the staging folder where nothing else is left in it.

    Raises ExportFault while another export is in here, and where the file cannot be written.
    """
    path = destination / STAGING / LOCK
    with told_as_export_faults(destination):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with open(descriptor, "r+b") as stream:
        _take(stream, path, destination)
        try:
            yield
        finally:
            _leave(path)
    if sys.platform == "win32":
        _leave(path)  # there, no file can be removed that is open


def _take(stream: IO[bytes], path: Path, destination: Path) -> None:
    with told_as_export_faults(destination):
        # An export that was ending may have removed the file after it was opened here: then it is no lock.
        if _is_taken(stream) and path.exists() and os.path.samestat(os.fstat(stream.fileno()), path.stat()):
            return
    raise ExportFault(
        "Another export into {destination} is just being written; wait until it is through, or choose another folder.",
        destination=destination,
    )


def _is_taken(stream: IO[bytes]) -> bool:
    try:
        take_at_once(stream)
    except (BlockingIOError, PermissionError):  # what flock and what Windows says of a lock that another holds
        return False
    return True


def _leave(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
        path.parent.rmdir()
