"""Creating, checking and migrating the database; what is append-only stays so."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select

from core.errors import StoreFault
from core.findings import Region, RunSettings
from core.store.audit import AuditEvent
from core.store.connection import make_engine
from core.store.database import FILE_NAME, Store, open_store
from core.store.queue_knowledge import has_seen_network, has_spoken
from core.store.queue_tables import queue_current
from core.store.rows import assessment_row, heatmap_rows, prediction_row
from core.store.schema import HISTORY, History, bring_up_to_date
from core.store.tables import metadata
from tests.helpers.cases import invented_origin, prediction_for, recorded, said

ROOT = Path(__file__).resolve().parents[3]
GUARDED = (
    "assessments", "queue_entries", "queue_events", "audit_events", "withdrawals", "audit_trail",
    "assessment_regions", "people",
)  # fmt: skip
NEXT_REVISION = """
from alembic import op
import sqlalchemy as sa

revision = "0999"
down_revision = "0008"


def upgrade():
    op.create_table("second_readings", sa.Column("reading_id", sa.Integer, primary_key=True))
"""


def triggers(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}


def one_case(data_dir: Path) -> Path:
    """A closed database with one disagreement, a word that was taken back and one decision about networks."""
    store = open_store(data_dir)
    region = Region(1.0, 2.0, 3.0, 4.0)
    recorded(store, said(prediction_for(invented_origin()), "pneumonia", "absent", region=region))
    store.people.add("dr-b", "Reviewer", "dr-a")
    taken_back = said(prediction_for(invented_origin()), "effusion", "absent")
    recorded(store, taken_back)
    store.withdraw([taken_back])
    store.add_audit_event(AuditEvent("rolled_back", "dr-a", {"of": "0" * 32}))
    store.close()
    return data_dir / FILE_NAME


def test_the_stated_head_is_that_of_the_revisions() -> None:
    assert ScriptDirectory(str(HISTORY.folder)).get_heads() == [HISTORY.head]


def is_plain(name: str | None, kind: str, parents: object) -> bool:
    """Not of the full-text search: its tables are the database's own."""
    return kind != "table" or not (name or "").startswith("queue_words")


def test_the_migrations_make_the_tables_that_queries_expect(data_dir: Path) -> None:
    one_case(data_dir)
    engine = make_engine(data_dir / FILE_NAME, 1.0)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_plain})
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


def test_every_commit_is_durable_and_every_reference_is_checked(data_dir: Path) -> None:
    path = one_case(data_dir)
    engine = make_engine(path, 2.5)
    with engine.connect() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 2500}


def test_the_guards_are_there(data_dir: Path) -> None:
    expected = {f"{table}_no_{verb}" for table in GUARDED for verb in ("UPDATE", "DELETE")}
    assert triggers(one_case(data_dir)) == expected


