"""TensorBoard event files: scalars over steps, in the format that TensorBoard reads (TFRecord of Event messages).

Two messages with five fields between them do not need TensorFlow's or TensorBoard's own packages.
"""

from __future__ import annotations

import struct
import time
from pathlib import Path

_POLYNOMIAL = 0x82F63B78  # CRC-32C (Castagnoli), reflected


def _table() -> list[int]:
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ (_POLYNOMIAL if value & 1 else 0)
        table.append(value)
    return table


_TABLE = _table()


def crc32c(data: bytes) -> int:
    crc = 0xFFFFFFFF
    for byte in data:
        crc = (crc >> 8) ^ _TABLE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def _masked(data: bytes) -> bytes:
    crc = crc32c(data)
    return struct.pack("<I", ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF)


def _varint(value: int) -> bytes:
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def _text(field: int, data: bytes) -> bytes:
    return bytes([field << 3 | 2]) + _varint(len(data)) + data


def _event(step: int, content: bytes) -> bytes:
    return b"\x09" + struct.pack("<d", time.time()) + b"\x10" + _varint(step) + content


class EventFile:
    """One file of scalars. A resumed run opens a new one beside it; TensorBoard shows both as one."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._stream = (folder / f"events.out.tfevents.{time.time_ns()}.overread").open("wb")
        self._write(_event(0, _text(3, b"brain.Event:2")))

    def scalar(self, tag: str, value: float, step: int) -> None:
        """One point of the curve `tag`."""
        entry = _text(1, tag.encode()) + b"\x15" + struct.pack("<f", value)
        self._write(_event(step, _text(5, _text(1, entry))))

    def close(self) -> None:
        self._stream.close()

    def _write(self, record: bytes) -> None:
        length = struct.pack("<Q", len(record))
        self._stream.write(length + _masked(length) + record + _masked(record))
        self._stream.flush()
