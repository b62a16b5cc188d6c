"""Connections to the database file: transactions begin as we say, and every commit is on the disk."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from core.store.encryption import connect_encrypted


def make_engine(path: Path, busy_timeout_s: float, key: str | None = None) -> Engine:
    """An engine for a database file, encrypted where a key is given.

    With `execution_options(writes=True)` its transactions may write; with `claims=True` they may take queue entries,
    which on a server goes on side by side. `hide_parameters`: what was to be stored (a note, a patient's id) never
    stands in an error's text or a log.
    """
    url = URL.create("sqlite", database=str(path))
    more: dict[str, Any] = {"connect_args": {"timeout": busy_timeout_s}}
    if key is not None:
        from sqlcipher3 import dbapi2

        more = {"module": dbapi2, "creator": partial(connect_encrypted, path, key, busy_timeout_s)}
    engine = create_engine(url, hide_parameters=True, **more)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def is_encrypting(engine: Engine) -> bool:
    """Whether an engine was made with a key."""
    return bool(engine.dialect.loaded_dbapi.__name__.startswith("sqlcipher3"))


def _prepare(connection: Any, _record: object) -> None:
    """`isolation_level` None leaves BEGIN to us; `recursive_triggers` lets the guards see INSERT OR REPLACE too."""
    connection.isolation_level = None
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes the write lock at once: a transaction that read first could not wait for it."""
    options = connection.get_execution_options()
    writes = options.get("writes", False) or options.get("claims", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
