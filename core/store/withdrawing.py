"""Words taken back: a row of their own beside them, since no word is ever changed or removed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select

from core.errors import QueueFault
from core.findings import Assessment
from core.review.assessing import utc_now
from core.review.queue_rules import QueueEvent
from core.store.audit_chain import ChainedRows
from core.store.people import role_of
from core.store.queue import is_withdrawn
from core.store.queue_log import add_events, follow
from core.store.tables import assessments, queue_entries, queue_events, withdrawals


def withdraw(connection: Connection, words: Sequence[Assessment]) -> ChainedRows:
    """See `Store.withdraw`; what was written. What the database does not hold, as after an older backup was restored,
    cannot be taken back in it."""
    ids = [word.assessment_id for word in words]
    held, said = withdrawals.c.assessment_id, assessments.c.assessment_id
    known = set(connection.execute(select(held).where(held.in_(ids))).scalars())
    here = set(connection.execute(select(said).where(said.in_(ids))).scalars())
    new = [word for word in words if word.assessment_id in here - known]
    if not new:
        return []
    _check_no_later_words(connection, ids)
    now = utc_now()
    rows = [{"assessment_id": word.assessment_id, "withdrawn_at": now} for word in new]
    connection.execute(insert(withdrawals), rows)
    opened = select(queue_entries.c.queue_id).where(queue_entries.c.assessment_id.in_(ids))
    follow(connection, list(connection.execute(opened).scalars()))
    reader, role = new[0].reader, role_of(connection, new[0].reader) or new[0].role
    closed = _closed_by(connection, new)
    put_back = [QueueEvent(0, queue_id, "put_back", "new", now, reader, role) for queue_id in closed]
    return [*((withdrawals, row) for row in rows), *add_events(connection, put_back)]


def _check_no_later_words(connection: Connection, ids: Sequence[str]) -> None:
    """A second reader has seen the other words since: hers cannot be given blind once more."""
    wanted = select(queue_events.c.queue_id).where(queue_events.c.assessment_id.in_(ids)).limit(1)
    queue_id = connection.execute(wanted).scalar()
    if queue_id is not None:
        raise QueueFault(
            "This word is a second reader's or an adjudicator's on case {queue_id}; have that case reopened instead.",
            queue_id=queue_id,
        )


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
