"""Training a classifier on labelled radiographs: deterministic by seed, a checkpoint an epoch, resumable."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from core.errors import DatasetError, Sentence, TrainingFault
from core.inference.engine.architectures import build_network
from core.learning.average import follow
from core.learning.checkpoints import BEST, LAST, load_state, run_digest, save_state
from core.learning.config import TrainingPlan
from core.learning.event_files import EventFile
from core.learning.guidance import (
    WithFeatures,
    abnormal_classes,
    attention_loss,
    check_attention,
    linear_weight,
    outside_share,
)
from core.learning.loader import Batches, TrainingImages, as_input, passes_of
from core.learning.losses import loss_of, mixed_up
from core.learning.ranks import Ranks
from core.learning.sampling import draw_epoch
from core.learning.schedule import attention_names, freeze_backbone, head_names, optimizer_of, rate_at, set_rate
from core.learning.starting import start_weights
from core.learning.targets import class_weights, targets
from core.learning.validation import Validator
from core.progress import CountedLine

REPORT_PASSES = 20
EVENTS = "events"
Progress = Callable[[str], None]
_DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}


class Trainer:
    """One run in one folder: `checkpoint.pt` after every epoch, `best.pt` for the best epoch on val."""

    def __init__(self, plan: TrainingPlan, folder: Path, progress: Progress, ranks: Ranks | None = None) -> None:
        """Raises DatasetError or BundleError where plan, network and device do not go together."""
        self.plan, self.folder, self.ranks, self.spec = plan, folder, ranks or Ranks(), plan.input_spec()
        self.progress = progress if self.ranks.first else _silent
        self.device = self.ranks.device
        if plan.precision == "fp16" and self.device.type != "cuda":
            raise DatasetError("precision fp16 needs a CUDA device; choose bf16 or fp32.")
        if plan.batch_size % self.ranks.world:
            raise DatasetError(
                "batch_size {batch_size} must be a multiple of the {world} processes.",
                batch_size=plan.batch_size,
                world=self.ranks.world,
            )
        check_attention(plan)
        torch.manual_seed(plan.seed)
        self.network = build_network(plan.architecture, len(plan.classes), dict(plan.architecture_args))
        self.model = self.network.module.to(self.device).to(memory_format=torch.channels_last)
        self.average = deepcopy(self.model).eval()
        self.heads = head_names(self.network, self.spec)
        self.fresh = self.heads | attention_names(self.network)
        self.weight = linear_weight(self.network, len(plan.classes)) if plan.outside_weight > 0 else None
        self.optimizer = optimizer_of(self.model, self.fresh, plan)
        self.scaler = torch.amp.GradScaler(self.device.type, enabled=plan.precision == "fp16")
        self.epoch, self.step, self.best, self.best_epoch = 0, 0, -math.inf, 0
        self.start, self.digest = "", ""
        self.earlier: dict[str, Any] | None = None
        self.frozen: bool | None = None
        self.forward: torch.nn.Module | None = None

    def start_from(self, given: Mapping[str, Tensor], name: str, sha256: str) -> None:
        """Start from other weights (see `start_weights`); their hash is part of what decides the run."""
        start_weights(self.model, self.fresh, given, name)
        self.average.load_state_dict(self.model.state_dict())
        self.start = sha256

    def claim(self, train: TrainingImages, val: TrainingImages) -> None:
        """Look whether the folder is free or holds an earlier part of this very run. Raises DatasetError otherwise."""
        self.digest = run_digest(self.plan, (train, val), self.start)
        self.earlier = load_state(self.folder / LAST, self.digest)

    def run(self, train: TrainingImages, val: TrainingImages) -> None:
        """Train, or go on from the folder's last checkpoint: either way the same weights come out.

        Raises TrainingFault on a loss that is no number, DatasetError where the folder holds another run.
        """
        batches = self.opened(train, val)
        validator = Validator(val, self.plan, self.ranks)
        try:
            while self.epoch < self.plan.epochs and not self._is_stale():
                self.train_epoch(train, batches)
                self.epoch += 1
                self._close_epoch(validator)
        finally:
            self.close()

    def opened(self, train: TrainingImages, val: TrainingImages) -> Batches:
        """Make ready for `train_epoch`: the last checkpoint's state, the loss, the loader and the event file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.digest:
            self.claim(train, val)
        self._resume()
        self.loss = loss_of(self.plan, torch.from_numpy(class_weights(*targets(train.records, self.plan), self.plan)))
        self.abnormal = abnormal_classes(self.plan.classes).to(self.device)
        length = len(draw_epoch(train.records, self.plan, 0))
        self.passes = passes_of(length, self.plan.batch_size)
        if length < self.plan.batch_size and self.ranks.world > 1:
            raise DatasetError(
                "{length} images fill no batch of {batch_size}; train in one process.",
                length=length,
                batch_size=self.plan.batch_size,
            )
        if min(length, self.plan.batch_size) // self.ranks.world == 1:
            self._check_single_images()
        self.events = EventFile(self.folder / EVENTS) if self.ranks.first else None
        return Batches(train, self.plan, length, self.ranks)

    def _check_single_images(self) -> None:
        """Batch norm has no spread to take from one image with a map of one cell. Raises DatasetError."""
        if not any(isinstance(part, torch.nn.BatchNorm2d) for part in self.model.modules()):
            return
        was_training = self.model.training
        self.model.eval()
        with torch.no_grad():
            blank = torch.zeros(1, self.spec.channels, self.spec.height, self.spec.width, device=self.device)
            cells = self.network.features(blank).shape[2:].numel()
        self.model.train(was_training)
        if cells == 1:
            raise DatasetError(
                "Batches of one image teach this network nothing at {height} px, where its last map is one "
                "cell; raise batch_size or image_px, or add images.",
                height=self.spec.height,
            )

    def close(self) -> None:
        """Close the event file."""
        if self.events is not None:
            self.events.close()

    def _is_stale(self) -> bool:
        """Early stopping: no better score on val for `patience` epochs."""
        return 0 < self.plan.patience <= self.epoch - self.best_epoch

    def train_epoch(self, train: TrainingImages, batches: Batches) -> None:
        """One epoch, from its seeds alone. Raises TrainingFault on a loss that is no number."""
        # Dropout and drop-path repeat after a resume; each process has its own.
        torch.manual_seed((self.plan.seed * 1000 + self.epoch) * 1024 + self.ranks.rank)
        forward = self._forward()
        picks = draw_epoch(train.records, self.plan, self.epoch)
        began, mean = time.monotonic(), torch.zeros((), device=self.device)
        for number, batch in enumerate(batches.of(picks)):
            loss = self._loss(forward, tuple(part.to(self.device) for part in batch), number)
            group = min(self.plan.accumulate, self.passes - number // self.plan.accumulate * self.plan.accumulate)
            self.scaler.scale(loss / group).backward()  # type: ignore[no-untyped-call]
            if (number + 1) % self.plan.accumulate == 0 or number + 1 == self.passes:
                self._step()
            mean += loss.detach()
            if (number + 1) % REPORT_PASSES == 0 or number + 1 == self.passes:
                self._report(number + 1, mean.item() / (number + 1), began)

    def _forward(self) -> torch.nn.Module:
        """The network in train mode, shared between the processes anew when the backbone freezes or thaws."""
        frozen = self.epoch < self.plan.frozen_epochs
        freeze_backbone(self.model, self.fresh, frozen)
        if self.frozen is not frozen:
            self.frozen, self.forward = frozen, None
            self.forward = self.ranks.shared(WithFeatures(self.network, self.plan.guided))
        assert self.forward is not None
        return self.forward

    def _loss(self, forward: torch.nn.Module, batch: tuple[Tensor, ...], number: int) -> Tensor:
        """The loss of one batch: grey, values, known, masks."""
        grey, values, known, masks = batch
        ready: tuple[Tensor, ...] = (as_input(grey, self.spec), values, known, masks.float() / 255.0)
        if self.plan.mixup > 0:
            ready = mixed_up(ready, self.plan.mixup, (self.plan.seed, self.epoch, number, self.ranks.rank))
        images, values, known, masks = ready
        with torch.autocast(self.device.type, _DTYPES[self.plan.precision], enabled=self.plan.precision != "fp32"):
            logits, features, looked = forward(images)
        loss = self.loss(logits, values, known)
        if self.weight is not None and features is not None:
            wanted = values * known * self.abnormal
            loss = loss + self.plan.outside_weight * outside_share(features, self.weight, wanted, masks[:, -1:])
        if self.plan.attention_weight > 0 and looked is not None:
            loss = loss + self.plan.attention_weight * attention_loss(looked, masks[:, :1])
        return loss

    def _step(self) -> None:
        total = self.plan.epochs * -(-self.passes // self.plan.accumulate)
        set_rate(self.optimizer, rate_at(self.step, total, self.plan))
        self.scaler.step(self.optimizer)
        self.scaler.update()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        follow(self.average, self.model, self.plan.ema_decay, self.step)

    def _report(self, done: int, loss: float, began: float) -> None:
        """Progress of the epoch; a loss that is no number ends the run here, before it reaches a checkpoint."""
        if not math.isfinite(loss):
            raise TrainingFault(
                "The loss is not finite in epoch {epoch}; "
                "lower learning_rate (now {learning_rate:g}) or use precision fp32.",
                epoch=self.epoch + 1,
                learning_rate=self.plan.learning_rate,
            )
        passed_s = time.monotonic() - began
        rate = done * self.plan.batch_size / passed_s
        left_s = (self.passes - done) * passed_s / done
        rest_s = left_s + (self.plan.epochs - self.epoch - 1) * passed_s / done * self.passes
        text = Sentence(
            "epoch {epoch}: {done}/{passes} batches, loss {loss:.3f}, {rate:.1f} img/s, {left_min:.0f} min left in it, "
            "{rest_min:.0f} min in all",
            epoch=self.epoch + 1, done=done, passes=self.passes, loss=loss, rate=rate, left_min=left_s / 60,
            rest_min=rest_s / 60,
        )  # fmt: skip
        before, total = self.epoch * self.passes, self.plan.epochs * self.passes
        self.progress(CountedLine(text, before + done, total, rest_s, rate))
        self._point("train/loss", loss)
        self._point("train/images_per_s", rate)
        self._point("train/learning_rate", self.optimizer.param_groups[0]["lr"])

    def _point(self, tag: str, value: float) -> None:
        if self.events is not None:
            self.events.scalar(tag, value, self.step)

    def _close_epoch(self, validator: Validator) -> None:
        self.ranks.same_statistics(self.model)
        self.ranks.same_statistics(self.average)
        score = validator.score(self.average)
        counted = {"epoch": self.epoch, "epochs": self.plan.epochs}
        if math.isnan(score):
            self.progress(Sentence("epoch {epoch}/{epochs}: no score, val is too small", **counted))
        else:
            self.progress(Sentence("epoch {epoch}/{epochs}: mean AUC on val {score:.4f}", **counted, score=score))
        if not math.isnan(score):
            self._point("val/auc", score)
        # Where val cannot tell, the last epoch is kept.
        improved = math.isnan(score) or score > self.best or self.plan.keep == "last"
        if improved:
            self.best, self.best_epoch = float(np.fmax(self.best, score)), self.epoch
        if self.ranks.first:
            state = self._state()
            if improved:
                save_state(state, self.folder / BEST)
            save_state(state, self.folder / LAST)  # last, so that a kill between the two repeats the whole epoch
        self.ranks.gathered(None)

    def _state(self) -> dict[str, Any]:
        return {
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "scaler": self.scaler.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
            "best": self.best,
            "best_epoch": self.best_epoch,
            "digest": self.digest,
        }

    def _resume(self) -> None:
        state, self.earlier = self.earlier, None
        if state is None:
            return
        for name in ("model", "average", "optimizer", "scaler"):
            getattr(self, name).load_state_dict(state[name])
        self.epoch, self.step = state["epoch"], state["step"]
        self.best, self.best_epoch = state["best"], state["best_epoch"]
        self.progress(Sentence("Going on after epoch {epoch} of {epochs}.", epoch=self.epoch, epochs=self.plan.epochs))


def _silent(line: str) -> None:
    """Ranks other than the first say nothing."""
