"""A training configuration (TOML): everything that decides a run, kept beside the bundle that it made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
import tomli_w

from core.bundles.manifest import ArgumentValue
from core.errors import DatasetError, listed
from core.imaging.network_input import InputSpec
from core.learning.augmentation import AugmentationSpec, check_ranges

CONFIG_FILE = "training.toml"
SIDED_WORDS = ("left", "right", "dextro", "situs")


class TrainingPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What decides the weights, apart from the images. docs/training.md says what each key does.

    `batch_size`: images of one forward pass over all processes; `accumulate` passes make one step. `draws`: images per
    epoch and source; empty = every image once. `class_weights`: empty = all alike; "balanced" = by the inverse of the
    class's count. `task` "auto": findings where the set has columns `finding:KEY`. `backbone_rate`: the backbone's
    learning rate as a share of the head's. `patience`: epochs without a better val score before the end, 0 = never.
    `keep`: the epoch that becomes the bundle, the best on val or the last.
    """

    architecture: str = "efficientnet_lite0"
    architecture_args: dict[str, ArgumentValue] = {}
    classes: tuple[str, ...] = ()
    image_px: int = 224
    mean: tuple[float, ...] = (0.5, 0.5, 0.5)
    std: tuple[float, ...] = (0.5, 0.5, 0.5)
    task: Literal["auto", "classes", "findings"] = "auto"
    epochs: int = 5
    batch_size: int = 32
    accumulate: int = 1
    learning_rate: float = 3e-4
    backbone_rate: float = 1.0
    frozen_epochs: int = 0
    weight_decay: float = 0.01
    warm_up_steps: int = 100
    label_smoothing: float = 0.05
    focal_gamma: float = 0.0
    class_weights: dict[str, float] | Literal["balanced"] = {}
    mixup: float = 0.0
    ema_decay: float = 0.998
    patience: int = 0
    keep: Literal["best", "last"] = "best"
    seed: int = 1
    precision: Literal["fp32", "bf16", "fp16"] = "fp32"
    balance: Literal["none", "class", "source", "class_and_source"] = "none"
    draws: dict[str, int] = {}
    outside_weight: float = 0.0
    attention_weight: float = 0.0
    augmentation: AugmentationSpec = AugmentationSpec()

    @property
    def guided(self) -> bool:
        """Whether the loss looks at the last feature map."""
        return self.outside_weight > 0 or self.attention_weight > 0

    @property
    def masked(self) -> str:
        """The first key of the plan that needs lung masks; '' where none does."""
        changes = self.augmentation
        needs = {
            "outside_weight": self.outside_weight, "attention_weight": self.attention_weight,
            "swap_share": changes.swap_share, "lung_crop_share": changes.lung_crop_share,
            "opacity_share": changes.opacity_share,
        }  # fmt: skip
        return next((key for key, value in needs.items() if value > 0), "")

    def input_spec(self) -> InputSpec:
        """The network's input: a square of grey, as many channels as `mean` has values."""
        side = self.image_px
        return InputSpec(side, side, len(self.mean), "bilinear", "stretch", (0.0, 1.0), self.mean, self.std)


