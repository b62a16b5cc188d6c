"""Overread without root's right to pass over rights, in a process of its own.

`python -m tests.helpers.refused_child commands`: for each line of its input, a list of arguments, it runs that command
of `overread` and answers with a line {"code", "out", "err"}; an exception that got through is code -1.
`python -m tests.helpers.refused_child window DATA_DIR PATH TEXT`: it opens the window, waits until TEXT stands in the
status line or in the network's place, and answers with {"said", "reports"}: all that stood there, and what was taken
for a fault of ours.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.main import ReadingWindow

ROOT = Path(__file__).resolve().parents[2]
_DROP_FROM_BOUNDING_SET, _OVERRIDE, _READ_SEARCH = 24, 1, 2  # prctl(2), capabilities(7)
WINDOW_LIMIT_MS = 60_000


def as_others(what: Sequence[str], given: str = "") -> list[Any]:
    """The answers of this module, run by an account that rights hold for: root loses those that lift it above them."""
    command = [sys.executable, "-m", "tests.helpers.refused_child", *what]
    done = subprocess.run(
        command, input=given, cwd=ROOT, capture_output=True, text=True, timeout=300, preexec_fn=_obey_rights, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _obey_rights() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (_OVERRIDE, _READ_SEARCH):
        libc.prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)  # holds from the exec on; refused where it is not root


def run_commands() -> None:
    from core.cli.main import WindowParts, main

    parts = WindowParts(lambda paths, data_dir, snapshot: -1, lambda rounds: [], list)
    for line in list(sys.stdin):
        out, err, code = io.StringIO(), io.StringIO(), -1
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = main(json.loads(line), parts)
            except BaseException:  # noqa: BLE001 - that it came through is the answer
                traceback.print_exc()
        print(json.dumps({"code": code, "out": out.getvalue(), "err": err.getvalue()}), flush=True)


def open_window(data_dir: str, path: str, wanted: str) -> None:
    from PySide6.QtCore import QTimer

    from app.main import run_window

    said: list[str] = []
    reports: list[str] = []

    def observe(reading: ReadingWindow) -> None:
        def hear(text: str) -> None:
            said.append(text)
            if wanted in text:
                QTimer.singleShot(0, reading.window.close)

        session = reading.session
        session.message.connect(hear)
        session.network_changed.connect(lambda: hear(session.network_problem))
        session.jobs.bug.connect(lambda error: reports.append(repr(error)))
        QTimer.singleShot(WINDOW_LIMIT_MS, reading.window.close)

    run_window([path], data_dir, observe=observe)
    print(json.dumps({"said": said, "reports": reports}))


if __name__ == "__main__":
    if sys.argv[1] == "commands":
        run_commands()
    else:
        open_window(*sys.argv[2:])
