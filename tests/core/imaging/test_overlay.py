"""Heatmaps over frames: values at named places, on the absolute scale."""

from __future__ import annotations

import numpy as np
import pytest

from core.findings import GridTransform, Heatmap
from core.imaging.colormap import colour_table
from core.imaging.overlay import blended, heat_pixels, upsampled


def heatmap(grid: list[list[float]], covers: GridTransform) -> Heatmap:
    return Heatmap("pneumonia", "gradcam", np.asarray(grid, dtype=np.float32), covers)


def test_cell_centres_keep_their_values_and_lines_run_between_them() -> None:
    values = upsampled(heatmap([[0.0, 8.0], [4.0, 12.0]], GridTransform(0, 0, 8, 8)), (8, 8))
    centres = values[[1, 1, 5, 5], [1, 5, 1, 5]]
    assert centres == pytest.approx([0.75, 6.75, 3.75, 9.75], abs=1.0)
    assert values[0, 0] == 0.0
    assert values[7, 7] == 12.0
    assert np.all(np.diff(values, axis=1) >= 0)


def test_a_map_that_covers_a_part_leaves_the_rest_alone() -> None:
    values = upsampled(heatmap([[1.0]], GridTransform(2, 3, 4, 5)), (10, 10))
    assert values[3:8, 2:6] == pytest.approx(1.0)
    assert values.sum() == pytest.approx(20.0)


def test_a_map_that_reaches_outside_is_cut_to_the_frame() -> None:
    values = upsampled(heatmap([[0.0, 4.0]], GridTransform(-4, 0, 8, 2)), (2, 4))
    assert values[0] == pytest.approx([2.5, 3.5, 4.0, 4.0])


def test_no_evidence_leaves_the_frame_as_it_is() -> None:
    grey = np.arange(64, dtype=np.uint8).reshape(8, 8)
    shown = blended(grey, heatmap([[-1.0, 0.0]], GridTransform(0, 0, 8, 8)), 1.0, 1.0)
    assert np.array_equal(shown, np.repeat(grey[..., None], 3, axis=2))


def test_the_scale_is_absolute_and_opacity_is_its_share() -> None:
    grey = np.full((4, 4), 100, dtype=np.uint8)
    area = GridTransform(0, 0, 4, 4)
    full = blended(grey, heatmap([[2.0]], area), 2.0, 1.0)
    assert np.array_equal(full[0, 0], colour_table()[255])
    half = blended(grey, heatmap([[2.0]], area), 2.0, 0.5)
    assert half[0, 0] == pytest.approx((100 + colour_table()[255].astype(float)) / 2, abs=1.5)
    weak, strong = (np.abs(blended(grey, heatmap([[v]], area), 2.0, 1.0).astype(int) - 100).sum() for v in (0.2, 1.8))
    assert weak < strong / 3


def test_heat_pixels_are_clear_where_there_is_no_evidence() -> None:
    pixels = heat_pixels(np.asarray([[-1.0, 1.0]], dtype=np.float32), 1.0, 8)
    assert pixels.shape == (8, 16, 4)
    assert pixels[0, 0, 3] == 0
    assert pixels[0, -1].tolist() == [*colour_table()[255].tolist(), 255]


def test_the_colour_map_rises_in_lightness_throughout() -> None:
    luminance = colour_table()[::5].astype(float) @ [0.2126, 0.7152, 0.0722]
    assert np.all(np.diff(luminance) > 0)
    assert luminance[0] < 2
    assert luminance[-1] > 230
