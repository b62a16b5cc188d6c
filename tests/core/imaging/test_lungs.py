"""Masks of the lungs: regions, holes, doubts, and the share of a map's heat inside them."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.findings import BundleRef, GridTransform, Heatmap, LungMask
from core.imaging.lung_mask import cleaned_lungs, components, doubt_about, holes_filled
from core.imaging.lung_share import area_resampled, lung_share

WHOLE = GridTransform(0.0, 0.0, 200.0, 100.0)


def two_lungs(side: int = 40) -> NDArray[np.bool_]:
    mask = np.zeros((side, side), dtype=bool)
    mask[8:32, 5:17] = True
    mask[8:30, 23:35] = True
    return mask


def lungs(mask: NDArray[np.bool_], covers: GridTransform = WHOLE, doubt: str = "") -> LungMask:
    return LungMask(mask, covers, BundleRef("lungs", "1", "00"), doubt)


def heat(grid: NDArray[np.float32], covers: GridTransform = WHOLE) -> Heatmap:
    return Heatmap("pneumonia", "gradcam", grid.astype(np.float32), covers)


def flooded(mask: NDArray[np.bool_]) -> list[int]:
    """Sizes of the regions by the slow way, largest first."""
    left, sizes = {tuple(cell) for cell in np.argwhere(mask).tolist()}, []
    while left:
        reached, size = [left.pop()], 0
        while reached:
            y, x = reached.pop()
            size += 1
            for cell in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
                if cell in left:
                    left.remove(cell)
                    reached.append(cell)
        sizes.append(size)
    return sorted(sizes, reverse=True)


@pytest.mark.parametrize("density", [0.1, 0.4, 0.6, 0.9])
def test_regions_are_those_of_a_flood_and_numbered_by_size(density: float) -> None:
    mask = np.random.default_rng(7).random((33, 21)) < density
    numbers = components(mask)
    assert ((numbers > 0) == mask).all()
    assert [int((numbers == n).sum()) for n in range(1, numbers.max() + 1)] == flooded(mask)


@pytest.mark.parametrize("value", [False, True])
def test_an_even_mask_is_no_region_or_one(value: bool) -> None:
    assert components(np.full((3, 4), value)).max() == int(value)
    assert (holes_filled(np.full((3, 4), value)) == value).all()


def test_a_region_shaped_like_a_spiral_is_one() -> None:
    mask = np.array([[1, 1, 1, 1], [0, 0, 0, 1], [1, 1, 0, 1], [1, 0, 0, 1], [1, 1, 1, 1]], dtype=bool)
    assert components(mask).max() == 1


def test_holes_are_filled_and_bays_stay_open() -> None:
    mask = np.ones((7, 7), dtype=bool)
    mask[3, 3] = False
    mask[0:2, 5] = False
    filled = holes_filled(mask)
    assert filled[3, 3]
    assert not filled[0, 5]


def test_the_two_largest_regions_stay() -> None:
    shares = two_lungs().astype(np.float32) * 0.9
    shares[15, 10] = 0.1
    shares[36:39, 36:39] = 0.8
    mask = cleaned_lungs(shares, 0.5)
    assert (mask == two_lungs()).all()
    assert not mask.flags.writeable
    assert doubt_about(mask) == ""


@pytest.mark.parametrize(
    ("mask", "words"),
    [
        (np.zeros((20, 20), dtype=bool), "were not found"),
        (np.ones((20, 20), dtype=bool), "100 %"),
        (np.pad(np.ones((10, 10), dtype=bool), 5), "Only one region"),
    ],
)
def test_a_mask_that_is_no_pair_of_lungs_says_why(mask: NDArray[np.bool_], words: str) -> None:
    assert words in doubt_about(mask)


def test_heat_in_the_lungs_and_their_area() -> None:
    mask = np.zeros((10, 10), dtype=bool)
    mask[:, :5] = True
    assert lung_share(heat(np.array([[3.0, 1.0]])), lungs(mask)) == pytest.approx((0.75, 0.5))
    assert lung_share(heat(np.ones((7, 7))), lungs(mask)) == pytest.approx((0.5, 0.5))


def test_each_grid_lies_where_it_says() -> None:
    """The map covers the left half of the frame only, and there everything is lung."""
    mask = np.zeros((4, 4), dtype=bool)
    mask[:, :2] = True
    left = GridTransform(0.0, 0.0, 100.0, 100.0)
    assert lung_share(heat(np.ones((3, 3)), left), lungs(mask)) == pytest.approx((1.0, 1.0))
    beyond = GridTransform(-100.0, 0.0, 200.0, 100.0)  # a padded input reaches outside the frame
    assert lung_share(heat(np.array([[1.0, 3.0]]), beyond), lungs(mask)) == pytest.approx((0.75, 0.5))


def test_what_cannot_be_told_is_none() -> None:
    assert lung_share(heat(np.zeros((7, 7))), lungs(two_lungs()))[0] is None
    assert lung_share(heat(np.ones((7, 7))), lungs(two_lungs(), doubt="No lungs.")) == (None, None)


def test_resampling_by_area_keeps_the_whole() -> None:
    values = np.random.default_rng(1).random((96, 96))
    assert area_resampled(values, WHOLE, (7, 7), WHOLE).mean() == pytest.approx(values.mean())
    assert np.allclose(area_resampled(values, WHOLE, (96, 96), WHOLE), values)
    assert np.allclose(area_resampled(values[:2, :2], WHOLE, (4, 4), WHOLE), np.kron(values[:2, :2], np.ones((2, 2))))
