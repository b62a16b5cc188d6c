"""What has been done to the pixels before they came here: lossy compression, derivation, secondary capture."""

from __future__ import annotations

from dataclasses import dataclass

from pydicom import Dataset
from pydicom.multival import MultiValue

from core.dicom.header import numbers, text, value
from core.dicom.text import plain

_SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
_LOSSY_SYNTAXES = frozenset(f"1.2.840.10008.1.2.4.{n}" for n in ("50", "51", "53", "55", "81"))


@dataclass(frozen=True, slots=True)
class Provenance:
    """`lossy_ratio`: all lossy steps multiplied, as stated in (0028,2112); None where the file does not say."""

    lossy: bool
    lossy_ratio: float | None
    derived: bool
    secondary_capture: bool


def provenance(dataset: Dataset) -> Provenance:
    """PS3.3 C.7.6.1.1.5 (once lossy, always lossy), C.7.6.1.1.2 (Image Type), A.8 (Secondary Capture)."""
    syntax = str(getattr(getattr(dataset, "file_meta", None), "TransferSyntaxUID", ""))
    ratio = 1.0
    for step in numbers(dataset, "LossyImageCompressionRatio"):
        ratio *= step if step > 0.0 else 1.0
    lossy = text(dataset, "LossyImageCompression") == "01" or syntax in _LOSSY_SYNTAXES or ratio > 1.0
    sop_class = text(dataset, "SOPClassUID")
    return Provenance(
        lossy=lossy,
        lossy_ratio=ratio if ratio > 1.0 else None,
        derived="DERIVED" in image_type(dataset)[:1],
        secondary_capture=sop_class == _SECONDARY_CAPTURE or sop_class.startswith(_SECONDARY_CAPTURE + "."),
    )


def image_type(dataset: Dataset) -> list[str]:
    stated = value(dataset, "ImageType")
    return [plain(v) for v in stated] if isinstance(stated, MultiValue) else [plain(stated)]


def frame_time_ms(dataset: Dataset, number_of_frame: int) -> float | None:
    """How long a cine shows this frame: Frame Time Vector, Frame Time, or one of the rates (PS3.3 C.7.6.5)."""
    steps = numbers(dataset, "FrameTimeVector")
    if steps:
        following = steps[number_of_frame : number_of_frame + 1] or steps[-1:]
        return following[0] if following[0] > 0.0 else None
    for keyword, to_ms in (
        ("FrameTime", lambda v: v),
        ("RecommendedDisplayFrameRate", _period_ms),
        ("CineRate", _period_ms),
    ):
        for stated in numbers(dataset, keyword)[:1]:
            if stated > 0.0:
                return float(to_ms(stated))
    return None


def _period_ms(rate_hz: float) -> float:
    return 1000.0 / rate_hz
