"""DICOM instances to frames: decode the stored values and read, as data, what the header says of showing them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.multival import MultiValue
from pydicom.pixels import apply_color_lut

from core.dicom.codecs import decode_frame
from core.dicom.header import integer, items, number, numbers, text, value
from core.dicom.text import plain
from core.errors import EnvironmentFault, FileFault, LimitExceeded, NotAnImage
from core.study import (
    Frame,
    FrameOrigin,
    ImageFacts,
    LookupTable,
    ModalityTransform,
    SpacingSource,
    Voi,
    VoiFunction,
    Window,
)

_FUNCTIONS: dict[str, VoiFunction] = {"LINEAR_EXACT": "LINEAR_EXACT", "SIGMOID": "SIGMOID"}


def read_dicom_frame(dataset: Dataset, origin: FrameOrigin, max_pixels: int) -> Frame:
    """Decode frame `origin.number` of a parsed dataset, with its transforms as data."""
    check_size(dataset, origin.path, max_pixels)
    stored = _stored_values(dataset, origin)
    spacing, source = _pixel_spacing(dataset)
    return Frame(
        stored=stored,
        origin=origin,
        facts=image_facts(dataset),
        modality_transform=_modality_transform(dataset),
        voi_choices=_voi_choices(dataset),
        inverted=is_inverted(dataset),
        padding=_padding(dataset),
        pixel_spacing_mm=spacing,
        spacing_source=source,
    )


def check_size(dataset: Dataset, name: str, max_pixels: int) -> None:
    """Refuse, before anything is allocated, a dataset without a picture or with one above the limit."""
    if not any(keyword in dataset for keyword in ("PixelData", "FloatPixelData", "DoubleFloatPixelData")):
        raise NotAnImage(f"{name} holds no image ({_class_name(dataset)}).")
    rows, columns, frames = (integer(dataset, key, 1) for key in ("Rows", "Columns", "NumberOfFrames"))
    if rows < 1 or columns < 1 or frames < 1:
        raise FileFault(f"{name} states no usable image size ({rows} x {columns}); ask for it again.")
    if rows * columns * integer(dataset, "SamplesPerPixel", 1) > max_pixels:
        raise LimitExceeded(
            f"{name} claims {columns} x {rows} pixels, above the limit of {max_pixels} (settings: max_pixels)."
        )


def image_facts(dataset: Dataset) -> ImageFacts:
    meta = getattr(dataset, "file_meta", None)
    syntax = getattr(meta, "TransferSyntaxUID", None)
    return ImageFacts(
        kind="dicom",
        modality=text(dataset, "Modality"),
        body_part=text(dataset, "BodyPartExamined"),
        view_position=text(dataset, "ViewPosition"),
        photometric=text(dataset, "PhotometricInterpretation"),
        transfer_syntax=str(syntax) if syntax else "",
        bits_stored=integer(dataset, "BitsStored", 8),
    )


def is_inverted(dataset: Dataset) -> bool:
    """MONOCHROME1, or Presentation LUT Shape INVERSE: two ways to say one thing, never two inversions.

    PS3.3 C.7.6.3.1.2 and C.11.6.1; DX and MG images carry both at once.
    """
    photometric = text(dataset, "PhotometricInterpretation")
    shape = text(dataset, "PresentationLUTShape")
    return photometric == "MONOCHROME1" or (photometric == "MONOCHROME2" and shape == "INVERSE")


def _stored_values(dataset: Dataset, origin: FrameOrigin) -> NDArray[np.generic]:
    """The stored values as they are; PALETTE COLOR and deeper colour as uint8 RGB. Contiguous and read-only."""
    palette = text(dataset, "PhotometricInterpretation") == "PALETTE COLOR"
    try:
        pixels, _ = decode_frame(dataset, origin.number - 1, origin.path)
        if palette:
            pixels = apply_color_lut(pixels, dataset)
    except (MemoryError, EnvironmentFault):
        raise
    except Exception as error:  # decoders raise whatever they like; the file is at fault, and is named
        raise FileFault(f"{origin.path} cannot be decoded ({_short(error)}); ask for it again.") from error
    if pixels.ndim == 3 and pixels.dtype != np.uint8:
        bits = 16 if palette else integer(dataset, "BitsStored", 16)
        scaled = pixels.astype(np.float32) * np.float32(255.0 / (2**bits - 1))
        pixels = np.clip(scaled, 0, 255).round().astype(np.uint8)
    pixels = np.ascontiguousarray(pixels)
    pixels.setflags(write=False)
    return pixels


def _modality_transform(dataset: Dataset) -> ModalityTransform:
    for item in items(dataset, "ModalityLUTSequence")[:1]:
        return ModalityTransform(unit=text(item, "ModalityLUTType"), lut=_lookup_table(item, _is_signed(dataset)))
    slope, intercept = number(dataset, "RescaleSlope", 1.0), number(dataset, "RescaleIntercept", 0.0)
    if slope == 0.0:
        return ModalityTransform()
    unit = text(dataset, "RescaleType") or ("HU" if text(dataset, "Modality") == "CT" else "")
    return ModalityTransform(slope, intercept, unit)


def _voi_choices(dataset: Dataset) -> tuple[Voi, ...]:
    """VOI LUTs first, then windows, each in the file's order; unusable ones are left out."""
    tables = (_lookup_table(item, _is_signed(dataset)) for item in items(dataset, "VOILUTSequence"))
    centers, widths = numbers(dataset, "WindowCenter"), numbers(dataset, "WindowWidth")
    stated_names = value(dataset, "WindowCenterWidthExplanation")
    names = [plain(n) for n in (stated_names if isinstance(stated_names, MultiValue) else [stated_names])]
    function = _FUNCTIONS.get(text(dataset, "VOILUTFunction"), "LINEAR")
    smallest = 1.0 if function == "LINEAR" else 0.0
    windows = [
        Window(center, width, function, "file", names[i] if i < len(names) else "")
        for i, (center, width) in enumerate(zip(centers, widths, strict=False))
        if width >= smallest and width > 0.0
    ]
    return (*(table for table in tables if table is not None), *windows)


