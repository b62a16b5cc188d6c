"""Training a segmenter on pictures with masks: deterministic by seed, resumable at every checkpoint."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional
from numpy.typing import NDArray
from torch import Tensor, nn

from core.errors import DatasetError
from core.imaging.network_input import InputSpec
from core.inference.engine.segmenter import build_segmentation_network
from core.learning.mask_augmentation import augmented_pair

SEGMENTER_INPUT = InputSpec(192, 192, 3, "bilinear", "stretch", (0.0, 1.0), (0.5,) * 3, (0.5,) * 3)
FROZEN = ("conv_stem", "bn1", "blocks.0", "blocks.1")  # edges are edges, and few masks teach nothing about them
CHECKPOINT_STEPS = 50
REPORT_STEPS = 20
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class MaskedPicture:
    """A network view and its mask, uint8 (h, w) both, at the network's input size; 255 = lung."""

    picture: NDArray[np.uint8]
    mask: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class SegmentationPlan:
    """Everything that decides a run of `steps` steps. `drawn_share`: share of a batch with hand-drawn masks."""

    architecture: str
    steps: int = 400
    batch_size: int = 8
    drawn_share: float = 1.0
    learning_rate: float = 1e-3
    encoder_rate: float = 3e-4
    weight_decay: float = 0.01
    ema_decay: float = 0.99
    seed: int = 1
    precision: str = "fp32"


