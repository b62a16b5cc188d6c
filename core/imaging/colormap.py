"""Colour maps as data: perceptually uniform, readable for colour-blind readers, and never a rainbow."""

from __future__ import annotations

import json
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.errors import EnvironmentLacks
from core.paths import resources_dir


@lru_cache(maxsize=4)
def colour_table(name: str = "inferno") -> NDArray[np.uint8]:
    """Level 0..255 -> RGB: uint8 (256, 3), read-only; the anchors of `resources/colormaps/<name>.json` joined by lines.

    Raises EnvironmentLacks where the file is missing or damaged.
    """
    path = resources_dir() / "colormaps" / f"{name}.json"
    try:
        anchors = np.asarray(json.loads(path.read_bytes())["anchors"], dtype=np.float64)
    except (OSError, ValueError, KeyError) as error:
        raise EnvironmentLacks(
            "The colour map {name} cannot be read ({error}); install Overread again.", name=path.name, error=error
        ) from error
    places = np.linspace(0.0, 255.0, len(anchors))
    channels = [np.interp(np.arange(256), places, anchors[:, channel]) for channel in range(3)]
    table = np.rint(np.stack(channels, axis=1)).astype(np.uint8)
    table.setflags(write=False)
    return table
