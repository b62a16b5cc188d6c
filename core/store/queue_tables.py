"""The tables of review: people, regions, and where every queue entry stands now, which follows from its events."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
)

from core.store.tables import metadata

WITHDRAWN = "withdrawn"  # a state of `queue_current` alone: of an entry whose word was taken back

assessment_regions = Table(
    "assessment_regions",
    metadata,
    Column("region_id", Integer, primary_key=True),
    Column("assessment_id", String(32), ForeignKey("assessments.assessment_id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("shape", String(16), nullable=False),
    Column("x", Double),
    Column("y", Double),
    Column("width", Double),
    Column("height", Double),
    Column("points", Text),
    UniqueConstraint("assessment_id", "position", name="one_region_at_a_position"),
    sqlite_autoincrement=True,
)

queue_current = Table(
    "queue_current",
    metadata,
    Column("queue_id", Integer, ForeignKey("queue_entries.queue_id"), primary_key=True, autoincrement=False),
    Column("state", String(16), nullable=False),
    Column("finding", String(64), nullable=False),
    Column("reader", String(128), nullable=False),
    Column("bundle_name", String(64), nullable=False),
    Column("bundle_version", Text, nullable=False),
    Column("significance", Integer, nullable=False),
    Column("uncertainty", Double, nullable=False),
    Column("shuffle", BigInteger, nullable=False),
    Column("second_reader", String(128), nullable=False),
    Column("second_id", String(32)),
    Column("adjudicator", String(128), nullable=False),
    Column("adjudication_id", String(32)),
    Column("claimed_by", String(128), nullable=False),
    Column("claimed_until", String(32), nullable=False),
    Column("seen_by", Text, nullable=False),
    Column("was_open", Boolean, nullable=False),
    Column("newest_event", Integer, nullable=False),
    Index("queue_current_kinds", "state", "finding", "reader", "bundle_name", "bundle_version"),
    Index("queue_current_uncertainty", "uncertainty", "queue_id"),
)

people = Table(
    "people",
    metadata,
    Column("person_id", Integer, primary_key=True),
    Column("login", String(128), nullable=False),
    Column("role", String(16), nullable=False),
    Column("passphrase", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("who", String(128), nullable=False),
    Index("people_by_login", "login", "person_id"),
    sqlite_autoincrement=True,
)

sign_in_failures = Table(
    "sign_in_failures",
    metadata,
    Column("failure_id", Integer, primary_key=True),
    Column("login", String(128), nullable=False),
    Column("at", String(32), nullable=False),
    Index("failures_by_login", "login"),
    sqlite_autoincrement=True,
)

# The words of every entry, to search in: FTS5's on SQLite, a plain table with text vectors on PostgreSQL. Neither is in
# `metadata`, since Alembic does not know them.
queue_words = table("queue_words", column("queue_id"), column("place"), column("said"))
