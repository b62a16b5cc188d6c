"""Gives a shipped bundle its example: one of the example radiographs, smaller, with the logits of the network.

Run it from the project's folder whenever the weights or the input change:
`.venv/bin/python packaging/make_bundle_example.py resources/bundles/cxr4-lite0`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image

from core.learning.examples import add_example

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "examples" / "chest-1.jpg"
LONGEST_SIDE_PX = 320


def smaller(source: Path) -> np.ndarray:
    """The radiograph as uint8 grey, its longest side LONGEST_SIDE_PX."""
    with Image.open(source) as picture:
        grey = picture.convert("L")
    grey.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX), Image.Resampling.LANCZOS)
    return np.asarray(grey)


if __name__ == "__main__":
    add_example(Path(sys.argv[1]), smaller(SOURCE))
