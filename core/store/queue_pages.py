"""Pages and counts of the relabel queue, from `queue_current` and the index of its words."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, case, false, func, literal, not_, or_, select

from core.findings import QUEUE_STATES
from core.review.queue_rules import BLIND_STATES, Actor
from core.review.queue_search import (
    MAX_WORDS,
    QueueCounts,
    QueueFilter,
    QueueOrder,
    QueuePage,
    QueueRow,
    search_words,
)
from core.review.sampling import shuffle_multiplier
from core.store.people import role_of
from core.store.queue_tables import WITHDRAWN, queue_current
from core.store.queue_words import entries_with
from core.store.rows import bundle_of
from core.store.tables import assessments, queue_entries
from core.store.words import portions

_SHUFFLE_PRIME = 2**31 - 1
_HERE = queue_current.c


def read_page(
    connection: Connection, wanted: QueueFilter, order: QueueOrder, place: tuple[int, int | None], viewer: str | None
) -> QueuePage:
    """`place`: how many rows to leave out, and how many to take, None for all of them."""
    looks = viewing(connection, viewer)
    taken = taken_by(connection, wanted, looks)
    total = connection.execute(select(func.count()).select_from(queue_current).where(taken)).scalar_one()
    ids = select(_HERE.queue_id).where(taken).order_by(*ordering(order, looks)).offset(place[0])
    numbers = list(connection.execute(ids if place[1] is None else ids.limit(place[1])).scalars())
    rows = _rows(connection, numbers, looks)
    return QueuePage(tuple(rows[number] for number in numbers), total)


def read_counts(connection: Connection, wanted: QueueFilter, viewer: str | None) -> QueueCounts:
    kinds = (_HERE.state, _HERE.finding, _HERE.reader, _HERE.bundle_name, _HERE.bundle_version)
    taken = taken_by(connection, wanted, viewing(connection, viewer))
    grouped = select(*kinds, func.count()).where(taken).group_by(*kinds)
    counts: tuple[Counter[Any], ...] = (Counter(), Counter(), Counter(), Counter())
    for state, finding, reader, bundle, version, count in connection.execute(grouped):
        for kind, value in zip(counts, (state, finding, reader, f"{bundle} {version}"), strict=True):
            kind[value] += count
    return QueueCounts(counts[0].total(), *counts)


def viewing(connection: Connection, login: str | None) -> Actor | None:
    """Whoever looks, in the role that she has now."""
    return None if login is None else Actor(login, role_of(connection, login) or "Reader")


def hidden_from(viewer: Actor | None) -> ColumnElement[bool]:
    """`Standing.hides_words_from` in the database's words; None hides nothing."""
    if viewer is None:
        return false()
    seen = _HERE.seen_by.contains(f"\n{viewer.login}\n", autoescape=True)
    foreign = and_(_HERE.reader != viewer.login, not_(seen))
    return foreign if viewer.role == "Reader" else and_(_HERE.state.in_(BLIND_STATES), foreign)


def taken_by(connection: Connection, wanted: QueueFilter, viewer: Actor | None = None) -> ColumnElement[bool]:
    """The entries that a filter takes. In what hides its words from the viewer, nothing is found by those words."""
    parts: list[ColumnElement[bool]] = []
    parts.append(_HERE.state.in_(wanted.states) if wanted.states else _HERE.state != WITHDRAWN)
    if wanted.finding:
        parts.append(_HERE.finding == wanted.finding)
    if wanted.reader:
        parts.append(_HERE.reader == wanted.reader)
    if wanted.bundle:
        parts.append(_HERE.bundle_name == wanted.bundle)
    if wanted.unclaimed:
        parts.append(_HERE.claimed_by == "")
    return and_(*parts, *_found(connection, wanted.text, viewer))


def _found(connection: Connection, text: str, viewer: Actor | None) -> list[ColumnElement[bool]]:
    """One condition for all words, and one for each that is also the name of a state."""
    typed = text.split()
    states = [word.casefold() for word in typed if word.casefold() in QUEUE_STATES]
    plain = search_words(" ".join(word for word in typed if word.casefold() not in QUEUE_STATES))[:MAX_WORDS]
    named = [or_(_HERE.state == state, _with_words(connection, search_words(state), viewer)) for state in states]
    if plain:
        return [_with_words(connection, plain, viewer), *named]
    return named if states or not text.strip() else [false()]


def _with_words(connection: Connection, words: list[str], viewer: Actor | None) -> ColumnElement[bool]:
    anywhere = _HERE.queue_id.in_(entries_with(connection, words, in_place_only=False))
    if viewer is None:
        return anywhere
    in_place = _HERE.queue_id.in_(entries_with(connection, words, in_place_only=True))
    return or_(in_place, and_(anywhere, not_(hidden_from(viewer))))


def ordering(order: QueueOrder, viewer: Actor | None) -> tuple[ColumnElement[Any], ...]:
    """What says something of the words orders only what the viewer may know; the rest follows by age."""
    if order.name == "newest":
        return (_HERE.queue_id.desc(),)
    if order.name == "random":
        return ((_HERE.shuffle * literal(shuffle_multiplier(order.seed))) % _SHUFFLE_PRIME, _HERE.queue_id)
    if order.name == "age":
        return (_HERE.queue_id,)
    figure: ColumnElement[Any] = _HERE.uncertainty if order.name == "uncertainty" else _HERE.significance
    known = figure if viewer is None else case((hidden_from(viewer), -1), else_=figure)
    return (known.desc(), _HERE.queue_id)


def _rows(connection: Connection, numbers: list[int], viewer: Actor | None) -> dict[int, QueueRow]:
    columns = (queue_entries.c.queue_reason, queue_entries.c.queued_at, hidden_from(viewer).label("hidden"))
    shown = (
        select(queue_current, *columns, *_OF_WORDS)
        .join_from(queue_current, queue_entries, queue_entries.c.queue_id == _HERE.queue_id)
        .join(assessments, assessments.c.assessment_id == queue_entries.c.assessment_id)
    )
    found: dict[int, QueueRow] = {}
    for some in portions(numbers):
        for row in connection.execute(shown.where(_HERE.queue_id.in_(some))).mappings():
            found[row["queue_id"]] = _row(row)
    return found


_SAID = assessments.c
_OF_WORDS = (
    _SAID.path, _SAID.sha256, _SAID.frame_number, _SAID.sop_instance_uid, _SAID.bundle_sha256, _SAID.verdict,
    _SAID.label, _SAID.score_probability, _SAID.score_threshold, _SAID.note,
    _SAID.significance.label("said_significance"),
)  # fmt: skip


def _row(row: RowMapping) -> QueueRow:
    plain = QueueRow(
        queue_id=row["queue_id"],
        state=row["state"],
        finding=row["finding"],
        reader=row["reader"],
        path=os.fsdecode(row["path"]),
        sha256=row["sha256"],
        frame=row["frame_number"],
        sop_instance_uid=row["sop_instance_uid"],
        created_at=row["queued_at"],
        bundle=bundle_of(row),
        second_reader=row["second_reader"],
        adjudicator=row["adjudicator"],
        claimed_by=row["claimed_by"],
        claimed_until=row["claimed_until"],
        hidden=bool(row["hidden"]),
    )
    if plain.hidden:
        return plain
    return replace(
        plain,
        reason=row["queue_reason"],
        verdict=row["verdict"],
        label=row["label"],
        significance=row["said_significance"],
        probability=row["score_probability"],
        threshold=row["score_threshold"],
        note=row["note"],
    )
