"""Which entry somebody may take next, so that of several who ask at once each gets another."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, literal, not_, or_, select

from core.review.queue_rules import BLIND_STATES, Actor, QueueSite
from core.review.queue_search import QueueFilter, QueueOrder
from core.store.postgresql import serialise_appends
from core.store.queue_pages import hidden_from, ordering, taken_by
from core.store.queue_tables import queue_current
from core.store.tables import assessments, queue_entries, queue_events

_HERE = queue_current.c


@dataclass(frozen=True, slots=True)
class Claim:
    """`actor` wants the first entry of an order that a filter takes, at a time (UTC, ISO 8601)."""

    actor: Actor
    site: QueueSite
    at: str
    wanted: QueueFilter
    order: QueueOrder


def find_and_hold(connection: Connection, claim: Claim) -> int | None:
    """The number of an entry that may be claimed by `check_step`'s rules and that nobody else can claim until the
    transaction ends; None where there is none. In a transaction of `Transactions.claiming`.

    On a server, what another claim has locked is skipped. A lock alone proves nothing: an entry that was claimed and
    let go of between this search's beginning and its lock looks as free as before, since the row that is locked never
    changes (https://www.postgresql.org/docs/15/transaction-iso.html, 13.2.1). So it is looked up once more under the
    lock, by a statement of its own; and no writer can change it then, for the lock of the writers is held too. That
    one comes second, and no writer waits for a lock on `queue_entries`, so nobody waits in a circle.
    """
    # FOR NO KEY UPDATE: a step that refers to the entry may be added meanwhile, as any writer does.
    first = _free(connection, claim).order_by(*ordering(claim.order, claim.actor)).limit(1)
    first = first.with_for_update(of=queue_entries, skip_locked=True, key_share=True)
    while (queue_id := connection.scalar(first)) is not None:
        serialise_appends(connection)
        if connection.scalar(_free(connection, claim).where(_HERE.queue_id == queue_id)) is not None:
            return queue_id
    return None


def _free(connection: Connection, claim: Claim) -> Select[int]:
    """The numbers of all entries that may be claimed so."""
    actor, site = claim.actor, claim.site
    free = or_(_HERE.claimed_by == "", _HERE.claimed_until <= claim.at)
    to_read: ColumnElement[bool] = _HERE.state.in_(BLIND_STATES)
    if site.second_read:
        open_to_her = _HERE.was_open if actor.could_look else false()
        to_read = and_(to_read, hidden_from(actor), not_(open_to_her), not_(has_seen_network(actor.login)))
    to_read = and_(to_read, not_(_is(actor.login, _HERE.reader))) if site.second_read else to_read
    to_decide = and_(_HERE.state == "second_read", not_(_is(actor.login, _HERE.reader)), not_(_has_read(actor.login)))
    mine = or_(to_read, to_decide) if actor.role == "Adjudicator" else to_read
    joined = select(_HERE.queue_id).join(queue_entries, queue_entries.c.queue_id == _HERE.queue_id)
    return joined.where(taken_by(connection, claim.wanted, actor), free, mine)


def _is(login: str, column: ColumnElement[str]) -> ColumnElement[bool]:
    """Also in another case; what the databases' own folding does not take for alike, the rules still refuse."""
    return func.lower(column) == func.lower(literal(login))


def _has_read(login: str) -> ColumnElement[bool]:
    """Whether somebody was a second reader of an entry of `queue_current`, also before it was reopened."""
    steps = queue_events.c
    hers = select(steps.event_id).where(steps.action == "second_read", _is(login, steps.who))
    return hers.where(steps.queue_id == _HERE.queue_id).correlate(queue_current).exists()


def has_seen_network(login: str) -> ColumnElement[bool]:
    """Whether somebody has given a word on the finding of an entry of `queue_current`, in its case, while the network's
    view was open to her; also one that she took back."""
    first, hers, entry = assessments.alias("first"), assessments.alias("hers"), queue_entries.alias("entry")
    same_study = and_(first.c.study_uid != "", hers.c.study_uid == first.c.study_uid)
    same_frame = and_(hers.c.sha256 == first.c.sha256, hers.c.frame_number == first.c.frame_number)
    return (
        select(hers.c.sequence)
        .select_from(entry)
        .join(first, first.c.assessment_id == entry.c.assessment_id)
        .join(hers, or_(same_study, same_frame))
        .where(
            entry.c.queue_id == _HERE.queue_id,
            hers.c.finding == first.c.finding,
            _is(login, hers.c.reader),
            hers.c.phase != "blind",
        )
        .correlate(queue_current)
        .exists()
    )
