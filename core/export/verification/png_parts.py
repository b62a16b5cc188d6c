"""A PNG file, chunk by chunk (PNG specification, third edition, sections 5 and 11)."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import numpy as np
from PIL import Image

from core.export.verification.parts import Inflated, Part, Picture, PixelRange, Refused, Text, grey_views

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Chunks that carry figures about the pixels and no text.
_PLAIN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"pHYs", b"sBIT", b"bKGD", b"cHRM"}
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_INFLATED_LIMIT = 64 * 2**20


def png_parts(data: bytes, pictures: bool) -> Iterator[Part]:
    """The parts of a PNG file; its picture where `pictures` is asked for."""
    offset, number, compressed, ended = len(SIGNATURE), 0, [], False
    while offset + 12 <= len(data) and not ended:
        length, kind = struct.unpack_from(">I4s", data, offset)
        body = data[offset + 8 : offset + 8 + length]
        place = f"chunk {number}"
        if len(body) < length or zlib.crc32(kind + body) != int.from_bytes(data[offset + 8 + length :][:4], "big"):
            yield Refused(place, "the chunk is cut short or damaged")
            return
        if kind == b"IDAT":
            compressed.append(body)
            yield PixelRange(offset + 8, offset + 8 + length)
        else:
            yield from _chunk(kind, body, place)
        offset, number, ended = offset + 12 + length, number + 1, kind == b"IEND"
    if not ended or offset != len(data):
        yield Refused("the end of the file", "bytes stand behind the picture" if ended else "the picture is cut short")
    yield from _pixels(data, b"".join(compressed), pictures)


def _chunk(kind: bytes, body: bytes, place: str) -> Iterator[Part]:
    if kind in (b"tEXt", b"zTXt", b"iTXt", b"iCCP"):
        place = f"{place} ({kind.decode()})"
        yield from _text_chunk(kind, body, place)
    elif kind == b"eXIf":
        yield from _exif(body, f"{place} (eXIf)")
    elif kind not in _PLAIN:
        yield Refused(place, "a chunk of a kind that a picture of an export does not have")


def _text_chunk(kind: bytes, body: bytes, place: str) -> Iterator[Part]:
    keyword, _, rest = body.partition(b"\0")
    yield Text(place, keyword.decode("latin-1"))
    try:
        if kind == b"iTXt":
            packed, (language, _, rest) = rest[:1] == b"\1", rest[2:].partition(b"\0")
            translated, _, rest = rest.partition(b"\0")
            yield Text(place, f"{language.decode('latin-1')} {translated.decode('utf-8', 'replace')}")
            text = _inflated(rest) if packed else rest
            yield Text(place, text.decode("utf-8", "replace"))
        else:
            text = rest if kind == b"tEXt" else _inflated(rest[1:])
            yield Text(place, text.decode("latin-1"))
    except (zlib.error, ValueError):
        yield Refused(place, "its compressed text cannot be read")
        return
    yield Inflated(place, text)


def _inflated(data: bytes) -> bytes:
    """Raises ValueError where the text is longer than 64 MiB, or bytes stand behind it."""
    stream = zlib.decompressobj()
    text = stream.decompress(data, _INFLATED_LIMIT)
    if stream.unconsumed_tail or stream.unused_data or not stream.eof:
        raise ValueError("the compressed text does not end where its chunk does")
    return text


def _exif(body: bytes, place: str) -> Iterator[Part]:
    exif = Image.Exif()
    try:
        exif.load(body)
        fields = [*exif.items(), *(item for tag in (0x8769, 0x8825, 0xA005) for item in exif.get_ifd(tag).items())]
    except (ValueError, SyntaxError, OverflowError, OSError, struct.error, KeyError):
        yield Refused(place, "its EXIF data cannot be read")
        return
    for tag, value in fields:
        text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
        yield Text(f"{place} {tag:04X}", text)


def _pixels(data: bytes, compressed: bytes, pictures: bool) -> Iterator[Part]:
    stream = zlib.decompressobj()
    try:
        width, height, bits, colour, _, _, interlaced = struct.unpack_from(">IIBBBBB", data, 16)
        row = 1 + (width * bits * _CHANNELS[colour] + 7) // 8
        values = stream.decompress(compressed, row * height + 1)
    except (zlib.error, struct.error, KeyError):
        yield Refused("the pixels", "they cannot be decoded")
        return
    if interlaced or len(values) != row * height or stream.unused_data:
        yield Refused("the pixels", "they hold more or less than the picture's size asks for")
        return
    yield Inflated("the pixels", values, pixels=True)
    if pictures:
        yield from _picture(data)


def _picture(data: bytes) -> Iterator[Part]:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            grey = picture.mode in ("L", "I;16", "I")
            pixels = np.asarray(picture if grey else picture.convert("RGB"))
    except (OSError, ValueError, SyntaxError, OverflowError, Image.DecompressionBombError):
        yield Refused("the pixels", "they cannot be decoded")
        return
    for view in grey_views(pixels):
        yield Picture("the picture", view)
