"""The database file encrypted at rest by SQLCipher, with a key that the system's keyring holds.

SQLCipher 4 encrypts each page with AES-256 and signs it with HMAC-SHA512; write-ahead log and temporary pages too
(https://www.zetetic.net/sqlcipher/design/). The key is 32 random bytes and is used as it is, so that opening derives
nothing. All databases of an account share it: a data folder can be moved, and its backups open.
"""

from __future__ import annotations

import re
import secrets
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, cast

from core.errors import EnvironmentLacks
from core.store.keyring_entries import keep_secret, read_secret

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY_ENTRY = "key of the database"
PLAIN_HEADER = b"SQLite format 3\0"
_KEY = re.compile(r"[0-9a-f]{64}")


def is_plain(path: Path) -> bool:
    """Whether a file is a database that anyone can read (https://www.sqlite.org/fileformat.html, 1.3).

    Never to be asked of a file that this process has open as a database: closing it here would end the locks of the
    connections (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    return _head(path) == PLAIN_HEADER


def is_encrypted(path: Path) -> bool:
    """Whether a file can be an encrypted database: SQLCipher's begin with a random salt. As for `is_plain`."""
    return _head(path) not in (b"", PLAIN_HEADER)


def _head(path: Path) -> bytes:
    """The first bytes; none where there is no file, or no right to read it, which opening it will tell."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(PLAIN_HEADER))
    except OSError:
        return b""


def store_key(make: bool = False) -> str:
    """The key, 64 hexadecimal digits; with `make`, a new one where there is none. Raises EnvironmentLacks."""
    key = read_secret(KEY_ENTRY)
    if key is None and make:
        key = secrets.token_hex(32)
        keep_secret(KEY_ENTRY, key)
    if key is None or not _KEY.fullmatch(key):
        raise EnvironmentLacks(
            "The keyring of this account does not hold the key of the encrypted database; put it there with `overread "
            "store key --set`, or, where the file is not encrypted yet, run `overread store encrypt`."
        )
    return key


def set_store_key(key: str) -> None:
    """Put a key that was kept elsewhere into the keyring. Raises EnvironmentLacks for what is none."""
    if not _KEY.fullmatch(key):
        raise EnvironmentLacks("A key of the database has 64 digits, 0 to 9 and a to f; copy it whole.")
    keep_secret(KEY_ENTRY, key)


def key_clause(key: str) -> str:
    """A raw key as SQLCipher's PRAGMA key and ATTACH take it."""
    return f"\"x'{key}'\""


def connect_encrypted(path: Path, key: str, timeout_s: float = 5.0) -> sqlite3.Connection:
    """A connection to an encrypted file; SQLCipher's own connections have the methods of sqlite3's.

    A wrong key shows in the first statement, as "file is not a database".
    """
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), timeout=timeout_s, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")  # it writes to stderr
    connection.execute(f"PRAGMA key = {key_clause(key)}")
    return cast("sqlite3.Connection", connection)


def connect_unencrypted(path: Path, timeout_s: float = 5.0) -> sqlite3.Connection:
    """A plain file, through the library that can also write an encrypted one."""
    from sqlcipher3 import dbapi2

    return cast("sqlite3.Connection", dbapi2.connect(str(path), timeout=timeout_s))


def backup_connection(path: Path, encrypted: bool) -> sqlite3.Connection:
    """A connection to a database file, or to a copy that is yet to be written, for SQLite's `source.backup(copy)`.

    `encrypted`: of the database in use and its new copies, what its Place says; of an older copy, `is_encrypted`. Both
    ends of a backup have to be of one kind, so that an encrypted database never has a plain copy. Raises
    EnvironmentLacks where the key is not in the keyring.
    """
    return connect_encrypted(path, store_key()) if encrypted else sqlite3.connect(path)


def plain_copies(folder: Path) -> Iterator[Path]:
    """Every plain database file below a data folder: backups that were made before it was encrypted."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and is_plain(path):
            yield path
