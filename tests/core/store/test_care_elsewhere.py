"""Backups, journal and audit trail beside an encrypted database, and of stations that share a server's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import psycopg
import pytest

from core.errors import StoreFault, TextFault, UsageFault
from core.review.queue_rules import QueueSite
from core.review.queue_search import QueueFilter
from core.settings import Settings, save_settings
from core.store.audit_key import KEY_FILE
from core.store.backups import Restoration, copy_database, restore_database
from core.store.care import look_after
from core.store.database import FILE_NAME, Store, open_store, open_trail
from core.store.encryption import connect_encrypted, is_encrypted, is_plain, set_store_key, store_key
from core.store.journal import FILE_NAME as JOURNAL
from core.store.place import place_of
from core.store.postgresql import WRITERS_LOCK
from tests.core.store.conftest import WITHOUT_SERVER
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.keyring_in_memory import KeyringInMemory
from tests.helpers.postgresql_server import Server

TODAY = date(2026, 3, 2)
NOTE = "seen with Mrs Canary"
ON_A_SERVER = pytest.mark.parametrize("database", [pytest.param("postgresql", marks=WITHOUT_SERVER)], indirect=True)


@pytest.fixture
def encrypted(data_dir: Path, keyring_in_memory: KeyringInMemory) -> Iterator[Store]:
    """A store with an encrypted database, which does not wait for a lock."""
    data_dir.mkdir()
    save_settings(data_dir, Settings(encrypted_store=True))
    with closing(open_store(data_dir, busy_timeout_s=0.01)) as store:
        yield store


def speak(store: Store, content: str, note: str = NOTE) -> int | None:
    return recorded(store, said(prediction_for(invented_origin(content)), "pneumonia", "absent", note=note))


def restore(source: Path, store: Store) -> None:
    restore_database(Restoration(source, store.place, "dr-a", force=True), open_trail(store.place))


@contextmanager
def locked(data_dir: Path) -> Iterator[None]:
    with closing(connect_encrypted(data_dir / FILE_NAME, store_key())) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        yield


def test_a_backup_of_an_encrypted_database_is_encrypted_and_comes_back(
    encrypted: Store, data_dir: Path, tmp_path: Path
) -> None:
    speak(encrypted, "a")
    copy_database(encrypted.place, tmp_path / "kept.db")
    assert is_encrypted(tmp_path / "kept.db")
    speak(encrypted, "b")
    restore(tmp_path / "kept.db", encrypted)
    assert len(encrypted.queue()) == 1
    assert encrypted.check_trail().ok
    assert look_after(encrypted, data_dir, Settings(), TODAY) == []
    assert all(is_encrypted(path) for path in (data_dir / "backups").iterdir())
    assert is_encrypted(data_dir / FILE_NAME)


def test_a_plain_backup_comes_back_encrypted_and_the_other_way_round(
    keyring_in_memory: KeyringInMemory, data_dir: Path, tmp_path: Path
) -> None:
    with closing(open_store(data_dir)) as store:
        speak(store, "a")
        copy_database(store.place, tmp_path / "plain.db")
    for path in data_dir.glob(f"{FILE_NAME}*"):
        path.unlink()
    save_settings(data_dir, Settings(encrypted_store=True))
    place = place_of(data_dir / FILE_NAME)
    restore_database(Restoration(tmp_path / "plain.db", place, "dr-a"), open_trail(place))
    assert is_encrypted(data_dir / FILE_NAME)
    with closing(open_store(data_dir)) as store:
        assert [entry.assessment.note for entry in store.queue()] == [NOTE]
        assert store.review(QueueSite()).queue_page(QueueFilter(text="canary")).total == 1
        assert store.check_trail().ok
        copy_database(store.place, tmp_path / "encrypted.db")
    (data_dir / FILE_NAME).unlink()
    save_settings(data_dir, Settings())
    place = place_of(data_dir / FILE_NAME)
    restore_database(Restoration(tmp_path / "encrypted.db", place, "dr-a"), open_trail(place))
    assert is_plain(data_dir / FILE_NAME)
    with closing(open_store(data_dir)) as store:
        assert store.review(QueueSite()).queue_page(QueueFilter(text="canary")).total == 1
        assert store.check_trail().ok
        speak(store, "b")
        assert store.review(QueueSite()).queue_page(QueueFilter(text="canary")).total == 2


def test_what_waits_beside_an_encrypted_database_is_encrypted_too(encrypted: Store, data_dir: Path) -> None:
    key = store_key()
    with locked(data_dir):
        assert speak(encrypted, "a") is None
        assert encrypted.not_stored.words == 1
        written = (data_dir / JOURNAL).read_bytes()
        assert written.strip(b"\0")
        assert not any(part in written for part in (b"Canary", b"PAT-1", b"pneumonia"))
        set_store_key("0" * 64)
        with closing(connect_encrypted(data_dir / "other.db", store_key())):
            pass
        with pytest.raises(StoreFault, match=r"encrypted with another key .* `overread store key --set`"):
            Store(encrypted._engine, encrypted.place, open_trail(encrypted.place), 0.01).store_waiting()
        set_store_key(key)
    encrypted.store_waiting()
    assert [entry.assessment.note for entry in encrypted.queue()] == [NOTE]
    assert not (data_dir / JOURNAL).read_bytes().strip(b"\0")


@pytest.mark.postgresql
@ON_A_SERVER
def test_a_servers_database_is_backed_up_by_its_own_tools(store: Store, data_dir: Path, tmp_path: Path) -> None:
    speak(store, "a")
    with pytest.raises(UsageFault, match=r"kept by its server; let its administrator use pg_dump\."):
        copy_database(store.place, tmp_path / "kept.db")
    with pytest.raises(UsageFault, match=r"pg_restore\."):
        restore(tmp_path / "kept.db", store)
    assert look_after(store, data_dir, Settings(), TODAY) == []
    assert not (data_dir / "backups").exists()


@pytest.mark.postgresql
@ON_A_SERVER
def test_stations_share_one_trail_and_one_key(store: Store, data_dir: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    with pytest.raises(StoreFault, match=r"another key than this station's; copy audit\.key"):
        open_store(second)
    shutil.copy(data_dir / KEY_FILE, second / KEY_FILE)
    with closing(open_store(second)) as other:
        for number, station in enumerate((store, other, other, store)):
            speak(station, str(number))
        for station in (store, other):
            report = station.check_trail()
            assert (report.ok, report.problems, report.notes) == (True, [], [])
            assert station.is_anchored()
    assert sum(row.kind == "anchored" for row in store.trail()) == 2  # each station said that it came


@pytest.mark.postgresql
@ON_A_SERVER
def test_a_text_that_can_never_be_kept_does_not_hold_up_what_waits_behind_it(
    store: Store, data_dir: Path, postgresql_server: Server, server_database: str
) -> None:
    with pytest.raises(TextFault, match="NUL"):
        speak(store, "a", note="a\0b")
    assert store.not_stored.words == 0
    with closing(open_store(data_dir, busy_timeout_s=0.05)) as hasty:
        with psycopg.connect(postgresql_server.conninfo(server_database)) as other:
            other.execute("SELECT pg_advisory_xact_lock(%s, %s)", WRITERS_LOCK)
            assert speak(hasty, "b", note="a\0b") is None
            assert speak(hasty, "c") is None
        hasty.store_waiting()
        assert [entry.assessment.note for entry in hasty.queue()] == [NOTE]
        assert (hasty.not_stored.words, "NUL" in hasty.not_stored.reason) == (1, True)
