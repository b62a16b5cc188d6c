"""A department's database on a PostgreSQL server: the way to it, its transactions, its lock, and its faults.

Writers take turns as on SQLite: a transaction that writes begins with one advisory lock, which ends with it. What is
checked before a row is added therefore still holds when it is added, and rows of the audit get into one order. A
reader sees one state of the data for the whole of its transaction, and can change none.
"""

from __future__ import annotations

import os
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError

from core.errors import EnvironmentLacks, Sentence, ServerAway, StoreFault, TextFault
from core.store.keyring_entries import keep_secret, read_secret

DRIVER = "postgresql+psycopg"
WRITERS_LOCK = (0x4F564552, 1)  # "OVER" in ASCII, so that no other program's lock is met by chance
CONNECT_TIMEOUT_S = 5
STATEMENT_TIMEOUT_S = 60
_SECRETS = frozenset({"password", "sslpassword"})
SILENCE_MS = 10_000

_LOCKED = Sentence("The database {name} is being written by another station for too long; try again.")
_GONE = Sentence("The database {name} does not answer; check its server and the network, and try again.")
_NO_TLS = Sentence(
    "The server of {name} does not encrypt connections, which patients' data need; let its administrator set up TLS, "
    "or allow it with sslmode=prefer in database_url."
)
_REFUSED = Sentence(
    "The server of {name} refuses the connection; check the user, the password and the database's name."
)
_NO_RIGHT = Sentence(
    "The account of {name} lacks a right on that database; ask its administrator to make it the owner."
)
_READ_ONLY = Sentence("The database {name} may only be read; connect to the server that takes writes.")
_FULL = Sentence(
    "The database {name} cannot be written, for its server is out of disk or memory; free some and try again."
)
_DAMAGED = Sentence("The database {name} is damaged; its administrator has to restore it from a backup.")
_BUSY = Sentence("The server of {name} takes no further connections; try again, or let its administrator allow more.")
_TOO_LONG = Sentence("A text is too long for the database {name}; shorten names and codes to what the form shows.")
_PASSWORD = Sentence(
    "The server of {name} wants another password; put the right one into the keyring with `overread store password`, "
    "or into PGPASSFILE."
)
# https://www.postgresql.org/docs/15/errcodes-appendix.html; a class of two letters where no code is named.
_SENTENCES: Final = {
    "55P03": _LOCKED, "40P01": _LOCKED, "40001": _LOCKED, "57014": _LOCKED,
    "57P01": _GONE, "57P02": _GONE, "57P03": _GONE, "25P03": _GONE, "08": _GONE,
    "42501": _NO_RIGHT, "25006": _READ_ONLY,
    "53300": _BUSY, "53": _FULL, "58": _FULL, "XX001": _DAMAGED, "XX002": _DAMAGED,
    "28": _PASSWORD, "22001": _TOO_LONG,
}  # fmt: skip


def parse_url(text: str, may_hold_password: bool) -> URL:
    """The database that a URL names. Raises EnvironmentLacks, without repeating the URL: it may hold a password."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise EnvironmentLacks(
            "The setting database_url is no URL of a database; write {example}.", example=_example()
        ) from None
    if url.drivername not in (DRIVER, "postgresql") or not url.database:
        raise EnvironmentLacks(
            "The setting database_url names no PostgreSQL database; write {example}.", example=_example()
        )
    if not may_hold_password and (url.password is not None or not _SECRETS.isdisjoint(url.query)):
        raise EnvironmentLacks(
            "The setting database_url holds a password, which does not belong in a file; take it out and put it into "
            "the keyring with `overread store password`."
        )
    _check_options(url)
    return url.set(drivername=DRIVER)


def _check_options(url: URL) -> None:
    """A slip in the name of one is the site's, and would be told as a bug of ours. Raises EnvironmentLacks."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import make_conninfo

    try:
        make_conninfo(**dict.fromkeys(url.query, "0"))
    except ProgrammingError:
        raise EnvironmentLacks(
            "The setting database_url has an option that PostgreSQL does not know; write those of libpq alone, such as "
            "sslmode and sslrootcert."
        ) from None
    if not str(url.query.get("connect_timeout", "0")).isdecimal():
        raise EnvironmentLacks(
            "The option connect_timeout of the setting database_url is a number of seconds; mend it."
        )


def _example() -> str:
    return f"{DRIVER}://user@server/database"


def name_of(url: URL) -> str:
    """How a sentence names the database: user, server and name, and never a password or an option."""
    where = f"{url.host or ''}:{url.port}" if url.port else url.host or ""
    return f"{url.database} at {where or 'this machine'}" + (f" (user {url.username})" if url.username else "")


