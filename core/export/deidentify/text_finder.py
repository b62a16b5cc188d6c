"""Text in pictures: detection and recognition by RapidOCR (PP-OCR networks through onnxruntime), on this machine.

The networks ship in RapidOCR's wheel; nothing is loaded from elsewhere, and nothing of what is read is logged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.errors import EnvironmentLacks
from core.export.deidentify.boxes import Box

TILE, TILE_OVERLAP = 2000, 200
SMALL_SIDE, LARGE_SIDE = 1200, 1400
_LEAST_SCORE = 0.5
_MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text in a picture, with the box around it and the recognition's own score, 0..1."""

    box: Box
    text: str
    score: float


class TextFinder:
    """Holds the loaded networks: about 0.7 s to make, and 60 MB. `threads`: those that a look at a picture may use."""

    def __init__(self, threads: int = 1) -> None:
        self._engine = _engine(threads)

    def find(self, view: NDArray[np.uint8]) -> list[FoundText]:
        """All texts of a picture as it shows: uint8, (rows, columns) or (rows, columns, 3).

        Looked at in both polarities, and at more than one size: a small picture also at twice its size, a large one
        also at half; one above 2,000 pixels in tiles, so that small letters keep their size.
        """
        colour = view if view.ndim == 3 else np.repeat(view[:, :, None], 3, axis=2)
        longest = max(view.shape[:2])
        found = []
        for tile, (left, top) in _tiles(colour):
            for picture in (tile, 255 - tile):
                found += self._at(np.ascontiguousarray(picture), 1.0, (left, top))
        if longest < SMALL_SIDE:
            found += self._at(_resized(colour, 2.0), 2.0, (0, 0))
        if longest > LARGE_SIDE:
            found += self._at(_resized(colour, 0.5), 0.5, (0, 0))
        return found

    def _at(self, picture: NDArray[np.uint8], scale: float, origin: tuple[int, int]) -> list[FoundText]:
        result: Any = self._engine(picture)
        if getattr(result, "boxes", None) is None or result.txts is None:
            return []
        return [
            FoundText(_around(corners, scale, origin), text, float(score))
            for corners, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        ]


def _engine(threads: int) -> Any:
    try:
        import rapidocr
    except ImportError as error:
        raise EnvironmentLacks(
            f"The check for burned-in text needs RapidOCR, which is not there ({error.name}); install rapidocr and "
            "onnxruntime, or switch the check off."
        ) from error
    models = Path(rapidocr.__file__).parent / "models"
    absent = [name for name in _MODELS if not (models / name).is_file()]
    if absent:  # it would fetch them
        raise EnvironmentLacks(f"RapidOCR came without its networks ({absent[0]}); install rapidocr again.")
    engine = rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.text_score": _LEAST_SCORE,
            "Global.max_side_len": 2 * TILE,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    logging.getLogger("RapidOCR").disabled = True  # its messages quote what it reads
    return engine


def _tiles(view: NDArray[np.uint8]) -> Iterator[tuple[NDArray[np.uint8], tuple[int, int]]]:
    """Parts of at most `TILE` pixels a side that overlap by the height of any letter, with their places (x, y)."""
    rows, columns = view.shape[:2]
    for top in _starts(rows):
        for left in _starts(columns):
            yield view[top : top + TILE, left : left + TILE], (left, top)


def _starts(length: int) -> list[int]:
    if length <= TILE:
        return [0]
    count = -(-(length - TILE_OVERLAP) // (TILE - TILE_OVERLAP))
    return [round(index * (length - TILE) / (count - 1)) for index in range(count)]


def _resized(view: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    rows, columns = view.shape[:2]
    size = (max(1, round(columns * scale)), max(1, round(rows * scale)))
    return np.asarray(Image.fromarray(view).resize(size, Image.Resampling.BICUBIC))


def _around(corners: Any, scale: float, origin: tuple[int, int]) -> Box:
    """The upright box around four corners (x, y) at `scale`, in the whole picture's pixels."""
    points = np.asarray(corners, dtype=np.float64) / scale
    left, top = np.floor(points.min(axis=0)).astype(int)
    right, bottom = np.ceil(points.max(axis=0)).astype(int)
    return Box(int(left) + origin[0], int(top) + origin[1], int(right - left), int(bottom - top))
