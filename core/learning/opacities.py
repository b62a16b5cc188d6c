"""Painted opacities: a normal radiograph with an airspace opacity of known place.

Where each class comes from its own collection, a network can tell the classes by the film instead of by the disease.
The same film with and without an opacity cannot be told apart that way, and the place of the opacity says where the
class map shall lie.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]
Floats = NDArray[np.float32]
LUNG = 127  # mask values above are lung
LEAST_SHARE = 0.08  # of the picture; a smaller mask is no pair of lungs to paint in
COUNT = (1, 4)  # opacities, the upper end left out
SPREAD = (0.035, 0.16)  # standard deviation of an opacity, in picture sides
DENSITY = (0.35, 0.95)  # how far the grey moves towards that of soft tissue
SOFT_TISSUE = (75.0, 97.0)  # percentile of the greys in the lungs' box; the heart and the spine are the brightest there
EVIDENCE = 0.3  # of the densest place; from here on a cell belongs to the opacity
PATCHES = (8, 24)  # cells of the cloudiness across the picture
EDGE = (0.8, 2.0)  # power of the squared distance: soft to steep
VISIBLE_GREY = 8.0  # mean change; one that hides behind the heart is no sign to learn from


def with_opacities(image: Grey, mask: Grey, rng: Generator) -> tuple[Grey, Grey] | None:
    """The picture with one to three opacities in its lungs, and where they are: uint8 (h, w), 255 = opacity.

    `image`, `mask`: uint8 of one shape, lungs are 255. None where too little of lung or opacity shows.
    """
    lungs = mask > LUNG
    if lungs.mean() < LEAST_SHARE:
        return None
    density = _density(lungs, rng) * (mask.astype(np.float32) / 255.0)
    peak = float(density.max())
    rows, columns = np.flatnonzero(lungs.any(axis=1)), np.flatnonzero(lungs.any(axis=0))
    box = image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    tissue = np.float32(np.percentile(box, rng.uniform(*SOFT_TISSUE)))
    grain = rng.standard_normal(image.shape, dtype=np.float32) * np.float32(rng.uniform(0.0, 5.0))
    painted = image + density * (np.maximum(tissue - image, 0.0) + grain)
    evidence = density > EVIDENCE * peak
    if not evidence.any() or float((painted - image)[evidence].mean()) < VISIBLE_GREY:
        return None
    return np.clip(np.rint(painted), 0, 255).astype(np.uint8), np.where(evidence, 255, 0).astype(np.uint8)


def _density(lungs: NDArray[np.bool_], rng: Generator) -> Floats:
    """Ellipses with soft edges around places in the lungs, cloudy inside: float32 (h, w), 0..1."""
    height, width = lungs.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    places = np.argwhere(lungs)
    density = np.zeros(lungs.shape, dtype=np.float32)
    for _ in range(int(rng.integers(*COUNT))):
        row, column = places[int(rng.integers(len(places)))]
        along, across = height * rng.uniform(*SPREAD, 2)
        angle = rng.uniform(0.0, math.pi)
        dy, dx = y - row, x - column
        u, v = dx * math.cos(angle) + dy * math.sin(angle), dy * math.cos(angle) - dx * math.sin(angle)
        blob = np.exp(-0.5 * ((u / along) ** 2 + (v / across) ** 2) ** rng.uniform(*EDGE))
        density = np.maximum(density, blob * np.float32(rng.uniform(*DENSITY)))
    return np.asarray(np.clip(density * _cloudiness(lungs.shape, rng), 0.0, 1.0), dtype=np.float32)


def _cloudiness(shape: tuple[int, ...], rng: Generator) -> Floats:
    """Smooth noise around 1: float32 (h, w)."""
    cells = int(rng.integers(*PATCHES))
    coarse = rng.standard_normal((cells, cells), dtype=np.float32) * np.float32(rng.uniform(0.1, 0.5))
    smooth = Image.fromarray(coarse).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
    return np.exp(np.asarray(smooth, dtype=np.float32))
