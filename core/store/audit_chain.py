"""The audit trail: who did what, when, on which image. Append-only, and each row signed together with the one before.

A row holds no patient's name or id: the patient is a keyed pseudonym, the image its SHA-256. Of what was written in
the same transaction (`rows`) it holds keyed digests: an edited verdict is found, and its note can still be forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Column, Connection, RowMapping, Table, insert, select

from core.errors import EnvironmentFault
from core.review.assessing import utc_now
from core.store.anchors import GENESIS, Anchors, ChainHead
from core.store.audit_key import AuditKey
from core.store.postgresql import serialise_appends
from core.store.queue_tables import assessment_regions, people
from core.store.tables import (
    assessments,
    audit_events,
    audit_trail,
    predictions,
    queue_entries,
    queue_events,
    withdrawals,
)
from core.study import FrameOrigin

TrailKind = Literal[
    "begun", "opened", "predicted", "revealed", "decided", "changed", "exported", "promoted", "refused", "rolled_back",
    "in_effect", "cut_short", "lost", "backed_up", "restored", "forgotten", "anchored",
]  # fmt: skip
AUTOMATIC = "overread"  # who did what nobody asked for
PREDICTION_KEY = (
    "sha256", "frame_number", "bundle_name", "bundle_sha256", "bundle_version", "views", "overridden_by",
)  # fmt: skip
# Table -> the columns that name one of its rows, and the numbers that the database gives, which say nothing.
CHAINED: dict[str, tuple[Table, tuple[str, ...], frozenset[str]]] = {
    "assessments": (assessments, ("assessment_id",), frozenset({"sequence"})),
    "assessment_regions": (assessment_regions, ("assessment_id", "position"), frozenset({"region_id"})),
    "withdrawals": (withdrawals, ("assessment_id",), frozenset({"withdrawal_id"})),
    "queue_entries": (queue_entries, ("queue_id",), frozenset()),
    "queue_events": (queue_events, ("event_id",), frozenset()),
    "people": (people, ("person_id",), frozenset()),
    "audit_events": (audit_events, ("event_id",), frozenset({"sequence"})),
    "predictions": (predictions, PREDICTION_KEY, frozenset({"prediction_id"})),
}
DIGEST_DIGITS = 32
Contents = dict[str, dict[str, str | None]]
ChainedRows = list[tuple[Table, Mapping[str, Any]]]  # rows of tables of CHAINED, with all their values


@dataclass(frozen=True, slots=True)
class TrailEvent:
    """Something that was done. `who`: a reader; AUTOMATIC where nobody asked for it.

    `origin`: the frame that it was done on. `details`: JSON values; no patient, path, file name or text of a person
    stands in it. `rows`: what was written with it, as a table of CHAINED with all values of the row. `contents`:
    digests that take the place of earlier ones, by table and key; None for a row that is no longer there.
    """

    kind: TrailKind
    who: str
    origin: FrameOrigin | None = None
    details: dict[str, Any] = field(default_factory=dict)
    rows: Sequence[tuple[Table, Mapping[str, Any]]] = ()
    contents: Contents | None = None


_END = select(audit_trail.c.sequence, audit_trail.c.mac).order_by(audit_trail.c.sequence.desc()).limit(1)


class AuditTrail:
    """Appends to the trail of one database. Its methods are called by one thread at a time."""

    def __init__(self, key: AuditKey, anchors: Anchors) -> None:
        self.key, self.anchors = key, anchors
        self._appended: ChainHead | None = None
        self._start = 0
        self._may_move = True

    def append(self, connection: Connection, events: Sequence[TrailEvent]) -> ChainHead:
        """Add events in the transaction of what they tell of; the trail's end with them."""
        serialise_appends(connection)
        head = chain_head(connection)
        if self._appended is None:
            self._start = head.count + 1
            self._may_move = self.is_anchored(connection, head)
        rows = []
        for event in events:
            row = _row(self.key, event, head.count + 1, self._start)
            row["mac"] = row_mac(self.key, head.mac, row)
            head = ChainHead(head.count + 1, row["mac"])
            rows.append(row)
        if rows:
            connection.execute(insert(audit_trail), rows)
            self._appended = head
        return head

    def anchor(self) -> None:
        """After the commit. An anchor that the trail contradicts stays as it is, for `audit verify` to find.

        One that cannot be written lags, which the check allows for and says; the commit holds all the same.
        """
        head, self._appended = self._appended, None
        if head is not None and self._may_move:
            with suppress(OSError, TimeoutError):
                self.anchors.move(head)

    def drop(self) -> None:
        """The transaction was rolled back."""
        self._appended = None

    def is_anchored(self, connection: Connection, head: ChainHead | None = None) -> bool:
        """Whether the trail goes on from what every anchor saw: the file's, and the keyring's where it knows one. A
        keyring that cannot be asked is left for `audit verify` to tell of. `head`: its end, where it is known."""
        anchors = [self.anchors.read()]  # before the rows: what others add after this look must not seem to be missing
        with suppress(EnvironmentFault):
            kept = self.anchors.read_keyring()
            anchors += [] if kept is None else [kept]
        end = chain_head(connection) if head is None else head
        return all(self.is_continued(connection, anchor, end) for anchor in anchors)

    def is_continued(self, connection: Connection, anchor: ChainHead | None, head: ChainHead) -> bool:
        """Whether a trail that ends with `head` goes on from what the anchor saw, or was restored in its place."""
        if anchor is None:
            return False
        if anchor.count == head.count:
            return anchor == head
        return (anchor.count < head.count and _mac_at(connection, anchor.count) == anchor.mac) or _was_replaced(
            connection, anchor
        )


