"""Triggers that keep the rows of a table from being changed or removed, in the words of each database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

_SQLITE = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
)
_POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
)
_POSTGRESQL = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} FOR EACH {each} EXECUTE FUNCTION refuse_change()"
)


def guard(table: str) -> None:
    """Make a table append-only; to be called in a migration, after the table is made."""
    from alembic import op

    for statement in _guards(table, op.get_context().dialect.name):
        op.execute(statement)


@contextmanager
def changeable(connection: Connection, table: str) -> Iterator[None]:
    """Let the rows of one table be changed, for the forgetting of a patient alone. The guards are away in this
    transaction only, which others do not see, and back at its end."""
    name = connection.dialect.name
    for verb in _verbs(name):
        on = f" ON {table}" if name == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER {table}_no_{verb}{on}"))
    yield
    for statement in _guards(table, name):
        connection.execute(text(statement))


def _verbs(dialect: str) -> tuple[str, ...]:
    return ("UPDATE", "DELETE", "TRUNCATE") if dialect == "postgresql" else ("UPDATE", "DELETE")


def _guards(table: str, dialect: str) -> list[str]:
    if dialect != "postgresql":
        return [_SQLITE.format(table=table, verb=verb) for verb in _verbs(dialect)]
    each = {"TRUNCATE": "STATEMENT"}
    triggers = [_POSTGRESQL.format(table=table, verb=v, each=each.get(v, "ROW")) for v in _verbs(dialect)]
    return [_POSTGRESQL_FUNCTION, *triggers]
