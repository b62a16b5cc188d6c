"""What each file is, from its header alone. Runs in the worker process."""

from __future__ import annotations

import io
import os
import stat

from pydicom import Dataset

from core.dicom.files import ScannedFile, folder_uid, placed, unreadable
from core.dicom.finding import Found
from core.dicom.header import text
from core.dicom.objects import described, is_applicable_state, named_without_pixels
from core.dicom.pictures import open_picture
from core.dicom.plausibility import PixelClaims, claims_too_much
from core.dicom.raw_header import RawHeader
from core.dicom.reading import PICTURE_HEAD_BYTES, SourceFile, is_picture, parse_dicom
from core.dicom.slices import slice_place
from core.dicom.text import iso_date, person_name
from core.errors import EnvironmentFault, FileFault, Sentence
from core.settings import STANDARD_LIMITS, Limits
from core.study import Instance

HEADER_BUFFER_BYTES = 16384
PICTURE_BYTES = 512 * 2**20


class _HeaderStream(io.BufferedReader):
    """A file that reads no more than it holds: Python sets aside whatever a broken length asks for, up to 4 GiB."""

    def __init__(self, path: str) -> None:
        super().__init__(io.FileIO(path), HEADER_BUFFER_BYTES)
        self.size = self.seek(0, io.SEEK_END)
        self.seek(0)

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > HEADER_BUFFER_BYTES:
            size = max(0, min(size, self.size - self.tell()))
        return super().read(size)


def scan_file(found: Found, limits: Limits = STANDARD_LIMITS) -> ScannedFile:
    """What one file is; a file that cannot be read becomes an instance with its reason."""
    path = found.path
    try:
        if found.problem is not None:
            raise FileFault(found.problem)
        if found.content is not None:
            data = found.content()
            return _scanned(io.BytesIO(data), len(data), path, limits)
        if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe would hold the scan up, a device has no end
            raise FileFault("{path} cannot be read (it is no file); name a file or a folder.", path=path)
        with _HeaderStream(path) as stream:
            return _scanned(stream, stream.size, path, limits)
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        reason = getattr(error, "strerror", None) or error
        return unreadable(path, f"{path} cannot be read ({reason}); check the drive and the rights.")
    except EnvironmentFault as fault:
        return unreadable(path, fault.message)
    except MemoryError:
        reason = "needs more memory than one file may take (settings: max_scan_memory_bytes); ask for it again."
        return unreadable(path, f"{path} {reason}")


def scan_source(source: SourceFile) -> ScannedFile:
    """What `scan_file` would say of the very bytes that were opened. To be asked before any frame of it is decoded: a
    value that pydicom has converted is none of the header's bytes any more."""
    if source.dataset is None:
        return _picture(source.picture, source.path, source.limits)
    return _dicom(source.path, source.dataset, source.size_bytes)


def _scanned(stream: io.BufferedIOBase, size: int, path: str, limits: Limits) -> ScannedFile:
    if not size:
        raise FileFault("{path} is empty (0 bytes); copy it again.", path=path)
    head = stream.read(PICTURE_HEAD_BYTES)
    stream.seek(0)
    if is_picture(head):
        return _picture(stream.read(PICTURE_BYTES), path, limits)
    return _dicom(path, _header(stream, size, path, limits), size)


def _header(stream: io.BufferedIOBase, size: int, path: str, limits: Limits) -> Dataset:
    """Parsed from its first bytes in memory where they hold it all, as they nearly always do; else from the file."""
    head = io.BytesIO(stream.read(HEADER_BUFFER_BYTES))
    if size <= HEADER_BUFFER_BYTES:
        return parse_dicom(head, path, limits, headers_only=True)
    try:
        dataset = parse_dicom(head, path, limits, headers_only=True)
    except FileFault:
        whole = False
    else:
        whole = head.tell() < HEADER_BUFFER_BYTES
    stream.seek(0)
    return dataset if whole else parse_dicom(stream, path, limits, headers_only=True)


def _picture(data: bytes, path: str, limits: Limits) -> ScannedFile:
    image = open_picture(data, path, limits.max_pixels)
    instance = Instance(path, "image", rows=image.height, columns=image.width, frame_count=1)
    return placed(path, instance, "picture")


def _dicom(path: str, dataset: Dataset, size: int) -> ScannedFile:
    header, folder = RawHeader(dataset), folder_uid(path)
    return ScannedFile(
        _instance(path, dataset, header, size),
        study_uid=header.text("StudyInstanceUID") or folder,
        series_uid=header.text("SeriesInstanceUID") or folder,
        patient_name=person_name(header.text("PatientName")),
        patient_id=header.text("PatientID"),
        study_date=iso_date(header.text("StudyDate")),
        study_description=header.text("StudyDescription"),
        modality=header.text("Modality"),
        series_description=header.text("SeriesDescription"),
        series_number=header.integer("SeriesNumber", 0),
        place=slice_place(header.numbers("ImagePositionPatient"), header.numbers("ImageOrientationPatient")),
        view_position=header.text("ViewPosition"),
        frame_of_reference_uid=header.text("FrameOfReferenceUID"),
    )


def _instance(path: str, dataset: Dataset, header: RawHeader, size: int) -> Instance:
    claims = _claims(dataset, header)
    has_pixels = claims.rows > 0 and claims.columns > 0
    sop_class = header.text("SOPClassUID") or _meta(dataset, "MediaStorageSOPClassUID")
    description = described(sop_class) or ("" if has_pixels else named_without_pixels(sop_class))
    problem: str | None = None
    if description:
        problem = Sentence(
            "{path} is not displayed, for it is no image: {description}.", path=path, description=description
        )
    elif not has_pixels:
        problem = Sentence(
            "{path} holds no image (its header states no rows and columns); ask for it again.", path=path
        )
    else:
        problem = claims_too_much(claims, size, path)
    return Instance(
        path,
        "other" if problem else "dicom",
        header.text("SOPInstanceUID") or None,
        header.integer("InstanceNumber", 0),
        claims.rows,
        claims.columns,
        claims.frames if problem is None or (description and has_pixels) else 0,
        problem,
        description,
        is_presentation_state=is_applicable_state(sop_class),
    )


def _claims(dataset: Dataset, header: RawHeader) -> PixelClaims:
    return PixelClaims(
        rows=header.short("Rows", 0),
        columns=header.short("Columns", 0),
        frames=max(1, header.integer("NumberOfFrames", 1)),
        samples=header.short("SamplesPerPixel", 1),
        bits=header.short("BitsAllocated", 8),
        photometric=header.text("PhotometricInterpretation"),
        syntax=_meta(dataset, "TransferSyntaxUID"),
    )


def _meta(dataset: Dataset, keyword: str) -> str:
    return text(getattr(dataset, "file_meta", Dataset()), keyword)
