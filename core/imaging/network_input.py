"""The network's path: from a frame to the tensor, by the bundle's manifest alone.

It starts at the file's default VOI and never sees the reader's window, zoom or inversion. The picture before resizing
is 8-bit grey on purpose: it is what the export writes, so the network that is retrained on an export reads the very
pixels that the reader judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.findings import GridTransform
from core.imaging.shutter import shuttered
from core.imaging.window import PERCENTILES_DEFAULT, default_voi, grey_image
from core.study import Frame

Fit = Literal["stretch", "pad", "crop"]
Interpolation = Literal["bilinear", "bicubic", "area"]
_RESAMPLING = {
    "bilinear": Image.Resampling.BILINEAR,
    "bicubic": Image.Resampling.BICUBIC,
    "area": Image.Resampling.BOX,
}


@dataclass(frozen=True, slots=True)
class InputSpec:
    """A bundle's `input`: what its network wants. `value_range` is what grey 0 and 255 become before mean and std."""

    height: int
    width: int
    channels: int
    interpolation: Interpolation
    fit: Fit
    value_range: tuple[float, float]
    mean: tuple[float, ...]
    std: tuple[float, ...]
    percentiles: tuple[float, float] = PERCENTILES_DEFAULT


def network_view(frame: Frame, percentiles: tuple[float, float] = PERCENTILES_DEFAULT) -> NDArray[np.uint8]:
    """What the network is given, before resizing: uint8 (rows, columns).

    Default VOI, inversion undone once, shutter closed: what the file asks to be hidden is hidden from both."""
    return shuttered(grey_image(frame, default_voi(frame, percentiles)), frame.shutter)


def _padded_layout(shape: tuple[int, int], spec: InputSpec) -> tuple[int, int, int, int]:
    """Where a frame of `shape` (rows, columns) lies in a padded input: x, y, width, height, in whole input pixels."""
    rows, columns = shape
    scale = min(spec.width / columns, spec.height / rows)
    width, height = max(1, round(columns * scale)), max(1, round(rows * scale))
    return (spec.width - width) // 2, (spec.height - height) // 2, width, height


def covered_rectangle(shape: tuple[int, int], spec: InputSpec) -> GridTransform:
    """The rectangle of a frame of `shape` (rows, columns) that the network's input covers."""
    rows, columns = shape
    if spec.fit == "stretch":
        return GridTransform(0.0, 0.0, float(columns), float(rows))
    if spec.fit == "crop":
        scale = min(columns / spec.width, rows / spec.height)
        width, height = spec.width * scale, spec.height * scale
        return GridTransform((columns - width) / 2.0, (rows - height) / 2.0, width, height)
    x, y, width_px, height_px = _padded_layout(shape, spec)
    across, down = columns / width_px, rows / height_px
    return GridTransform(-x * across, -y * down, spec.width * across, spec.height * down)


def resized(view: NDArray[np.uint8], spec: InputSpec) -> NDArray[np.uint8]:
    """Resize a network view (uint8, rows x columns) to (height, width), antialiased, by the bundle's `fit`.

    "stretch" ignores the aspect ratio, "pad" keeps it and fills with black, "crop" keeps it and takes the centre.
    """
    size = (spec.width, spec.height)
    method = _RESAMPLING[spec.interpolation]
    image = Image.fromarray(view)
    shape = (view.shape[0], view.shape[1])
    if spec.fit == "stretch":
        return np.asarray(image.resize(size, method))
    if spec.fit == "crop":
        area = covered_rectangle(shape, spec)
        box = (area.x, area.y, area.x + area.width, area.y + area.height)
        return np.asarray(image.resize(size, method, box=box))
    x, y, width, height = _padded_layout(shape, spec)
    canvas = np.zeros((spec.height, spec.width), dtype=np.uint8)
    canvas[y : y + height, x : x + width] = np.asarray(image.resize((width, height), method))
    return canvas


def normalised(pixels: NDArray[np.uint8], spec: InputSpec) -> NDArray[np.float32]:
    """uint8 (height, width) to float32 (channels, height, width): value range, then mean and standard deviation."""
    low, high = spec.value_range
    values = pixels.astype(np.float32) * np.float32((high - low) / 255.0) + np.float32(low)
    mean = np.asarray(spec.mean, dtype=np.float32).reshape(-1, 1, 1)
    std = np.asarray(spec.std, dtype=np.float32).reshape(-1, 1, 1)
    return np.ascontiguousarray((np.broadcast_to(values, (spec.channels, *values.shape)) - mean) / std)


def normalised_batch(pixels: NDArray[np.uint8], spec: InputSpec) -> NDArray[np.float32]:
    """uint8 (n, height, width) to float32 (n, channels, height, width), equal to `normalised` in every bit.

    It is looked up, 256 values a channel, and lies in memory with the channels innermost, as convolutions want it.
    """
    table = np.ascontiguousarray(normalised(np.arange(256, dtype=np.uint8).reshape(1, 256), spec)[:, 0].T)
    return np.take(table, pixels, axis=0).transpose(0, 3, 1, 2)


def as_picture(tensor: NDArray[np.float32], spec: InputSpec) -> NDArray[np.uint8]:
    """A network's input as people can look at it: float32 (channels, height, width) to uint8 (height, width).

    Undoes mean, standard deviation and value range on the first channel; the others are copies of it.
    """
    low, high = spec.value_range
    grey = (tensor[0] * np.float32(spec.std[0]) + np.float32(spec.mean[0]) - np.float32(low)) * (255.0 / (high - low))
    return np.asarray(np.clip(np.rint(grey), 0, 255), dtype=np.uint8)


def network_input(frame: Frame, spec: InputSpec) -> NDArray[np.float32]:
    """The whole path, from a frame to the tensor: float32 (channels, height, width)."""
    return normalised(resized(network_view(frame, spec.percentiles), spec), spec)
