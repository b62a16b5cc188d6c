"""Whether the audit trail is whole: every row, its end, and what it says of the other tables."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from core.errors import EnvironmentFault, Sentence
from core.store.anchors import ChainHead
from core.store.audit_chain import CHAINED, AuditTrail, Contents, content_digest, content_key, row_mac
from core.store.queue_log import misplaced
from core.store.tables import audit_trail

MOST_NAMED = 20
_GONE = Sentence(
    "Event {number} of the audit trail and those up to {last} are missing; the anchor in {where} saw them."
)
_ANOTHER = Sentence("Event {number} of the audit trail is not the one that the anchor in {where} saw.")
_EDITED = Sentence("Event {number} of the audit trail tells of a row of {name} ({key}) that was edited.")
_REMOVED = Sentence("Event {number} of the audit trail tells of a row of {name} ({key}) that was removed.")


@dataclass(slots=True)
class AuditReport:
    """`first_bad`: the number of the first row that is not as it was written, or is missing. `problems`: sentences.

    `unanchored`: rows behind the anchor; those of one transaction are the trace of a process that ended between its
    commit and the anchor, more are named in `notes`. `anchored`: whether the anchor outside the database agrees.
    """

    head: ChainHead = field(default_factory=ChainHead)
    anchor: ChainHead | None = None
    anchored: bool = True
    unanchored: int = 0
    first_bad: int | None = None
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.problems

    def to_json(self) -> dict[str, Any]:
        anchor = None if self.anchor is None else {"count": self.anchor.count, "head": self.anchor.mac}
        return {
            "ok": self.ok,
            "events": self.head.count,
            "head": self.head.mac,
            "first_bad": self.first_bad,
            "anchor": anchor,
            "unanchored": self.unanchored,
            "problems": self.problems,
            "notes": self.notes,
        }


def check_trail(
    connection: Connection, trail: AuditTrail, known: ChainHead | None = None, *, anchored: bool = True
) -> AuditReport:
    """Read the whole trail in one transaction. `known`: an end that was noted elsewhere, as in an export. `anchored`:
    hold it against the anchor too, which a backup lies behind."""
    # The anchor first: what another process adds after this look must not seem to be missing.
    report, contents = AuditReport(anchor=trail.anchors.read()), _Contents()
    _check_rows(connection, trail, report, contents)
    if report.first_bad is None and anchored:
        _check_anchors(connection, trail, report)
    if known is not None and not _holds(connection, known):
        report.first_bad = report.first_bad or known.count
        report.problems.append(
            Sentence(
                "The trail does not hold event {number} as it was when it was noted elsewhere.", number=known.count
            )
        )
    if report.first_bad is None:
        _check_contents(connection, trail, report, contents)
    if not report.problems:
        _check_queue(connection, report)
    return report


class _Contents:
    """What the trail says last of each row of the chained tables."""

    def __init__(self) -> None:
        self.digests: Contents = {name: {} for name in CHAINED}
        self.said_by: dict[tuple[str, str], int] = {}

    def take(self, sequence: int, text: str) -> None:
        for name, digests in json.loads(text).items():
            self.digests.setdefault(name, {}).update(digests)
            for key in digests:
                self.said_by[name, key] = sequence


def _check_rows(connection: Connection, trail: AuditTrail, report: AuditReport, contents: _Contents) -> None:
    """Walk from the first row to the first that is bad."""
    rows = connection.execute(select(audit_trail).order_by(audit_trail.c.sequence)).mappings()
    for row in map(dict, rows):
        expected = report.head.count + 1
        if row["sequence"] != expected:
            return _bad(report, expected, Sentence("Event {number} of the audit trail is missing.", number=expected))
        if row_mac(trail.key, report.head.mac, row) != row["mac"]:
            return _bad(
                report,
                expected,
                Sentence(
                    "Event {number} of the audit trail was edited, put in or moved, or was signed with another key.",
                    number=expected,
                ),
            )
        report.head = ChainHead(expected, row["mac"])
        contents.take(expected, row["contents"])
    return None


def _bad(report: AuditReport, sequence: int, problem: Sentence) -> None:
    report.first_bad = sequence
    report.problems.append(problem)


def _check_anchors(connection: Connection, trail: AuditTrail, report: AuditReport) -> None:
    anchors = trail.anchors
    _check_anchor(connection, trail, report, report.anchor, str(anchors.path))
    if anchors.in_keyring:
        try:
            _check_anchor(connection, trail, report, anchors.read_keyring(), Sentence("the keyring"))
        except EnvironmentFault as fault:
            report.problems.append(fault.message)


def _check_anchor(
    connection: Connection, trail: AuditTrail, report: AuditReport, anchor: ChainHead | None, where: str
) -> None:
    """Also the rows beyond it: they are signed, and so are ours; but more than one transaction is worth a look, unless
    other stations write the same trail."""
    head = report.head
    if anchor is None:
        report.anchored = False
        report.problems.append(
            Sentence(
                "The anchor in {where} is missing, unreadable or damaged, so that rows removed at the end would not be "
                "found; look at the last events, and anchor them with `overread audit verify --anchor`.",
                where=where,
            )
        )
        return
    if trail.is_continued(connection, anchor, head):
        report.unanchored = max(0, head.count - anchor.count)
        if connection.dialect.name != "postgresql":
            _note_rows_behind(connection, report, anchor)
        return
    report.anchored = False
    if anchor.count > head.count:
        first = head.count + 1
        return _bad(report, first, Sentence(_GONE, number=first, last=anchor.count, where=where))
    number = max(1, anchor.count)
    return _bad(report, number, Sentence(_ANOTHER, number=number, where=where))


def _note_rows_behind(connection: Connection, report: AuditReport, anchor: ChainHead) -> None:
    beyond = audit_trail.c.sequence > anchor.count
    starts = connection.execute(select(audit_trail.c.transaction_start).where(beyond).distinct()).scalars().all()
    if len(starts) > 1:
        report.notes.append(
            Sentence(
                "{events} events of {transactions} transactions lie behind the anchor; they are signed, and a power "
                "failure explains them.",
                events=report.unanchored,
                transactions=len(starts),
            )
        )


def _holds(connection: Connection, known: ChainHead) -> bool:
    there = select(audit_trail.c.mac).where(audit_trail.c.sequence == known.count)
    return known == ChainHead() or connection.execute(there).scalar() == known.mac


def _check_contents(connection: Connection, trail: AuditTrail, report: AuditReport, contents: _Contents) -> None:
    """Hold each row that the trail knows against what it was, and each row that is there against the trail."""
    found: list[tuple[int, str]] = []
    for name, (table, _, _) in CHAINED.items():
        digests = dict(contents.digests[name])
        for row in map(dict, connection.execute(select(table)).mappings()):
            key = content_key(name, row)
            said = digests.pop(key, None)
            if said is None:
                found.append(
                    (
                        report.head.count + 1,
                        Sentence("A row of {name} ({key}) is in no event of the audit trail.", name=name, key=key),
                    )
                )
            elif said != content_digest(trail.key, name, row):
                found.append(_told(contents, name, key, _EDITED))
        found += [_told(contents, name, key, _REMOVED) for key, said in digests.items() if said is not None]
    found.sort()
    report.problems += [sentence for _, sentence in found[:MOST_NAMED]]
    if found and found[0][0] <= report.head.count:
        report.first_bad = found[0][0]
    if len(found) > MOST_NAMED:
        report.problems.append(
            Sentence("{count} more rows differ from the audit trail.", count=len(found) - MOST_NAMED)
        )


def _check_queue(connection: Connection, report: AuditReport) -> None:
    """What the queue shows and exports by follows from steps that the trail knows, and stands in no event itself."""
    wrong = misplaced(connection)
    report.problems += [
        Sentence(
            "Case {queue_id} of the queue is not where its steps have led it; restore a backup.", queue_id=queue_id
        )
        for queue_id in wrong[:MOST_NAMED]
    ]


def _told(contents: _Contents, name: str, key: str, template: Sentence) -> tuple[int, str]:
    number = contents.said_by[name, key]
    return number, Sentence(template, number=number, name=name, key=key)
