"""The display shutter of an image (PS3.3 C.7.6.11) as data."""

from __future__ import annotations

from pydicom import Dataset

from core.dicom.functional_groups import group_of_frame
from core.dicom.header import numbers, value
from core.study import Shutter

MAX_CORNERS = 4096
FARTHEST_PX = 1_000_000  # a place further off is as good as at infinity, and its square still fits
_EDGES = ("ShutterLeftVerticalEdge", "ShutterRightVerticalEdge", "ShutterUpperHorizontalEdge",
          "ShutterLowerHorizontalEdge")  # fmt: skip


def shutter_of(dataset: Dataset, number_of_frame: int) -> Shutter | None:
    """The shapes that Shutter Shape names and the file describes in full; None where there is none."""
    source = group_of_frame(dataset, number_of_frame, "FrameDisplayShutterSequence")
    stated = value(source, "ShutterShape")
    shapes = {str(stated)} if isinstance(stated, str) else {str(shape) for shape in stated or ()}
    rectangle = _rectangle(source) if "RECTANGULAR" in shapes else None
    circle = _circle(source) if "CIRCULAR" in shapes else None
    polygon = _polygon(source) if "POLYGONAL" in shapes else ()
    if rectangle is None and circle is None and not polygon:
        return None
    level = _places(source, "ShutterPresentationValue")[:1] or [0]
    return Shutter(rectangle, circle, polygon, min(max(level[0], 0), 65535))


def _places(source: Dataset, keyword: str) -> list[int]:
    """Rows, columns or radii as whole numbers, within reach."""
    return [int(min(max(v, -FARTHEST_PX), FARTHEST_PX)) for v in numbers(source, keyword)]


def _rectangle(source: Dataset) -> tuple[int, int, int, int] | None:
    edges = [_places(source, keyword)[:1] for keyword in _EDGES]
    if not all(edges):
        return None
    left, right, upper, lower = (edge[0] for edge in edges)
    return (left, right, upper, lower) if left <= right and upper <= lower else None


def _circle(source: Dataset) -> tuple[int, int, int] | None:
    center, radius = _places(source, "CenterOfCircularShutter"), _places(source, "RadiusOfCircularShutter")[:1]
    return (center[0], center[1], radius[0]) if len(center) == 2 and radius and radius[0] > 0 else None


def _polygon(source: Dataset) -> tuple[tuple[int, int], ...]:
    flat = _places(source, "VerticesOfThePolygonalShutter")[: 2 * MAX_CORNERS]
    corners = tuple(zip(flat[0::2], flat[1::2], strict=False))
    return corners if len(corners) >= 3 else ()
