"""Real faults of disk, rights and files: one sentence each, and nothing lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from core.errors import StoreFault
from core.store.connection import make_engine
from core.store.database import FILE_NAME, Store, open_store
from core.store.faults import told_as_store_faults
from core.store.journal import FILE_NAME as JOURNAL
from tests.helpers.cases import invented_origin, prediction_for, recorded, said

ROOT = Path(__file__).resolve().parents[3]
NOBODY = 65534


def is_one_sentence(fault: StoreFault, *named: str) -> bool:
    text = fault.message
    return text.endswith(".") and "\n" not in text and all(part in text for part in named)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root may write everywhere; for a while, be somebody who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that every account can reach; the test's own lies in one that is for its owner only."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


def test_a_text_file_is_no_database(data_dir: Path) -> None:
    data_dir.mkdir()
    path = data_dir / FILE_NAME
    path.write_text("Shopping list\n" * 400)
    with pytest.raises(StoreFault) as caught:
        open_store(data_dir)
    assert is_one_sentence(caught.value, str(path), "is not a database of Overread")
    assert path.read_text() == "Shopping list\n" * 400


def test_a_damaged_database_is_named(data_dir: Path) -> None:
    open_store(data_dir).close()
    head = (data_dir / FILE_NAME).stat().st_size  # what names the tables and indexes stays
    store = open_store(data_dir)
    for number in range(1, 60):
        recorded(store, said(prediction_for(invented_origin(number=number)), "pneumonia", "absent", note="x" * 3000))
    store.close()
    path = data_dir / FILE_NAME
    whole = path.read_bytes()
    assert len(whole) > 2 * head
    path.write_bytes(whole[:head] + b"\xa5" * (len(whole) - head))
    store = open_store(data_dir)
    with pytest.raises(StoreFault) as caught:
        store.queue()
    store.close()
    assert is_one_sentence(caught.value, str(path), "damaged", "backup")


def test_a_locked_database_is_named_and_the_verdict_waits(data_dir: Path) -> None:
    store = open_store(data_dir, busy_timeout_s=0.05)
    word = said(prediction_for(invented_origin()), "pneumonia", "absent")
    with closing(sqlite3.connect(data_dir / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert recorded(store, word) is None
        assert store.queue() == []  # readers do not wait for a writer
    waiting = store.not_stored
    assert waiting.words == 1
    assert is_one_sentence(StoreFault(waiting.reason), str(data_dir / FILE_NAME), "locked")
    store.store_waiting()
    assert [entry.assessment for entry in store.queue()] == [word]
    assert store.not_stored.words == 0
    store.close()


def test_a_full_database_is_named(data_dir: Path) -> None:
    open_store(data_dir).close()
    path = data_dir / FILE_NAME
    engine = make_engine(path, 1.0)

    def fill() -> None:
        with told_as_store_faults(path), engine.execution_options(writes=True).begin() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1")
            connection.exec_driver_sql("CREATE TABLE big AS SELECT randomblob(1000000)")

    with pytest.raises(StoreFault) as caught:
        fill()
    engine.dispose()
    assert is_one_sentence(caught.value, str(path), "disk is full")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_takes_no_more_loses_nothing_that_was_there(data_dir: Path) -> None:
    """A file-size limit stands for the disk; the child reports what it could record."""
    script = """