def _entry_of(url: URL) -> str:
    return f"password of {url.username or ''}@{url.host or ''}:{url.port or ''}/{url.database}"


def keep_password(url: URL, password: str) -> None:
    """Put the password of a database's user into the keyring. Raises EnvironmentLacks where there is no keyring."""
    keep_secret(_entry_of(url), password)


def _with_password(url: URL) -> URL:
    """The URL with the keyring's password, unless libpq is given one otherwise (PGPASSWORD, PGPASSFILE)."""
    if url.password is not None or not {"PGPASSWORD", "PGPASSFILE"}.isdisjoint(os.environ):
        return url
    try:
        password = read_secret(_entry_of(url))
    except EnvironmentLacks:  # the server may want none; if it does, its refusal is told with the remedy
        return url
    return url if password is None else url.set(password=password)


def make_server_engine(url: URL, lock_timeout_s: float) -> Engine:
    """An engine for a server's database; `writes` and `claims` of its execution options as of `make_engine`.

    A connection that broke while it lay idle is noticed and replaced before the next use.
    """
    waits = {"lock_timeout": lock_timeout_s, "statement_timeout": STATEMENT_TIMEOUT_S}
    waits["idle_in_transaction_session_timeout"] = STATEMENT_TIMEOUT_S
    arguments: dict[str, Any] = {
        "connect_timeout": CONNECT_TIMEOUT_S,
        "sslmode": "require",  # a socket of this machine needs none, and libpq asks for none there
        "tcp_user_timeout": SILENCE_MS,
        "keepalives_idle": SILENCE_MS // 1000,
        "application_name": "Overread",
        "options": " ".join(f"-c {name}={round(1000 * seconds)}" for name, seconds in waits.items()),
    }
    chosen = {name: value for name, value in arguments.items() if name not in url.query}
    engine = create_engine(_with_password(url), connect_args=chosen, hide_parameters=True, pool_pre_ping=True)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _cut_details)
    return engine


def _begin(connection: Connection) -> None:
    """Kind of transaction as psycopg's own BEGIN states it, so that it costs no message to the server."""
    from psycopg import IsolationLevel

    options = connection.get_execution_options()
    writes, claims = options.get("writes", False), options.get("claims", False)
    driver: Any = connection.connection.dbapi_connection
    driver.isolation_level = IsolationLevel.READ_COMMITTED if writes or claims else IsolationLevel.REPEATABLE_READ
    driver.read_only = not (writes or claims)
    if writes:
        serialise_appends(connection)


def serialise_appends(connection: Connection) -> None:
    """Wait until no other transaction writes, and keep the others waiting until this one ends.

    Whoever appends to the audit calls it first. On SQLite there is nothing to do, since its writer is alone; a
    transaction with `writes` holds the lock already, and one with `claims` takes it here.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s, %s)", WRITERS_LOCK)


def _cut_details(context: ExceptionContext) -> None:
    """Leave the first line of an error: the others (DETAIL, CONTEXT) quote the row, and with it the patient."""
    original = context.original_exception
    first = str(original).split("\n", 1)[0]
    original.args = (first,)
    if context.sqlalchemy_exception is not None:
        kind = type(original)
        context.sqlalchemy_exception.args = (f"({kind.__module__}.{kind.__qualname__}) {first}",)


def server_fault_of(error: BaseException, name: str) -> StoreFault | None:
    """The fault behind an error of psycopg, or None where the error is a bug of ours."""
    from psycopg import DataError, OperationalError

    state = getattr(error, "sqlstate", None)
    if state is not None:
        template = _SENTENCES.get(state) or _SENTENCES.get(state[:2])
        return _kind_of(template)(template, name=name) if template else None
    if isinstance(error, OperationalError):
        sentence = _connection_sentence(error)
        return _kind_of(sentence)(sentence, name=name)
    if isinstance(error, DataError) and "NUL" in str(error):
        return TextFault("A text holds a NUL character, which the database {name} cannot keep; take it out.", name=name)
    return None


def _kind_of(sentence: str) -> type[StoreFault]:
    """A server that is starting up refuses in a sentence of its own language, without a code."""
    if sentence == _TOO_LONG:
        return TextFault
    return ServerAway if sentence in (_GONE, _BUSY, _LOCKED, _REFUSED) else StoreFault


def _connection_sentence(error: Any) -> str:
    """libpq hands on no code with a connection that was not made, only what the server asked for and said."""
    connection = getattr(error, "pgconn", None)
    if connection is not None and connection.needs_password:
        return _PASSWORD
    if "SSL" in str(error):
        return _NO_TLS
    return _REFUSED if "FATAL" in str(error) or (connection is not None and connection.used_password) else _GONE
