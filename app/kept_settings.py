"""Changes of single settings, written to the data folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from core.settings import Settings


def kept_settings(data_dir: Path, changes: Mapping[str, object]) -> Settings:
    """The stored settings with these changes, stored. Runs off the GUI thread.

    They are read anew: a promotion may have been written since this window read them.
    """
    import msgspec

    from core.settings import load_settings, save_settings

    settings = msgspec.structs.replace(load_settings(data_dir), **changes)
    save_settings(data_dir, settings)
    return settings
