"""Made chest-like pictures, and text drawn into them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

BACK = 12


def chest(seed: int, side: int, high: int) -> NDArray[np.uint16]:
    """Two dark lungs, a bright middle and ribs on grey (uint16, side x side, 0 to 0.85 x `high`)."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:side, 0:side] / side
    body = 0.55 - 0.25 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)
    for centre in (0.3 + 0.02 * rng.normal(), 0.7 + 0.02 * rng.normal()):
        body -= 0.35 * np.exp(-(((x - centre) / 0.13) ** 4) - ((y - 0.5) / 0.28) ** 4)
    body += 0.05 * np.sin(40 * y + 6 * np.abs(x - 0.5)) + 0.25 * np.exp(-(((x - 0.5) / 0.05) ** 2))
    body += rng.normal(0, 0.01, body.shape)
    return np.asarray(np.clip(body, 0, 0.85) * high, dtype=np.uint16)


def glyphs(text: str, size: int, box: tuple[int, int, int, int] | None = None) -> NDArray[np.uint8]:
    """The text alone, white on black (uint8), as large as its ink or as `box`."""
    font = ImageFont.load_default(size)
    left, top, right, bottom = font.getbbox(text)
    width, height = (box[2], box[3]) if box else (int(right - left) + 1, int(bottom - top) + 1)
    picture = Image.new("L", (width, height))
    ImageDraw.Draw(picture).text((-left, -top), text, fill=255, font=font)
    return np.asarray(picture)


def draw(
    pixels: NDArray[np.generic], text: str, at: tuple[int, int], size: int, value: int
) -> tuple[int, int, int, int]:
    """Draw `text` in place, its ink's corner at `at` (left, top); returns its box, which must lie in the picture."""
    ink = glyphs(text, size)
    (left, top), (height, width) = at, ink.shape
    if left < 0 or top < 0 or top + height > pixels.shape[0] or left + width > pixels.shape[1]:
        raise ValueError("the text does not fit into the picture")
    share = ink.astype(np.float64) / 255
    area = pixels[top : top + height, left : left + width]
    share = share if area.ndim == 2 else share[..., None]
    area[...] = (area * (1 - share) + value * share).astype(pixels.dtype)
    return left, top, width, height
