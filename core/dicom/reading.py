"""One file to frames or to a list entry, whatever its kind. The only place that opens a study's files."""

from __future__ import annotations

import hashlib
import io
import stat
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydicom import DataElement, Dataset, dcmread
from pydicom.dataset import FileDataset
from pydicom.errors import InvalidDicomError
from pydicom.filereader import read_partial
from pydicom.sequence import Sequence
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from core.dicom.archives import member_of, read_member
from core.dicom.directories import is_directory
from core.dicom.frames import check_size, read_dicom_frame
from core.dicom.header import integer, text
from core.dicom.inflate import inflated
from core.dicom.pictures import STARTS, open_picture, read_picture
from core.dicom.plausibility import check_picture_bytes, check_pixel_bytes
from core.dicom.raw_header import HEADER_TAGS, LAST_HEADER_TAG
from core.errors import FileFault, LimitExceeded
from core.settings import STANDARD_LIMITS, Limits
from core.study import Frame, FrameOrigin

PICTURE_HEAD_BYTES = 132
READS_OF_ELEMENT = 3  # at most: its tag, its length, its value
SMALL_BYTES = 65536
_PROOFS = ("SOPClassUID", "SOPInstanceUID", "PixelData", "Rows")  # with none of these it is no DICOM object


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file with its hash: of DICOM the parsed data set, of a picture its bytes, and never both.

    A series in one file would otherwise lie in memory twice. `limits`: those under which its frames are decoded.
    """

    path: str
    sha256: str
    size_bytes: int
    picture: bytes
    dataset: Dataset | None
    limits: Limits = STANDARD_LIMITS

    @property
    def frame_count(self) -> int:
        if self.dataset is None:
            return 1
        return max(1, integer(self.dataset, "NumberOfFrames", 1))


def is_picture(head: bytes) -> bool:
    """By its first `PICTURE_HEAD_BYTES`: a DICOM file may hold a TIFF header in its preamble (PS3.10 7.1)."""
    return head.startswith(STARTS) and head[128:132] != b"DICM"


def open_source(path: str, limits: Limits = STANDARD_LIMITS) -> SourceFile:
    """Read a file or a member of an archive whole, hash it, and parse it if it is DICOM. Raises FileFault."""
    data = read_bytes(path, limits)
    digest = hashlib.sha256(data).hexdigest()
    if is_picture(data[:PICTURE_HEAD_BYTES]):
        return SourceFile(path, digest, len(data), data, None, limits)
    return SourceFile(path, digest, len(data), b"", parse_dicom(io.BytesIO(data), path, limits), limits)


def read_bytes(path: str, limits: Limits = STANDARD_LIMITS) -> bytes:
    """All of a file, or of a member of a zip file (`core.dicom.archives` says how those are named)."""
    member = member_of(path)
    data = read_member(*member, limits) if member else _read_file(path, limits.max_file_bytes)
    if not data:
        raise FileFault("{path} is empty (0 bytes); copy it again.", path=path)
    return data


def _read_file(path: str, most: int) -> bytes:
    try:
        status = Path(path).stat()
        size = status.st_size
        if not stat.S_ISREG(status.st_mode):
            raise FileFault("{path} cannot be read (it is no file); name a file.", path=path)
        if size > most:
            raise LimitExceeded(
                "{path} has {size} bytes, above the limit of {most} (settings: max_file_bytes).",
                path=path,
                size=size,
                most=most,
            )
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        reason = getattr(error, "strerror", None) or error
        raise FileFault(
            "{path} cannot be read ({reason}); check the drive and the rights.", path=path, reason=reason
        ) from error


def parse_dicom(
    source: io.BufferedIOBase, name: str, limits: Limits = STANDARD_LIMITS, *, headers_only: bool = False
) -> Dataset:
    """Parse DICOM with or without preamble. What is no DICOM is refused with one sentence.

    `headers_only`: none but the attributes of `core.dicom.raw_header` are kept, and nothing behind them is read.
    """
    try:
        small = _is_small(source)
        plain: Any = inflated(source, name, limits)
        stream = plain if small and plain is source else _Metered(plain, name, limits, headers_only)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # pydicom warns about values that the caller checks itself
            dataset = _parsed(stream, headers_only)
    except (MemoryError, FileFault):
        raise
    except RecursionError:
        raise _nested(name) from None
    except Exception as error:  # pydicom raises many kinds on broken input; the file is named instead
        raise FileFault(
            "{name} is not a readable DICOM, PNG or JPEG file ({kind}).", name=name, kind=type(error).__name__
        ) from error
    if _is_deeper(dataset, limits.max_nesting):
        raise _nested(name)
    if not any(key in dataset for key in _PROOFS) and not is_directory(dataset):
        raise _what_is_wrong(source, name, limits, headers_only)
    if plain is not source:
        dataset.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    elif not text(getattr(dataset, "file_meta", Dataset()), "TransferSyntaxUID"):
        dataset.ensure_file_meta()
        implicit = bool(dataset.original_encoding[0])
        dataset.file_meta.TransferSyntaxUID = ImplicitVRLittleEndian if implicit else ExplicitVRLittleEndian
    return dataset


def _nested(name: str) -> LimitExceeded:
    return LimitExceeded("{name} nests its sequences too deeply (settings: max_nesting); ask for it again.", name=name)


def _is_deeper(dataset: Dataset, levels: int) -> bool:
    """Whether sequences lie deeper than `levels`: those of undefined length, which the parser follows by itself.

    One of stated length stays bytes until it is asked for, and what it holds does so again.
    """
    sequences = [e.value for e in dataset.values() if isinstance(e, DataElement) and isinstance(e.value, Sequence)]
    if levels == 0:
        return bool(sequences)
    return any(_is_deeper(item, levels - 1) for sequence in sequences for item in sequence)


def _what_is_wrong(source: io.BufferedIOBase, name: str, limits: Limits, headers_only: bool) -> FileFault:
    """Of a file cut off in its compressed pixels pydicom gives nothing at all; its header tells it from a letter."""
    if not headers_only:
        source.seek(0)
        with suppress(FileFault):
            parse_dicom(source, name, limits, headers_only=True)
            return FileFault("{name} breaks off in the middle of its pixel data; copy it again.", name=name)
    return FileFault("{name} is not a DICOM, PNG or JPEG file; open the image itself.", name=name)


def _is_small(source: io.BufferedIOBase) -> bool:
    size = source.seek(0, io.SEEK_END)
    source.seek(0)
    return size <= SMALL_BYTES


class _Metered:
    """A stream that can be read from only so often: each element takes two or three reads, however little it holds.

    The parser makes eight million elements of 64 MiB of zeros, which takes it twenty seconds.
    """

    def __init__(self, source: Any, name: str, limits: Limits, headers_only: bool) -> None:
        self._read, self.seek, self.tell = source.read, source.seek, source.tell
        self._setting = "max_header_elements" if headers_only else "max_elements"
        self._most = limits.max_header_elements if headers_only else limits.max_elements
        self._left, self._name = READS_OF_ELEMENT * self._most, name

    def read(self, size: int = -1) -> bytes:
        self._left -= 1
        if self._left < 0:
            raise LimitExceeded(
                "{name} has more than {most} elements (settings: {setting}); ask for it again.",
                name=self._name,
                most=self._most,
                setting=self._setting,
            )
        data: bytes = self._read(size)
        return data


def _parsed(stream: Any, headers_only: bool) -> Dataset:
    try:
        dataset = _read(stream, headers_only, force=False)
    except InvalidDicomError:
        stream.seek(0)
        dataset = _read(stream, headers_only, force=True)
    dataset.buffer = None  # else the whole file stays in memory beside what was parsed from it
    return dataset


def _read(stream: Any, headers_only: bool, *, force: bool) -> FileDataset:
    if not headers_only:
        return dcmread(stream, force=force)
    tags: Any = HEADER_TAGS  # as plain numbers: dcmread would make tags of them, which take three times as long
    return read_partial(stream, _is_behind_header, force=force, specific_tags=tags)


def _is_behind_header(tag: int, vr: str | None, length: int) -> bool:
    return int.__gt__(tag, LAST_HEADER_TAG)


def read_frame(source: SourceFile, number: int = 1) -> Frame:
    """Decode frame `number` (from 1) of an opened file."""
    count, limits = source.frame_count, source.limits
    if not 1 <= number <= count:
        raise FileFault(
            "{path} has {count} frame(s); there is no frame {number}.", path=source.path, count=count, number=number
        )
    if source.dataset is None:
        opened = open_picture(source.picture, source.path, limits.max_pixels)
        check_picture_bytes(opened, len(source.picture), source.path, limits)
        origin = FrameOrigin(source.path, source.sha256, None, number, count)
        return read_picture(source.picture, origin, limits.max_pixels)
    check_size(source.dataset, source.path, limits.max_pixels)
    check_pixel_bytes(source.dataset, number, source.path, limits)
    uid = text(source.dataset, "SOPInstanceUID") or None
    patient = text(source.dataset, "PatientID")
    origin = FrameOrigin(source.path, source.sha256, uid, number, count, patient)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read_dicom_frame(source.dataset, origin, limits.max_pixels)


def read_frames(path: str, limits: Limits = STANDARD_LIMITS) -> Iterator[Frame]:
    """Every frame of a file, one after the other."""
    source = open_source(path, limits)
    if source.dataset is not None:
        check_size(source.dataset, path, limits.max_pixels)
    for number in range(1, source.frame_count + 1):
        yield read_frame(source, number)
