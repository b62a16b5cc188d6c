"""Reading ahead: how many processes, and that their number changes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from tests.helpers.training_sets import blobs

pytestmark = pytest.mark.engine
COUNT, SIDE = 120, 36


def images(folder: Path):  # type: ignore[no-untyped-def]
    from core.learning.datasets import LabelledImage
    from core.learning.loader import TrainingImages
    from core.learning.survey import Canvases

    labels = ["normal" if n % 2 else "pneumonia" for n in range(COUNT)]
    pixels = np.stack([blobs(n, labels[n] == "pneumonia", SIDE) for n in range(COUNT)])
    np.save(folder / "canvases.npy", pixels)
    records = tuple(
        LabelledImage(folder / f"{n}.png", labels[n], "train", f"source {n % 3}", str(n)) for n in range(COUNT)
    )
    return TrainingImages(records, tuple(range(COUNT)), Canvases(folder / "canvases.npy", COUNT, SIDE))


def test_a_gpu_gets_the_cores_that_the_cpu_keeps_for_itself() -> None:
    import torch

    from core.learning.loader import MOST_READERS, readers
    from core.learning.ranks import Ranks

    cores = os.cpu_count() or 1
    gpu = torch.device("cuda")
    assert readers(Ranks()) == 1
    assert readers(Ranks(device=gpu)) == max(1, min(MOST_READERS, cores - 1))
    assert readers(Ranks(world=2 * cores, device=gpu)) == 1


@pytest.mark.filterwarnings("ignore:This DataLoader will create:UserWarning")  # on a machine of one core
def test_the_number_of_reading_processes_changes_no_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that began on a GPU machine goes on beside one reader with the same pictures in the same order."""
    import torch

    from core.learning.config import TrainingPlan
    from core.learning.loader import Batches
    from core.learning.ranks import Ranks
    from core.learning.sampling import draw_epoch

    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    train = images(tmp_path)
    plan = TrainingPlan(classes=("normal", "pneumonia"), image_px=32, batch_size=16, seed=3)
    picks = draw_epoch(train.records, plan, 1)
    alone, several = (
        list(Batches(train, plan, len(picks), Ranks(device=torch.device(name))).of(picks)) for name in ("cpu", "cuda")
    )
    assert len(alone) == len(several) == COUNT // 16
    for one, other in zip(alone, several, strict=True):
        assert all(torch.equal(a, b) for a, b in zip(one, other, strict=True))


@pytest.mark.filterwarnings("ignore:This DataLoader will create:UserWarning")  # on a machine of one core
def test_a_reader_that_is_started_anew_reads_the_same(tmp_path: Path) -> None:
    """As Windows and macOS start every process: what it is to do has to be sent to it."""
    import torch

    from core.learning.config import TrainingPlan
    from core.learning.loader import Batches
    from core.learning.ranks import Ranks
    from core.learning.sampling import draw_epoch

    train = images(tmp_path)
    plan = TrainingPlan(classes=("normal", "pneumonia"), image_px=32, batch_size=16, seed=3)
    picks = draw_epoch(train.records, plan, 1)
    forked, spawned = (Batches(train, plan, len(picks), Ranks()) for _ in range(2))
    spawned._loader.multiprocessing_context = "spawn"
    for one, other in zip(forked.of(picks), spawned.of(picks), strict=True):
        assert all(torch.equal(a, b) for a, b in zip(one, other, strict=True))
