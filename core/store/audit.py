"""The audit of promotions: rows that are only ever added."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, insert, select

from core.findings import BundleRef
from core.review.assessing import utc_now
from core.store.tables import audit_events

AuditKind = Literal["promoted", "refused", "rolled_back", "in_effect", "cut_short", "lost"]


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One decision about networks. `at`: UTC, ISO 8601. No patient, path or file name stands in it.

    promoted, refused: `candidate` met `incumbent` on the set `comparison_sha256` by the plan `plan_sha256`; `details`
    is the PromotionOutcome. rolled_back: `candidate` was taken back and `incumbent` reads again; `details` names the
    event that it takes back (`of`). What became of such a step (`of`) follows in a row of its own: in_effect, the
    settings hold it; cut_short, it never came into effect; lost, it did, and the settings no longer say so.
    """

    kind: AuditKind
    who: str
    details: dict[str, Any]
    candidate: BundleRef | None = None
    incumbent: BundleRef | None = None
    comparison_sha256: str | None = None
    training_files_sha256: str | None = None
    plan_sha256: str | None = None
    event_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    at: str = field(default_factory=utc_now)


def add_event(connection: Connection, event: AuditEvent) -> dict[str, Any]:
    """Keep an event; the row that was written."""
    row = {
        "event_id": event.event_id,
        "at": event.at,
        "who": event.who,
        "kind": event.kind,
        "comparison_sha256": event.comparison_sha256,
        "training_files_sha256": event.training_files_sha256,
        "plan_sha256": event.plan_sha256,
        "details": json.dumps(event.details),
        **_network("candidate", event.candidate),
        **_network("incumbent", event.incumbent),
    }
    connection.execute(insert(audit_events), row)
    return row


def read_events(connection: Connection) -> list[AuditEvent]:
    """All of them, oldest first."""
    rows = connection.execute(select(audit_events).order_by(audit_events.c.sequence)).mappings()
    return [_event(row) for row in rows]


def _network(role: str, ref: BundleRef | None) -> dict[str, str | None]:
    values = (None, None, None) if ref is None else (ref.name, ref.version, ref.sha256)
    return dict(zip((f"{role}_name", f"{role}_version", f"{role}_sha256"), values, strict=True))


def _event(row: RowMapping) -> AuditEvent:
    return AuditEvent(
        kind=row["kind"],
        who=row["who"],
        details=json.loads(row["details"]),
        candidate=_ref(row, "candidate"),
        incumbent=_ref(row, "incumbent"),
        comparison_sha256=row["comparison_sha256"],
        training_files_sha256=row["training_files_sha256"],
        plan_sha256=row["plan_sha256"],
        event_id=row["event_id"],
        at=row["at"],
    )


def _ref(row: RowMapping, role: str) -> BundleRef | None:
    if row[f"{role}_sha256"] is None:
        return None
    return BundleRef(row[f"{role}_name"], row[f"{role}_version"], row[f"{role}_sha256"])
