"""Overread's picture against the reference's, pixel by pixel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.dicom.codecs import syntax_name
from core.dicom.reading import SourceFile, open_source, read_frame
from core.errors import EnvironmentFault
from core.imaging.display import displayed
from core.imaging.shutter import visible_area
from core.imaging.window import default_voi
from core.study import Frame
from tests.conformance.collection import files_with_pixels
from tests.conformance.reference import ReferenceRefusedError, reference
from tests.conformance.reviewed import NOT_COMPARABLE, REFERENCE_IS_WRONG

TOLERANCE = 1


@dataclass(frozen=True)
class Row:
    """One frame. `difference`: the largest at any pixel, in grey levels; None where nothing was compared."""

    name: str
    frame: int
    syntax: str = ""
    photometric: str = ""
    command: str = ""
    difference: int | None = None
    pixels_off: int = 0
    problem: str = ""

    @property
    def is_equal(self) -> bool:
        return self.difference is not None and self.difference <= TOLERANCE

    @property
    def reason(self) -> str:
        """The reviewed reason for a row that is not equal; '' where nobody has looked at it."""
        reviewed = NOT_COMPARABLE if self.difference is None else REFERENCE_IS_WRONG
        return reviewed.get(self.name, "")

    @property
    def verdict(self) -> str:
        if self.is_equal:
            return "equal"
        if self.difference is None:
            return "not comparable" if self.reason else "NOT COMPARED"
        return "reference wrong" if self.reason else "DIFFERS"


def compare_all(work: Path) -> Iterator[Row]:
    """Every file, its first, middle and last frame."""
    for name, path in files_with_pixels():
        try:
            source = open_source(str(path))
        except EnvironmentFault as fault:
            yield Row(name, 1, problem=fault.message.replace(str(path), path.name))
            continue
        count = source.frame_count
        for number in sorted({1, (count + 1) // 2, count}):
            yield _compared(name, path, source, number, work)


def _compared(name: str, path: Path, source: SourceFile, number: int, work: Path) -> Row:
    try:
        frame = read_frame(source, number)
    except EnvironmentFault as fault:
        return Row(name, number, problem=fault.message.replace(str(path), path.name))
    known = {"syntax": syntax_name(frame.facts.transfer_syntax), "photometric": frame.facts.photometric}
    try:
        theirs = reference(name, path, frame, default_voi(frame), work)
    except ReferenceRefusedError as refusal:
        return Row(name, number, **known, problem=str(refusal))
    difference = _difference(frame, theirs.pixels)
    if difference is None:
        sizes = f"{frame.shape[1]} x {frame.shape[0]} here, {theirs.pixels.shape[1]} x {theirs.pixels.shape[0]} there"
        return Row(name, number, **known, command=theirs.command, problem=f"another size: {sizes}")
    off = int((difference > TOLERANCE).sum())
    return Row(name, number, **known, command=theirs.command, difference=int(difference.max()), pixels_off=off)


def _difference(frame: Frame, theirs: np.ndarray) -> np.ndarray | None:
    """Absolute difference at every pixel, uint8; None where the sizes differ. dcm2pnm knows no shutter of an image:
    what ours hides is left out."""
    ours = displayed(frame)
    if ours.shape != theirs.shape:
        return None
    difference = np.abs(ours.astype(np.int16) - theirs.astype(np.int16)).astype(np.uint8)
    if frame.shutter is not None:
        difference[~visible_area(frame.shutter, frame.shape)] = 0
    return difference
