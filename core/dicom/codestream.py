"""What a compressed frame says of itself, read before a decoder allocates anything by it."""

from __future__ import annotations

import struct

from core.errors import FileFault

MAX_COMPONENTS = 4
MAX_SCANS = 200  # a progressive JPEG has about ten; each one costs a pass over the whole picture
_JXL_RATIOS = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_J2K_START = b"\xff\x4f\xff\x51"
_JXL_SIGNATURE = b"\x00\x00\x00\x0cJXL \x0d\x0a\x87\x0a"


def check_codestream(data: bytes, shape: tuple[int, int], name: str) -> None:
    """Raise FileFault where a JPEG, JPEG-LS, JPEG 2000 or JPEG XL frame is not of `shape` (rows, columns).

    A frame in another coding, or too broken to state a size, passes: its decoder judges it.
    """
    size = stated_size(data)
    if size is not None and size[0] != 0 and size != shape:  # JPEG may leave its number of lines open
        raise FileFault(
            f"{name} says {shape[1]} x {shape[0]} pixels, but its compressed data say {size[1]} x {size[0]}; "
            "ask for it again."
        )
    if (components := _j2k_components(data)) > MAX_COMPONENTS:
        raise FileFault(f"{name} has {components} JPEG 2000 components for one picture; ask for it again.")
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > MAX_SCANS:
        raise FileFault(f"{name} has more than {MAX_SCANS} JPEG scans for one picture; ask for it again.")


def stated_size(data: bytes) -> tuple[int, int] | None:
    """(rows, columns) by the codestream's own header; None where it is another coding or cut off."""
    try:
        if data.startswith(b"\xff\xd8"):
            return _jpeg_size(data)
        if data.startswith((b"\xff\x0a", _JXL_SIGNATURE)):
            return _jxl_size(data)
        start = data.find(_J2K_START, 0, 4096)  # bare, or in a JP2 box
        if start >= 0:
            columns, rows, left, top = struct.unpack_from(">4I", data, start + 8)
            return rows - top, columns - left
    except (struct.error, IndexError):
        return None
    return None


def _j2k_components(data: bytes) -> int:
    """Csiz of the SIZ marker (T.800 A.5.1); 0 where there is none."""
    start = data.find(_J2K_START, 0, 4096)
    return int.from_bytes(data[start + 40 : start + 42], "big") if start >= 0 else 0


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """The frame header (SOF, T.81 B.2.2; SOF55 of JPEG-LS, T.87 C.2.2)."""
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker == 0xF7 or (0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)):
            rows, columns = struct.unpack_from(">2H", data, at + 5)
            return rows, columns
        else:
            at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return None


def _jxl_size(data: bytes) -> tuple[int, int] | None:
    """SizeHeader of the codestream (ISO/IEC 18181-1), bare or in a box `jxlc` or `jxlp`."""
    start = 0
    if data.startswith(_JXL_SIGNATURE):
        start = next((at + 4 for at in (data.find(b"jxlc", 0, 4096),) if at >= 0), 0)
        if start == 0 and (at := data.find(b"jxlp", 0, 4096)) >= 0:
            start = at + 8
    if data[start : start + 2] != b"\xff\x0a":
        return None
    bits = _Bits(data[start + 2 : start + 18])
    eighths = bits.take(1) == 1
    rows = _jxl_side(bits, eighths)
    ratio = bits.take(3)
    if ratio == 0:
        return rows, _jxl_side(bits, eighths)
    numerator, denominator = _JXL_RATIOS[ratio - 1]
    return rows, rows * numerator // denominator


def _jxl_side(bits: _Bits, eighths: bool) -> int:
    if eighths:
        return 8 * (1 + bits.take(5))
    return 1 + bits.take((9, 13, 18, 30)[bits.take(2)])


class _Bits:
    """Bits of a short header, the lowest of each byte first."""

    def __init__(self, data: bytes) -> None:
        self._left = int.from_bytes(data, "little")

    def take(self, count: int) -> int:
        value = self._left & (1 << count) - 1
        self._left >>= count
        return value
