"""The stored values of all frames: out of a file, and back into a header that says of them what they are."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from core.dicom.codecs import decode_frame, in_short
from core.dicom.frames import check_size
from core.dicom.grey_values import is_inverted
from core.dicom.header import integer, text
from core.dicom.lookup_tables import palette_colours
from core.dicom.plausibility import check_pixel_bytes
from core.errors import EnvironmentFault, FileFault
from core.settings import STANDARD_LIMITS, Limits

_FLOATS = {"f4": ("FloatPixelData", "OF"), "f8": ("DoubleFloatPixelData", "OD")}


@dataclass(frozen=True, slots=True)
class StoredPixels:
    """All frames of one object, as they are stored.

    `values`: (frames, rows, columns) or (frames, rows, columns, 3) RGB, native type, read-only. `bits`: Bits Stored.
    `photometric`: MONOCHROME1, MONOCHROME2, PALETTE COLOR or RGB. `black`: the stored value that shows as black, which
    a blackened box is filled with.
    """

    values: NDArray[Any]
    bits: int
    photometric: str
    black: int | float
    palette: NDArray[np.uint8] | None = None

    @property
    def is_colour(self) -> bool:
        return self.values.ndim == 4


def stored_pixels(dataset: Dataset, name: str, limits: Limits = STANDARD_LIMITS) -> StoredPixels:
    """Decode every frame; unused high bits, which may hold overlays, are cleared (PS3.5 8.1.1).

    Raises FileFault or NotAnImage, as the display of the file does.
    """
    check_size(dataset, name, limits.max_pixels)
    bits = integer(dataset, "BitsStored", 8)
    if "PixelData" in dataset and integer(dataset, "HighBit", bits - 1) != bits - 1:
        raise FileFault(
            "{name} stores its pixels in the upper bits of each word; ask for it in the usual form.", name=name
        )
    count = max(1, integer(dataset, "NumberOfFrames", 1))
    frames = [_decoded(dataset, index, name, limits) for index in range(count)]
    values = np.stack(frames)
    values.setflags(write=False)
    photometric = "RGB" if values.ndim == 4 else text(dataset, "PhotometricInterpretation")
    palette = palette_colours(_all_indices(values), dataset, name) if photometric == "PALETTE COLOR" else None
    held = 8 * values.dtype.itemsize
    fits = values.dtype.kind == "f" or bits > held or int(values.max(initial=0)) < 2**bits
    stored = bits if fits and bits <= held else held
    black = _black(values, stored, is_inverted=is_inverted(dataset), palette=palette)
    return StoredPixels(values, stored, photometric, black, palette)


def picture_pixels(picture: NDArray[np.uint8]) -> StoredPixels:
    """Of a picture that is no DICOM, or of a frame as it is exported: uint8, (rows, columns) or (rows, columns, 3)."""
    values = np.ascontiguousarray(picture)[None]
    values.setflags(write=False)
    return StoredPixels(values, 8, "RGB" if picture.ndim == 3 else "MONOCHROME2", 0)


def put_pixels(target: Dataset, pixels: StoredPixels) -> None:
    """Write the pixels and what describes them into a header: uncompressed, little endian, colour by pixel."""
    values = pixels.values
    kind = values.dtype.kind + str(values.dtype.itemsize)
    target.Rows, target.Columns = values.shape[1:3]
    if kind in _FLOATS:
        keyword, _ = _FLOATS[kind]
        setattr(target, keyword, np.ascontiguousarray(values, dtype=f"<{kind}").tobytes())
        return
    target.SamplesPerPixel = 3 if pixels.is_colour else 1
    target.PhotometricInterpretation = pixels.photometric
    if pixels.is_colour:
        target.PlanarConfiguration = 0
    elif "PlanarConfiguration" in target:
        del target.PlanarConfiguration
    is_bitmap = pixels.bits == 1
    target.BitsAllocated = 1 if is_bitmap else 8 * values.dtype.itemsize
    target.BitsStored, target.HighBit = pixels.bits, pixels.bits - 1
    target.PixelRepresentation = int(values.dtype.kind == "i")
    data = (
        _packed(values) if is_bitmap else np.ascontiguousarray(values, dtype=values.dtype.newbyteorder("<")).tobytes()
    )
    target.add_new("PixelData", "OW" if target.BitsAllocated > 8 else "OB", data + b"\0" * (len(data) % 2))


def _decoded(dataset: Dataset, index: int, name: str, limits: Limits) -> NDArray[Any]:
    check_pixel_bytes(dataset, index + 1, name, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pixels = decode_frame(dataset, index, name)
    except (MemoryError, EnvironmentFault):
        raise
    except Exception as error:  # decoders raise whatever they like; the file is at fault, and is named
        raise FileFault(
            "{name} cannot be decoded ({reason}); ask for it again.", name=name, reason=in_short(error)
        ) from error
    return np.ascontiguousarray(pixels, dtype=pixels.dtype.newbyteorder("="))


def _packed(values: NDArray[Any]) -> bytes:
    """Eight pixels a byte, the first in the lowest bit, frames without a gap (PS3.5 8.1.1 and annex D)."""
    return np.packbits(values.astype(np.uint8).ravel(), bitorder="little").tobytes()


def _all_indices(values: NDArray[Any]) -> NDArray[Any]:
    """Every index up to the largest that occurs, to ask the palette what each looks like."""
    return np.arange(int(values.max(initial=0)) + 1, dtype=values.dtype)


def _black(values: NDArray[Any], bits: int, *, is_inverted: bool, palette: NDArray[np.uint8] | None) -> int | float:
    if palette is not None:
        return int(palette.astype(np.int32).sum(axis=-1).argmin())
    if values.dtype.kind == "u":
        return 2**bits - 1 if is_inverted and values.ndim == 3 else 0
    finite = values[np.isfinite(values)] if values.dtype.kind == "f" else values
    extreme = finite.max(initial=finite.flat[0]) if is_inverted else finite.min(initial=finite.flat[0])
    return extreme.item()  # type: ignore[no-any-return]
