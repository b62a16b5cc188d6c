"""Database errors that are the environment's fault, told as one sentence. The only place that knows their codes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from core.errors import StoreFault

_SENTENCES = {
    sqlite3.SQLITE_BUSY: "The database {path} is locked by another program; close that program and try again.",
    sqlite3.SQLITE_LOCKED: "The database {path} is locked by another program; close that program and try again.",
    sqlite3.SQLITE_FULL: "The database {path} cannot be written, for the disk is full; free some space and try again.",
    sqlite3.SQLITE_READONLY: "The database {path} may only be read; give yourself the right to write to its folder.",
    sqlite3.SQLITE_CANTOPEN: "The database {path} cannot be opened; check that its folder exists and may be written.",
    sqlite3.SQLITE_PERM: "The database {path} cannot be opened; check that its folder exists and may be written.",
    sqlite3.SQLITE_IOERR: "The disk under the database {path} reports an error; check the disk and its free space.",
    sqlite3.SQLITE_CORRUPT: "The database {path} is damaged; restore it from a backup.",
    sqlite3.SQLITE_NOTADB: "The file {path} is not a database of Overread; restore it from a backup or move it away.",
}


def fault_of(error: BaseException | None, path: Path) -> StoreFault | None:
    """The fault behind a driver's error, or None where the error is a bug of ours.

    SQLite's extended result codes keep the primary code in their low byte (https://www.sqlite.org/rescode.html).
    """
    if not isinstance(error, sqlite3.Error):
        return None
    sentence = _SENTENCES.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF)
    return StoreFault(sentence.format(path=path)) if sentence else None


@contextmanager
def told_as_store_faults(path: Path) -> Iterator[None]:
    """Turn the errors of the environment into StoreFault; let every other one through as the bug that it is."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        fault = fault_of(error.orig if isinstance(error, DBAPIError) else error, path)
        if fault is None:
            raise
        raise fault from error
