"""The audit trail as it is shown: what was done, by whom and when, without what only the check needs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from core.store.tables import audit_trail


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One event. `patient`: a pseudonym; `image`: the SHA-256 of a file; '' where the event is of none."""

    sequence: int
    at: str
    kind: str
    who: str
    patient: str
    image: str
    frame: int
    details: dict[str, Any]


def read_trail(connection: Connection, limit: int | None = None, kind: str | None = None) -> list[TrailRow]:
    """Newest first; of one kind where given."""
    trail = audit_trail.c
    columns = (trail.sequence, trail.at, trail.kind, trail.who, trail.patient, trail.image, trail.frame_number)
    wanted = select(*columns, trail.details).order_by(trail.sequence.desc()).limit(limit)
    if kind is not None:
        wanted = wanted.where(trail.kind == kind)
    return [TrailRow(*row[:-1], json.loads(row[-1])) for row in connection.execute(wanted)]
