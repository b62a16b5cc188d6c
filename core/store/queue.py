"""What is asked of the relabel queue, as queries."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from core.findings import Assessment, CaseKey, QueueEntry
from core.review.agreement import QueueStats, Tally, agreement_figures
from core.review.queue_rules import BLIND_STATES
from core.store.queue_tables import WITHDRAWN, queue_current
from core.store.rows import bundle_of
from core.store.tables import assessments, queue_entries, withdrawals
from core.store.words import of_cases, words_by_id, words_of


def is_withdrawn() -> ColumnElement[bool]:
    """Whether the reader has taken a word back; it then counts nowhere as said."""
    return (
        select(withdrawals.c.withdrawal_id).where(withdrawals.c.assessment_id == assessments.c.assessment_id).exists()
    )


def _queue() -> Select[Any]:
    """Entries with their assessment and where they stand."""
    return (
        select(
            queue_entries.c.queue_id,
            queue_entries.c.queue_reason,
            queue_entries.c.queued_at,
            queue_current.c.state,
            queue_current.c.second_id,
            queue_current.c.adjudication_id,
            assessments,
        )
        .join_from(queue_entries, assessments, queue_entries.c.assessment_id == assessments.c.assessment_id)
        .join(queue_current, queue_current.c.queue_id == queue_entries.c.queue_id)
    )


QUEUE = _queue().where(queue_current.c.state != WITHDRAWN)
TAKEN_BACK = _queue().where(queue_current.c.state == WITHDRAWN)


def read_entries(connection: Connection, wanted: Select[Any]) -> list[QueueEntry]:
    """The entries of a select that began as `QUEUE`, with all of their words."""
    rows = connection.execute(wanted).mappings().all()
    firsts = words_of(connection, rows)
    later = words_by_id(connection, [row[key] for row in rows for key in ("second_id", "adjudication_id") if row[key]])
    return [
        QueueEntry(
            row["queue_id"],
            row["state"],
            row["queue_reason"],
            row["queued_at"],
            first,
            later.get(row["second_id"]),
            later.get(row["adjudication_id"]),
        )
        for row, first in zip(rows, firsts, strict=True)
    ]


def open_entries(connection: Connection, word: Assessment) -> list[int]:
    """The reader's own entries on the same finding, case and bundle that nobody has closed yet."""
    own = and_(
        of_cases([CaseKey(word.scope.uid, word.origin.sha256, word.origin.number)]),
        assessments.c.finding == word.finding,
        assessments.c.reader == word.reader,
        assessments.c.bundle_name == word.bundle.name,
        assessments.c.bundle_sha256 == word.bundle.sha256,
        queue_current.c.state.in_(BLIND_STATES),
    )
    return [entry["queue_id"] for entry in connection.execute(QUEUE.where(own)).mappings()]


def read_stats(connection: Connection) -> QueueStats:
    """The queue's figures; call it inside one transaction, so that they belong together."""
    by_state = _counts(connection, "state")
    by_bundle: dict[str, int] = {}
    for row in connection.execute(_grouped("bundle_name", "bundle_version")):
        by_bundle[f"{row[0]} {row[1]}"] = row[2]
    return QueueStats(
        total=sum(by_state.values()),
        by_state=by_state,
        by_finding=_counts(connection, "finding"),
        by_reader=_counts(connection, "reader"),
        by_bundle=by_bundle,
        agreement=agreement_figures(_tallies(connection)),
    )


def _grouped(*names: str) -> Select[Any]:
    entries = QUEUE.subquery()
    columns = [entries.c[name] for name in names]
    return select(*columns, func.count()).group_by(*columns).order_by(*columns)


def _counts(connection: Connection, name: str) -> dict[Any, int]:
    return {row[0]: row[1] for row in connection.execute(_grouped(name))}


def _tallies(connection: Connection) -> list[Tally]:
    """The last word of each reader on each finding of each study (or frame without one) and bundle, by outcome."""
    words = assessments.c
    in_study = words.study_uid != ""
    subject = (
        case((in_study, words.study_uid), else_=words.sha256),
        case((in_study, 0), else_=words.frame_number),
        *(words.finding, words.reader, words.bundle_sha256),
    )
    last_words = select(func.max(words.sequence)).where(~is_withdrawn()).group_by(*subject)
    outcome = (
        words.finding,
        words.bundle_name,
        words.bundle_version,
        words.bundle_sha256,
        words.verdict,
        (words.score_probability >= words.score_threshold).label("positive"),
    )
    counted = select(*outcome, func.count().label("count")).where(words.sequence.in_(last_words)).group_by(*outcome)
    return [
        Tally(row["finding"], bundle_of(row), row["verdict"], row["positive"], row["count"])
        for row in connection.execute(counted).mappings()
    ]
