"""`overread store`: encryption and secrets from the command line, and what it says where there is nothing to do."""

from __future__ import annotations

import io
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.cli.main import WindowParts, main
from core.settings import DATABASE_URL_VARIABLE, load_settings
from core.store.database import FILE_NAME, open_store
from core.store.encryption import is_encrypted, is_plain, store_key
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.keyring_in_memory import KeyringInMemory

pytestmark = pytest.mark.usefixtures("keyring_in_memory")


def overread(*argv: object) -> int:
    return main([str(part) for part in argv], WindowParts(lambda *_: 0, lambda _: [], list))


@pytest.fixture
def database(data_dir: Path) -> Path:
    """A plain database with one case, and a backup that was made of it."""
    with closing(open_store(data_dir)) as store:
        recorded(store, said(prediction_for(invented_origin()), "pneumonia", "absent"))
    path = data_dir / FILE_NAME
    (data_dir / "backups").mkdir()
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(data_dir / "backups" / "old.db")) as copy:
        source.backup(copy)
    return path


def test_the_database_and_its_copies_are_encrypted_and_the_queue_is_read_as_before(
    database: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert overread("store", "encrypt", "--json") == 0
    shown = capsys.readouterr()
    copy = data_dir / "backups" / "old.db"
    assert json.loads(shown.out)["copies"] == [str(copy)]
    assert "keep it in a safe place" in shown.err
    assert is_encrypted(database)
    assert is_encrypted(copy)
    assert load_settings(data_dir).encrypted_store
    assert overread("queue", "list", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 1
    assert overread("store", "encrypt") == 0  # nothing is left to do
    assert overread("store", "decrypt", "--json") == 0
    assert is_plain(database)
    assert not load_settings(data_dir).encrypted_store
    assert overread("queue", "stats") == 0


def test_a_plain_half_that_a_killed_decryption_left_is_cleared_away(database: Path) -> None:
    half = database.read_bytes()[: database.stat().st_size // 2]
    assert overread("store", "encrypt") == 0
    left = database.with_name(f"{database.name}.4711.part")
    left.write_bytes(half)
    os.link(left, database.with_name("seen"))  # what a deleted file's blocks hold
    assert overread("store", "encrypt") == 0
    assert not left.exists()
    assert not any(database.with_name("seen").read_bytes())
    assert overread("queue", "list") == 0


def test_the_key_is_shown_and_put_back(
    database: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    keyring_in_memory: KeyringInMemory,
) -> None:
    assert overread("store", "key") == 3
    assert overread("store", "encrypt") == 0
    capsys.readouterr()
    assert overread("store", "key") == 0
    key = capsys.readouterr().out.strip()
    assert key == store_key()
    keyring_in_memory.kept.clear()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{key}\n"))
    assert overread("store", "key", "--set") == 0
    assert key not in capsys.readouterr().err
    assert overread("queue", "list") == 0


def test_a_password_is_kept_for_the_database_that_the_settings_name(
    keyring_in_memory: KeyringInMemory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert overread("store", "password") == 2
    monkeypatch.setenv(DATABASE_URL_VARIABLE, "postgresql://dr-a@server/overread")
    monkeypatch.setattr("sys.stdin", io.StringIO("s3same\n"))
    assert overread("store", "password") == 0
    assert list(keyring_in_memory.kept.values()) == ["s3same"]
    assert overread("store", "encrypt") == 2
    assert "s3same" not in capsys.readouterr().err


def test_there_is_nothing_to_encrypt_before_there_is_a_database(capsys: pytest.CaptureFixture[str]) -> None:
    assert overread("store", "encrypt") == 2
    assert "set encrypted_store" in capsys.readouterr().err
