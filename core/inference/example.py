"""Whether a bundle still says of its stored example what it said when it was made. numpy only."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.bundles.library import Bundle
from core.dicom.reading import open_source, read_frame
from core.errors import BundleError
from core.imaging.network_input import InputSpec, network_input

MAX_EXAMPLE_BYTES = 16 << 20


@dataclass(frozen=True, slots=True)
class ExampleCheck:
    """`expected`, `found`: logits in the order of the outputs. `tolerance`: the largest difference that is allowed."""

    expected: tuple[float, ...]
    found: tuple[float, ...]
    tolerance: float

    @property
    def difference(self) -> float:
        return max(abs(a - b) for a, b in zip(self.expected, self.found, strict=True))

    @property
    def holds(self) -> bool:
        """False also where a logit is no number."""
        return self.difference <= self.tolerance and all(np.isfinite(self.found))


def example_input(picture: Path, spec: InputSpec) -> NDArray[np.float32]:
    """The example as the network gets it, by the very path of the reading station: float32 (channels, h, w)."""
    return network_input(read_frame(open_source(str(picture))), spec)


def check_example(
    bundle: Bundle, logits_of: Callable[[NDArray[np.float32]], NDArray[np.float32]]
) -> ExampleCheck | None:
    """Repeat the example; None where the bundle has none. Raises BundleError when its picture is not the stored one.

    `logits_of`: (1, channels, height, width) to (1, classes).
    """
    example = bundle.manifest.example
    if example is None:
        return None
    picture = bundle.folder / example.file
    try:
        small = picture.stat().st_size <= MAX_EXAMPLE_BYTES
        found = hashlib.sha256(picture.read_bytes()).hexdigest() if small else ""
    except OSError as error:
        raise BundleError(
            "The bundle {name} lacks its example ({file}); install it again.",
            name=bundle.manifest.name,
            file=example.file,
        ) from error
    if found != example.sha256:
        raise BundleError(
            "The example of the bundle {name} is damaged or exchanged; install the bundle again.",
            name=bundle.manifest.name,
        )
    logits = logits_of(example_input(picture, bundle.manifest.input_spec())[None])[0]
    return ExampleCheck(example.logits, tuple(float(value) for value in logits), example.tolerance)
