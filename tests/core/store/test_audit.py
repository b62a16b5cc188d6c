"""The audit trail: who did what, signed row by row; whatever is changed behind its back is found and named."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.findings import Circumstances
from core.review.assessing import same_word_again
from core.store.anchors import ChainHead
from core.store.audit import AuditEvent
from core.store.audit_check import AuditReport
from core.store.database import FILE_NAME, Store, open_store, open_trail
from core.store.place import place_of
from tests.helpers.cases import invented_origin, prediction_for, recorded, said
from tests.helpers.older_database import write_older

TABLES = ("assessments", "withdrawals", "queue_entries", "queue_events", "audit_events", "predictions", "audit_trail")
COUNT = 13  # events of `fill`
COLUMNS = ("sequence", "transaction_start", "at", "kind", "who", "patient", "image", "details", "contents", "mac")


def fill(store: Store) -> None:
    """One of everything that the trail tells of."""
    prediction = prediction_for(invented_origin())
    store.save_predictions([prediction, prediction_for(invented_origin("other"))])
    store.note("opened", "dr-a", prediction.origin, {})
    blind = replace(said(prediction, "pneumonia", "absent", note="a note"), circumstances=Circumstances("blind"))
    recorded(store, blind)
    store.note("revealed", "dr-a", prediction.origin, {"findings": ["pneumonia"]})
    store.keep_words([same_word_again(blind, Circumstances("revealed"))])
    wrong = said(prediction, "effusion", "present")
    recorded(store, wrong)
    store.withdraw([wrong])
    recorded(store, said(prediction_for(invented_origin("other")), "pneumonia", "unsure", "dr-b"))
    store.set_queue_state([1], "in_review", "dr-b")
    store.set_queue_state([1], "exported", "dr-b")
    store.add_audit_event(AuditEvent("rolled_back", "dr-a", {"of": "0" * 32}))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed data folder; not to be changed."""
    folder = tmp_path_factory.mktemp("filled") / "data"
    store = open_store(folder)
    fill(store)
    store.close()
    return folder


def report_on(data_dir: Path, known: ChainHead | None = None) -> AuditReport:
    store = open_store(data_dir)
    try:
        return store.check_trail(known)
    finally:
        store.close()


