"""Entries claimed by several readers at once: none twice, none lost."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from core.review.queue_rules import QueueSite
from core.review.queue_search import QueueFilter
from core.store.database import Store, open_store
from tests.core.store.conftest import WITHOUT_SERVER
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.postgresql_server import Server

pytestmark = pytest.mark.postgresql
ON_A_SERVER = pytest.mark.parametrize("database", [pytest.param("postgresql", marks=WITHOUT_SERVER)], indirect=True)
READERS = ("dr-a", "dr-b", "dr-c", "dr-d")


def a_word(number: int = 1, **fields: Any) -> Any:
    return said(prediction_for(invented_origin(number=number)), "pneumonia", "absent", **fields)


def test_readers_who_ask_at_once_get_an_entry_each(store: Store, data_dir: Path) -> None:
    ids = [recorded(store, a_word(number)) for number in range(1, 61)]
    start = threading.Barrier(len(READERS))

    def take_all(station: Store, reader: str) -> list[int]:
        review, taken = station.review(QueueSite()), []
        start.wait()
        while (queue_id := review.claim_next(reader)) is not None:
            taken.append(queue_id)
        return taken

    with ExitStack() as stack:
        stations = [stack.enter_context(closing(open_store(data_dir))) for _ in READERS]
        pool = stack.enter_context(ThreadPoolExecutor(len(READERS)))
        shares = list(pool.map(take_all, stations, READERS))
    assert sorted(queue_id for share in shares for queue_id in share) == ids
    assert {entry.state for entry in store.queue()} == {"in_review"}
    assert store.check_trail().ok


@ON_A_SERVER
def test_an_entry_that_another_holds_is_skipped_and_free_once_she_gives_up(
    store: Store, postgresql_server: Server, server_database: str
) -> None:
    for number in (1, 2, 3, 4):
        recorded(store, a_word(number, reader="dr-b" if number == 4 else "dr-a"))
    review = store.review(QueueSite())
    with psycopg.connect(postgresql_server.conninfo(server_database)) as holder:
        held = holder.execute("SELECT queue_id FROM queue_entries WHERE queue_id = 1 FOR NO KEY UPDATE")
        assert held.fetchall() == [(1,)]
        assert review.claim_next("dr-c") == 2
        assert review.claim_next("dr-c", QueueFilter(reader="dr-b")) == 4
        holder.rollback()
    assert review.claim_next("dr-c") == 1


@ON_A_SERVER
def test_an_entry_claimed_while_another_still_searched_is_not_claimed_again(
    store: Store, data_dir: Path, postgresql_server: Server, server_database: str
) -> None:
    """The second search began before the first claim, and locks the entry after it: only the second look finds out. It
    is slow because the words that it looks through are, by a view, behind a lock."""
    recorded(store, a_word(1))
    recorded(store, a_word(2))
    slowly = "CREATE VIEW slow.queue_words AS SELECT * FROM queue_words WHERE pg_advisory_xact_lock(7) IS NOT NULL"
    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    postgresql_server.sql("CREATE SCHEMA slow", server_database)
    postgresql_server.sql(slowly, server_database)
    with closing(open_store(data_dir)) as other, ThreadPoolExecutor(1) as pool:
        with other._reading() as connection:
            connection.exec_driver_sql("SET search_path TO slow, public")
        with psycopg.connect(postgresql_server.conninfo(server_database)) as gate:
            gate.execute("SELECT pg_advisory_xact_lock(7)")
            late = pool.submit(other.review(QueueSite()).claim_next, "dr-b", QueueFilter(text="pneumonia"))
            while postgresql_server.sql(waiting) != [(1,)]:
                assert not late.done()
            assert store.review(QueueSite()).claim_next("dr-a") == 1
            gate.rollback()
        assert late.result(timeout=30) == 2
