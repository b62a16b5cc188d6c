"""One DICOM image in other codings: what pydicom cannot write itself is encoded with imagecodecs and encapsulated."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydicom import Dataset, dcmread
from pydicom.encaps import encapsulate
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLSLossless,
    RLELossless,
)


def _bits(pixels: NDArray[Any]) -> int:
    """The depth that a lossy coder must know, or it spares what it takes for darkness."""
    return 8 if pixels.dtype.itemsize == 1 else 12


def _jpeg_2000_lossy(pixels: NDArray[Any]) -> bytes:
    """At a signal-to-noise ratio of 56 dB: a quarter to a tenth of the size, as for diagnosis."""
    codestream: bytes = imagecodecs.jpeg2k_encode(pixels, level=56, bitspersample=_bits(pixels), codecformat="J2K")
    return codestream


def _first_order(pixels: NDArray[Any]) -> bytes:
    """Process 14 with selection value 1; what `ljpeg_encode` writes has another predictor."""
    codestream: bytes = imagecodecs.jpeg8_encode(pixels, lossless=True, predictor=1, bitspersample=_deep(pixels))
    return codestream


def _deep(pixels: NDArray[Any]) -> int:
    return 8 * pixels.dtype.itemsize


def _extended(pixels: NDArray[Any]) -> bytes:
    codestream: bytes = imagecodecs.jpeg8_encode(pixels, level=95, bitspersample=_bits(pixels))
    return codestream


def _progressive(pixels: NDArray[Any]) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG", quality=95, progressive=True)
    return stream.getvalue()


JPEG_SYNTAX = "1.2.840.10008.1.2.4."
Encoder = Callable[[NDArray[Any]], bytes]
NATIVE = {
    "implicit": ImplicitVRLittleEndian,
    "explicit": ExplicitVRLittleEndian,
    "deflated": DeflatedExplicitVRLittleEndian,
    "big endian": ExplicitVRBigEndian,
}
_BY_PYDICOM = {"RLE": RLELossless, "JPEG-LS": JPEGLSLossless, "JPEG 2000": JPEG2000Lossless}
_BY_IMAGECODECS: dict[str, tuple[str, Encoder]] = {
    "JPEG lossless": (JPEG_SYNTAX + "57", lambda pixels: imagecodecs.ljpeg_encode(pixels)),
    "JPEG lossless SV1": (JPEG_SYNTAX + "70", lambda pixels: _first_order(pixels)),
    "HTJ2K lossless": (JPEG_SYNTAX + "201", lambda pixels: imagecodecs.htj2k_encode(pixels, reversible=True)),
    "HTJ2K lossless RPCL": (JPEG_SYNTAX + "202", lambda pixels: imagecodecs.htj2k_encode(pixels, reversible=True)),
    "JPEG XL lossless": (JPEG_SYNTAX + "110", lambda pixels: imagecodecs.jpegxl_encode(pixels, lossless=True)),
}
LOSSLESS = (*NATIVE, *_BY_PYDICOM, *_BY_IMAGECODECS)
_LOSSY: dict[str, tuple[str, Encoder]] = {
    "JPEG baseline": (JPEG_SYNTAX + "50", lambda pixels: imagecodecs.jpeg8_encode(pixels, level=95)),
    "JPEG extended": (JPEG_SYNTAX + "51", lambda pixels: _extended(pixels)),
    "JPEG full progression": (JPEG_SYNTAX + "55", lambda pixels: _progressive(pixels)),
    "JPEG XL recompression": (
        JPEG_SYNTAX + "111",
        lambda pixels: imagecodecs.jpegxl_encode_jpeg(imagecodecs.jpeg8_encode(pixels, level=95)),
    ),
    "HTJ2K lossy": (JPEG_SYNTAX + "203", lambda pixels: imagecodecs.htj2k_encode(pixels, level=0.0002)),
    "JPEG 2000 lossy": (
        JPEG_SYNTAX + "91",
        lambda pixels: _jpeg_2000_lossy(pixels),
    ),
    "JPEG-LS near-lossless": (JPEG_SYNTAX + "81", lambda pixels: imagecodecs.jpegls_encode(pixels, level=3)),
    "JPEG XL": (
        JPEG_SYNTAX + "112",
        lambda pixels: imagecodecs.jpegxl_encode(pixels, distance=0.1, bitspersample=_bits(pixels)),
    ),
}
LOSSY = tuple(_LOSSY)
OF_8_BITS = ("JPEG baseline", "JPEG full progression", "JPEG XL recompression")


def recoded(path: Path, coding: str, target: Path) -> Path:
    """Write the one frame of a native grey DICOM file in `coding`, one of LOSSLESS or LOSSY; return `target`."""
    dataset = dcmread(path)
    if coding in NATIVE:
        _write_native(dataset, NATIVE[coding], target)
    elif coding in _BY_PYDICOM:
        dataset.compress(_BY_PYDICOM[coding], generate_instance_uid=False)
        dataset.save_as(target)
    else:
        syntax, encode = {**_BY_IMAGECODECS, **_LOSSY}[coding]
        write_encapsulated(dataset, syntax, encode(dataset.pixel_array), target)
    return target


def write_encapsulated(dataset: Dataset, syntax: str, codestream: bytes, target: Path) -> None:
    dataset.PixelData = encapsulate([codestream])
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    dataset.file_meta.TransferSyntaxUID = UID(syntax)
    dataset.save_as(target, implicit_vr=False, little_endian=True, force_encoding=True)


def _write_native(dataset: Dataset, syntax: UID, target: Path) -> None:
    if syntax == ExplicitVRBigEndian:
        words = np.frombuffer(dataset.PixelData, dtype="<u2").byteswap().tobytes()
        dataset = _without_history(dataset)
        dataset["PixelData"].VR, dataset["PixelData"].value = "OW", words
    dataset.file_meta.TransferSyntaxUID = syntax
    dataset.save_as(target, enforce_file_format=True)


def _without_history(dataset: Dataset) -> Dataset:
    """pydicom changes the byte order only of a data set that was never read."""
    fresh = Dataset()
    for element in dataset:
        fresh.add(element)
    fresh.file_meta = dataset.file_meta
    return fresh
