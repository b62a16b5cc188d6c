"""The tables as queries see them. The migrations make them, with their CHECKs and triggers; a test holds both together.

Times are UTC, ISO 8601, as text. Paths are bytes, as `os.fsencode` gives them: a file name need not be text. Every
table is only ever added to: the state of a queue entry is that of its newest event, and a change of mind is a new
assessment. `core.store.queue_tables` has those that follow from others and are written anew.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()


def _only(which: str) -> dict[str, Any]:
    """Of an index that holds the rows of a condition alone."""
    return {"sqlite_where": text(which), "postgresql_where": text(which)}


predictions = Table(
    "predictions",
    metadata,
    Column("prediction_id", Integer, primary_key=True),
    Column("created_at", String(32), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("frame_number", Integer, nullable=False),
    Column("frame_count", Integer, nullable=False),
    Column("path", LargeBinary, nullable=False),
    Column("sop_instance_uid", Text),
    Column("patient_id", Text, nullable=False),
    Column("bundle_name", String(64), nullable=False),
    Column("bundle_version", Text, nullable=False),
    Column("bundle_sha256", String(64), nullable=False),
    Column("gate_state", String(8), nullable=False),
    Column("gate_reasons", Text, nullable=False),
    Column("gate_distance", Double),
    Column("overridden_by", String(128), nullable=False, server_default=""),
    Column("scores", Text, nullable=False),
    Column("display_max", Double, nullable=False),
    Column("device", Text, nullable=False),
    Column("duration_ms", Double, nullable=False),
    Column("views", Integer, nullable=False, server_default="0"),
    Column("numeric_precision", String(16), nullable=False, server_default="float32"),
    Column("batch_size", Integer, nullable=False, server_default="1"),
    Column("threads", Integer, nullable=False, server_default="0"),
    Column("machine", Text, nullable=False, server_default=""),
    Column("versions", Text, nullable=False, server_default="[]"),
    UniqueConstraint(
        "sha256",
        "frame_number",
        "bundle_name",
        "bundle_sha256",
        "bundle_version",
        "views",
        "overridden_by",
        name="one_prediction_of_a_kind",
    ),
    sqlite_autoincrement=True,
)

heatmaps = Table(
    "heatmaps",
    metadata,
    Column("prediction_id", Integer, ForeignKey("predictions.prediction_id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("finding", String(64), nullable=False),
    Column("method", String(64), nullable=False),
    Column("grid_rows", Integer, nullable=False),
    Column("grid_columns", Integer, nullable=False),
    Column("grid", LargeBinary, nullable=False),
    Column("covers_x", Double, nullable=False),
    Column("covers_y", Double, nullable=False),
    Column("covers_width", Double, nullable=False),
    Column("covers_height", Double, nullable=False),
)

assessments = Table(
    "assessments",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("assessment_id", String(32), nullable=False, unique=True),
    Column("created_at", String(32), nullable=False),
    Column("reader", String(128), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("frame_number", Integer, nullable=False),
    Column("frame_count", Integer, nullable=False),
    Column("path", LargeBinary, nullable=False),
    Column("sop_instance_uid", Text),
    Column("patient_id", Text, nullable=False),
    Column("bundle_name", String(64), nullable=False),
    Column("bundle_version", Text, nullable=False),
    Column("bundle_sha256", String(64), nullable=False),
    Column("gate_state", String(8), nullable=False),
    Column("finding", String(64), nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("score_raw", Double),
    Column("score_probability", Double),
    Column("score_threshold", Double),
    Column("disagreement", Boolean, nullable=False),
    Column("label", String(64)),
    Column("reason", String(32)),
    Column("significance", String(8)),
    Column("region_x", Double),
    Column("region_y", Double),
    Column("region_width", Double),
    Column("region_height", Double),
    Column("note", Text, nullable=False),
    Column("score_doubtful_from", Double),
    Column("score_likely_from", Double),
    Column("score_spread", Double),
    Column("study_uid", Text, nullable=False, server_default=""),
    Column("phase", String(8), nullable=False, server_default="open"),
    Column("blind_verdict", String(8)),
    Column("blind_at", String(32)),
    Column("blind_time_ms", Integer),
    Column("revealed_at", String(32)),
    Column("score_sha256", String(64), nullable=False, server_default=""),
    Column("score_frame_number", Integer, nullable=False, server_default="0"),
    Column("score_frames", Integer, nullable=False, server_default="0"),
    Column("confidence_percent", Integer),
    Column("missed", Boolean, nullable=False, server_default="FALSE"),
    Column("role", String(16), nullable=False, server_default="Reader"),
    Column("preprocessing_sha256", String(64), nullable=False, server_default=""),
    Column("thresholds", Text, nullable=False, server_default="[]"),
    Column("gate_distance", Double),
    Column("cam_method", String(64), nullable=False, server_default=""),
    Column("cam_iou", Double),
    Index("assessments_of_frame", "sha256", "frame_number", "finding", "reader", "bundle_sha256"),
    Index("assessments_of_study", "study_uid", "reader"),
    sqlite_autoincrement=True,
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("withdrawal_id", Integer, primary_key=True),
    Column("assessment_id", String(32), ForeignKey("assessments.assessment_id"), nullable=False, unique=True),
    Column("withdrawn_at", String(32), nullable=False),
    sqlite_autoincrement=True,
)

queue_entries = Table(
    "queue_entries",
    metadata,
    Column("queue_id", Integer, primary_key=True),
    Column("assessment_id", String(32), ForeignKey("assessments.assessment_id"), nullable=False, unique=True),
    Column("queue_reason", String(16), nullable=False),
    Column("queued_at", String(32), nullable=False),
    Column("sample_percent", Double),
    Column("sample_seed", BigInteger),
    sqlite_autoincrement=True,
)

queue_events = Table(
    "queue_events",
    metadata,
    Column("event_id", Integer, primary_key=True),
    Column("queue_id", Integer, ForeignKey("queue_entries.queue_id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("at", String(32), nullable=False),
    Column("who", String(128), nullable=False),
    Column("action", String(16), nullable=False, server_default="set"),
    Column("role", String(16), nullable=False, server_default="Reader"),
    Column("batch", String(32), nullable=False, server_default=""),
    Column("undoes", Integer, ForeignKey("queue_events.event_id")),
    Column("claimed_until", String(32), nullable=False, server_default=""),
    Column("assessment_id", String(32), ForeignKey("assessments.assessment_id")),
    Index("events_of_entry", "queue_id", "event_id"),
    Index("events_with_word", "assessment_id", **_only("assessment_id IS NOT NULL")),
    sqlite_autoincrement=True,
)

audit_events = Table(
    "audit_events",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("event_id", String(32), nullable=False, unique=True),
    Column("at", String(32), nullable=False),
    Column("who", String(128), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("candidate_name", String(64)),
    Column("candidate_version", Text),
    Column("candidate_sha256", String(64)),
    Column("incumbent_name", String(64)),
    Column("incumbent_version", Text),
    Column("incumbent_sha256", String(64)),
    Column("comparison_sha256", String(64)),
    Column("training_files_sha256", String(64)),
    Column("plan_sha256", String(64)),
    Column("details", Text, nullable=False),
    sqlite_autoincrement=True,
)

audit_trail = Table(
    "audit_trail",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("transaction_start", Integer, nullable=False),
    Column("at", String(32), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("who", String(128), nullable=False),
    Column("patient", String(32), nullable=False),
    Column("image", String(64), nullable=False),
    Column("frame_number", Integer, nullable=False),
    Column("details", Text, nullable=False),
    Column("contents", Text, nullable=False),
    Column("mac", String(64), nullable=False),
    Index("trail_of_revealed", "image", "who", **_only("kind = 'revealed'")),
)
