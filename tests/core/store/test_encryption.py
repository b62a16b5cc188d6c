"""The database encrypted at rest: nobody reads it without the key, and nothing is lost on the way there and back."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from core.errors import EnvironmentLacks, StoreFault
from core.settings import Settings, save_settings
from core.store.converting import decrypt, encrypt, swap_closed
from core.store.database import FILE_NAME, Store, open_store
from core.store.encryption import (
    KEY_ENTRY,
    backup_connection,
    is_encrypted,
    is_plain,
    plain_copies,
    set_store_key,
    store_key,
)
from core.store.keyring_entries import SERVICE
from core.store.schema import HISTORY
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.forked_stations import convert_and_back, encrypt_once, forking
from tests.helpers.keyring_in_memory import KeyringInMemory

CANARY = "seen with Mrs Canary"
FORKED = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
ENCRYPTED = Settings(encrypted_store=True)


def fill(store: Store) -> None:
    for number in range(1, 30):
        prediction = prediction_for(invented_origin(number=number))
        store.save_prediction(prediction)
        recorded(store, said(prediction, "pneumonia", "absent", note=CANARY))


def content(store: Store) -> list[object]:
    return [store.queue(), [store.assessments(invented_origin().sha256, number) for number in range(1, 30)]]


def bytes_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.fixture
def plain(data_dir: Path) -> Path:
    """A plain database with some cases, closed."""
    with closing(open_store(data_dir)) as store:
        fill(store)
    return data_dir / FILE_NAME


def test_a_new_database_is_encrypted_from_its_first_byte(data_dir: Path, keyring_in_memory: KeyringInMemory) -> None:
    save_settings(data_dir, ENCRYPTED)
    with closing(open_store(data_dir)) as store:
        fill(store)
        before = content(store)
        assert store.description().startswith("SQLite 3.")
        assert f"schema {HISTORY.head}, encrypted by SQLCipher 4." in store.description()
        written = bytes_below(data_dir)  # with its write-ahead log
    assert {path.name for path in data_dir.iterdir()} >= {FILE_NAME}
    assert is_encrypted(data_dir / FILE_NAME)
    assert not any(part in written for part in (b"Canary", b"PAT-1", b"assessments", b"SQLite format"))
    assert list(keyring_in_memory.kept) == [(SERVICE, KEY_ENTRY)]
    assert store_key().encode() not in written
    with closing(open_store(data_dir)) as store:
        assert content(store) == before


def test_a_plain_database_is_encrypted_and_decrypted_without_loss(
    plain: Path, keyring_in_memory: KeyringInMemory
) -> None:
    with closing(open_store(plain.parent)) as store:
        before = content(store)
        assert store.description().endswith(f", schema {HISTORY.head}, not encrypted")
    key = store_key(make=True)
    backup = encrypt(plain, key)
    assert backup is not None
    assert encrypt(plain, key) is None
    assert is_encrypted(plain)
    assert is_encrypted(backup)
    assert list(plain_copies(plain.parent)) == []
    assert b"Canary" not in bytes_below(plain.parent)
    save_settings(plain.parent, ENCRYPTED)
    with closing(open_store(plain.parent)) as store:
        assert content(store) == before
        recorded(store, said(prediction_for(invented_origin("after")), "pneumonia", "absent"))
        before = content(store)
    assert decrypt(plain, key) is not None
    assert is_plain(plain)
    save_settings(plain.parent, Settings())
    with closing(open_store(plain.parent)) as store:
        assert content(store) == before
    with closing(sqlite3.connect(plain)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute("DELETE FROM assessments")


def test_what_the_old_file_held_is_written_over(plain: Path, keyring_in_memory: KeyringInMemory) -> None:
    """Seen through a descriptor that was open before, as what still finds the blocks on the disk would see them."""
    with plain.open("rb") as old:
        encrypt(plain, store_key(make=True))
        held = old.read()
    assert len(held) > 4096
    assert held == bytes(len(held))


def written_anew(path: Path) -> Path:
    """A file that is to take the database's place."""
    part = path.with_name(f"{path.name}.1.part")
    part.write_bytes(b"new" * 5000)
    return part


def test_where_no_open_file_can_be_replaced_it_is_closed_first_and_written_over(plain: Path) -> None:
    """Windows' way, which works here too."""
    old = plain.with_name("kept apart")
    os.link(plain, old)
    size = old.stat().st_size
    source = sqlite3.connect(plain)
    swap_closed(source, written_anew(plain), plain)
    assert plain.read_bytes() == b"new" * 5000
    assert old.read_bytes() == bytes(size)
    assert list(plain.parent.glob("*.part*")) == []
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        source.execute("SELECT 1")


class _WrittenTo(sqlite3.Connection):
    """Somebody writes in the moment after it let go."""

    path: Path

    def close(self) -> None:
        super().close()
        with closing(sqlite3.connect(self.path)) as other, other:
            other.execute("CREATE TABLE written_in_between (word TEXT)")


def test_what_was_written_in_that_moment_is_not_lost(plain: Path) -> None:
    source = sqlite3.connect(plain, factory=_WrittenTo)
    source.path = plain
    source.execute("PRAGMA journal_mode=DELETE").fetchall()
    with pytest.raises(StoreFault, match="locked by another program"):
        swap_closed(source, written_anew(plain), plain)
    with closing(sqlite3.connect(plain)) as store:
        assert store.execute("SELECT count(*) FROM written_in_between").fetchone() == (0,)


