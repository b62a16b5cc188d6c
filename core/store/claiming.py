"""Taking the next entry of the queue, so that of several readers who ask at once each gets another."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, insert, select, true

from core.review.assessing import utc_now
from core.store.postgresql import serialise_appends
from core.store.queue import is_withdrawn
from core.store.tables import assessments, queue_entries, queue_events


def claim_next(connection: Connection, who: str, wanted: ColumnElement[bool] | None = None) -> int | None:
    """Make the oldest new entry `who`'s ("in_review") and return its id; None where nothing is left to take.

    `connection`: in a transaction begun with `claims=True` (see `make_engine`). `wanted`: a condition on
    `queue_entries` or its assessment.

    On a server, what another claim has locked is skipped. A lock alone proves nothing: an entry that was claimed and
    let go of between this search's beginning and its lock looks as free as before, since its own row never changes
    (https://www.postgresql.org/docs/15/transaction-iso.html, 13.2.1). So its state is looked up once more under the
    lock, by a statement of its own; and no writer can change it then, for the lock of the writers is held too. That
    one comes second, and no writer waits for a lock on an entry, so nobody waits in a circle.
    """
    condition = true() if wanted is None else wanted
    while (queue_id := connection.execute(_oldest_free(condition)).scalars().first()) is not None:
        serialise_appends(connection)
        if connection.execute(_free(queue_entries.c.queue_id == queue_id)).first() is not None:
            event = {"queue_id": queue_id, "state": "in_review", "at": utc_now(), "who": who}
            connection.execute(insert(queue_events), [event])
            return int(queue_id)
    return None


def _free(condition: ColumnElement[bool]) -> Select[Any]:
    """Entries that meet a condition, whose newest event is "new", of words that were not taken back."""
    later = queue_events.alias("later")
    newest = (
        select(func.max(later.c.event_id))
        .where(later.c.queue_id == queue_entries.c.queue_id)
        .correlate(queue_entries)
        .scalar_subquery()
    )
    return (
        select(queue_entries.c.queue_id)
        .join_from(queue_entries, assessments, queue_entries.c.assessment_id == assessments.c.assessment_id)
        .join(queue_events, queue_events.c.event_id == newest)
        .where(condition, queue_events.c.state == "new", ~is_withdrawn())
    )


def _oldest_free(condition: ColumnElement[bool]) -> Select[Any]:
    """FOR NO KEY UPDATE: an event that refers to the entry may be added meanwhile, as any writer does."""
    oldest = _free(condition).order_by(queue_entries.c.queue_id).limit(1)
    return oldest.with_for_update(of=queue_entries, skip_locked=True, key_share=True)
