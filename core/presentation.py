"""Presentation states: how somebody wanted an image to be shown, as values (PS3.3 A.33).

Nothing here reads a file: `core.dicom.presentation_states` makes these, `core.imaging.presentation` applies them.
Points are (x, y): columns from the left, rows from the top, the outer corner of the first pixel being 0, 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from core.study import EdgeLetters, ModalityTransform

if TYPE_CHECKING:
    from core.study import LookupTable, Shutter, Voi

Point: TypeAlias = tuple[float, float]
GraphicKind = Literal["POINT", "POLYLINE", "INTERPOLATED", "CIRCLE", "ELLIPSE"]
Units = Literal["PIXEL", "DISPLAY"]
SizeMode = Literal["SCALE TO FIT", "TRUE SIZE", "MAGNIFY"]
Justification = Literal["LEFT", "CENTER", "RIGHT"]
Unapplied = Literal["bitmap-shutter", "overlays", "mask", "true-size", "graphics"]


@dataclass(frozen=True, slots=True)
class ImageReference:
    """An image by its SOP Instance UID, or some of its frames (from 1); without `frames`, all of them."""

    sop_instance_uid: str
    frames: tuple[int, ...] = ()


def refers_to(references: Sequence[ImageReference], sop_instance_uid: str | None, number: int) -> bool:
    """Whether frame `number` of that image is among the references."""
    return any(
        reference.sop_instance_uid == sop_instance_uid and (not reference.frames or number in reference.frames)
        for reference in references
    )


@dataclass(frozen=True, slots=True)
class Orientation:
    """How a picture lies on screen: turned clockwise by quarter turns, then mirrored left to right (PS3.3 C.10.6)."""

    quarter_turns: int = 0
    mirrored: bool = False

    @property
    def matrix(self) -> tuple[int, int, int, int]:
        """(a, b, c, d): a point (x, y) of the picture comes to (a x + b y, c x + d y), rows counted downwards."""
        a, b, c, d = ((1, 0, 0, 1), (0, -1, 1, 0), (-1, 0, 0, -1), (0, 1, -1, 0))[self.quarter_turns % 4]
        return (-a, -b, c, d) if self.mirrored else (a, b, c, d)

    def turned(self, quarter_turns: int) -> Orientation:
        """Turned further clockwise, as it is seen: of a mirrored picture, the turn goes the other way round."""
        step = -quarter_turns if self.mirrored else quarter_turns
        return replace(self, quarter_turns=(self.quarter_turns + step) % 4)

    def flipped(self) -> Orientation:
        """Mirrored left to right, as it is seen."""
        return replace(self, mirrored=not self.mirrored)

    def edges(self, letters: EdgeLetters) -> EdgeLetters:
        """The letters at the edges of the picture, as it lies."""
        around = [letters.top, letters.right, letters.bottom, letters.left]
        start = -self.quarter_turns % 4
        top, right, bottom, left = around[start:] + around[:start]
        return EdgeLetters(right, left, top, bottom) if self.mirrored else EdgeLetters(left, right, top, bottom)


UPRIGHT = Orientation()


@dataclass(frozen=True, slots=True)
class ScopedVoi:
    """VOI choices for some of a state's images; without `references`, for all of them."""

    references: tuple[ImageReference, ...]
    choices: tuple[Voi, ...]


@dataclass(frozen=True, slots=True)
class DisplayedArea:
    """The part of the picture to show (PS3.3 C.10.4): two opposite pixels, (column, row), from 1, both inside.

    `magnification`: screen pixels for one pixel of the picture, where `size_mode` is MAGNIFY. `pixel_aspect`: height
    over width that a pixel is to be shown with, where the state says so.
    """

    references: tuple[ImageReference, ...]
    corners: tuple[tuple[int, int], tuple[int, int]]
    size_mode: SizeMode = "SCALE TO FIT"
    magnification: float | None = None
    pixel_aspect: float | None = None


@dataclass(frozen=True, slots=True)
class GraphicLayer:
    """`order`: layers of a higher one lie above. `colour`: sRGB, 0 to 255 each, or None where none is recommended."""

    name: str
    order: int
    colour: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Graphic:
    """PS3.3 C.10.5.1.2. CIRCLE: centre and a point of it; ELLIPSE: the ends of the major axis, then of the minor."""

    kind: GraphicKind
    points: tuple[Point, ...]
    units: Units = "PIXEL"
    filled: bool = False


@dataclass(frozen=True, slots=True)
class TextBox:
    """PS3.3 C.10.5.1.1. `text`: plain lines, parted by newlines. At least one of `box` (two opposite corners) and
    `anchor` is there; `anchor_shown`: a line or mark is to lead to the anchor."""

    text: str
    box: tuple[Point, Point] | None = None
    box_units: Units = "PIXEL"
    justification: Justification = "LEFT"
    anchor: Point | None = None
    anchor_units: Units = "PIXEL"
    anchor_shown: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """Graphics and texts of one layer, for some of a state's images; without `references`, for all of them."""

    references: tuple[ImageReference, ...]
    layer: str
    graphics: tuple[Graphic, ...] = ()
    texts: tuple[TextBox, ...] = ()


@dataclass(frozen=True, slots=True)
class PresentationState:
    """A Grayscale or Color Softcopy Presentation State. `created`: its date, ISO 8601.

    A grey state says everything of the way to grey: what it leaves out is the identity, whatever the image says
    (PS3.4 N.2.1). A colour state (`is_colour`) says nothing of it. `unapplied`: what it asks for and Overread does not
    do.
    """

    uid: str
    label: str
    description: str
    created: str
    references: tuple[ImageReference, ...]
    is_colour: bool = False
    modality_transform: ModalityTransform = field(default_factory=ModalityTransform)
    voi: tuple[ScopedVoi, ...] = ()
    presentation_lut: LookupTable | None = None
    inverted: bool = False
    shutter: Shutter | None = None
    orientation: Orientation = UPRIGHT
    areas: tuple[DisplayedArea, ...] = ()
    layers: tuple[GraphicLayer, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    unapplied: tuple[Unapplied, ...] = ()

    def refers_to(self, sop_instance_uid: str | None, number: int) -> bool:
        """Whether it says how to show frame `number` of that image."""
        return refers_to(self.references, sop_instance_uid, number)
