"""Words taken back: a row of their own beside them, since no word is ever changed or removed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select

from core.findings import Assessment
from core.review.assessing import utc_now
from core.store.audit_chain import ChainedRows
from core.store.queue import add_queue_events, is_withdrawn
from core.store.tables import assessments, queue_entries, queue_events, withdrawals


def withdraw(connection: Connection, words: Sequence[Assessment]) -> ChainedRows:
    """See `Store.withdraw`; what was written."""
    ids = [word.assessment_id for word in words]
    held = withdrawals.c.assessment_id
    known = set(connection.execute(select(held).where(held.in_(ids))).scalars())
    new = [word for word in words if word.assessment_id not in known]
    if not new:
        return []
    now = utc_now()
    rows = [{"assessment_id": word.assessment_id, "withdrawn_at": now} for word in new]
    connection.execute(insert(withdrawals), rows)
    reopened = add_queue_events(connection, _closed_by(connection, new), "new", new[0].reader)
    return [*((withdrawals, row) for row in rows), *reopened]


def _closed_by(connection: Connection, words: Sequence[Assessment]) -> list[int]:
    """The reader's own entries on the same finding and case that these words closed when they were kept."""
    first, closing = words[0], queue_events.alias("closing")
    of_case = assessments.c.study_uid == first.scope.uid
    if not first.scope.uid:
        of_case = (assessments.c.sha256 == first.origin.sha256) & (assessments.c.frame_number == first.origin.number)
    later = queue_events.alias("later")
    newest = select(func.max(later.c.event_id)).where(later.c.queue_id == queue_entries.c.queue_id)
    closed = (
        select(queue_entries.c.queue_id)
        .join(assessments, assessments.c.assessment_id == queue_entries.c.assessment_id)
        .join(closing, closing.c.event_id == newest.correlate(queue_entries).scalar_subquery())
        .where(
            of_case,
            ~is_withdrawn(),
            assessments.c.finding == first.finding,
            assessments.c.reader == first.reader,
            assessments.c.bundle_name == first.bundle.name,
            assessments.c.bundle_sha256 == first.bundle.sha256,
            closing.c.state == "rejected",
            closing.c.who == first.reader,
            closing.c.at >= min(word.created_at for word in words),
        )
    )
    return list(connection.execute(closed).scalars())
