"""Study, Series, Instance, Frame: what the scanner (or a PNG/JPEG file) gave, as values.

All carriers are frozen; the arrays in them are read-only. Nothing here reads a file: `core.dicom` makes these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VoiFunction = Literal["LINEAR", "LINEAR_EXACT", "SIGMOID"]
WindowSource = Literal["file", "full-range", "percentile", "reader"]
SpacingSource = Literal["PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing"]
InstanceKind = Literal["dicom", "image", "other"]


@dataclass(frozen=True, slots=True)
class Window:
    """A VOI window over modality values (PS3.3 C.11.2.1.2). `width` > 0, in modality units."""

    center: float
    width: float
    function: VoiFunction = "LINEAR"
    source: WindowSource = "file"
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class LookupTable:
    """A Modality or VOI LUT (PS3.3 C.11.1.1, C.11.2.1.1).

    `table`: uint16, shape (n,); `first_mapped` is the input value of its first entry; inputs outside take the nearest
    end; outputs run from 0 to 2**bits - 1.
    """

    table: NDArray[np.uint16]
    first_mapped: int
    bits: int
    explanation: str = ""


Voi: TypeAlias = Window | LookupTable


@dataclass(frozen=True, slots=True)
class ModalityTransform:
    """Stored values -> modality values: `lut` where given, else slope * stored + intercept (PS3.3 C.11.1)."""

    slope: float = 1.0
    intercept: float = 0.0
    unit: str = ""
    lut: LookupTable | None = None


@dataclass(frozen=True, slots=True)
class FrameOrigin:
    """Where a frame came from. `sha256` is that of the whole file; `number` counts from 1 (DICOM's way).

    `patient_id` ('' where unknown) keeps a patient's images together in a training set; it is never exported itself.
    """

    path: str
    sha256: str
    sop_instance_uid: str | None
    number: int
    frame_count: int
    patient_id: str = ""


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What the header says of the picture, as far as the gate and the reader need it. Empty string: not said."""

    kind: InstanceKind = "image"
    modality: str = ""
    body_part: str = ""
    view_position: str = ""
    photometric: str = ""
    transfer_syntax: str = ""
    bits_stored: int = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture, as stored, with all that is needed to show it.

    `stored`: read-only; (rows, columns) in the file's own integer or float type, or (rows, columns, 3) uint8 RGB.
    `inverted`: low modality values are bright (MONOCHROME1, or Presentation LUT Shape INVERSE; never counted twice).
    `padding`: inclusive range of stored values that are no image (0028,0120/0121), or None.
    `pixel_spacing_mm`: (row, column) spacing, or None; `spacing_source` names the attribute it came from.
    """

    stored: NDArray[np.generic]
    origin: FrameOrigin
    facts: ImageFacts
    modality_transform: ModalityTransform = field(default_factory=ModalityTransform)
    voi_choices: tuple[Voi, ...] = ()
    inverted: bool = False
    padding: tuple[int, int] | None = None
    pixel_spacing_mm: tuple[float, float] | None = None
    spacing_source: SpacingSource | None = None

    @property
    def is_colour(self) -> bool:
        return self.stored.ndim == 3

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""
        return int(self.stored.shape[0]), int(self.stored.shape[1])


@dataclass(frozen=True, slots=True)
class Instance:
    """One file of a study: a picture of `frame_count` frames, or something that is not shown, with the reason.

    `description`: what the object is, where it is sound and no picture ("Structured report"); `problem` then says
    politely that it is not displayed. Without one, a problem is a failure.
    """

    path: str
    kind: InstanceKind
    sop_instance_uid: str | None = None
    number: int = 0
    rows: int = 0
    columns: int = 0
    frame_count: int = 0
    problem: str | None = None
    description: str = ""

    @property
    def is_failure(self) -> bool:
        return self.problem is not None and not self.description


@dataclass(frozen=True, slots=True)
class Series:
    """`instances`: slices by their position, others by number. `remarks`: sentences on uneven spacing and tilt."""

    uid: str
    modality: str
    description: str
    number: int
    instances: tuple[Instance, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """Patient and study attributes as shown on screen; never written to a log, a title or a temporary file."""

    uid: str
    patient_name: str
    patient_id: str
    date: str
    description: str
    series: tuple[Series, ...]
