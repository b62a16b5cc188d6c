"""Boxes around the hot parts of a map."""

from __future__ import annotations

import numpy as np
import pytest

from core.findings import GridTransform, Heatmap
from core.imaging.colormap import colour_table
from core.imaging.map_regions import hot_regions
from core.imaging.overlay import heat_pixels

SHAPE = (400, 800)


def heat(*cells: tuple[int, int, float], covers: GridTransform | None = None) -> Heatmap:
    """A map of 8 x 8 cells, some of which are hot."""
    grid = np.zeros((8, 8), dtype=np.float32)
    for row, column, value in cells:
        grid[row, column] = value
    return Heatmap("pneumonia", "gradcam", grid, covers or GridTransform(0.0, 0.0, 800.0, 400.0))


def test_each_hot_part_gets_its_box_the_hottest_first() -> None:
    weak, strong = hot_regions(heat((1, 1, 0.6), (6, 5, 1.0)), 0.3, SHAPE)[::-1]
    assert strong.peak > weak.peak
    assert strong.region.x < 550 < strong.region.x + strong.region.width  # the middle of column 5
    assert strong.region.y < 325 < strong.region.y + strong.region.height  # the middle of row 6
    assert weak.region.x < 150 < weak.region.x + weak.region.width


def test_neighbours_are_one_part_and_the_threshold_parts_them() -> None:
    two = heat((3, 2, 1.0), (3, 4, 1.0), (3, 3, 0.5))
    assert len(hot_regions(two, 0.3, SHAPE)) == 1
    assert len(hot_regions(two, 0.7, SHAPE)) == 2
    assert hot_regions(two, 1.5, SHAPE) == ()


def test_a_map_without_evidence_has_no_box() -> None:
    assert hot_regions(heat(), 0.0, SHAPE) == ()
    assert hot_regions(heat((2, 2, -1.0)), 0.0, SHAPE) == ()


def test_a_box_is_cut_to_the_frame() -> None:
    padded = GridTransform(0.0, -200.0, 800.0, 800.0)
    (corner,) = hot_regions(heat((2, 0, 1.0), covers=padded), 0.3, SHAPE)
    assert (corner.region.x, corner.region.y) == (0.0, 0.0)
    assert hot_regions(heat((0, 0, 1.0), covers=padded), 0.3, SHAPE) == ()


def test_below_the_threshold_nothing_is_coloured() -> None:
    grid = np.linspace(0.0, 1.0, 16, dtype=np.float32).reshape(4, 4)
    pixels = heat_pixels(grid, 1.0, 8, threshold=0.5)
    whole = heat_pixels(grid, 1.0, 8)
    assert (pixels[..., 3] == 0).sum() > (whole[..., 3] == 0).sum()
    assert (pixels[-1, -1] == whole[-1, -1]).all()


@pytest.mark.parametrize("name", ["inferno", "cividis"])
def test_the_colour_tables_rise_in_lightness_for_every_reader(name: str) -> None:
    """Lightness (CIE L*) rises at every step, as normal vision and a reader without green cones (deuteranopia) see it.

    Vienot, Brettel and Mollon, Color Res Appl 1999: linear RGB to what a deuteranope sees.
    """
    linear = (colour_table(name) / 255.0) ** 2.2
    deuteranope = np.array([[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]])
    for seen in (linear, np.clip(linear @ deuteranope.T, 0.0, 1.0)):
        luminance = seen @ [0.2126, 0.7152, 0.0722]
        lightness = np.where(luminance > 0.008856, 116.0 * np.cbrt(luminance) - 16.0, 903.3 * luminance)
        steps = lightness[8:] - lightness[:-8]
        assert (steps > 0.0).all()
