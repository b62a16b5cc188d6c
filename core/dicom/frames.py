"""DICOM instances to frames: decode the stored values and read, as data, what the header says of showing them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from core.dicom.codecs import decode_frame, in_short
from core.dicom.doubts import doubts_of
from core.dicom.geometry import edge_letters, pixel_aspect, pixel_spacing, plane_of
from core.dicom.grey_values import is_inverted, modality_transform, padding, voi_choices
from core.dicom.header import integer, text, value
from core.dicom.lookup_tables import palette_colours
from core.dicom.overlays import overlays_of
from core.dicom.patient_age import patient_age_years
from core.dicom.provenance import frame_time_ms, provenance
from core.dicom.shutters import shutter_of
from core.dicom.text import plain
from core.errors import EnvironmentFault, FileFault, LimitExceeded, NotAnImage, Sentence
from core.study import Frame, FrameOrigin, ImageFacts

_COLOUR_MODELS = frozenset({"RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT"})


def read_dicom_frame(dataset: Dataset, origin: FrameOrigin, max_pixels: int) -> Frame:
    """Decode frame `origin.number` of a parsed dataset, with its transforms as data."""
    check_size(dataset, origin.path, max_pixels)
    transform = modality_transform(dataset, origin.number)
    spacing, source, scale = pixel_spacing(dataset, origin.number)
    plane = plane_of(dataset, origin.number)
    frame = Frame(
        stored=_stored_values(dataset, origin),
        origin=origin,
        facts=image_facts(dataset),
        modality_transform=transform,
        voi_choices=voi_choices(dataset, origin.number, transform),
        inverted=is_inverted(dataset),
        padding=padding(dataset),
        pixel_spacing_mm=spacing,
        spacing_source=source,
        spacing_scale=scale,
        plane=plane,
        edges=edge_letters(dataset, plane),
        shutter=shutter_of(dataset, origin.number),
        overlays=overlays_of(dataset, origin.number, max_pixels),
        frame_time_ms=frame_time_ms(dataset, origin.number),
        stated_aspect=pixel_aspect(dataset, "PixelAspectRatio"),
    )
    return replace(frame, doubts=doubts_of(dataset, frame))


def check_size(dataset: Dataset, name: str, max_pixels: int) -> None:
    """Refuse, before anything is allocated, a dataset without a picture or with one above the limit."""
    if not any(keyword in dataset for keyword in ("PixelData", "FloatPixelData", "DoubleFloatPixelData")):
        raise NotAnImage("{name} holds no image ({class_name}).", name=name, class_name=_class_name(dataset))
    rows, columns, frames = (integer(dataset, key, 1) for key in ("Rows", "Columns", "NumberOfFrames"))
    if rows < 1 or columns < 1 or frames < 1:
        raise FileFault(
            "{name} states no usable image size ({rows} x {columns}, frames: {frames}); ask for it again.",
            name=name,
            rows=rows,
            columns=columns,
            frames=frames,
        )
    if rows * columns * integer(dataset, "SamplesPerPixel", 1) > max_pixels:
        raise LimitExceeded(
            "{name} claims {columns} x {rows} pixels, above the limit of {max_pixels} (settings: max_pixels).",
            name=name,
            columns=columns,
            rows=rows,
            max_pixels=max_pixels,
        )


def image_facts(dataset: Dataset) -> ImageFacts:
    meta = getattr(dataset, "file_meta", None)
    syntax = getattr(meta, "TransferSyntaxUID", None)
    history = provenance(dataset)
    return ImageFacts(
        kind="dicom",
        modality=text(dataset, "Modality"),
        body_part=text(dataset, "BodyPartExamined"),
        view_position=text(dataset, "ViewPosition"),
        photometric=text(dataset, "PhotometricInterpretation"),
        transfer_syntax=str(syntax) if syntax else "",
        bits_stored=integer(dataset, "BitsStored", 8),
        lossy=history.lossy,
        lossy_ratio=history.lossy_ratio,
        derived=history.derived,
        secondary_capture=history.secondary_capture,
        patient_age_years=patient_age_years(dataset),
    )


def _stored_values(dataset: Dataset, origin: FrameOrigin) -> NDArray[np.generic]:
    """The stored values as they are; PALETTE COLOR and deeper colour as uint8 RGB. Contiguous and read-only."""
    photometric = text(dataset, "PhotometricInterpretation")
    samples = integer(dataset, "SamplesPerPixel", 1)
    if samples != 1 and (samples != 3 or photometric not in _COLOUR_MODELS):
        raise FileFault(
            "{path} has {samples} samples a pixel as {photometric}, which is no colour "
            "that Overread shows; ask for it as RGB.",
            path=origin.path,
            samples=samples,
            photometric=photometric or Sentence("nothing stated"),
        )
    try:
        pixels = decode_frame(dataset, origin.number - 1, origin.path)
        if photometric == "PALETTE COLOR":
            pixels = palette_colours(pixels, dataset, origin.path)
    except (MemoryError, EnvironmentFault):
        raise
    except Exception as error:  # decoders raise whatever they like; the file is at fault, and is named
        raise FileFault(
            "{path} cannot be decoded ({reason}); ask for it again.", path=origin.path, reason=in_short(error)
        ) from error
    if pixels.ndim == 3 and pixels.dtype != np.uint8:
        top = np.float32(2 ** integer(dataset, "BitsStored", 16) - 1)
        pixels = np.clip(pixels.astype(np.float32) * (np.float32(255.0) / top), 0, 255).round().astype(np.uint8)
    pixels = np.ascontiguousarray(pixels, dtype=pixels.dtype.newbyteorder("="))
    pixels.setflags(write=False)
    return pixels


def _class_name(dataset: Dataset) -> str:
    return plain(getattr(value(dataset, "SOPClassUID"), "name", "")) or Sentence("no pixel data")