def chain_head(connection: Connection) -> ChainHead:
    """The end of the trail."""
    row = connection.execute(_END).first()
    return ChainHead(row[0], row[1]) if row is not None else ChainHead()


def is_signed_by(connection: Connection, key: AuditKey) -> bool:
    """Whether this key has signed the first row of a trail; not, where there is none."""
    row = connection.execute(select(audit_trail).where(audit_trail.c.sequence == 1)).mappings().first()
    return row is not None and row_mac(key, GENESIS, dict(row)) == row["mac"]


def begin_trail(connection: Connection, trail: AuditTrail) -> None:
    """The first row, and one for each row that an Overread without a trail has left; nothing where there is a trail.

    To be called in the transaction that makes the table, and in no other: a trail that is missing later was removed.
    """
    if chain_head(connection).count:
        return
    trail.anchors.begin()
    trail.append(connection, [TrailEvent("begun", AUTOMATIC), *_inherited(connection)])


def _inherited(connection: Connection) -> list[TrailEvent]:
    kinds: dict[str, TrailKind] = {"predictions": "predicted", "assessments": "decided"}
    events = []
    for name, (table, key, _) in CHAINED.items():
        for row in connection.execute(select(table).order_by(*(table.c[column] for column in key))).mappings():
            kind = row["kind"] if name == "audit_events" else kinds.get(name, "changed")
            who = row.get("who") or row.get("reader") or AUTOMATIC
            events.append(TrailEvent(kind, who, None, {"inherited": True}, [(table, dict(row))]))
    return events


def row_mac(key: AuditKey, before: str, row: Mapping[str, Any]) -> str:
    """The signature of a row of the trail: over the signature of the row before it and all its own values."""
    values = {column.name: row[column.name] for column in audit_trail.columns if column.name != "mac"}
    return key.mac("row", before.encode() + b"\n" + canonical(values))


def canonical(value: Any) -> bytes:
    """JSON without a choice: keys in order, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def content_key(name: str, row: Mapping[str, Any]) -> str:
    """What names a row of a chained table within the trail."""
    return "/".join(str(row[column]) for column in CHAINED[name][1])


def content_digest(key: AuditKey, name: str, row: Mapping[str, Any]) -> str:
    """Keyed digest of a row of a chained table. A column that holds its default does not count: a later migration may
    add one."""
    table, _, numbers = CHAINED[name]
    columns = [column for column in table.columns if column.name in row and column.name not in numbers]
    values = {column.name: _plain(column, row[column.name]) for column in columns}
    said = {column.name: values[column.name] for column in columns if values[column.name] != _default(column)}
    return key.mac("content", name.encode() + b"\n" + canonical(said))[:DIGEST_DIGITS]


def _plain(column: Column[Any], value: Any) -> Any:
    """As the database gives it back; adding 0.0 makes the one zero of SQLite out of both."""
    if value is None:
        return None
    kind = column.type.python_type
    if kind is bytes:
        return bytes(value).hex()
    return kind(value) + 0.0 if kind is float else kind(value)


def _default(column: Column[Any]) -> Any:
    if column.server_default is None:
        return None
    stated: str = column.server_default.arg  # type: ignore[attr-defined]
    kind = column.type.python_type
    return stated == "TRUE" if kind is bool else kind(stated)


def _row(key: AuditKey, event: TrailEvent, sequence: int, start: int) -> dict[str, Any]:
    contents: Contents = {name: dict(digests) for name, digests in (event.contents or {}).items()}
    for table, row in event.rows:
        digests = contents.setdefault(table.name, {})
        digests[content_key(table.name, row)] = content_digest(key, table.name, row)
    origin = event.origin
    return {
        "sequence": sequence,
        "transaction_start": start,
        "at": utc_now(),
        "kind": event.kind,
        "who": event.who or AUTOMATIC,
        "patient": key.patient(origin.patient_id) if origin is not None else "",
        "image": origin.sha256 if origin is not None else "",
        "frame_number": origin.number if origin is not None else 0,
        "details": canonical(event.details).decode(),
        "contents": canonical(contents).decode(),
    }


def _mac_at(connection: Connection, count: int) -> str | None:
    if count == 0:
        return GENESIS
    return connection.execute(select(audit_trail.c.mac).where(audit_trail.c.sequence == count)).scalar()


def _was_replaced(connection: Connection, anchor: ChainHead) -> bool:
    """Whether a restoration says that this trail took the place of the one which the anchor saw."""
    return any(_replaced(row) == anchor for row in _restorations(connection))


def _restorations(connection: Connection) -> Sequence[RowMapping]:
    wanted = audit_trail.c.kind.in_(("restored", "anchored"))
    return connection.execute(select(audit_trail).where(wanted)).mappings().all()


def _replaced(row: RowMapping) -> ChainHead | None:
    replaced = json.loads(row["details"]).get("replaced")
    return ChainHead(replaced["count"], replaced["mac"]) if replaced else None
