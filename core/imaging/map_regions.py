"""Where a map is hot: the parts above a threshold, each with a box around it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.findings import Heatmap, Region
from core.imaging.lung_mask import components
from core.imaging.overlay import bilinear_weights

FINE_SIDE = 64  # cells along the longer side of the grid that parts are looked for on
SMALLEST_SHARE = 1 / 400  # of the covered area; a part that is smaller is a cell's corner, no place


@dataclass(frozen=True, slots=True)
class HotRegion:
    """`region`: in pixels of the frame, cut to it. `peak`: the map's highest value inside."""

    region: Region
    peak: float


def fine_grid(heatmap: Heatmap) -> NDArray[np.float32]:
    """The map on a finer grid, interpolated as it is drawn: float32, 64 cells or more along the longer side."""
    rows, columns = heatmap.grid.shape
    scale = max(1, -(-FINE_SIDE // max(rows, columns)))
    down = (np.arange(rows * scale, dtype=np.float32) + np.float32(0.5)) / np.float32(scale)
    across = (np.arange(columns * scale, dtype=np.float32) + np.float32(0.5)) / np.float32(scale)
    fine = bilinear_weights(down, rows) @ heatmap.grid @ bilinear_weights(across, columns).T
    return np.asarray(fine, dtype=np.float32)


def hot_cells(fine: NDArray[np.float32], threshold: float) -> NDArray[np.bool_]:
    """What lies at or above a value of the map (and above 0): bool, of the same shape."""
    return np.asarray((fine >= np.float32(threshold)) & (fine > 0.0))


def hot_regions(heatmap: Heatmap, threshold: float, shape: tuple[int, int]) -> tuple[HotRegion, ...]:
    """The connected parts (by edge) of the map at or above `threshold`, a value of it: the hottest first.

    `shape`: rows and columns of the frame.
    """
    fine = fine_grid(heatmap)
    labels = components(hot_cells(fine, threshold))
    smallest = SMALLEST_SHARE * fine.size
    found = []
    for number in range(1, int(labels.max()) + 1):
        part = labels == number
        region = _framed(part, heatmap, shape) if part.sum() >= smallest else None
        if region is not None:
            found.append(HotRegion(region, float(fine[part].max())))
    return tuple(sorted(found, key=lambda one: -one.peak))


def _framed(part: NDArray[np.bool_], heatmap: Heatmap, shape: tuple[int, int]) -> Region | None:
    """The box around a part, in pixels of the frame; None where it lies outside of the frame altogether."""
    covers, (rows, columns) = heatmap.covers, part.shape
    down, across = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    top = covers.y + covers.height * float(down[0]) / rows
    bottom = covers.y + covers.height * float(down[-1] + 1) / rows
    left = covers.x + covers.width * float(across[0]) / columns
    right = covers.x + covers.width * float(across[-1] + 1) / columns
    top, left = max(0.0, top), max(0.0, left)
    bottom, right = min(float(shape[0]), bottom), min(float(shape[1]), right)
    if bottom <= top or right <= left:
        return None
    return Region(round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1))