@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.parametrize("statement", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_the_guards_bite(data_dir: Path, table: str, statement: str) -> None:
    with (
        closing(sqlite3.connect(one_case(data_dir))) as connection,
        pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"),
    ):
        connection.execute(statement.format(table))


def test_a_row_cannot_be_replaced_either(data_dir: Path) -> None:
    engine = make_engine(one_case(data_dir), 1.0)
    with closing(engine.raw_connection()) as connection:
        names = "event_id, queue_id, at, who"
        replace = f"INSERT OR REPLACE INTO queue_events ({names}, state) SELECT {names}, 'rejected' FROM queue_events"
        with pytest.raises(sqlite3.IntegrityError, match="queue_events is append-only"):
            connection.cursor().execute(replace)
    engine.dispose()


@pytest.mark.parametrize(
    "values",
    ["('perhaps', 0.5, 1)", "('present', 1.5, 1)", "('present', NULL, 1)", "('present', 0.5, 0)"],
    ids=["verdict", "probability", "half a score", "frame 0"],
)
def test_the_database_itself_refuses_what_cannot_be(data_dir: Path, values: str) -> None:
    path = one_case(data_dir)
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(assessments)") if row[1] != "sequence"]
        changed = {"assessment_id": "'x'", "verdict": "v", "score_probability": "p", "frame_number": "f"}
        kept = ", ".join(changed.get(name, name) for name in columns)
        copy = (
            f"WITH n(v, p, f) AS (VALUES {values}) "
            f"INSERT INTO assessments ({', '.join(columns)}) SELECT {kept} FROM assessments, n LIMIT 1"
        )
        with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
            connection.execute(copy)
        connection.execute(copy.replace(values, "('present', 0.5, 1)"))


def test_opening_again_neither_migrates_nor_imports_alembic(data_dir: Path) -> None:
    one_case(data_dir)
    script = (
        "import sys, pathlib; from core.store.database import open_store; "
        "print(len(open_store(pathlib.Path(sys.argv[1])).queue())); "
        "print(sorted({'alembic', 'torch', 'pydicom', 'PySide6'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(data_dir)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:2] == ["1", "[]"]


def test_a_folder_with_a_strange_name_will_do(tmp_path: Path) -> None:
    path = one_case(tmp_path / "Dữ liệu 100%s ? #1" / "a b")
    assert path.is_file()


def test_a_newer_database_is_refused_and_left_alone(data_dir: Path) -> None:
    path = one_case(data_dir)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(StoreFault, match=r"newer Overread \(schema 0999, this one knows 0008\)"):
        open_store(data_dir)
    assert path.read_bytes() == before
    assert [entry.name for entry in data_dir.iterdir() if "backup" in entry.name] == []


def test_an_older_database_is_backed_up_and_migrated(data_dir: Path, tmp_path: Path) -> None:
    path = one_case(data_dir)
    later = tmp_path / "migrations"
    shutil.copytree(HISTORY.folder, later, ignore=shutil.ignore_patterns("__pycache__"))
    (later / "versions" / "0999_second_readings.py").write_text(NEXT_REVISION)
    engine = make_engine(path, 1.0)
    bring_up_to_date(engine, path, History(later, "0999"))
    engine.dispose()

    backups = list(data_dir.glob("overread.db.backup-0008-*Z"))
    assert len(backups) == 1
    for file, version, tables in ((path, "0999", 1), (backups[0], "0008", 0)):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(version,)]
            named = "SELECT count(*) FROM sqlite_master WHERE name = 'second_readings'"
            assert connection.execute(named).fetchone() == (tables,)
            assert connection.execute("SELECT count(*) FROM assessments").fetchone() == (2,)
    assert len(triggers(path)) == 2 * len(GUARDED)


def first_version(data_dir: Path, tmp_path: Path) -> Path:
    """A database as the first revision made it, with a prediction, its maps, an assessment and its queue entry."""
    alone = tmp_path / "first"
    shutil.copytree(HISTORY.folder, alone, ignore=shutil.ignore_patterns("__pycache__", "000[2-9]*"))
    data_dir.mkdir()
    path = data_dir / FILE_NAME
    engine = make_engine(path, 1.0)
    bring_up_to_date(engine, path, History(alone, "0001"))
    engine.dispose()
    prediction = prediction_for(invented_origin())
    word = said(prediction, "pneumonia", "absent")
    row, maps = prediction_row(prediction), heatmap_rows(prediction, 7)
    row |= {"prediction_id": 7, "created_at": "2024-01-01T00:00:00.000Z"}
    row["scores"] = json.dumps([[s.finding, s.raw, s.probability, s.threshold] for s in prediction.scores])
    with closing(sqlite3.connect(path)) as connection:
        insert_row(connection, "predictions", row)
        for one in maps:
            insert_row(connection, "heatmaps", one)
        insert_row(connection, "assessments", assessment_row(word))
        entry = {"assessment_id": word.assessment_id, "queue_reason": "disagreement", "queued_at": "x"}
        insert_row(connection, "queue_entries", entry)
        insert_row(connection, "queue_events", {"queue_id": 1, "state": "new", "at": "x", "who": "dr-a"})
        connection.commit()
    return path


def insert_row(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    """Insert what of `row` the table has columns for."""
    known = [column[1] for column in connection.execute(f"PRAGMA table_info({table})") if column[1] in row]
    marks = ", ".join("?" * len(known))
    connection.execute(f"INSERT INTO {table} ({', '.join(known)}) VALUES ({marks})", [row[name] for name in known])


def test_a_database_of_the_first_version_keeps_all_that_it_held(data_dir: Path, tmp_path: Path) -> None:
    path = first_version(data_dir, tmp_path)
    store = open_store(data_dir)
    expected = prediction_for(invented_origin())
    found = store.find_prediction(expected.origin.sha256, 1, expected.bundle)
    assert found is not None
    assert replace(found, heatmaps=()) == replace(expected, heatmaps=())
    for ours, theirs in zip(found.heatmaps, expected.heatmaps, strict=True):
        assert ours.grid.tobytes() == theirs.grid.tobytes()
    (word,) = store.assessments(expected.origin.sha256, 1)
    assert word.score == expected.score("pneumonia")
    assert [entry.state for entry in store.queue()] == ["new"]
    store.save_prediction(replace(expected, run=RunSettings(views=4)))
    store.close()
    assert triggers(path) == {f"{table}_no_{verb}" for table in GUARDED for verb in ("UPDATE", "DELETE")}
    assert len(list(data_dir.glob("overread.db.backup-0001-*Z"))) == 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT max(prediction_id) FROM predictions").fetchone() == (8,)
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE '%0001%'")}
    assert names == set()


def test_a_migration_that_fails_leaves_the_database_as_it_was(data_dir: Path, tmp_path: Path) -> None:
    path = one_case(data_dir)
    later = tmp_path / "migrations"
    shutil.copytree(HISTORY.folder, later, ignore=shutil.ignore_patterns("__pycache__"))
    (later / "versions" / "0999_broken.py").write_text(NEXT_REVISION + "    raise RuntimeError('stop here')\n")
    engine = make_engine(path, 1.0)
    with pytest.raises(RuntimeError, match="stop here"):
        bring_up_to_date(engine, path, History(later, "0999"))
    engine.dispose()
    reopened = open_store(data_dir)
    assert len(reopened.queue()) == 1
    reopened.close()


def test_another_programs_database_is_refused_and_left_alone(data_dir: Path) -> None:
    data_dir.mkdir()
    path = data_dir / FILE_NAME
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreFault, match="is not a database of Overread"):
        open_store(data_dir)
    assert path.read_bytes() == before


def test_processes_that_start_at_once_share_one_new_database(data_dir: Path) -> None:
    script = (
        "import sys, pathlib; from core.store.database import open_store; import alembic.command; "
        "print('ready', flush=True); sys.stdin.readline(); "
        "store = open_store(pathlib.Path(sys.argv[1])); print(len(store.queue()), flush=True)"
    )
    children = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(data_dir)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    answers = []
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    for child in children:
        answers.append(child.communicate(timeout=60))
    assert answers == [("0\n", "")] * 4


def test_a_store_that_is_open_sees_what_another_one_writes(store: Store, data_dir: Path) -> None:
    one_case(data_dir)
    assert len(store.queue()) == 1


def test_what_was_revealed_of_an_image_is_found_by_an_index(data_dir: Path) -> None:
    """Asked of each entry that somebody might read: to read the whole trail each time takes seconds."""
    store = open_store(data_dir)
    with store._reading() as connection:
        asked = select(queue_current.c.queue_id).where(has_seen_network("dr-b"), has_spoken("dr-b"))
        text = str(asked.compile(connection, compile_kwargs={"literal_binds": True}))
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text.replace('%', '%%')}")]
    store.close()
    assert sum("trail_of_revealed" in step for step in plan) == 2
    assert any("events_with_word" in step for step in plan)
    assert not any(step.startswith("SCAN") for step in plan if "queue_current" not in step)
