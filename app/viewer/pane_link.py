"""Zoom and pan of one pane, taken over by the others: what lies in the middle of one lies in the middle of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.viewer import view_transform
from app.viewer.view_transform import ViewTransform
from core.dicom.slices import PARALLEL_COSINE

if TYPE_CHECKING:
    from core.study import Frame, Plane

Vector: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """A frame, how its view shows it, and the frame of reference that its position is given in ('' where unknown)."""

    frame: Frame
    reference: str
    transform: ViewTransform
    view: QSizeF

    @property
    def bounds(self) -> QRectF:
        rows, columns = self.frame.shape
        return QRectF(0.0, 0.0, columns, rows)


def linked(moved: Seen, other: Seen) -> ViewTransform:
    """How the other view shows the same place at the same size: in mm of the patient where both frames tell, else by
    the share of the picture and of its fitted size. Each keeps its own turning."""
    like = other.transform
    if moved.transform.fitted:
        return view_transform.fit(other.bounds, other.view, like)
    middle = moved.transform.to_picture(QPointF(moved.view.width() / 2.0, moved.view.height() / 2.0))
    at = _in_space(middle, moved, other) or _by_share(middle, moved, other)
    scale = view_transform.allowed(_scale(moved, other))
    return view_transform.centred(QRectF(at, QSizeF(0.0, 0.0)), other.view, like, scale)


def _scale(moved: Seen, other: Seen) -> float:
    spacings = _spacing(moved), _spacing(other)
    if spacings[0] is not None and spacings[1] is not None and _meaning(moved.frame) == _meaning(other.frame):
        return moved.transform.scale * spacings[1] / spacings[0]
    fitted = [view_transform.fit(seen.bounds, seen.view, seen.transform).scale for seen in (moved, other)]
    return moved.transform.scale / fitted[0] * fitted[1]


def _spacing(seen: Seen) -> float | None:
    """The mm of what the view's scale is one of."""
    if seen.frame.pixel_spacing_mm is None or _meaning(seen.frame) == "unknown":
        return None
    return seen.frame.pixel_spacing_mm[0] / seen.transform.stretch[1]


def _meaning(frame: Frame) -> str:
    return frame.spacing_scale.meaning if frame.spacing_scale is not None else "unknown"


def _by_share(point: QPointF, moved: Seen, other: Seen) -> QPointF:
    return QPointF(
        point.x() / moved.bounds.width() * other.bounds.width(),
        point.y() / moved.bounds.height() * other.bounds.height(),
    )


def _in_space(point: QPointF, moved: Seen, other: Seen) -> QPointF | None:
    """By position in the patient (PS3.3 C.7.6.2.1.1); None where the planes are not parallel or nothing places them."""
    planes, frames = (moved.frame.plane, other.frame.plane), (moved.frame, other.frame)
    if not moved.reference or moved.reference != other.reference or planes[0] is None or planes[1] is None:
        return None
    spacing, other_spacing = (frame.pixel_spacing_mm for frame in frames)
    origin, other_origin = (plane.position_mm for plane in planes if plane is not None)
    if spacing is None or other_spacing is None or origin is None or other_origin is None or not _parallel(*planes):
        return None
    along, down = (point.x() - 0.5) * spacing[1], (point.y() - 0.5) * spacing[0]  # from the centre of the first pixel
    row, column = planes[0].row_direction, planes[0].column_direction
    way = [o + along * r + down * c - p for o, r, c, p in zip(origin, row, column, other_origin, strict=True)]
    x, y = _dot(way, planes[1].row_direction), _dot(way, planes[1].column_direction)
    return QPointF(x / other_spacing[1] + 0.5, y / other_spacing[0] + 0.5)


def _parallel(one: Plane | None, other: Plane | None) -> bool:
    if one is None or other is None:
        return False
    normals = _cross(one.row_direction, one.column_direction), _cross(other.row_direction, other.column_direction)
    return abs(_dot(*normals)) >= PARALLEL_COSINE


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _cross(a: Vector, b: Vector) -> Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
