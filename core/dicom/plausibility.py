"""Whether a header's claims about its pixels fit the bytes that are there: asked before a decoder sees them."""

from __future__ import annotations

import struct

from PIL import Image
from pydicom import Dataset
from pydicom.encaps import get_frame
from pydicom.uid import UID, DeflatedExplicitVRLittleEndian, RLELossless

from core.dicom.codestreams import CodedSize, coded_size
from core.dicom.header import integer, text
from core.errors import FileFault, LimitExceeded

# Below this size a picture may be coded as tightly as it likes: blank ones are.
FREE_DECODED_BYTES = 64 * 2**20
CODED_RATIO = 1000
RLE_RATIO = 64  # two bytes stand for 128 at most (PS3.5 G.3.1)
PICTURE_RATIO = 250
_FLOAT_BITS = {"FloatPixelData": 32, "DoubleFloatPixelData": 64}


def check_pixel_bytes(dataset: Dataset, number: int, name: str) -> None:
    """Raise FileFault or LimitExceeded where frame `number` (from 1) cannot be what the header says.

    Uncompressed data (PS3.5 8.1) must hold every bit of every frame. Of compressed data (PS3.5 A.4), the frame's own
    codestream may not be larger than Rows and Columns, nor expand beyond what its coding can mean.
    """
    keyword = next((key for key in ("PixelData", *_FLOAT_BITS) if key in dataset), "PixelData")
    data = dataset.get_item(keyword).value if keyword in dataset else None
    if not isinstance(data, bytes):
        raise FileFault(f"{name} holds no pixel data that can be read; ask for it again.")
    frames = max(1, integer(dataset, "NumberOfFrames", 1))
    if not _is_compressed(dataset):
        bits = _frame_bits(dataset, keyword)
        _check_uncompressed(-(-bits * frames // 8), len(data), frames, name)
        return
    if frames > len(data) // 8:  # each has an item header, PS3.5 A.4
        raise FileFault(f"{name} claims {frames} frames, more than its pixel data can hold; ask for it again.")
    coded = _coded_frame(dataset, data, (number, frames), name)
    _check_coded_size(dataset, coded_size(coded), name)
    is_rle = dataset.file_meta.TransferSyntaxUID == RLELossless
    _check_ratio(-(-_frame_bits(dataset, keyword) // 8), len(coded), RLE_RATIO if is_rle else CODED_RATIO, name)


def claims_too_much(dataset: Dataset, byte_count: int, name: str) -> str | None:
    """Why a file of `byte_count` bytes cannot hold the frames that its header claims, in one sentence; or None.

    Deflated files say nothing by their size.
    """
    frames = max(1, integer(dataset, "NumberOfFrames", 1))
    if frames > byte_count:  # not even one byte for each
        return f"{name} claims {frames} frames, more than the file can hold; ask for it again."
    syntax = getattr(getattr(dataset, "file_meta", None), "TransferSyntaxUID", None)
    if syntax == DeflatedExplicitVRLittleEndian or _is_compressed(dataset):
        return None
    try:
        _check_uncompressed(-(-_frame_bits(dataset, "PixelData") * frames // 8), byte_count, frames, name)
    except FileFault as fault:
        return fault.message
    return None


def check_picture_bytes(image: Image.Image, byte_count: int, name: str) -> None:
    """Raise LimitExceeded where an opened, not yet decoded PNG, JPEG or TIFF expands beyond reason."""
    depth = 2 if image.mode.startswith("I") else len(image.getbands())
    _check_ratio(image.width * image.height * depth, byte_count, PICTURE_RATIO, name)


def _is_compressed(dataset: Dataset) -> bool:
    syntax = getattr(getattr(dataset, "file_meta", None), "TransferSyntaxUID", None)
    return isinstance(syntax, UID) and not syntax.is_private and syntax.is_transfer_syntax and syntax.is_compressed


def _frame_bits(dataset: Dataset, keyword: str) -> int:
    """The bits of one uncompressed frame; colour subsampled as YBR_FULL_422 takes two thirds (PS3.3 C.7.6.3.1.2)."""
    allocated = _FLOAT_BITS.get(keyword) or integer(dataset, "BitsAllocated", 8)
    samples = integer(dataset, "SamplesPerPixel", 1)
    subsampled = text(dataset, "PhotometricInterpretation") == "YBR_FULL_422" and not _is_compressed(dataset)
    pixels = integer(dataset, "Rows", 0) * integer(dataset, "Columns", 0)
    return pixels * (2 if subsampled and samples == 3 else samples) * allocated


def _check_uncompressed(needed: int, held: int, frames: int, name: str) -> None:
    if held < needed:
        of = f"{frames} frames need" if frames > 1 else "image needs"
        raise FileFault(f"{name} is incomplete: its {of} {needed} bytes, and it holds {held}; copy it again.")


def _coded_frame(dataset: Dataset, data: bytes, place: tuple[int, int], name: str) -> bytes:
    number, frames = place
    tables = [dataset.get_item(key).value if key in dataset else None
              for key in ("ExtendedOffsetTable", "ExtendedOffsetTableLengths")]  # fmt: skip
    offsets = (tables[0], tables[1]) if isinstance(tables[0], bytes) and isinstance(tables[1], bytes) else None
    try:
        coded = get_frame(data, number - 1, number_of_frames=frames, extended_offsets=offsets)
    except (ValueError, EOFError, OSError, struct.error, IndexError, StopIteration) as error:
        raise FileFault(f"{name} has damaged pixel data ({error}); ask for it again.") from error
    if not coded:
        raise FileFault(f"{name} holds no data for frame {number}; ask for it again.")
    return coded


def _check_coded_size(dataset: Dataset, size: CodedSize | None, name: str) -> None:
    if size is None:
        return
    rows, columns = integer(dataset, "Rows", 0), integer(dataset, "Columns", 0)
    if size.rows <= 0 or size.columns <= 0:
        raise FileFault(f"{name} states no usable image size in its compressed data; ask for it again.")
    if size.rows * size.columns > rows * columns or size.components > 4:
        raise LimitExceeded(
            f"{name} says {columns} x {rows} pixels, but its compressed data unfold to {size.columns} x {size.rows} "
            f"with {size.components or 'some'} components; ask for it again."
        )


def _check_ratio(decoded: int, coded: int, ratio: int, name: str) -> None:
    if decoded > FREE_DECODED_BYTES and decoded > ratio * coded:
        raise LimitExceeded(
            f"{name} would unfold from {coded} bytes to {decoded / 2**20:.0f} MiB, above the limit of {ratio} to 1 "
            "for large images; ask for it again."
        )