def tampered(filled: Path, folder: Path, *statements: str) -> AuditReport:
    """The report on a copy whose guards somebody has taken away before running these statements."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(filled, folder)
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
    return report_on(folder)


def test_everything_stands_in_the_trail_and_no_patient(filled: Path) -> None:
    assert report_on(filled).to_json() | {"head": ""} == {
        "ok": True, "events": COUNT, "head": "", "first_bad": None, "unanchored": 0, "problems": [], "notes": [],
        "anchor": {"count": COUNT, "head": report_on(filled).head.mac},
    }  # fmt: skip
    store = open_store(filled)
    rows = store.trail()[::-1]
    store.close()
    assert [row.kind for row in rows] == [
        "begun", "predicted", "predicted", "opened", "decided", "revealed", "decided", "decided", "changed", "decided",
        "changed", "exported", "rolled_back",
    ]  # fmt: skip
    decided = next(row for row in rows if row.kind == "decided")
    origin = invented_origin()
    assert (decided.who, decided.image, decided.frame) == ("dr-a", origin.sha256, origin.number)
    assert decided.patient == open_trail(place_of(filled / FILE_NAME)).key.patient(origin.patient_id)
    with closing(sqlite3.connect(filled / FILE_NAME)) as connection:
        trail = json.dumps(connection.execute("SELECT * FROM audit_trail").fetchall())
    assert not any(secret in trail for secret in (origin.patient_id, origin.path, "a note"))


sequences = st.integers(1, COUNT)
edits = st.tuples(sequences, st.sampled_from(COLUMNS[2:])).map(
    lambda one: (one[0], [f"UPDATE audit_trail SET {one[1]} = {one[1]} || '0' WHERE sequence = {one[0]}"])
)
removals = sequences.map(lambda one: (one, [f"DELETE FROM audit_trail WHERE sequence = {one}"]))
cuts = sequences.map(lambda one: (one, [f"DELETE FROM audit_trail WHERE sequence >= {one}"]))
closed_gaps = st.integers(1, COUNT - 1).map(
    lambda one: (
        one,
        [
            f"DELETE FROM audit_trail WHERE sequence = {one}",
            f"UPDATE audit_trail SET sequence = -sequence WHERE sequence > {one}",
            "UPDATE audit_trail SET sequence = -sequence - 1 WHERE sequence < 0",
        ],
    )
)
swaps = (
    st.tuples(sequences, sequences)
    .filter(lambda pair: pair[0] < pair[1])
    .map(
        lambda pair: (
            pair[0],
            [
                f"UPDATE audit_trail SET sequence = -1 WHERE sequence = {pair[0]}",
                f"UPDATE audit_trail SET sequence = {pair[0]} WHERE sequence = {pair[1]}",
                f"UPDATE audit_trail SET sequence = {pair[1]} WHERE sequence = -1",
            ],
        )
    )
)
copies = sequences.map(
    lambda one: (
        COUNT + 1,
        [
            "INSERT INTO audit_trail SELECT 14, transaction_start, at, kind, who, patient, image, frame_number, "
            f"details, contents, mac FROM audit_trail WHERE sequence = {one}"
        ],
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(edits, removals, cuts, closed_gaps, swaps, copies))
def test_every_tampering_with_the_trail_is_found_and_the_first_bad_event_named(
    filled: Path, tmp_path: Path, tampering: tuple[int, list[str]]
) -> None:
    first_bad, statements = tampering
    report = tampered(filled, tmp_path / "copy", *statements)
    assert not report.ok
    assert report.first_bad == first_bad
    assert str(first_bad) in report.problems[0]


@pytest.mark.parametrize(
    ("statement", "first_bad"),
    [
        ("UPDATE assessments SET verdict = 'present' WHERE sequence = 1", 5),
        ("UPDATE assessments SET note = '' WHERE sequence = 1", 5),
        ("UPDATE queue_events SET state = 'rejected' WHERE state = 'in_review'", 11),
        ("UPDATE audit_events SET who = 'dr-x'", 13),
        ("UPDATE queue_current SET state = 'adjudicated' WHERE queue_id = 1", None),
        ("UPDATE queue_current SET seen_by = char(10) || 'dr-x' || char(10)", None),
        ("DELETE FROM queue_current WHERE queue_id = 3", None),
        ("DELETE FROM withdrawals", 9),
        ("UPDATE predictions SET scores = '[]' WHERE prediction_id = 2", 3),
        (
            "INSERT INTO queue_events (queue_id, state, at, who) SELECT queue_id, state, at, who FROM queue_events",
            None,
        ),
    ],
)
def test_what_is_changed_in_the_other_tables_is_found(
    filled: Path, tmp_path: Path, statement: str, first_bad: int | None
) -> None:
    report = tampered(filled, tmp_path / "copy", statement)
    assert not report.ok
    assert report.first_bad == first_bad


def test_an_end_that_was_cut_off_is_found_after_more_was_done(filled: Path, tmp_path: Path) -> None:
    """The anchor stays where it was, although the program goes on writing behind the cut."""
    folder = tmp_path / "copy"
    tampered(filled, folder, "DELETE FROM audit_trail WHERE sequence > 10")
    store = open_store(folder)
    assert not store.is_anchored()
    for number in range(6):
        recorded(store, said(prediction_for(invented_origin(str(number))), "pneumonia", "present"))
    store.close()
    report = report_on(folder)
    assert not report.ok
    assert report.first_bad == COUNT


def test_a_lost_anchor_is_said_until_a_person_anchors_the_trail_anew(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(filled, folder)
    (folder / "audit.anchor").unlink()
    assert not report_on(folder).ok
    store = open_store(folder)
    recorded(store, said(prediction_for(invented_origin("more")), "pneumonia", "present"))
    assert not store.check_trail().anchored
    store.anchor_anew("dr-a")
    assert store.check_trail().ok
    assert store.trail(1)[0].kind == "anchored"
    store.close()


def test_the_anchor_lags_after_a_kill_and_never_leads(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(filled, folder)
    older = (folder / "audit.anchor").read_bytes()
    store = open_store(folder)
    store.save_predictions([prediction_for(invented_origin(str(number))) for number in range(3)])
    (folder / "audit.anchor").write_bytes(older)
    assert (store.check_trail().ok, store.check_trail().unanchored, store.check_trail().notes) == (True, 3, [])
    store.note("opened", "dr-a", None, {})
    (folder / "audit.anchor").write_bytes(older)
    report = store.check_trail()
    assert (report.ok, report.unanchored, len(report.notes)) == (True, 4, 1)
    store.note("opened", "dr-a", None, {})
    assert store.check_trail().unanchored == 0
    store.close()


def test_a_torn_anchor_leaves_the_one_before(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(filled, folder)
    newest = open_trail(place_of(folder / FILE_NAME)).anchors.read()
    content = (folder / "audit.anchor").read_bytes()
    torn = max((0, 256), key=lambda at: int(content[at : at + 256].split()[0]))
    (folder / "audit.anchor").write_bytes(content[: torn + 40] + b"\0" * 60 + content[torn + 100 :])
    found = open_trail(place_of(folder / FILE_NAME)).anchors.read()
    assert newest is not None
    assert found is not None
    assert found.count == newest.count - 1


def test_another_key_does_not_fit(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(filled, folder)
    (folder / "audit.key").write_bytes(os.urandom(32))
    report = report_on(folder)
    assert (report.ok, report.first_bad) == (False, 1)


def test_the_end_that_an_export_noted_is_held_against_the_trail(filled: Path) -> None:
    store = open_store(filled)
    head = store.chain_head()
    assert store.check_trail(head).ok
    report = store.check_trail(ChainHead(7, "0" * 64))
    store.close()
    assert (report.ok, report.first_bad) == (False, 7)


def test_what_an_overread_without_a_trail_has_left_is_taken_in(tmp_path: Path) -> None:
    folder, newer = tmp_path / "data", tmp_path / "newer"
    store = open_store(newer)
    fill(store)
    store.close()
    with closing(sqlite3.connect(newer / FILE_NAME)) as connection:
        rows = sum(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES[:-1])
    folder.mkdir()
    write_older(newer / FILE_NAME, folder / FILE_NAME, "0005")
    store = open_store(folder)
    report = store.check_trail()
    kinds = {row.kind for row in store.trail()}
    store.close()
    assert report.ok
    assert report.head.count == 1 + rows
    assert kinds == {"begun", "decided", "changed", "rolled_back", "predicted"}


@pytest.fixture
def keyring_of_the_test() -> Iterator[dict[tuple[str, str], str]]:
    """A keyring in memory, by the keyring package's own interface for them."""
    import keyring
    from keyring.backend import KeyringBackend

    kept: dict[tuple[str, str], str] = {}

    class InMemory(KeyringBackend):
        priority = 1.0

        def get_password(self, service: str, username: str) -> str | None:
            return kept.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            kept[service, username] = password

    before = keyring.get_keyring()
    keyring.set_keyring(InMemory())
    yield kept
    keyring.set_keyring(before)


