"""A real disk that is full at each step of a verdict, the queue and an export: one sentence, and nothing is lost.

The disk is a tmpfs. Each step is tried with so many pages free, or so many files still to be made, that it meets the
full disk at another place each time; then room is made, and the same step is done.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

import pytest

from core.cli.main import WindowParts, main
from core.errors import EnvironmentFault, StoreFault
from core.export.dataset import export_cases
from core.export.order import ExportCase, ExportOrder
from core.export.service import ExportWorker, export_worker
from core.export.staging import STAGING
from core.findings import Circumstances
from core.review.assessing import Draft, later_word
from core.review.queue_rules import QueueSite
from core.settings import STANDARD_LIMITS, Settings
from core.store.care import look_after
from core.store.database import FILE_NAME, Store, open_store
from core.store.waiting import NotStored
from tests.helpers.cases import FINDINGS, invented_origin, origin_of, prediction_for, recorded, said
from tests.helpers.exports import KEY, Desk, holds_what_it_claims
from tests.helpers.small_disk import SmallDisk, small_disk

TODAY = date(2026, 3, 2)
SITE = QueueSite(second_read=True)
Kind = Literal["pages", "files"]


def sweep(first: int, beyond: int, stride: int = 1) -> range:
    """How much room is left each time; `make full-disk` takes every page and every file."""
    return range(first, beyond, 1 if "EVERY_PAGE" in os.environ else stride)


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDisk]:
    with small_disk(tmp_path_factory.mktemp("small") / "disk", megabytes=16) as mounted:
        yield mounted


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("films") / "film.dcm"
    path.write_bytes(b"p" * 30_000)
    return path


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with five cases in its queue; two read each, and ida adjudicates. Case 5 waits for her."""
    folder = tmp_path_factory.mktemp("begun") / "data"
    store = open_store(folder)
    store.people.add("ida", "Adjudicator", "ann")
    for number in range(1, 6):
        recorded(store, said(prediction_for(invented_origin(str(number))), "pneumonia", "absent", "ann"))
    second_read(store, 5)
    store.close()
    return folder


def second_read(store: Store, queue_id: int) -> None:
    store.review(SITE).claim([queue_id], "bea")
    word = Draft("pneumonia", "present", "bea", circumstances=Circumstances("blind", "present"))
    store.review(SITE).second_read(queue_id, later_word(store.queue_entry(queue_id).assessment, word, FINDINGS))


def adjudicate(store: Store) -> None:
    store.review(SITE).claim([5], "ida")
    word = Draft("pneumonia", "absent", "ida", circumstances=Circumstances("revealed"))
    store.review(SITE).adjudicate(5, later_word(store.queue_entry(5).assessment, word, FINDINGS))


def care(store: Store) -> None:
    for sentence in look_after(store, store.place.file.parent, Settings(), TODAY):
        raise StoreFault(sentence)


@dataclass(frozen=True)
class Step:
    """`done`: whether a store bears what the step does. `waits`: the journal takes it where the database cannot."""

    do: Callable[[Store], object]
    done: Callable[[Store], bool]
    waits: bool = False


def state_of(store: Store, queue_id: int) -> str:
    return store.queue_entry(queue_id).state


def flag(film: Path) -> Step:
    word = said(prediction_for(origin_of(film)), "pneumonia", "absent")
    origin = word.origin

    def done(store: Store) -> bool:
        kept = store.instance_file(origin)
        return store.assessments(origin.sha256, 1) == [word] and kept is not None and kept != film

    return Step(lambda store: recorded(store, word, "copy"), done, waits=True)


def step_named(name: str, film: Path) -> Step:
    new = prediction_for(invented_origin("new"))
    return {
        "verdict with a copy": flag(film),
        "taking back": Step(
            lambda store: store.withdraw([store.queue_entry(1).assessment]),
            lambda store: 1 not in {entry.queue_id for entry in store.queue()},
            waits=True,
        ),
        "prediction": Step(
            lambda store: store.save_prediction(new),
            lambda store: store.find_prediction(new.origin.sha256, 1, new.bundle) is not None,
        ),
        "second reading": Step(lambda store: second_read(store, 2), lambda store: state_of(store, 2) == "second_read"),
        "adjudication": Step(adjudicate, lambda store: state_of(store, 5) == "adjudicated"),
        "marking": Step(
            lambda store: store.set_queue_state([1, 3], "exported", "ann"),
            lambda store: state_of(store, 1) == state_of(store, 3) == "exported",
        ),
        "backup": Step(care, lambda store: len(list((store.place.file.parent / "backups").glob("*.db"))) == 2),
    }[name]


