"""The relabel queue counted, without reading what stands in its entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from core.findings import QueueState
from core.review.queue_search import LabelledCase, LabelledCases
from core.store.queue_tables import WITHDRAWN, queue_current
from core.store.tables import assessments, queue_entries

_HERE = queue_current.c


def read_state_counts(connection: Connection) -> dict[QueueState, int]:
    """From an index alone, so that a long queue can be counted after every word."""
    counted = select(_HERE.state, func.count()).where(_HERE.state != WITHDRAWN).group_by(_HERE.state)
    return {row[0]: row[1] for row in connection.execute(counted)}


def read_labelled(connection: Connection, states: Sequence[QueueState], limit: int) -> LabelledCases:
    said = assessments.c
    wanted = _HERE.state.in_(states) & said.label.is_not(None)
    kinds = (said.label, said.reader)
    by_label: Counter[str] = Counter()
    readers: set[str] = set()
    for label, reader, count in connection.execute(
        _deciding(select(*kinds, func.count())).where(wanted).group_by(*kinds).order_by(*kinds)
    ):
        by_label[label] += count
        readers.add(reader)
    newest = _deciding(select(_HERE.queue_id, *kinds, said.created_at)).where(wanted)
    rows = connection.execute(newest.order_by(_HERE.queue_id.desc()).limit(limit))
    return LabelledCases(dict(by_label), frozenset(readers), tuple(LabelledCase(*row) for row in rows))


def _deciding(chosen: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Of each entry the word that holds; see `QueueEntry.deciding`."""
    holds = func.coalesce(_HERE.adjudication_id, queue_entries.c.assessment_id)
    joined = chosen.select_from(queue_current).join(queue_entries, queue_entries.c.queue_id == _HERE.queue_id)
    return joined.join(assessments, assessments.c.assessment_id == holds)
