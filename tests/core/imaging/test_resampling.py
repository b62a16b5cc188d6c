"""What the screen gets of a picture: exact means where it shrinks, smooth values where it grows, on one grid."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.imaging.pyramid import pyramid
from core.imaging.resampling import ScreenPart, oriented, resampled, scaled_side
from core.presentation import Orientation


def whole(values: NDArray, scale: float) -> ScreenPart:
    return ScreenPart(0, 0, scaled_side(values.shape[1], scale), scaled_side(values.shape[0], scale))


def noise(rows: int, columns: int, dtype: str = "uint16") -> NDArray:
    generator = np.random.default_rng(5)
    if dtype.startswith("f"):
        return generator.normal(0.0, 1000.0, (rows, columns)).astype(dtype)
    limits = np.iinfo(dtype)
    return generator.integers(limits.min, int(limits.max) + 1, (rows, columns)).astype(dtype)


def block_means(values: NDArray, factor: int) -> NDArray:
    rows, columns = values.shape
    blocks = values.reshape(rows // factor, factor, columns // factor, factor)
    return blocks.astype(np.float64).mean(axis=(1, 3))


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "int16"])
@pytest.mark.parametrize("factor", [2, 3, 5, 7])
def test_at_whole_factors_each_pixel_is_the_exact_mean_of_its_block(dtype: str, factor: int) -> None:
    values = noise(210 * 4, 210 * 2, dtype)
    shown = resampled(pyramid(values), 1.0 / factor, whole(values, 1.0 / factor))
    assert shown.dtype == values.dtype
    assert np.abs(shown - block_means(values, factor)).max() <= 0.5 + 1e-6


@pytest.mark.parametrize("factor", [4, 6, 12])
def test_by_way_of_the_pyramid_only_the_rounding_of_its_levels_is_added(factor: int) -> None:
    values = noise(2400, 1200)
    shown = resampled(pyramid(values), 1.0 / factor, whole(values, 1.0 / factor))
    assert np.abs(shown - block_means(values, factor)).max() <= 1.0


@pytest.mark.parametrize("dtype", ["float32", "float64", "int32", "uint32", "int8"])
def test_other_types_are_averaged_too(dtype: str) -> None:
    values = noise(120, 120, dtype)
    shown = resampled((values,), 1.0 / 3.0, whole(values, 1.0 / 3.0))
    np.testing.assert_allclose(shown, block_means(values, 3), rtol=1e-4, atol=1e-2)


@pytest.mark.parametrize("scale", [0.83, 0.4, 1.0 / 3.0, 0.137])
def test_a_part_is_the_same_part_of_the_whole(scale: float) -> None:
    """Else a picture would shiver while it is moved. A smooth picture shows a shift of 0.05 screen pixels."""
    y, x = np.mgrid[0:1700, 0:1500]
    values = (x * 20.0 + y * 10.0).astype(np.uint16)
    levels, all_of_it = pyramid(values), whole(values, scale)
    full = resampled(levels, scale, all_of_it).astype(np.float64)
    part = ScreenPart(all_of_it.right // 3, all_of_it.bottom // 4, all_of_it.right - 31, all_of_it.bottom - 17)
    piece = resampled(levels, scale, part)
    expected = full[part.top : part.bottom, part.left : part.right]
    assert np.abs(piece - expected).max() <= 1.0 + 0.05 * 30.0 / scale


@pytest.mark.parametrize("scale", [1.5, 2.0, 7.3])
def test_magnified_parts_lie_on_the_grid_of_the_whole(scale: float) -> None:
    values = noise(60, 50)
    full = resampled((values,), scale, whole(values, scale)).astype(np.int64)
    part = ScreenPart(21, 33, 60, 70)
    piece = resampled((values,), scale, part)
    assert np.abs(piece - full[33:70, 21:60]).max() <= 2


def test_a_magnified_gradient_stays_one_and_nothing_is_moved() -> None:
    values = np.tile(np.arange(0, 40000, 1000, dtype=np.uint16), (40, 1))
    shown = resampled((values,), 4.0, whole(values, 4.0))
    expected = ((np.arange(160) + 0.5) / 4.0 - 0.5) * 1000.0
    inner = slice(12, -12)  # at the border there is nothing to interpolate with
    assert np.abs(shown[80, inner] - expected[inner]).max() <= 1.0


def test_magnifying_invents_no_value_beyond_the_neighbours() -> None:
    values = np.tile(np.array([1000, 1000, 1000, 30000, 30000, 30000], dtype=np.uint16), (6, 1))
    shown = resampled((values,), 6.5, whole(values, 6.5))
    assert shown.min() == 1000
    assert shown.max() == 30000


def test_nearest_shows_the_pixels_themselves() -> None:
    values = noise(9, 11)
    shown = resampled((values,), 5.0, whole(values, 5.0), "nearest")
    assert np.array_equal(shown, np.kron(values, np.ones((5, 5), dtype=np.uint16)))
    part = ScreenPart(7, 3, 30, 20)
    assert np.array_equal(resampled((values,), 5.0, part, "nearest"), shown[3:20, 7:30])


def test_at_one_to_one_nothing_is_changed() -> None:
    values = noise(40, 30)
    assert np.array_equal(resampled((values,), 1.0, ScreenPart(3, 5, 20, 31)), values[5:31, 3:20])


def test_colour_is_averaged_and_interpolated_by_channel() -> None:
    values = np.dstack([noise(60, 60, "uint8") for _ in range(3)])
    values[..., 1] = 77
    smaller, larger = (
        resampled((values,), 0.5, whole(values[..., 0], 0.5)),
        resampled((values,), 2.5, ScreenPart(0, 0, 9, 9)),
    )
    assert np.abs(smaller[..., 0] - block_means(values[..., 0], 2)).max() <= 0.5
    assert (smaller[..., 1] == 77).all()
    assert larger.shape == (9, 9, 3)


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_picture_lies_as_its_orientation_says(turns: int, mirrored: bool) -> None:
    values, orientation = noise(5, 7), Orientation(turns, mirrored)
    lying = oriented(values, orientation)
    a, b, c, d = orientation.matrix
    corners = np.array([[a * x + b * y, c * x + d * y] for x in (0, 7) for y in (0, 5)])
    offset = corners.min(axis=0)
    for row in range(5):
        for column in range(7):
            x, y = a * (column + 0.5) + b * (row + 0.5), c * (column + 0.5) + d * (row + 0.5)
            assert lying[int(y - offset[1]), int(x - offset[0])] == values[row, column]


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (700, 1), (3, 2)])
@pytest.mark.parametrize("scale", [0.02, 0.51, 0.999, 3.3])
def test_thin_and_tiny_pictures_are_shown(shape: tuple[int, int], scale: float) -> None:
    values = np.full(shape, 1234, dtype=np.uint16)
    shown = resampled(pyramid(values), scale, whole(values, scale))
    assert shown.shape == (scaled_side(shape[0], scale), scaled_side(shape[1], scale))
    assert (shown == 1234).all()


def along_rows(values: NDArray, by: float) -> NDArray:
    """Each column interpolated by itself, with the centres of its pixels where they lie."""
    places = (np.arange(round(values.shape[0] * by)) + 0.5) / by - 0.5
    return np.array([np.interp(places, np.arange(len(column)), column) for column in values.T]).T


def test_pixels_that_are_no_squares_are_averaged_one_way_and_interpolated_the_other() -> None:
    values, stretch = noise(40, 60), (1.0, 5.0)
    halves = values.reshape(40, 30, 2).mean(axis=2)
    size = ScreenPart(0, 0, 30, 100)
    shown = resampled(pyramid(values), 0.5, size, stretch=stretch).astype(np.float64)
    assert np.abs(shown - along_rows(halves, 2.5)).max() <= 1.0 + 4096 / 64  # OpenCV interpolates in 32nds of a pixel
    lying = resampled(pyramid(values.T), 0.5, ScreenPart(0, 0, 100, 30), stretch=stretch[::-1])
    assert np.abs(lying.T - shown).max() <= 1.0
    piece = resampled(pyramid(values), 0.5, ScreenPart(7, 31, 22, 88), stretch=stretch)
    assert np.abs(piece - shown[31:88, 7:22]).max() <= 1.0


def test_pixels_that_are_no_squares_shrink_both_ways_and_are_shown_as_they_are_on_demand() -> None:
    values = noise(40, 60)
    shrunk = resampled((values,), 0.25, ScreenPart(0, 0, 15, 20), stretch=(1.0, 2.0))
    assert np.abs(shrunk - values.reshape(20, 2, 15, 4).mean(axis=(1, 3))).max() <= 0.5
    nearest = resampled((values,), 2.0, ScreenPart(0, 0, 120, 240), "nearest", (1.0, 3.0))
    assert np.array_equal(nearest, values.repeat(6, axis=0).repeat(2, axis=1))
    mixed = resampled((values,), 0.5, ScreenPart(10, 12, 30, 160), "nearest", (1.0, 8.0))
    halves = resampled((values,), 0.5, ScreenPart(0, 0, 30, 40), stretch=(1.0, 2.0))
    assert np.array_equal(mixed, halves.repeat(4, axis=0)[12:160, 10:30])
