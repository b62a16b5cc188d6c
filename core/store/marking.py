"""The end of an export: which of its cases may still go out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from core.findings import QueueEntry
from core.review.queue_rules import QueueSite
from core.store.queue_tables import WITHDRAWN, queue_current
from core.store.tables import assessments, queue_entries
from core.store.words import portions


@dataclass(frozen=True, slots=True)
class ChosenCases:
    """The entries of an export as they stood when it was begun. `newest`: the newest entry of the queue then."""

    entries: Mapping[int, QueueEntry]
    newest: int


@dataclass(frozen=True, slots=True)
class Marking:
    """`refused`: entry -> why it may not go out. `mark`: notes that entries are exported."""

    refused: Mapping[int, str]
    mark: Callable[[Sequence[int]], None]


def chosen_cases(entries: Iterable[QueueEntry], queue: Iterable[QueueEntry]) -> ChosenCases:
    """`queue`: all of it, as it stood then."""
    newest = max((entry.queue_id for entry in queue), default=0)
    return ChosenCases({entry.queue_id: entry for entry in entries}, newest)


def moved_meanwhile(
    connection: Connection, queue_ids: Sequence[int], chosen: ChosenCases, site: QueueSite
) -> dict[int, str]:
    """Why entries may go out no more, though they might when they were chosen; they are held until the transaction
    ends."""
    refused: dict[int, str] = {}
    for some in portions(queue_ids):
        columns = (queue_current.c.queue_id, queue_current.c.state, queue_current.c.adjudication_id)
        held = select(*columns).where(queue_current.c.queue_id.in_(some)).order_by(queue_current.c.queue_id)
        now = {row.queue_id: row for row in connection.execute(held.with_for_update())}
        later, forgotten = _superseding(connection, some, chosen.newest, site), _forgotten(connection, some)
        for queue_id in some:
            entry, row = chosen.entries[queue_id], now.get(queue_id)
            state = WITHDRAWN if row is None else row.state
            decided = None if entry.adjudication is None else entry.adjudication.assessment_id
            if queue_id in forgotten:
                refused[queue_id] = "Its patient was forgotten while the export ran."
            elif state == WITHDRAWN:
                refused[queue_id] = "Its reader took the word back while the export ran."
            elif state not in site.exportable and state != entry.state:
                refused[queue_id] = f"It became {state.replace('_', ' ')} while the export ran."
            elif queue_id in later or (row is not None and row.adjudication_id != decided):
                refused[queue_id] = "It was decided anew while the export ran; export again."
    return refused


def _forgotten(connection: Connection, queue_ids: Sequence[int]) -> set[int]:
    """The entries whose image nobody knows the place of any more; see `core.store.forgetting`."""
    said = assessments.c
    joined = select(queue_entries.c.queue_id).join(assessments, said.assessment_id == queue_entries.c.assessment_id)
    of_them = queue_entries.c.queue_id.in_(queue_ids)
    return set(connection.execute(joined.where(of_them, said.path == b"")).scalars())


def _superseding(connection: Connection, queue_ids: Sequence[int], newest: int, site: QueueSite) -> set[int]:
    """The entries on whose finding of the same frame another was opened since, which may go out in their place."""
    older, newer = queue_entries.alias(), queue_entries.alias()
    said, says = assessments.alias(), assessments.alias()
    same = (
        (says.c.sha256 == said.c.sha256)
        & (says.c.frame_number == said.c.frame_number)
        & (says.c.finding == said.c.finding)
    )
    found = (
        select(older.c.queue_id, func.max(newer.c.queue_id))
        .join(said, said.c.assessment_id == older.c.assessment_id)
        .join(says, same)
        .join(newer, newer.c.assessment_id == says.c.assessment_id)
        .join(queue_current, queue_current.c.queue_id == newer.c.queue_id)
        .where(older.c.queue_id.in_(queue_ids), newer.c.queue_id > newest, queue_current.c.state.in_(site.exportable))
        .group_by(older.c.queue_id)
    )
    return set(connection.execute(found).scalars())
