"""From a segmenter's output to a mask of the lungs, and whether it can be one. numpy only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.errors import Sentence

AREA_SHARE = (0.10, 0.75)  # of the picture; the hand-drawn masks of 56 films lie between 0.21 and 0.62
SMALLER_LUNG_SHARE = 0.15  # of both; a lung may be small or hidden, but a speck is none


def components(mask: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Connected regions of a mask (neighbours share an edge): int32 (h, w), 0 outside, else 1, 2, ... by size.

    Runs of each row are joined with the runs that they touch in the row above; the largest region is number 1.
    """
    rows, columns = mask.shape
    edges = np.diff(np.pad(mask.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    starts, ends = np.argwhere(edges == 1), np.argwhere(edges == -1)[:, 1]
    parent = list(range(len(starts)))

    def root(run: int) -> int:
        while parent[run] != run:
            parent[run] = parent[parent[run]]
            run = parent[run]
        return run

    run_at = np.full((rows, columns), -1, dtype=np.int64)
    for run, (row, start) in enumerate(starts):
        run_at[row, start : ends[run]] = run
        touched = np.unique(run_at[row - 1, start : ends[run]]) if row else np.empty(0, dtype=np.int64)
        for above in touched[touched >= 0]:
            parent[root(run)] = root(int(above))
    roots = np.array([root(run) for run in range(len(parent))] + [-1], dtype=np.int64)[run_at]
    names, sizes = np.unique(roots[roots >= 0], return_counts=True)
    numbers = np.zeros(len(parent) + 1, dtype=np.int32)
    numbers[names[np.argsort(-sizes, kind="stable")]] = np.arange(1, len(names) + 1)
    return np.asarray(numbers[roots])


def holes_filled(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The mask with everything that it encloses: what cannot be reached from the border of the picture."""
    outside = components(np.pad(~mask, 1, constant_values=True))
    return np.asarray((outside != outside[0, 0])[1:-1, 1:-1])


def cleaned_lungs(shares: NDArray[np.float32], threshold: float) -> NDArray[np.bool_]:
    """The two largest regions at or above the threshold, holes filled: bool (h, w), read-only.

    `shares`: float32 (h, w), 0..1, how surely a cell is lung.
    """
    numbers = components(shares >= threshold)
    mask = holes_filled((numbers == 1) | (numbers == 2))
    mask.setflags(write=False)
    return mask


def doubt_about(mask: NDArray[np.bool_]) -> str:
    """Why a cleaned mask cannot be a pair of lungs, in one sentence for the reader; empty when it can."""
    share = float(mask.mean())
    if share < AREA_SHARE[0]:
        return Sentence(
            "The lungs were not found: the mask covers {percent:.0f} % of the picture.", percent=100 * share
        )
    if share > AREA_SHARE[1]:
        return Sentence(
            "The mask of the lungs covers {percent:.0f} % of the picture, which no pair of lungs does.",
            percent=100 * share,
        )
    smaller = float((components(mask) == 2).sum()) / float(mask.sum())
    if smaller < SMALLER_LUNG_SHARE:
        return Sentence("Only one region was found where two lungs were looked for.")
    return ""