import pathlib, resource, sys
from core.store.database import open_store
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
store = open_store(pathlib.Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
number = 0
while store.not_stored.words < 5:
    number += 1
    recorded(store, said(prediction_for(invented_origin(number=number)), "pneumonia", "absent", note="n" * 2000))
print(len(store.queue()), number)
print(store.not_stored.reason)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(data_dir)], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    figures, sentence = done.stdout.splitlines()
    stored, spoken = map(int, figures.split())
    assert 10 < stored == spoken - 5
    assert str(data_dir / FILE_NAME) in sentence
    assert "disk" in sentence
    store = open_store(data_dir)
    assert [entry.assessment.origin.number for entry in store.queue()] == list(range(spoken, 0, -1))
    assert store.not_stored.words == 0
    assert store.check_trail().ok
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_too_full_for_the_copy_is_named_and_keeps_no_half_of_it(data_dir: Path, tmp_path: Path) -> None:
    script = """
import pathlib, resource, sys
from core.store.database import open_store
from tests.helpers.cases import origin_of, prediction_for, recorded, said
store = open_store(pathlib.Path(sys.argv[1]))
word = said(prediction_for(origin_of(pathlib.Path(sys.argv[2]))), "pneumonia", "absent")
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
recorded(store, word, keep="copy")
print(store.not_stored.reason, store.not_stored.words, store.not_stored.copies, len(store.queue()))
"""
    source = tmp_path / "big.dcm"
    source.write_bytes(b"p" * 4_000_000)
    command = [sys.executable, "-c", script, str(data_dir), str(source)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.startswith(f"The flagged image cannot be copied to {data_dir / 'instances'}")
    assert done.stdout.endswith(". 0 1 1\n")
    assert [file for file in (data_dir / "instances").rglob("*") if file.is_file()] == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system knows no rights of this kind")
def test_a_folder_without_the_right_to_write_is_named(open_to_all: Path) -> None:
    open_store(open_to_all / "warm").close()  # so that nothing is imported without privileges
    os.chmod(open_to_all, 0o555)
    with without_privileges(), pytest.raises(StoreFault) as caught:
        open_store(open_to_all / "data")
    assert is_one_sentence(caught.value, str(open_to_all / "data"), "cannot be made", "--data-dir")
    with without_privileges(), pytest.raises(StoreFault) as caught:
        open_store(open_to_all)
    assert is_one_sentence(caught.value, str(open_to_all), "cannot be read or made", "rights of its folder")
    os.chmod(open_to_all, 0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system knows no rights of this kind")
def test_a_database_that_may_only_be_read_is_named(open_to_all: Path) -> None:
    store = open_store(open_to_all / "data")
    recorded(store, said(prediction_for(invented_origin()), "pneumonia", "absent"))
    store.close()
    os.chmod(open_to_all / "data", 0o777)
    os.chmod(open_to_all / "data" / FILE_NAME, 0o444)
    for name in ("audit.key", "audit.anchor", "audit.lock", JOURNAL, f"{JOURNAL}.lock"):
        os.chown(open_to_all / "data" / name, NOBODY if os.geteuid() == 0 else -1, -1)
    with without_privileges():
        store = open_store(open_to_all / "data")
        assert len(store.queue()) == 1
        recorded(store, said(prediction_for(invented_origin()), "pneumonia", "absent"))
        assert store.not_stored.words == 1
        assert is_one_sentence(StoreFault(store.not_stored.reason), "may only be read")
        os.chmod(open_to_all / "data" / JOURNAL, 0o444)
        with pytest.raises(StoreFault) as caught:
            recorded(store, said(prediction_for(invented_origin()), "pneumonia", "absent"))
        store.close()
    assert is_one_sentence(caught.value, "may only be read")


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(StoreFault) as caught:
        open_store(tmp_path / "taken" / "data")
    assert is_one_sentence(caught.value, str(tmp_path / "taken" / "data"), "cannot be made")


def test_a_mistake_of_ours_stays_a_bug_and_tells_nothing_of_the_patient(store: Store) -> None:
    word = said(prediction_for(invented_origin()), "pneumonia", "absent", note="seen with Mrs Canary")
    recorded(store, word)
    with pytest.raises(IntegrityError) as caught:
        recorded(store, word)
    assert "Canary" not in str(caught.value)
    assert "PAT-1" not in str(caught.value)
    assert len(store.queue()) == 1


def test_wrong_sql_is_no_fault_of_the_environment(data_dir: Path) -> None:
    open_store(data_dir).close()
    engine = make_engine(data_dir / FILE_NAME, 1.0)
    with (
        pytest.raises(OperationalError, match="no such table"),
        told_as_store_faults(data_dir / FILE_NAME),
        engine.connect() as connection,
    ):
        connection.exec_driver_sql("SELECT * FROM nowhere")
    engine.dispose()
