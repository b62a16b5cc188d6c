"""A heatmap over a frame. The scale is absolute: a weak map stays faint, whichever finding or image it belongs to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.findings import Heatmap
from core.imaging.colormap import colour_table

FULL_STRENGTH_LEVEL = 160


def bilinear_weights(targets: NDArray[np.float32], cells: int) -> NDArray[np.float32]:
    """Weights (n, cells), float32, that interpolate `cells` values at `targets` (n,), counted in cells from the edge.

    Cell i has its centre at i + 0.5. Half a cell from the edge the outermost value holds; outside 0..cells all weights
    are zero.
    """
    distance = np.abs(np.clip(targets - 0.5, 0.0, cells - 1.0)[:, None] - np.arange(cells, dtype=np.float32))
    weights = np.clip(1.0 - distance, 0.0, 1.0).astype(np.float32)
    weights[(targets < 0.0) | (targets > cells)] = 0.0
    return np.asarray(weights, dtype=np.float32)


def upsampled(heatmap: Heatmap, shape: tuple[int, int]) -> NDArray[np.float32]:
    """The map's values over a frame of `shape` (rows, columns): float32, zero where the map does not reach."""
    covers, (grid_rows, grid_columns) = heatmap.covers, heatmap.grid.shape
    y = (np.arange(shape[0], dtype=np.float32) + np.float32(0.5 - covers.y)) * np.float32(grid_rows / covers.height)
    x = (np.arange(shape[1], dtype=np.float32) + np.float32(0.5 - covers.x)) * np.float32(grid_columns / covers.width)
    return np.asarray(bilinear_weights(y, grid_rows) @ heatmap.grid @ bilinear_weights(x, grid_columns).T)


def levels(values: NDArray[np.float32], display_max: float) -> NDArray[np.uint8]:
    """Map values to levels 0..255 (uint8, same shape): 0 for nothing or a negative value, 255 from `display_max` on."""
    return np.asarray(np.rint(np.clip(values / np.float32(display_max), 0.0, 1.0) * np.float32(255.0)), dtype=np.uint8)


def strengths() -> NDArray[np.float32]:
    """How much of a level's colour is laid over the image, before opacity: float32 (256,), 0..1.

    Nothing at level 0, so that anatomy without evidence stays as it is; the whole from `FULL_STRENGTH_LEVEL` on.
    """
    share = np.arange(256, dtype=np.float32) / np.float32(FULL_STRENGTH_LEVEL)
    return np.asarray(np.minimum(share, np.float32(1.0)), dtype=np.float32)


def heat_pixels(
    grid: NDArray[np.float32], display_max: float, scale: int, threshold: float = 0.0, colours: str = "inferno"
) -> NDArray[np.uint8]:
    """The whole grid (h, w) in colour, `scale` pixels a cell: uint8 RGBA (h * scale, w * scale, 4), not premultiplied.

    Alpha follows `strengths`; it is 0 for values below `threshold`. `colours`: the name of a colour table.
    """
    rows, columns = grid.shape
    step = (np.arange(max(rows, columns) * scale, dtype=np.float32) + np.float32(0.5)) / np.float32(scale)
    values = bilinear_weights(step[: rows * scale], rows) @ grid @ bilinear_weights(step[: columns * scale], columns).T
    level = levels(np.asarray(values, dtype=np.float32), display_max)
    alpha = np.rint(strengths() * np.float32(255.0)).astype(np.uint8)
    shown = np.where(values < np.float32(threshold), np.uint8(0), alpha[level])
    return np.dstack((colour_table(colours)[level], shown))


def blended(grey: NDArray[np.uint8], heatmap: Heatmap, display_max: float, opacity: float) -> NDArray[np.uint8]:
    """The frame as shown (uint8, rows x columns) with the map laid over it: uint8 RGB (rows, columns, 3).

    `opacity`: 0..1, reached where the map is at `display_max` or above; elsewhere reduced by `strengths`.
    """
    level = levels(upsampled(heatmap, (grey.shape[0], grey.shape[1])), display_max)
    share = np.rint(strengths() * np.float32(255.0 * opacity)).astype(
        np.uint16
    )  # of 255; both products together stay below 2**16
    tint = colour_table().astype(np.uint16) * share[:, None]
    base = grey * (np.uint16(255) - share)[level] + np.uint16(127)
    out = np.empty((*grey.shape, 3), dtype=np.uint8)
    for channel in range(3):
        out[..., channel] = (base + tint[:, channel][level]) // np.uint16(255)
    return out
