"""Which entry somebody may take next, as one statement."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Select, and_, false, literal, not_, or_, select

from core.review.queue_rules import BLIND_STATES, Actor, QueueSite
from core.review.queue_search import QueueFilter, QueueOrder
from core.store.queue_pages import hidden_from, ordering, taken_by
from core.store.queue_tables import queue_current
from core.store.tables import assessments, queue_entries

_HERE = queue_current.c


def claimable(
    connection: Connection, actor: Actor, site: QueueSite, at: str, wanted: tuple[QueueFilter, QueueOrder]
) -> Select[int]:
    """The number of the first entry that `actor` may claim at a time (UTC, ISO 8601), by `check_step`'s rules.

    On PostgreSQL the row is held until the transaction ends, and others' are passed over; SQLite has one writer.
    """
    free = or_(_HERE.claimed_by == "", _HERE.claimed_until <= at)
    to_read: ColumnElement[bool] = _HERE.state.in_(BLIND_STATES)
    if site.second_read:
        open_to_her = _HERE.was_open if actor.role != "Reader" else false()
        to_read = and_(to_read, hidden_from(actor), not_(open_to_her), not_(has_seen_network(actor.login)))
    login = literal(actor.login)
    to_decide = and_(_HERE.state == "second_read", login != _HERE.reader, login != _HERE.second_reader)
    mine = or_(to_read, to_decide) if actor.role == "Adjudicator" else to_read
    found = select(_HERE.queue_id).where(taken_by(connection, wanted[0], actor), free, mine)
    return found.order_by(*ordering(wanted[1], actor)).limit(1).with_for_update(skip_locked=True)


def has_seen_network(login: str) -> ColumnElement[bool]:
    """Whether somebody has given a word on the finding of an entry of `queue_current`, in its case, while the network's
    view was open to her; also one that she took back."""
    first, hers = assessments.alias("first"), assessments.alias("hers")
    same_study = and_(first.c.study_uid != "", hers.c.study_uid == first.c.study_uid)
    same_frame = and_(hers.c.sha256 == first.c.sha256, hers.c.frame_number == first.c.frame_number)
    return (
        select(hers.c.sequence)
        .select_from(queue_entries)
        .join(first, first.c.assessment_id == queue_entries.c.assessment_id)
        .join(hers, or_(same_study, same_frame))
        .where(
            queue_entries.c.queue_id == _HERE.queue_id,
            hers.c.finding == first.c.finding,
            hers.c.reader == login,
            hers.c.phase != "blind",
        )
        .correlate(queue_current)
        .exists()
    )
