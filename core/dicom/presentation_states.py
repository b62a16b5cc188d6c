"""Grayscale and Color Softcopy Presentation States as values (PS3.3 A.33.1, A.33.2). Runs in the worker process."""

from __future__ import annotations

import io
import warnings

from pydicom import Dataset
from pydicom.tag import Tag

from core.dicom.annotations import AnnotationReader, graphic_layers
from core.dicom.bounded_sequences import BoundedSequences, few_items
from core.dicom.geometry import pixel_aspect
from core.dicom.grey_values import modality_transform, voi_tables, windows
from core.dicom.header import integer, number, numbers, text, value
from core.dicom.lookup_tables import lookup_table
from core.dicom.objects import COLOUR_STATE, is_applicable_state
from core.dicom.overlays import GROUPS
from core.dicom.reading import parse_dicom, read_bytes
from core.dicom.references import image_references, series_references
from core.dicom.shutters import shutter_of
from core.dicom.text import iso_date
from core.errors import FileFault, LimitExceeded
from core.presentation import (
    DisplayedArea,
    Orientation,
    PresentationState,
    ScopedVoi,
    SizeMode,
    Unapplied,
)
from core.settings import STANDARD_LIMITS, Limits
from core.study import LookupTable, Voi

MAX_BYTES = 8 * 2**20  # it has no pixels
FARTHEST_PX = 1_000_000


def read_presentation_state(path: str, limits: Limits = STANDARD_LIMITS) -> PresentationState:
    """The state that the file at `path` holds. Raises FileFault where it holds none."""
    data = read_bytes(path, limits)
    if len(data) > MAX_BYTES:
        raise LimitExceeded(
            "{path} has {size:.1f} MiB, above the limit of {limit} MiB for a presentation state; ask for it again.",
            path=path,
            size=len(data) / 2**20,
            limit=MAX_BYTES // 2**20,
        )
    dataset = parse_dicom(io.BytesIO(data), path, limits)
    if not is_applicable_state(text(dataset, "SOPClassUID")):
        raise FileFault("{path} is no presentation state that Overread can apply; open the image itself.", path=path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _state(dataset, BoundedSequences(path))


def _state(dataset: Dataset, sequences: BoundedSequences) -> PresentationState:
    reader = AnnotationReader(sequences)
    annotations, areas = reader.read(dataset), _areas(dataset, sequences)
    return PresentationState(
        uid=text(dataset, "SOPInstanceUID"),
        label=text(dataset, "ContentLabel"),
        description=text(dataset, "ContentDescription"),
        created=iso_date(text(dataset, "PresentationCreationDate")),
        references=series_references(dataset, sequences),
        is_colour=text(dataset, "SOPClassUID") == COLOUR_STATE,
        modality_transform=modality_transform(dataset, 1),
        voi=tuple(_scoped_voi(item, sequences) for item in sequences.items(dataset, "SoftcopyVOILUTSequence")),
        presentation_lut=_presentation_lut(dataset),
        inverted=text(dataset, "PresentationLUTShape") == "INVERSE",
        shutter=shutter_of(dataset, 1),
        orientation=_orientation(dataset),
        areas=areas,
        layers=graphic_layers(dataset, sequences),
        annotations=annotations,
        unapplied=_unapplied(dataset, areas, reader.complete),
    )


def _scoped_voi(item: Dataset, sequences: BoundedSequences) -> ScopedVoi:
    """Whether a table counts signed inputs depends on the image: here its first value stays as it is written."""
    choices: tuple[Voi, ...] = (*voi_tables(item, False), *windows(item))
    return ScopedVoi(image_references(item, sequences), choices)


def _presentation_lut(dataset: Dataset) -> LookupTable | None:
    for item in few_items(dataset, "PresentationLUTSequence")[:1]:
        return lookup_table(item, signed_input=False)
    return None


def _orientation(dataset: Dataset) -> Orientation:
    degrees = integer(dataset, "ImageRotation", 0)
    return Orientation(degrees // 90 % 4, text(dataset, "ImageHorizontalFlip") == "Y")


def _areas(dataset: Dataset, sequences: BoundedSequences) -> tuple[DisplayedArea, ...]:
    found = (_area(item, sequences) for item in sequences.items(dataset, "DisplayedAreaSelectionSequence"))
    return tuple(area for area in found if area is not None)


def _area(item: Dataset, sequences: BoundedSequences) -> DisplayedArea | None:
    corners = [
        tuple(int(min(max(v, -FARTHEST_PX), FARTHEST_PX)) for v in numbers(item, keyword))
        for keyword in ("DisplayedAreaTopLeftHandCorner", "DisplayedAreaBottomRightHandCorner")
    ]
    if any(len(corner) != 2 for corner in corners):
        return None
    stated, ratio = text(item, "PresentationSizeMode"), number(item, "PresentationPixelMagnificationRatio", 0.0)
    mode: SizeMode = "TRUE SIZE" if stated == "TRUE SIZE" else "MAGNIFY" if stated == "MAGNIFY" else "SCALE TO FIT"
    (left, top), (right, bottom) = corners
    references = image_references(item, sequences)
    magnification = ratio if mode == "MAGNIFY" and ratio > 0.0 else None
    aspect = pixel_aspect(item, "PresentationPixelSpacing", "PresentationPixelAspectRatio")
    return DisplayedArea(references, ((left, top), (right, bottom)), mode, magnification, aspect)


def _unapplied(
    dataset: Dataset, areas: tuple[DisplayedArea, ...], graphics_are_complete: bool
) -> tuple[Unapplied, ...]:
    stated = value(dataset, "ShutterShape")
    shapes = {stated} if isinstance(stated, str) else {str(shape) for shape in stated or ()}
    overlays = any(Tag(group, element) in dataset for group in GROUPS for element in (0x1001, 0x3000))
    found: list[tuple[bool, Unapplied]] = [
        ("BITMAP" in shapes, "bitmap-shutter"),
        (overlays and "BITMAP" not in shapes, "overlays"),
        ("MaskSubtractionSequence" in dataset, "mask"),
        (any(area.size_mode == "TRUE SIZE" for area in areas), "true-size"),
        (not graphics_are_complete, "graphics"),
    ]
    return tuple(what for is_so, what in found if is_so)
