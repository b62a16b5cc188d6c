"""Four processes claim 2,000 queue entries at once: `python -m tests.performance.claims [COUNT]`.

On SQLite and, where it is installed, on a PostgreSQL server of its own; the outcome is kept in `build/claims.json`.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from multiprocessing.synchronize import Barrier
from pathlib import Path

from core.review.queue_rules import QueueSite
from core.settings import DATABASE_URL_VARIABLE
from core.store.database import open_store
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.postgresql_server import binaries, running_server

PROCESSES = 4
READERS = ("dr-a", "dr-b")
RESULT = Path(__file__).resolve().parents[2] / "build" / "claims.json"


def take_all(data_dir: Path, reader: str, start: Barrier, taken: multiprocessing.Queue[list[int]]) -> None:
    """Claim until nothing is left."""
    store = open_store(data_dir, 60.0)
    review, own = store.review(QueueSite()), []
    start.wait()
    while (queue_id := review.claim_next(reader)) is not None:
        own.append(queue_id)
    store.close()
    taken.put(own)


def hammer(data_dir: Path, count: int) -> dict[str, object]:
    """Record `count` disagreements, claim them all, and hold what the processes say against the queue."""
    store = open_store(data_dir, 60.0)
    for number in range(1, count + 1):
        recorded(store, said(prediction_for(invented_origin(number=number)), "pneumonia", "absent"))
    context = multiprocessing.get_context("spawn")
    start, taken = context.Barrier(PROCESSES + 1), context.Queue()
    processes = [
        context.Process(target=take_all, args=(data_dir, READERS[number % 2], start, taken))
        for number in range(PROCESSES)
    ]
    for process in processes:
        process.start()
    start.wait()
    begun = time.perf_counter()
    shares = [taken.get(timeout=600) for _ in processes]
    seconds = time.perf_counter() - begun
    for process in processes:
        process.join()
    claims = Counter(queue_id for share in shares for queue_id in share)
    in_review = [entry.queue_id for entry in store.queue("in_review")]
    kind = store.description()
    store.close()
    return {
        "database": kind,
        "claims": claims.total(),
        "claimed_twice": sum(times > 1 for times in claims.values()),
        "lost": count - len(claims),
        "in_review": len(in_review),
        "shares": sorted(len(share) for share in shares),
        "claims_per_s": round(claims.total() / seconds, 1),
    }


def main(count: int) -> int:
    """Exit code 0 where each entry was claimed once, on each database."""
    rows = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        rows.append(hammer(folder / "sqlite", count))
        if binaries() is not None:
            server = stack.enter_context(running_server(durable=True))
            os.environ[DATABASE_URL_VARIABLE] = server.url(server.new_database())
            rows.append(hammer(folder / "postgresql", count))
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(rows, indent=2) + "\n")
    print(json.dumps(rows, indent=2))
    whole = all((row["claims"], row["claimed_twice"], row["in_review"]) == (count, 0, count) for row in rows)
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
