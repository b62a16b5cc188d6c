"""A folder through the real processes: what is kept, what is repeated after a kill, what comes from the store."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

from core.bundles.library import Bundle
from core.cli.folder_run import FolderRun, Outcome, Place, RunOptions
from core.findings import Prediction
from core.inference.service import Engine
from core.intake.service import Reader
from core.paths import resources_dir
from core.settings import STANDARD_LIMITS
from core.store.database import Store, open_store
from core.workers.lane import LaneState
from tests.helpers.pictures import write_pictures
from tests.helpers.waiting import is_running, wait_until

pytestmark = pytest.mark.engine
ROOT = Path(__file__).resolve().parents[3]
COUNT, BATCH = 40, 16
Asked = list[int]


class CountingEngine(Engine):
    """Counts the frames of every batch that it is asked for."""

    def __init__(self, bundle: Bundle, on_state: Callable[[LaneState, str], None] | None = None) -> None:
        super().__init__(bundle, "cpu", on_state)
        self.asked: Asked = []

    def predict_batch(self, frames: Sequence[Any], **options: Any) -> Future[list[Prediction]]:
        self.asked.append(len(frames))
        return super().predict_batch(frames, **options)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pictures(tmp_path_factory.mktemp("films") / "folder", COUNT)


@pytest.fixture(scope="module")
def places(folder: Path) -> list[Place]:
    return [Place(str(path), 1, pixel_bytes=120 * 120) for path in sorted(folder.iterdir())]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    reader = Reader(STANDARD_LIMITS)
    reader.start()
    yield reader
    reader.close()


@pytest.fixture(scope="module")
def engine(random_bundle: Bundle) -> Iterator[CountingEngine]:
    engine = CountingEngine(random_bundle)
    engine.start()
    yield engine
    engine.close()


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    store = open_store(data_dir)
    yield store
    store.close()


def run(places: list[Place], reader: Reader, engine: Engine, store: Store, **options: bool) -> list[Outcome]:
    return list(FolderRun(places, reader, engine, store, RunOptions(**options)).outcomes())


def test_every_place_once_in_order_and_from_the_store_next_time(
    places: list[Place], reader: Reader, engine: CountingEngine, store: Store
) -> None:
    engine.asked.clear()
    first = run(places, reader, engine, store)
    assert [outcome.place for outcome in first] == places
    assert all(o.prediction is not None and o.prediction.scores and not o.cached for o in first)
    assert engine.asked == [BATCH, BATCH, 8]
    again = run(places, reader, engine, store)
    assert engine.asked == [BATCH, BATCH, 8]
    assert all(outcome.cached for outcome in again)
    assert [o.prediction.scores for o in again if o.prediction] == [o.prediction.scores for o in first if o.prediction]
    fresh = run(places[:3], reader, engine, store, fresh=True)
    assert engine.asked[3:] == [3]
    assert not any(outcome.cached for outcome in fresh)


def test_maps_are_added_to_what_was_stored_without_them(
    places: list[Place], reader: Reader, engine: CountingEngine, store: Store
) -> None:
    first = run(places[:5], reader, engine, store)
    engine.asked.clear()
    mapped = run(places[:6], reader, engine, store, maps=True)
    assert engine.asked == [6]
    assert all(o.prediction is not None and len(o.prediction.heatmaps) == 4 for o in mapped)
    scores = [o.prediction.scores for o in mapped[:5] if o.prediction]
    assert scores == [o.prediction.scores for o in first if o.prediction]
    assert all(outcome.cached for outcome in run(places[:6], reader, engine, store, maps=True))
    assert engine.asked == [6]


def test_bad_files_cost_nobody_else_anything(
    places: list[Place], reader: Reader, engine: CountingEngine, store: Store, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.dcm"
    letter.write_text("Dear colleague")
    mixed = [places[0], Place("gone.dcm", 1, "gone.dcm is gone."), Place(str(letter), 1), places[1]]
    outcomes = run(mixed, reader, engine, store, keep_frames=True)
    assert [outcome.reason is None for outcome in outcomes] == [True, False, False, True]
    assert "is not a DICOM" in (outcomes[2].reason or "")
    assert [outcome.frame is not None for outcome in outcomes] == [True, False, False, True]


@pytest.mark.parametrize("after", [0, 1, 17, 33], ids=["while it loads", "early", "in the middle", "late"])
def test_a_killed_network_repeats_at_most_the_batches_under_way(
    places: list[Place], reader: Reader, random_bundle: Bundle, store: Store, after: int
) -> None:
    states: list[LaneState] = []
    engine = CountingEngine(random_bundle, lambda state, sentence: states.append(state))
    engine.start()
    try:
        wait_until(lambda: engine.process_id is not None, 10, "the process has been started")
        outcomes = FolderRun(places, reader, engine, store, RunOptions()).outcomes()
        seen = [next(outcomes) for _ in range(after)]
        victim = engine.process_id
        assert victim is not None
        os.kill(victim, signal.SIGKILL)
        seen += outcomes
        wait_until(lambda: LaneState.RESTARTING in states, 20, "the process has been replaced")
    finally:
        engine.close()
    assert [outcome.place for outcome in seen] == places
    assert [outcome.reason for outcome in seen] == [None] * COUNT
    assert sum(engine.asked) - COUNT <= BATCH
    assert len(store.predicted_frames(random_bundle.ref)) == COUNT


def test_a_killed_reader_costs_no_image(
    places: list[Place], random_bundle: Bundle, engine: CountingEngine, store: Store
) -> None:
    with ExitStack() as stack:
        reader = Reader(STANDARD_LIMITS)
        reader.start()
        stack.callback(reader.close)
        outcomes = FolderRun(places, reader, engine, store, RunOptions()).outcomes()
        seen = [next(outcomes)]
        assert reader.process_id is not None
        os.kill(reader.process_id, signal.SIGKILL)
        seen += outcomes
    assert [outcome.reason for outcome in seen] == [None] * COUNT


def started(folder: Path, jsonl: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "app", "analyze", str(folder), "--jsonl", str(jsonl)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def children_of(process_id: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(entry.read_text().rpartition(")")[2].split()[1]) == process_id:
                found.append(int(entry.parent.name))
    return found


def lines_of(jsonl: Path) -> list[dict[str, Any]]:
    if not jsonl.exists():
        return []
    return [
        json.loads(line) for line in jsonl.read_text(encoding="utf-8").splitlines(keepends=True) if line[-1] == "\n"
    ]


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds child processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT], ids=["killed", "Ctrl-C"])
def test_a_stopped_command_goes_on_where_it_was(folder: Path, tmp_path: Path, how: signal.Signals) -> None:
    jsonl = tmp_path / "records.jsonl"
    with started(folder, jsonl) as process:
        wait_until(lambda: len(lines_of(jsonl)) >= 1, 200, "the first batch is written")
        children = children_of(process.pid)
        if how is signal.SIGINT:
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: to the whole group
        else:
            process.kill()
        out, said = process.communicate(timeout=60)
    assert (process.returncode, said) == ((130, "Stopped.\n") if how is signal.SIGINT else (-signal.SIGKILL, ""))
    assert out == ""
    assert len(children) >= 2
    wait_until(lambda: not any(is_running(child) for child in children), 20, "no child is left")
    before = lines_of(jsonl)
    with started(folder, jsonl) as process:
        out, said = process.communicate(timeout=300)
    assert (process.returncode, out, said) == (0, "", "")
    after = lines_of(jsonl)
    assert len(after) == COUNT
    assert [record["cached"] for record in after[: len(before)]] == [True] * len(before)
    for one, other in zip(before, after, strict=False):
        assert one | {"cached": True} == other


def replayed(record: Any, tmp_path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    path = tmp_path / "record.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    command = [sys.executable, "-m", "app", "replay", str(path), *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Of three of the example radiographs, analysed by the shipped bundle."""
    few = tmp_path_factory.mktemp("few")
    for path in sorted((resources_dir() / "examples").glob("*.jpg")):
        (few / path.name).write_bytes(path.read_bytes())
    data_dir = tmp_path_factory.mktemp("elsewhere")
    command = [sys.executable, "-m", "app", "analyze", str(few), "--json", "--data-dir", str(data_dir)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert [record["run"]["batch_size"] for record in found] == [4, 4, 4]
    return found


def test_a_record_replays_bit_for_bit(records: list[dict[str, Any]], tmp_path: Path) -> None:
    done = replayed(records, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.endswith("(bit for bit)") for line in done.stdout.splitlines()] == [True] * 3
    elsewhere = records[0] | {"run": records[0]["run"] | {"machine": "another"}}
    done = replayed(elsewhere, tmp_path)
    assert done.returncode == 0
    assert "(within 0.0001" in done.stdout


def test_what_differs_has_changed_or_is_gone_is_said(records: list[dict[str, Any]], tmp_path: Path) -> None:
    def score(record: dict[str, Any], **changes: Any) -> list[dict[str, Any]]:
        return [record["scores"][0] | changes, *record["scores"][1:]]

    moved = tmp_path / "moved.png"
    moved.write_bytes(Path(records[1]["path"]).read_bytes())
    wrong = [
        records[0] | {"scores": score(records[0], raw=records[0]["scores"][0]["raw"] + 1e-9)},
        records[0] | {"path": str(moved)},
        records[0] | {"path": str(tmp_path / "gone.png")},
        records[0] | {"bundle": records[0]["bundle"] | {"sha256": "0" * 64}},
        records[0] | {"bundle": {"name": "other", "version": "9", "sha256": "0" * 64}},
        {"status": "error"},
    ]
    done = replayed(wrong, tmp_path, "--json")
    assert done.returncode == 1
    results = json.loads(done.stdout)
    assert [result["outcome"] for result in results] == ["different", *["not replayed"] * 4]
    assert "raw was" in results[0]["differences"][0]
    said = ("not the image of the record any more", "gone.png", "has changed since the record", "is not here")
    for result, words in zip(results[1:], said, strict=True):
        assert words in result["reason"]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", ["", "[", "[]", "{}", '{"status": "ok"}', '[{"status": "error"}]', "[" * 100_000])
def test_what_is_no_record_is_wrong_use(tmp_path: Path, content: str) -> None:
    path = tmp_path / "record.json"
    path.write_text(content)
    from core.cli.replay import read_records
    from core.errors import UsageFault

    with pytest.raises(UsageFault) as caught:
        read_records(path)
    assert str(path) in caught.value.message
