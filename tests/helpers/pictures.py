"""Pictures that pass for chest radiographs, as frames and as PNG files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.study import Frame, FrameOrigin, ImageFacts
from tests.helpers.dicom_files import chest_like


def chest_pixels(seed: int, side: int = 120) -> NDArray[np.uint8]:
    """Grey, uint8 (side, side); each seed gives another picture."""
    smooth = (chest_like(side, side) >> 4).astype(np.int16)
    noise = np.random.default_rng(seed).integers(-12, 13, (side, side))
    return np.clip(smooth + noise, 0, 255).astype(np.uint8)


def chest_frame(seed: int, blank: bool = False) -> Frame:
    """A frame whose file is nowhere."""
    pixels = np.zeros((120, 120), dtype=np.uint8) if blank else chest_pixels(seed)
    pixels.setflags(write=False)
    origin = FrameOrigin(f"picture-{seed}.png", hashlib.sha256(pixels.tobytes()).hexdigest(), None, 1, 1)
    return Frame(pixels, origin, ImageFacts())


def write_pictures(folder: Path, count: int) -> Path:
    """`count` PNG files with contents of their own."""
    folder.mkdir(parents=True)
    for seed in range(count):
        Image.fromarray(chest_pixels(seed)).save(folder / f"film-{seed:03d}.png")
    return folder
