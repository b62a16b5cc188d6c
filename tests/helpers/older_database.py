"""A database as an older Overread would have left it."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from core.store.connection import make_engine
from core.store.schema import HISTORY, History, bring_up_to_date


def write_older(current: Path, target: Path, revision: str) -> None:
    """Make `target` with the tables of a revision, and what they can hold of the rows of a current database."""
    with tempfile.TemporaryDirectory() as folder:
        older = Path(folder) / "migrations"
        shutil.copytree(HISTORY.folder, older, ignore=shutil.ignore_patterns("__pycache__"))
        for script in (older / "versions").glob("0*.py"):
            if script.name[:4] > revision:
                script.unlink()
        engine = make_engine(target, 1.0)
        bring_up_to_date(engine, target, History(older, revision))
        engine.dispose()
    with closing(sqlite3.connect(target)) as connection, connection:
        connection.execute("ATTACH ? AS current", (str(current),))
        tables = dict(connection.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'table'").fetchall())
        indexes = tuple(name for name, sql in tables.items() if sql and sql.upper().startswith("CREATE VIRTUAL"))
        for name in tables:
            # A search index and its own tables are filled by triggers.
            if name not in ("alembic_version", "sqlite_sequence") and not (indexes and name.startswith(indexes)):
                columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({name})"))
                connection.execute(f"INSERT INTO main.{name} ({columns}) SELECT {columns} FROM current.{name}")
