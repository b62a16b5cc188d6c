"""Graphic layers, graphics and texts of a presentation state (PS3.3 C.10.5, C.10.7), bounded before they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydicom import Dataset

from core.dicom.bounded_sequences import BoundedSequences
from core.dicom.cielab import grey_of_p_value, srgb_of_cielab
from core.dicom.header import integer, numbers, size_of, text, value
from core.dicom.references import image_references
from core.dicom.text import plain
from core.presentation import Annotation, Graphic, GraphicKind, GraphicLayer, Justification, Point, TextBox, Units

MAX_LAYERS = 256
MAX_OBJECTS = 4096
MAX_POINTS = 65_536
MAX_TEXT_CHARACTERS, MAX_TEXT_LINES = 2048, 64
FARTHEST = 1e6  # a place further off is as good as at infinity
_FEWEST_POINTS: dict[GraphicKind, int] = {"POINT": 1, "POLYLINE": 2, "INTERPOLATED": 2, "CIRCLE": 2, "ELLIPSE": 4}
_MOST_POINTS: dict[GraphicKind, int] = {"POINT": 1, "CIRCLE": 2, "ELLIPSE": 4}


def graphic_layers(dataset: Dataset, sequences: BoundedSequences) -> tuple[GraphicLayer, ...]:
    """The layers, the lowest first."""
    listed = sequences.items(dataset, "GraphicLayerSequence")[:MAX_LAYERS]
    layers = [
        GraphicLayer(text(item, "GraphicLayer"), integer(item, "GraphicLayerOrder", 0), _colour(item))
        for item in listed
    ]
    return tuple(sorted(layers, key=lambda layer: layer.order))


def _colour(layer: Dataset) -> tuple[int, int, int] | None:
    """The recommended colour: as CIELab, as RGB (retired), or as a grey; a screen shows the first that is there."""
    lab = srgb_of_cielab(numbers(layer, "GraphicLayerRecommendedDisplayCIELabValue"))
    if lab is not None:
        return lab
    rgb = numbers(layer, "GraphicLayerRecommendedDisplayRGBValue")
    if len(rgb) == 3:
        return grey_of_p_value(rgb[0])[0], grey_of_p_value(rgb[1])[0], grey_of_p_value(rgb[2])[0]
    grey = numbers(layer, "GraphicLayerRecommendedDisplayGrayscaleValue")
    return grey_of_p_value(grey[0]) if grey else None


class AnnotationReader:
    """Reads the annotations of one state. `complete` says afterwards whether all of them could be taken."""

    def __init__(self, sequences: BoundedSequences) -> None:
        self._sequences, self.complete = sequences, True
        self._objects_left, self._points_left = MAX_OBJECTS, MAX_POINTS

    def read(self, dataset: Dataset) -> tuple[Annotation, ...]:
        """The items of the Graphic Annotation Sequence, in the file's order."""
        listed = self._sequences.items(dataset, "GraphicAnnotationSequence")
        self.complete = len(listed) <= MAX_OBJECTS
        return tuple(self._annotation(item) for item in listed[:MAX_OBJECTS])

    def _annotation(self, item: Dataset) -> Annotation:
        if "CompoundGraphicSequence" in item:
            self.complete = False
        graphics = [self._graphic(found) for found in self._objects(item, "GraphicObjectSequence")]
        texts = [_text_box(found) for found in self._objects(item, "TextObjectSequence")]
        if None in graphics or None in texts:
            self.complete = False
        return Annotation(
            image_references(item, self._sequences),
            text(item, "GraphicLayer"),
            tuple(graphic for graphic in graphics if graphic is not None),
            tuple(box for box in texts if box is not None),
        )

    def _objects(self, item: Dataset, keyword: str) -> Iterator[Dataset]:
        for found in self._sequences.items(item, keyword):
            if self._objects_left == 0:
                self.complete = False
                return
            self._objects_left -= 1
            yield found

    def _graphic(self, item: Dataset) -> Graphic | None:
        kind, units = _kind(text(item, "GraphicType")), _units(item, "GraphicAnnotationUnits")
        if kind is None or units is None or integer(item, "GraphicDimensions", 2) != 2:
            return None
        if size_of(item, "GraphicData") > 16 * self._points_left:
            return None
        flat = numbers(item, "GraphicData")
        stated = integer(item, "NumberOfGraphicPoints", 0) or len(flat)
        points = _points(flat)[: min(stated, _MOST_POINTS.get(kind, self._points_left), self._points_left)]
        if len(points) < _FEWEST_POINTS[kind]:
            return None
        self._points_left -= len(points)
        return Graphic(kind, points, units, text(item, "GraphicFilled") == "Y")


def _text_box(item: Dataset) -> TextBox | None:
    written = _lines(value(item, "UnformattedTextValue"))
    corners = _points(
        numbers(item, "BoundingBoxTopLeftHandCorner")[:2] + numbers(item, "BoundingBoxBottomRightHandCorner")[:2]
    )
    anchors, box_units = _points(numbers(item, "AnchorPoint")[:2]), _units(item, "BoundingBoxAnnotationUnits")
    anchor_units = _units(item, "AnchorPointAnnotationUnits")
    box = (corners[0], corners[1]) if len(corners) == 2 and box_units else None
    anchor = anchors[0] if anchors and anchor_units else None
    if not written or (box is None and anchor is None):
        return None
    stated = text(item, "BoundingBoxTextHorizontalJustification")
    justification: Justification = "CENTER" if stated == "CENTER" else "RIGHT" if stated == "RIGHT" else "LEFT"
    shown = text(item, "AnchorPointVisibility") == "Y"
    return TextBox(written, box, box_units or "PIXEL", justification, anchor, anchor_units or "PIXEL", shown)


def _lines(written: object) -> str:
    """Unformatted Text Value: plain lines, parted by newlines (PS3.3 C.10.5.1.1: carriage return and line feed)."""
    given = str(written or "")[:MAX_TEXT_CHARACTERS]
    return "\n".join(plain(line) for line in given.splitlines()[:MAX_TEXT_LINES]).strip("\n")


def _kind(stated: str) -> GraphicKind | None:
    return next((kind for kind in _FEWEST_POINTS if kind == stated), None)


def _units(item: Dataset, keyword: str) -> Units | None:
    stated = text(item, keyword)
    return next((units for units in get_args(Units) if units == stated), None)


def _points(flat: list[float]) -> tuple[Point, ...]:
    held = [min(max(v, -FARTHEST), FARTHEST) for v in flat]
    return tuple(zip(held[0::2], held[1::2], strict=False))
