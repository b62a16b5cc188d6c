"""Resident memory over many images in one worker: `python -m tests.performance.memory [COUNT]` (Linux)."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from core.bundles.library import find_bundle
from core.cli.folder_run import FolderRun, Place, RunOptions
from core.inference.service import Engine
from core.intake.service import Reader
from core.settings import Settings
from core.store.database import open_store
from tests.helpers.pictures import write_pictures

FIRST = 100
ALLOWED = 1.03


def resident_mib(process_id: int | None) -> float:
    pages = int(Path(f"/proc/{process_id}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main(count: int) -> int:
    """Exit code 0 where no process holds more than 3 % above what it held after the first hundred."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "data"
        pictures = sorted(write_pictures(Path(folder) / "films", count).iterdir())
        engine = Engine(find_bundle(Settings().bundle, data_dir), "cpu")
        reader = Reader(Settings().max_pixels)
        engine.start()
        reader.start()
        store = open_store(data_dir)
        places = [Place(str(path), 1, pixel_bytes=120 * 120) for path in pictures]
        rows = []
        for done, _ in enumerate(FolderRun(places, reader, engine, store, RunOptions(maps=True)).outcomes(), start=1):
            if done % FIRST == 0:
                processes = {"network": engine.process_id, "reader": reader.process_id, "command": os.getpid()}
                rows.append({"images": done, **{name: resident_mib(pid) for name, pid in processes.items()}})
        engine.close()
        reader.close()
        store.close()
    growth = {name: round(rows[-1][name] / rows[0][name], 4) for name in ("network", "reader", "command")}
    print(json.dumps({"first": rows[0], "last": rows[-1], "growth": growth}, indent=1))
    return 0 if growth["network"] <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
