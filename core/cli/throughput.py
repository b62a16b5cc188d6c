"""The share of `overread bench` that reads whole folders: ours from file to database, beside the bare network."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.analyze import places_of
from core.cli.folder_run import FolderRun, RunOptions
from core.cli.services import scan
from core.inference.worker import PeerRequest
from core.side_by_side import MIN_ROUNDS, BenchRow, from_times
from core.store.database import open_store

if TYPE_CHECKING:
    from core.inference.service import Engine
    from core.intake.service import Reader
    from core.study import Frame

MADE_COUNT, MADE_SIDE_PX = 96, 224
PEERS = {"bare": "bare network on ready tensors", "loader": "DataLoader loop: PIL open, resize, normalise, network"}


def write_pictures(frame: Frame, folder: Path) -> None:
    """Small JPEG files, each with a content of its own, out of one frame."""
    import numpy as np
    from PIL import Image

    from core.imaging.network_input import network_view

    picture = np.asarray(Image.fromarray(network_view(frame)).resize((MADE_SIDE_PX, MADE_SIDE_PX)))
    for number in range(MADE_COUNT):
        Image.fromarray(np.roll(picture, number, axis=1)).save(folder / f"{number:03d}.jpg", quality=92)


def folder_rows(reader: Reader, engine: Engine, folder: Path, rounds: int) -> list[BenchRow]:
    """`analyze --heatmaps none` over a folder of pictures, gate on, from reading to the commit, beside its peers.

    Starting the processes and looking for the files are left out on every side.
    """
    places = list(places_of(scan(reader, [str(folder)])))
    paths = tuple(place.path for place in places if place.problem is None)
    batch_size = engine.status().result().batch_size
    times: dict[str, list[float]] = {"ours": [], **{kind: [] for kind in PEERS}}
    for _ in range(max(rounds, MIN_ROUNDS) + 1):
        with tempfile.TemporaryDirectory() as data_dir:
            store = open_store(Path(data_dir))
            run = FolderRun(places, reader, engine, store, RunOptions())
            times["ours"].append(_milliseconds(lambda run=run: list(run.outcomes())))  # type: ignore[misc]
            store.close()
        for kind in PEERS:
            request = PeerRequest(kind, paths, batch_size)
            times[kind].append(_milliseconds(lambda request=request: engine.peer(request).result()))  # type: ignore[misc]
    name = f"folder of {len(paths)} pictures, from file to database, batches of {batch_size}"
    return [
        from_times(name, peer, list(zip(times["ours"], times[kind], strict=True))[1:]) for kind, peer in PEERS.items()
    ]


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000.0