def test_key_and_a_second_anchor_can_lie_in_the_keyring(
    keyring_of_the_test: dict[tuple[str, str], str], tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.json").write_text('{"audit_in_keyring": true}')
    store = open_store(folder)
    kept_before, file_before = dict(keyring_of_the_test), (folder / "audit.anchor").read_bytes()
    store.note("opened", "dr-a", None, {})
    assert store.check_trail().ok
    store.close()
    assert not (folder / "audit.key").exists()
    assert keyring_of_the_test != kept_before
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection, connection:
        connection.execute("DROP TRIGGER audit_trail_no_DELETE")
        connection.execute("DELETE FROM audit_trail WHERE sequence > 1")
    (folder / "audit.anchor").write_bytes(file_before)
    report = report_on(folder)
    assert (report.ok, report.first_bad) == (False, 2)
    assert "keyring" in report.problems[0]


@pytest.mark.usefixtures("keyring_of_the_test")
def test_writing_on_does_not_hide_from_the_keyring_that_database_and_anchor_were_put_back(tmp_path: Path) -> None:
    folder, early = tmp_path / "data", tmp_path / "early"
    folder.mkdir()
    (folder / "settings.json").write_text('{"audit_in_keyring": true}')
    open_store(folder).close()
    shutil.copytree(folder, early)
    with closing(open_store(folder)) as store:
        store.note("opened", "dr-a", None, {})
    for name in (FILE_NAME, "audit.anchor"):
        shutil.copy(early / name, folder / name)
    with closing(open_store(folder)) as store:
        assert not store.is_anchored()
        store.note("opened", "dr-b", None, {})
        assert "keyring" in store.check_trail().problems[0]
    for name in (FILE_NAME, "audit.anchor"):
        (folder / name).unlink()
    with closing(open_store(folder)) as store:
        store.note("opened", "dr-b", None, {})
        assert not store.check_trail().ok
