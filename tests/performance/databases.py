"""What a verdict and the queue cost on each database: `python -m tests.performance.databases [ENTRIES]`.

SQLite plain and encrypted, and a durable PostgreSQL server of its own, in turns; medians in ms, as JSON.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import keyring

from core.settings import DATABASE_URL_VARIABLE, Settings, save_settings
from core.store.database import Store, open_store
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.keyring_in_memory import KeyringInMemory
from tests.helpers.postgresql_server import running_server

ROUNDS = 9
WORDS_A_ROUND = 40


def median_ms(call: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        call()
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken)


def figures(stores: dict[str, Store], entries: int) -> dict[str, dict[str, list[float]]]:
    """All databases in each round, so that what else the machine does meets them alike."""
    numbers = iter(range(1, entries + ROUNDS * WORDS_A_ROUND * len(stores) + 1))
    found: dict[str, dict[str, list[float]]] = {name: {"record": [], "queue": [], "stats": []} for name in stores}

    def one_word(store: Store) -> None:
        recorded(store, said(prediction_for(invented_origin(number=next(numbers))), "pneumonia", "absent"))

    for store in stores.values():
        for number in range(entries // len(stores)):
            recorded(store, said(prediction_for(invented_origin("filling", number + 1)), "pneumonia", "absent"))
    for _ in range(ROUNDS):
        for name, store in stores.items():
            found[name]["record"].append(median_ms(lambda store=store: one_word(store), WORDS_A_ROUND))  # type: ignore[misc]
            found[name]["queue"].append(median_ms(store.queue, 1))
            found[name]["stats"].append(median_ms(store.queue_stats, 1))
    return found


def main(entries: int) -> int:
    keyring.set_keyring(KeyringInMemory())
    with tempfile.TemporaryDirectory() as made, running_server(durable=True) as server:
        folder = Path(made)
        save_settings(folder / "encrypted", Settings(encrypted_store=True))
        stores = {name: open_store(folder / name) for name in ("plain", "encrypted")}
        with patch.dict(os.environ, {DATABASE_URL_VARIABLE: server.url(server.new_database())}):
            stores["postgresql"] = open_store(folder / "postgresql")
        found = figures(stores, entries)
        for store in stores.values():
            store.close()
    medians = {
        name: {what: round(statistics.median(values), 2) for what, values in rows.items()}
        for name, rows in found.items()
    }
    print(json.dumps(medians, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000))
