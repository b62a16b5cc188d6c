"""Small real DICOM files, written with pydicom, of invented patients."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian, generate_uid

from core.dicom.reading import read_frames
from core.errors import EnvironmentFault
from core.study import Frame


def chest_like(rows: int = 96, columns: int = 80, bits: int = 12) -> NDArray[Any]:
    """A picture with the layout of a frontal chest radiograph, as if MONOCHROME2.

    uint8 or uint16, (rows, columns), spanning 0 .. 2**bits - 1: dark air around a brighter body that grows brighter
    downwards, two dark lungs, a bright spine, and a heart on the right of the picture only, so that any flip shows.
    """
    y, x = np.mgrid[0:rows, 0:columns]
    y, x = (y + 0.5) / rows, (x + 0.5) / columns
    body = 0.55 + 0.35 * y
    for centre in (0.3, 0.7):
        body = np.where(((x - centre) / 0.15) ** 2 + ((y - 0.45) / 0.3) ** 2 < 1.0, 0.15 + 0.1 * y, body)
    body = np.where(np.abs(x - 0.5) < 0.05, 0.9 + 0.05 * y, body)
    body = np.where(((x - 0.6) / 0.14) ** 2 + ((y - 0.6) / 0.14) ** 2 < 1.0, 0.7 + 0.2 * y, body)
    values = np.where(np.abs(x - 0.5) > 0.46, 0.02 * y, body)
    values = (values - values.min()) / (values.max() - values.min())
    return np.rint(values * (2**bits - 1)).astype(np.uint8 if bits <= 8 else np.uint16)


def only_frame(path: Path) -> Frame:
    """The frame of a file that has one."""
    frames = list(read_frames(str(path)))
    assert len(frames) == 1
    return frames[0]


def sentence_of(path: Path) -> str:
    """What a reader is told of a file; '' when it shows a picture."""
    try:
        only_frame(path)
    except EnvironmentFault as fault:
        return fault.message
    return ""


def write_dx(path: Path, pixels: NDArray[Any] | None = None, **attributes: Any) -> Path:
    """Write a Digital X-Ray image (For Presentation) and return its path.

    `pixels`: the stored values, integers: (rows, columns) or (frames, rows, columns) grey, or (rows, columns, 3) uint8
    RGB. Without any, `chest_like()` of 12 bits. `attributes`: DICOM keywords that are set last, so that each default
    can be replaced; None removes the attribute. `TransferSyntaxUID` compresses (RLE, JPEG-LS, JPEG 2000).
    """
    stored = chest_like() if pixels is None else pixels
    syntax = attributes.pop("TransferSyntaxUID", ExplicitVRLittleEndian)
    dataset = _described(path)
    _set_pixels(dataset, stored)
    for keyword, value in attributes.items():
        if value is None:
            delattr(dataset, keyword)
        else:
            setattr(dataset, keyword, value)
    dataset.file_meta.MediaStorageSOPClassUID = dataset.get("SOPClassUID", DigitalXRayImageStorageForPresentation)
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.get("SOPInstanceUID", generate_uid(prefix=None))
    if syntax != ExplicitVRLittleEndian:
        dataset.compress(syntax, generate_instance_uid=False)
    dataset.save_as(path, enforce_file_format=True)
    return path


def _described(path: Path) -> FileDataset:
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    dataset.SOPClassUID = DigitalXRayImageStorageForPresentation
    for keyword in ("SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID"):
        setattr(dataset, keyword, generate_uid(prefix=None))
    described = {
        "PatientName": "TESTER^THEA",
        "PatientID": "TEST-0001",
        "PatientBirthDate": "19700101",
        "PatientSex": "F",
        "StudyDate": "20240102",
        "StudyTime": "030405",
        "StudyDescription": "Chest",
        "SeriesDescription": "PA",
        "SeriesNumber": "1",
        "InstanceNumber": "1",
        "Modality": "DX",
        "BodyPartExamined": "CHEST",
        "ViewPosition": "PA",
        "PresentationLUTShape": "IDENTITY",
        "PixelSpacing": ["0.2", "0.2"],
    }
    for keyword, value in described.items():
        setattr(dataset, keyword, value)
    return dataset


def _set_pixels(dataset: Dataset, stored: NDArray[Any]) -> None:
    """The image pixel module (PS3.3 C.7.6.3) that `stored` asks for."""
    colour = stored.ndim == 3 and stored.shape[-1] == 3 and stored.dtype == np.uint8
    frames = stored.shape[0] if stored.ndim == 3 and not colour else 1
    dataset.Rows, dataset.Columns = stored.shape[:2] if colour else stored.shape[-2:]
    dataset.SamplesPerPixel = 3 if colour else 1
    dataset.PhotometricInterpretation = "RGB" if colour else "MONOCHROME2"
    if colour:
        dataset.PlanarConfiguration = 0
    if frames > 1:
        dataset.NumberOfFrames = frames
    signed = stored.dtype.kind == "i"
    dataset.BitsAllocated = 8 * stored.dtype.itemsize
    dataset.BitsStored = _bits_stored(stored)
    dataset.HighBit = dataset.BitsStored - 1
    dataset.PixelRepresentation = int(signed)
    little = stored.astype(stored.dtype.newbyteorder("<"))
    data = little.tobytes()
    dataset.PixelData = data + b"\0" * (len(data) % 2)


def _bits_stored(stored: NDArray[Any]) -> int:
    """The fewest of 8, 12 and 16 bits that hold the values; signed pixels take all that are allocated."""
    if stored.dtype.itemsize == 1 or stored.dtype.kind == "i":
        return 8 * stored.dtype.itemsize
    return 12 if int(stored.max()) < 4096 else 16
