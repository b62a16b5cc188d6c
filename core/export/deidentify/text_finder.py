"""Text in pictures: detection and recognition by RapidOCR (PP-OCR networks through onnxruntime), on this machine.

The networks ship in RapidOCR's wheel; nothing is loaded from elsewhere, and nothing of what is read is logged.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from core.errors import EnvironmentLacks
from core.export.deidentify.box import Box

LARGEST, SMALL_SIDE, LARGE_SIDE = 2000, 1200, 1400
BACKGROUND_PIXELS, RAISED_CONTRAST = 20, 2.5
_LEAST_SCORE = 0.5
_MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text in a picture, with the box around it and the recognition's own score, 0..1."""

    box: Box
    text: str
    score: float


class TextFinder:
    """Holds the loaded networks. `threads`: those that a look may use; it takes up to 1 GB of memory for a while."""

    def __init__(self, threads: int = 1) -> None:
        self._engine = _engine(threads)

    def find(self, view: NDArray[np.uint8]) -> list[FoundText]:
        """All texts of a picture as it shows: uint8, (rows, columns) or (rows, columns, 3).

        Looked at as it is, and inverted with its background taken away, which shows bright letters on bright bone. A
        small picture also at twice its size, a large one also at half; none above `LARGEST` pixels a side.
        """
        picture = Image.fromarray(view).convert("RGB")
        longest = max(picture.size)
        whole = min(1.0, LARGEST / longest)
        found = self._at(picture, whole)
        found += self._at(_flattened(picture), whole)
        if longest < SMALL_SIDE:
            found += self._at(picture, 2.0)
        if longest > LARGE_SIDE:
            found += self._at(picture, whole / 2)
        return found

    def _at(self, picture: Image.Image, scale: float) -> list[FoundText]:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        resized = picture if scale == 1.0 else picture.resize(size, Image.Resampling.BICUBIC)
        result: Any = self._engine(np.ascontiguousarray(resized))
        if getattr(result, "boxes", None) is None or result.txts is None:
            return []
        return [
            FoundText(_around(corners, scale), text, float(score))
            for corners, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        ]


def _engine(threads: int) -> Any:
    try:
        import rapidocr
    except ImportError as error:
        raise EnvironmentLacks(
            "The check for burned-in text needs RapidOCR, which is not there ({name}); install rapidocr and "
            "onnxruntime, or switch the check off.",
            name=error.name,
        ) from error
    models = Path(rapidocr.__file__).parent / "models"
    absent = [name for name in _MODELS if not (models / name).is_file()]
    if absent:  # it would fetch them
        raise EnvironmentLacks(
            "RapidOCR came without its networks ({absent}); install rapidocr again.", absent=absent[0]
        )
    engine = rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.text_score": _LEAST_SCORE,
            "Global.max_side_len": 2 * LARGEST,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    logging.getLogger("RapidOCR").disabled = True  # its messages quote what it reads
    return engine


def _flattened(picture: Image.Image) -> Image.Image:
    """Inverted, and each channel less its own surroundings, with the contrast of small things raised."""
    values = np.asarray(picture, dtype=np.float32)
    surroundings = np.asarray(picture.filter(ImageFilter.BoxBlur(BACKGROUND_PIXELS)), dtype=np.float32)
    raised = 127.5 - RAISED_CONTRAST * (values - surroundings)
    return Image.fromarray(np.clip(raised, 0, 255).astype(np.uint8))


def _around(corners: Any, scale: float) -> Box:
    """The upright box around four corners (x, y) at `scale`, in the picture's own pixels."""
    points = np.asarray(corners, dtype=np.float64) / scale
    left, top = np.floor(points.min(axis=0)).astype(int)
    right, bottom = np.ceil(points.max(axis=0)).astype(int)
    return Box(int(left), int(top), int(right - left), int(bottom - top))
