"""Changes that need to know where the lungs are: other surroundings, and crops around the chest.

What lies beside the lungs (collimation, markers, arms, the scanner's black) tells collections apart; a network that
sees every lung in many surroundings learns less from them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grey = NDArray[np.uint8]
MASK_SIDE = 128
WIDENED_CELLS = 9  # of MASK_SIDE: 7 per cent of the side in all
SOFT_EDGE_CELLS = 1.5
LUNG = 127  # mask values above are lung
LEAST_SHARE = 0.025  # of the picture; a smaller mask is no chest to crop around
CROP = (1.0, 1.35)  # the crop's side, in sides of the lungs' box
CROP_SHIFT = 0.04  # of the picture's side
AFTER_CROP: dict[str, Any] = {"scale": (0.95, 1.05), "shift": 0.0}  # the crop itself has zoomed and shifted


def other_surroundings(image: Grey, mask: Grey, other: Grey) -> Grey:
    """The lungs of `image` in the surroundings of `other`; uint8 of one shape, `mask` 0..255, 255 = lung."""
    size = (image.shape[1], image.shape[0])
    small = Image.fromarray(mask).resize((MASK_SIDE, MASK_SIDE), Image.Resampling.BILINEAR)
    soft = Image.fromarray(_widened(np.asarray(small))).filter(ImageFilter.GaussianBlur(SOFT_EDGE_CELLS))
    share = np.asarray(soft.resize(size, Image.Resampling.BILINEAR), dtype=np.float32) / np.float32(255.0)
    mixed = other + share * (image.astype(np.float32) - other)
    return np.rint(mixed).astype(np.uint8)


def _widened(mask: Grey) -> Grey:
    """The largest value around each cell, `WIDENED_CELLS` to the side."""
    margin = WIDENED_CELLS // 2
    rows = sliding_window_view(np.pad(mask, ((margin, margin), (0, 0))), WIDENED_CELLS, axis=0).max(axis=-1)
    wide: Grey = sliding_window_view(np.pad(rows, ((0, 0), (margin, margin))), WIDENED_CELLS, axis=1).max(axis=-1)
    return np.ascontiguousarray(wide)


def lung_crop(image: Grey, mask: Grey, rng: Generator) -> tuple[Grey, Grey] | None:
    """Picture and mask, uint8 of one shape, cut to a box around the lungs; None where the mask shows too little.

    Of a mask with two layers the first says where the lungs are.

    The box is that of the lungs times a factor of `CROP`, moved by up to `CROP_SHIFT`, and ends where the picture ends.
    """
    lungs = (mask if mask.ndim == 2 else mask[..., 0]) > LUNG
    if lungs.mean() < LEAST_SHARE:
        return None
    factor = rng.uniform(*CROP)
    (top, bottom), (left, right) = (
        _side(np.flatnonzero(lungs.any(axis=1 - axis)), lungs.shape[axis], factor, rng) for axis in (0, 1)
    )
    return image[top:bottom, left:right], mask[top:bottom, left:right]


def _side(lungs: NDArray[np.int64], length: int, factor: float, rng: Generator) -> tuple[int, int]:
    """First and last (exclusive) place of the crop on one axis. `lungs`: the places that hold some."""
    middle = (lungs[0] + lungs[-1] + 1) / 2 + length * rng.uniform(-CROP_SHIFT, CROP_SHIFT)
    half = (lungs[-1] + 1 - lungs[0]) / 2 * factor
    return max(0, round(middle - half)), min(length, round(middle + half))
