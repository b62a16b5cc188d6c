"""The steps of the queue, which are only ever added, and `queue_current`, which follows from them in one transaction.

Whatever moves an entry goes through `enter`, `add_events` or `follow`; `rebuild` makes the same from the events alone.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, update

from core.findings import Assessment, QueueReason
from core.review.queue_rules import QueueEvent, Standing, standing
from core.review.queue_search import search_words
from core.review.sampling import AgreementSample, shuffle_key, uncertainty
from core.store.audit_chain import ChainedRows
from core.store.queue_tables import WITHDRAWN, queue_current
from core.store.queue_words import Words, put_words, remove_words
from core.store.rows import assessment_row, score_of
from core.store.tables import assessments, queue_entries, queue_events, withdrawals
from core.store.words import portions

_SIGNIFICANCE = {None: 0, "minor": 1, "major": 2}
_OF_EVENT = tuple(field.name for field in dataclasses.fields(QueueEvent))


def enter(
    connection: Connection, word: Assessment, reason: QueueReason, at: str, sample: AgreementSample | None = None
) -> tuple[int, ChainedRows]:
    """Open the entry of a word that is kept already; its number, and what was written for the audit trail to tell."""
    drawn = (sample.percent, sample.seed) if sample is not None and reason == "agreement_sample" else (None, None)
    entry: dict[str, Any] = {"assessment_id": word.assessment_id, "queue_reason": reason, "queued_at": at}
    entry |= {"sample_percent": drawn[0], "sample_seed": drawn[1]}
    key = connection.execute(insert(queue_entries), entry).inserted_primary_key
    assert key is not None  # the table has a numbered key
    queue_id = int(key[0])
    first = QueueEvent(0, queue_id, "record", "new", at, word.reader, word.role)
    rows = _insert_events(connection, [first])
    stands = standing(queue_id, word.reader, [dataclasses.replace(first, event_id=rows[0]["event_id"])])
    facts = assessment_row(word)
    connection.execute(insert(queue_current), _current_row(facts, stands))
    put_words(connection, [_words(queue_id, facts, [word.note])])
    return queue_id, [(queue_entries, entry | {"queue_id": queue_id}), *((queue_events, row) for row in rows)]


def add_events(connection: Connection, events: Sequence[QueueEvent]) -> ChainedRows:
    """Keep new steps (their `event_id` is given here) and let `queue_current` follow; what was written, for the audit
    trail to tell."""
    if not events:
        return []
    rows = _insert_events(connection, events)
    follow(connection, sorted({event.queue_id for event in events}))
    return [(queue_events, row) for row in rows]


def _insert_events(connection: Connection, events: Sequence[QueueEvent]) -> list[dict[str, Any]]:
    """The rows with their numbers."""
    rows = [_event_row(event) for event in events]
    numbered = insert(queue_events).returning(queue_events.c.event_id, sort_by_parameter_order=True)
    numbers = connection.execute(numbered, rows).scalars()
    return [row | {"event_id": number} for row, number in zip(rows, numbers, strict=True)]


def events_of(connection: Connection, queue_ids: Sequence[int]) -> dict[int, list[QueueEvent]]:
    """The steps of each entry, oldest first."""
    found: dict[int, list[QueueEvent]] = {queue_id: [] for queue_id in queue_ids}
    for some in portions(queue_ids):
        wanted = select(queue_events).where(queue_events.c.queue_id.in_(some)).order_by(queue_events.c.event_id)
        for row in connection.execute(wanted).mappings():
            found[row["queue_id"]].append(QueueEvent(**{name: row[name] for name in _OF_EVENT}))
    return found


def standings(connection: Connection, queue_ids: Sequence[int]) -> dict[int, Standing]:
    """Where entries stand, by their events; none for a number that no entry has."""
    readers: dict[int, str] = {}
    for some in portions(queue_ids):
        wanted = select(queue_entries.c.queue_id, assessments.c.reader).where(queue_entries.c.queue_id.in_(some))
        joined = wanted.join(assessments, assessments.c.assessment_id == queue_entries.c.assessment_id)
        readers |= {row[0]: row[1] for row in connection.execute(joined)}
    events = events_of(connection, list(readers))
    return {queue_id: standing(queue_id, reader, events[queue_id]) for queue_id, reader in readers.items()}


def follow(connection: Connection, queue_ids: Sequence[int]) -> None:
    """Write anew where these entries stand, and the words to find them by. A row is changed in place, since others may
    wait for it."""
    for some in portions(queue_ids):
        rows, words = _followed(connection, some)
        changed = update(queue_current).where(queue_current.c.queue_id == bindparam("which"))
        values: dict[str, Any] = {one.name: bindparam(one.name) for one in queue_current.c if one.name != "queue_id"}
        connection.execute(changed.values(values), [row | {"which": row.pop("queue_id")} for row in rows])
        remove_words(connection, some)
        put_words(connection, words)


def rebuild(connection: Connection) -> None:
    """Make `queue_current` and the words from all that is on record, whatever they hold now."""
    connection.execute(delete(queue_current))
    remove_words(connection, None)
    for some in portions(list(connection.execute(select(queue_entries.c.queue_id)).scalars())):
        rows, words = _followed(connection, some)
        connection.execute(insert(queue_current), rows)
        put_words(connection, words)


def _followed(connection: Connection, queue_ids: Sequence[int]) -> tuple[list[dict[str, Any]], list[Words]]:
    """The rows of `queue_current`, and the words, that follow from what is on record of some entries."""
    events = events_of(connection, queue_ids)
    said_later = {event.assessment_id for steps in events.values() for event in steps if event.assessment_id}
    notes = _notes(connection, sorted(said_later))
    rows, words = [], []
    for queue_id, (fact, is_withdrawn) in _facts(connection, queue_ids).items():
        row = _current_row(fact, standing(queue_id, fact["reader"], events[queue_id]))
        rows.append(row | ({"state": WITHDRAWN} if is_withdrawn else {}))
        said = [fact["note"], *(notes.get(event.assessment_id or "", "") for event in events[queue_id])]
        words.append(_words(queue_id, fact, said))
    return rows, words


_STANDS = (
    "state", "finding", "reader", "second_reader", "second_id", "adjudicator", "adjudication_id", "claimed_by",
    "claimed_until", "seen_by", "was_open", "newest_event",
)  # fmt: skip


def misplaced(connection: Connection) -> list[int]:
    """The entries that `queue_current` has elsewhere than their steps lead to: somebody else has written it."""
    entries = connection.execute(select(queue_entries.c.queue_id).order_by(queue_entries.c.queue_id)).scalars().all()
    found: list[int] = []
    for some in portions(entries):
        here = select(queue_current).where(queue_current.c.queue_id.in_(some))
        held = {row["queue_id"]: row for row in connection.execute(here).mappings()}
        for row in _followed(connection, some)[0]:
            now = held.get(row["queue_id"])
            if now is None or any(now[name] != row[name] for name in _STANDS):
                found.append(row["queue_id"])
    return found


def is_behind(connection: Connection) -> bool:
    """Whether `queue_current` has not followed the newest step: after a migration, or of another's restored file."""
    newest = connection.execute(select(func.max(queue_events.c.event_id))).scalar()
    followed = connection.execute(select(func.max(queue_current.c.newest_event))).scalar()
    return bool(newest != followed)


