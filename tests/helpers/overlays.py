"""Overlay planes for DICOM files of tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import dcmread

from tests.helpers.dicom_files import chest_like


def with_plane(path: Path, mask: NDArray[np.bool_], group: int = 0x6000, **more: tuple[int, str, Any]) -> Path:
    """Add an overlay plane to a DICOM file. `more`: element, VR and value of further attributes of its group."""
    dataset = dcmread(path)
    packed = np.packbits(mask.astype(np.uint8).ravel(), bitorder="little").tobytes()
    elements = [
        (0x0010, "US", mask.shape[-2]), (0x0011, "US", mask.shape[-1]), (0x0040, "CS", "G"), (0x0050, "SS", [1, 1]),
        (0x0100, "US", 1), (0x0102, "US", 0), (0x3000, "OW", packed + b"\0" * (len(packed) % 2)), *more.values(),
    ]  # fmt: skip
    for element, vr, value in elements:
        dataset.add_new((group, element), vr, value)
    dataset.save_as(path)
    return path


def corner_mask() -> NDArray[np.bool_]:
    """Two places of `chest_like()` that show any flip: a block at the top left, one pixel at the bottom right."""
    mask = np.zeros(chest_like().shape, dtype=bool)
    mask[:5, :7] = True
    mask[-1, -1] = True
    return mask
