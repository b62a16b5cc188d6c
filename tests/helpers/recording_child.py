"""A process that records assessments until it is killed: `python -m tests.helpers.recording_child DATA_DIR SOURCES`.

For each line of its input it forks; the child opens the store, says its process id, then, for each file of SOURCES that
the line names, "recording", records one disagreement with a copy of that file, and says the assessment's id. When the
child has ended, "ended" follows.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from core.store.database import open_store
from tests.helpers.cases import origin_of, prediction_for, recorded, said


def main(data_dir: Path, sources: Path) -> None:
    open_store(data_dir).close()
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                record_all(data_dir, [sources / name for name in line.split()])
            finally:
                os._exit(1)
        os.waitpid(child, 0)
        print("ended", flush=True)


def record_all(data_dir: Path, files: list[Path]) -> None:
    print(os.getpid(), flush=True)
    words = [said(prediction_for(origin_of(file)), "pneumonia", "absent") for file in files]
    store = open_store(data_dir)
    for word in words:
        print("recording", flush=True)
        recorded(store, word, keep="copy")
        print(word.assessment_id, flush=True)
    signal.pause()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