def let_follow(engine: Engine) -> None:
    """Fill what follows from the steps of the queue, where it does not hold them all."""
    with engine.begin() as connection:
        if not is_behind(connection):
            return
    with engine.execution_options(writes=True).begin() as connection:
        rebuild(connection)


def _event_row(event: QueueEvent) -> dict[str, Any]:
    return {name: getattr(event, name) for name in _OF_EVENT if name != "event_id"}


def _facts(connection: Connection, queue_ids: Sequence[int]) -> dict[int, tuple[dict[str, Any], bool]]:
    """The first word of each entry, as its row, and whether it was taken back."""
    wanted = (
        select(queue_entries.c.queue_id, withdrawals.c.withdrawal_id, assessments)
        .join(assessments, assessments.c.assessment_id == queue_entries.c.assessment_id)
        .outerjoin(withdrawals, withdrawals.c.assessment_id == queue_entries.c.assessment_id)
        .where(queue_entries.c.queue_id.in_(queue_ids))
    )
    rows = connection.execute(wanted).mappings()
    return {row["queue_id"]: (dict(row), row["withdrawal_id"] is not None) for row in rows}


def _notes(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    words = assessments.c
    found: dict[str, str] = {}
    for some in portions(ids):
        rows = connection.execute(select(words.assessment_id, words.note).where(words.assessment_id.in_(some)))
        found |= {row[0]: row[1] for row in rows}
    return found


def _current_row(word: dict[str, Any], now: Standing) -> dict[str, Any]:
    case = word["study_uid"] or f"{word['sha256']}#{word['frame_number']}"
    return {
        "queue_id": now.queue_id,
        "state": now.state,
        "finding": word["finding"],
        "reader": word["reader"],
        "bundle_name": word["bundle_name"],
        "bundle_version": word["bundle_version"],
        "significance": _SIGNIFICANCE[word["significance"]],
        "uncertainty": uncertainty(score_of(word)),
        "shuffle": shuffle_key(case, word["finding"]),
        "second_reader": now.second_reader,
        "second_id": now.second_id,
        "adjudicator": now.adjudicator,
        "adjudication_id": now.adjudication_id,
        "claimed_by": now.claimed_by,
        "claimed_until": now.claimed_until,
        "seen_by": "".join(f"\n{login}\n" for login in sorted(now.seen_by)),
        "was_open": now.was_open,
        "newest_event": now.newest_event,
    }


def _words(queue_id: int, word: dict[str, Any], notes: Sequence[str]) -> Words:
    """What anybody may search in, and what tells of the readers' words: their notes, and the label."""
    path = os.fsdecode(word["path"]).encode("utf-8", "replace").decode()
    place = " ".join((word["reader"], word["finding"], word["bundle_name"], word["bundle_version"], path))
    said = " ".join((word["label"] or "", *notes))
    return Words(queue_id, " ".join(search_words(place)), " ".join(search_words(said)))
