"""How much of a heatmap's heat lies inside the lungs. numpy only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.findings import GridTransform, Heatmap, LungMask


def lung_share(heatmap: Heatmap, lungs: LungMask) -> tuple[float | None, float | None]:
    """Share of the map's heat inside the lungs, and the lungs' share of the area that the map covers; both 0..1.

    The second is what heat spread evenly would give. None for the first where the map is empty; None for both where
    the mask is in doubt. A cell's heat counts as spread evenly over the cell, so a cell that is half lung gives half.
    """
    if not lungs.plausible:
        return None, None
    inside = area_resampled(lungs.mask.astype(np.float64), lungs.covers, heatmap.grid.shape, heatmap.covers)
    area = float(inside.mean())
    heat = np.maximum(heatmap.grid, 0.0).astype(np.float64)
    total = float(heat.sum())
    return (float((heat * inside).sum() / total) if total > 0.0 else None), area


def area_resampled(
    values: NDArray[np.float64], covers: GridTransform, shape: tuple[int, ...], wanted: GridTransform
) -> NDArray[np.float64]:
    """The mean of a grid's values over each cell of another grid, by shared area: float64 of `shape` (rows, columns).

    `covers`, `wanted`: the rectangles of one frame that the two grids cover, in pixels. What lies outside the given
    grid counts as 0.
    """
    rows, columns = values.shape
    down = _shares((covers.y, covers.height, rows), (wanted.y, wanted.height, shape[0]))
    across = _shares((covers.x, covers.width, columns), (wanted.x, wanted.width, shape[1]))
    return np.asarray(down @ values @ across.T)


def _shares(given: tuple[float, float, int], wanted: tuple[float, float, int]) -> NDArray[np.float64]:
    """Along one axis: how much of each wanted cell each given cell covers, (wanted cells, given cells), rows to 1.

    An axis is its start, its length and its number of cells.
    """
    ours, theirs = _edges(*wanted), _edges(*given)
    low = np.maximum(ours[:-1, None], theirs[None, :-1])
    high = np.minimum(ours[1:, None], theirs[None, 1:])
    return np.asarray(np.maximum(high - low, 0.0) / np.diff(ours)[:, None])


def _edges(start: float, length: float, cells: int) -> NDArray[np.float64]:
    return start + length * np.arange(cells + 1) / cells
