"""The state of a run on disk: a checkpoint an epoch, written whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import msgspec
import torch

from core.errors import DatasetError, TrainingFault
from core.learning.config import TrainingPlan
from core.learning.loader import TrainingImages

LAST, BEST = "checkpoint.pt", "best.pt"


def run_digest(plan: TrainingPlan, sides: Sequence[TrainingImages], start: str) -> str:
    """One SHA-256 over what decides a run: the plan, the files (train, val) with labels, patients and, where the plan
    needs them, lung masks, in order, and the start weights."""
    decides = {name: getattr(plan, name) for name in TrainingPlan.__struct_fields__}  # not what a config says beside
    digest = hashlib.sha256(msgspec.json.encode(decides) + start.encode())
    for images in sides:
        for record in images.records:
            said = (str(record.path), record.sha256, record.patient, record.label, record.source, record.split,
                    sorted(record.findings.items()))  # fmt: skip
            digest.update(repr(said).encode("utf-8", "surrogatepass"))
            if plan.masked and images.masks is not None:
                digest.update(_mask_digest(images.mask_file(record)))
    return digest.hexdigest()


def _mask_digest(path: Path) -> bytes:
    """Of the file's bytes; one that is not there counts as none, as in training."""
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except FileNotFoundError:
        return b"none"


def save_state(state: dict[str, Any], path: Path) -> None:
    """Raises TrainingFault where the disk does not take it; the file before stands then."""
    part = path.with_name(path.name + ".part")
    try:
        torch.save(state, part)
        part.replace(path)
    except (OSError, RuntimeError) as error:  # torch raises RuntimeError on a full disk
        raise TrainingFault(
            "{path} cannot be written ({error}); make room or choose another folder.", path=path, error=error
        ) from error


def load_state(path: Path, digest: str) -> dict[str, Any] | None:
    """The state of an earlier part of the same run; None where there is none. Raises DatasetError for another run's."""
    if not path.is_file():
        return None
    try:
        state: dict[str, Any] = torch.load(path, weights_only=True, map_location="cpu")
    except (OSError, RuntimeError, UnpicklingError, EOFError, KeyError) as error:
        raise DatasetError(
            "The checkpoint {path} is damaged ({kind}); delete it.", path=path, kind=type(error).__name__
        ) from error
    if state.get("digest") != digest:
        raise DatasetError(
            "{parent} holds a run of another configuration or other images, patients or lung masks; choose "
            "another folder with --work.",
            parent=path.parent,
        )
    return state
