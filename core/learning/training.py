"""Training a classifier on labelled radiographs: deterministic by seed, a checkpoint an epoch, resumable."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

from core.errors import DatasetError
from core.imaging.network_input import InputSpec, normalised, resized
from core.inference.engine.architectures import build_network
from core.learning.augmentation import AugmentationSpec, augmented
from core.learning.datasets import LabelledImage, load_view
from core.learning.metrics import area_under_roc, softmax

CANVAS_PX = 256  # images are first resized to this square, antialiased; the affine change samples from it
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """Everything that decides a run. `draws`: images per epoch and source; empty = every image once."""

    architecture: str
    classes: tuple[str, ...]
    epochs: int = 5
    batch_size: int = 32
    learning_rate: float = 3e-4
    weight_decay: float = 0.01
    label_smoothing: float = 0.05
    ema_decay: float = 0.998
    warm_up_steps: int = 100
    seed: int = 1
    precision: str = "fp32"
    draws: dict[str, int] = field(default_factory=dict)
    augmentation: AugmentationSpec = field(default_factory=AugmentationSpec)


class _TrainingViews(Dataset[tuple[Tensor, int]]):
    """Augmented views; every item draws from its own seed, so an epoch can be repeated image by image."""

    def __init__(self, picks: list[tuple[LabelledImage, int]], plan: TrainingPlan, spec: InputSpec) -> None:
        self.picks, self.plan, self.spec = picks, plan, spec

    def __len__(self) -> int:
        return len(self.picks)

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        record, seed = self.picks[index]
        view = Image.fromarray(load_view(record.path, self.spec.percentiles))
        canvas = np.asarray(view.resize((CANVAS_PX, CANVAS_PX), Image.Resampling.BILINEAR))
        image = torch.from_numpy(canvas.astype(np.float32) / 255.0)[None]
        generator = torch.Generator().manual_seed(seed)
        size = (self.spec.height, self.spec.width)
        changed = augmented(image, size, self.plan.augmentation, generator)
        return as_input(changed, self.spec), self.plan.classes.index(record.label)


def as_input(grey: Tensor, spec: InputSpec) -> Tensor:
    """Grey 0..1 (1, h, w) to the network's channels, value range, mean and standard deviation."""
    low, high = spec.value_range
    mean, std = (torch.tensor(v).view(-1, 1, 1) for v in (spec.mean, spec.std))
    return ((grey * (high - low) + low).expand(spec.channels, -1, -1) - mean) / std


