"""What a database is, in the words of `overread doctor`."""

from __future__ import annotations

from sqlalchemy import Connection, text

from core.errors import Sentence
from core.store.connection import is_encrypting


def description_of(connection: Connection) -> Sentence:
    """Kind, version, schema and encryption, as one line; no name of a server, user or patient."""
    schema = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    return Sentence(
        "{kind}, schema {schema}, {encryption}",
        kind=_kind(connection),
        schema=schema,
        encryption=_encryption(connection),
    )


def _kind(connection: Connection) -> str:
    """SQLAlchemy reads the server's version when it connects; SQLCipher brings an SQLite of its own."""
    if connection.dialect.name == "postgresql":
        return f"PostgreSQL {connection.exec_driver_sql('SHOW server_version').scalar_one()}"
    return f"SQLite {connection.exec_driver_sql('SELECT sqlite_version()').scalar_one()}"


def _encryption(connection: Connection) -> Sentence:
    if connection.dialect.name == "postgresql":
        with_tls = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        is_encrypted = bool(connection.exec_driver_sql(with_tls).scalar())
        return Sentence("connection encrypted" if is_encrypted else "connection not encrypted")
    if not is_encrypting(connection.engine):
        return Sentence("not encrypted")
    version = connection.exec_driver_sql("PRAGMA cipher_version").scalar_one()
    return Sentence("encrypted by SQLCipher {version}", version=version)
