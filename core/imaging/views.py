"""Mild variations of a picture, as positioning and exposure vary, to see how much a probability depends on them.

Never mirrored: on a radiograph the sides mean something.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.imaging.network_input import InputSpec, resized

MAX_VIEWS = 64
MAX_SHIFT = 0.03  # of the side
MAX_SCALE = 0.05
MAX_ROTATION_DEG = 4.0
MAX_GAMMA = 1.18  # either way: from 1 / 1.18 to 1.18
SEED = 41


def mild_views(view: NDArray[np.uint8], spec: InputSpec, count: int) -> list[NDArray[np.uint8]]:
    """`count` variations of a network view (uint8, rows x columns), at the network's own size (height, width).

    Shift, scale and rotation come in one resampling of the picture at twice that size; what comes in from outside is
    black. View i is the same for every picture and every count.
    """
    finer = resized(view, replace(spec, height=2 * spec.height, width=2 * spec.width))
    return [_changed(finer, spec, np.random.default_rng((SEED, number))) for number in range(count)]


def _changed(finer: NDArray[np.uint8], spec: InputSpec, generator: np.random.Generator) -> NDArray[np.uint8]:
    dx, dy, grown, turned, lit = generator.uniform(-1.0, 1.0, 5)
    height, width = finer.shape
    zoom, angle = 1.0 + MAX_SCALE * grown, math.radians(MAX_ROTATION_DEG * turned)
    cos, sin = math.cos(angle) / zoom, math.sin(angle) / zoom
    x, y = width / 2.0, height / 2.0
    shift_x, shift_y = MAX_SHIFT * width * dx, MAX_SHIFT * height * dy
    # From a pixel of the result to one of the picture: about the centre, then shifted.
    matrix = (cos, -sin, x - cos * x + sin * y + shift_x, sin, cos, y - sin * x - cos * y + shift_y)
    moved = Image.fromarray(finer).transform(
        (width, height), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR
    ).resize((spec.width, spec.height), Image.Resampling.BOX)  # fmt: skip
    gamma = MAX_GAMMA**lit
    table = np.rint(255.0 * (np.arange(256) / 255.0) ** gamma).astype(np.uint8)
    return np.asarray(table[np.asarray(moved)])
