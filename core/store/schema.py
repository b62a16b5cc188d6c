"""The version of the schema: checked at every start, created or brought up to date when it is not the head's."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from core.errors import StoreFault
from core.store.connection import is_encrypting
from core.store.encryption import backup_connection
from core.store.faults import primary_code, sqlite_errors

if TYPE_CHECKING:
    from alembic.config import Config

WAL_PATIENCE_S = 5.0
TRAIL = "audit_trail"


@dataclass(frozen=True, slots=True)
class History:
    """A folder of Alembic revisions and the newest of them, stated so that Alembic need not be imported to know it."""

    folder: Path
    head: str


HISTORY = History(Path(__file__).resolve().parent / "migrations", head="0008")


def bring_up_to_date(
    engine: Engine, path: Path | str, history: History = HISTORY, begin: Callable[[Connection], None] | None = None
) -> Path | None:
    """Create the tables in an empty database, or back an older one up and migrate it; usually there is nothing to do.

    `path`: the database file, or how a server's database is called. That one is shared with stations that may not
    know the newer tables, and backed up by its own tools: an older one is migrated by `migrate_server` alone.
    `begin`: called in the transaction that made the audit trail's table, for its first rows.

    Returns the copy of the older database, where one was migrated. Raises StoreFault, and leaves the database
    untouched, where the version is unknown (a newer program's), the tables are not Overread's, or a server's are
    older.
    """
    version = _checked_version(engine, path, history)
    copied = None
    if version == history.head:
        return copied
    if isinstance(path, Path):
        if version is not None:
            copied = _back_up(path, version, is_encrypting(engine))
        _switch_to_wal(engine)
    elif version is not None:
        raise StoreFault(
            "The database {path} has the tables of an older Overread (schema {version}, this one needs "
            "{head}); let its administrator save it with pg_dump and then run `overread store migrate`.",
            path=path,
            version=version,
            head=history.head,
        )
    _migrate(engine, history, begin)
    return copied


def migrate_server(
    engine: Engine, name: str, history: History = HISTORY, begin: Callable[[Connection], None] | None = None
) -> str | None:
    """Bring a server's database up to date; the version that it had, or None where it was empty. Raises StoreFault.

    `begin`: as of `bring_up_to_date`.
    """
    version = _checked_version(engine, name, history)
    if version != history.head:
        _migrate(engine, history, begin)
    return version


def _checked_version(engine: Engine, path: Path | str, history: History) -> str | None:
    with engine.connect() as connection:
        version = _version(connection, path)
    if version not in (None, history.head):
        _check_known(version, path, history)
    return version


def _version(connection: Connection, path: Path | str) -> str | None:
    """The revision that the database states, or None for an empty database."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    rows = connection.execute(text("SELECT version_num FROM alembic_version")).all() if _is_ours(tables) else []
    if len(rows) != 1:
        raise _not_ours(path)
    return str(rows[0][0])


def _not_ours(path: Path | str) -> StoreFault:
    if isinstance(path, Path):
        return StoreFault(
            "The file {path} is not a database of Overread; restore it from a backup or move it away.", path=path
        )
    return StoreFault(
        "The database {path} is not one of Overread's; let its administrator make an empty one for it.", path=path
    )


def _is_ours(tables: list[str]) -> bool:
    return "alembic_version" in tables


def _configuration(history: History) -> Config:
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(history.folder).replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    return configuration


def _check_known(version: str | None, path: Path | str, history: History) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(_configuration(history)).walk_revisions()}
    if version not in known:
        raise StoreFault(
            "The database {path} was written by a newer Overread (schema {version}, this one knows {head}); "
            "update Overread to open it.",
            path=path,
            version=version,
            head=history.head,
        )


def _back_up(path: Path, version: str, encrypted: bool) -> Path:
    """Copy the database as it is, with SQLite's own backup, to `<name>.backup-<version>-<UTC time>` beside it."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    target = path.with_name(f"{path.name}.backup-{version}-{now}")
    with closing(backup_connection(path, encrypted)) as source, closing(backup_connection(target, encrypted)) as copy:
        source.backup(copy)
    return target


def _switch_to_wal(engine: Engine) -> None:
    """Ask again while another process makes the same new database: SQLite does not wait by itself for this switch."""
    give_up = time.monotonic() + WAL_PATIENCE_S
    with closing(engine.raw_connection()) as connection:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode=WAL")
                return
            except sqlite_errors() as error:
                if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                    raise
                time.sleep(0.01)


def _migrate(engine: Engine, history: History, begin: Callable[[Connection], None] | None) -> None:
    """Run all missing revisions in one transaction; a second process that comes meanwhile waits and finds it done."""
    from alembic import command

    configuration = _configuration(history)
    with engine.execution_options(writes=True).begin() as connection:
        configuration.attributes["connection"] = connection
        had_trail = TRAIL in inspect(connection).get_table_names()
        command.upgrade(configuration, "head")
        if begin is not None and not had_trail:
            begin(connection)
