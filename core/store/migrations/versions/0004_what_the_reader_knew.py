"""What a reader knew when she gave a verdict, and the study that it speaks of.

The guarded table only gets columns, which leaves its triggers where they are. What an older row cannot say is filled in
with what was then so: the network's view was open, and a verdict spoke of its frame alone.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

# As text: Alembic drops a CHECK from a column that it adds.
COLUMNS = (
    "study_uid TEXT NOT NULL DEFAULT ''",
    "phase VARCHAR(8) NOT NULL DEFAULT 'open' CHECK (phase IN ('open', 'blind', 'revealed'))",
    "blind_verdict VARCHAR(8) CHECK (blind_verdict IN ('present', 'absent', 'unsure'))",
    "blind_at VARCHAR(32)",
    "blind_time_ms INTEGER CHECK (blind_time_ms >= 0)",
    "revealed_at VARCHAR(32)",
    "score_sha256 VARCHAR(64) NOT NULL DEFAULT ''",
    "score_frame_number INTEGER NOT NULL DEFAULT 0 CHECK (score_frame_number >= 0)",
    "score_frames INTEGER NOT NULL DEFAULT 0 CHECK (score_frames >= 0)",
)


def upgrade() -> None:
    for column in COLUMNS:
        op.execute(f"ALTER TABLE assessments ADD COLUMN {column}")
    op.create_index("assessments_of_study", "assessments", ["study_uid", "reader"])
