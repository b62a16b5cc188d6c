"""Backups are whole and checked; what is restored is told apart from what was tampered with."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.errors import StoreFault, UsageFault
from core.settings import Settings
from core.store.backups import Restoration, copy_database, restore_database
from core.store.care import FOLDER, look_after
from core.store.database import FILE_NAME, Store, open_store, open_trail
from core.store.place import place_of
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.older_database import write_older

MONDAY = date(2026, 3, 2)


def speak(store: Store, *contents: str) -> None:
    for content in contents:
        recorded(store, said(prediction_for(invented_origin(content)), "pneumonia", "absent"))


def restore(source: Path, data_dir: Path, force: bool = True) -> None:
    restore_database(
        Restoration(source, place_of(data_dir / FILE_NAME), "dr-a", force), open_trail(place_of(data_dir / FILE_NAME))
    )


def test_a_backup_comes_back_while_the_database_is_open_and_the_trail_goes_on(
    store: Store, data_dir: Path, tmp_path: Path
) -> None:
    speak(store, "a")
    copied = copy_database(place_of(data_dir / FILE_NAME), tmp_path / "kept.db")
    assert copied.head == store.chain_head()
    speak(store, "b", "c")
    before = store.chain_head()
    restore(tmp_path / "kept.db", data_dir)
    assert len(store.queue()) == 1
    report = store.check_trail()
    assert report.ok
    assert report.head.count == copied.head.count + 1
    told = store.trail(1)[0]
    assert (told.kind, told.who) == ("restored", "dr-a")
    assert told.details["replaced"] == {"count": before.count, "mac": before.mac}
    speak(store, "d")
    assert store.check_trail().ok
    assert store.check_trail().unanchored == 0
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["kept.db"]


def test_an_older_database_that_was_only_put_in_place_is_no_restoration(
    store: Store, data_dir: Path, tmp_path: Path
) -> None:
    speak(store, "a")
    copy_database(place_of(data_dir / FILE_NAME), tmp_path / "kept.db")
    speak(store, "b")
    store.close()
    for path in data_dir.glob(f"{FILE_NAME}*"):
        path.unlink()
    shutil.copy(tmp_path / "kept.db", data_dir / FILE_NAME)
    again = open_store(data_dir)
    report = again.check_trail()
    again.close()
    assert (report.ok, report.first_bad) == (False, 3)


def test_a_restoration_that_was_killed_before_its_anchor_is_none_the_worse(
    store: Store, data_dir: Path, tmp_path: Path
) -> None:
    speak(store, "a")
    copy_database(place_of(data_dir / FILE_NAME), tmp_path / "kept.db")
    speak(store, "b", "c")
    anchor = (data_dir / "audit.anchor").read_bytes()
    restore(tmp_path / "kept.db", data_dir)
    (data_dir / "audit.anchor").write_bytes(anchor)
    assert store.check_trail().ok


def test_nothing_is_overwritten_unasked(store: Store, data_dir: Path, tmp_path: Path) -> None:
    speak(store, "a")
    copy_database(place_of(data_dir / FILE_NAME), tmp_path / "kept.db")
    with pytest.raises(UsageFault, match=r"kept\.db exists; .*--force"):
        copy_database(place_of(data_dir / FILE_NAME), tmp_path / "kept.db")
    with pytest.raises(UsageFault, match=r"already; .*--force"):
        restore(tmp_path / "kept.db", data_dir, force=False)
    assert len(store.queue()) == 1


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE alembic_version SET version_num = '0999'", "newer Overread"),
        ("DELETE FROM audit_trail WHERE sequence = 2", "not as it was written"),
        ("UPDATE assessments SET verdict = 'present'", "not as it was written"),
        ("DROP TABLE alembic_version", "not a database of Overread"),
    ],
)
def test_what_is_no_sound_backup_is_refused(
    store: Store, data_dir: Path, tmp_path: Path, statement: str, sentence: str
) -> None:
    speak(store, "a")
    copy_database(place_of(data_dir / FILE_NAME), tmp_path / "kept.db")
    with closing(sqlite3.connect(tmp_path / "kept.db")) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
    with pytest.raises(StoreFault, match=sentence):
        restore(tmp_path / "kept.db", data_dir)
    assert len(store.queue()) == 1
    assert store.check_trail().ok
    assert [path for path in data_dir.iterdir() if "restoring" in path.name] == []


def test_a_damaged_database_makes_way_for_its_backup(store: Store, data_dir: Path, tmp_path: Path) -> None:
    speak(store, "a")
    copy_database(place_of(data_dir / FILE_NAME), tmp_path / "kept.db")
    store.close()
    (data_dir / FILE_NAME).write_bytes(b"\xa5" * 50_000)
    with pytest.raises(StoreFault):
        copy_database(place_of(data_dir / FILE_NAME), tmp_path / "bad.db")
    assert not (tmp_path / "bad.db").exists()
    restore(tmp_path / "kept.db", data_dir)
    again = open_store(data_dir)
    assert len(again.queue()) == 1
    assert again.check_trail().ok
    again.close()
    assert len(list(data_dir.glob(f"{FILE_NAME}.damaged-*"))) == 1


def test_a_backup_from_before_the_trail_is_brought_up_to_date(store: Store, data_dir: Path, tmp_path: Path) -> None:
    speak(store, "a")
    write_older(data_dir / FILE_NAME, tmp_path / "kept.db", "0005")
    restore(tmp_path / "kept.db", data_dir)
    assert store.check_trail().ok
    assert [row.kind for row in store.trail()] == ["restored", "changed", "changed", "decided", "begun"]
    assert len(store.queue()) == 1


def test_the_days_backups_are_made_and_rotated(store: Store, data_dir: Path) -> None:
    settings = Settings(daily_backups=3, weekly_backups=2)
    assert look_after(store, data_dir, settings, MONDAY) == []
    assert not (data_dir / FOLDER).exists()  # there is nothing to keep yet
    speak(store, "a")
    for days in range(17):
        assert look_after(store, data_dir, settings, MONDAY + timedelta(days)) == []
    assert sorted(path.name for path in (data_dir / FOLDER).iterdir()) == [
        "daily-2026-03-16.db", "daily-2026-03-17.db", "daily-2026-03-18.db", "weekly-2026-W11.db", "weekly-2026-W12.db",
    ]  # fmt: skip
    assert store.check_trail().ok


def test_a_damaged_database_is_told_and_rotates_nothing_away(store: Store, data_dir: Path) -> None:
    for number in range(40):
        speak(store, str(number))
    look_after(store, data_dir, Settings(), MONDAY)
    store.close()
    whole = (data_dir / FILE_NAME).read_bytes()
    (data_dir / FILE_NAME).write_bytes(whole[:-8192] + b"\xa5" * 8192)
    again = open_store(data_dir)
    (sentence,) = look_after(again, data_dir, Settings(daily_backups=1), MONDAY + timedelta(1))
    again.close()
    assert "is damaged; restore it from a backup." in sentence
    assert (data_dir / FOLDER / "daily-2026-03-02.db").exists()


def test_a_trail_that_was_cut_is_told_at_the_start(store: Store, data_dir: Path) -> None:
    speak(store, "a", "b")
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection, connection:
        connection.execute("DROP TRIGGER audit_trail_no_DELETE")
        connection.execute("DELETE FROM audit_trail WHERE sequence = 3")
    assert "audit verify" in look_after(store, data_dir, Settings(), MONDAY)[0]


def test_no_backup_takes_the_place_of_what_the_data_folder_lives_by(store: Store, data_dir: Path) -> None:
    speak(store, "a")
    kept = (data_dir / "audit.key").read_bytes()
    for name in (FILE_NAME, f"{FILE_NAME}-wal", "audit.key"):
        with pytest.raises(UsageFault, match="belongs to the data folder"):
            copy_database(place_of(data_dir / FILE_NAME), data_dir / name, force=True)
    assert (data_dir / "audit.key").read_bytes() == kept
    assert len(store.queue()) == 1
    assert store.check_trail().ok


def test_an_empty_file_replaces_nothing(store: Store, data_dir: Path, tmp_path: Path) -> None:
    speak(store, "a")
    (tmp_path / "empty.db").touch()
    with pytest.raises(StoreFault, match="is empty and no backup"):
        restore(tmp_path / "empty.db", data_dir)
    assert len(store.queue()) == 1
