"""`overread train` with the task segmentation: cross-validation, a first network, its guesses, the network that ships.

Each stage has its folder below the run's and goes on from its checkpoint, so a second call repeats nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from torch import nn

from core.errors import DatasetError
from core.imaging.lung_mask import cleaned_lungs
from core.imaging.network_input import resized
from core.learning.datasets import LabelledImage, load_view, read_dataset
from core.learning.mask_datasets import MaskedImage, folds_by_patient, load_mask, read_masks, scaled_mask
from core.learning.mask_guesses import THRESHOLD, dice, drawn_pictures, kept_guesses
from core.learning.patients import with_header_patients
from core.learning.segmentation import (
    SEGMENTER_INPUT,
    MaskedPicture,
    Progress,
    SegmentationPlan,
    SegmenterTraining,
    lung_shares,
)
from core.learning.segmenter_bundle import SegmenterDraft, write_segmenter
from core.learning.splits import check_no_leak


class SegmentationConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See `SegmentationPlan` for the figures. `masks`: a CSV `file,mask` beside the training manifest.

    `folds`: of the cross-validation, each as long as the first network's run (`steps`). `second_steps`: of the network
    that ships, trained on drawn masks and on the first one's guesses: `guesses` pictures of each source, kept from
    `agreement` on. `looks`: what was seen by eye, for the card.
    """

    task: Literal["segmentation"]
    masks: str
    name: str = "lungs"
    version: str = "0.1.0"
    architecture: str = "unet_efficientnet_lite0"
    folds: int = 5
    steps: int = 240
    second_steps: int = 480
    batch_size: int = 8
    drawn_share: float = 0.375
    learning_rate: float = 1e-3
    encoder_rate: float = 3e-4
    weight_decay: float = 0.01
    ema_decay: float = 0.99
    seed: int = 1
    precision: Literal["fp32", "bf16"] = "fp32"
    guesses: dict[str, int] = {}
    agreement: float = 0.95
    base_weights: str = ""
    training_data: str = ""
    limits: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()

    def plan(self, steps: int) -> SegmentationPlan:
        names = {field.name for field in fields(SegmentationPlan)} & set(self.__struct_fields__) - {"steps"}
        return SegmentationPlan(steps=steps, **{name: getattr(self, name) for name in names})


@dataclass(frozen=True, slots=True)
class SegmentationRequest:
    """`command` goes into the card. `work`: the folder of the stages (default: `out`/run)."""

    data: Path
    out: Path
    config: SegmentationConfig
    command: str
    base_weights: Path | None = None
    work: Path | None = None


def read_segmentation_config(path: Path, overrides: dict[str, Any]) -> SegmentationConfig:
    """The configuration of a file, with the command line's own values on top. Raises DatasetError."""
    try:
        given = msgspec.toml.decode(path.read_bytes())
        return msgspec.convert({**given, **overrides}, SegmentationConfig)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise DatasetError(
            "The training configuration {path} cannot be used ({error}); mend it.", path=path, error=error
        ) from error


def train_segmenter(request: SegmentationRequest, progress: Progress) -> Path:
    """Cross-validate, train and write the bundle to `request.out`. Raises DatasetError."""
    images = with_header_patients(read_dataset(request.data))
    check_no_leak(images)
    folder = request.data if request.data.is_dir() else request.data.parent
    masked = read_masks(folder / request.config.masks, images)
    run = _Run(request, masked, [_picture(item) for item in masked], progress)
    folds = run.cross_validated()
    learned = [number for number, item in enumerate(masked) if item.image.split != "test"]
    shipped, kept = run.shipped(learned, images)
    held_out = run.dice_of(shipped, [number for number in range(len(masked)) if number not in set(learned)])
    draft = SegmenterDraft(
        request.config, request.command, request.data.name, shipped.state_dict(), folds, held_out, kept
    )
    return write_segmenter(request.out, draft)


def _picture(item: MaskedImage) -> MaskedPicture:
    view, mask = load_view(item.image.path), load_mask(item)
    if view.shape != mask.shape:
        raise DatasetError("The mask {name} has not the size of its image; draw it again.", name=item.mask.name)
    size = (SEGMENTER_INPUT.height, SEGMENTER_INPUT.width)
    return MaskedPicture(resized(view, SEGMENTER_INPUT), scaled_mask(mask, size))


@dataclass(frozen=True, slots=True)
class _Run:
    request: SegmentationRequest
    masked: list[MaskedImage]
    pictures: list[MaskedPicture]
    progress: Progress

    @property
    def _work(self) -> Path:
        return self.request.work or self.request.out / "run"

    def _training(self, stage: str, steps: int) -> SegmenterTraining:
        self.progress(f"{stage}:")
        plan = self.request.config.plan(steps)
        return SegmenterTraining(plan, self._work / stage, self.request.base_weights, self.progress)

    def cross_validated(self) -> list[float]:
        """Dice of every drawn mask by a network that saw no picture of its patient."""
        config, found = self.request.config, [0.0] * len(self.masked)
        fold_of = folds_by_patient(self.masked, config.folds, config.seed)
        for fold in range(config.folds):
            others = [picture for picture, at in zip(self.pictures, fold_of, strict=True) if at != fold]
            network = self._training(f"fold-{fold + 1}", config.steps).run(others, [])
            left_out = [number for number, at in enumerate(fold_of) if at == fold]
            for number, value in zip(left_out, self.dice_of(network, left_out), strict=True):
                found[number] = value
            self.progress(f"fold {fold + 1}: mean Dice {np.mean([found[n] for n in left_out]):.4f}")
        return found

    def shipped(self, learned: list[int], images: list[LabelledImage]) -> tuple[nn.Module, dict[str, tuple[int, int]]]:
        """The network that ships, and by source how many of the first network's guesses it learned from."""
        config, drawn = self.request.config, [self.pictures[number] for number in learned]
        first = self._training("first", config.steps).run(drawn, [])
        second = self._training("second", config.second_steps)
        counted = self._work / "guesses.json"
        if second.step < config.second_steps:
            with_mask = {item.image.path for item in self.masked}
            free = [image for image in images if image.split in ("", "train") and image.path not in with_mask]
            chosen = drawn_pictures(free, config.guesses, config.seed)
            guessed, kept = kept_guesses(first, chosen, config.agreement, self.progress)
            counted.write_text(json.dumps(kept) + "\n", encoding="utf-8")
            second.start_from(first)
            second.run(drawn, guessed)
        counts = json.loads(counted.read_text(encoding="utf-8"))
        return second.average, {source: (kept, seen) for source, (kept, seen) in counts.items()}

    def dice_of(self, network: nn.Module, numbers: list[int]) -> list[float]:
        """Dice at each image's own size, after cleaning: what a reader gets."""
        return [_dice(network, self.masked[number], self.pictures[number].picture) for number in numbers]


def _dice(network: nn.Module, item: MaskedImage, picture: NDArray[np.uint8]) -> float:
    truth = load_mask(item)
    mask = cleaned_lungs(lung_shares(network, picture[None])[0], THRESHOLD)
    return dice(at_size(mask, truth.shape), truth)


def at_size(mask: NDArray[np.bool_], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """A mask on a grid over the whole picture, at the picture's size (rows, columns), cell by cell."""
    image = Image.fromarray(mask.astype(np.uint8))
    return np.asarray(image.resize((shape[1], shape[0]), Image.Resampling.NEAREST)) > 0
