"""Whether a header's claims about its pixels fit the bytes that are there: asked before a decoder sees them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from PIL import Image
from pydicom import Dataset
from pydicom.encaps import get_frame
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    RLELossless,
)

from core.dicom.codecs import is_decodable
from core.dicom.codestreams import check_codestream
from core.dicom.header import integer, text, value
from core.errors import FileFault, LimitExceeded, Sentence
from core.settings import Limits

RLE_RATIO = 64  # two bytes stand for 128 at most (PS3.5 G.3.1)
_BY_FILE_SIZE = (ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian)
_UNCOMPRESSED = (*_BY_FILE_SIZE, DeflatedExplicitVRLittleEndian)
_FLOAT_BITS = {"FloatPixelData": 32, "DoubleFloatPixelData": 64}


@dataclass(frozen=True, slots=True)
class PixelClaims:
    """What a header says of its pixels. `bits`: those that are allocated for one sample."""

    rows: int
    columns: int
    frames: int
    samples: int
    bits: int
    photometric: str
    syntax: str

    @property
    def frame_bits(self) -> int:
        """Of one uncompressed frame; colour subsampled as YBR_FULL_422 takes two thirds (PS3.3 C.7.6.3.1.2)."""
        subsampled = self.photometric == "YBR_FULL_422" and self.syntax in _UNCOMPRESSED and self.samples == 3
        return self.rows * self.columns * (2 if subsampled else self.samples) * self.bits

    def bytes_needed(self, frames: int) -> int:
        """Uncompressed, `frames` of them, packed without gaps (PS3.5 8.1.1)."""
        return -(-self.frame_bits * frames // 8)


def pixel_claims(dataset: Dataset, keyword: str = "PixelData") -> PixelClaims:
    meta = getattr(dataset, "file_meta", Dataset())
    return PixelClaims(
        rows=integer(dataset, "Rows", 0),
        columns=integer(dataset, "Columns", 0),
        frames=max(1, integer(dataset, "NumberOfFrames", 1)),
        samples=integer(dataset, "SamplesPerPixel", 1),
        bits=_FLOAT_BITS.get(keyword) or integer(dataset, "BitsAllocated", 8),
        photometric=text(dataset, "PhotometricInterpretation"),
        syntax=text(meta, "TransferSyntaxUID"),
    )


def check_pixel_bytes(dataset: Dataset, number: int, name: str, limits: Limits) -> None:
    """Raise FileFault or LimitExceeded where frame `number` (from 1) cannot be what the header says.

    Uncompressed data (PS3.5 8.1) must hold every bit of every frame. Of compressed data (PS3.5 A.4), the frame's own
    codestream may not be larger than Rows and Columns, nor expand beyond what its coding can mean.
    """
    keyword = next((key for key in ("PixelData", *_FLOAT_BITS) if key in dataset), "PixelData")
    data = value(dataset, keyword)
    if not isinstance(data, bytes):
        raise FileFault("{name} holds no pixel data that can be read; ask for it again.", name=name)
    claims = pixel_claims(dataset, keyword)
    if claims.syntax in _UNCOMPRESSED:
        _check_uncompressed(claims, len(data), name)
        return
    if not is_decodable(claims.syntax):  # the decoder says so
        return
    if claims.frames > len(data) // 8:  # each has an item header, PS3.5 A.4
        raise FileFault(
            "{name} claims {frames} frames, more than its pixel data can hold; ask for it again.",
            name=name,
            frames=claims.frames,
        )
    coded = _coded_frame(dataset, data, (number, claims.frames), name)
    check_codestream(coded, (claims.rows, claims.columns), name, limits.max_jpeg_scans)
    needed = claims.bytes_needed(1)
    if claims.syntax == RLELossless and needed > max(limits.free_bytes, RLE_RATIO * len(coded)):
        raise _unfolds(name, len(coded), needed, Sentence("{ratio} to 1 that RLE can reach", ratio=RLE_RATIO))
    if needed > max(limits.free_bytes, limits.max_coded_ratio * len(coded)):
        limit = Sentence("{ratio} to 1 (settings: max_coded_ratio)", ratio=limits.max_coded_ratio)
        raise _unfolds(name, len(coded), needed, limit)


def claims_too_much(claims: PixelClaims, byte_count: int, name: str) -> str | None:
    """Why a file of `byte_count` bytes cannot hold what its header claims, in one sentence; or None.

    Only of uncompressed files does the size say more than that each frame takes a byte.
    """
    if claims.frames > byte_count:
        return Sentence(
            "{name} claims {frames} frames, more than the file can hold; ask for it again.",
            name=name,
            frames=claims.frames,
        )
    try:
        if claims.syntax in _BY_FILE_SIZE:
            _check_uncompressed(claims, byte_count, name)
    except FileFault as fault:
        return fault.message
    return None


def check_picture_bytes(image: Image.Image, byte_count: int, name: str, limits: Limits) -> None:
    """Raise LimitExceeded where an opened, not yet decoded PNG, JPEG or TIFF expands beyond reason."""
    depth = 2 if image.mode.startswith("I") else len(image.getbands())
    needed = image.width * image.height * depth
    if needed > max(limits.free_bytes, limits.max_picture_ratio * byte_count):
        limit = Sentence("{ratio} to 1 (settings: max_picture_ratio)", ratio=limits.max_picture_ratio)
        raise _unfolds(name, byte_count, needed, limit)


def _check_uncompressed(claims: PixelClaims, held: int, name: str) -> None:
    needed = claims.bytes_needed(claims.frames)
    if held < needed:
        raise FileFault(
            "{name} is incomplete: its {frames} frames need {needed} bytes, and it holds {held}; copy it again."
            if claims.frames > 1
            else "{name} is incomplete: its image needs {needed} bytes, and it holds {held}; copy it again.",
            name=name,
            frames=claims.frames,
            needed=needed,
            held=held,
        )


def _coded_frame(dataset: Dataset, data: bytes, place: tuple[int, int], name: str) -> bytes:
    number, frames = place
    tables = [value(dataset, key) for key in ("ExtendedOffsetTable", "ExtendedOffsetTableLengths")]
    offsets = (tables[0], tables[1]) if isinstance(tables[0], bytes) and isinstance(tables[1], bytes) else None
    try:
        coded = get_frame(data, number - 1, number_of_frames=frames, extended_offsets=offsets)
    except (ValueError, EOFError, OSError, struct.error, IndexError, StopIteration) as error:
        raise FileFault("{name} has damaged pixel data ({error}); ask for it again.", name=name, error=error) from error
    if not coded:
        raise FileFault("{name} holds no data for frame {number}; ask for it again.", name=name, number=number)
    return coded


def _unfolds(name: str, coded: int, decoded: int, limit: str) -> LimitExceeded:
    return LimitExceeded(
        "{name} would unfold from {coded} bytes to {decoded:.0f} MiB, above the limit of {limit} for large "
        "images; ask for it again.",
        name=name,
        coded=coded,
        decoded=decoded / 2**20,
        limit=limit,
    )
