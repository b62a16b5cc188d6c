"""How fast a long relabel queue answers: 100,000 made entries, in a database of its own."""

from __future__ import annotations

import dataclasses
import hashlib
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from core.findings import Assessment, BundleRef, Score, Significance, StudyScope, Verdict
from core.review.queue_rules import QueueSite
from core.review.queue_search import QueueFilter, QueueOrder
from core.side_by_side import BenchRow, alone
from core.store.connection import make_engine
from core.store.database import FILE_NAME, open_store
from core.store.queue_log import rebuild
from core.store.rows import assessment_row
from core.store.tables import assessments, queue_entries, queue_events
from core.study import FrameOrigin

ENTRIES = 100_000
_STATES = ("new", "new", "new", "in_review", "exported", "rejected")
_FINDINGS = ("pneumonia", "effusion", "nodule", "cardiomegaly", "pneumothorax")
_NOTE_WORDS = ("left", "right", "base", "apex", "subtle", "old", "fracture", "rotated", "again", "lateral", "hilum")
_VIEWER = "reader-0"
_WHY = "a peer has no such queue"


def queue_rows(folder: Path, rounds: int, entries: int = ENTRIES) -> list[BenchRow]:
    """Filter, search, orders, a far page and the counts. `folder`: empty, where the entries are made."""
    make_entries(folder, entries)
    store = open_store(folder)
    review = store.review(QueueSite(second_read=True))

    def page(wanted: QueueFilter = QueueFilter(), order: str = "newest", offset: int = 0) -> Callable[[], object]:  # noqa: B008
        return lambda: review.queue_page(wanted, QueueOrder(order, 7), offset, viewer=_VIEWER)  # type: ignore[arg-type]

    asked = {
        "first page": page(),
        "page in the middle": page(offset=entries // 2),
        "filter: state and finding": page(QueueFilter(("new",), finding="nodule")),
        "filter: reader and bundle": page(QueueFilter(reader="reader-2", bundle="made-1")),
        "search: a word of many notes": page(QueueFilter(text="subtle")),
        "search: two words and a path": page(QueueFilter(text="fract apex im0001")),
        "order: uncertainty": page(order="uncertainty"),
        "order: significance": page(order="significance"),
        "order: random": page(order="random"),
        "statistics": lambda: review.queue_stats(viewer=_VIEWER),
    }
    rows = [alone(f"queue of {entries}: {name}", work, _WHY, rounds) for name, work in asked.items()]
    store.close()
    return rows


def make_entries(folder: Path, count: int) -> None:
    """A store whose queue holds `count` made entries of 20 readers, always the same."""
    open_store(folder).close()
    engine = make_engine(folder / FILE_NAME, 5.0)
    drawn = random.Random(1)  # the same queue on every machine
    with engine.execution_options(writes=True).begin() as connection:
        words, entries, events = [], [], []
        for number in range(1, count + 1):
            word = assessment_row(_word(number, drawn))
            at, reader = word["created_at"], word["reader"]
            words.append(word)
            entries.append(
                {"queue_id": number, "assessment_id": word["assessment_id"], "queue_reason": "disagreement",
                 "queued_at": at}
            )  # fmt: skip
            events += [_event(number, action, state, at, reader) for action, state in _steps(drawn)]
        for table, rows in ((assessments, words), (queue_entries, entries), (queue_events, events)):
            connection.execute(insert(table), rows)
        rebuild(connection)
    engine.dispose()


def _steps(drawn: random.Random) -> list[tuple[str, str]]:
    state = drawn.choice(_STATES)
    return [("record", "new")] if state == "new" else [("record", "new"), ("set", state)]


def _event(queue_id: int, action: str, state: str, at: str, who: str) -> dict[str, Any]:
    return {"queue_id": queue_id, "action": action, "state": state, "at": at, "who": who}


def _word(number: int, drawn: random.Random) -> Assessment:
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    finding, threshold = drawn.choice(_FINDINGS), 0.4
    score = Score(finding, 0.0, drawn.random(), threshold)
    verdict: Verdict = "absent" if score.positive else "present"
    word = Assessment(
        assessment_id=digest[:32],
        created_at=f"2026-01-01T00:00:{number % 60:02}.000+00:00",
        reader=f"reader-{drawn.randrange(20)}",
        origin=FrameOrigin(f"/archive/{number % 977}/IM{number:06}.dcm", digest, f"2.25.{number}", 1, 1, f"P{number}"),
        bundle=BundleRef(f"made-{drawn.randrange(3)}", "0.1.0", "0" * 64),
        gate_state="pass",
        finding=finding,
        verdict=verdict,
        score=score,
        disagreement=True,
        label=finding if verdict == "present" else None,
        note=" ".join(drawn.sample(_NOTE_WORDS, 3)),
        scope=StudyScope(f"2.25.9{number}"),
    )
    significance: Significance | None = drawn.choice((None, "minor", "major"))
    return dataclasses.replace(word, significance=significance)
