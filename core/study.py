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
SpacingMeaning = Literal["patient", "calibrated", "detector", "film", "unknown"]
Doubt = Literal["window", "rescale-slope", "pixel-spacing", "orientation", "number-of-frames", "pages", "exif"]
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
    """What the header says of the picture, as far as the gate and the reader need it. Empty string: not said.

    `patient_age_years`: at the study; None where the header does not tell.
    """

    kind: InstanceKind = "image"
    modality: str = ""
    body_part: str = ""
    view_position: str = ""
    photometric: str = ""
    transfer_syntax: str = ""
    bits_stored: int = 8
    lossy: bool = False
    lossy_ratio: float | None = None
    derived: bool = False
    secondary_capture: bool = False
    patient_age_years: float | None = None


@dataclass(frozen=True, slots=True)
class SpacingScale:
    """What a frame's pixel spacing measures (PS3.3 10.7.1.3), so that no length is passed off as another.

    `meaning`: "patient", a plane through the patient; "calibrated", a projection corrected to the patient's plane by
    what `calibration` says; "detector", a projection at the detector, larger than the patient by the magnification;
    "film", the film that was scanned; "unknown", a projection whose file does not say. `magnification`: (0018,1114)
    Estimated Radiographic Magnification Factor, not applied to the spacing.
    """

    meaning: SpacingMeaning
    calibration: str = ""
    magnification: float | None = None


@dataclass(frozen=True, slots=True)
class Plane:
    """Where the frame lies in the patient (PS3.3 C.7.6.2): the centre of its first pixel, in mm, and the unit vectors
    along a row and down a column."""

    position_mm: tuple[float, float, float] | None
    row_direction: tuple[float, float, float]
    column_direction: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class EdgeLetters:
    """Which side of the patient each edge of the picture faces: 'R', 'HL', ...; '' where unknown."""

    left: str
    right: str
    top: str
    bottom: str


@dataclass(frozen=True, slots=True)
class Shutter:
    """A display shutter (PS3.3 C.7.6.11): what is inside all the shapes is shown. Rows and columns count from 1.

    `rectangle`: first and last visible column, first and last visible row. `circle`: row and column of the centre,
    radius in pixels. `polygon`: its corners, (row, column). `presentation_value`: the P-Value outside, 0 (black) to
    65535 (white).
    """

    rectangle: tuple[int, int, int, int] | None = None
    circle: tuple[int, int, int] | None = None
    polygon: tuple[tuple[int, int], ...] = ()
    presentation_value: int = 0


@dataclass(frozen=True, slots=True)
class OverlayPlane:
    """Graphics or a region of interest over the picture (PS3.3 C.9.2).

    `mask`: bool (rows, columns), read-only. `origin`: row and column of its first pixel in the frame, from 1; it may
    lie outside. `group`: 0x6000 to 0x601E.
    """

    mask: NDArray[np.bool_]
    origin: tuple[int, int] = (1, 1)
    kind: Literal["graphics", "roi"] = "graphics"
    label: str = ""
    group: int = 0x6000


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture, as stored, with all that is needed to show it.

    `stored`: read-only; (rows, columns) in the file's own integer or float type, or (rows, columns, 3) uint8 RGB.
    `inverted`: low modality values are bright (MONOCHROME1, or Presentation LUT Shape INVERSE; never counted twice).
    `presentation_lut`: what a presentation state does to display values (PS3.3 C.11.6); a file of its own has none.
    `padding`: inclusive range of stored values that are no image (0028,0120/0121), or None.
    `file`: what a scan of the very bytes says (`core.dicom.files.ScannedFile`), where the window read them.
    `pixel_spacing_mm`: (row, column) spacing, or None; `spacing_source` names the attribute it came from,
    `spacing_scale` what it measures. `frame_time_ms`: how long a cine shows this frame. `doubts`: what the file
    states, but not so that it could be used. `stated_aspect`: (0028,0034) Pixel Aspect Ratio, height over width of a
    pixel, where it stands. `measured_transform`: the file's own modality transform, where a presentation state shows
    the frame by another.
    """

    stored: NDArray[np.generic]
    origin: FrameOrigin
    facts: ImageFacts
    modality_transform: ModalityTransform = field(default_factory=ModalityTransform)
    voi_choices: tuple[Voi, ...] = ()
    inverted: bool = False
    presentation_lut: LookupTable | None = None
    padding: tuple[int, int] | None = None
    pixel_spacing_mm: tuple[float, float] | None = None
    spacing_source: SpacingSource | None = None
    spacing_scale: SpacingScale | None = None
    plane: Plane | None = None
    edges: EdgeLetters | None = None
    shutter: Shutter | None = None
    overlays: tuple[OverlayPlane, ...] = ()
    frame_time_ms: float | None = None
    doubts: tuple[Doubt, ...] = ()
    file: object = None
    stated_aspect: float | None = None
    measured_transform: ModalityTransform | None = None

    @property
    def value_transform(self) -> ModalityTransform:
        """Stored values -> what is measured, with its unit."""
        return self.modality_transform if self.measured_transform is None else self.measured_transform

    @property
    def pixel_aspect(self) -> float:
        """The height of a pixel over its width, > 0: from the spacing; without one, as the file states it; else 1."""
        if self.pixel_spacing_mm is None:
            return self.stated_aspect or 1.0
        return self.pixel_spacing_mm[0] / self.pixel_spacing_mm[1]

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
    politely that it is not displayed. Without one, a problem is a failure. `is_presentation_state`: it can be applied
    to the images that it refers to.
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
    is_presentation_state: bool = False

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
