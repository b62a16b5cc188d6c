"""Pictures made from a seed, for what needs some picture and no patient: smooth, varied, the same everywhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.imaging.network_input import InputSpec, normalised, resized

SIDE_PX = 320


def made_picture(seed: int, side_px: int = SIDE_PX) -> NDArray[np.uint8]:
    """Random light and shade, smooth at three scales: uint8 (side_px, side_px), spanning 0 to 255."""
    generator = np.random.default_rng(seed)
    total = np.zeros((side_px, side_px))
    for cells, weight in ((4, 1.0), (10, 0.5), (32, 0.2)):
        coarse = Image.fromarray(generator.standard_normal((cells, cells)).astype(np.float32))
        total += weight * np.asarray(coarse.resize((side_px, side_px), Image.Resampling.BICUBIC))
    low, high = total.min(), total.max()
    return np.asarray(np.rint((total - low) / (high - low) * 255.0), dtype=np.uint8)


def made_inputs(spec: InputSpec, count: int) -> NDArray[np.float32]:
    """Made pictures as a network gets them: float32 (count, channels, height, width); the seeds are 1 to count."""
    return np.stack([normalised(resized(made_picture(seed), spec), spec) for seed in range(1, count + 1)])
