"""Lengths, angles and the statistics of areas, in the units that the frame's spacing allows, and no other."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.imaging.modality import modality_values
from core.imaging.pixel_shape import drawn_aspect
from core.measurements import Measurement
from core.presentation import Point
from core.study import Frame, SpacingMeaning


@dataclass(frozen=True, slots=True)
class Scale:
    """`column_mm`, `row_mm`: what a pixel measures along x and along y; where `meaning` is None, in widths of one.

    `meaning`: what the millimetres are those of (PS3.3 10.7.1.3); "unknown" is a projection whose file does not say.
    """

    column_mm: float = 1.0
    row_mm: float = 1.0
    meaning: SpacingMeaning | None = None

    def vector(self, start: Point, end: Point) -> tuple[float, float]:
        """From one point to another: mm, or widths of a pixel."""
        return (end[0] - start[0]) * self.column_mm, (end[1] - start[1]) * self.row_mm


@dataclass(frozen=True, slots=True)
class Statistics:
    """Over the modality values of the pixels whose centre lies inside; `deviation` is that of the population (divided
    by their number)."""

    mean: float
    deviation: float
    lowest: float
    highest: float
    unit: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What a measurement comes to; None where it says nothing of the kind. `length`, `width`, `height`: mm, or
    widths of a pixel; `area`: the square of those; `angle_deg`: 0..180, of Cobb 0..90. `pixels`: whose centre lies
    inside. `statistics`: None too where there are no pixels, or no modality values, as in colour pictures."""

    scale: Scale
    length: float | None = None
    angle_deg: float | None = None
    width: float | None = None
    height: float | None = None
    area: float | None = None
    pixels: int | None = None
    statistics: Statistics | None = None


def scale_of(frame: Frame) -> Scale:
    """From the frame's pixel spacing, (row, column) in mm; the magnification that a file estimates is not applied.
    Without one, from the shape that its pixels are drawn in."""
    if frame.pixel_spacing_mm is None or frame.spacing_scale is None:
        return Scale(row_mm=drawn_aspect(frame.pixel_aspect))
    row_mm, column_mm = frame.pixel_spacing_mm
    return Scale(column_mm, row_mm, frame.spacing_scale.meaning)


def figures(measurement: Measurement, frame: Frame) -> Figures:
    """Of a whole measurement: one with all its points. An area costs a pass over its pixels."""
    scale, points = scale_of(frame), measurement.points
    if measurement.kind == "length":
        return Figures(scale, length=math.hypot(*scale.vector(points[0], points[1])))
    if measurement.kind == "angle":
        arms = scale.vector(points[1], points[0]), scale.vector(points[1], points[2])
        return Figures(scale, angle_deg=_angle_deg(*arms))
    if measurement.kind == "cobb":
        between = _angle_deg(scale.vector(points[0], points[1]), scale.vector(points[2], points[3]))
        return Figures(scale, angle_deg=None if between is None else min(between, 180.0 - between))
    if measurement.kind in ("ellipse", "rectangle"):
        return _of_area(measurement, frame, scale)
    return Figures(scale)


def _angle_deg(first: tuple[float, float], second: tuple[float, float]) -> float | None:
    """0..180; None where a line has no length."""
    if not any(first) or not any(second):
        return None
    cross, dot = first[0] * second[1] - first[1] * second[0], first[0] * second[0] + first[1] * second[1]
    return math.degrees(abs(math.atan2(cross, dot)))


def _of_area(measurement: Measurement, frame: Frame, scale: Scale) -> Figures:
    width, height = (abs(side) for side in scale.vector(*measurement.points))
    area = width * height * (math.pi / 4.0 if measurement.kind == "ellipse" else 1.0)
    inside = stored_inside(measurement, frame)
    return Figures(
        scale, width=width, height=height, area=area, pixels=len(inside), statistics=_statistics(inside, frame)
    )


def stored_inside(measurement: Measurement, frame: Frame) -> NDArray[np.generic]:
    """The stored values of the pixels whose centre lies in an ellipse or rectangle: (n,), of colour (n, 3)."""
    (x0, y0), (x1, y1) = measurement.points
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    rows, columns = frame.shape
    x = np.arange(max(0, math.floor(left)), max(0, min(columns, math.ceil(right))))
    y = np.arange(max(0, math.floor(top)), max(0, min(rows, math.ceil(bottom))))
    if not len(x) or not len(y) or left == right or top == bottom:
        return frame.stored[:0, 0]
    crop = frame.stored[y[0] : y[-1] + 1, x[0] : x[-1] + 1]
    if measurement.kind == "rectangle":
        across, down = (x + 0.5 >= left) & (x + 0.5 < right), (y + 0.5 >= top) & (y + 0.5 < bottom)
        return crop[down[:, None] & across[None, :]]
    across_share = (2.0 * (x + 0.5) - left - right) / (right - left)
    down_share = (2.0 * (y + 0.5) - top - bottom) / (bottom - top)
    return crop[down_share[:, None] ** 2 + across_share[None, :] ** 2 <= 1.0]


def _statistics(inside: NDArray[np.generic], frame: Frame) -> Statistics | None:
    if frame.is_colour or not len(inside):
        return None
    values = modality_values(inside, frame.value_transform).astype(np.float64)
    values = values[np.isfinite(values)]
    if not len(values):
        return None
    return Statistics(
        float(values.mean()),
        float(values.std()),
        float(values.min()),
        float(values.max()),
        frame.value_transform.unit,
    )


def value_at(point: Point, frame: Frame) -> tuple[float, ...] | None:
    """The modality value of the pixel under a point, or its red, green and blue; None outside the picture."""
    column, row = math.floor(point[0]), math.floor(point[1])
    rows, columns = frame.shape
    if not (0 <= column < columns and 0 <= row < rows):
        return None
    pixel = frame.stored[row : row + 1, column : column + 1]
    if frame.is_colour:
        return tuple(float(value) for value in pixel[0, 0])
    return (float(modality_values(pixel, frame.value_transform)[0, 0]),)
