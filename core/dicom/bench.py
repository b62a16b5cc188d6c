"""The files' share of `overread bench`: the test films it writes, and what bare pydicom does with them."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset, dcmread
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.pixels import pixel_array
from pydicom.uid import (
    UID,
    CTImageStorage,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

from core.dicom.reading import open_source, read_frame
from core.side_by_side import BenchRow, interleaved

CODINGS = {
    "uncompressed": ExplicitVRLittleEndian,
    "big endian": ExplicitVRBigEndian,
    "deflated": DeflatedExplicitVRLittleEndian,
    "RLE": RLELossless,
    "JPEG lossless": JPEGLosslessSV1,
    "JPEG-LS": JPEGLSLossless,
    "JPEG 2000": JPEG2000Lossless,
}
FILM_SIDE, SLICE_SIDE = 2048, 256


def bench_rows(path: Path, rounds: int) -> list[BenchRow]:
    return [
        interleaved(
            f"{path.name}: file to decoded frame, with SHA-256",
            lambda: read_frame(open_source(str(path))),
            "bare pydicom dcmread and pixel_array",
            lambda: bare_pixels([path]),
            rounds,
        )
    ]


def bare_pixels(paths: Sequence[Path]) -> None:
    """Decode files as a script of three lines would."""
    for path in paths:
        pixel_array(dcmread(path))


def bare_headers(paths: Sequence[Path]) -> None:
    """Read headers as a script of three lines would."""
    for path in paths:
        dcmread(path, stop_before_pixels=True)


def write_films(folder: Path) -> dict[str, Path]:
    """One synthetic 2k x 2k radiograph of 12 bits in each coding."""
    picture = _picture(FILM_SIDE)
    return {name: _write(folder / f"film-{i}.dcm", picture, syntax) for i, (name, syntax) in enumerate(CODINGS.items())}


def write_series(folder: Path, count: int) -> list[Path]:
    """A CT series of `count` slices, 1 mm apart."""
    folder.mkdir()
    picture = _picture(SLICE_SIDE)
    return [_write(folder / f"{k:04}.dcm", picture, ExplicitVRLittleEndian, k + 1) for k in range(count)]


def break_file(path: Path, way: int) -> None:
    """Spoil a file: cut short in its header or its pixels, emptied, overwritten, or with a hole of zeros."""
    data = path.read_bytes()
    hole = data[:600] + b"\0" * 400 + data[1000:]
    path.write_bytes((data[:300], data[: len(data) // 2], b"", b"no image " * 500, hole)[way % 5])


def _picture(side: int) -> NDArray[np.uint16]:
    y, x = np.mgrid[0:side, 0:side] / side
    smooth = 1500 + 1200 * np.sin(5 * x) * np.cos(4 * y)
    noise = np.random.default_rng(0).normal(0, 12, (side, side))
    picture: NDArray[np.uint16] = np.clip(smooth + noise, 0, 4095).astype(np.uint16)
    return picture


def _describe(dataset: Dataset) -> None:
    """The bulk of a header as scanners write it: some hundred attributes, of which a list needs none."""
    for keyword in ("Manufacturer", "InstitutionName", "StationName", "ProtocolName", "StudyID", "AccessionNumber"):
        setattr(dataset, keyword, "BENCH")
    for keyword in ("SliceThickness", "KVP", "DataCollectionDiameter", "ReconstructionDiameter", "TableHeight"):
        setattr(dataset, keyword, "1.5")
    for keyword in ("ExposureTime", "XRayTubeCurrent", "Exposure", "GeneratorPower", "AcquisitionNumber"):
        setattr(dataset, keyword, "120")
    for keyword in ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate"):
        setattr(dataset, keyword, "20240102")
    for keyword in ("StudyTime", "SeriesTime", "AcquisitionTime", "ContentTime"):
        setattr(dataset, keyword, "030405")
    block = dataset.private_block(0x0019, "BENCH", create=True)
    for element in range(60):
        block.add_new(element, "LO", f"private value {element}")


def _write(path: Path, picture: NDArray[np.uint16], syntax: UID, number: int = 1) -> Path:
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = CTImageStorage, f"2.25.3.{number}"
    dataset.StudyInstanceUID, dataset.SeriesInstanceUID = "2.25.1", "2.25.2"
    dataset.PatientName, dataset.PatientID, dataset.Modality = "BENCH^TEST", "BENCH", "CT"
    dataset.InstanceNumber = str(number)
    _describe(dataset)
    dataset.ImagePositionPatient, dataset.ImageOrientationPatient = [0, 0, number], [1, 0, 0, 0, 1, 0]
    dataset.Rows, dataset.Columns = picture.shape
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 12, 11, 0
    dataset.WindowCenter, dataset.WindowWidth = "1500", "3000"
    big = syntax == ExplicitVRBigEndian
    dataset.PixelData = picture.astype(">u2" if big else "<u2").tobytes()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRBigEndian if big else ExplicitVRLittleEndian
    if syntax == DeflatedExplicitVRLittleEndian:
        dataset.file_meta.TransferSyntaxUID = syntax
    elif syntax == JPEGLosslessSV1:  # pydicom has no encoder for it
        dataset.PixelData = encapsulate([bytes(imagecodecs.ljpeg_encode(picture))])
        dataset["PixelData"].is_undefined_length = True
        dataset.file_meta.TransferSyntaxUID = syntax
    elif syntax not in (ExplicitVRBigEndian, ExplicitVRLittleEndian):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            dataset.compress(syntax, generate_instance_uid=False)
    dataset.save_as(path, enforce_file_format=True)
    return path
