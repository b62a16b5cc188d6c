"""Processor time per image, side by side: `python -m tests.performance.processor_time FOLDER [ROUNDS]` (Linux).

For machines that are too busy for wall-clock times to mean anything. Torch has one thread, so that none waits.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from core.bundles.library import find_bundle
from core.cli.folder_run import FolderRun, Place, RunOptions
from core.inference.service import Engine, EngineOptions
from core.inference.worker import PeerRequest
from core.intake.service import Reader
from core.settings import Settings
from core.store.database import open_store

KINDS = ("bare", "ours", "loader")


def seconds_of(process_id: int | None) -> float:
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def one_pass(kind: str, paths: list[str], engine: Engine, reader: Reader) -> list[float]:
    """Milliseconds per image of the network's process, the reader's and this one."""
    places = [Place(path, 1, pixel_bytes=2**17) for path in paths]
    processes = (engine.process_id, reader.process_id, os.getpid())
    with tempfile.TemporaryDirectory() as data_dir:
        store = open_store(Path(data_dir))
        before = [seconds_of(process_id) for process_id in processes]
        if kind == "ours":
            list(FolderRun(places, reader, engine, store, RunOptions()).outcomes())
        else:
            engine.peer(PeerRequest(kind, tuple(paths), 16)).result()
        after = [seconds_of(process_id) for process_id in processes]
        store.close()
    return [1000.0 * (late - early) / len(paths) for early, late in zip(before, after, strict=True)]


def main(folder: Path, rounds: int) -> None:
    paths = sorted(str(path) for path in folder.iterdir())
    engine = Engine(find_bundle(Settings().bundle, folder), "cpu", options=EngineOptions(threads=1))
    reader = Reader(Settings().max_pixels)
    engine.start()
    reader.start()
    reader.read(paths[0]).result()
    engine.peer(PeerRequest("loader", tuple(paths[:16]), 16)).result()
    passes = [{kind: one_pass(kind, paths, engine, reader) for kind in KINDS} for _ in range(rounds)]
    engine.close()
    reader.close()
    for kind in KINDS:
        columns = list(zip(*(one[kind] for one in passes), strict=True))
        parts = dict(zip(("network", "reader", "command"), map(statistics.median, columns), strict=True))
        total = statistics.median(sum(one[kind]) for one in passes)
        print(json.dumps({"kind": kind, "ms": round(total, 2), **{name: round(ms, 2) for name, ms in parts.items()}}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
