"""What the database cannot take waits in the journal, in order, and is stored once."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from core.errors import StoreFault
from core.findings import Assessment, CaseKey, Circumstances
from core.review.assessing import same_word_again
from core.store.backups import Restoration, copy_database, restore_database
from core.store.database import FILE_NAME, Store, open_store, open_trail
from core.store.forgetting import Subject
from core.store.journal import FILE_NAME as JOURNAL
from core.store.journal import Journal
from core.store.place import place_of
from core.store.waiting import NotStored
from tests.helpers.cases import invented_origin, origin_of, prediction_for, recorded, said
from tests.helpers.small_disk import small_disk

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def hasty(data_dir: Path) -> Iterator[Store]:
    """A store that does not wait for a lock."""
    store = open_store(data_dir, busy_timeout_s=0.01)
    yield store
    store.close()


@contextmanager
def locked(data_dir: Path) -> Iterator[None]:
    with closing(sqlite3.connect(data_dir / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def word_on(content: str, verdict: str = "absent", **fields: str) -> Assessment:
    return said(prediction_for(invented_origin(content)), "pneumonia", verdict, **fields)  # type: ignore[arg-type]


def test_words_repeats_withdrawals_and_notes_wait_and_are_stored_once_and_in_order(
    hasty: Store, data_dir: Path
) -> None:
    prediction = prediction_for(invented_origin())
    blind = replace(said(prediction, "pneumonia", "absent"), circumstances=Circumstances("blind"))
    again = same_word_again(blind, Circumstances("revealed"))
    wrong = replace(said(prediction, "effusion", "present"), origin=replace(prediction.origin, path="/gone/\udcff.dcm"))
    case = CaseKey("", prediction.origin.sha256, 1)
    with locked(data_dir):
        hasty.note("opened", "dr-a", prediction.origin, {})
        recorded(hasty, blind)
        recorded(hasty, wrong)
        assert hasty.case_words(case) == [blind, wrong]
        hasty.keep_words([again])
        hasty.withdraw([wrong])
        assert hasty.not_stored.words == 3
        assert hasty.words_on([case], "dr-a") == [blind, again]
        assert hasty.withdrawn_words(case, "dr-a") == [wrong]
        assert hasty.case_words(case, "dr-b") == []
    journal = (data_dir / JOURNAL).read_bytes()
    hasty.store_waiting()
    (data_dir / JOURNAL).write_bytes(journal)  # the process ended before the journal knew
    hasty.store_waiting()
    assert hasty.case_words(case) == [blind, again]
    assert hasty.withdrawn_words(case, "dr-a") == [wrong]
    kinds = [row.kind for row in hasty.trail()][::-1]
    assert kinds == ["begun", "opened", "decided", "decided", "decided", "changed"]
    assert hasty.check_trail().ok


def test_what_waits_goes_before_what_is_said_next(hasty: Store, data_dir: Path) -> None:
    first, second = word_on("a"), word_on("a", "present")
    with locked(data_dir):
        recorded(hasty, first)
    recorded(hasty, second)
    assert hasty.assessments(first.origin.sha256, 1) == [first, second]
    assert [entry.state for entry in hasty.queue()] == ["rejected"]


def test_nothing_of_a_patient_stays_in_an_empty_journal(hasty: Store, data_dir: Path) -> None:
    with locked(data_dir):
        recorded(hasty, word_on("a", note="seen with Mrs Canary"))
        assert b"Canary" in (data_dir / JOURNAL).read_bytes()
    hasty.store_waiting()
    assert set((data_dir / JOURNAL).read_bytes()) == {0}
    assert (data_dir / JOURNAL).stat().st_mode & 0o777 == 0o600


def test_a_full_journal_says_so_and_keeps_what_it_holds(hasty: Store, data_dir: Path) -> None:
    with locked(data_dir):
        for number in range(25):
            recorded(hasty, word_on(str(number), note="n" * 40_000))
        with pytest.raises(StoreFault, match="locked"):
            recorded(hasty, word_on("one too many", note="n" * 40_000))
        assert hasty.not_stored.words == 25
    hasty.store_waiting()
    assert len(hasty.queue()) == 25


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=6), st.data())
def test_a_record_that_was_cut_short_is_no_record_and_the_next_one_is(
    tmp_path_factory: pytest.TempPathFactory, payloads: list[bytes], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    journal = Journal(folder, 2000)
    journal.prepare()
    for payload in payloads[:-1]:
        journal.append(payload)
    before = journal.path.read_bytes()
    journal.append(payloads[-1])
    after = journal.path.read_bytes()
    start = len(before.rstrip(b"\0"))
    cut = data.draw(st.integers(start, len(after.rstrip(b"\0")) - 1))
    journal.path.write_bytes(after[:cut] + bytes(len(after) - cut))
    assert journal.payloads() == payloads[:-1]
    journal.append(b"next")
    assert journal.payloads() == [*payloads[:-1], b"next"]
    journal.replace([])
    assert journal.is_empty
    assert set(journal.path.read_bytes()) == {0}


def test_a_full_disk_loses_no_verdict(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk, closing(open_store(disk.folder / "data")) as store:
        disk.leave_pages(20)
        number = 0
        while store.not_stored.words < 3:
            number += 1
            recorded(store, word_on(str(number), note="n" * 3000))
        assert "disk" in store.not_stored.reason
        assert len(store.queue()) == number - 3
        disk.make_room()
        store.store_waiting()
        assert len(store.queue()) == number
        assert store.check_trail().ok


def test_a_word_that_a_restored_backup_lacks_cannot_be_taken_back_and_stops_no_start(data_dir: Path) -> None:
    store = open_store(data_dir, busy_timeout_s=0.05)
    word, copy = word_on("a"), data_dir / "backups" / "early.db"
    copy.parent.mkdir()
    copy_database(store.place, copy)
    recorded(store, word)
    with locked(data_dir):
        store.withdraw([word])
    store.close()
    restore_database(Restoration(copy, place_of(data_dir / FILE_NAME), "dr-a", True), open_trail(store.place))
    with closing(open_store(data_dir)) as again:
        assert again.not_stored.words == 0
        recorded(again, word_on("b"))
        assert again.check_trail().ok


def test_a_copy_that_cannot_be_written_is_named_and_made_later_and_holds_nothing_up(
    store: Store, data_dir: Path, tmp_path: Path
) -> None:
    original = tmp_path / "image.png"
    original.write_bytes(b"pixels")
    (data_dir / "instances").write_text("a file in the folder's place")
    for finding in ("pneumonia", "effusion"):
        recorded(store, said(prediction_for(origin_of(original), (0.1, 0.9, 0.9)), finding, "absent"), keep="copy")
    assert (store.not_stored.words, store.not_stored.copies) == (0, 1)
    assert re.search(r"cannot be copied to .*instances", store.not_stored.reason)
    store.store_waiting()
    assert len(store.queue()) == 2
    assert store.instance_file(store.queue()[0].assessment.origin) == original
    assert recorded(store, said(prediction_for(invented_origin()), "pneumonia", "absent")) == 3
    assert store.not_stored.copies == 1
    (data_dir / "instances").unlink()
    store.store_waiting()
    assert store.not_stored == NotStored()
    assert store.instance_file(store.queue()[1].assessment.origin) != original


def test_words_and_copies_that_wait_do_not_wait_for_each_other(data_dir: Path, tmp_path: Path) -> None:
    """Of what waits for the database, too, only the copy goes on waiting where the disk does not take it."""
    store = open_store(data_dir, busy_timeout_s=0.01)
    original = tmp_path / "image.png"
    original.write_bytes(b"pixels")
    (data_dir / "instances").write_text("a file in the folder's place")
    with closing(sqlite3.connect(data_dir / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        recorded(store, said(prediction_for(origin_of(original)), "pneumonia", "absent", note="seen"), keep="copy")
        recorded(store, said(prediction_for(invented_origin()), "pneumonia", "absent"), keep="copy")
    assert store.not_stored.words == 2
    store.store_waiting()
    assert (store.not_stored.words, store.not_stored.copies, len(store.queue())) == (0, 1, 2)
    assert b"seen" not in (data_dir / JOURNAL).read_bytes()
    store.forget(store.kept_of(Subject(sha256=origin_of(original).sha256)), "dr-a")
    assert store.not_stored == NotStored()
    store.close()


@pytest.mark.parametrize(
    "asked",
    [
        lambda store, case: store.case_words(case),
        lambda store, case: store.words_on([case], "dr-a"),
        lambda store, case: store.withdrawn_words(case, "dr-a"),
    ],
)
def test_what_is_stored_while_it_is_asked_for_is_not_missed(
    hasty: Store, data_dir: Path, asked: Callable[[Store, CaseKey], list[Assessment]]
) -> None:
    """What waits is tried again beside the reader's questions; an answer without her word would hide it from her."""
    word = word_on("a")
    case = CaseKey("", word.origin.sha256, 1)
    with locked(data_dir):
        recorded(hasty, word)
    before = asked(hasty, case)
    if not before:  # it is asked for what was taken back
        hasty.store_waiting()
        with locked(data_dir):
            hasty.withdraw([word])
    answered: list[str] = []

    def store_meanwhile(*about: object) -> None:
        if "FROM assessments" in str(about[2]) and not answered:
            answered.append(str(about[2]))
            open_store(data_dir).close()  # stores what waits

    event.listen(hasty._engine, "after_cursor_execute", store_meanwhile)
    assert asked(hasty, case) == [word]
    assert answered
    assert hasty.not_stored == NotStored()
