"""A training configuration (TOML): everything that decides a run, kept beside the bundle that it made."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec

from core.errors import DatasetError
from core.learning.training import TrainingPlan


class TrainingConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See `TrainingPlan` for the figures. `draws`: images per epoch and source; empty = every image once.

    `classes` empty: taken from the labels. `base_weights` names where the start came from, for the card.
    """

    name: str = "candidate"
    version: str = "0.1.0"
    architecture: str = "efficientnet_lite0"
    classes: tuple[str, ...] = ()
    epochs: int = 5
    batch_size: int = 32
    learning_rate: float = 3e-4
    weight_decay: float = 0.01
    label_smoothing: float = 0.05
    ema_decay: float = 0.998
    warm_up_steps: int = 100
    seed: int = 1
    precision: str = "fp32"
    draws: dict[str, int] = {}
    base_weights: str = ""
    training_data: str = ""
    limits: tuple[str, ...] = ()

    def plan(self) -> TrainingPlan:
        names = {field.name for field in fields(TrainingPlan)} & set(self.__struct_fields__)
        return TrainingPlan(**{name: getattr(self, name) for name in names})


def is_segmentation(path: Path | None) -> bool:
    """Whether a configuration asks for a segmenter; `read_config` says what is wrong with one that cannot be read."""
    try:
        return path is not None and msgspec.toml.decode(path.read_bytes()).get("task") == "segmentation"
    except (OSError, msgspec.DecodeError):
        return False


def read_config(path: Path | None, overrides: dict[str, Any]) -> TrainingConfig:
    """The configuration of a file (defaults without one), with the command line's own values on top."""
    try:
        given = msgspec.toml.decode(path.read_bytes()) if path is not None else {}
        return msgspec.convert({**given, **overrides}, TrainingConfig)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise DatasetError(f"The training configuration {path} cannot be used ({error}); mend it.") from error
