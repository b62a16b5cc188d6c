"""Pointing game, IoU and share of energy on maps whose answers can be counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from core.findings import GridTransform, Heatmap, Region
from core.imaging.region_agreement import region_agreement


def heatmap(values: list[list[float]], covers: GridTransform) -> Heatmap:
    return Heatmap("pneumonia", "gradcam", np.array(values, dtype=np.float32), covers)


WHOLE = GridTransform(0, 0, 40, 40)


def test_all_heat_inside() -> None:
    """One cell a pixel: two hot pixels, both in a region of four."""
    grid = np.zeros((40, 40), dtype=np.float32)
    grid[10, 10], grid[10, 11], grid[30, 30] = 4.0, 2.0, 1.0
    found = region_agreement(Heatmap("a", "gradcam", grid, WHOLE), Region(10, 10, 2, 2), (40, 40))
    assert found is not None
    assert found.pointing
    assert found.iou == pytest.approx(2 / 4)  # 1.0 is below half the peak
    assert found.energy_share == pytest.approx(6 / 7)
    assert found.area_share == pytest.approx(4 / 1600)


def test_a_region_elsewhere() -> None:
    found = region_agreement(heatmap([[0, 0], [0, 1]], WHOLE), Region(0, 0, 5, 5), (40, 40))
    assert found is not None
    assert not found.pointing
    assert (found.iou, found.energy_share) == (0.0, 0.0)
    assert found.area_share == pytest.approx(25 / 1600)


def test_area_counts_what_the_map_covers() -> None:
    """A cropped input leaves a margin of the frame out; a region there holds no covered area."""
    covers = GridTransform(0, 10, 40, 20)
    found = region_agreement(heatmap([[1, 1]], covers), Region(0, 0, 40, 20), (40, 40))
    assert found is not None
    assert found.area_share == pytest.approx(10 / 20)
    assert found.energy_share == pytest.approx(0.5)


def test_an_empty_map_points_nowhere() -> None:
    assert region_agreement(heatmap([[0, 0]], WHOLE), Region(0, 0, 5, 5), (40, 40)) is None


def test_heat_in_the_padding_alone_is_no_agreement() -> None:
    covers = GridTransform(-40, 0, 80, 40)
    grid = np.zeros((4, 8), dtype=np.float32)
    grid[:, 0] = 1.0
    found = region_agreement(Heatmap("a", "gradcam", grid, covers), Region(0, 0, 40, 40), (40, 40))
    assert found is not None
    assert not found.pointing
    assert (found.iou, found.energy_share, found.area_share) == (0.0, 0.0, 1.0)
