"""Copies of the database, and the way back from one: whole, checked, and written down in the audit trail.

A backup is a database of its own, encrypted where the database is, with one table more, which says where the audit
trail then ended. The audit key is in no backup: keep copies of `audit.key` and `export.key` in a place of their own.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from core.errors import StoreFault, UsageFault
from core.store.anchors import ChainHead
from core.store.audit_chain import AuditTrail, TrailEvent, begin_trail, chain_head
from core.store.audit_check import AuditReport, check_trail
from core.store.converting import decrypt_copy, encrypt_copy
from core.store.encryption import backup_connection, is_encrypted, store_key
from core.store.faults import primary_code, sqlite_errors, told_as_store_faults
from core.store.place import Place
from core.store.queue_log import let_follow
from core.store.schema import bring_up_to_date

NOTE = "backup_note"
BUSY_TIMEOUT_S = 5.0


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup or a restoration left: its file, its size, and where the audit trail ends in it."""

    file: Path
    size_bytes: int
    head: ChainHead


@dataclass(frozen=True, slots=True)
class Restoration:
    """`who` restores `source` to where `target` is; `force`: in place of what is there."""

    source: Path
    target: Place
    who: str
    force: bool = False


def copy_database(place: Place, target: Path, force: bool = False) -> Copied:
    """Write a checked copy, whole or not at all, for its owner only. The database may be read and written meanwhile.

    Of an encrypted database it is encrypted with the same key. Raises StoreFault; UsageFault where the target exists,
    without `force`, where it is a file that the data folder lives by, and for a server's database; EnvironmentLacks
    without the key.
    """
    _refuse_server(place, "pg_dump")
    _refuse_own(place, target)
    if os.path.exists(target) and not force:
        raise UsageFault("The file {target} exists; name another, or overwrite it with --force.", target=target)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    with told_as_write_faults(target), told_as_store_faults(target):
        try:
            os.close(os.open(part, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
            _copy(place.file, part, place.encrypted)
            _check(part, place.encrypted, "quick_check")
            head = _note_head(part, place.encrypted)
            _onto_disk(part)
            part.replace(target)
        finally:
            for left in (part, *_companions(part)):
                left.unlink(missing_ok=True)
    return Copied(target, target.stat().st_size, head)


def restore_database(wanted: Restoration, trail: AuditTrail) -> Copied:
    """Put a backup in the place of the database, in one transaction of SQLite's: others may have it open, and a kill
    leaves what was there before. The audit trail goes on with an event that names what was replaced.

    Raises StoreFault for a file that is no backup, is damaged, was written by a newer Overread, or does not fit the
    audit key of this data folder; UsageFault where there is a database already, without `force`, and where the
    database is a server's.
    """
    _refuse_server(wanted.target, "pg_restore")
    source, target, encrypted = wanted.source, wanted.target.file, wanted.target.encrypted
    if not os.path.isfile(source):  # the Path's own raises for a name that is too long
        raise StoreFault("The backup {source} does not exist; name a file that `overread backup` wrote.", source=source)
    if target.exists() and target.stat().st_size > 0 and not wanted.force:
        raise UsageFault("There is a database {target} already; replace it by the backup with --force.", target=target)
    staged = target.with_name(f"{target.name}.{os.getpid()}.restoring")
    with told_as_write_faults(target), told_as_store_faults(target):
        try:
            _stage(source, staged, wanted, trail)
            _move_aside_if_damaged(target, encrypted)
            with (
                closing(backup_connection(staged, encrypted)) as whole,
                closing(backup_connection(target, encrypted)) as live,
            ):
                head = _head(whole)
                os.chmod(target, 0o600)
                whole.backup(live, progress=_Patience(target).ask)
            trail.anchors.put(head)
        finally:
            for left in staged.parent.glob(f"{staged.name}*"):
                left.unlink(missing_ok=True)
    return Copied(target, target.stat().st_size, head)


def check_database(place: Place, *, whole: bool) -> None:
    """SQLite's own check: `whole` also compares every index with its table. Raises StoreFault where it is damaged."""
    with told_as_store_faults(place.file):
        _check(place.file, place.encrypted, "integrity_check" if whole else "quick_check")


def _refuse_server(place: Place, tool: str) -> None:
    if place.url is not None:
        raise UsageFault(
            "The database {named} is kept by its server; let its administrator use {tool}.",
            named=place.named,
            tool=tool,
        )


def _refuse_own(place: Place, target: Path) -> None:
    """The database, its journal, the keys, the anchor and the settings lie side by side: a copy under the name of one
    of them would be their end, be it with `force`."""
    if os.path.realpath(target.parent) == os.path.realpath(place.file.parent) and (
        os.path.exists(target) or target.name.startswith(place.file.name)
    ):
        raise UsageFault(
            "The file {target} belongs to the data folder; name one outside of it for the backup.", target=target
        )


def _copy(source: Path, target: Path, encrypted: bool) -> None:
    """Both of one kind."""
    with closing(backup_connection(source, encrypted)) as origin, closing(backup_connection(target, encrypted)) as copy:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _check(path: Path, encrypted: bool, pragma: str) -> None:
    with closing(backup_connection(path, encrypted)) as connection:
        found = connection.execute(f"PRAGMA {pragma}(1)").fetchall()
    if found != [("ok",)]:
        raise StoreFault("The database {path} is damaged; restore it from a backup.", path=path)


def _note_head(path: Path, encrypted: bool) -> ChainHead:
    with closing(backup_connection(path, encrypted)) as connection, connection:
        head = _head(connection)
        connection.execute(f"CREATE TABLE IF NOT EXISTS {NOTE} (events INTEGER NOT NULL, mac TEXT NOT NULL)")
        connection.execute(f"DELETE FROM {NOTE}")
        connection.execute(f"INSERT INTO {NOTE} VALUES (?, ?)", (head.count, head.mac))
    return head


def _head(connection: sqlite3.Connection) -> ChainHead:
    row = connection.execute("SELECT sequence, mac FROM audit_trail ORDER BY sequence DESC LIMIT 1").fetchone()
    return ChainHead(*row) if row is not None else ChainHead()


class _Patience:
    """Ends a backup that meets a locked database for too long: SQLite's own goes on asking for ever."""

    def __init__(self, target: Path) -> None:
        self._target, self._ends = target, time.monotonic() + BUSY_TIMEOUT_S

    def ask(self, status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > self._ends:
            raise StoreFault(
                "The database {target} is locked by another program; close that program and try again.",
                target=self._target,
            )


def is_damaged(database: Path, encrypted: bool) -> bool:
    """Whether SQLite cannot read a database file that is there. Raises StoreFault where it cannot even be asked."""
    with told_as_store_faults(database):
        try:
            with closing(backup_connection(database, encrypted)) as connection:
                return connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]
        except sqlite_errors() as error:
            if primary_code(error) not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise
            return True


def _move_aside_if_damaged(database: Path, encrypted: bool) -> None:
    """SQLite cannot write into what it cannot read; what can still be read there is kept."""
    if database.exists() and is_damaged(database, encrypted):
        now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        for path in (database, *_companions(database)):
            if path.exists():
                path.replace(path.with_name(path.name.replace(database.name, f"{database.name}.damaged-{now}", 1)))


def _stage(source: Path, staged: Path, wanted: Restoration, trail: AuditTrail) -> None:
    """A copy of the backup, encrypted or not as the database is that it replaces, brought up to date, checked, and with
    the event of its restoration."""
    os.close(os.open(staged, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
    was_encrypted, encrypted = is_encrypted(source), wanted.target.encrypted
    with told_as_store_faults(source):
        _copy(source, staged, was_encrypted)
        _check(staged, was_encrypted, "integrity_check")
        _check_holds_tables(source, staged, was_encrypted)
    if was_encrypted != encrypted:
        (encrypt_copy if encrypted else decrypt_copy)(staged, store_key(make=encrypted))
    noted = _take_note(staged, encrypted)
    engine = replace(wanted.target, file=staged).engine(BUSY_TIMEOUT_S)
    try:
        bring_up_to_date(engine, staged, begin=partial(begin_trail, trail=trail))
        let_follow(engine)
        trail.drop()
        with engine.execution_options(writes=True).begin() as connection:
            head = chain_head(connection)
            _refuse(source, check_trail(connection, trail, noted, anchored=False))
            replaced = trail.anchors.read()
            details = {"backup": _told_head(head), "replaced": replaced and _told_head(replaced)}
            trail.append(connection, [TrailEvent("restored", wanted.who, None, details)])
        trail.drop()
    finally:
        engine.dispose()


def _check_holds_tables(source: Path, staged: Path, encrypted: bool) -> None:
    """An empty file is a sound database, and would take the place of a full one."""
    with closing(backup_connection(staged, encrypted)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            raise StoreFault(
                "The file {source} is empty and no backup; name a file that `overread backup` wrote.", source=source
            )


def _take_note(staged: Path, encrypted: bool) -> ChainHead | None:
    """What the backup says of its own end; its table goes. None for a database that was copied otherwise."""
    with closing(backup_connection(staged, encrypted)) as connection, connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (NOTE,)).fetchone():
            return None
        row = connection.execute(f"SELECT events, mac FROM {NOTE}").fetchone()
        connection.execute(f"DROP TABLE {NOTE}")
    return ChainHead(*row) if row is not None else None


def _refuse(source: Path, report: AuditReport) -> None:
    if not report.ok:
        raise StoreFault(
            "The backup {source} is not as it was written, or fits another audit key: {problems} "
            "Use another backup, or put its audit.key in place.",
            source=source,
            problems=report.problems[0],
        )


def _told_head(head: ChainHead) -> dict[str, object]:
    return {"count": head.count, "mac": head.mac}


def _companions(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("-journal", "-wal", "-shm")]


def _onto_disk(path: Path) -> None:
    with path.open("rb+") as stream:  # Windows syncs only what is open for writing
        os.fsync(stream.fileno())


@contextmanager
def told_as_write_faults(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreFault(
            "The file {path} cannot be written ({reason}); free some space, or check the rights.",
            path=path,
            reason=error.strerror or error,
        ) from error
