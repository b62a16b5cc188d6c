"""The audit: what was decided about networks, by whom, when, and on which figures. Append-only like the verdicts.

The kind is no closed list, and what only promotions state may be NULL, so that other kinds of event can follow.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.store.append_only import guard

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "audit_events",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("event_id", sa.String(32), nullable=False, unique=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.String(128), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        *_network("candidate"),
        *_network("incumbent"),
        *(sa.Column(name, sa.String(64)) for name in ("comparison_sha256", "training_files_sha256", "plan_sha256")),
        sa.Column("details", sa.Text, nullable=False),
        sa.CheckConstraint("length(event_id) = 32", name="audit_events_event_id"),
        sa.CheckConstraint("length(who) > 0 AND length(kind) > 0", name="audit_events_is_signed"),
        sa.CheckConstraint(
            "kind NOT IN ('promoted', 'refused') OR (length(candidate_sha256) = 64 AND length(incumbent_sha256) = 64 "
            "AND length(comparison_sha256) = 64 AND length(plan_sha256) = 64)",
            name="audit_events_promotion_is_whole",
        ),
        sqlite_autoincrement=True,
    )
    guard("audit_events")


def _network(role: str) -> list[sa.Column[object]]:
    return [
        sa.Column(f"{role}_name", sa.String(64)),
        sa.Column(f"{role}_version", sa.Text),
        sa.Column(f"{role}_sha256", sa.String(64)),
    ]