class SegmenterTraining:
    """One run in one folder: `checkpoint.pt` every fifty steps and at the end. The weights' moving average counts."""

    def __init__(self, plan: SegmentationPlan, folder: Path, base_weights: Path | None, progress: Progress) -> None:
        """Starts from the folder's checkpoint, else from `base_weights` (a classifier of the encoder's kind)."""
        torch.manual_seed(plan.seed)
        self.plan, self.folder, self.progress = plan, folder, progress
        self.model = build_segmentation_network(plan.architecture, 1).to(memory_format=torch.channels_last)
        if base_weights is not None:
            load_encoder(self.model.get_submodule("encoder"), base_weights)
        self.average = deepcopy(self.model).eval()
        self.frozen = [self.model.get_submodule(f"encoder.{name}") for name in FROZEN]
        for part in self.frozen:
            part.requires_grad_(False)
        self.optimizer = self._optimizer()
        self.step = 0
        folder.mkdir(parents=True, exist_ok=True)
        self._resume()

    def start_from(self, network: nn.Module) -> None:
        """Take an earlier network's weights, unless this run has begun already."""
        if self.step == 0:
            self.model.load_state_dict(network.state_dict())
            self.average.load_state_dict(network.state_dict())

    def _optimizer(self) -> torch.optim.Optimizer:
        encoder: list[nn.Parameter] = []
        others: list[nn.Parameter] = []
        for name, parameter in self.model.named_parameters():
            if parameter.requires_grad:
                (encoder if name.startswith("encoder.") else others).append(parameter)
        groups = [{"params": encoder, "lr": self.plan.encoder_rate}, {"params": others, "lr": self.plan.learning_rate}]
        return torch.optim.AdamW(groups, weight_decay=self.plan.weight_decay)

    def run(self, drawn: list[MaskedPicture], guessed: list[MaskedPicture]) -> nn.Module:
        """Train to the plan's last step; returns the averaged network. `guessed`: with masks of an earlier network."""
        schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate, self.step - 1)
        started, first = time.monotonic(), self.step
        loss_sum = 0.0
        while self.step < self.plan.steps:
            self._train_mode()
            loss_sum += self._train_step(*self._batch(drawn, guessed))
            schedule.step()
            if self.step % REPORT_STEPS == 0:
                pace = (time.monotonic() - started) / (self.step - first)
                self.progress(f"step {self.step}/{self.plan.steps}: loss {loss_sum / (self.step - first):.3f}, "
                              f"{pace:.2f} s a step")  # fmt: skip
            if self.step % CHECKPOINT_STEPS == 0 or self.step == self.plan.steps:
                self._save()
        return self.average

    def _rate(self, step: int) -> float:
        """Linear warm-up over a tenth of the steps, then a cosine to zero; a factor of each group's rate."""
        warm_up = max(1, self.plan.steps // 10)
        if step < warm_up:
            return (step + 1) / warm_up
        return 0.5 * (1.0 + math.cos(math.pi * min(1.0, (step - warm_up) / max(1, self.plan.steps - warm_up))))

    def _train_mode(self) -> None:
        self.model.train()
        for part in self.frozen:
            part.eval()

    def _batch(self, drawn: list[MaskedPicture], guessed: list[MaskedPicture]) -> tuple[Tensor, Tensor]:
        """The pictures of this step, by its own seed: inputs (n, 3, h, w), lung shares (n, 1, h / 2, w / 2)."""
        generator = np.random.default_rng([self.plan.seed, self.step])
        size = self.plan.batch_size
        first = size if not guessed else round(size * self.plan.drawn_share)
        picks = [drawn[i] for i in generator.integers(0, len(drawn), first)]
        if guessed:
            picks += [guessed[i] for i in generator.integers(0, len(guessed), size - first)]
        pairs = [self._view(pick, int(generator.integers(0, 2**62))) for pick in picks]
        images = torch.stack([_as_input(grey) for grey, _ in pairs])
        masks = functional.avg_pool2d(torch.stack([mask for _, mask in pairs]), 2)
        return images.contiguous(memory_format=torch.channels_last), masks

    def _view(self, pick: MaskedPicture, seed: int) -> tuple[Tensor, Tensor]:
        size = (SEGMENTER_INPUT.height, SEGMENTER_INPUT.width)
        return augmented_pair(pick.picture, pick.mask, size, torch.Generator().manual_seed(seed))

    def _train_step(self, images: Tensor, masks: Tensor) -> float:
        with torch.autocast("cpu", torch.bfloat16, enabled=self.plan.precision == "bf16"):
            logits = self.model(images)
        loss = mask_loss(logits.float(), masks)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        self.optimizer.step()
        self.step += 1
        decay = min(self.plan.ema_decay, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for mine, theirs in zip(self.average.state_dict().values(), self.model.state_dict().values(), strict=True):
                if mine.dtype.is_floating_point:
                    mine.lerp_(theirs, 1.0 - decay)
                else:
                    mine.copy_(theirs)
        return float(loss.detach())

    def _resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if path.is_file():
            state = torch.load(path, weights_only=True, map_location="cpu")
            self.model.load_state_dict(state["model"])
            self.average.load_state_dict(state["average"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step = state["step"]

    def _save(self) -> None:
        state = {"model": self.model.state_dict(), "average": self.average.state_dict(),
                 "optimizer": self.optimizer.state_dict(), "step": self.step}  # fmt: skip
        part = self.folder / "checkpoint.pt.part"
        torch.save(state, part)
        part.replace(self.folder / "checkpoint.pt")


def load_encoder(encoder: nn.Module, base_weights: Path) -> None:
    """A classifier's weights into an encoder by order and shape; what the classifier has behind it is left over."""
    given = torch.load(base_weights, weights_only=True, map_location="cpu")
    own = encoder.state_dict()
    pairs = list(zip(own.items(), given.values(), strict=False))
    if len(pairs) < len(own) or any(mine.shape != theirs.shape for (_, mine), theirs in pairs):
        raise DatasetError(
            "{name} does not fit the encoder of the segmenter; name other base weights.", name=base_weights.name
        )
    encoder.load_state_dict({name: theirs for (name, _), theirs in pairs})


def mask_loss(logits: Tensor, masks: Tensor) -> Tensor:
    """Binary cross-entropy plus 1 - soft Dice, both (n, 1, h, w); masks are shares, 0..1."""
    shares = torch.sigmoid(logits)
    both = 2.0 * (shares * masks).sum(dim=(1, 2, 3)) + 1.0
    dice = both / (shares.sum(dim=(1, 2, 3)) + masks.sum(dim=(1, 2, 3)) + 1.0)
    return functional.binary_cross_entropy_with_logits(logits, masks) + 1.0 - dice.mean()


def lung_shares(module: nn.Module, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A network in training, applied: uint8 (n, h, w) at its input size to float32 (n, h / 2, w / 2), 0..1."""
    grey = torch.from_numpy(pictures.astype(np.float32) / 255.0)[:, None]
    images = torch.stack([_as_input(picture) for picture in grey])
    with torch.inference_mode():
        logits = module(images.contiguous(memory_format=torch.channels_last))
    return np.asarray(torch.sigmoid(logits.float())[:, 0].numpy())


def _as_input(grey: Tensor) -> Tensor:
    """Grey 0..1 (1, h, w) to the segmenter's channels, value range, mean and standard deviation."""
    low, high = SEGMENTER_INPUT.value_range
    mean, std = (torch.tensor(v).view(-1, 1, 1) for v in (SEGMENTER_INPUT.mean, SEGMENTER_INPUT.std))
    return ((grey * (high - low) + low).expand(SEGMENTER_INPUT.channels, -1, -1) - mean) / std
