"""How exactly a device computes: half precision only where it is known to change nothing that is shown.

A CPU always computes in float32. Whether bfloat16 is faster there depends on what else the machine does at that
moment, so measuring it at every start would let the choice, and with it the result, change from run to run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from core.errors import Sentence
from core.findings import Precision

TOLERANCE = 0.005
_DTYPES: dict[Precision, torch.dtype] = {
    "float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16
}  # fmt: skip
# At this precision, the probabilities (n, classes) of the pictures that are checked.
Probabilities = Callable[[Precision], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """`reason`: a sentence for the reader."""

    precision: Precision
    reason: str


def autocast(device: torch.device, precision: Precision) -> torch.autocast:
    return torch.autocast(device.type, dtype=_DTYPES[precision], enabled=precision != "float32")


def choose_precision(device: torch.device, wanted: str, probabilities: Probabilities) -> Chosen:
    """The precision for a device. `wanted`: "float32", or "auto" for half precision where the check allows it."""
    if wanted == "float32":
        return Chosen("float32", Sentence("float32 was asked for."))
    if device.type == "cpu":
        return Chosen("float32", Sentence("A CPU computes in float32, so that results repeat bit for bit."))
    return checked(_half(device), probabilities)


def checked(candidate: Precision, probabilities: Probabilities) -> Chosen:
    """`candidate` if no probability of the checked pictures moves by more than `TOLERANCE`, else float32."""
    try:
        moved = float(np.abs(probabilities(candidate) - probabilities("float32")).max())
    except RuntimeError as error:  # an operation that the device does not have at this precision
        return Chosen(
            "float32",
            Sentence(
                "{precision} does not work here ({reason}); float32 is used.",
                precision=candidate,
                reason=str(error).splitlines()[0],
            ),
        )
    if not moved <= TOLERANCE:  # NaN is not
        return Chosen(
            "float32",
            Sentence(
                "{precision} moves a probability by {moved:.4f}, above {tolerance}; float32 is used.",
                precision=candidate,
                moved=moved,
                tolerance=TOLERANCE,
            ),
        )
    return Chosen(
        candidate,
        Sentence(
            "{precision} moves no probability of the checked pictures by more than {moved:.4f}.",
            precision=candidate,
            moved=moved,
        ),
    )


def _half(device: torch.device) -> Precision:
    if device.type == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False):
        return "bfloat16"
    return "float16"


def seeded_pictures(count: int, height: int, width: int) -> NDArray[np.uint8]:
    """Pictures with structure at several scales, the same at every start: uint8 (count, height, width)."""
    random = np.random.default_rng(4)
    rows, columns = np.mgrid[0:height, 0:width]
    pictures = np.zeros((count, height, width))
    for period in (8, 32, 128):
        phase = random.uniform(0, 2 * np.pi, (count, 2, 1, 1))
        pictures += np.sin(2 * np.pi * rows / period + phase[:, 0]) * np.sin(2 * np.pi * columns / period + phase[:, 1])
    pictures += random.normal(0, 0.3, pictures.shape)
    low, high = pictures.min(axis=(1, 2), keepdims=True), pictures.max(axis=(1, 2), keepdims=True)
    return np.asarray(255 * (pictures - low) / (high - low), dtype=np.uint8)
