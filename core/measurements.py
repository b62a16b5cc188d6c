"""What a reader measures on an image, as values. Points are (x, y) in pixels of the picture, the outer corner of the
first pixel being 0, 0.

Nothing here knows a screen: `core.imaging.measuring` works the figures out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.presentation import Point

MeasurementKind = Literal["length", "angle", "cobb", "ellipse", "rectangle", "arrow", "text"]
POINTS: dict[MeasurementKind, int] = {
    "length": 2, "angle": 3, "cobb": 4, "ellipse": 2, "rectangle": 2, "arrow": 2, "text": 1,
}  # fmt: skip
WITH_WORDS: tuple[MeasurementKind, ...] = ("arrow", "text")
AREAS: tuple[MeasurementKind, ...] = ("ellipse", "rectangle")


@dataclass(frozen=True, slots=True)
class Measurement:
    """`points`: both ends; of an angle an end, the vertex, the other end; of a Cobb angle both ends of one line, then
    of the other; of an ellipse or rectangle two opposite corners; of an arrow its tip, then its tail. `text`: the words
    of an arrow or a text."""

    kind: MeasurementKind
    points: tuple[Point, ...]
    text: str = ""
