"""The settings of a data folder: one JSON file, `settings.json`."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Literal

import msgspec

from core.errors import EnvironmentLacks

FILE_NAME = "settings.json"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`keep_instances`: copy flagged files into the data folder, or refer to them. `reader` '': the system account.

    `precision`: "auto" lets an accelerator compute in half precision where that passes a check of its probabilities.
    """

    bundle: str = "cxr4-lite0"
    device: str = "auto"
    precision: Literal["auto", "float32"] = "auto"
    keep_instances: Literal["copy", "refer"] = "copy"
    reader: str = ""
    max_pixels: int = 268_435_456
    heatmap_opacity: float = 0.6

    def reader_id(self) -> str:
        return self.reader or getpass.getuser()


def load_settings(data_dir: Path) -> Settings:
    """The settings of `data_dir`, or the defaults. A damaged file is a fault that names it."""
    path = data_dir / FILE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, msgspec.DecodeError) as error:
        raise EnvironmentLacks(f"{path} cannot be read ({error}); mend or delete it.") from error


def save_settings(data_dir: Path, settings: Settings) -> None:
    """Write whole or not at all."""
    data_dir.mkdir(parents=True, exist_ok=True)
    part = data_dir / (FILE_NAME + ".part")
    part.write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n")
    part.replace(data_dir / FILE_NAME)
