"""What a compressed frame says of itself, read from its first bytes before a decoder allocates anything by it."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from core.errors import FileFault, LimitExceeded

HEAD_BYTES = 65536
MAX_COMPONENTS = 4
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # ISO/IEC 10918-1, table B.1
_JPEG_LS_FRAME = 0xF7  # ISO/IEC 14495-1
_WITHOUT_LENGTH = frozenset((0x01, *range(0xD0, 0xD9)))
_JP2_SIGNATURE = b"\x00\x00\x00\x0cjP  "
_JXL_SIGNATURE = b"\x00\x00\x00\x0cJXL "
_JXL_RATIOS = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))  # ISO/IEC 18181-1, 7.1


@dataclass(frozen=True, slots=True)
class CodedSize:
    """Pixels as the codestream states them; `components` is 0 where its header does not say so early."""

    rows: int
    columns: int
    components: int


def coded_size(head: bytes) -> CodedSize | None:
    """The size stated by a JPEG, JPEG-LS, JPEG 2000, HTJ2K or JPEG XL stream, or None where none is found.

    `head`: the first `HEAD_BYTES` of one frame. A height of 0 (given later, by DNL) counts as not found.
    """
    if head.startswith(b"\xff\xd8"):
        return _jpeg(head)
    if head.startswith(b"\xff\x4f\xff\x51"):
        return _jpeg2000(head)
    if head.startswith(_JP2_SIGNATURE):
        start = head.find(b"\xff\x4f\xff\x51")
        return _jpeg2000(head[start:]) if start >= 0 else None
    if head.startswith(b"\xff\x0a"):
        return _jpeg_xl(head[2:])
    if head.startswith(_JXL_SIGNATURE):
        start = max(head.find(b"jxlc\xff\x0a") + 4, head.find(b"jxlp") + 8 if b"jxlp" in head else 3)
        return _jpeg_xl(head[start + 2 :]) if start > 3 else None
    return None


def _jpeg(head: bytes) -> CodedSize | None:
    """Walk the marker segments to the frame header (ISO/IEC 10918-1, B.2.2)."""
    at = 2
    while at + 10 <= len(head):
        if head[at] != 0xFF:
            return None
        marker = head[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _START_OF_FRAME or marker == _JPEG_LS_FRAME:
            rows, columns, components = struct.unpack_from(">HHB", head, at + 5)
            return CodedSize(rows, columns, components) if rows and columns else None
        at += 2 if marker in _WITHOUT_LENGTH else 2 + struct.unpack_from(">H", head, at + 2)[0]
    return None


def _jpeg2000(head: bytes) -> CodedSize | None:
    """The SIZ segment (ISO/IEC 15444-1, A.5.1): the image area is the reference grid less its offset."""
    if len(head) < 42:
        return None
    width, height, left, top = struct.unpack_from(">IIII", head, 8)
    (components,) = struct.unpack_from(">H", head, 40)
    return CodedSize(height - top, width - left, components)


class _Bits:
    """Little-endian bits, lowest first (ISO/IEC 18181-1, 5.2)."""

    def __init__(self, data: bytes) -> None:
        self._value, self._left = int.from_bytes(data[:16], "little"), 8 * len(data[:16])

    def take(self, count: int) -> int:
        taken = self._value & ((1 << count) - 1)
        self._value >>= count
        self._left -= count
        return taken if self._left >= 0 else 0


def _jpeg_xl(data: bytes) -> CodedSize | None:
    """SizeHeader (ISO/IEC 18181-1, 7.1)."""
    if not data:
        return None
    bits = _Bits(data)
    small = bits.take(1)
    rows = _jpeg_xl_length(bits, small)
    ratio = bits.take(3)
    if ratio == 0:
        return CodedSize(rows, _jpeg_xl_length(bits, small), 0)
    numerator, denominator = _JXL_RATIOS[ratio - 1]
    return CodedSize(rows, rows * numerator // denominator, 0)


def _jpeg_xl_length(bits: _Bits, small: int) -> int:
    return 8 * (bits.take(5) + 1) if small else bits.take((9, 13, 18, 30)[bits.take(2)]) + 1


def check_codestream(data: bytes, shape: tuple[int, int], name: str, max_scans: int) -> None:
    """Refuse a JPEG, JPEG-LS, JPEG 2000 or JPEG XL frame that is not of `shape` (rows, columns).

    Raises LimitExceeded where it would unfold to more than the header says, else FileFault.

    A frame in another coding, or too broken to state a size, passes: its decoder judges it. `max_scans`: each scan of a
    progressive JPEG costs a pass over the whole picture.
    """
    size = coded_size(data[:HEAD_BYTES])
    if size is not None and (size.rows, size.columns) != shape:
        larger = size.rows * size.columns > shape[0] * shape[1]
        raise (LimitExceeded if larger else FileFault)(
            f"{name} says {shape[1]} x {shape[0]} pixels, but its compressed data say {size.columns} x {size.rows}; "
            "ask for it again."
        )
    if size is not None and size.components > MAX_COMPONENTS:
        raise FileFault(
            "{name} has {components} components for one picture; ask for it again.",
            name=name,
            components=size.components,
        )
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > max_scans:
        raise LimitExceeded(
            "{name} has more than {max_scans} JPEG scans for one picture (settings: max_jpeg_scans); ask for it again.",
            name=name,
            max_scans=max_scans,
        )
