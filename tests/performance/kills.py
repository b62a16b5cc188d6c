"""Kill -9 a process at random moments, while it records verdicts, works on the queue or exports, and see what is there
afterwards.

`python -m tests.performance.kills [N] [KIND ...]`: N kills of each kind (default: 200 of `verdicts`, `adjudication` and
`export`); the result stays in build/kills.json, with what was there of the other kinds.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from core.store.database import FILE_NAME, open_store

ROOT = Path(__file__).resolve().parents[2]
RESULT = ROOT / "build" / "kills.json"
LONGEST_S = 0.4
NOTE_EVERY = 10
Lines = list[tuple[str, str, str]]


@dataclass
class Outcome:
    """What so many kills left. `said`: words or steps whose call had returned; `lost`: those of them that are not
    there."""

    kills: int = 0
    said: int = 0
    in_flight: int = 0
    lost: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.lost and not self.problems


@dataclass
class WordsOutcome(Outcome):
    taken_back: int = 0
    waited_in_journal: int = 0


Progress = Callable[[Outcome], None]


def in_silence(outcome: Outcome) -> None:
    """Of tests, which keep no result."""


def run(data_dir: Path, kills: int, seed: int = 1, progress: Progress = in_silence) -> WordsOutcome:
    """Kill one process after the other on one data folder; after each, everything must be there and whole."""
    outcome, moments = WordsOutcome(), random.Random(seed)
    said: set[str] = set()
    gone: set[str] = set()
    with victims("tests.helpers.killed_reader", data_dir) as process:
        for number in range(kills):
            lines = killed_at_work(process, str(seed * 10_000 + number), moments)
            said |= {one for state, what, one in lines if (state, what) == ("kept", "WORD")}
            gone |= {one for state, what, one in lines if (state, what) == ("kept", "GONE")}
            outcome.in_flight += is_in_flight(lines)
            outcome.kills += 1
            look(data_dir, said, gone, outcome)
            outcome.said, outcome.taken_back = len(said), len(gone)
            progress(outcome)
    return outcome


@contextmanager
def victims(module: str, *arguments: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that forks the one which is killed; see `tests.helpers.victims`."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def killed_lines(
    process: subprocess.Popen[str], line: str, after_s: float | None, *, from_first: bool = False
) -> Lines:
    """What the child of a line had said when it was killed, so long after its start, or after it has first tried
    something: on a busy machine few would come so far otherwise. None: it was left alone."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    child = int(process.stdout.readline())
    timer = threading.Timer(after_s, _kill, (child,)) if after_s is not None else None
    if timer is not None and not from_first:
        timer.start()
    words: list[list[str]] = []
    while not (said := process.stdout.readline().strip()).endswith("ended"):  # behind a line that the kill cut
        assert said, "the process that forks is gone"
        if timer is not None and from_first and not words:
            timer.start()
        words.append(said.split())
    return [(one[0], one[1], " ".join(one[2:])) for one in words if len(one) == 3 or one[:1] == ["said"]]


def killed_at_work(process: subprocess.Popen[str], line: str, moments: random.Random) -> Lines:
    """One of four while it starts, or soon after; the others at work."""
    return killed_lines(process, line, moments.random() * LONGEST_S, from_first=moments.random() < 0.75)


def _kill(child: int) -> None:
    try:
        os.kill(child, signal.SIGKILL)
    except ProcessLookupError:  # it was through before
        return


def is_in_flight(lines: Lines) -> bool:
    """Whether the kill met a call that had not returned."""
    return bool(lines) and lines[-1][0] == "trying"


def look(data_dir: Path, said: set[str], gone: set[str], outcome: WordsOutcome) -> None:
    """Open the store as the next start would, and hold what is there against what was said."""
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection:
        before = {row[0] for row in connection.execute("SELECT assessment_id FROM assessments")}
    look_at_store(data_dir, outcome)
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection:
        there = {row[0] for row in connection.execute("SELECT assessment_id FROM assessments")}
        back = {row[0] for row in connection.execute("SELECT assessment_id FROM withdrawals")}
    outcome.waited_in_journal += len(there - before)
    outcome.lost = sorted((said - there) | (gone - back))


def look_at_store(data_dir: Path, outcome: Outcome) -> None:
    """The next start takes it, the trail is whole, SQLite finds nothing, and nothing waits any more."""
    store = open_store(data_dir)
    report, waiting = store.check_trail(), store.not_stored.words
    store.close()
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        whole = whole and connection.execute("PRAGMA foreign_key_check").fetchall() == []
    outcome.problems += report.problems
    if not whole or waiting:
        outcome.problems.append(f"kill {outcome.kills}: database whole: {whole}, still waiting: {waiting}")


def keep(kind: str, outcome: Outcome, duration_s: float) -> dict[str, Any]:
    """Write what is known so far of one kind, and leave the others as they are."""
    found: dict[str, Any] = json.loads(RESULT.read_text()) if RESULT.exists() else {}
    kinds: dict[str, Any] = found.get("kinds", {})
    kinds[kind] = asdict(outcome) | {"ok": outcome.ok, "duration_s": round(duration_s, 1)}
    document = {"ok": all(one["ok"] for one in kinds.values()), "kinds": kinds}
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(document, indent=2) + "\n")
    return document


def main(kills: int, wanted: list[str]) -> int:
    from tests.performance import export_kills, queue_kills

    runs: dict[str, Callable[..., Outcome]] = {
        "verdicts": run,
        "adjudication": queue_kills.run,
        "export": export_kills.run,
    }
    document: dict[str, Any] = {"ok": False}
    for kind in wanted or list(runs):
        started = time.monotonic()

        def progress(outcome: Outcome, kind: str = kind, started: float = started) -> None:
            if outcome.kills % NOTE_EVERY == 0 or not outcome.ok:
                keep(kind, outcome, time.monotonic() - started)

        with tempfile.TemporaryDirectory(prefix="overread-kills-") as folder:
            outcome = runs[kind](Path(folder) / "data", kills, progress=progress)
        document = keep(kind, outcome, time.monotonic() - started)
    print(json.dumps(document, indent=2))
    return 0 if document["ok"] else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, sys.argv[2:]))
