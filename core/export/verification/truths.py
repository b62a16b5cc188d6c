"""The true values of a case, read from its original file and told by the store.

What is searched for is decided here alone. Left out, and counted by reason, are values that would be found by chance:
- words of fewer than 3 letters (an ideograph counts as two) and numbers of fewer than 4 digits;
- sex, age, size, weight, and times of day, which an export may keep or which a figure spells by chance;
- private values without a name, a date, a number of 7 digits or a word of their own, and those above 1 KiB; the
  standard's names of body parts are nobody's own ("US KIDNEY").
Words that the standard's own names use ("Field"), words that the export holds by design, and numbers of 4 digits are
searched for only as a whole value, or as part of the longer value that they stand in (`forms.py`).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pydicom
from PIL import Image
from pydicom.charset import convert_encodings
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.errors import BytesLengthException
from pydicom.multival import MultiValue
from pydicom.uid import UID_dictionary

from core.errors import ExportFault
from core.export.verification import identifying as kinds
from core.export.verification.folding import tokens, weight
from core.export.verification.quiet import quiet

SHORT, CHARACTERISTIC, TIME, LONG_PRIVATE, PLAIN_PRIVATE, BROKEN = (
    "too short",
    "patient characteristics",
    "times of day",
    "private values above 1 KiB",
    "private values of common words",
    "elements that break the standard",
)
_CHARACTERISTICS = {"PatientSex", "PatientAge", "PatientSize", "PatientWeight", "PregnancyStatus", "SmokingStatus"}
_NUMBER = re.compile(r"\d[\d\s./-]{3,}\d|\d{5,}")
_DATE = re.compile(r"(?:18|19|20|21)\d\d[-./]?(?:0[1-9]|1[0-2])[-./]?(?:0[1-9]|[12]\d|3[01])")
_PUBLIC_UID = "1.2.840.10008."
# UIDs of programs and of code lists.
_NOBODYS_UIDS = {"ImplementationClassUID", "CodingSchemeUID", "ContextUID", "MappingResourceUID"}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"II*\0", b"MM\0*", b"GIF8", b"RIFF")
_BROKEN_VALUE = (
    BytesLengthException,
    ValueError,
    NotImplementedError,
    LookupError,
    TypeError,
    AttributeError,
    struct.error,
)
# Pillow raises OverflowError of a size beyond 2^31.
_BROKEN_PICTURE = (SyntaxError, OverflowError, Image.DecompressionBombError)
_UNREADABLE = (*_BROKEN_VALUE, *_BROKEN_PICTURE, OSError, EOFError, RecursionError, MemoryError, zlib.error)
_PRIVATE_LIMIT = 1024
# A file that is kept under its own hash.
_HASH = re.compile(r"[0-9a-f]{32,}")
_TEXT_VRS = {"AE", "LO", "LT", "SH", "ST", "UC", "UR", "UT", "UN", "CS", "IS", "AS", "PN", "DA", "DT", "TM", "UI"}


@dataclass(frozen=True, slots=True)
class TrueValue:
    """One value as it stands in the original; `kind` is one of `identifying.KINDS`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseTruths:
    """What is true of the patient of one case.

    `case` names the case in the report, so it must identify nobody (a queue id, a pseudonym). `files`: the paths
    (POSIX, relative to the export; a member of a zip file as "x.zip!/path") that hold this case alone.
    `encodings`: Python's names of the original's character sets.
    """

    case: str
    values: tuple[TrueValue, ...]
    encodings: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    files: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Collected:
    values: dict[TrueValue, None] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, text: str) -> None:
        text = text.replace("\0", " ").strip()
        if not text:
            return
        if _worth_searching(text):
            self.values.setdefault(TrueValue(kind, text))
        else:
            self.left_out[SHORT] += 1


def truths_of_file(original: Path, case: str, known: Iterable[TrueValue] = (), files: Iterable[str] = ()) -> CaseTruths:
    """The true values of the case whose original file is `original` (DICOM, or a picture), and those `known` beside it.

    `known`: what the store knows and the header does not (reader's name, patient's id there, path as it was opened).
    Raises ExportFault where the original cannot be read: a case without truths cannot be verified.
    """
    collected = _Collected()
    try:
        with quiet():
            encodings = _from_file(original, collected)
    except _UNREADABLE as error:
        raise _unreadable(case, error) from None
    for value in (*known, *path_values(original)):
        collected.add(value.kind, value.text)
    return CaseTruths(case, tuple(collected.values), encodings, dict(collected.left_out), frozenset(files))


def _unreadable(case: str, error: Exception) -> ExportFault:
    return ExportFault(
        "The original of case {case} cannot be read again to verify the export ({kind}); check that "
        "it still lies where it was opened.",
        case=case,
        kind=type(error).__name__,
    )


def path_values(path: Path) -> Iterator[TrueValue]:
    """The parts of a path that may name somebody: those with a word outside the vocabulary, or with 5 digits."""
    for part in (*path.parent.parts, path.stem):
        if _DATE.fullmatch(part):
            yield TrueValue(kinds.DATE, part)
        elif _says_something(part, digits=5) and not _HASH.fullmatch(part):
            yield TrueValue(kinds.PATH, part)


