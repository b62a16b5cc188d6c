"""The audit trail: one row for each thing that was done, each signed together with the row before it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.store.append_only import guard

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "audit_trail",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("transaction_start", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("who", sa.String(128), nullable=False),
        sa.Column("patient", sa.String(32), nullable=False),
        sa.Column("image", sa.String(64), nullable=False),
        sa.Column("frame_number", sa.Integer, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("contents", sa.Text, nullable=False),
        sa.Column("mac", sa.String(64), nullable=False),
        sa.CheckConstraint("transaction_start BETWEEN 1 AND sequence", name="audit_trail_sequence"),
        sa.CheckConstraint("length(kind) > 0 AND length(who) > 0", name="audit_trail_is_signed"),
        sa.CheckConstraint("length(mac) = 64", name="audit_trail_mac"),
    )
    guard("audit_trail")
