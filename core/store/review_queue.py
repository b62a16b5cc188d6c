"""The relabel queue as several people work on it: every step is checked against the rules in its own transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, not_, select

from core.errors import QueueFault, StoreFault
from core.findings import Assessment, QueueState
from core.review.assessing import utc_now
from core.review.queue_rules import (
    STATE_WORDS,
    TRANSITIONS,
    Actor,
    QueueAction,
    QueueEvent,
    QueueSite,
    Standing,
    check_known,
    check_step,
    check_undo,
    resting_state,
    state_before,
    words_agree,
)
from core.review.queue_search import LabelledCases, QueueCounts, QueueFilter, QueueOrder, QueuePage
from core.store.audit_chain import ChainedRows
from core.store.marking import ChosenCases, Marking, moved_meanwhile
from core.store.people import has_overseen, role_of
from core.store.queue_claims import Claim, find_and_hold
from core.store.queue_knowledge import known_of
from core.store.queue_log import add_events, events_of, standings
from core.store.queue_pages import hidden_from, read_counts, read_page, viewing
from core.store.queue_tables import WITHDRAWN, queue_current
from core.store.queue_totals import read_labelled
from core.store.tables import queue_entries, queue_events, withdrawals
from core.store.trail_events import decided_event, step_event
from core.store.transactions import Transactions
from core.store.words import insert_word, portions, words_by_id

PAGE_ROWS = 50
ALL, NEWEST_FIRST, OLDEST_FIRST = QueueFilter(), QueueOrder("newest"), QueueOrder("age")
_UNDOABLE: tuple[QueueAction, ...] = (
    "claim",
    "release",
    "second_read",
    "adjudicate",
    "reject",
    "reopen",
    "export",
    "set",
)


@dataclass(frozen=True, slots=True)
class _Step:
    """A step that one person takes now with some entries."""

    action: QueueAction
    actor: Actor
    at: str
    batch: str
    claimed_until: str = ""

    def event(self, queue_id: int, state: QueueState, assessment_id: str | None = None) -> QueueEvent:
        return QueueEvent(
            0,
            queue_id,
            self.action,
            state,
            self.at,
            self.actor.login,
            self.actor.role,
            self.batch,
            claimed_until=self.claimed_until,
            assessment_id=assessment_id,
        )


class ReviewQueue:
    """Made by `Store.review`. An actor is given by login: the role is that of the people of the store.

    Every method raises StoreFault as `Store` does; the steps raise QueueFault where the rules do not allow them, and
    then nothing has changed, of none of the entries.
    """

    def __init__(self, transactions: Transactions, site: QueueSite) -> None:
        self._reading, self._writing, self._claiming = transactions.reading, transactions.writing, transactions.claiming
        self._tell, self._site = transactions.tell, site

    def queue_page(
        self,
        wanted: QueueFilter = ALL,
        order: QueueOrder = NEWEST_FIRST,
        offset: int = 0,
        limit: int | None = PAGE_ROWS,
        viewer: str | None = None,
    ) -> QueuePage:
        """Some rows of the queue, and how many there are. `viewer`: who looks; what she must not know is left out, is
        not searched in and orders nothing. None: nobody, as in an export."""
        with self._reading() as connection:
            return read_page(connection, wanted, order, (offset, limit), viewer)

    def queue_stats(self, wanted: QueueFilter = ALL, viewer: str | None = None) -> QueueCounts:
        """The entries that a filter takes, counted."""
        with self._reading() as connection:
            return read_counts(connection, wanted, viewer)

    def labelled_cases(self, limit: int) -> LabelledCases:
        """The cases that can be learnt from: exportable ones whose label is known; at most `limit` of them listed."""
        with self._reading() as connection:
            return read_labelled(connection, self._site.exportable, limit)

    def hides_from(self, viewer: str) -> bool:
        """Whether there is an entry whose words this person must not know."""
        with self._reading() as connection:
            hidden = select(queue_current.c.queue_id).where(hidden_from(viewing(connection, viewer))).limit(1)
            return connection.execute(hidden).first() is not None

    def hides_words(self, queue_id: int, viewer: str) -> bool:
        """Whether this person must not know what was said of an entry."""
        with self._reading() as connection:
            role = role_of(connection, viewer) or "Reader"
            return _standing(connection, queue_id).hides_words_from(Actor(viewer, role))

    def standing(self, queue_id: int) -> Standing:
        """Where an entry stands, by its events."""
        with self._reading() as connection:
            return _standing(connection, queue_id)

    def history(self, queue_id: int) -> list[QueueEvent]:
        """Every step of an entry, oldest first."""
        with self._reading() as connection:
            _standing(connection, queue_id)
            return events_of(connection, [queue_id])[queue_id]

    def claim(self, queue_ids: Sequence[int], login: str) -> str:
        """Take entries for oneself; until when, UTC, ISO 8601."""
        with self._writing() as connection:
            step = self._step(connection, "claim", login)
            self._claim(connection, queue_ids, step)
            return step.claimed_until

    def claim_next(self, login: str, wanted: QueueFilter = ALL, order: QueueOrder = OLDEST_FIRST) -> int | None:
        """Take the first entry that this person may claim; its number, None where there is none. Two who ask at once
        get two entries."""
        with self._claiming() as connection:
            step = self._step(connection, "claim", login)
            queue_id = find_and_hold(connection, Claim(step.actor, self._site, step.at, wanted, order))
            if queue_id is not None:
                self._claim(connection, [queue_id], step)
            return queue_id

    def release(self, queue_ids: Sequence[int], login: str) -> None:
        """Give claimed entries back to the queue."""
        with self._writing() as connection:
            step = self._step(connection, "release", login)
            stands = self._checked(connection, queue_ids, step)
            events = events_of(connection, list(stands))
            states = {key: "second_read" if one.state == "second_read" else resting_state(events[key])
                      for key, one in stands.items()}  # fmt: skip
            self._take(connection, [step.event(queue_id, state) for queue_id, state in states.items()])

    def second_read(self, queue_id: int, word: Assessment) -> QueueState:
        """Keep the word of a second reader, who has seen neither the first nor the network's: "agreed", or
        "second_read" where an adjudicator must decide. Raises QueueFault for a word that was not given blind."""
        with self._writing() as connection:
            step = self._step(connection, "second_read", word.reader)
            self._checked(connection, [queue_id], step)
            if word.circumstances.phase != "blind":
                raise QueueFault(
                    "A second reader's word on case {queue_id} must be given blind; open the case blind.",
                    queue_id=queue_id,
                )
            first = _first_word(connection, queue_id)
            _check_same_question(queue_id, first, word)
            kept, rows = insert_word(connection, word)
            state: QueueState = "agreed" if words_agree(first, kept) else "second_read"
            self._take_with_word(connection, step.event(queue_id, state, kept.assessment_id), kept, rows)
            return state

    def adjudicate(self, queue_id: int, word: Assessment) -> None:
        """Keep the word that decides between two readers; from now on it is the one that is exported."""
        with self._writing() as connection:
            step = self._step(connection, "adjudicate", word.reader)
            self._checked(connection, [queue_id], step)
            _check_same_question(queue_id, _first_word(connection, queue_id), word)
            kept, rows = insert_word(connection, word)
            self._take_with_word(connection, step.event(queue_id, "adjudicated", kept.assessment_id), kept, rows)

    def reject(self, queue_ids: Sequence[int], login: str) -> None:
        """Leave entries out of every export."""
        self._move(queue_ids, "reject", "rejected", login)

    def reopen(self, queue_ids: Sequence[int], login: str) -> None:
        """Have entries read a second time again; what was said stays on record."""
        self._move(queue_ids, "reopen", "reopened", login)

    @contextmanager
    def exporting(self, queue_ids: Sequence[int], chosen: ChosenCases, login: str) -> Iterator[Marking]:
        """The end of an export, in one transaction: which of its entries may not go out after all, and marks those that
        do. What is written while it is open is written of cases that nobody can move."""
        with self._writing() as connection:
            refused = moved_meanwhile(connection, queue_ids, chosen, self._site)

            def mark(ids: Sequence[int]) -> None:
                events, rows = set_states(connection, ids, "exported", login)
                if events:
                    self._tell(connection, [step_event(events, rows)])

            yield Marking(refused, mark)

    def undo(self, login: str) -> list[int]:
        """Take back the last step of a person that still stands, with all entries that it moved; their numbers.

        The step stays on record, and that it was taken back is one of its own. Raises QueueFault where there is none,
        someone has gone on from it, or it has given away what cannot be hidden again.
        """
        with self._writing() as connection:
            step = self._step(connection, "undo", login)
            ids = _last_moved(connection, login)
            _stands(connection, ids)
            events = events_of(connection, ids)
            taken = {queue_id: check_undo(events[queue_id], step.actor) for queue_id in ids}
            gone = [{"assessment_id": one.assessment_id, "withdrawn_at": step.at}
                    for one in taken.values() if one.assessment_id is not None]  # fmt: skip
            if gone:
                connection.execute(insert(withdrawals), gone)
            undone = [
                replace(step.event(queue_id, state_before(one, events[queue_id])), undoes=one.event_id)
                for queue_id, one in taken.items()
            ]
            self._take(connection, undone, [(withdrawals, row) for row in gone])
            return ids

    def _move(self, queue_ids: Sequence[int], action: QueueAction, state: QueueState, login: str) -> None:
        with self._writing() as connection:
            step = self._step(connection, action, login)
            stands = self._checked(connection, queue_ids, step)
            self._take(connection, [step.event(queue_id, state) for queue_id in stands])

    def _claim(self, connection: Connection, queue_ids: Sequence[int], step: _Step) -> None:
        stands = self._checked(connection, queue_ids, step)
        self._take(connection, [step.event(key, TRANSITIONS["claim"][one.state][0]) for key, one in stands.items()])

    def _take(self, connection: Connection, events: Sequence[QueueEvent], rows: ChainedRows | None = None) -> None:
        """Keep the steps, and tell the audit trail of them. `rows`: what was written beside them."""
        written = [*(rows or []), *add_events(connection, events)]
        if events:
            self._tell(connection, [step_event(events, written)])

    def _take_with_word(self, connection: Connection, event: QueueEvent, word: Assessment, rows: ChainedRows) -> None:
        """`rows`: what was written of the word."""
        written = [*rows, *add_events(connection, [event])]
        self._tell(connection, [decided_event(word, written, queue=event.queue_id, step=event.action)])

    def _step(self, connection: Connection, action: QueueAction, login: str) -> _Step:
        at = utc_now()
        until = datetime.fromisoformat(at) + timedelta(minutes=self._site.claim_min)
        claimed_until = until.isoformat(timespec="milliseconds") if action == "claim" else ""
        actor = Actor(login, role_of(connection, login) or "Reader", has_overseen(connection, login))
        return _Step(action, actor, at, uuid.uuid4().hex, claimed_until)

    def _checked(self, connection: Connection, queue_ids: Sequence[int], step: _Step) -> dict[int, Standing]:
        stands = _stands(connection, queue_ids)
        for one in stands.values():
            check_step(step.action, one, step.actor, self._site, step.at)
        if step.action in ("claim", "second_read", "adjudicate"):
            known = known_of(connection, step.actor.login, list(stands))
            for one in stands.values():
                check_known(step.action, one, step.actor, self._site, known)
        return stands


def no_entry(queue_id: int) -> StoreFault:
    return StoreFault("There is no queue entry {queue_id}; see `overread queue list`.", queue_id=queue_id)


def set_states(
    connection: Connection, queue_ids: Sequence[int], state: QueueState, who: str
) -> tuple[list[QueueEvent], ChainedRows]:
    """See `Store.set_queue_state`; the steps, and what was written."""
    stands, now, batch = _stands(connection, queue_ids), utc_now(), uuid.uuid4().hex
    for one in stands.values():
        if state not in TRANSITIONS["set"][one.state]:
            raise QueueFault(
                "Case {queue_id} is {state} and cannot be set to {wanted}; see `overread queue` for the steps.",
                queue_id=one.queue_id,
                state=STATE_WORDS[one.state],
                wanted=STATE_WORDS[state],
            )
    role = role_of(connection, who) or "Reader"
    events = [QueueEvent(0, queue_id, "set", state, now, who, role, batch) for queue_id in stands]
    return events, add_events(connection, events)


def _standing(connection: Connection, queue_id: int) -> Standing:
    """Where one entry stands, to be read alone. Raises StoreFault where it is not there."""
    state = connection.scalar(select(queue_current.c.state).where(queue_current.c.queue_id == queue_id))
    if state in (None, WITHDRAWN):
        raise no_entry(queue_id)
    return standings(connection, [queue_id])[queue_id]


def _stands(connection: Connection, queue_ids: Sequence[int]) -> dict[int, Standing]:
    """Where entries stand, each once, held until the transaction ends. Raises StoreFault for one that is not there."""
    numbers = list(dict.fromkeys(queue_ids))
    here: set[int] = set()
    for some in portions(numbers):
        held = select(queue_current.c.queue_id).where(queue_current.c.queue_id.in_(some))
        held = held.where(queue_current.c.state != WITHDRAWN).order_by(queue_current.c.queue_id)
        here.update(connection.execute(held.with_for_update()).scalars())
    missing = next((number for number in sorted(numbers) if number not in here), None)
    if missing is not None:
        raise no_entry(missing)
    return standings(connection, numbers)


def _first_word(connection: Connection, queue_id: int) -> Assessment:
    wanted = select(queue_entries.c.assessment_id).where(queue_entries.c.queue_id == queue_id)
    assessment_id = connection.execute(wanted).scalar_one()
    return words_by_id(connection, [assessment_id])[assessment_id]


def _check_same_question(queue_id: int, first: Assessment, word: Assessment) -> None:
    if (word.finding, word.origin.sha256, word.origin.number) != (
        first.finding,
        first.origin.sha256,
        first.origin.number,
    ):
        raise QueueFault(
            "Case {queue_id} asks for {finding} on another image than this word is on; open the case.",
            queue_id=queue_id,
            finding=first.finding,
        )


def _last_moved(connection: Connection, login: str) -> list[int]:
    """The entries that somebody's last step that still stands has moved."""
    undoing = queue_events.alias("undoing")
    is_undone = select(undoing.c.event_id).where(undoing.c.undoes == queue_events.c.event_id).exists()
    mine = select(queue_events.c.queue_id, queue_events.c.batch).where(
        queue_events.c.who == login, queue_events.c.action.in_(_UNDOABLE), not_(is_undone)
    )
    last = connection.execute(mine.order_by(queue_events.c.event_id.desc()).limit(1)).first()
    if last is None:
        raise QueueFault("{login} has taken no step in the queue that could be undone.", login=login)
    if not last.batch:
        return [last.queue_id]
    of_batch = select(queue_events.c.queue_id).where(queue_events.c.batch == last.batch)
    return sorted(connection.execute(of_batch).scalars())
