"""Triggers that keep the rows of a table from being changed or removed, in the words of each database."""

from __future__ import annotations

from alembic import op

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
    if op.get_context().dialect.name == "postgresql":
        op.execute(_POSTGRESQL_FUNCTION)
        for verb, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            op.execute(_POSTGRESQL.format(table=table, verb=verb, each=each))
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(_SQLITE.format(table=table, verb=verb))
