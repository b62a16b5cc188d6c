"""A presentation state applied to a frame: for the screen alone, the network never sees it (PS3.4 N.2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from core.presentation import (
    Annotation,
    DisplayedArea,
    Graphic,
    ImageReference,
    Orientation,
    Point,
    PresentationState,
    TextBox,
    Units,
    refers_to,
)
from core.study import Frame, LookupTable, ModalityTransform, Voi, Window


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the picture, in its pixels; it may reach beyond it."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class DrawnLayer:
    """What one layer has for the frame, all of it in pixels of the picture. `colour`: sRGB, or None."""

    colour: tuple[int, int, int] | None
    graphics: tuple[Graphic, ...]
    texts: tuple[TextBox, ...]


@dataclass(frozen=True, slots=True)
class Presented:
    """A frame under a state. `frame`: the same pixels with the state's way to grey and its shutter; `area`: what is to
    be seen of it at first; `magnification`: screen pixels for one of the picture, where the state asks for so many;
    `layers`: the lowest first; `pixel_aspect`: height over width of a pixel, as the state wants it, else as it is."""

    frame: Frame
    state: PresentationState
    area: Area
    magnification: float | None
    layers: tuple[DrawnLayer, ...]
    pixel_aspect: float


def presented(frame: Frame, state: PresentationState) -> Presented:
    """Apply `state` to a frame that it refers to."""
    uid, number = frame.origin.sop_instance_uid, frame.origin.number
    displayed = next((area for area in state.areas if _concerns(area.references, uid, number)), None)
    area = _picture_area(frame) if displayed is None else _between(displayed)
    own = [item for item in state.annotations if _concerns(item.references, uid, number)]
    return Presented(
        frame=_with_state(frame, state),
        state=state,
        area=area,
        magnification=None if displayed is None else displayed.magnification,
        layers=_drawn_layers(own, state, _to_picture(area, state.orientation)),
        pixel_aspect=(displayed.pixel_aspect if displayed is not None else None) or frame.pixel_aspect,
    )


def _concerns(references: tuple[ImageReference, ...], uid: str | None, number: int) -> bool:
    return not references or refers_to(references, uid, number)


def _with_state(frame: Frame, state: PresentationState) -> Frame:
    """The state's steps in place of the image's; what a grey state leaves out is the identity, and its own inversion
    replaces that of the Photometric Interpretation (PS3.4 N.2.1)."""
    if state.is_colour or frame.is_colour:
        return replace(frame, shutter=state.shutter)
    lowest, _ = _stored_range(frame)
    lut = state.modality_transform.lut
    transform = replace(state.modality_transform, lut=None if lut is None else _signed(lut, lowest))
    return replace(
        frame,
        modality_transform=transform,
        measured_transform=frame.modality_transform if frame.modality_transform != ModalityTransform() else transform,
        voi_choices=_voi_choices(frame, state, transform),
        presentation_lut=state.presentation_lut,
        inverted=state.inverted,
        shutter=state.shutter,
    )


def _voi_choices(frame: Frame, state: PresentationState, transform: ModalityTransform) -> tuple[Voi, ...]:
    low, high = _modality_range(frame, transform)
    uid, number = frame.origin.sop_instance_uid, frame.origin.number
    found = next((voi.choices for voi in state.voi if voi.choices and _concerns(voi.references, uid, number)), None)
    if found is None:
        return (Window((low + high) / 2.0, max(high - low, 1e-6), "LINEAR_EXACT", "full-range"),)
    return tuple(_signed(voi, low) if isinstance(voi, LookupTable) else voi for voi in found)


def _signed(lut: LookupTable, lowest: float) -> LookupTable:
    """Where inputs can be negative, a first mapped value above 32,767 stands for a negative one."""
    return replace(lut, first_mapped=lut.first_mapped - 65536) if lowest < 0 and lut.first_mapped > 32767 else lut


def _stored_range(frame: Frame) -> tuple[float, float]:
    """The least and the greatest value that the frame's pixels can hold; of float pixels, those that they do hold."""
    if frame.stored.dtype.kind == "f":
        finite = frame.stored[np.isfinite(frame.stored)]
        return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    span = 2.0 ** max(1, min(frame.facts.bits_stored, 8 * frame.stored.dtype.itemsize))
    return (-span / 2.0, span / 2.0 - 1.0) if frame.stored.dtype.kind == "i" else (0.0, span - 1.0)


def _modality_range(frame: Frame, transform: ModalityTransform) -> tuple[float, float]:
    if transform.lut is not None:
        return 0.0, 2.0**transform.lut.bits - 1.0
    ends = [transform.slope * value + transform.intercept for value in _stored_range(frame)]
    return min(ends), max(ends)


def _picture_area(frame: Frame) -> Area:
    rows, columns = frame.shape
    return Area(0.0, 0.0, float(columns), float(rows))


def _between(displayed: DisplayedArea) -> Area:
    """From the outer edge of one corner's pixel to that of the other, whichever of them lies where."""
    (x0, y0), (x1, y1) = displayed.corners
    return Area(min(x0, x1) - 1.0, min(y0, y1) - 1.0, abs(x1 - x0) + 1.0, abs(y1 - y0) + 1.0)


Convert = Callable[[Point, Units], Point]


def _to_picture(area: Area, orientation: Orientation) -> Convert:
    """DISPLAY units run from 0, 0 at the top left of the area as it is seen, turned and mirrored, to 1, 1 (C.10.5)."""
    a, b, c, d = orientation.matrix
    width, height = (area.width, area.height) if b == 0 else (area.height, area.width)

    def convert(point: Point, units: Units) -> Point:
        if units == "PIXEL":
            return point
        right, down = (point[0] - 0.5) * width, (point[1] - 0.5) * height
        return (
            area.x + area.width / 2.0 + a * right + c * down,
            area.y + area.height / 2.0 + b * right + d * down,
        )

    return convert


def _drawn_layers(annotations: list[Annotation], state: PresentationState, convert: Convert) -> tuple[DrawnLayer, ...]:
    """Layer by layer; what names a layer that is not described lies at the bottom."""
    colours = {layer.name: layer.colour for layer in state.layers}
    stray = (item.layer for item in annotations if item.layer not in colours)
    members: dict[str, list[Annotation]] = {name: [] for name in (*stray, *colours)}
    for item in annotations:
        members[item.layer].append(item)
    drawn = []
    for name, items in members.items():
        graphics = tuple(_moved(graphic, convert) for item in items for graphic in item.graphics)
        texts = tuple(_placed(text, convert) for item in items for text in item.texts)
        if graphics or texts:
            drawn.append(DrawnLayer(colours.get(name), graphics, texts))
    return tuple(drawn)


def _moved(graphic: Graphic, convert: Convert) -> Graphic:
    points = tuple(convert(point, graphic.units) for point in graphic.points)
    return replace(graphic, points=points, units="PIXEL")


def _placed(text: TextBox, convert: Convert) -> TextBox:
    box = None if text.box is None else (convert(text.box[0], text.box_units), convert(text.box[1], text.box_units))
    anchor = None if text.anchor is None else convert(text.anchor, text.anchor_units)
    return replace(text, box=box, box_units="PIXEL", anchor=anchor, anchor_units="PIXEL")
