"""A plain database made an encrypted one, and back; whole or not at all.

The database is held alone, written anew beside itself, compared and put in its own place; then what the old file held
is written over with zeros. What a file system or a flash disk keeps of blocks that were written over, or freed before
(an older write-ahead log), is out of reach: only an encrypted disk keeps that.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

from core.errors import StoreFault
from core.store.encryption import connect_encrypted, connect_unencrypted, is_encrypted, is_plain, key_clause
from core.store.faults import told_as_store_faults

_BLOCK = 1 << 20
PATIENCE_S = 5.0


def encrypt(path: Path, key: str) -> Path | None:
    """Encrypt a plain database; the encrypted backup that was made, or None where it was encrypted before: then what a
    decryption that was cut short left in plain is cleared away.

    Raises StoreFault, and leaves the file as it was, where another program has it open or the disk is full.
    """
    if not is_plain(path):
        if is_encrypted(path) and _leftovers(path):
            with _alone(path, key):
                _clear_leftovers(path)
        return None
    backup = _backup_name(path)
    with _alone(path, None) as source:
        _export(source, backup, key)
        _replace(source, path, key)
    return backup


def decrypt(path: Path, key: str) -> Path | None:
    """As `encrypt`, the other way round; the backup is encrypted all the same."""
    if not is_encrypted(path):
        return None
    backup = _backup_name(path)
    with _alone(path, key) as source:
        _export(source, backup, key)
        _replace(source, path, None)
    return backup


def encrypt_copy(path: Path, key: str) -> None:
    """Encrypt a backup in its own place, without a backup of its own."""
    with _alone(path, None) as source:
        _replace(source, path, key)


def decrypt_copy(path: Path, key: str) -> None:
    """As `encrypt_copy`, the other way round."""
    with _alone(path, key) as source:
        _replace(source, path, None)


@contextmanager
def _alone(path: Path, key: str | None) -> Iterator[sqlite3.Connection]:
    """The only connection to a database: while it is open, no other one gets to read or write.

    Leaving WAL folds the log into the file, and is refused while any other connection is open.
    """
    with told_as_store_faults(path), _told_as_disk_faults(path):
        opened = connect_unencrypted(path, PATIENCE_S) if key is None else connect_encrypted(path, key, PATIENCE_S)
        with closing(opened) as connection:
            connection.isolation_level = None
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("PRAGMA journal_mode=DELETE").fetchall()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            yield connection


@contextmanager
def _told_as_disk_faults(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreFault(
            "The database {path} cannot be written anew ({reason}); see to its folder and try again.",
            path=path,
            reason=error.strerror or error,
        ) from error


def _backup_name(path: Path) -> Path:
    return path.with_name(f"{path.name}.backup-converted-{datetime.now(UTC).strftime('%Y%m%dT%H%M%S.%fZ')}")


def _export(source: sqlite3.Connection, target: Path, key: str | None) -> None:
    """Write all that a database holds to a new file, compare it, and see it on the disk."""
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        source.execute(f"ATTACH ? AS copy KEY {key_clause(key) if key else repr('')}", (str(target),))
        source.execute("SELECT sqlcipher_export('copy')").fetchall()
        sound = source.execute("PRAGMA copy.integrity_check").fetchall() == [("ok",)]
        whole = _counts(source, "copy") == _counts(source, "main")
        source.execute("DETACH copy")
        if not (sound and whole):
            raise StoreFault(
                "The copy {target} did not come out as the database is; check the disk and try again.", target=target
            )
        with target.open("rb+") as stream:
            os.fsync(stream.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _counts(connection: sqlite3.Connection, database: str) -> dict[str, object]:
    """Everything of the schema, and the rows of every table; those of a virtual one are in tables of its own, and the
    connection that has copied it does not know it yet."""
    schema = connection.execute(f"SELECT type, name, sql FROM {database}.sqlite_master ORDER BY type, name").fetchall()
    found: dict[str, object] = {f"{kind} {name}": sql for kind, name, sql in schema}
    for name in [name for kind, name, sql in schema if kind == "table" and not sql.startswith("CREATE VIRTUAL")]:
        found[name] = connection.execute(f'SELECT count(*) FROM {database}."{name}"').fetchone()
    return found


def _replace(source: sqlite3.Connection, path: Path, key: str | None) -> None:
    """Put the new file in the old one's place, then make the old one unreadable."""
    _clear_leftovers(path)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    _export(source, part, key)
    if sys.platform == "win32":
        swap_closed(source, part, path)
    else:
        _swap_open(part, path)


def _swap_open(part: Path, path: Path) -> None:
    """The old file becomes unreadable also to whoever still has it open.

    The descriptor is closed after the connection's work: closing any descriptor of a file ends the locks on it.
    """
    with path.open("rb+", buffering=0) as old:
        part.replace(path)
        _sync_folder(path.parent)
        _write_zeros(old)


def swap_closed(source: sqlite3.Connection, part: Path, path: Path) -> None:
    """For Windows, which puts no file in the place of one that is open: the connection is closed first, and the old
    file kept in reach by a second name. Whoever has it open makes the step fail; what somebody wrote in the moment
    without a lock shows in the first page, where SQLite counts changes, and then the old file stays."""
    old, before = path.with_name(f"{part.name}-old"), _first_page(path)
    os.link(path, old)
    try:
        source.close()
        part.replace(path)
    except OSError:
        old.unlink()
        raise
    if _first_page(old) != before:
        old.replace(path)
        raise StoreFault(
            "The database {target} is locked by another program; close that program and try again.", target=path
        )
    with old.open("rb+", buffering=0) as stream:
        _write_zeros(stream)
    old.unlink()


def _first_page(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(4096)


def _leftovers(path: Path) -> list[Path]:
    """Of conversions that were cut short, with their journals."""
    return sorted(path.parent.glob(f"{path.name}.*.part*"))


def _clear_leftovers(path: Path) -> None:
    """They may be plain. One with a second name is the database itself: see `swap_closed`."""
    for left in _leftovers(path):
        with left.open("rb+", buffering=0) as stream:
            if os.fstat(stream.fileno()).st_nlink == 1:
                _write_zeros(stream)
        left.unlink()


def _write_zeros(stream: FileIO) -> None:
    """Over all that a file holds, from its start."""
    size = os.fstat(stream.fileno()).st_size
    for start in range(0, size, _BLOCK):
        stream.write(bytes(min(_BLOCK, size - start)))
    os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
