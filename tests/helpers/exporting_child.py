"""An export in a process that comes to a sudden end.

`python -m tests.helpers.exporting_child CASES DEST kill N`: it is killed at its N-th touch of a file in DEST.
`python -m tests.helpers.exporting_child CASES DEST limit BYTES`: no file may grow beyond so many bytes.

CASES: a pickle of the cases and the order. It prints what the export answers.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path

from core.errors import ExportFault
from core.export.dataset import ExportJob, export_cases
from core.export.service import export_worker
from core.settings import STANDARD_LIMITS
from tests.helpers.exports import KEY


def kill_at(moment: int, folder: str) -> None:
    touched = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal touched
        if event in ("open", "os.rename", "os.link", "os.remove") and str(arguments[0]).startswith(folder):
            touched += 1
            if touched == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def limit_files(most_bytes: int) -> None:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write then fails, as on a full disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))


def main(cases_file: str, destination: str, how: str, number: str) -> None:
    cases, order = pickle.loads(Path(cases_file).read_bytes())
    with export_worker(STANDARD_LIMITS, KEY) as worker:
        job = ExportJob(KEY, worker, lambda done, total: None, lambda: False)
        if how == "kill":
            kill_at(int(number), destination)
        else:
            limit_files(int(number))
        try:
            print(export_cases(cases, Path(destination), order, job).written)
        except ExportFault as fault:
            print(fault.message)


if __name__ == "__main__":
    main(*sys.argv[1:])