class TrainingConfig(TrainingPlan, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plan, and what is said of the run. `base_weights` names where the start came from, for the card.

    `splits`: a stored split (splits.csv of another run) to keep to. `lung_masks_dir`: soft lung masks, 8-bit PNG, one
    at `<split>/<label>/<name>.png` for an image. `gate_network`: the weights of the gate's own network,
    "own" or '' for the classifier's features. `record`: written by a run for its readers; it decides nothing.
    """

    name: str = "candidate"
    version: str = "0.1.0"
    data: str = ""
    splits: str = ""
    lung_masks_dir: str = ""
    base_weights: str = ""
    base_weights_file: str = ""
    gate_network: str = ""
    training_data: str = ""
    limits: tuple[str, ...] = ()
    record: dict[str, Any] = {}


def is_segmentation(path: Path | None) -> bool:
    """Whether a configuration asks for a segmenter; `read_config` says what is wrong with one that cannot be read."""
    try:
        return path is not None and msgspec.toml.decode(path.read_bytes()).get("task") == "segmentation"
    except (OSError, msgspec.DecodeError):
        return False


def read_config(
    path: Path | None, overrides: dict[str, Any], settings: Sequence[tuple[str, Any]] = ()
) -> TrainingConfig:
    """The configuration of a file (defaults without one), with the command line's own values on top.

    `settings`: keys with their values; a dot leads into a table (`augmentation.flip`).

    Raises DatasetError, one sentence, also for figures that cannot be meant.
    """
    try:
        given = msgspec.toml.decode(path.read_bytes()) if path is not None else {}
        merged = {**given, **overrides}
        for key, value in settings:
            table, _, name = key.rpartition(".")
            (merged.setdefault(table, {}) if table else merged)[name] = value
        config = msgspec.convert(merged, TrainingConfig)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise DatasetError(
            "The training configuration {path} cannot be used ({error}); mend it.", path=path, error=error
        ) from error
    check_plan(config)
    return config


def write_config(config: TrainingConfig, path: Path) -> None:
    """Write every key, the defaults too, so that a later version's defaults change nothing."""
    text = tomli_w.dumps(msgspec.to_builtins(config), multiline_strings=False)
    path.write_text("# `overread train --config THIS --out DIR` repeats this run.\n" + text, encoding="utf-8")


def check_plan(plan: TrainingPlan) -> None:
    """Refuse figures that cannot be meant, before any image is read. Raises DatasetError."""
    ranges = {
        "epochs": (plan.epochs, 1, 10_000), "batch_size": (plan.batch_size, 1, 65_536),
        "accumulate": (plan.accumulate, 1, 4096), "image_px": (plan.image_px, 32, 2048),
        "learning_rate": (plan.learning_rate, 1e-9, 10.0), "backbone_rate": (plan.backbone_rate, 0.0, 10.0),
        "frozen_epochs": (plan.frozen_epochs, 0, plan.epochs), "weight_decay": (plan.weight_decay, 0.0, 10.0),
        "warm_up_steps": (plan.warm_up_steps, 0, 10**9), "label_smoothing": (plan.label_smoothing, 0.0, 0.5),
        "focal_gamma": (plan.focal_gamma, 0.0, 10.0), "mixup": (plan.mixup, 0.0, 10.0),
        "ema_decay": (plan.ema_decay, 0.0, 0.999999), "patience": (plan.patience, 0, 10_000),
        "outside_weight": (plan.outside_weight, 0.0, 100.0),
        "attention_weight": (plan.attention_weight, 0.0, 100.0), "seed": (plan.seed, 0, 2**31 - 1),
    }  # fmt: skip
    for name, (value, low, high) in ranges.items():
        if not low <= value <= high:
            raise DatasetError(
                "{name} = {value} is outside {low} to {high}; change it in the training configuration.",
                name=name,
                value=value,
                low=low,
                high=high,
            )
    _check_input(plan)
    _check_draws(plan)
    check_ranges(plan.augmentation)


def _check_input(plan: TrainingPlan) -> None:
    if len(plan.mean) != len(plan.std) or len(plan.mean) not in (1, 3) or not all(value > 0 for value in plan.std):
        raise DatasetError("mean and std need 1 or 3 values each, std above 0; change the training configuration.")
    channels = plan.architecture_args.get("in_chans", 3)
    if len(plan.mean) != channels:
        raise DatasetError(
            "mean and std have {count} values and the network reads {channels} channels; "
            "set architecture_args.in_chans = {count}, or give mean and std a value for each channel.",
            count=len(plan.mean),
            channels=channels,
        )


def _check_draws(plan: TrainingPlan) -> None:
    below = [name for name, count in plan.draws.items() if count < 0]
    if below:
        raise DatasetError(
            "draws.{below} = {draws} is below 0; 0 leaves a source out.", below=below[0], draws=plan.draws[below[0]]
        )
    if plan.draws and plan.balance != "none":
        raise DatasetError(
            "draws and balance = {balance} both decide what an epoch holds; take one out of the configuration.",
            balance=plan.balance,
        )


def check_opacities(plan: TrainingPlan) -> None:
    """Painted opacities need a class to belong to, of classes that exclude one another. Raises DatasetError."""
    painted = plan.augmentation
    if painted.opacity_share > 0 and (plan.task != "classes" or painted.opacity_class not in plan.classes):
        raise DatasetError(
            "opacity_class = {opacity_class} is no class of this set ({classes}); "
            "name one in [augmentation], or set opacity_share to 0.",
            opacity_class=painted.opacity_class,
            classes=listed(plan.classes),
        )


def check_flip(plan: TrainingPlan) -> None:
    """A mirrored image of a sided class would be wrongly labelled. Raises DatasetError."""
    sided = [key for key in plan.classes if any(word in key.lower() for word in SIDED_WORDS)]
    if plan.augmentation.flip and sided:
        raise DatasetError(
            "The class {sided} names a side, mirrored images would be wrong; set flip = false in [augmentation].",
            sided=sided[0],
        )