def draw_epoch(records: list[LabelledImage], plan: TrainingPlan, epoch: int) -> list[tuple[LabelledImage, int]]:
    """The images of an epoch in order, each with its augmentation seed: by source as `plan.draws` says."""
    generator = np.random.default_rng([plan.seed, epoch])
    by_source: dict[str, list[LabelledImage]] = {}
    for record in records:
        by_source.setdefault(record.source, []).append(record)
    picked: list[LabelledImage] = []
    for source, members in sorted(by_source.items()):
        wanted = plan.draws.get(source, len(members)) if plan.draws else len(members)
        rounds = [generator.permutation(len(members)) for _ in range(-(-wanted // len(members)))]
        picked += [members[i] for i in np.concatenate([*rounds, np.empty(0, dtype=np.int64)])[:wanted].astype(int)]
    order = generator.permutation(len(picked))
    seeds = generator.integers(0, 2**62, len(picked))
    return [(picked[i], int(seeds[i])) for i in order]


class Trainer:
    """One run in one folder: `checkpoint.pt` after every epoch, `best.pt` for the best epoch on val."""

    def __init__(self, plan: TrainingPlan, spec: InputSpec, folder: Path, progress: Progress) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.spec, self.folder, self.progress = plan, spec, folder, progress
        network = build_network(plan.architecture, len(plan.classes), {})
        self.model = network.module.to(memory_format=torch.channels_last)
        self.average = deepcopy(self.model).eval()
        self.optimizer = torch.optim.AdamW(self.model.parameters(), plan.learning_rate, weight_decay=plan.weight_decay)
        self.epoch, self.step, self.best = 0, 0, -1.0
        folder.mkdir(parents=True, exist_ok=True)

    def start_from(self, base_weights: Path) -> None:
        """Load a state dict by order and shape (names may differ); the last layer keeps its fresh start."""
        given = torch.load(base_weights, weights_only=True, map_location="cpu")
        own = self.model.state_dict()
        pairs = list(zip(own.items(), given.items(), strict=False))
        if len(own) != len(given) or any(a[1].shape != b[1].shape for a, b in pairs[:-2]):
            raise DatasetError(f"{base_weights.name} does not fit the architecture {self.plan.architecture}.")
        self.model.load_state_dict({a[0]: b[1] for a, b in pairs[:-2]} | dict(list(own.items())[-2:]))
        self.average.load_state_dict(self.model.state_dict())

    def resume(self) -> bool:
        """Go on from the last checkpoint of the folder, if there is one."""
        path = self.folder / "checkpoint.pt"
        if not path.is_file():
            return False
        state = torch.load(path, weights_only=True, map_location="cpu")
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.step, self.best = state["epoch"], state["step"], state["best"]
        return True

    def run(self, train: list[LabelledImage], val: list[LabelledImage]) -> None:
        total = sum(len(draw_epoch(train, self.plan, e)) // self.plan.batch_size for e in range(self.plan.epochs))
        schedule = _schedule(self.plan, max(1, total))
        while self.epoch < self.plan.epochs:
            self._train_epoch(train, schedule)
            self.epoch += 1
            score = validation_score(self.average, val, self.plan, self.spec)
            self.progress(f"epoch {self.epoch}/{self.plan.epochs}: mean one-vs-rest AUC on val {score:.4f}")
            improved = np.isnan(score) or score > self.best  # where val cannot tell, the last epoch is kept
            self.best = float(np.fmax(self.best, score))
            self._save("checkpoint.pt")
            if improved:
                self._save("best.pt")

    def _train_epoch(self, train: list[LabelledImage], schedule: Callable[[int], float]) -> None:
        torch.manual_seed(self.plan.seed * 1000 + self.epoch)  # dropout and drop-path repeat after a resume
        picks = draw_epoch(train, self.plan, self.epoch)
        self.model.train()
        started, seen, loss_sum = time.monotonic(), 0, 0.0
        for images, labels in _batches(_TrainingViews(picks, self.plan, self.spec), self.plan.batch_size):
            loss_sum += self._train_step(images, labels, schedule)
            seen += len(labels)
            if self.step % 20 == 0:
                rate = seen / (time.monotonic() - started)
                left_min = (len(picks) - seen) / rate / 60
                mean_loss = loss_sum * self.plan.batch_size / seen
                self.progress(
                    f"epoch {self.epoch + 1}: {seen}/{len(picks)}, loss {mean_loss:.3f}, "
                    f"{rate:.1f} img/s, {left_min:.0f} min left in it"
                )

    def _train_step(self, images: Tensor, labels: Tensor, schedule: Callable[[int], float]) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = schedule(self.step)
        images = images.contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.plan.precision == "bf16"):
            logits = self.model(images)
        loss = nn.functional.cross_entropy(logits.float(), labels, label_smoothing=self.plan.label_smoothing)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        self.optimizer.step()
        self.step += 1
        self._follow(min(self.plan.ema_decay, (1 + self.step) / (10 + self.step)))
        return float(loss.detach())

    def _follow(self, decay: float) -> None:
        """Exponential moving average of weights and running statistics."""
        with torch.no_grad():
            for mine, theirs in zip(self.average.state_dict().values(), self.model.state_dict().values(), strict=True):
                if mine.dtype.is_floating_point:
                    mine.lerp_(theirs, 1.0 - decay)
                else:
                    mine.copy_(theirs)

    def _save(self, name: str) -> None:
        state = {
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
            "best": self.best,
            "plan": asdict(self.plan),
        }
        part = self.folder / (name + ".part")
        torch.save(state, part)
        part.replace(self.folder / name)


def _schedule(plan: TrainingPlan, total: int) -> Callable[[int], float]:
    """Linear warm-up, then a cosine to zero (Loshchilov and Hutter, 2017)."""
    warm_up = max(1, min(plan.warm_up_steps, total // 10))

    def rate(step: int) -> float:
        if step < warm_up:
            return plan.learning_rate * (step + 1) / warm_up
        share = min(1.0, (step - warm_up) / max(1, total - warm_up))
        return plan.learning_rate * 0.5 * (1.0 + float(np.cos(np.pi * share)))

    return rate


def _batches(views: _TrainingViews, batch_size: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Batches in order. One loader process reads ahead, unless the set is so small that starting it costs more."""
    large = len(views) > 8 * batch_size
    yield from DataLoader(
        views,
        batch_size,
        num_workers=1 if large else 0,
        prefetch_factor=4 if large else None,
        drop_last=len(views) >= batch_size,
        generator=torch.Generator().manual_seed(0),
    )


def plain_logits(
    model: nn.Module, records: list[LabelledImage], spec: InputSpec, batch_size: int = 64
) -> NDArray[np.float32]:
    """Logits without augmentation, by the very path of the reading station: float32 (n, classes)."""
    parts = []
    for start in range(0, len(records), batch_size):
        chunk = records[start : start + batch_size]
        arrays = [normalised(resized(load_view(r.path, spec.percentiles), spec), spec) for r in chunk]
        images = torch.from_numpy(np.stack(arrays)).contiguous(memory_format=torch.channels_last)
        with torch.inference_mode():
            parts.append(model(images).float().numpy())
    return np.concatenate(parts)


def validation_score(model: nn.Module, val: list[LabelledImage], plan: TrainingPlan, spec: InputSpec) -> float:
    """Mean over classes of the one-vs-rest AUC on val; the epoch with the highest is kept. NaN: val cannot tell."""
    if len({record.label for record in val}) < 2:
        return float("nan")
    probabilities = softmax(plain_logits(model, val, spec))
    labels = np.array([plan.classes.index(r.label) for r in val])
    values = [area_under_roc(probabilities[:, c], labels == c) for c in range(len(plan.classes))]
    return float(np.nanmean(values))