STEPS: list[tuple[str, Kind, Iterable[int]]] = [
    ("verdict with a copy", "pages", sweep(0, 48, 4)),
    ("verdict with a copy", "files", sweep(0, 4)),
    ("taking back", "pages", sweep(0, 32, 6)),
    ("prediction", "pages", sweep(0, 12, 2)),
    ("second reading", "pages", sweep(0, 80, 8)),
    ("adjudication", "pages", sweep(0, 80, 8)),
    ("marking", "pages", sweep(0, 32, 6)),
    ("backup", "pages", sweep(0, 220, 20)),
    ("backup", "files", sweep(0, 7)),
]


@pytest.mark.parametrize(("name", "kind", "room"), STEPS, ids=[f"{name}, {kind}" for name, kind, _ in STEPS])
def test_a_step_of_the_store_meets_a_full_disk(
    disk: SmallDisk, begun: Path, film: Path, name: str, kind: Kind, room: Iterable[int]
) -> None:
    outcomes = set()
    for left in room:
        data, step = fresh(disk, begun), step_named(name, film)
        with closing(open_store(data)) as store:
            leave(disk, kind, left)
            refusal = refusal_of(partial(step.do, store))
            waiting = store.not_stored.words + store.not_stored.copies
            outcome = "refused" if refusal else "waits" if waiting else "done"
            assert is_one_sentence(refusal or store.not_stored.reason or "Done.")
            disk.make_room()
            store.store_waiting()
            if outcome == "refused":
                step.do(store)
            assert step.done(store), (left, outcome)
        assert_whole(data)
        outcomes.add(outcome)
    assert outcomes >= ({"waits"} if step.waits else {"refused"})
    assert "done" in outcomes
    assert not (step.waits and "refused" in outcomes)


@pytest.mark.parametrize(
    ("kind", "room"), [("pages", (0, 1, 2, 3, 8, 30, 90, 300, 500)), ("files", range(10))], ids=["pages", "files"]
)
def test_a_data_folder_is_begun_on_a_full_disk(disk: SmallDisk, kind: Kind, room: Iterable[int]) -> None:
    """The second start finds what the first one left, and the trail is whole from its first event on."""
    outcomes = set()
    for left in room:
        data = disk.folder / "data"
        shutil.rmtree(data, ignore_errors=True)
        leave(disk, kind, left)
        outcomes.add(refusal_of_opening(data))
        disk.make_room()
        assert refusal_of_opening(data) == ""
        assert_whole(data)
    assert "" in outcomes
    assert len(outcomes) > 2
    assert all(is_one_sentence(sentence) for sentence in outcomes if sentence)


def test_a_full_disk_stops_no_word_from_being_read_after_room_is_made(disk: SmallDisk, begun: Path) -> None:
    """A database that was closed well needs 32 KiB to be opened; without them it is named, and stays as it is."""
    for left in (0, 4, 7, 8):
        data = fresh(disk, begun)
        leave(disk, "pages", left)
        sentence = refusal_of_opening(data)
        assert bool(sentence) == (left < 8)
        assert not sentence or (is_one_sentence(sentence) and "space" in sentence)
        disk.make_room()
        assert_whole(data)


def leave(disk: SmallDisk, kind: Kind, left: int) -> None:
    if kind == "pages":
        disk.leave_pages(left)
    else:
        disk.leave_files(left)


def fresh(disk: SmallDisk, begun: Path) -> Path:
    """A copy of the data folder on the small disk, which has room."""
    disk.make_room()
    data = disk.folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    return Path(shutil.copytree(begun, data))


def refusal_of_opening(data: Path) -> str:
    return refusal_of(lambda: open_store(data).close())


def refusal_of(work: Callable[[], object]) -> str:
    """The sentence that says why it could not be done; '' where it was."""
    try:
        work()
    except EnvironmentFault as fault:
        return fault.message
    return ""


