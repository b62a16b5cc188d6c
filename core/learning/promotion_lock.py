"""One promotion or rollback at a time in a data folder, also among several programs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import EnvironmentFault, EnvironmentLacks
from core.file_lock import take_at_once

LOCK_FILE = "promoting.lock"


@contextmanager
def only_one_step(data_dir: Path) -> Iterator[None]:
    """The system lets go of the lock when the process ends, however that happens; the file stays, empty.

    Raises EnvironmentFault while another process is in here, and EnvironmentLacks where the file cannot be written.
    """
    path = data_dir / LOCK_FILE
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise EnvironmentLacks(
            "{path} cannot be written ({reason}); check the rights of the folder.",
            path=path,
            reason=error.strerror or error,
        ) from error
    with open(descriptor, "r+b") as stream:
        try:
            take_at_once(stream)
        except OSError as error:
            raise EnvironmentFault(
                "Another promotion or rollback is just being written in this data folder; try again in a moment."
            ) from error
        yield
