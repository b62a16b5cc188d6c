"""How a store and its parts come to the database: one writer at a time, each followed by the audit trail's anchor."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from core.store.audit_chain import AuditTrail, TrailEvent
from core.store.faults import told_as_store_faults

SHUT_TIMEOUT_S = 0.05  # for a lock that was waited for in vain within the last SHUT_S
SHUT_S = 10.0


class Transactions:
    """Of one database; from any thread. Each raises StoreFault where the database is at fault."""

    def __init__(self, engine: Engine, named: Path | str, trail: AuditTrail, busy_timeout_s: float) -> None:
        """`named`: the database, in a sentence."""
        self._engine, self._named, self._trail = engine, named, trail
        self._writer, self._claimer = engine.execution_options(writes=True), engine.execution_options(claims=True)
        self._patience_s, self._shut_until_s = busy_timeout_s, 0.0
        self._lock = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with told_as_store_faults(self._named), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self._changing(self._writer) as connection:
            yield connection

    @contextmanager
    def claiming(self) -> Iterator[Connection]:
        """One that looks for a free entry beside other writers, and calls `serialise_appends` before it writes."""
        with self._changing(self._claimer) as connection:
            yield connection

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No transaction, but no thread of this process writes meanwhile."""
        with told_as_store_faults(self._named), self._lock:
            yield

    def tell(self, connection: Connection, events: Sequence[TrailEvent]) -> None:
        """Add to the audit trail, in a transaction that writes."""
        self._trail.append(connection, events)

    @contextmanager
    def _changing(self, engine: Engine) -> Iterator[Connection]:
        """The anchor of the trail follows the commit, so that it never says more than the database."""
        with self.alone():
            try:
                with engine.connect() as connection:
                    self._set_patience(connection)
                    with connection.begin():
                        yield connection
            except BaseException as error:
                self._trail.drop()
                if isinstance(error, DBAPIError):
                    self._shut_until_s = time.monotonic() + SHUT_S
                raise
            self._shut_until_s = 0.0
            self._trail.anchor()

    def _set_patience(self, connection: Connection) -> None:
        """A verdict must not wait behind many predictions of which each waits for the same lock."""
        if connection.dialect.name == "sqlite":
            shut = time.monotonic() < self._shut_until_s
            patience_s = min(self._patience_s, SHUT_TIMEOUT_S) if shut else self._patience_s
            driver: Any = connection.connection.dbapi_connection
            driver.execute(f"PRAGMA busy_timeout={round(1000 * patience_s)}")
