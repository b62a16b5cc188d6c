"""Linux: libraries without the symbol tables that only debuggers read. What the loader maps of them stays as it is.

Wheels come with them: 90 MB of libtorch_cpu alone. The names by which libraries find each other are another table.
"""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from stub_libraries import Entry

WORTH_BYTES = 500_000  # what is smaller is left as its maker has built it
UNCHANGED = ("nvidia/",)  # NVIDIA's licence allows no change
_LOAD, _TLS = 1, 7  # PT_LOAD, PT_TLS
_HEADER_BYTES = 64


class Segment(NamedTuple):
    """A program header of ELF, 64 bits."""

    kind: int
    flags: int
    offset: int
    address: int
    physical: int
    file_bytes: int
    memory_bytes: int
    alignment: int


def segments(content: bytes) -> list[Segment]:
    (start,) = struct.unpack_from("<Q", content, 32)
    size, count = struct.unpack_from("<HH", content, 54)
    return [Segment(*struct.unpack_from("<IIQQQQQQ", content, start + i * size)) for i in range(count)]


def same_when_loaded(one: Path, other: Path) -> bool:
    """Whether the loader maps the same bytes to the same places, but for where the file's own tables stand."""
    return _mapped(one.read_bytes()) == _mapped(other.read_bytes())


def _mapped(content: bytes) -> list[tuple[Segment, bytes]]:
    found: list[tuple[Segment, bytes]] = []
    headers = _HEADER_BYTES + len(segments(content)) * struct.calcsize("<IIQQQQQQ")
    for segment in segments(content):
        begin = max(segment.offset, headers) if segment.kind == _LOAD else 0
        end = segment.offset + segment.file_bytes if segment.kind == _LOAD else 0
        misplaced = segment.kind == _LOAD and (segment.offset - segment.address) % segment.alignment
        # The loader rounds a thread's block up to its alignment itself; ld writes it rounded, strip does not.
        rounded = max(1, segment.alignment) if segment.kind == _TLS else 1
        memory_bytes = -(-segment.memory_bytes // rounded) * rounded
        found.append((segment._replace(offset=misplaced, memory_bytes=memory_bytes), content[begin:end]))
    return found


def without_symbols(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """PyInstaller's entries, with slimmer copies in `folder` of those libraries that it is worth for."""
    return [(name, str(_slimmer(name, Path(source), kind, folder)), kind) for name, source, kind in entries]


def _slimmer(name: str, library: Path, kind: str, folder: Path) -> Path:
    if kind not in ("BINARY", "EXTENSION") or name.startswith(UNCHANGED) or library.stat().st_size < WORTH_BYTES:
        return library
    slim = folder / name
    slim.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["strip", "--strip-unneeded", "-o", slim, library], check=True)
    saved = library.stat().st_size - slim.stat().st_size
    if saved >= WORTH_BYTES and same_when_loaded(library, slim):
        return slim
    slim.unlink()
    return library
