"""What each file is, from its header alone. Runs in the worker process."""

from __future__ import annotations

import io

from pydicom import Dataset
from pydicom.tag import Tag

from core.dicom.files import ScannedFile, folder_uid, placed, unreadable
from core.dicom.finding import Found
from core.dicom.header import integer, numbers, text, value
from core.dicom.objects import described
from core.dicom.pictures import open_picture
from core.dicom.plausibility import claims_too_much
from core.dicom.reading import MAX_PIXELS_DEFAULT, PICTURE_HEAD_BYTES, is_picture, parse_dicom
from core.dicom.slices import slice_place
from core.dicom.text import person_name
from core.errors import EnvironmentFault, FileFault
from core.study import Instance

HEADER_BUFFER_BYTES = 16384
PICTURE_BYTES = 512 * 2**20
HEADER_TAGS = [
    Tag(keyword)
    for keyword in (
        "SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "PatientName", "PatientID",
        "StudyDate", "StudyDescription", "Modality", "SeriesDescription", "SeriesNumber", "InstanceNumber", "Rows",
        "Columns", "NumberOfFrames", "SamplesPerPixel", "BitsAllocated", "PhotometricInterpretation",
        "ImagePositionPatient", "ImageOrientationPatient",
    )
]  # fmt: skip


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


def scan_file(found: Found) -> ScannedFile:
    """What one file is; a file that cannot be read becomes an instance with its reason."""
    path = found.path
    try:
        if found.problem is not None:
            raise FileFault(found.problem)
        if found.content is not None:
            data = found.content()
            return _scanned(io.BytesIO(data), len(data), path)
        with _HeaderStream(path) as stream:
            return _scanned(stream, stream.size, path)
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        reason = getattr(error, "strerror", None) or error
        return unreadable(path, f"{path} cannot be read ({reason}); check the drive and the rights.")
    except EnvironmentFault as fault:
        return unreadable(path, fault.message)
    except MemoryError:
        return unreadable(path, f"{path} needs more memory than one file may take; ask for it again.")


def _scanned(stream: io.BufferedIOBase, size: int, path: str) -> ScannedFile:
    if not size:
        raise FileFault(f"{path} is empty (0 bytes); copy it again.")
    head = stream.read(PICTURE_HEAD_BYTES)
    stream.seek(0)
    if is_picture(head):
        return _picture(stream.read(PICTURE_BYTES), path)
    return _dicom(path, parse_dicom(stream, path, header_tags=HEADER_TAGS), size)


def _picture(data: bytes, path: str) -> ScannedFile:
    image = open_picture(data, path, MAX_PIXELS_DEFAULT)
    instance = Instance(path, "image", rows=image.height, columns=image.width, frame_count=1)
    return placed(path, instance, "picture")


def _instance(path: str, dataset: Dataset, size: int) -> Instance:
    rows, columns = integer(dataset, "Rows", 0), integer(dataset, "Columns", 0)
    has_pixels = rows > 0 and columns > 0
    description = described(str(value(dataset, "SOPClassUID") or _media_class(dataset)))
    problem = None
    if description:
        problem = f"{path} is not displayed, for it is no image: {description}."
    elif not has_pixels:
        problem = f"{path} holds no image (its header states no rows and columns); ask for it again."
    else:
        problem = claims_too_much(dataset, size, path)
    return Instance(
        path,
        "other" if problem else "dicom",
        text(dataset, "SOPInstanceUID") or None,
        integer(dataset, "InstanceNumber", 0),
        max(0, rows),
        max(0, columns),
        max(1, integer(dataset, "NumberOfFrames", 1)) if problem is None or (description and has_pixels) else 0,
        problem,
        description,
    )


def _media_class(dataset: Dataset) -> str:
    return str(getattr(dataset, "file_meta", {}).get("MediaStorageSOPClassUID", ""))


def _dicom(path: str, dataset: Dataset, size: int) -> ScannedFile:
    instance, folder = _instance(path, dataset, size), folder_uid(path)
    return ScannedFile(
        instance,
        study_uid=text(dataset, "StudyInstanceUID") or folder,
        series_uid=text(dataset, "SeriesInstanceUID") or folder,
        patient_name=person_name(value(dataset, "PatientName")),
        patient_id=text(dataset, "PatientID"),
        study_date=_date(text(dataset, "StudyDate")),
        study_description=text(dataset, "StudyDescription"),
        modality=text(dataset, "Modality"),
        series_description=text(dataset, "SeriesDescription"),
        series_number=integer(dataset, "SeriesNumber", 0),
        place=slice_place(numbers(dataset, "ImagePositionPatient"), numbers(dataset, "ImageOrientationPatient")),
    )


def _date(value: str) -> str:
    """DICOM DA to ISO 8601; anything else as it stands."""
    return f"{value[:4]}-{value[4:6]}-{value[6:8]}" if len(value) == 8 and value.isdigit() else value
