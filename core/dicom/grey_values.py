"""What the header says of turning stored values into grey: modality transform, VOI choices, inversion, padding."""

from __future__ import annotations

from pydicom import Dataset
from pydicom.multival import MultiValue

from core.dicom.bounded_sequences import few_items
from core.dicom.functional_groups import group_of_frame
from core.dicom.header import integer, number, numbers, text, value
from core.dicom.lookup_tables import lookup_table
from core.dicom.text import plain
from core.study import LookupTable, ModalityTransform, Voi, VoiFunction, Window

_FUNCTIONS: dict[str, VoiFunction] = {"LINEAR_EXACT": "LINEAR_EXACT", "SIGMOID": "SIGMOID"}
MAX_CHOICES = 32


def is_inverted(dataset: Dataset) -> bool:
    """MONOCHROME1, or Presentation LUT Shape INVERSE: two ways to say one thing, never two inversions.

    PS3.3 C.7.6.3.1.2 and C.11.6.1; DX and MG images carry both at once.
    """
    photometric = text(dataset, "PhotometricInterpretation")
    shape = text(dataset, "PresentationLUTShape")
    return photometric == "MONOCHROME1" or (photometric == "MONOCHROME2" and shape == "INVERSE")


def is_signed(dataset: Dataset) -> bool:
    return integer(dataset, "PixelRepresentation", 0) == 1


def modality_transform(dataset: Dataset, number_of_frame: int) -> ModalityTransform:
    """Modality LUT, or rescale (PS3.3 C.11.1, C.7.6.16.2.9). A slope of 0 would make every pixel alike: left out."""
    for item in few_items(dataset, "ModalityLUTSequence")[:1]:
        lut = lookup_table(item, signed_input=is_signed(dataset))
        if lut is not None:
            return ModalityTransform(unit=text(item, "ModalityLUTType"), lut=lut)
    source = group_of_frame(dataset, number_of_frame, "PixelValueTransformationSequence")
    slope, intercept = number(source, "RescaleSlope", 1.0), number(source, "RescaleIntercept", 0.0)
    if slope == 0.0:
        return ModalityTransform()
    unit = text(source, "RescaleType") or ("HU" if text(dataset, "Modality") == "CT" else "")
    return ModalityTransform(slope, intercept, unit)


def voi_choices(dataset: Dataset, number_of_frame: int, transform: ModalityTransform) -> tuple[Voi, ...]:
    """VOI LUTs first, then windows, each in the file's order; unusable ones are left out."""
    signed = _output_is_signed(dataset, transform)
    return (*voi_tables(dataset, signed), *windows(group_of_frame(dataset, number_of_frame, "FrameVOILUTSequence")))


def voi_tables(source: Dataset, signed_input: bool) -> list[LookupTable]:
    """The usable tables of a VOI LUT Sequence (PS3.3 C.11.2.1.1)."""
    listed = few_items(source, "VOILUTSequence")[:MAX_CHOICES]
    tables = (lookup_table(item, signed_input=signed_input) for item in listed)
    return [table for table in tables if table is not None]


def windows(source: Dataset) -> list[Window]:
    """The windows that PS3.3 C.11.2.1.2 allows: LINEAR is at least 1 wide, the others wider than 0."""
    centers, widths = numbers(source, "WindowCenter"), numbers(source, "WindowWidth")
    stated_names = value(source, "WindowCenterWidthExplanation")
    names = [plain(n) for n in (stated_names if isinstance(stated_names, MultiValue) else [stated_names])]
    function = _FUNCTIONS.get(text(source, "VOILUTFunction"), "LINEAR")
    smallest = 1.0 if function == "LINEAR" else 0.0
    pairs = list(zip(centers, widths, strict=False))[:MAX_CHOICES]
    return [
        Window(center, width, function, "file", names[i] if i < len(names) else "")
        for i, (center, width) in enumerate(pairs)
        if width >= smallest and width > 0.0
    ]


def _output_is_signed(dataset: Dataset, transform: ModalityTransform) -> bool:
    """Whether a VOI LUT's first mapped value can be negative: it counts modality values (PS3.3 C.11.2.1.1)."""
    if transform.lut is not None:
        return False
    span = 2.0 ** max(1, min(integer(dataset, "BitsStored", 16), 32))
    low = -span / 2 if is_signed(dataset) else 0.0
    lowest = min(low * transform.slope, (low + span - 1) * transform.slope)
    return lowest + transform.intercept < 0


def padding(dataset: Dataset) -> tuple[int, int] | None:
    """Pixel Padding Value, or the range from it to Pixel Padding Range Limit (PS3.3 C.7.5.1.1.2), ends included.

    An unsigned number for signed pixels (US for SS) is read as its two's complement.
    """
    ends = numbers(dataset, "PixelPaddingValue")[:1]
    if not ends:
        return None
    ends += numbers(dataset, "PixelPaddingRangeLimit")[:1]
    if is_signed(dataset):
        ends = [end - 65536 if end > 32767 else end for end in ends]
    return int(min(ends)), int(max(ends))
