"""Where the slices of a series lie: their order along the normal, and what is remarkable about their spacing.

Patient coordinates in mm (PS3.3 C.7.6.2.1.1). Plain arithmetic: the window's process groups files with it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from core.errors import Sentence

Vector: TypeAlias = tuple[float, float, float]

SAME_PLACE_MM = 0.001
PARALLEL_COSINE = math.cos(math.radians(1.0))
UNEVEN_SHARE = 0.05  # of the usual distance
TILT_DEGREES = 0.5


@dataclass(frozen=True, slots=True)
class SlicePlace:
    """Image Position (Patient) of the first pixel in mm, and the unit normal of the plane (row x column)."""

    position_mm: Vector
    normal: Vector


def slice_place(position: Sequence[float], orientation: Sequence[float]) -> SlicePlace | None:
    """From (0020,0032) and (0020,0037); None where they are absent or no orientation at all."""
    if len(position) != 3 or len(orientation) != 6:
        return None
    row, column = orientation[:3], orientation[3:]
    normal = (
        row[1] * column[2] - row[2] * column[1],
        row[2] * column[0] - row[0] * column[2],
        row[0] * column[1] - row[1] * column[0],
    )
    length = math.hypot(*normal)
    if not 0.5 < length < 2.0 or not all(abs(value) < 1e6 for value in position):
        return None
    return SlicePlace((position[0], position[1], position[2]), tuple(value / length for value in normal))  # type: ignore[arg-type]


def distances_mm(places: Sequence[SlicePlace]) -> list[float] | None:
    """How far along their common normal each slice lies; None where the slices are not parallel."""
    if not places:
        return None
    normal = places[0].normal
    if any(_dot(normal, place.normal) < PARALLEL_COSINE for place in places):
        return None
    return [round(_dot(place.position_mm, normal) / SAME_PLACE_MM) * SAME_PLACE_MM for place in places]


def spacing_remarks(places: Sequence[SlicePlace]) -> tuple[str, ...]:
    """One sentence each for uneven spacing and for a tilted gantry; empty where nothing is remarkable."""
    along = distances_mm(places)
    if along is None:
        return ()
    by_distance = dict(sorted(zip(along, places, strict=True), key=lambda pair: pair[0]))
    levels = list(by_distance)
    gaps = [after - before for before, after in pairwise(levels)]
    if not gaps:
        return ()
    remarks, usual = [], median(gaps)
    if max(gaps) - usual > UNEVEN_SHARE * usual or usual - min(gaps) > UNEVEN_SHARE * usual:
        remarks.append(
            Sentence(
                "The slices are unevenly spaced: {least:.2f} to {most:.2f} mm apart.", least=min(gaps), most=max(gaps)
            )
        )
    tilt = _tilt_degrees(by_distance[levels[0]], by_distance[levels[-1]])
    if tilt > TILT_DEGREES:
        remarks.append(
            Sentence(
                "The gantry was tilted by {tilt:.1f} degrees: the slices do not lie straight above each other.",
                tilt=tilt,
            )
        )
    return tuple(remarks)


def _tilt_degrees(first: SlicePlace, last: SlicePlace) -> float:
    """The angle between the way from slice to slice and the normal of the slices."""
    way = [b - a for a, b in zip(first.position_mm, last.position_mm, strict=True)]
    length = math.hypot(*way)
    cosine = abs(_dot((way[0], way[1], way[2]), first.normal)) / length if length else 1.0
    return math.degrees(math.acos(min(1.0, cosine)))


def _dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
