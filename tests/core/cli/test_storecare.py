"""The store's care on the command line: verify, trail, backup, restore, forget."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.desk_record import DeskRecord, forget_places, load_record, save_record
from core.cli.main import WindowParts, main
from core.settings import Settings, save_settings
from core.store.database import FILE_NAME, open_store
from tests.helpers.cases import origin_of, prediction_for, recorded, said


def overread(*argv: object) -> int:
    parts = WindowParts(lambda paths, data_dir, snapshot: 1, lambda rounds: [], lambda: [], forget_places)
    return main([str(argument) for argument in argv], parts)


def answered(capsys: pytest.CaptureFixture[str], *argv: object) -> Any:
    capsys.readouterr()
    overread(*argv, "--json")
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def film(data_dir: Path, tmp_path: Path) -> Path:
    """A file of the patient P-1 that was judged, with a note, and opened beside another."""
    film = tmp_path / "film.dcm"
    film.write_bytes(b"pixels")
    store = open_store(data_dir)
    recorded(
        store, said(prediction_for(origin_of(film, patient_id="P-1")), "pneumonia", "absent", note="Canary"), "copy"
    )
    store.close()
    save_record(data_dir, DeskRecord(recent=((str(film),), ("/elsewhere",)), open=(str(tmp_path),), shown=str(film)))
    return film


def test_a_whole_trail_is_0_and_an_edited_one_1(film: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert overread("audit", "verify") == 0
    assert "whole: 2 events" in capsys.readouterr().out
    trail = answered(capsys, "audit", "trail")
    assert [(row["sequence"], row["kind"]) for row in trail] == [(2, "decided"), (1, "begun")]
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection, connection:
        connection.execute("DROP TRIGGER audit_trail_no_UPDATE")
        connection.execute("UPDATE audit_trail SET who = 'dr-x' WHERE sequence = 2")
    assert overread("audit", "verify") == 1
    printed = capsys.readouterr()
    assert printed.err.startswith("Event 2 of the audit trail was edited")
    assert "NOT whole" in printed.out
    assert answered(capsys, "audit", "verify")["first_bad"] == 2


def test_backup_and_restore(film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "kept.db"
    assert overread("backup", kept) == 0
    assert overread("backup", kept) == 2
    assert overread("restore", kept) == 2
    assert overread("restore", tmp_path / "nowhere.db", "--force") == 3
    assert len(capsys.readouterr().err.strip().splitlines()) == 3
    restored = answered(capsys, "restore", kept, "--force")
    assert Path(restored["before"]).is_file()
    assert answered(capsys, "audit", "verify")["ok"]


def test_a_lost_anchor_is_mended_by_a_person(film: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data_dir / "audit.anchor").unlink()
    assert overread("audit", "verify") == 1
    assert "audit verify --anchor" in capsys.readouterr().err
    assert overread("audit", "verify", "--anchor") == 0
    assert overread("audit", "verify") == 0


@pytest.mark.parametrize("by_file", [False, True])
def test_forget(film: Path, data_dir: Path, capsys: pytest.CaptureFixture[str], by_file: bool) -> None:
    named = str(film) if by_file else "P-1"
    assert overread("forget", named) == 2
    assert "--yes" in capsys.readouterr().err
    done = answered(capsys, "forget", named, "--yes")
    assert done == {"words": 1, "predictions": 0, "images": 1, "backups": 0, "recent_places": 2}
    assert load_record(data_dir) == DeskRecord(recent=(("/elsewhere",),))
    files = [path for path in data_dir.rglob("*") if path.is_file()]
    assert not any(secret in path.read_bytes() for path in files for secret in (b"Canary", b"film.dcm"))
    assert overread("audit", "verify") == 0
    assert overread("forget", named, "--yes") == 1


@pytest.mark.parametrize("noted", ["Infinity", "1" + "0" * 30, "-1", "true", "[" * 100_000])
def test_an_end_that_is_none_is_a_sentence(film: Path, tmp_path: Path, noted: str) -> None:
    (tmp_path / "provenance.json").write_text(f'{{"audit": {{"events": {noted}, "head": "x"}}}}')
    assert overread("audit", "verify", "--since", tmp_path / "provenance.json") == 2


def test_names_that_no_file_and_no_database_takes_are_sentences(film: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strange, endless = "x\udcff", "a" * 5000
    calls = [
        (2, ("queue", "list", "--finding", strange)),
        (2, ("queue", "claim", "--reader", strange)),
        (2, ("people", "role", strange, "--role", "Reader")),
        (2, ("forget", strange, "--yes")),
        (1, ("forget", endless, "--yes")),
        (3, ("restore", endless, "--force")),
        (3, ("backup", f"/{endless}")),
    ]
    for code, call in calls:
        assert (call, overread(*call)) == (call, code)
        assert "Traceback" not in capsys.readouterr().err


def test_where_two_read_a_case_the_listed_trail_does_not_tell_what_was_said(
    film: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answered(capsys, "audit", "trail")[0]["details"]["verdict"] == "absent"
    save_settings(data_dir, Settings(second_read=True))
    told = answered(capsys, "audit", "trail")[0]["details"]
    assert told["queue"] == 1
    assert "absent" not in json.dumps(told)


def test_what_a_killed_backup_or_restoration_left_is_forgotten_too(film: Path, data_dir: Path) -> None:
    left = [data_dir / "backups" / "daily-2026-03-02.db.4711.part", data_dir / f"{FILE_NAME}.4711.restoring"]
    left.append(data_dir / f"{FILE_NAME}.4711.part")
    left[0].parent.mkdir()
    for path in left:
        path.write_bytes(b"Canary")
    assert overread("forget", "P-1", "--yes") == 0
    assert not [path for path in data_dir.rglob("*") if path.is_file() and b"Canary" in path.read_bytes()]
