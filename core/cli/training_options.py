"""The options of `overread train`, as a request."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from core.errors import UsageFault

if TYPE_CHECKING:
    from core.learning.run import TrainingRequest

NAMES = ("name", "architecture", "epochs", "batch_size", "learning_rate", "seed", "precision")


def training_request(args: argparse.Namespace, command: str) -> TrainingRequest:
    """What the command line asks for, on top of its --config. Raises UsageFault and DatasetError."""
    from core.learning.config import read_config
    from core.learning.run import TrainingRequest

    overrides = {name: getattr(args, name) for name in NAMES if getattr(args, name) is not None}
    config = read_config(Path(args.config) if args.config else None, overrides, [setting(text) for text in args.set])
    data, base_weights = args.data or config.data, args.base_weights or config.base_weights_file
    if not data:
        raise UsageFault("`overread train` needs a manifest, a folder, or a --config that names one as data.")
    return TrainingRequest(
        data=Path(data),
        out=Path(args.out),
        config=config,
        command=command,
        base_weights=Path(base_weights) if base_weights else None,
        work=Path(args.work) if args.work else None,
        device=args.device,
        suspects=args.suspects,
    )


def setting(text: str) -> tuple[str, Any]:
    """`KEY=VALUE` with the value in TOML; a bare word is a text."""
    key, sign, value = text.partition("=")
    if not sign or not key.strip():
        raise UsageFault(f"--set {text} is no KEY=VALUE; write for example --set augmentation.flip=false.")
    try:
        return key.strip(), msgspec.toml.decode(f"value = {value}")["value"]
    except msgspec.DecodeError:
        return key.strip(), value.strip()
