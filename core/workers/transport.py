"""Messages over a pipe, with their pixels beside it in shared memory.

Pickle protocol 5 hands out the buffers of arrays; above `SHARED_FROM_BYTES` they travel in one block of shared memory
(8 MB: 0.5 ms, against 8 ms through a pipe). The receiver copies them out, read-only, and removes the block. On Windows
a block is gone as soon as nobody holds it open, be it before the receiver has come: there all goes through the pipe.
"""

from __future__ import annotations

import pickle
import sys
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from typing import Any

SHARED_FROM_BYTES = 256 * 1024
BLOCKS_STAY = sys.platform != "win32"  # until they are unlinked


@dataclass(frozen=True, slots=True)
class Packed:
    """`data` goes through the pipe; `block` names the shared memory that belongs to it, if any."""

    data: bytes
    block: str | None


def pack(value: Any, share: bool = BLOCKS_STAY) -> Packed:
    """Pickle `value`; large array buffers go to shared memory, with `share`."""
    buffers: list[pickle.PickleBuffer] = []
    body = pickle.dumps(value, protocol=5, buffer_callback=buffers.append)
    views = [buffer.raw() for buffer in buffers]
    lengths = [view.nbytes for view in views]
    if not share or sum(lengths) < SHARED_FROM_BYTES:
        return Packed(pickle.dumps((None, lengths, b"".join(views), body)), None)
    block = SharedMemory(create=True, size=sum(lengths))
    start = 0
    for view in views:
        _memory(block)[start : start + view.nbytes] = view
        start += view.nbytes
    block.close()
    return Packed(pickle.dumps((block.name, lengths, b"", body)), block.name)


def unpack(data: bytes) -> Any:
    """The value again; its arrays own their memory and are read-only."""
    name, lengths, inline, body = pickle.loads(data)
    if name is None:
        return pickle.loads(body, buffers=_cut(memoryview(inline), lengths))
    block = SharedMemory(name=name)
    try:
        buffers = _cut(_memory(block), lengths)
    finally:
        block.close()
        block.unlink()
    return pickle.loads(body, buffers=buffers)


def _memory(block: SharedMemory) -> memoryview:
    if block.buf is None:
        raise ValueError("the block of shared memory is closed")
    return block.buf


def _cut(whole: memoryview, lengths: list[int]) -> list[bytes]:
    parts, start = [], 0
    for length in lengths:
        parts.append(bytes(whole[start : start + length]))
        start += length
    return parts


def discard(packed: Packed) -> None:
    """Remove the shared memory of a message that nobody will receive."""
    if packed.block is None:
        return
    with suppress(FileNotFoundError):
        block = SharedMemory(name=packed.block)
        block.close()
        block.unlink()
