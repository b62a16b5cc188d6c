"""De-identification of DICOM and of burned-in text (PS3.15 Annex E). These are its public names.

The way of a file: `identity_of` -> `stored_pixels` -> `propose` (with `outside_regions`) -> a person looks ->
`clean_pixels` -> `deidentify` -> `encoded`. Notes go through `screen_note`, pictures through `picture_pixels`.
"""

from core.export.deidentify.boxes import Box, blackened, outside_regions, share_of
from core.export.deidentify.burned_in import CheckedPixels, ProposedBox, clean_pixels, propose
from core.export.deidentify.collecting import identity_of
from core.export.deidentify.descriptors import NoteFinding, screen_note
from core.export.deidentify.identity import Identity
from core.export.deidentify.instance import deidentify, encoded
from core.export.deidentify.plan import MethodCode, Options, Plan, Record
from core.export.deidentify.stored_pixels import StoredPixels, picture_pixels, stored_pixels
from core.export.deidentify.text_finder import TextFinder
from core.export.deidentify.uids import mapped_uid

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
