"""The files' share of `overread bench`: the test films it writes, and what bare pydicom does with them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydicom import Dataset, dcmread
from pydicom.dataset import FileMetaDataset, validate_file_meta
from pydicom.encaps import encapsulate
from pydicom.pixels import pixel_array
from pydicom.uid import (
    UID,
    CTImageStorage,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLSLossless,
    RLELossless,
)

from core.dicom.reading import open_source, read_frame
from core.side_by_side import BenchRow, interleaved

Encoder = Callable[[NDArray[Any]], bytes]


@dataclass(frozen=True, slots=True)
class FilmCoding:
    """One coding of the film. `bits`: 8 or 12. `encode`: to a codestream; None where pydicom writes it itself."""

    name: str
    syntax: str
    bits: int = 12
    encode: Encoder | None = None


def _progressive(picture: NDArray[Any]) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, "JPEG", quality=95, progressive=True)
    return stream.getvalue()


def _lossless_jpeg(picture: NDArray[Any], predictor: int) -> bytes:
    return bytes(imagecodecs.jpeg8_encode(picture, lossless=True, predictor=predictor, bitspersample=12))


def _jpeg_2000(picture: NDArray[Any]) -> bytes:
    """At a signal-to-noise ratio of 56 dB."""
    return bytes(imagecodecs.jpeg2k_encode(picture, level=56, bitspersample=12, codecformat="J2K"))


_JPEG = "1.2.840.10008.1.2.4."
# Every coding that is read and for which there is an encoder: none writes the retired .53 (spectral selection).
# OpenJPH orders its packets by resolution, position, component: what HTJ2K with RPCL asks for.
CODINGS = (
    FilmCoding("implicit little endian", ImplicitVRLittleEndian),
    FilmCoding("explicit little endian", ExplicitVRLittleEndian),
    FilmCoding("big endian", ExplicitVRBigEndian),
    FilmCoding("deflated", DeflatedExplicitVRLittleEndian),
    FilmCoding("RLE", RLELossless),
    FilmCoding("JPEG baseline, 8 bits", _JPEG + "50", 8, lambda p: bytes(imagecodecs.jpeg8_encode(p, level=95))),
    FilmCoding("JPEG extended, 8 bits", _JPEG + "51", 8, lambda p: bytes(imagecodecs.jpeg8_encode(p, level=95))),
    FilmCoding(
        "JPEG extended, 12 bits", _JPEG + "51", 12,
        lambda p: bytes(imagecodecs.jpeg8_encode(p, level=95, bitspersample=12)),
    ),
    FilmCoding("JPEG full progression, 8 bits", _JPEG + "55", 8, _progressive),
    FilmCoding("JPEG lossless, process 14", _JPEG + "57", 12, lambda p: _lossless_jpeg(p, 4)),
    FilmCoding("JPEG lossless, SV1", _JPEG + "70", 12, lambda p: _lossless_jpeg(p, 1)),
    FilmCoding("JPEG-LS lossless", JPEGLSLossless),
    FilmCoding("JPEG-LS near-lossless", _JPEG + "81", 12, lambda p: bytes(imagecodecs.jpegls_encode(p, level=3))),
    FilmCoding("JPEG 2000 lossless", JPEG2000Lossless),
    FilmCoding("JPEG 2000", _JPEG + "91", 12, _jpeg_2000),
    FilmCoding("JPEG XL lossless", _JPEG + "110", 12, lambda p: bytes(imagecodecs.jpegxl_encode(p, lossless=True))),
    FilmCoding(
        "JPEG XL recompression of a JPEG, 8 bits", _JPEG + "111", 8,
        lambda p: bytes(imagecodecs.jpegxl_encode_jpeg(imagecodecs.jpeg8_encode(p, level=95))),
    ),
    FilmCoding(
        "JPEG XL", _JPEG + "112", 12, lambda p: bytes(imagecodecs.jpegxl_encode(p, distance=0.1, bitspersample=12))
    ),
    FilmCoding("HTJ2K lossless", _JPEG + "201", 12, lambda p: bytes(imagecodecs.htj2k_encode(p, reversible=True))),
    FilmCoding(
        "HTJ2K lossless, RPCL", _JPEG + "202", 12, lambda p: bytes(imagecodecs.htj2k_encode(p, reversible=True))
    ),
    FilmCoding("HTJ2K", _JPEG + "203", 12, lambda p: bytes(imagecodecs.htj2k_encode(p, level=0.0002))),
)  # fmt: skip
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


def can_read_bare(path: Path) -> bool:
    """Whether pydicom decodes a file with the plugins that it finds here by itself."""
    try:
        bare_pixels([path])
    except Exception:  # noqa: BLE001 - it has no one kind of exception for a coding that it cannot decode
        return False
    return True


def write_films(folder: Path) -> dict[str, Path]:
    """One synthetic 2k x 2k radiograph in each coding."""
    picture = _picture(FILM_SIDE)
    return {coding.name: _write(folder / f"film-{i}.dcm", picture, coding) for i, coding in enumerate(CODINGS)}


def write_series(folder: Path, count: int, side: int = SLICE_SIDE) -> list[Path]:
    """A CT series of `count` slices, 1 mm apart, two bytes a pixel."""
    folder.mkdir()
    picture = _picture(side)
    native = FilmCoding("native", ExplicitVRLittleEndian)
    return [_write(folder / f"{k:04}.dcm", picture, native, k + 1) for k in range(count)]


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


def _write(path: Path, picture: NDArray[np.uint16], coding: FilmCoding, number: int = 1) -> Path:
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = CTImageStorage, f"2.25.3.{number}"
    dataset.StudyInstanceUID, dataset.SeriesInstanceUID = "2.25.1", "2.25.2"
    dataset.PatientName, dataset.PatientID, dataset.Modality = "BENCH^TEST", "BENCH", "CT"
    dataset.InstanceNumber = str(number)
    _describe(dataset)
    dataset.ImagePositionPatient, dataset.ImageOrientationPatient = [0, 0, number], [1, 0, 0, 0, 1, 0]
    dataset.WindowCenter, dataset.WindowWidth = ("128", "256") if coding.bits == 8 else ("1500", "3000")
    _set_pixels(dataset, picture, coding)
    if coding.encode is None:
        dataset.save_as(path, enforce_file_format=True)
        return path
    # pydicom 3.0 knows no JPEG XL, and completes the file meta information only of what it knows.
    dataset.preamble = b"\0" * 128
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    validate_file_meta(dataset.file_meta)
    dataset.save_as(path, implicit_vr=False, little_endian=True, force_encoding=True)
    return path


def _set_pixels(dataset: Dataset, picture: NDArray[np.uint16], coding: FilmCoding) -> None:
    """The 12-bit `picture` in a coding, at its depth."""
    values = (picture >> 4).astype(np.uint8) if coding.bits == 8 else picture
    dataset.Rows, dataset.Columns = values.shape
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated, dataset.PixelRepresentation = 8 * values.itemsize, 0
    dataset.BitsStored, dataset.HighBit = coding.bits, coding.bits - 1
    in_file = values.byteswap() if coding.syntax == ExplicitVRBigEndian else values
    dataset.PixelData = in_file.tobytes()
    dataset.file_meta.TransferSyntaxUID = UID(coding.syntax)
    if coding.encode is not None:
        dataset.PixelData = encapsulate([coding.encode(values)])
        dataset["PixelData"].VR, dataset["PixelData"].is_undefined_length = "OB", True
    elif UID(coding.syntax).is_encapsulated:
        dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            dataset.compress(coding.syntax, generate_instance_uid=False)
