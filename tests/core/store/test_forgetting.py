"""A forgotten patient stands in no byte of the data folder, and the audit trail is whole all the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import DatabaseError

from core.findings import Circumstances, Polygon, Region, StudyScope
from core.review.assessing import Draft, later_word
from core.review.queue_rules import QueueSite
from core.review.queue_search import QueueFilter
from core.settings import Settings
from core.store.care import look_after, replace_backups
from core.store.database import FILE_NAME, Store
from core.store.forgetting import Subject
from core.store.place import place_of
from tests.core.store.conftest import WITHOUT_SERVER
from tests.core.store.test_schema import GUARDED, triggers
from tests.helpers.cases import FINDINGS, origin_of, prediction_for, recorded, said
from tests.helpers.postgresql_server import Server

pytestmark = pytest.mark.postgresql
CANARIES = (
    b"P-CANARY", b"1.2.3.99", b"Doe_Jane", b"seen with Mrs Canary", b"9.9.9.77", b"PIXELS-OF-HER", b"subtle canary",
    b"1234.5678",
)  # fmt: skip
ON_A_FILE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
ON_A_SERVER = pytest.mark.parametrize("database", [pytest.param("postgresql", marks=WITHOUT_SERVER)], indirect=True)
TODAY = date(2026, 3, 2)


@pytest.fixture
def read(store: Store, tmp_path: Path) -> Store:
    """Words and predictions on two files of one patient, and on one of another's; the first also read by a second
    reader and an adjudicator, with notes and regions."""
    for name, patient, content, uid in (
        ("Doe_Jane-1.dcm", "P-CANARY", b"PIXELS-OF-HER" * 1000, "1.2.3.99.1"),
        ("Doe_Jane-2.dcm", "P-CANARY", b"MORE PIXELS-OF-HER" * 1000, "1.2.3.99.2"),
        ("other.dcm", "P-OTHER", b"OTHER" * 1000, "4.5.6"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        prediction = prediction_for(origin_of(path, sop_instance_uid=uid, patient_id=patient))
        store.save_prediction(prediction)
        word = said(prediction, "pneumonia", "absent", note="seen with Mrs Canary" if "Jane" in name else "a note")
        recorded(
            store,
            replace(word, region=Region(1.0, 2.0, 3.0, 4.0), scope=StudyScope("9.9.9.77" if "Jane" in name else "8.8")),
            keep="copy",
        )
    read_by_three(store)
    return store


def read_by_three(store: Store) -> None:
    store.people.add("eve", "Adjudicator", "eve")
    review, first = store.review(QueueSite(second_read=True)), store.queue_entry(1).assessment
    drawn = (Polygon(((1234.5678, 2.0), (30.0, 4.0), (5.0, 60.0))),)
    for reader, verdict, keep in (("dr-b", "present", review.second_read), ("eve", "absent", review.adjudicate)):
        draft = Draft("pneumonia", verdict, reader, note=f"subtle canary of {reader}", outlines=drawn)  # type: ignore[arg-type]
        keep(1, later_word(first, replace(draft, circumstances=Circumstances("blind", draft.verdict)), FINDINGS))


def rows_of(data_dir: Path) -> bytes:
    """Everything that the tables hold, as text."""
    engine = place_of(data_dir / FILE_NAME).engine(5.0)
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
        rows = [row for name in names for row in connection.exec_driver_sql(f"SELECT * FROM {name}")]
    engine.dispose()
    return repr(rows).encode()


def holding(data_dir: Path, *more: Path) -> set[tuple[str, bytes]]:
    files = [path for folder in (data_dir, *more) for path in folder.rglob("*") if path.is_file()]
    return {(path.name, canary) for path in files for canary in CANARIES if canary in path.read_bytes()}


@ON_A_FILE
def test_a_forgotten_patient_stands_in_no_byte_of_the_data_folder(read: Store, data_dir: Path) -> None:
    look_after(read, data_dir, Settings(), TODAY)
    assert {canary for _, canary in holding(data_dir)} == set(CANARIES)
    kept = read.kept_of(Subject(patient_id="P-CANARY"))
    assert (kept.words, kept.predictions, len(kept.images)) == (4, 2, 2)
    assert read.forget(kept, "dr-a") == 2
    assert replace_backups(read, data_dir, Settings(), TODAY) == 2
    assert holding(data_dir) == set()
    assert read.check_trail().ok
    assert triggers(data_dir / FILE_NAME) == {
        f"{table}_no_{verb}" for table in GUARDED for verb in ("UPDATE", "DELETE")
    }


@ON_A_SERVER
def test_a_forgotten_patient_stands_in_no_table_of_a_server(
    read: Store, data_dir: Path, postgresql_server: Server, server_database: str
) -> None:
    """Its write-ahead log is its administrator's."""
    (number,) = postgresql_server.sql(
        "SELECT oid FROM pg_database WHERE datname = current_database()", server_database
    )[0]
    files = postgresql_server.folder / "data" / "base" / str(number)
    postgresql_server.sql("CHECKPOINT")
    assert {canary for _, canary in holding(data_dir, files)} == set(CANARIES)
    assert read.forget(read.kept_of(Subject(patient_id="P-CANARY")), "dr-a") == 2
    assert replace_backups(read, data_dir, Settings(), TODAY) == 0
    postgresql_server.sql("CHECKPOINT")
    assert holding(data_dir, files) == set()
    assert read.check_trail().ok


