"""Rectangles of pixels, as values that the window's process may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """`x`, `y` of the upper left pixel, from 0; `width` and `height` in pixels."""

    x: int
    y: int
    width: int
    height: int

    def grown(self, by: int, rows: int, columns: int) -> Box:
        """`by` pixels larger on each side, within a picture of `rows` x `columns`."""
        left, top = max(0, self.x - by), max(0, self.y - by)
        right, bottom = min(columns, self.x + self.width + by), min(rows, self.y + self.height + by)
        return Box(left, top, max(0, right - left), max(0, bottom - top))

    def overlaps(self, other: Box) -> bool:
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def holds(self, other: Box) -> bool:
        """Whether the other one lies inside this one, edges included."""
        return self.joined(other) == self

    def mostly_overlaps(self, other: Box) -> bool:
        """Whether half of the smaller one lies in the other."""
        width = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        height = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        smaller = min(self.width * self.height, other.width * other.height)
        return width > 0 and height > 0 and 2 * width * height >= smaller

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        left, top = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.width, other.x + other.width)
        bottom = max(self.y + self.height, other.y + other.height)
        return Box(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class ProposedBox:
    """A box to blacken, before a person has looked at it. `kind`: "identity" (it holds a value of the header), "text"
    (any other text) or "region" (outside the regions of an ultrasound image). `text`: what was read there."""

    box: Box
    kind: str
    text: str = ""
