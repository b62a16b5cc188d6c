"""Words that their readers took back. None is changed or removed: that it no longer holds is a row of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.store.append_only import guard

revision = "0005"
down_revision = "0004"


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
    guard("withdrawals")