def test_what_later_readers_said_and_drew_goes_too(read: Store, data_dir: Path) -> None:
    review = read.review(QueueSite(second_read=True))
    assert [row.queue_id for row in review.queue_page(QueueFilter(text="canary")).rows] == [2, 1]
    assert b"subtle canary of eve" in rows_of(data_dir)
    read.forget(read.kept_of(Subject(patient_id="P-CANARY")), "dr-a")
    left = rows_of(data_dir)
    assert [canary for canary in CANARIES if canary in left] == []
    assert review.queue_page(QueueFilter(text="canary")).total == 0
    entry = read.queue_entry(1)
    assert entry.state == "adjudicated"
    assert entry.second is not None
    assert [(word.note, word.outlines) for word in (entry.assessment, entry.second, entry.deciding)] == [("", ())] * 3
    assert (entry.second.verdict, entry.deciding.verdict) == ("present", "absent")
    with pytest.raises(DatabaseError, match="append-only"), read._writing() as connection:
        connection.exec_driver_sql("DELETE FROM assessments")


def test_what_a_reader_called_a_finding_in_her_own_words_goes_too(read: Store, data_dir: Path, tmp_path: Path) -> None:
    """It may be the patient's name. What is one of the network's stays, missed or not."""
    place, review = Region(1.0, 2.0, 30.0, 40.0), read.review(QueueSite(second_read=True))
    prediction = prediction_for(origin_of(tmp_path / "Doe_Jane-1.dcm", patient_id="P-CANARY"))
    for finding in ("jane_canary_mass", "effusion"):
        word = said(prediction, finding, "present", missed=True, outlines=(place,))
        number = read.record(word, "missed", "refer")
        draft = Draft(finding, "present", "dr-b", missed=True, circumstances=Circumstances("blind", "present"))
        review.second_read(number, later_word(word, draft, FINDINGS))
    assert b"jane_canary_mass" in rows_of(data_dir)
    read.forget(read.kept_of(Subject(patient_id="P-CANARY")), "dr-a")
    assert b"canary_mass" not in rows_of(data_dir)
    assert review.queue_page(QueueFilter(text="canary")).total == 0
    assert read.check_trail().ok
    named, known = read.queue_entry(4), read.queue_entry(5)
    assert named.assessment.finding.startswith("forgotten_")
    assert named.assessment.label == named.assessment.finding == named.second.finding
    assert (named.assessment.verdict, named.state) == ("present", "agreed")
    assert (known.assessment.finding, known.assessment.label, known.second.finding) == ("effusion",) * 3


@ON_A_FILE
def test_the_words_of_a_finding_stand_in_no_byte_afterwards(read: Store, data_dir: Path, tmp_path: Path) -> None:
    prediction = prediction_for(origin_of(tmp_path / "Doe_Jane-1.dcm", patient_id="P-CANARY"))
    word = said(prediction, "jane_canary_mass", "present", missed=True, region=Region(1.0, 2.0, 30.0, 40.0))
    read.record(word, "missed", "refer")
    read.forget(read.kept_of(Subject(patient_id="P-CANARY")), "dr-a")
    assert not any(b"canary_mass" in path.read_bytes() for path in data_dir.rglob("*") if path.is_file())


def test_verdicts_and_the_other_patient_stay(read: Store) -> None:
    before = {entry.queue_id: entry.assessment for entry in read.queue()}
    read.forget(read.kept_of(Subject(patient_id="P-CANARY")), "dr-a")
    after = {entry.queue_id: entry.assessment for entry in read.queue()}
    assert after[3] == before[3]
    for number in (1, 2):
        assert (after[number].verdict, after[number].score) == (before[number].verdict, before[number].score)
        assert (after[number].note, after[number].region, after[number].origin.path) == ("", None, "")
        assert after[number].scope.uid.startswith("forgotten-")
        assert read.instance_file(after[number].origin) is None
    assert read.instance_file(after[3].origin) is not None
    assert read.kept_of(Subject(patient_id="P-CANARY")).is_empty
    told = read.trail(1)[0]
    assert (told.kind, told.details["words"], told.details["predictions"]) == ("forgotten", 4, 2)


def test_a_file_stands_for_its_patient(read: Store, tmp_path: Path) -> None:
    origin = origin_of(tmp_path / "Doe_Jane-1.dcm")
    assert read.kept_of(Subject(sha256=origin.sha256)).words == 4


def test_a_picture_without_a_patient_is_forgotten_alone(store: Store, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(name.encode())
        recorded(store, said(prediction_for(origin_of(tmp_path / name)), "pneumonia", "absent", note=name))
    kept = store.kept_of(Subject(sha256=origin_of(tmp_path / "a.png").sha256))
    store.forget(kept, "dr-a")
    assert sorted(entry.assessment.note for entry in store.queue()) == ["", "b.png"]
    assert store.check_trail().ok


@ON_A_FILE
def test_an_edit_that_only_looks_like_forgetting_is_found(read: Store, data_dir: Path) -> None:
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection, connection:
        connection.execute("DROP TRIGGER assessments_no_UPDATE")
        connection.execute("UPDATE assessments SET note = '' WHERE patient_id = 'P-CANARY'")
    assert not read.check_trail().ok
