"""How a prediction was computed, and the kinds of prediction of one frame that may stand side by side.

SQLite cannot change a table's UNIQUE, so predictions and, since they refer to them, heatmaps are made anew and filled
from the old ones. The guarded tables only get columns, which leaves their triggers where they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ONE_OF_A_KIND = (
    "sha256", "frame_number", "bundle_name", "bundle_sha256", "bundle_version", "views", "overridden_by",
)  # fmt: skip


def upgrade() -> None:
    kept = _columns("predictions")
    op.rename_table("predictions", "predictions_0001")
    op.rename_table("heatmaps", "heatmaps_0001")  # it goes on referring to predictions_0001
    _create_predictions()
    _create_heatmaps()
    _copy("predictions_0001", "predictions", kept)
    _copy("heatmaps_0001", "heatmaps", _columns("heatmaps_0001"))
    op.drop_table("heatmaps_0001")
    op.drop_table("predictions_0001")
    for name in ("score_doubtful_from", "score_likely_from", "score_spread"):
        op.add_column("assessments", sa.Column(name, sa.Double))


def _columns(table: str) -> Sequence[str]:
    return [column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)]


def _copy(source: str, target: str, names: Sequence[str]) -> None:
    old, new = (sa.table(table, *(sa.column(name) for name in names)) for table in (source, target))
    op.execute(new.insert().from_select(list(names), sa.select(*old.columns)))


def _create_predictions() -> None:
    op.create_table(
        "predictions",
        sa.Column("prediction_id", sa.Integer, primary_key=True),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("frame_number", sa.Integer, nullable=False),
        sa.Column("frame_count", sa.Integer, nullable=False),
        sa.Column("path", sa.LargeBinary, nullable=False),
        sa.Column("sop_instance_uid", sa.Text),
        sa.Column("patient_id", sa.Text, nullable=False),
        sa.Column("bundle_name", sa.String(64), nullable=False),
        sa.Column("bundle_version", sa.Text, nullable=False),
        sa.Column("bundle_sha256", sa.String(64), nullable=False),
        sa.Column("gate_state", sa.String(8), nullable=False),
        sa.Column("gate_reasons", sa.Text, nullable=False),
        sa.Column("gate_distance", sa.Double),
        sa.Column("overridden_by", sa.String(128), nullable=False, server_default=""),
        sa.Column("scores", sa.Text, nullable=False),
        sa.Column("display_max", sa.Double, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("duration_ms", sa.Double, nullable=False),
        *_run_columns(),
        sa.UniqueConstraint(*_ONE_OF_A_KIND, name="one_prediction_of_a_kind"),
        *_checks(),
        sqlite_autoincrement=True,
    )


def _run_columns() -> list[sa.Column[object]]:
    """What an older row cannot say is filled in with what was then so: plain pictures, one by one, in float32."""
    return [
        sa.Column("views", sa.Integer, nullable=False, server_default="0"),
        sa.Column("numeric_precision", sa.String(16), nullable=False, server_default="float32"),
        sa.Column("batch_size", sa.Integer, nullable=False, server_default="1"),
        sa.Column("threads", sa.Integer, nullable=False, server_default="0"),
        sa.Column("machine", sa.Text, nullable=False, server_default=""),
        sa.Column("versions", sa.Text, nullable=False, server_default="[]"),
    ]


def _checks() -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint("length(sha256) = 64", name="predictions_sha256"),
        sa.CheckConstraint("frame_number BETWEEN 1 AND frame_count", name="predictions_frame_number"),
        sa.CheckConstraint("gate_state IN ('pass', 'warn', 'refuse')", name="predictions_gate_state"),
        sa.CheckConstraint("views >= 0 AND batch_size >= 1 AND threads >= 0", name="predictions_run"),
        sa.CheckConstraint("numeric_precision IN ('float32', 'bfloat16', 'float16')", name="predictions_precision"),
    ]


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
