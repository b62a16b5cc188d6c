"""Masks guessed by a first network for pictures that nobody drew on, kept where the guess holds still.

Guesses are made from several views of a picture (mirrored, turned, darker, smaller); where the views disagree, or the
result cannot be a pair of lungs, the picture is left out. A second network learns from what is kept, under the same
strong augmentation (noisy student, Xie et al., CVPR 2020).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as functional
from numpy.typing import NDArray
from torch import Tensor, nn

from core.imaging.lung_mask import cleaned_lungs, doubt_about
from core.imaging.network_input import resized
from core.learning.datasets import LabelledImage, load_view
from core.learning.mask_datasets import scaled_mask
from core.learning.segmentation import SEGMENTER_INPUT, MaskedPicture, lung_shares

THRESHOLD = 0.5
# Each view: rotation in degrees, zoom, gamma, mirrored.
VIEWS = ((0.0, 1.0, 1.0, False), (0.0, 1.0, 1.0, True), (7.0, 1.0, 0.7, False), (-7.0, 0.85, 1.4, True))


@dataclass(frozen=True, slots=True)
class Guess:
    """`mask`: bool (h, w), cleaned. `agreement`: mean Dice of the views with their mean. `doubt`: as LungMask's."""

    mask: NDArray[np.bool_]
    agreement: float
    doubt: str


def dice(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    """Overlap of two masks of one shape (Dice, 1945): 0..1, 1 where both are empty."""
    total = int(one.sum()) + int(other.sum())
    return 2.0 * int((one & other).sum()) / total if total else 1.0


def guess(module: nn.Module, picture: NDArray[np.uint8]) -> Guess:
    """A network's mask of one picture (uint8, at its input size), from the mean of all views."""
    grey = torch.from_numpy(picture.astype(np.float32) / 255.0)[None, None]
    views = torch.cat([_moved(grey, view) ** view[2] for view in VIEWS])
    shares = lung_shares(module, np.asarray((views[:, 0].numpy() * 255.0).round().astype(np.uint8)))
    back = [_moved_back(torch.from_numpy(one)[None, None], view)
            for one, view in zip(shares, VIEWS, strict=True)]  # fmt: skip
    mean = torch.cat(back).mean(dim=0)[0].numpy()
    whole = mean >= THRESHOLD
    agreement = float(np.mean([dice(one[0, 0].numpy() >= THRESHOLD, whole) for one in back]))
    mask = cleaned_lungs(mean, THRESHOLD)
    return Guess(mask, agreement, doubt_about(mask))


def _matrix(view: tuple[float, float, float, bool]) -> Tensor:
    angle, zoom, mirror = np.deg2rad(view[0]), 1.0 / view[1], -1.0 if view[3] else 1.0
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    return torch.tensor([[mirror * zoom * cos, -zoom * sin, 0.0], [mirror * zoom * sin, zoom * cos, 0.0]])


def _moved(picture: Tensor, view: tuple[float, float, float, bool]) -> Tensor:
    return _sampled(picture, _matrix(view), "zeros")


def _moved_back(picture: Tensor, view: tuple[float, float, float, bool]) -> Tensor:
    inverse = torch.linalg.inv(_matrix(view)[:, :2])
    return _sampled(picture, torch.cat([inverse, torch.zeros(2, 1)], dim=1), "border")


def _sampled(picture: Tensor, matrix: Tensor, edge: str) -> Tensor:
    grid = functional.affine_grid(matrix[None], list(picture.shape), align_corners=False)
    return functional.grid_sample(picture, grid, padding_mode=edge, align_corners=False)


def drawn_pictures(images: list[LabelledImage], wanted: dict[str, int], seed: int) -> list[LabelledImage]:
    """So many images of each source, by seed; all of a source that has fewer."""
    picked = []
    for source, count in sorted(wanted.items()):
        members = [image for image in images if image.source == source]
        order = np.random.default_rng([seed, len(members)]).permutation(len(members))
        picked += [members[i] for i in order[:count]]
    return picked


def kept_guesses(
    module: nn.Module, images: list[LabelledImage], agreement: float, progress: Callable[[str], None]
) -> tuple[list[MaskedPicture], dict[str, tuple[int, int]]]:
    """The pictures whose guessed mask holds still, and by source how many were kept of how many."""
    kept: list[MaskedPicture] = []
    counts: dict[str, tuple[int, int]] = {}
    size = (SEGMENTER_INPUT.height, SEGMENTER_INPUT.width)
    for number, image in enumerate(images, start=1):
        picture = resized(load_view(image.path), SEGMENTER_INPUT)
        made = guess(module, picture)
        good = not made.doubt and made.agreement >= agreement
        done, seen = counts.get(image.source, (0, 0))
        counts[image.source] = (done + good, seen + 1)
        if good:
            kept.append(MaskedPicture(picture, scaled_mask(made.mask, size)))
        if number % 100 == 0:
            progress(f"guessed {number}/{len(images)}, kept {len(kept)}")
    return kept, counts