def _lookup_table(item: Dataset, signed_input: bool) -> LookupTable | None:
    descriptor, data = numbers(item, "LUTDescriptor"), value(item, "LUTData")
    if data is None or len(descriptor) != 3:
        return None
    count, first, bits = (int(v) for v in descriptor)
    count = count % 65536 or 65536  # PS3.3 C.11.1.1.1: 0 stands for 65,536
    if signed_input and first > 32767:
        first -= 65536
    if isinstance(data, bytes):
        wide = len(data) >= 2 * count
        table = np.frombuffer(data, dtype="<u2" if wide else "u1", count=min(count, len(data) // (2 if wide else 1)))
    else:
        table = np.asarray(data).astype(np.int64).astype(np.uint16)[:count]
    if table.size == 0:
        return None
    bits = max(min(bits, 16), int(table.max()).bit_length(), 1)
    return LookupTable(table.astype(np.uint16), first, bits, text(item, "LUTExplanation"))


def _padding(dataset: Dataset) -> tuple[int, int] | None:
    ends = numbers(dataset, "PixelPaddingValue")[:1]
    if not ends:
        return None
    ends += numbers(dataset, "PixelPaddingRangeLimit")[:1]
    return int(min(ends)), int(max(ends))


def _pixel_spacing(dataset: Dataset) -> tuple[tuple[float, float] | None, SpacingSource | None]:
    """The spacing and the attribute it came from: only Pixel Spacing speaks of the patient (PS3.3 10.7.1.3)."""
    sources: tuple[SpacingSource, ...] = ("PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing")
    for source in sources:
        values = numbers(dataset, source)
        if len(values) == 2 and min(values) > 0.0:
            return (values[0], values[1]), source
    return None, None


def _is_signed(dataset: Dataset) -> bool:
    return integer(dataset, "PixelRepresentation", 0) == 1


def _class_name(dataset: Dataset) -> str:
    return plain(getattr(value(dataset, "SOPClassUID"), "name", "")) or "no pixel data"


def _short(error: Exception) -> str:
    """The decoder's own words, on one line and cut to a length that fits a sentence."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return plain(" ".join(lines) or type(error).__name__)[:200]
