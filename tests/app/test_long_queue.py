"""A queue of twenty thousand cases: the window reads counts and a page of it, never all of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.queue_pages import PAGE_ROWS
from core.store.bench import make_entries
from core.store.database import Store
from tests.app.conftest import Station
from tests.app.test_queue_page import quiet_queue

ENTRIES = 20_000
KINDS = 5 * 20 * 3 * 5  # states, readers, bundles and findings of the made entries: the rows of their counts


@pytest.fixture
def data_dir(data_dir: Path) -> Path:
    """With a long queue in it, before the window opens."""
    data_dir.mkdir()
    make_entries(data_dir, ENTRIES)
    return data_dir


@contextmanager
def rows_read(store: Store) -> Iterator[list[int]]:
    """How many rows each statement has handed over meanwhile."""
    read: list[int] = []

    def count(cursor: Any, row: tuple[Any, ...]) -> tuple[Any, ...]:
        read[-1] += 1
        return row

    def begin(connection: Any, cursor: Any, *_: Any) -> None:
        read.append(0)
        cursor.row_factory = count

    event.listen(store._engine, "before_cursor_execute", begin)
    yield read
    event.remove(store._engine, "before_cursor_execute", begin)


def test_a_change_reads_no_more_than_counts_and_a_page(station: Station) -> None:
    quiet_queue(station)
    store, panel = station.session.queue.store, station.window.queue_panel
    assert store is not None
    station.wait(lambda: panel.model.rowCount() == PAGE_ROWS)
    assert station.session.queue.total == ENTRIES
    before = station.session.queue.counts["rejected"]
    number = next(row.queue_id for row in store.review(panel._pages.site).queue_page().rows if row.state == "new")
    with rows_read(store) as read:
        station.session.queue.set_state([number], "rejected")
        station.wait(lambda: station.session.queue.counts["rejected"] == before + 1)
        quiet_queue(station)
    assert sum(read) > PAGE_ROWS  # the page was read
    assert max(read) <= KINDS
    assert sorted(read)[-2] <= PAGE_ROWS
