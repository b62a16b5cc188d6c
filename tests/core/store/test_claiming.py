"""Entries claimed by several readers at once: none twice, none lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, select, text

from core.store.claiming import claim_next
from core.store.database import FILE_NAME, Store
from core.store.place import place_of
from core.store.tables import assessments, queue_entries
from tests.core.store.conftest import WITHOUT_SERVER
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.postgresql_server import Server

pytestmark = pytest.mark.postgresql
ON_A_SERVER = pytest.mark.parametrize("database", [pytest.param("postgresql", marks=WITHOUT_SERVER)], indirect=True)


@pytest.fixture
def claiming(store: Store, data_dir: Path) -> Iterator[Engine]:
    """The way to the store's database for transactions that claim."""
    engine = place_of(data_dir / FILE_NAME).engine(5.0)
    yield engine.execution_options(claims=True)
    engine.dispose()


def a_word(number: int = 1, **fields: Any) -> Any:
    return said(prediction_for(invented_origin(number=number)), "pneumonia", "absent", **fields)


def test_readers_who_ask_at_once_get_an_entry_each(store: Store, claiming: Engine) -> None:
    ids = [recorded(store, a_word(number)) for number in range(1, 61)]
    start = threading.Barrier(4)

    def take_all(reader: str) -> list[int]:
        start.wait()
        taken: list[int] = []
        while True:
            with claiming.begin() as connection:
                queue_id = claim_next(connection, reader)
            if queue_id is None:
                return taken
            taken.append(queue_id)

    with ThreadPoolExecutor(4) as pool:
        shares = list(pool.map(take_all, ("dr-a", "dr-b", "dr-c", "dr-d")))
    assert sorted(queue_id for share in shares for queue_id in share) == ids
    assert {entry.state for entry in store.queue()} == {"in_review"}


@ON_A_SERVER
def test_an_entry_that_another_holds_is_skipped_and_free_once_she_gives_up(store: Store, claiming: Engine) -> None:
    for number in (1, 2, 3):
        recorded(store, a_word(number, reader="dr-a" if number < 3 else "dr-b"))
    with claiming.connect() as first, claiming.connect() as second:
        of_b = queue_entries.c.assessment_id.in_(
            select(assessments.c.assessment_id).where(assessments.c.reader == "dr-b")
        )
        held = first.execute(select(queue_entries).where(queue_entries.c.queue_id == 1).with_for_update(key_share=True))
        assert held.one().queue_id == 1
        assert claim_next(second, "dr-c") == 2
        second.rollback()
        assert claim_next(second, "dr-c", of_b) == 3
        second.rollback()
        first.rollback()
        assert claim_next(second, "dr-c") == 1


@ON_A_SERVER
def test_an_entry_claimed_and_let_go_while_another_still_searched_is_not_claimed_again(
    store: Store, claiming: Engine, postgresql_server: Server, server_database: str
) -> None:
    """The second search began before the first claim, and locks the entry after it: only the second look finds out."""
    recorded(store, a_word(1))
    recorded(store, a_word(2))

    def search_slowly() -> int | None:
        with claiming.begin() as connection:
            return claim_next(connection, "dr-b", text("pg_advisory_xact_lock(7) IS NOT NULL"))  # type: ignore[arg-type]

    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    with psycopg.connect(postgresql_server.conninfo(server_database)) as gate, ThreadPoolExecutor(1) as pool:
        gate.execute("SELECT pg_advisory_xact_lock(7)")
        late = pool.submit(search_slowly)
        while postgresql_server.sql(waiting) != [(1,)]:
            assert not late.done()
        with claiming.begin() as connection:
            assert claim_next(connection, "dr-a") == 1
        gate.rollback()
        assert late.result(timeout=30) == 2