def test_a_kill_in_that_moment_does_not_cost_the_database(plain: Path, keyring_in_memory: KeyringInMemory) -> None:
    """What it leaves is the database itself under a second name: that is removed, not written over."""
    os.link(plain, plain.with_name(f"{plain.name}.7.part-old"))
    with closing(open_store(plain.parent)) as store:
        before = content(store)
    encrypt(plain, store_key(make=True))
    assert list(plain.parent.glob("*.part*")) == []
    save_settings(plain.parent, ENCRYPTED)
    with closing(open_store(plain.parent)) as store:
        assert content(store) == before


@FORKED
def test_a_database_that_is_open_elsewhere_stays_as_it_is(plain: Path, keyring_in_memory: KeyringInMemory) -> None:
    """Elsewhere is another process: POSIX locks do not hold within one."""
    ours, theirs = forking().Pipe()
    with closing(open_store(plain.parent)) as store:
        before = content(store)
        process = forking().Process(target=encrypt_once, args=(plain, "0" * 64, theirs))
        process.start()
        assert ours.poll(30)
        assert "is locked by another program" in ours.recv()
        process.join()
        assert content(store) == before
    assert is_plain(plain)
    assert [path.name for path in plain.parent.glob(f"{FILE_NAME}*")] == [FILE_NAME]


def test_a_program_that_waited_does_not_write_to_the_old_file(plain: Path, keyring_in_memory: KeyringInMemory) -> None:
    """Its connection was made before; the file that it still has open is none of Overread's any more."""
    with closing(sqlite3.connect(plain)) as waiting:
        encrypt(plain, store_key(make=True))
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            waiting.execute("INSERT INTO withdrawals (assessment_id, withdrawn_at) VALUES ('a', 'b')")


@pytest.mark.parametrize("setting", [True, False])
def test_a_setting_that_does_not_fit_the_file_is_told(
    plain: Path, keyring_in_memory: KeyringInMemory, setting: bool
) -> None:
    if not setting:
        encrypt(plain, store_key(make=True))
    save_settings(plain.parent, Settings(encrypted_store=setting))
    with pytest.raises((StoreFault, EnvironmentLacks), match=r"not encrypted .*`overread store encrypt`"):
        open_store(plain.parent)
    store_key(make=True)
    with pytest.raises(StoreFault, match=r"not encrypted as settings and keyring say .*`overread store encrypt`"):
        open_store(plain.parent)


def test_without_its_key_it_is_told_and_left_alone(
    plain: Path, keyring_in_memory: KeyringInMemory, capfd: pytest.CaptureFixture[str]
) -> None:
    key = store_key(make=True)
    encrypt(plain, key)
    save_settings(plain.parent, ENCRYPTED)
    before = plain.read_bytes()
    keyring_in_memory.kept.clear()
    with pytest.raises(EnvironmentLacks, match=r"does not hold the key .*`overread store key --set`"):
        open_store(plain.parent)
    set_store_key("0" * 64)
    with pytest.raises(StoreFault, match="not encrypted as settings and keyring say"):
        open_store(plain.parent)
    with pytest.raises(EnvironmentLacks, match="has 64 digits"):
        set_store_key("0" * 63)
    assert plain.read_bytes() == before
    assert capfd.readouterr() == ("", "")
    set_store_key(key)
    open_store(plain.parent).close()


def test_where_no_keyring_is_nothing_is_made(data_dir: Path, keyring_in_memory: KeyringInMemory) -> None:
    keyring.set_keyring(NoKeyring())
    save_settings(data_dir, ENCRYPTED)
    with pytest.raises(EnvironmentLacks, match="has no keyring that keeps a secret"):
        open_store(data_dir)
    assert not (data_dir / FILE_NAME).exists() or (data_dir / FILE_NAME).read_bytes() == b""


def test_a_backup_is_what_the_database_is(plain: Path, tmp_path: Path, keyring_in_memory: KeyringInMemory) -> None:
    for name, check in (("plain.db", is_plain), ("encrypted.db", is_encrypted)):
        copy = tmp_path / name
        encrypted = check is is_encrypted
        with closing(backup_connection(plain, encrypted)) as source, closing(backup_connection(copy, encrypted)) as to:
            source.backup(to)
        assert check(copy)
        with closing(backup_connection(copy, is_encrypted(copy))) as opened:
            assert opened.execute("SELECT count(*) FROM assessments").fetchone() == (29,)
        encrypt(plain, store_key(make=True))


@FORKED
def test_a_conversion_killed_at_any_moment_leaves_the_database_whole(
    plain: Path, keyring_in_memory: KeyringInMemory
) -> None:
    """Up to 60 ms into it; the last one is let go on, and clears up what the others left."""
    with closing(open_store(plain.parent)) as store:
        before = content(store)
    key, moments, context = store_key(make=True), random.Random(3), forking()
    for _ in range(8):
        ours, theirs = context.Pipe()
        process = context.Process(target=convert_and_back, args=(plain, key, theirs))
        process.start()
        assert ours.poll(30)
        assert ours.recv() == "begun"
        deadline = time.perf_counter() + 0.06 * moments.random()
        while time.perf_counter() < deadline:
            pass
        process.kill()
        process.join()
        save_settings(plain.parent, Settings(encrypted_store=is_encrypted(plain)))
        with closing(open_store(plain.parent)) as store:
            assert content(store) == before
    encrypt(plain, key)
    decrypt(plain, key)
    assert list(plain.parent.glob("*.part*")) == []
