"""Database errors that are the environment's fault, told as one sentence. The only place that knows their codes."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from core.errors import Sentence, StoreFault, TextFault
from core.store.postgresql import server_fault_of

_SENTENCES = {
    sqlite3.SQLITE_BUSY: Sentence(
        "The database {path} is locked by another program; close that program and try again."
    ),
    sqlite3.SQLITE_LOCKED: Sentence(
        "The database {path} is locked by another program; close that program and try again."
    ),
    sqlite3.SQLITE_FULL: Sentence(
        "The database {path} cannot be written, for the disk is full; free some space and try again."
    ),
    sqlite3.SQLITE_READONLY: Sentence(
        "The database {path} may only be read; give yourself the right to write to its folder."
    ),
    sqlite3.SQLITE_CANTOPEN: Sentence(
        "The database {path} cannot be opened; check that its folder exists and may be written."
    ),
    sqlite3.SQLITE_PERM: Sentence(
        "The database {path} cannot be opened; check that its folder exists and may be written."
    ),
    sqlite3.SQLITE_IOERR: Sentence(
        "The disk under the database {path} reports an error; check the disk and its free space."
    ),
    sqlite3.SQLITE_CORRUPT: Sentence("The database {path} is damaged; restore it from a backup."),
    sqlite3.SQLITE_NOTADB: Sentence(
        "The file {path} is not a database of Overread, or not encrypted as settings and keyring say (see `overread "
        "store encrypt`); restore it from a backup or move it away."
    ),
}


def fault_of(error: BaseException | None, path: Path | str) -> StoreFault | None:
    """The fault behind a driver's error, or None where the error is a bug of ours.

    SQLite's extended result codes keep the primary code in their low byte (https://www.sqlite.org/rescode.html).
    """
    if error is None:
        return None
    if type(error).__module__.startswith("psycopg"):
        return server_fault_of(error, str(path))
    sentence = _SENTENCES.get(primary_code(error))
    return StoreFault(sentence, path=path) if sentence else None


def primary_code(error: BaseException) -> int:
    """SQLite's result code, of Python's driver or of SQLCipher's; SQLITE_OK where the error bears none."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)) & 0xFF


def sqlite_errors() -> tuple[type[Exception], ...]:
    """The errors of SQLite's drivers, of SQLCipher's where it was loaded: it has a hierarchy of its own."""
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if cipher is None else (sqlite3.Error, cipher.Error)


def database_errors() -> tuple[type[Exception], ...]:
    """Those, and SQLAlchemy's, which wrap them and every other driver's."""
    return (DBAPIError, *sqlite_errors())


@contextmanager
def told_as_store_faults(path: Path | str) -> Iterator[None]:
    """Turn the errors of the environment into StoreFault; let every other one through as the bug that it is.

    `path`: the database file, or how a server's database is called.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise TextFault(
            "A text holds a character that is no Unicode, which the database {path} cannot keep or look for; take it "
            "out.",
            path=path,
        ) from error
    except database_errors() as error:
        fault = fault_of(error.orig if isinstance(error, DBAPIError) else error, path)
        if fault is None:
            raise
        raise fault from error