def assert_whole(data: Path) -> None:
    """The database is sound, the trail whole, nothing waits, and nothing half-written lies about."""
    with closing(open_store(data)) as store:
        assert store.not_stored == NotStored()
        report = store.check_trail()
        assert (report.problems, report.ok, store.is_anchored()) == ([], True, True)
    with closing(sqlite3.connect(data / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert [path.name for path in data.rglob("*.part*")] == []


def is_one_sentence(text: str) -> bool:
    return text.endswith(".") and "\n" not in text and "Errno" not in text and "Traceback" not in text


@pytest.fixture(scope="module")
def worker() -> Iterator[ExportWorker]:
    with export_worker(STANDARD_LIMITS, KEY) as started:
        yield started


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, worker: ExportWorker) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk") / "CANARYFOLDER", worker)


@pytest.fixture(scope="module")
def cases(desk: Desk) -> list[ExportCase]:
    return [desk.case(desk.file("a")), desk.case(desk.file("bb", 0.8)), desk.case(desk.file("ccc", 0.6))]


ALL = ExportOrder(("imagefolder", "coco", "csv", "jsonl", "dicom"), burned_in="off", zip=True)
EXPORTS: list[tuple[Kind, bool, Iterable[int]]] = [
    ("pages", False, sweep(0, 36, 2)),
    ("files", False, sweep(0, 61, 3)),
    ("pages", True, sweep(0, 18, 5)),
    ("files", True, sweep(0, 31, 6)),
]


@pytest.mark.parametrize(("kind", "is_later", "room"), EXPORTS)
def test_an_export_meets_a_full_disk(
    disk: SmallDisk, desk: Desk, cases: list[ExportCase], kind: Kind, is_later: bool, room: Iterable[int]
) -> None:
    """`is_later`: there is an earlier export, of the first case, which is added to."""
    named = set()
    for left in room:
        out = emptied(disk) / "out"
        if is_later:
            export_cases(cases[:1], out, ALL, desk.job())
        leave(disk, kind, left)
        refusal = refusal_of(partial(export_cases, cases, out, ALL, desk.job()))
        assert is_one_sentence(refusal or "Done.")
        named.add(refusal.partition(" cannot be written ")[0].rpartition("/")[2])
        assert holds_what_it_claims(out)
        disk.make_room()
        assert export_cases(cases, out, ALL, desk.job()).exported == (1, 2, 3)
        assert holds_what_it_claims(out)
        assert len((out / "jsonl" / "decisions.jsonl").read_text().splitlines()) == 3
        assert len(list(out.rglob("*.dcm"))) == 3
        assert sorted(path.name for path in disk.folder.iterdir()) == ["out", "out.zip"]
        assert not (out / STAGING).exists()
    assert named >= {"", "out", *(() if is_later else ALL.formats)}


def emptied(disk: SmallDisk) -> Path:
    disk.make_room()
    for entry in disk.folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    return disk.folder


def overread(*argv: object) -> int:
    def no_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
        raise AssertionError("no window is asked for")

    return main([str(part) for part in argv], WindowParts(no_window, lambda rounds: [], list))


@pytest.mark.parametrize(
    ("command", "room"),
    [
        (("export", "OUT", "--format", "csv", "--burned-in", "off"), (0, 12, 60)),
        (("queue", "claim", "2", "--reader", "bea"), (0, 9, 60)),
        (("backup", "OUT.db"), (0, 9, 40, 80, 150)),
        (("restore", "BACKUP", "--force"), (0, 9, 40, 80, 150, 200, 300)),
        (("bundles", "use", "cxr4-lite0"), (0, 1, 2, 3)),
    ],
    ids=lambda given: str(given[0]),
)
def test_a_command_meets_a_full_disk(
    disk: SmallDisk,
    desk: Desk,
    cases: list[ExportCase],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    room: Iterable[int],
) -> None:
    """Data folder and destination lie on it. What was there is there afterwards, and the same command then succeeds."""
    begun, backup = data_of(cases, tmp_path / "begun"), tmp_path / "backup.db"
    assert overread("backup", backup, "--data-dir", begun) == 0
    codes = set()
    for left in room:
        emptied(disk)
        data = fresh(disk, begun)
        named = [part.replace("OUT", str(disk.folder / "out")).replace("BACKUP", str(backup)) for part in command]
        leave(disk, "pages", left)
        capsys.readouterr()
        codes.add(code := overread(*named, "--data-dir", data))
        said = capsys.readouterr().err
        assert code == 0 or (is_one_sentence(said.rstrip("\n")) and len(said.splitlines()) == 1), said
        disk.make_room()
        assert_whole(data)
        with closing(open_store(data)) as store:
            assert len(store.queue()) == len(cases)
        if code:
            assert overread(*named, "--data-dir", data) == 0
        assert_whole(data)
        if command[0] == "export":
            assert holds_what_it_claims(disk.folder / "out")
            with closing(open_store(data)) as store:
                assert {entry.state for entry in store.queue()} == {"exported"}
    assert 0 in codes
    assert len(codes) > 1


def data_of(cases: list[ExportCase], data: Path) -> Path:
    with closing(open_store(data)) as store:
        for case in cases:
            recorded(store, case.assessment)
    return data
