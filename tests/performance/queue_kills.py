"""Kills while cases are read a second time, decided, rejected, reopened and undone; see `tests.performance.kills`."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.review.queue_rules import TRANSITIONS
from core.store.database import FILE_NAME
from tests.performance.kills import (
    Outcome,
    Progress,
    in_silence,
    is_in_flight,
    killed_at_work,
    look_at_store,
    victims,
)

_STEPS = (
    "SELECT e.queue_id, e.action, e.state, coalesce(e.assessment_id, ''), e.undoes, f.assessment_id "
    "FROM queue_events e JOIN queue_entries f USING (queue_id) ORDER BY e.event_id"
)
Key = tuple[str, str]


@dataclass
class StepsOutcome(Outcome):
    """`adjudicated`: decisions among what was said."""

    adjudicated: int = 0


def run(data_dir: Path, kills: int, seed: int = 1, progress: Progress = in_silence) -> StepsOutcome:
    """Kill one process after the other on one data folder; each step that was confirmed must be there, once."""
    outcome, moments = StepsOutcome(), random.Random(seed)
    kept: Counter[Key] = Counter()
    tried: Counter[Key] = Counter()
    with victims("tests.helpers.killed_queue", data_dir) as process:
        for number in range(kills):
            lines = killed_at_work(process, str(seed * 10_000 + number), moments)
            kept.update((what, name) for state, what, name in lines if state == "kept")
            tried.update((what, name) for state, what, name in lines if state == "trying")
            outcome.in_flight += is_in_flight(lines)
            outcome.kills += 1
            look_at_store(data_dir, outcome)
            look_at_steps(data_dir, kept, tried, outcome)
            outcome.said = kept.total()
            outcome.adjudicated = sum(count for (what, _), count in kept.items() if what == "adjudicate")
            progress(outcome)
    return outcome


def look_at_steps(data_dir: Path, kept: Counter[Key], tried: Counter[Key], outcome: Outcome) -> None:
    """As often there as confirmed, or once more where the kill came before the answer; by the rules, each of them."""
    there: Counter[Key] = Counter()
    stands: dict[int, str] = {}
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection:
        for queue_id, action, state, word, undoes, first in connection.execute(_STEPS):
            name = first if action == "record" else f"{queue_id}/{word}" if word else str(queue_id)
            there[action, name] += 1
            if queue_id in stands and undoes is None and state not in TRANSITIONS[action].get(stands[queue_id], ()):
                outcome.problems.append(f"kill {outcome.kills}: {queue_id}, {action}: {stands[queue_id]} -> {state}")
            stands[queue_id] = state
        now = dict(connection.execute("SELECT queue_id, state FROM queue_current").fetchall())
    outcome.lost = sorted("/".join(key) for key in kept if there[key] < kept[key])
    twice = sorted("/".join(key) for key in there if there[key] > tried[key])
    if twice or now != stands:
        outcome.problems.append(
            f"kill {outcome.kills}: there without being asked for: {twice}; stands: {now == stands}"
        )
