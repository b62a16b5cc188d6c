"""Predictions with their heatmaps, assessments, the relabel queue, and the guards of what is append-only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from core.store.append_only import guard

revision = "0001"
down_revision = None

APPEND_ONLY = ("assessments", "queue_entries", "queue_events")


def upgrade() -> None:
    _create_predictions()
    _create_heatmaps()
    _create_assessments()
    _create_queue()
    for table in APPEND_ONLY:
        guard(table)


def _create_predictions() -> None:
    op.create_table(
        "predictions",
        sa.Column("prediction_id", sa.Integer, primary_key=True),
        sa.Column("created_at", sa.String(32), nullable=False),
        *_origin_and_bundle(),
        sa.Column("gate_state", sa.String(8), nullable=False),
        sa.Column("gate_reasons", sa.Text, nullable=False),
        sa.Column("scores", sa.Text, nullable=False),
        sa.Column("display_max", sa.Double, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("duration_ms", sa.Double, nullable=False),
        sa.UniqueConstraint("sha256", "frame_number", "bundle_sha256", name="one_prediction_per_frame_and_bundle"),
        *_checks_of_frame("predictions"),
        sqlite_autoincrement=True,
    )


def _create_heatmaps() -> None:
    op.create_table(
        "heatmaps",
        sa.Column("prediction_id", sa.Integer, sa.ForeignKey("predictions.prediction_id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("finding", sa.String(64), nullable=False),
        sa.Column("method", sa.String(64), nullable=False),
        sa.Column("grid_rows", sa.Integer, nullable=False),
        sa.Column("grid_columns", sa.Integer, nullable=False),
        sa.Column("grid", sa.LargeBinary, nullable=False),
        sa.Column("covers_x", sa.Double, nullable=False),
        sa.Column("covers_y", sa.Double, nullable=False),
        sa.Column("covers_width", sa.Double, nullable=False),
        sa.Column("covers_height", sa.Double, nullable=False),
        sa.CheckConstraint("length(grid) = 4 * grid_rows * grid_columns", name="heatmaps_grid_is_whole"),
    )


def _create_assessments() -> None:
    op.create_table(
        "assessments",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("assessment_id", sa.String(32), nullable=False, unique=True),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("reader", sa.String(128), nullable=False),
        *_origin_and_bundle(),
        sa.Column("gate_state", sa.String(8), nullable=False),
        sa.Column("finding", sa.String(64), nullable=False),
        sa.Column("verdict", sa.String(8), nullable=False),
        *_nullable_numbers("score_raw", "score_probability", "score_threshold"),
        sa.Column("disagreement", sa.Boolean, nullable=False),
        sa.Column("label", sa.String(64)),
        sa.Column("reason", sa.String(32)),
        sa.Column("significance", sa.String(8)),
        *_nullable_numbers("region_x", "region_y", "region_width", "region_height"),
        sa.Column("note", sa.Text, nullable=False),
        *_checks_of_frame("assessments"),
        *_checks_of_verdict(),
        sqlite_autoincrement=True,
    )
    columns = ["sha256", "frame_number", "finding", "reader", "bundle_sha256"]
    op.create_index("assessments_of_frame", "assessments", columns)


def _create_queue() -> None:
    op.create_table(
        "queue_entries",
        sa.Column("queue_id", sa.Integer, primary_key=True),
        sa.Column(
            "assessment_id", sa.String(32), sa.ForeignKey("assessments.assessment_id"), nullable=False, unique=True
        ),
        sa.Column("queue_reason", sa.String(16), nullable=False),
        sa.Column("queued_at", sa.String(32), nullable=False),
        sa.CheckConstraint("queue_reason IN ('disagreement', 'unsure', 'refused')", name="queue_entries_reason"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "queue_events",
        sa.Column("event_id", sa.Integer, primary_key=True),
        sa.Column("queue_id", sa.Integer, sa.ForeignKey("queue_entries.queue_id"), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.String(128), nullable=False),
        sa.CheckConstraint("state IN ('new', 'in_review', 'exported', 'rejected')", name="queue_events_state"),
        sqlite_autoincrement=True,
    )
    op.create_index("events_of_entry", "queue_events", ["queue_id", "event_id"])


def _origin_and_bundle() -> list[sa.Column[object]]:
    return [
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("frame_number", sa.Integer, nullable=False),
        sa.Column("frame_count", sa.Integer, nullable=False),
        sa.Column("path", sa.LargeBinary, nullable=False),
        sa.Column("sop_instance_uid", sa.Text),
        sa.Column("patient_id", sa.Text, nullable=False),
        sa.Column("bundle_name", sa.String(64), nullable=False),
        sa.Column("bundle_version", sa.Text, nullable=False),
        sa.Column("bundle_sha256", sa.String(64), nullable=False),
    ]


def _nullable_numbers(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Double) for name in names]


def _checks_of_frame(table: str) -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint("length(sha256) = 64", name=f"{table}_sha256"),
        sa.CheckConstraint("frame_number BETWEEN 1 AND frame_count", name=f"{table}_frame_number"),
        sa.CheckConstraint("gate_state IN ('pass', 'warn', 'refuse')", name=f"{table}_gate_state"),
    ]


def _checks_of_verdict() -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint("verdict IN ('present', 'absent', 'unsure')", name="assessments_verdict"),
        sa.CheckConstraint("significance IN ('minor', 'major')", name="assessments_significance"),
        sa.CheckConstraint(
            "(score_raw IS NULL) = (score_probability IS NULL) AND (score_raw IS NULL) = (score_threshold IS NULL)",
            name="assessments_score_is_whole",
        ),
        sa.CheckConstraint("score_probability BETWEEN 0 AND 1", name="assessments_probability"),
        sa.CheckConstraint(
            "(region_x IS NULL) = (region_y IS NULL) AND (region_x IS NULL) = (region_width IS NULL) "
            "AND (region_x IS NULL) = (region_height IS NULL)",
            name="assessments_region_is_whole",
        ),
        sa.CheckConstraint("region_width > 0 AND region_height > 0", name="assessments_region_has_area"),
    ]
