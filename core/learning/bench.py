"""Training's share of `overread bench`: epochs with loader, augmentation and average against a bare loop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as functional

from core.inference.engine.architectures import build_network
from core.learning.config import TrainingPlan
from core.learning.datasets import LabelledImage
from core.learning.loader import TrainingImages
from core.learning.memory import keep_freed_memory
from core.learning.survey import canvas_side, survey
from core.learning.training import Trainer
from core.side_by_side import BenchRow, interleaved

BATCHES, BATCH_SIZE = 4, 32  # enough images that the loader reads in a process of its own
IMAGE_PX = 112  # at which a step costs little, so that what surrounds it shows


def training_row(pictures: Sequence[Path], folder: Path, rounds: int) -> BenchRow:
    """One short epoch on the CPU, from kept canvases to moved weights, against the same network on ready tensors.

    Augmentation costs the same whatever the picture shows, so the pictures are few and drawn again and again. Both
    loops keep freed memory, as `overread train` does.
    """
    records = [
        LabelledImage(path, "ab"[k % 2], "train", "bench", path.name, patient_stated=False)
        for k, path in enumerate(pictures)
    ]
    plan = TrainingPlan(
        classes=("a", "b"), task="classes", image_px=IMAGE_PX, batch_size=BATCH_SIZE,
        draws={"bench": BATCHES * BATCH_SIZE},
    )  # fmt: skip
    keep_freed_memory()
    looked = survey(records, folder, canvas_side(plan.image_px), lambda done, total: None)
    images = TrainingImages(tuple(records), tuple(range(len(records))), looked.canvases)
    trainer = Trainer(plan, folder, lambda line: None)
    batches = trainer.opened(images, images.chosen([]))
    loop = _BareLoop(plan)
    try:
        name = f"an epoch of {BATCHES} batches of {BATCH_SIZE} at {IMAGE_PX} px, loader and augmentation included"
        peer = "bare PyTorch loop of the same network on ready tensors"
        return interleaved(name, lambda: trainer.train_epoch(images, batches), peer, loop.epoch, rounds)
    finally:
        trainer.close()


class _BareLoop:
    """Forward, cross-entropy, backward, AdamW: nothing else, and no data to wait for."""

    def __init__(self, plan: TrainingPlan) -> None:
        network = build_network(plan.architecture, len(plan.classes), {})
        self.model = network.module.train().to(memory_format=torch.channels_last)
        self.optimizer = torch.optim.AdamW(self.model.parameters())
        images = torch.randn(BATCH_SIZE, 3, plan.image_px, plan.image_px)
        self.images = images.contiguous(memory_format=torch.channels_last)
        self.labels = torch.arange(BATCH_SIZE) % 2

    def epoch(self) -> None:
        for _ in range(BATCHES):
            loss = functional.cross_entropy(self.model(self.images), self.labels)
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            self.optimizer.step()
