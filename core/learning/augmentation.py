"""Augmentation for radiographs: what scanners, print scans and web collections vary, and disease does not.

Source and class are confounded in collected chest radiographs, so softness, contrast, borders and marks are varied on
purpose: the network shall not tell collections apart by them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as functional
from torch import Tensor


@dataclass(frozen=True, slots=True)
class AugmentationSpec:
    """Ranges of the random changes. `shift` is a share of the side, `rotation_deg` either way."""

    scale: tuple[float, float] = (0.8, 1.15)
    aspect: float = 0.12
    rotation_deg: float = 12.0
    shift: float = 0.08
    flip: bool = True
    gamma: tuple[float, float] = (0.7, 1.45)
    contrast: tuple[float, float] = (0.75, 1.3)
    blur_share: float = 0.35
    rectangle_share: float = 0.35


def uniform(low: float, high: float, generator: torch.Generator) -> float:
    """One number, evenly drawn between low and high."""
    return low + (high - low) * float(torch.rand((), generator=generator))


def augmented(image: Tensor, size: tuple[int, int], spec: AugmentationSpec, generator: torch.Generator) -> Tensor:
    """Grey values 0..1, float32 (1, h, w), to a changed copy of `size` (height, width), same range."""
    image = _affine(image, size, spec, generator)
    image = image.clamp(0, 1) ** uniform(*spec.gamma, generator)
    mean = image.mean()
    image = ((image - mean) * uniform(*spec.contrast, generator) + mean + uniform(-0.08, 0.08, generator)).clamp(0, 1)
    if uniform(0, 1, generator) < spec.blur_share:
        image = softened(image, generator)
    if uniform(0, 1, generator) < spec.rectangle_share:
        image = with_rectangle(image, generator)
    return image.clamp(0, 1)


def _affine(image: Tensor, size: tuple[int, int], spec: AugmentationSpec, generator: torch.Generator) -> Tensor:
    angle = math.radians(uniform(-spec.rotation_deg, spec.rotation_deg, generator))
    zoom = 1.0 / uniform(*spec.scale, generator)
    stretch = math.exp(uniform(-spec.aspect, spec.aspect, generator))
    mirror = -1.0 if spec.flip and uniform(0, 1, generator) < 0.5 else 1.0
    cos, sin = math.cos(angle), math.sin(angle)
    dx, dy = (2.0 * uniform(-spec.shift, spec.shift, generator) for _ in range(2))
    matrix = torch.tensor(
        [[mirror * zoom * stretch * cos, -zoom * sin, dx], [mirror * zoom * sin, zoom / stretch * cos, dy]]
    )
    grid = functional.affine_grid(matrix[None], [1, 1, *size], align_corners=False)
    return functional.grid_sample(image[None], grid, mode="bilinear", padding_mode="zeros", align_corners=False)[0]


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
