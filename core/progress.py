"""A line of progress that says its count in words to people, and in figures to a program."""

from __future__ import annotations


class CountedLine(str):
    """A line for people that carries its count: `done` of `total`, the time left and the speed, where known."""

    __slots__ = ("done", "images_per_s", "left_s", "said", "total")

    said: str  # the text as it was given, which may be a Sentence
    done: int
    total: int
    left_s: float | None
    images_per_s: float | None

    def __new__(
        cls, text: str, done: int, total: int, left_s: float | None = None, images_per_s: float | None = None
    ) -> CountedLine:
        line = super().__new__(cls, text)
        line.said, line.done, line.total, line.left_s, line.images_per_s = text, done, total, left_s, images_per_s
        return line
