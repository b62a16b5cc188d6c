"""People and their roles, regions, what the network's word rested on, the steps of the queue, and where it stands now.

SQLite cannot change a CHECK, so the tables of the queue are made anew there and filled from the old ones; PostgreSQL
changes them in place. `queue_current` and `queue_words` stay empty: they follow from the rest, and are filled when the
store is opened.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from core.store.append_only import guard

revision = "0007"
down_revision = "0005"

# As text: Alembic drops a CHECK from a column that it adds.
OF_ASSESSMENTS = (
    "confidence_percent INTEGER CHECK (confidence_percent BETWEEN 0 AND 100)",
    "missed BOOLEAN NOT NULL DEFAULT FALSE",
    "role VARCHAR(16) NOT NULL DEFAULT 'Reader' CHECK (role IN ('Reader', 'Reviewer', 'Adjudicator'))",
    "preprocessing_sha256 VARCHAR(64) NOT NULL DEFAULT ''",
    "thresholds TEXT NOT NULL DEFAULT '[]'",
    "cam_method VARCHAR(64) NOT NULL DEFAULT ''",
)
OF_EVENTS = (
    "action VARCHAR(16) NOT NULL DEFAULT 'set'",
    "role VARCHAR(16) NOT NULL DEFAULT 'Reader'",
    "batch VARCHAR(32) NOT NULL DEFAULT ''",
    "undoes INTEGER REFERENCES queue_events (event_id)",
    "claimed_until VARCHAR(32) NOT NULL DEFAULT ''",
    "assessment_id VARCHAR(32) REFERENCES assessments (assessment_id)",
)
REASONS = "queue_reason IN ('disagreement', 'unsure', 'refused', 'missed', 'agreement_sample')"
STATES = (
    "state IN ('new', 'in_review', 'second_read', 'agreed', 'adjudicated', 'exported', 'rejected', 'reopened')"
)  # fmt: skip


def upgrade() -> None:
    for column in OF_ASSESSMENTS:
        op.execute(f"ALTER TABLE assessments ADD COLUMN {column}")
    if op.get_context().dialect.name == "postgresql":
        _widen("queue_entries", "queue_entries_reason", REASONS)
        _widen("queue_events", "queue_events_state", STATES)
    else:
        _make_queue_anew()
    for column in OF_EVENTS:
        op.execute(f"ALTER TABLE queue_events ADD COLUMN {column}")
    for table, name in (
        ("assessments", "gate_distance"),
        ("assessments", "cam_iou"),
        ("queue_entries", "sample_percent"),
    ):
        op.add_column(table, sa.Column(name, sa.Double))
    op.add_column("queue_entries", sa.Column("sample_seed", sa.BigInteger))
    _create_regions()
    _create_current()
    _create_words()
    _create_people()
    for name in ("assessment_regions", "people"):
        guard(name)


def _widen(table: str, name: str, condition: str) -> None:
    op.drop_constraint(name, table, type_="check")
    op.create_check_constraint(name, table, sa.text(condition))


def _make_queue_anew() -> None:
    entries, events = _columns("queue_entries"), _columns("queue_events")
    op.rename_table("queue_entries", "queue_entries_0006")
    op.rename_table("queue_events", "queue_events_0006")  # it goes on referring to queue_entries_0006
    op.create_table(
        "queue_entries",
        sa.Column("queue_id", sa.Integer, primary_key=True),
        sa.Column(
            "assessment_id", sa.String(32), sa.ForeignKey("assessments.assessment_id"), nullable=False, unique=True
        ),
        sa.Column("queue_reason", sa.String(16), nullable=False),
        sa.Column("queued_at", sa.String(32), nullable=False),
        sa.CheckConstraint(REASONS, name="queue_entries_reason"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "queue_events",
        sa.Column("event_id", sa.Integer, primary_key=True),
        sa.Column("queue_id", sa.Integer, sa.ForeignKey("queue_entries.queue_id"), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.String(128), nullable=False),
        sa.CheckConstraint(STATES, name="queue_events_state"),
        sqlite_autoincrement=True,
    )
    for name, columns in (("queue_entries", entries), ("queue_events", events)):
        _copy(f"{name}_0006", name, columns)
    for name in ("queue_events", "queue_entries"):
        op.drop_table(f"{name}_0006")
        guard(name)
    op.create_index("events_of_entry", "queue_events", ["queue_id", "event_id"])


def _columns(table: str) -> Sequence[str]:
    return [column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)]


def _copy(source: str, target: str, names: Sequence[str]) -> None:
    old, new = (sa.table(table, *(sa.column(name) for name in names)) for table in (source, target))
    op.execute(new.insert().from_select(list(names), sa.select(*old.columns)))


def _create_regions() -> None:
    op.create_table(
        "assessment_regions",
        sa.Column("region_id", sa.Integer, primary_key=True),
        sa.Column("assessment_id", sa.String(32), sa.ForeignKey("assessments.assessment_id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("shape", sa.String(16), nullable=False),
        *(sa.Column(name, sa.Double) for name in ("x", "y", "width", "height")),
        sa.Column("points", sa.Text),
        sa.UniqueConstraint("assessment_id", "position", name="one_region_at_a_position"),
        sa.CheckConstraint(
            "(shape = 'polygon' AND points IS NOT NULL) OR (shape IN ('rectangle', 'ellipse') AND width > 0 "
            "AND height > 0 AND x IS NOT NULL AND y IS NOT NULL)",
            name="assessment_regions_is_whole",
        ),
        sqlite_autoincrement=True,
    )
    op.execute(
        "INSERT INTO assessment_regions (assessment_id, position, shape, x, y, width, height) "
        "SELECT assessment_id, 0, 'rectangle', region_x, region_y, region_width, region_height FROM assessments "
        "WHERE region_x IS NOT NULL"
    )


def _create_current() -> None:
    op.create_table(
        "queue_current",
        sa.Column(
            "queue_id", sa.Integer, sa.ForeignKey("queue_entries.queue_id"), primary_key=True, autoincrement=False
        ),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("finding", sa.String(64), nullable=False),
        sa.Column("reader", sa.String(128), nullable=False),
        sa.Column("bundle_name", sa.String(64), nullable=False),
        sa.Column("bundle_version", sa.Text, nullable=False),
        sa.Column("significance", sa.Integer, nullable=False),
        sa.Column("uncertainty", sa.Double, nullable=False),
        sa.Column("shuffle", sa.BigInteger, nullable=False),
        sa.Column("second_reader", sa.String(128), nullable=False),
        sa.Column("second_id", sa.String(32)),
        sa.Column("adjudicator", sa.String(128), nullable=False),
        sa.Column("adjudication_id", sa.String(32)),
        sa.Column("claimed_by", sa.String(128), nullable=False),
        sa.Column("claimed_until", sa.String(32), nullable=False),
        sa.Column("seen_by", sa.Text, nullable=False),
        sa.Column("was_open", sa.Boolean, nullable=False),
        sa.Column("newest_event", sa.Integer, nullable=False),
    )
    kinds = ["state", "finding", "reader", "bundle_name", "bundle_version"]
    op.create_index("queue_current_kinds", "queue_current", kinds)
    op.create_index("queue_current_uncertainty", "queue_current", ["uncertainty", "queue_id"])


def _create_words() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute("CREATE TABLE queue_words (queue_id INTEGER PRIMARY KEY, place TEXT NOT NULL, said TEXT NOT NULL)")
        for name, text in (("place", "place"), ("all", "place || ' ' || said")):
            op.execute(f"CREATE INDEX queue_words_{name} ON queue_words USING gin (to_tsvector('simple', {text}))")
        return
    op.execute("CREATE VIRTUAL TABLE queue_words USING fts5(place, said, prefix = '2 3')")


def _create_people() -> None:
    op.create_table(
        "people",
        sa.Column("person_id", sa.Integer, primary_key=True),
        sa.Column("login", sa.String(128), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("passphrase", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.String(128), nullable=False),
        sa.CheckConstraint("role IN ('Reader', 'Reviewer', 'Adjudicator')", name="people_role"),
        sa.CheckConstraint("length(login) > 0", name="people_login"),
        sqlite_autoincrement=True,
    )
    op.create_index("people_by_login", "people", ["login", "person_id"])
    op.create_table(
        "sign_in_failures",
        sa.Column("failure_id", sa.Integer, primary_key=True),
        sa.Column("login", sa.String(128), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("failures_by_login", "sign_in_failures", ["login"])