def _from_file(path: Path, collected: _Collected) -> tuple[str, ...]:
    """Collect from a DICOM file or a picture; the file's encodings."""
    with path.open("rb") as file:
        head = file.read(132)
        # A DICOM file's preamble may be the head of a TIFF file (PS3.10, 7.1).
        if head.startswith(_PICTURES) and not head.endswith(b"DICM"):
            _from_picture(path, collected)
            return ("utf-8",)
    dataset = pydicom.dcmread(path, stop_before_pixels=True, force=True)
    if not dataset:
        raise EOFError("the file holds no data set")
    _from_dataset(dataset, collected)
    _from_dataset(dataset.file_meta, collected)
    return tuple(convert_encodings(dataset.get("SpecificCharacterSet", "ISO_IR 6")))


def _from_picture(path: Path, collected: _Collected) -> None:
    """The text that a picture carries beside its pixels, and its EXIF fields."""
    with Image.open(path) as picture:
        picture.load()  # text chunks may stand behind the pixels
        texts = [str(value) for value in picture.info.values() if isinstance(value, str)]
        texts += [_decoded(value) for value in picture.getexif().values() if isinstance(value, str | bytes)]
    for text in texts:
        _from_free_text(text, kinds.FREE_TEXT, collected)


def _from_dataset(dataset: Dataset, collected: _Collected) -> None:
    for element in _decoded_elements(dataset, collected):
        if element.VR == "SQ":
            for item in element.value:
                _from_dataset(item, collected)
        elif element.tag.is_private:
            _from_private(element, collected)
        else:
            _from_element(element, collected)


def _decoded_elements(dataset: Dataset, collected: _Collected) -> Iterator[DataElement]:
    """Every element; of one that breaks the standard, the bytes as text."""
    for tag in sorted(dataset.keys()):
        try:
            element = dataset[tag]
        except _BROKEN_VALUE:
            value = dataset.get_item(tag).value
            collected.left_out[BROKEN] += 1
            if isinstance(value, bytes) and len(value) <= _PRIVATE_LIMIT:
                _from_free_text(_decoded(value), kinds.PRIVATE, collected)
        else:
            yield element


def _from_element(element: DataElement, collected: _Collected) -> None:
    texts = list(_texts(element))
    if element.keyword in _CHARACTERISTICS:
        collected.left_out[CHARACTERISTIC] += len(texts)
    elif element.VR == "TM":
        collected.left_out[TIME] += len(texts)
    else:
        kind = _kind_of(element)
        for text in texts if kind else ():
            _from_listed(kind, text, collected)


def _kind_of(element: DataElement) -> str:
    """The kind of a value of this element; empty where it identifies nobody."""
    if element.VR == "PN":
        return kinds.PATIENT_NAME if "Patient" in element.keyword else kinds.PERSON_NAME
    if element.keyword in _NOBODYS_UIDS:
        return ""
    by_vr = {"DA": kinds.DATE, "DT": kinds.DATE, "UI": kinds.UID}
    return by_vr.get(element.VR) or kinds.KIND_OF_KEYWORD.get(element.keyword, "")


def _from_uid(text: str, collected: _Collected) -> None:
    if not text.startswith(_PUBLIC_UID) and text not in UID_dictionary and text.count(".") >= 3:
        collected.add(kinds.UID, text)


def _from_listed(kind: str, text: str, collected: _Collected) -> None:
    if kind == kinds.FREE_TEXT:
        _from_free_text(text, kind, collected)
    elif kind == kinds.UID:
        _from_uid(text, collected)
    elif kind == kinds.DATE:
        collected.add(kind, text[:8])
    else:
        collected.add(kind, text)


def _from_free_text(text: str, kind: str, collected: _Collected) -> None:
    """A remark is searched for as a whole, and so are its numbers and dates; its words alone say nothing."""
    if len(tokens(text)) >= 3:
        collected.add(kind, text)
    elif _says_something(text, digits=5):
        collected.add(kinds.PRIVATE, text)
    for found in _DATE.findall(text):
        collected.add(kinds.DATE, found)
    for found in _NUMBER.findall(_DATE.sub(" ", text)):
        if sum(c.isdigit() for c in found) >= 5:
            collected.add(kinds.IDENTIFIER, found)


def _from_private(element: DataElement, collected: _Collected) -> None:
    if element.tag.is_private_creator:
        return
    for text in _texts(element):
        if len(text) > _PRIVATE_LIMIT:
            collected.left_out[LONG_PRIVATE] += 1
        elif "^" in text:
            collected.add(kinds.PATIENT_NAME, text)
        elif _DATE.fullmatch(text):
            collected.add(kinds.DATE, text)
        elif _says_something(text, digits=7):
            collected.add(kinds.PRIVATE, text)
        else:
            collected.left_out[PLAIN_PRIVATE] += 1


def _texts(element: DataElement) -> Iterator[str]:
    if element.VR not in _TEXT_VRS or element.value is None:
        return
    several = isinstance(element.value, MultiValue | list | tuple)
    for value in element.value if several else [element.value]:
        text = _decoded(value) if isinstance(value, bytes) else str(value)
        if text.strip():
            yield text.strip()


def _decoded(value: str | bytes) -> str:
    """Text, or bytes where they are printable text; else nothing."""
    if isinstance(value, str):
        return value
    text = value.rstrip(b"\0 ").decode("latin-1")
    return text if text.isprintable() else ""


def _says_something(text: str, digits: int) -> bool:
    words, nobodys = tokens(text), kinds.vocabulary() | kinds.anatomy()
    own = [w for w in words if not w.isdecimal() and weight(w) >= 5 and w not in nobodys]
    return bool(own) or sum(len(w) for w in words if w.isdecimal()) >= digits


def _worth_searching(text: str) -> bool:
    return (
        any(len(w) >= 4 if w.isdecimal() else weight(w) >= 3 for w in tokens(text))
        or sum(weight(w) for w in tokens(text)) >= 4
    )
