"""Processes that run `overread export` until they are killed: `python -m tests.helpers.killed_exporter`.

Each line of the input (`tests.helpers.victims`) is a data folder, a destination, whether text is looked for in the
pixels, and at which touch of a file in the two folders it kills itself (0: at none), as JSON. An export that is through
says how many touches it took.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout

import core.export.dataset
import core.export.service  # noqa: F401
from core.cli.main import WindowParts, main
from tests.helpers.victims import fork_for_each_line, told

FORMATS = "imagefolder,coco,csv,jsonl,dicom"


class Touches:
    """Counts how often a file is opened, renamed, linked or removed in some folders, and kills at one of them."""

    def __init__(self, folders: tuple[str, ...], last: int) -> None:
        self.count, self._folders, self._last = 0, folders, last
        sys.addaudithook(self._watch)

    def _watch(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in ("open", "os.rename", "os.link", "os.remove") and str(arguments[0]).startswith(self._folders):
            self.count += 1
            if self.count == self._last:
                os.kill(os.getpid(), signal.SIGKILL)


def export(line: str) -> None:
    data_dir, destination, burned_in, last = json.loads(line)
    call = ["export", destination, "--format", FORMATS, "--zip", "--burned-in", burned_in, "--data-dir", data_dir]
    parts = WindowParts(lambda paths, data, snapshot: 0, lambda rounds: [], list)

    def run() -> int:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as said:
            code = main(call, parts)
        if code:
            print(f"said {code} {said.getvalue()!r}", flush=True)
        return code

    touches = Touches((data_dir, destination), last)
    if told("EXPORT", burned_in, run) == 0:
        print(f"kept WHOLE {touches.count}", flush=True)


if __name__ == "__main__":
    fork_for_each_line(export)
