"""A DICOMDIR to the files that it names (PS3.3 F.3, PS3.10 8.6).

The records lie in one flat sequence and are read in that order. The offsets that chain them are never followed, so that
a circle among them cannot hold anybody up; they are only checked, and what is wrong with them is said.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from pydicom import Dataset

from core.dicom.header import integer, items, text, value
from core.dicom.text import plain
from core.errors import Sentence
from core.settings import STANDARD_LIMITS, Limits

DICOMDIR_UID = "1.2.840.10008.1.3.10"
_NEXT, _LOWER = "OffsetOfTheNextDirectoryRecord", "OffsetOfReferencedLowerLevelDirectoryEntity"
_INACTIVE = 0x0000
_NO_FILE = Sentence("{path} names no file; open the folder that holds it, to miss nothing.")
_NO_RECORD = Sentence("{path} points to a record that is not there; open the folder that holds it, to miss nothing.")
_CIRCLE = Sentence("{path} has records that point in a circle; open the folder that holds it, to miss nothing.")


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """One file that a DICOMDIR names; `problem`: why it cannot be opened, in one sentence, or None."""

    path: str
    problem: str | None = None


def is_directory(dataset: Dataset) -> bool:
    meta = getattr(dataset, "file_meta", None)
    return "DirectoryRecordSequence" in dataset or (
        meta is not None and text(meta, "MediaStorageSOPClassUID") == DICOMDIR_UID
    )


def directory_entries(dataset: Dataset, path: str, limits: Limits = STANDARD_LIMITS) -> Iterator[DirectoryEntry]:
    """The files of a parsed DICOMDIR at `path`; its own faults come first, as an entry for itself."""
    records, most = items(dataset, "DirectoryRecordSequence"), limits.max_directory_records
    if len(records) > most:
        sentence = Sentence(
            "{path} has more than {most} records (settings: max_directory_records), and the rest was not read.",
            path=path,
            most=most,
        )
        yield DirectoryEntry(path, sentence)
        records = records[:most]
    fault = _fault(records, dataset)
    if fault:
        yield DirectoryEntry(path, Sentence(fault, path=path))
    disc, seen = _Disc(os.path.dirname(path)), set()
    for record in records:
        parts = _file_id(record)
        if not parts or tuple(parts) in seen or integer(record, "RecordInUseFlag", 0xFFFF) == _INACTIVE:
            continue
        seen.add(tuple(parts))
        yield _entry(disc, parts, path)


def _file_id(record: Dataset) -> list[str]:
    """Referenced File ID: one component for each level of folders (PS3.10 8.2.1)."""
    given = value(record, "ReferencedFileID")
    if given is None or given == "":
        return []
    return [given] if isinstance(given, str) else [str(part) for part in given]


def _entry(disc: _Disc, parts: list[str], path: str) -> DirectoryEntry:
    harmful = {"", ".", "..", os.curdir, os.pardir}
    if any(part in harmful or any(ch in part for ch in "/\\:\0") for part in parts):
        shown = plain("/".join(parts), 80)
        return DirectoryEntry(path, f"{path} names a file outside its own folder ({shown}), which was not opened.")
    found = disc.path(parts)
    inside = os.path.realpath(found).startswith(os.path.realpath(os.path.dirname(path) or os.curdir) + os.sep)
    if not os.path.lexists(found):
        return DirectoryEntry(
            found, Sentence("{path} is named in the DICOMDIR and is missing; copy the whole disc again.", path=found)
        )
    if not inside:
        return DirectoryEntry(
            path, Sentence("{path} names a link that leads outside its own folder, which was not opened.", path=path)
        )
    return DirectoryEntry(found)


class _Disc:
    """Names as they are on disk: a disc that was copied often comes out in lower case, or in any mixture."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._listings: dict[str, dict[str, str]] = {}

    def path(self, parts: list[str]) -> str:
        """The path of a file ID; the exact name goes before one that differs in case. As stated where it is missing."""
        exact = os.path.join(self._folder, *parts)
        if os.path.lexists(exact):
            return exact
        found = self._folder
        for part in parts:
            found = os.path.join(found, self._listing(found).get(part.casefold(), part))
        return found if os.path.lexists(found) else exact

    def _listing(self, folder: str) -> dict[str, str]:
        if folder not in self._listings:
            try:
                names = sorted(os.listdir(folder or os.curdir))
            except OSError:
                names = []
            self._listings[folder] = {name.casefold(): name for name in names}
        return self._listings[folder]


def _fault(records: list[Dataset], dataset: Dataset) -> Sentence | None:
    """What is wrong with the chain of records, as a template for the path; None where it is sound."""
    if not records:
        return _NO_FILE
    offsets = {int(getattr(record, "seq_item_tell", 0) or 0): record for record in records}
    state: dict[int, bool] = {}  # offset -> whether all that follows it was visited
    waiting = [(integer(dataset, "OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity", 0), False)]
    while waiting:
        offset, leaving = waiting.pop()
        if leaving:
            state[offset] = True
        elif offset == 0 or state.get(offset):
            continue
        elif offset not in offsets:
            return _NO_RECORD
        elif offset in state:
            return _CIRCLE
        else:
            state[offset] = False
            waiting.append((offset, True))
            waiting += [(integer(offsets[offset], key, 0), False) for key in (_NEXT, _LOWER)]
    return None
