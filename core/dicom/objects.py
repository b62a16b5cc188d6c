"""DICOM objects that are no pictures, in plain words (PS3.4 B.5)."""

from __future__ import annotations

from functools import lru_cache

from pydicom.uid import UID

from core.errors import Sentence

_STORAGE = "1.2.840.10008.5.1.4.1.1."
GREY_STATE, COLOUR_STATE = _STORAGE + "11.1", _STORAGE + "11.2"
# The longest beginning that fits names the object.
_WORDS = {
    "4.2": Sentence("MR spectroscopy"),
    "9.": Sentence("Waveform"),
    "9.1.": Sentence("ECG"),
    "9.4.": Sentence("Sound recording"),
    "11.": Sentence("Presentation state"),
    "38.": Sentence("Hanging protocol"),
    "39.": Sentence("Colour palette"),
    "66": Sentence("Raw data"),
    "66.1": Sentence("Spatial registration"),
    "66.2": Sentence("Spatial fiducials"),
    "66.3": Sentence("Spatial registration"),
    "66.4": Sentence("Segmentation"),
    "66.5": Sentence("Surface segmentation"),
    "66.6": Sentence("Tractography"),
    "66.7": Sentence("Segmentation"),
    "67": Sentence("Real world value mapping"),
    "77.1.5.3": Sentence("Stereometric relationship"),
    "88.": Sentence("Structured report"),
    "88.50": Sentence("Computer-aided detection report"),
    "88.59": Sentence("Key object selection"),
    "88.65": Sentence("Computer-aided detection report"),
    "88.67": Sentence("Radiation dose report"),
    "88.68": Sentence("Radiation dose report"),
    "90.": Sentence("Content assessment"),
    "91.": Sentence("Microscopy annotations"),
    "104.": Sentence("Document"),
    "104.1": Sentence("PDF document"),
    "104.2": Sentence("Clinical document"),
    "104.3": Sentence("3D model"),
    "104.4": Sentence("3D model"),
    "104.5": Sentence("3D model"),
    "200.": Sentence("CT procedure protocol"),
    "481.3": Sentence("RT structure set"),
    "481.4": Sentence("RT treatment record"),
    "481.5": Sentence("RT plan"),
    "481.6": Sentence("RT treatment record"),
    "481.7": Sentence("RT treatment record"),
    "481.8": Sentence("RT plan"),
    "481.9": Sentence("RT treatment record"),
    "481.10": Sentence("RT physician intent"),
    "481.11": Sentence("RT segment annotation"),
    "481.12": Sentence("RT radiation set"),
    "481.13": Sentence("RT radiation"),
    "481.14": Sentence("RT radiation"),
    "481.15": Sentence("RT radiation"),
}


@lru_cache(256)
def described(sop_class: str) -> str:
    """What an object of that class is, where it is never a picture; '' for pictures and for what nobody knows."""
    if not sop_class.startswith(_STORAGE):
        return Sentence("Directory of a disc") if sop_class == "1.2.840.10008.1.3.10" else ""
    rest = sop_class.removeprefix(_STORAGE)
    fitting = [key for key in _WORDS if rest == key or (rest.startswith(key) and key.endswith("."))]
    return _WORDS[max(fitting, key=len)] if fitting else ""


def is_applicable_state(sop_class: str) -> bool:
    """Whether an object of that class is a presentation state that can be applied (PS3.3 A.33.1, A.33.2)."""
    return sop_class in (GREY_STATE, COLOUR_STATE)


def named_without_pixels(sop_class: str) -> str:
    """What the standard calls an object that came without pixels; '' where it ought to have some, or is unknown."""
    name = UID(sop_class).name if UID(sop_class).is_valid else sop_class
    return "" if name == sop_class or "Image" in name else name.removesuffix(" - Trial").removesuffix(" Storage")
