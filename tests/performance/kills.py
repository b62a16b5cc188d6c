"""Kill -9 a process that records verdicts, at random moments, and see what is there afterwards.

`python -m tests.performance.kills [N]`: N kills (default: 200); the result stays in build/kills.json.
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
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path

from core.store.database import FILE_NAME, open_store

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 0.4


@dataclass
class Outcome:
    """What so many kills left. `said`: words whose call had returned; `lost`: those of them that are not there."""

    kills: int = 0
    said: int = 0
    taken_back: int = 0
    in_flight: int = 0
    waited_in_journal: int = 0
    lost: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.lost and not self.problems


def run(data_dir: Path, kills: int, seed: int = 1) -> Outcome:
    """Kill one process after the other on one data folder; after each, everything must be there and whole."""
    outcome, moments = Outcome(), random.Random(seed)
    said: set[str] = set()
    gone: set[str] = set()
    command = [sys.executable, "-m", "tests.helpers.killed_reader", str(data_dir)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        for number in range(kills):
            lines = killed_lines(process, seed * 10_000 + number, moments.random() * LONGEST_S)
            said |= {one for state, what, one in lines if (state, what) == ("kept", "WORD")}
            gone |= {one for state, what, one in lines if (state, what) == ("kept", "GONE")}
            outcome.in_flight += bool(lines) and lines[-1][0] == "trying"
            outcome.kills += 1
            look(data_dir, said, gone, outcome)
        assert process.stdin is not None
        process.stdin.close()
    outcome.said, outcome.taken_back = len(said), len(gone)
    return outcome


def killed_lines(process: subprocess.Popen[str], seed: int, after_s: float) -> list[tuple[str, str, str]]:
    """What a child had said when it was killed, so long after its start."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{seed}\n")
    process.stdin.flush()
    child = int(process.stdout.readline())
    threading.Timer(after_s, os.kill, (child, signal.SIGKILL)).start()
    words = []
    while not (line := process.stdout.readline().strip()).endswith("ended"):  # behind a line that the kill cut
        assert line, "the recording process is gone"
        words.append(line.split())
    return [(one[0], one[1], one[2]) for one in words if len(one) == 3]


def look(data_dir: Path, said: set[str], gone: set[str], outcome: Outcome) -> None:
    """Open the store as the next start would, and hold what is there against what was said."""
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection:
        before = {row[0] for row in connection.execute("SELECT assessment_id FROM assessments")}
    store = open_store(data_dir)
    report, waiting = store.check_trail(), store.not_stored.words
    store.close()
    with closing(sqlite3.connect(data_dir / FILE_NAME)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        there = {row[0] for row in connection.execute("SELECT assessment_id FROM assessments")}
        back = {row[0] for row in connection.execute("SELECT assessment_id FROM withdrawals")}
    outcome.waited_in_journal += len(there - before)
    outcome.lost += sorted((said - there) | (gone - back))
    outcome.problems += report.problems
    if not whole or waiting:
        outcome.problems.append(f"kill {outcome.kills}: database whole: {whole}, still waiting: {waiting}")


def main(kills: int) -> int:
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="overread-kills-") as folder:
        outcome = run(Path(folder) / "data", kills)
    document = asdict(outcome) | {"ok": outcome.ok, "duration_s": round(time.monotonic() - started, 1)}
    target = ROOT / "build" / "kills.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(document, indent=2) + "\n")
    print(json.dumps(document, indent=2))
    return 0 if outcome.ok else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
