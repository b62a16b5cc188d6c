"""Words that their readers took back. None is changed or removed: that it no longer holds is a row of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

GUARDS = {
    "sqlite": (
        "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
        "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
}


def upgrade() -> None:
    op.create_table(
        "withdrawals",
        sa.Column("withdrawal_id", sa.Integer, primary_key=True),
        sa.Column(
            "assessment_id", sa.String(32), sa.ForeignKey("assessments.assessment_id"), nullable=False, unique=True
        ),
        sa.Column("withdrawn_at", sa.String(32), nullable=False),
        sqlite_autoincrement=True,
    )
    guard = GUARDS[op.get_context().dialect.name]
    for verb in ("UPDATE", "DELETE"):
        op.execute(guard.format(table="withdrawals", verb=verb))
