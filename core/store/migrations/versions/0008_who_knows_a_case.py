"""Indexes for what is asked of everybody who wants to read a case second or to decide it: what she was shown of it, and
whether a word of hers came with a step. Both hold few of the rows, so that no other row costs more to write."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    for name, table, columns, which in (
        ("trail_of_revealed", "audit_trail", ["image", "who"], "kind = 'revealed'"),
        ("events_with_word", "queue_events", ["assessment_id"], "assessment_id IS NOT NULL"),
    ):
        op.create_index(name, table, columns, sqlite_where=sa.text(which), postgresql_where=sa.text(which))
