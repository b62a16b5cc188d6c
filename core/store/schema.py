"""The version of the schema: checked at every start, created or brought up to date when it is not the head's."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from core.errors import StoreFault

if TYPE_CHECKING:
    from alembic.config import Config

WAL_PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class History:
    """A folder of Alembic revisions and the newest of them, stated so that Alembic need not be imported to know it."""

    folder: Path
    head: str


HISTORY = History(Path(__file__).resolve().parent / "migrations", head="0007")


def bring_up_to_date(engine: Engine, path: Path, history: History = HISTORY) -> None:
    """Create the tables in an empty database, or back an older one up and migrate it; usually there is nothing to do.

    Raises StoreFault, and leaves the file untouched, where the version is unknown (a newer program's) or the tables
    are not Overread's.
    """
    with engine.connect() as connection:
        version = _version(connection, path)
    if version == history.head:
        return
    if version is not None:
        _check_known(version, path, history)
        _back_up(path, version)
    _switch_to_wal(engine)
    _migrate(engine, history)


def _version(connection: Connection, path: Path) -> str | None:
    """The revision that the database states, or None for an empty database."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    rows = connection.execute(text("SELECT version_num FROM alembic_version")).all() if _is_ours(tables) else []
    if len(rows) != 1:
        raise StoreFault(f"The file {path} is not a database of Overread; restore it from a backup or move it away.")
    return str(rows[0][0])


def _is_ours(tables: list[str]) -> bool:
    return "alembic_version" in tables


def _configuration(history: History) -> Config:
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(history.folder).replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    return configuration


def _check_known(version: str, path: Path, history: History) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(_configuration(history)).walk_revisions()}
    if version not in known:
        raise StoreFault(
            f"The database {path} was written by a newer Overread (schema {version}, this one knows {history.head}); "
            "update Overread to open it."
        )


def _back_up(path: Path, version: str) -> None:
    """Copy the database as it is, with SQLite's own backup, to `<name>.backup-<version>-<UTC time>` beside it."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    target = path.with_name(f"{path.name}.backup-{version}-{now}")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def _switch_to_wal(engine: Engine) -> None:
    """Ask again while another process makes the same new database: SQLite does not wait by itself for this switch."""
    give_up = time.monotonic() + WAL_PATIENCE_S
    with closing(engine.raw_connection()) as connection:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                    raise
                time.sleep(0.01)


def _migrate(engine: Engine, history: History) -> None:
    """Run all missing revisions in one transaction; a second process that comes meanwhile waits and finds it done."""
    from alembic import command

    configuration = _configuration(history)
    with engine.execution_options(writes=True).begin() as connection:
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "head")
