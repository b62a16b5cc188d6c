"""One file to frames or to a list entry, whatever its kind. The only place that opens a study's files."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydicom import Dataset, dcmread
from pydicom.errors import InvalidDicomError
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian

from core.dicom.frames import check_size, read_dicom_frame
from core.dicom.header import integer, text
from core.dicom.pictures import STARTS, read_picture
from core.errors import FileFault, LimitExceeded
from core.study import Frame, FrameOrigin

MAX_PIXELS_DEFAULT = 268_435_456  # 16,384 x 16,384 samples in one frame
MAX_FILE_BYTES = 4 * 2**30


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file's bytes with its hash; for DICOM, parsed."""

    path: str
    sha256: str
    data: bytes
    dataset: Dataset | None

    @property
    def frame_count(self) -> int:
        if self.dataset is None:
            return 1
        return max(1, integer(self.dataset, "NumberOfFrames", 1))


def is_picture(head: bytes) -> bool:
    """By its first 132 bytes: a DICOM file may hold a TIFF header in its preamble (PS3.10 7.1)."""
    return head.startswith(STARTS) and head[128:132] != b"DICM"


def open_source(path: str) -> SourceFile:
    """Read a file whole, hash it, and parse it if it is DICOM. Raises FileFault with a sentence."""
    data = _read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if is_picture(data[:132]):
        return SourceFile(path, digest, data, None)
    return SourceFile(path, digest, data, parse_dicom(io.BytesIO(data), path))


def _read_bytes(path: str) -> bytes:
    try:
        size = Path(path).stat().st_size
        if size > MAX_FILE_BYTES:
            raise LimitExceeded(f"{path} has {size / 2**30:.1f} GiB, above the limit of 4 GiB for one file.")
        data = Path(path).read_bytes()
    except OSError as error:
        raise FileFault(
            f"{path} cannot be read ({error.strerror or error}); check the drive and the rights."
        ) from error
    if not data:
        raise FileFault(f"{path} is empty (0 bytes); copy it again.")
    return data


def parse_dicom(source: io.BufferedIOBase | io.BytesIO, name: str, *, stop_before_pixels: bool = False) -> Dataset:
    """Parse DICOM with or without preamble. What is no DICOM is refused with one sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # pydicom warns about values that the caller checks itself
            try:
                dataset = dcmread(source, stop_before_pixels=stop_before_pixels)
            except InvalidDicomError:
                source.seek(0)
                dataset = dcmread(source, force=True, stop_before_pixels=stop_before_pixels)
    except MemoryError:
        raise
    except Exception as error:  # pydicom raises many kinds on broken input; the file is named instead
        raise FileFault(f"{name} is not a readable DICOM, PNG or JPEG file ({type(error).__name__}).") from error
    if not any(key in dataset for key in ("SOPClassUID", "SOPInstanceUID", "PixelData", "Rows")):
        if "DirectoryRecordSequence" in dataset:
            raise FileFault(f"{name} is a DICOMDIR; open the folder that holds it.")
        raise FileFault(f"{name} is not a DICOM, PNG or JPEG file; open the image itself.")
    meta = getattr(dataset, "file_meta", None)
    if meta is None or "TransferSyntaxUID" not in meta:
        dataset.ensure_file_meta()
        implicit = bool(dataset.original_encoding[0])
        dataset.file_meta.TransferSyntaxUID = ImplicitVRLittleEndian if implicit else ExplicitVRLittleEndian
    return dataset


def read_frame(source: SourceFile, number: int = 1, max_pixels: int = MAX_PIXELS_DEFAULT) -> Frame:
    """Decode frame `number` (from 1) of an opened file."""
    count = source.frame_count
    if not 1 <= number <= count:
        raise FileFault(f"{source.path} has {count} frame(s); there is no frame {number}.")
    if source.dataset is None:
        return read_picture(source.data, FrameOrigin(source.path, source.sha256, None, number, count), max_pixels)
    uid = text(source.dataset, "SOPInstanceUID") or None
    patient = text(source.dataset, "PatientID")
    origin = FrameOrigin(source.path, source.sha256, uid, number, count, patient)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read_dicom_frame(source.dataset, origin, max_pixels)


def read_frames(path: str, max_pixels: int = MAX_PIXELS_DEFAULT) -> Iterator[Frame]:
    """Every frame of a file, one after the other."""
    source = open_source(path)
    if source.dataset is not None:
        check_size(source.dataset, path, max_pixels)
    for number in range(1, source.frame_count + 1):
        yield read_frame(source, number, max_pixels)
