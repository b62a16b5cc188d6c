"""A DICOM file: every element at every depth, file meta information and preamble, pixel data, overlays and icons."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import numpy as np
import pydicom
from numpy.typing import NDArray
from pydicom.dataelem import DataElement, RawDataElement
from pydicom.dataset import Dataset, FileDataset
from pydicom.errors import BytesLengthException, InvalidDicomError
from pydicom.multival import MultiValue
from pydicom.pixels import apply_color_lut, iter_pixels
from pydicom.uid import DeflatedExplicitVRLittleEndian

from core.export.verification.parts import Inflated, Part, Picture, PixelRange, Refused, Text, grey_views

_PREAMBLE = 128
_PIXEL_DATA = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")
_DOCUMENTS = ("EncapsulatedDocument", "SpectroscopyData", "WaveformData")
_LEAST_NUMBER = 10_000
_INFLATED_LIMIT = 2**30
_READING = (
    BytesLengthException,
    InvalidDicomError,
    OSError,
    ValueError,
    KeyError,
    AttributeError,
    TypeError,
    NotImplementedError,
    IndexError,
)


def dicom_parts(data: bytes, pictures: bool) -> Iterator[Part]:
    """The parts of a DICOM file; every frame, overlay plane and icon where `pictures` are asked for, else a refusal of
    overlays and icons, which nobody has then looked at."""
    if any(data[:_PREAMBLE]):
        yield Refused("the preamble", "it is not empty")
    try:
        dataset = pydicom.dcmread(io.BytesIO(data))
        yield from _pixel_range(dataset)
        yield from _deflated(dataset, data)
        yield from _elements(dataset.file_meta, "")
        yield from _elements(dataset, "")
    except (*_READING, EOFError, RecursionError, struct.error, zlib.error) as error:
        yield Refused("the data set", f"it cannot be read ({type(error).__name__})")
        return
    yield from _planes(dataset, dataset, "", pictures)


def _pixel_range(dataset: FileDataset) -> Iterator[Part]:
    for keyword in _PIXEL_DATA:
        element: object = dataset.get_item(keyword) if keyword in dataset else None
        if isinstance(element, RawDataElement) and element.value:
            yield PixelRange(element.value_tell, element.value_tell + len(element.value))


def _deflated(dataset: FileDataset, data: bytes) -> Iterator[Part]:
    """What a deflated data set holds, as bytes (PS3.5 A.5)."""
    if dataset.file_meta.get("TransferSyntaxUID") != DeflatedExplicitVRLittleEndian:
        return
    start = _PREAMBLE + 4 + 12 + int(dataset.file_meta.FileMetaInformationGroupLength)
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    yield Inflated("the deflated data set", stream.decompress(data[start:], _INFLATED_LIMIT))
    yield PixelRange(start, len(data))
    if stream.unconsumed_tail or stream.unused_data.strip(b"\0"):
        yield Refused("the end of the file", "bytes stand behind the data set")


def _elements(dataset: Dataset, place: str) -> Iterator[Part]:
    for element in dataset:
        here = f"{place}{element.tag}"
        if element.VR == "SQ":
            for number, item in enumerate(element.value):
                yield from _elements(item, f"{here}[{number}]")
        elif element.keyword in _DOCUMENTS:
            yield Refused(here, "an embedded document or signal is not looked into")
        else:
            yield from _swapped(element, here)
            if not isinstance(element.value, bytes):
                yield from _strings(element, here)


def _swapped(element: DataElement, place: str) -> Iterator[Part]:
    """The 16-bit words of a look-up table and its like with their bytes the other way round: what a big endian original
    spelled. As they stand they are searched with the bytes of the file."""
    value = element.value
    if element.keyword in _PIXEL_DATA:
        return
    if isinstance(value, bytes) and element.VR in ("OW", "US", "SS", "US or OW"):
        yield Inflated(
            f"{place} with its bytes swapped", np.frombuffer(value[: len(value) // 2 * 2], "<u2").byteswap().tobytes()
        )
    elif element.VR in ("US", "SS") and isinstance(value, MultiValue | list | tuple):
        words = np.array([int(one) for one in value], dtype=np.int64)
        yield Inflated(f"{place} with its bytes swapped", words.astype("<u2").byteswap().tobytes())


def _strings(element: DataElement, place: str) -> Iterator[Part]:
    several = isinstance(element.value, MultiValue | list | tuple)
    for value in element.value if several else [element.value]:
        if isinstance(value, int) and abs(value) < _LEAST_NUMBER:
            continue
        if value is not None and not isinstance(value, float):
            yield Text(place, str(value))
    if several and element.VR in ("LO", "SH", "PN", "LT", "ST", "UT"):
        yield Text(place, " ".join(map(str, element.value)))


def _planes(root: FileDataset, dataset: Dataset, place: str, pictures: bool) -> Iterator[Part]:
    """The pictures of a data set and, in depth, of its items."""
    if any(keyword in dataset for keyword in _PIXEL_DATA):
        if pictures:
            yield from _frames(root, dataset, f"{place}frame")
        elif dataset is not root:
            yield Refused(f"{place}PixelData", "an icon is not looked at without text recognition")
    yield from _overlays(dataset, place, pictures)
    for element in dataset:
        if element.VR == "SQ":
            for number, item in enumerate(element.value):
                yield from _planes(root, item, f"{place}{element.tag}[{number}] ", pictures)


def _frames(root: FileDataset, dataset: Dataset, place: str) -> Iterator[Part]:
    try:
        if dataset is not root:
            dataset.file_meta = root.file_meta
        for number, pixels in enumerate(iter_pixels(dataset), start=1):
            shown = apply_color_lut(pixels, dataset) if dataset.PhotometricInterpretation == "PALETTE COLOR" else pixels
            for view in grey_views(shown):
                yield Picture(f"{place} {number}", view)
    except (*_READING, RuntimeError, MemoryError, struct.error) as error:
        yield Refused(place, f"its pixels cannot be decoded ({type(error).__name__})")


def _overlays(dataset: Dataset, place: str, pictures: bool) -> Iterator[Part]:
    for group in range(0x6000, 0x601F, 2):
        if (group, 0x0010) not in dataset and (group, 0x3000) not in dataset:
            continue
        here = f"{place}overlay {group:04X}"
        if not pictures:
            yield Refused(here, "an overlay is not looked at without text recognition")
        elif (group, 0x3000) not in dataset:
            yield Refused(here, "an overlay in the pixels' unused bits is not looked at")
        else:
            yield from _overlay(dataset, group, here)


def _overlay(dataset: Dataset, group: int, place: str) -> Iterator[Part]:
    try:
        planes: NDArray[np.uint8] = dataset.overlay_array(group)
    except (*_READING, RuntimeError) as error:
        yield Refused(place, f"it cannot be decoded ({type(error).__name__})")
        return
    for number, plane in enumerate(planes[None] if planes.ndim == 2 else planes, start=1):
        yield Picture(f"{place} plane {number}", (np.asarray(plane) * 255).astype(np.uint8))
