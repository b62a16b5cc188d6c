"""What a header states and cannot mean: named, so that a reader learns why it was left out."""

from __future__ import annotations

from pydicom import Dataset

from core.dicom.functional_groups import group_of_frame
from core.dicom.header import element, numbers
from core.study import Doubt, Frame


def doubts_of(dataset: Dataset, frame: Frame) -> tuple[Doubt, ...]:
    """The attributes of `dataset` that `frame`, read from it, had to do without."""
    number = frame.origin.number
    windows = group_of_frame(dataset, number, "FrameVOILUTSequence")
    rescale = group_of_frame(dataset, number, "PixelValueTransformationSequence")
    orientation = group_of_frame(dataset, number, "PlaneOrientationSequence")
    found: list[tuple[bool, Doubt]] = [
        (_is_stated(windows, "WindowWidth") and not frame.voi_choices, "window"),
        (numbers(rescale, "RescaleSlope")[:1] == [0.0] and frame.modality_transform.lut is None, "rescale-slope"),
        (_is_stated(dataset, "PixelSpacing") and frame.spacing_source != "PixelSpacing", "pixel-spacing"),
        (_is_stated(orientation, "ImageOrientationPatient") and frame.plane is None, "orientation"),
        (_is_stated(dataset, "NumberOfFrames") and not numbers(dataset, "NumberOfFrames"), "number-of-frames"),
    ]
    return tuple(doubt for is_so, doubt in found if is_so)


def _is_stated(dataset: Dataset, keyword: str) -> bool:
    """Whether the attribute is there and not empty, understood or not."""
    return getattr(element(dataset, keyword), "value", None) not in ("", b"", None)
