"""Folders and files that may not be read or written, and a database of a newer Overread: one sentence, nothing lost."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from core.store.database import FILE_NAME, open_store
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.dicom_files import write_dx
from tests.helpers.refused_child import as_others

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes single rights from root")

SHUT, READ_ONLY = 0o000, 0o555
SEEN_BY_FEW = [
    "settings.json", "overread.db", "audit.key", "audit.anchor", "overread.journal", "instances", "bundles", "backups",
    "export.key",
]  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder whose parts are opened again at the end."""
    folder = tmp_path / "place"
    folder.mkdir()
    yield folder
    for path in [folder, *folder.rglob("*")]:
        os.chmod(path, 0o700)


def data_folder(folder: Path) -> Path:
    """With two cases, and all that a data folder may hold."""
    with closing(open_store(folder)) as store:
        for name in ("a", "b"):
            recorded(store, said(prediction_for(invented_origin(name)), "pneumonia", "absent"))
    (folder / "settings.json").write_text("{}")
    (folder / "export.key").write_bytes(bytes(32))
    for name in ("instances", "bundles", "backups"):
        (folder / name).mkdir(exist_ok=True)
    return folder


def answers(*commands: list[object]) -> list[Any]:
    return as_others(["commands"], "".join(json.dumps([str(part) for part in one]) + "\n" for one in commands))


def assert_sentences(answer: Any) -> None:
    """Lines for people, each a sentence, and nothing of Python's."""
    assert answer["code"] in (1, 2, 3), answer
    lines = answer["err"].splitlines()
    assert lines, answer
    assert all(line.endswith(".") and "Errno" not in line and "Error" not in line for line in lines), lines


def words_in(data: Path) -> int:
    for path in [data, *data.rglob("*")]:
        os.chmod(path, 0o700)
    with closing(open_store(data)) as store:
        assert store.check_trail().ok
        return len(store.queue())


def test_what_may_not_be_read_or_written_is_said_by_each_command(place: Path) -> None:
    film = write_dx(place / "film.dcm")
    data, shut, still = data_folder(place / "data"), place / "shut", place / "still"
    for folder, mode in ((shut, SHUT), (still, READ_ONLY)):
        folder.mkdir()
        write_dx(folder / "film.dcm")
        (folder / "film.dcm").chmod(SHUT)
        folder.chmod(mode)
    assess = ["--finding", "pneumonia", "--verdict", "present", "--reader", "a"]
    of_files = [
        ["inspect", shut], ["inspect", shut / "film.dcm"], ["inspect", still / "film.dcm"],
        ["analyze", shut], ["analyze", shut / "film.dcm"], ["assess", shut / "film.dcm", *assess],
        ["inspect", film, "--render", still / "out"], ["inspect", film, "--render", shut / "out"],
        ["evaluate", shut, "--out", place / "o"], ["evaluate", shut / "m.csv", "--out", place / "o"],
        ["replay", shut / "r.json"], ["bundles", "add", shut / "b"],
        ["bundles", "import", shut / "b.pt"], ["forget", still / "film.dcm", "--yes"],
        ["backup", shut / "b.db"], ["backup", still / "b.db"], ["restore", shut / "b.db", "--force"],
        *(["export", folder, "--format", "csv", "--burned-in", "off"] for folder in (shut, still)),
        *(["export", folder / "x", "--format", "csv,jsonl", "--zip", "--burned-in", "off"] for folder in (shut, still)),
    ]  # fmt: skip
    for answer in answers(*([*one, "--data-dir", data] for one in of_files)):
        assert_sentences(answer)
    for folder in (shut, shut / "sub", still / "sub", still):
        for answer in answers(
            *([*one, "--data-dir", folder] for one in (["queue", "list"], ["bundles", "use", "auto"]))
        ):
            assert_sentences(answer)
    assert words_in(data) == 2
    assert sorted(path.name for path in still.iterdir()) == ["film.dcm"]


@pytest.mark.parametrize("name", SEEN_BY_FEW)
def test_a_part_of_the_data_folder_that_may_not_be_read_is_said_and_keeps_all_there_is(place: Path, name: str) -> None:
    """Some of the parts are needed by some commands alone; the others then do their work."""
    data, backup = data_folder(place / "data"), place / "backup.db"
    shutil.copyfile(data / FILE_NAME, backup)
    (data / name).chmod(SHUT)
    commands = [
        ["queue", "claim", "1", "--reader", "bea"], ["audit", "verify"], ["bundles", "list"],
        ["bundles", "use", "cxr4-lite0"], ["export", place / "out", "--format", "csv", "--burned-in", "off"],
        ["restore", backup, "--force"],
    ]  # fmt: skip
    refused = [answer for answer in answers(*([*one, "--data-dir", data] for one in commands)) if answer["code"]]
    for answer in refused:
        assert_sentences(answer)
    assert refused or name in ("instances", "overread.journal")
    assert words_in(data) == 2


def test_a_restoration_that_cannot_keep_what_it_replaces_replaces_nothing(place: Path) -> None:
    data, backup = data_folder(place / "data"), place / "backup.db"
    (told,) = answers(["backup", backup, "--data-dir", data])
    assert told["code"] == 0
    with closing(open_store(data)) as store:
        recorded(store, said(prediction_for(invented_origin("later")), "pneumonia", "absent"))
    (data / "backups").chmod(SHUT)
    (answer,) = answers(["restore", backup, "--force", "--data-dir", data])
    assert_sentences(answer)
    assert str(data / "backups") in answer["err"]
    assert words_in(data) == 3


@pytest.mark.parametrize("name", ["", "settings.json", "overread.db", "audit.key", "bundles", "backups", "study"])
def test_the_window_says_what_it_may_not_read(place: Path, name: str) -> None:
    data, study = data_folder(place / "data"), place / "study"
    study.mkdir()
    write_dx(study / "film.dcm")
    (study if name == "study" else data / name).chmod(SHUT)
    wanted = "1 file cannot be shown" if name == "study" else str(data / name)
    (told,) = as_others(["window", str(data), str(study), wanted])
    assert told["reports"] == []
    assert not any("Errno" in line for line in told["said"])
    assert any(wanted in line for line in told["said"]), told
    assert words_in(data) == 2


def test_the_database_of_a_newer_overread_is_said_and_not_touched(place: Path) -> None:
    data = data_folder(place / "data")
    with closing(sqlite3.connect(data / FILE_NAME)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    before = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in data.iterdir() if path.is_file()}
    commands = [
        ["queue", "list"], ["audit", "verify"], ["backup", place / "b.db"], ["export", place / "out"],
        ["assess", write_dx(place / "f.dcm"), "--finding", "pneumonia", "--verdict", "absent", "--reader", "a"],
    ]  # fmt: skip
    for answer in answers(*([*one, "--data-dir", data] for one in commands)):
        assert_sentences(answer)
        assert answer["code"] == 3
        assert "written by a newer Overread" in answer["err"]
    (told,) = as_others(["window", str(data), str(place / "f.dcm"), "written by a newer Overread"])
    assert told["reports"] == []
    assert any("written by a newer Overread" in line for line in told["said"])
    after = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in data.iterdir() if path.is_file()}
    assert {name: after[name] for name in before if name != "window.json"} == before
