"""Connections to the database file: transactions begin as we say, and every commit is on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event


def make_engine(path: Path, busy_timeout_s: float) -> Engine:
    """An engine for a database file; with `execution_options(writes=True)`, one that may write.

    `hide_parameters`: what was to be stored (a note, a patient's id) never stands in an error's text or a log.
    """
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": busy_timeout_s}, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """`isolation_level` None leaves BEGIN to us; `recursive_triggers` lets the guards see INSERT OR REPLACE too."""
    connection.isolation_level = None
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes the write lock at once: a transaction that read first could not wait for it."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
