"""The process is killed (-9) right after `record` has returned, and at random moments: all there, or nothing."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest

from core.store.database import FILE_NAME, open_store
from tests.performance import export_kills, kills, queue_kills

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


class Recorder:
    """The other end of tests.helpers.recording_child."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._in: IO[str] = process.stdin
        self._out: IO[str] = process.stdout

    def start(self, *names: str) -> int:
        """Let a fresh process record these files; its id."""
        self._in.write(" ".join(names) + "\n")
        self._in.flush()
        return int(self._out.readline())

    def next_line(self) -> str:
        return self._out.readline().strip()

    def rest(self) -> list[str]:
        """What the killed process had still said."""
        lines = []
        while (line := self.next_line()) != "ended":
            lines.append(line)
        return lines


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Forty files of 1 MB, each with a content of its own."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.dcm").write_bytes(random.Random(number).randbytes(1_000_000))
    return folder


@pytest.fixture
def recorder(data_dir: Path, sources: Path) -> Iterator[Recorder]:
    command = [sys.executable, "-m", "tests.helpers.recording_child", str(data_dir), str(sources)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        recorder = Recorder(process)
        assert recorder.next_line() == "ready"
        yield recorder
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=10) == 0


def whole_cases(data_dir: Path) -> set[str]:
    """The ids of all assessments, once it is sure that each has one entry with one event, and a whole copy."""
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute(
            "SELECT a.assessment_id, count(DISTINCT q.queue_id), count(e.event_id) FROM assessments a "
            "LEFT JOIN queue_entries q USING (assessment_id) LEFT JOIN queue_events e USING (queue_id) GROUP BY 1"
        ).fetchall()
        entries = connection.execute("SELECT count(*) FROM queue_entries").fetchone()[0]
    assert all(row[1:] == (1, 1) for row in rows)
    assert entries == len(rows)
    store = open_store(data_dir)
    for entry in store.queue():
        kept = store.instance_file(entry.assessment.origin)
        assert kept is not None
        assert kept.is_relative_to(data_dir / "instances")
    store.close()
    return {row[0] for row in rows}


def test_what_record_has_returned_survives_fifty_kills(recorder: Recorder, data_dir: Path) -> None:
    said = set()
    for number in range(50):
        process_id = recorder.start(f"{number % 40}.dcm")
        assert recorder.next_line() == "recording"
        said.add(recorder.next_line())
        os.kill(process_id, signal.SIGKILL)
        assert recorder.rest() == []
    assert len(said) == 50
    assert whole_cases(data_dir) == said


def test_a_kill_at_any_moment_leaves_a_whole_case_or_none(recorder: Recorder, data_dir: Path) -> None:
    """Killed up to 12 ms into a recording, mostly early: while it copies, in the transaction, or after."""
    moments = random.Random(2)
    said: set[str] = set()
    cut_short = 0
    for number in range(20):
        process_id = recorder.start(f"{2 * number}.dcm", f"{2 * number + 1}.dcm")
        for _ in range(moments.choice([1, 3])):
            lines = [recorder.next_line()]
            said |= {line for line in lines if line != "recording"}
        deadline = time.perf_counter() + 0.012 * moments.random() ** 2
        while time.perf_counter() < deadline:
            pass
        os.kill(process_id, signal.SIGKILL)
        rest = recorder.rest()
        said |= {line for line in rest if line != "recording"}
        cut_short += not rest
        there = whole_cases(data_dir)
        assert said <= there
        assert len(there - said) <= number + 1
    assert cut_short >= 1
    for file in (data_dir / "instances").rglob("*"):
        if file.is_file() and file.suffix != ".part":
            assert hashlib.sha256(file.read_bytes()).hexdigest() == file.name


def test_ten_kills_lose_no_word_and_leave_journal_and_trail_whole(data_dir: Path) -> None:
    """At any moment, with words that wait in the journal too. `make kills` does it 200 times."""
    outcome = kills.run(data_dir, 10, seed=7)
    assert outcome.ok, (outcome.lost, outcome.problems)
    assert outcome.kills == 10
    assert outcome.said > 0  # how many depends on how busy the machine is


def test_ten_kills_lose_no_step_of_the_queue_and_take_none_twice(data_dir: Path) -> None:
    outcome = queue_kills.run(data_dir, 10, seed=7)
    assert outcome.ok, (outcome.lost, outcome.problems)
    assert outcome.kills == 10
    assert outcome.adjudicated > 0


def test_what_a_killed_export_calls_whole_is_whole_and_the_next_run_completes_it(data_dir: Path) -> None:
    outcome = export_kills.run(data_dir, 4, seed=7)
    assert outcome.ok, (outcome.lost, outcome.problems)
    assert (outcome.kills, outcome.completed) == (4, 2)
