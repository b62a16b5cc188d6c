"""Which entry somebody may take next, so that of several who ask at once each gets another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, and_, false, not_, or_, select

from core.review.queue_rules import BLIND_STATES, Actor, QueueSite
from core.review.queue_search import QueueFilter, QueueOrder
from core.store.postgresql import serialise_appends
from core.store.queue_knowledge import has_seen_network, has_spoken, is_login
from core.store.queue_pages import hidden_from, ordering, taken_by
from core.store.queue_tables import queue_current
from core.store.tables import queue_entries
from core.store.words import AT_ONCE

_HERE = queue_current.c
FIRST_ASKED = 16


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
    for some in _in_order(connection, claim):
        # FOR NO KEY UPDATE: a step that refers to the entry may be added meanwhile, as any writer does.
        first = _free(connection, claim).where(_HERE.queue_id.in_(some)).order_by(*ordering(claim.order, claim.actor))
        first = first.limit(1).with_for_update(of=queue_entries, skip_locked=True, key_share=True)
        while (queue_id := connection.scalar(first)) is not None:
            serialise_appends(connection)
            if connection.scalar(_free(connection, claim).where(_HERE.queue_id == queue_id)) is not None:
                return queue_id
    return None


def _in_order(connection: Connection, claim: Claim) -> Iterator[Sequence[int]]:
    """The numbers of all entries that may be claimed as far as where they stand tells, some at a time, and soon more.

    What somebody knows of an entry takes longer to ask, and so is asked of those alone that come first.
    """
    open_ = _open(connection, claim).order_by(*ordering(claim.order, claim.actor))
    numbers = connection.execute(open_).scalars().all()
    at, count = 0, FIRST_ASKED
    while at < len(numbers):
        yield numbers[at : at + count]
        at, count = at + count, min(2 * count, AT_ONCE)


def _open(connection: Connection, claim: Claim) -> Select[int]:
    """The numbers of the entries that a filter takes, that nobody has claimed, and that wait for a word."""
    free = or_(_HERE.claimed_by == "", _HERE.claimed_until <= claim.at)
    waits = _HERE.state.in_((*BLIND_STATES, "second_read"))
    return select(_HERE.queue_id).where(taken_by(connection, claim.wanted, claim.actor), free, waits)


def _free(connection: Connection, claim: Claim) -> Select[int]:
    """The numbers of all entries that may be claimed so."""
    actor, site = claim.actor, claim.site
    free = or_(_HERE.claimed_by == "", _HERE.claimed_until <= claim.at)
    to_read: ColumnElement[bool] = _HERE.state.in_(BLIND_STATES)
    if site.second_read:
        open_to_her = _HERE.was_open if actor.could_look else false()
        to_read = and_(to_read, hidden_from(actor), not_(open_to_her), not_(has_seen_network(actor.login)))
    to_read = and_(to_read, not_(is_login(actor.login, _HERE.reader))) if site.second_read else to_read
    to_decide = and_(_HERE.state == "second_read", not_(has_spoken(actor.login)))
    mine = or_(to_read, to_decide) if actor.role == "Adjudicator" else to_read
    joined = select(_HERE.queue_id).join(queue_entries, queue_entries.c.queue_id == _HERE.queue_id)
    return joined.where(taken_by(connection, claim.wanted, actor), free, mine)
