"""Augmentation for a picture and its lung mask together: the few masks there are show adults with COVID-19, and the
segmenter shall find the lungs of children, of white lungs, of old films and of badly cropped ones."""

from __future__ import annotations

import math

import numpy as np
import torch
import torch.nn.functional as functional
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from torch import Tensor

WARP_CELLS = 5
LETTERS = "RLAPBDSPORTABLEUPRIGHT123"


def augmented_pair(
    image: NDArray[np.uint8], mask: NDArray[np.uint8], size: tuple[int, int], generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """A changed copy of a picture and its mask, both uint8 (h, w) of one size, 255 = lung.

    Returns grey values and lung shares, float32 (1, height, width), 0..1.
    """
    both = torch.from_numpy(np.stack([image, mask]).astype(np.float32) / 255.0)
    grid = _grid(size, generator)
    edge = "border" if uniform(0, 1, generator) < 0.5 else "zeros"
    grey = functional.grid_sample(both[None, :1], grid, padding_mode=edge, align_corners=False)[0]
    lungs = functional.grid_sample(both[None, 1:], grid, padding_mode="zeros", align_corners=False)[0]
    if uniform(0, 1, generator) < 0.5:
        grey = _with_opacities(grey, lungs, generator)
    return _other_film(grey, generator), lungs.clamp(0, 1)


def _grid(size: tuple[int, int], generator: torch.Generator) -> Tensor:
    """Rotation, scale, aspect, shift, mirror, and a smooth warp: other builds, other positions, other crops."""
    angle = math.radians(uniform(-20, 20, generator))
    zoom, stretch = 1.0 / uniform(0.65, 1.25, generator), math.exp(uniform(-0.25, 0.25, generator))
    mirror = -1.0 if uniform(0, 1, generator) < 0.5 else 1.0
    cos, sin = math.cos(angle), math.sin(angle)
    dx, dy = (uniform(-0.2, 0.2, generator) for _ in range(2))
    matrix = torch.tensor(
        [[mirror * zoom * stretch * cos, -zoom * sin, dx], [mirror * zoom * sin, zoom / stretch * cos, dy]]
    )
    grid = functional.affine_grid(matrix[None], [1, 1, *size], align_corners=False)
    warp = (torch.rand((1, 2, WARP_CELLS, WARP_CELLS), generator=generator) - 0.5) * uniform(0, 0.2, generator)
    return grid + functional.interpolate(warp, size, mode="bicubic", align_corners=False).permute(0, 2, 3, 1)


def _with_opacities(grey: Tensor, lungs: Tensor, generator: torch.Generator) -> Tensor:
    """Soft white patches over parts of the lungs, up to a whole one; the mask stays what it is."""
    height, width = grey.shape[1:]
    cells = torch.nonzero(lungs[0] > 0.5)
    if not len(cells):
        return grey
    rows, columns = torch.arange(height).view(-1, 1), torch.arange(width).view(1, -1)
    level = float(torch.quantile(grey, 0.6)) + uniform(0, 0.3, generator)
    for _ in range(1 + int(uniform(0, 4, generator))):
        y, x = (float(v) for v in cells[int(uniform(0, len(cells) - 1, generator))])
        across, down = uniform(0.04, 0.25, generator) * width, uniform(0.04, 0.25, generator) * height
        patch = torch.exp(-(((rows - y) / down) ** 2 + ((columns - x) / across) ** 2))
        alpha = (uniform(0.2, 1.0, generator) * patch)[None]
        grey = grey * (1 - alpha) + level * alpha
    return grey


def _other_film(grey: Tensor, generator: torch.Generator) -> Tensor:
    """Another exposure, another scanner, marks and borders."""
    grey = grey.clamp(0, 1) ** math.exp(uniform(-0.7, 0.7, generator))
    mean = grey.mean()
    grey = ((grey - mean) * uniform(0.45, 1.5, generator) + mean + uniform(-0.15, 0.15, generator)).clamp(0, 1)
    for share, change in ((0.4, softened), (0.25, with_rectangle), (0.3, _with_letters), (0.25, _with_border)):
        if uniform(0, 1, generator) < share:
            grey = change(grey, generator)
    if uniform(0, 1, generator) < 0.3:
        grey = grey + torch.randn(grey.shape, generator=generator) * uniform(0.0, 0.06, generator)
    return grey.clamp(0, 1)


def _with_letters(grey: Tensor, generator: torch.Generator) -> Tensor:
    """A mark as they stand on films: a few letters in white or black, now and then on a plate."""
    height, width = grey.shape[1:]
    picture = Image.fromarray((grey[0].clamp(0, 1).numpy() * 255).astype(np.uint8))
    start, count = int(uniform(0, len(LETTERS) - 6, generator)), 1 + int(uniform(0, 5, generator))
    place = (uniform(0, 0.9, generator) * width, uniform(0, 0.9, generator) * height)
    ink = 255 if uniform(0, 1, generator) < 0.8 else 0
    size, text = uniform(8, 26, generator), LETTERS[start : start + count]
    draw = ImageDraw.Draw(picture)
    if uniform(0, 1, generator) < 0.3:
        draw.rectangle(draw.textbbox(place, text, font_size=size), fill=255 - ink)
    draw.text(place, text, fill=ink, font_size=size)
    return torch.from_numpy(np.asarray(picture).astype(np.float32) / 255.0)[None]


def _with_border(grey: Tensor, generator: torch.Generator) -> Tensor:
    """A frame of one grey on some sides: the film's edge, the scanner's lid."""
    height, width = grey.shape[1:]
    level, changed = float(uniform(0, 1, generator) > 0.6), grey.clone()
    top, bottom, left, right = (int(max(0.0, uniform(-0.08, 0.08, generator)) * side)
                                for side in (height, height, width, width))  # fmt: skip
    changed[:, :top], changed[:, height - bottom :] = level, level
    changed[:, :, :left], changed[:, :, width - right :] = level, level
    return changed


def uniform(low: float, high: float, generator: torch.Generator) -> float:
    """One number, evenly drawn between low and high."""
    return low + (high - low) * float(torch.rand((), generator=generator))


def softened(image: Tensor, generator: torch.Generator) -> Tensor:
    """Blur with a Gaussian of 0.4 to 1.6 pixels, or sharpen by the same measure (unsharp mask)."""
    sigma = uniform(0.4, 1.6, generator)
    radius = math.ceil(2 * sigma)
    offsets = torch.arange(-radius, radius + 1, dtype=torch.float32)
    kernel = torch.exp(-(offsets**2) / (2 * sigma**2))
    kernel = kernel / kernel.sum()
    padded = functional.pad(image[None], (radius, radius, radius, radius), mode="replicate")
    soft = functional.conv2d(functional.conv2d(padded, kernel.view(1, 1, 1, -1)), kernel.view(1, 1, -1, 1))[0]
    return soft if uniform(0, 1, generator) < 0.6 else image + 0.8 * (image - soft)


def with_rectangle(image: Tensor, generator: torch.Generator) -> Tensor:
    """Lay one rectangle of a random grey over 2 to 15 per cent of the picture: collimation, labels, stickers."""
    height, width = image.shape[1:]
    area = uniform(0.02, 0.15, generator)
    ratio = math.exp(uniform(-1.0, 1.0, generator))
    h = max(1, min(height - 1, round(height * math.sqrt(area * ratio))))
    w = max(1, min(width - 1, round(width * math.sqrt(area / ratio))))
    y, x = round(uniform(0, height - h, generator)), round(uniform(0, width - w, generator))
    changed = image.clone()
    changed[:, y : y + h, x : x + w] = uniform(0, 1, generator)
    return changed
