"""Plain figures of a picture that the gate reads beside the network's features. numpy only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

THUMBNAIL = 16  # cells on each side
HISTOGRAM_BINS = 16
SCALES = 4
COUNT = THUMBNAIL**2 + HISTOGRAM_BINS + 2 * SCALES + 3


def picture_statistics(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A network's input as a picture, uint8 (height, width), to float32 (COUNT,).

    A thumbnail with its mean and contrast taken out; the histogram; the mean change across and down at four scales
    (1, 2, 4, 8 pixels); how alike the left half is to the right, and the upper to the lower; the share of flat pixels.
    """
    grey = picture.astype(np.float32) / 255.0
    small = _shrunk(grey, THUMBNAIL)
    relative = (small - small.mean()) / max(float(small.std()), 1e-3)
    histogram = np.bincount(picture.ravel() // (256 // HISTOGRAM_BINS), minlength=HISTOGRAM_BINS) / picture.size
    flat = float(np.mean(picture[:, 1:] == picture[:, :-1]))
    likeness = [float(np.mean(relative * relative[:, ::-1])), float(np.mean(relative * relative[::-1]))]
    return np.concatenate(
        [relative.ravel(), np.sqrt(histogram), _changes(grey), likeness, [flat]]
    ).astype(np.float32)  # fmt: skip


def _changes(grey: NDArray[np.float32]) -> list[float]:
    """Logarithms of the mean absolute difference of neighbours, across and down, at each scale."""
    found = []
    for _ in range(SCALES):
        found += [float(np.log10(np.abs(np.diff(grey, axis=axis)).mean() + 1e-4)) for axis in (1, 0)]
        rows, columns = (side // 2 * 2 for side in grey.shape)
        even = grey[:rows, :columns]
        grey = (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]) / 4.0
    return found


def _shrunk(grey: NDArray[np.float32], cells: int) -> NDArray[np.float32]:
    """Means over `cells` x `cells` rectangles that together cover the picture."""
    rows, columns = (np.linspace(0, side, cells + 1).astype(np.intp)[:-1] for side in grey.shape)
    sums = np.add.reduceat(np.add.reduceat(grey, rows, axis=0), columns, axis=1)
    heights, widths = (np.diff(np.append(edges, side)) for edges, side in zip((rows, columns), grey.shape, strict=True))
    return np.asarray(sums / (heights[:, None] * widths[None, :]), dtype=np.float32)
