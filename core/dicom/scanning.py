"""Finding studies in files and folders. Runs in the worker process; reads headers only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pydicom import Dataset

from core.dicom.files import ScannedFile
from core.dicom.header import integer, text, value
from core.dicom.pictures import open_picture
from core.dicom.reading import MAX_PIXELS_DEFAULT, is_picture, parse_dicom
from core.dicom.text import person_name, plain
from core.errors import EnvironmentFault, FileFault
from core.study import Instance

PICTURE_HEAD_BYTES = 65536
# What lies beside the images on discs and in exports, and is no image: left out of a folder, but not when it is named.
OTHER_SUFFIXES = frozenset(
    (
        ".md", ".txt", ".rtf", ".html", ".htm", ".xml", ".json", ".csv", ".tsv", ".pdf", ".doc", ".docx", ".exe",
        ".dll", ".inf", ".ini", ".bat", ".cmd", ".sh", ".jar", ".ico", ".css", ".js", ".log", ".toml", ".yaml", ".yml",
        ".sha256", ".url", ".lnk", ".db",
    )
)  # fmt: skip
OTHER_NAMES = frozenset({"DICOMDIR", "LICENSE", "LICENCE", "README", "VERSION", "LOCKFILE"})


def find_files(paths: list[str]) -> Iterator[str]:
    """Every file below `paths` that may be an image, in name order. What is named itself is never left out.

    In folders: hidden files, links to folders, and plainly other documents are.
    """
    for given in paths:
        if not os.path.isdir(given):
            yield given
            continue
        for folder, folders, names in os.walk(given):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (os.path.join(folder, name) for name in sorted(names) if _may_be_image(name))


def _may_be_image(name: str) -> bool:
    suffix = os.path.splitext(name)[1].lower()
    return not name.startswith(".") and suffix not in OTHER_SUFFIXES and name.upper() not in OTHER_NAMES


def scan_file(path: str) -> ScannedFile:
    """What one file is; a file that cannot be read becomes an instance with its reason."""
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(PICTURE_HEAD_BYTES)
            if not head:
                raise FileFault(f"{path} is empty (0 bytes); copy it again.")
            if is_picture(head):
                return _picture(path)
            stream.seek(0)
            return _dicom(path, parse_dicom(stream, path, stop_before_pixels=True))
    except OSError as error:
        return _unreadable(path, f"{path} cannot be read ({error.strerror or error}); check the drive and the rights.")
    except EnvironmentFault as fault:
        return _unreadable(path, fault.message)
    except MemoryError:
        return _unreadable(path, f"{path} needs more memory than one file may take; ask for it again.")


def _placed(path: str, instance: Instance, modality: str) -> ScannedFile:
    """A file without study attributes: pictures of one folder make one study, named by nothing but the folder."""
    folder = str(Path(path).parent)
    return ScannedFile(
        instance,
        study_uid=f"folder:{folder}",
        series_uid=f"folder:{folder}",
        study_description=Path(folder).name,
        modality=modality,
    )


def _unreadable(path: str, reason: str) -> ScannedFile:
    return _placed(path, Instance(path, "other", problem=reason), "")


def _picture(path: str) -> ScannedFile:
    image = open_picture(Path(path).read_bytes(), path, MAX_PIXELS_DEFAULT)
    instance = Instance(path, "image", rows=image.height, columns=image.width, frame_count=1)
    return _placed(path, instance, "picture")


def _dicom(path: str, dataset: Dataset) -> ScannedFile:
    rows, columns = integer(dataset, "Rows", 0), integer(dataset, "Columns", 0)
    has_image = rows > 0 and columns > 0
    frames, problem = max(1, integer(dataset, "NumberOfFrames", 1)), None
    if frames > os.path.getsize(path):  # not even one byte for each
        has_image, problem = False, f"{path} claims {frames} frames, more than the file can hold; ask for it again."
    elif not has_image:
        kind = plain(getattr(value(dataset, "SOPClassUID"), "name", "")) or "no rows and columns"
        problem = f"{path} holds no image ({kind})."
    instance = Instance(
        path,
        "dicom" if has_image else "other",
        text(dataset, "SOPInstanceUID") or None,
        integer(dataset, "InstanceNumber", 0),
        rows,
        columns,
        frames if has_image else 0,
        problem,
    )
    return ScannedFile(
        instance,
        study_uid=text(dataset, "StudyInstanceUID") or f"folder:{Path(path).parent}",
        series_uid=text(dataset, "SeriesInstanceUID") or f"folder:{Path(path).parent}",
        patient_name=person_name(value(dataset, "PatientName")),
        patient_id=text(dataset, "PatientID"),
        study_date=_date(text(dataset, "StudyDate")),
        study_description=text(dataset, "StudyDescription"),
        modality=text(dataset, "Modality"),
        series_description=text(dataset, "SeriesDescription"),
        series_number=integer(dataset, "SeriesNumber", 0),
    )


def _date(value: str) -> str:
    """DICOM DA to ISO 8601; anything else as it stands."""
    return f"{value[:4]}-{value[4:6]}-{value[6:8]}" if len(value) == 8 and value.isdigit() else value
