"""De-identification of DICOM and of burned-in text (PS3.15 Annex E). These are its public names.

The way of a file: `identity_of` -> `stored_pixels` -> `propose` (with `outside_regions`) -> a person looks ->
`clean_pixels` -> `deidentify` -> `encoded`. Notes go through `screen_note`, pictures through `picture_pixels`.

A name is fetched when it is first asked for: the window's process may hold an `Identity`, an `Options` or a
`ProposedBox`, whose modules know no pydicom, and works with none of the others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.export.deidentify.box import Box, ProposedBox
    from core.export.deidentify.boxes import blackened, outside_regions, share_of
    from core.export.deidentify.burned_in import CheckedPixels, clean_pixels, propose
    from core.export.deidentify.collecting import identity_of
    from core.export.deidentify.descriptors import NoteFinding, screen_note
    from core.export.deidentify.identity import Identity
    from core.export.deidentify.instance import deidentify, encoded
    from core.export.deidentify.pixels import StoredPixels, picture_pixels, stored_pixels
    from core.export.deidentify.plan import MethodCode, Options, Plan, Record
    from core.export.deidentify.text_finder import TextFinder
    from core.export.deidentify.uids import mapped_uid

_HOMES = {
    "Box": "box",
    "CheckedPixels": "burned_in",
    "Identity": "identity",
    "MethodCode": "plan",
    "NoteFinding": "descriptors",
    "Options": "plan",
    "Plan": "plan",
    "ProposedBox": "box",
    "Record": "plan",
    "StoredPixels": "pixels",
    "TextFinder": "text_finder",
    "blackened": "boxes",
    "clean_pixels": "burned_in",
    "deidentify": "instance",
    "encoded": "instance",
    "identity_of": "collecting",
    "mapped_uid": "uids",
    "outside_regions": "boxes",
    "picture_pixels": "pixels",
    "propose": "burned_in",
    "screen_note": "descriptors",
    "share_of": "boxes",
    "stored_pixels": "pixels",
}
__all__ = [
    "Box",
    "CheckedPixels",
    "Identity",
    "MethodCode",
    "NoteFinding",
    "Options",
    "Plan",
    "ProposedBox",
    "Record",
    "StoredPixels",
    "TextFinder",
    "blackened",
    "clean_pixels",
    "deidentify",
    "encoded",
    "identity_of",
    "mapped_uid",
    "outside_regions",
    "picture_pixels",
    "propose",
    "screen_note",
    "share_of",
    "stored_pixels",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
