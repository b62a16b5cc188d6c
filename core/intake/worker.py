"""The verbs of the two reader processes. Imports of pydicom and Pillow happen there, never in the window's process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from core.errors import WorkerOutOfMemory
from core.workers.child import silence_libraries

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.dicom.files import ScannedFile
    from core.dicom.reading import SourceFile
    from core.presentation import PresentationState
    from core.settings import Limits
    from core.study import Frame


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """Frame `number` (from 1) of `path`; `side_px` above 0 asks for a thumbnail instead."""

    path: str
    number: int
    side_px: int = 0

    @property
    def subject(self) -> str:
        return self.path


@dataclass(frozen=True, slots=True, eq=False)
class Thumbnail:
    """A small picture, uint8 (h, w) or (h, w, 3). `sha256`: of the file; `file`: what a scan of its very bytes says."""

    pixels: NDArray[np.uint8]
    file: object
    sha256: str


@dataclass(frozen=True, slots=True)
class ScanRequest:
    """List everything below `paths` but what is in `done`; announce each of the next `careful` files before it."""

    paths: tuple[str, ...]
    done: frozenset[str] = frozenset()
    careful: int = 0


def _identity(path: str) -> tuple[object, ...]:
    """What tells a file from another one that took its path, the next disc's for instance; of a member, its archive."""
    from core.dicom.archives import member_of

    inside = member_of(path)
    try:
        status = os.stat(inside[0] if inside is not None else path)
    except (OSError, ValueError):
        return (path,)
    return (path, status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


@contextmanager
def _memory_faults_named(path: str) -> Iterator[None]:
    try:
        yield
    except MemoryError:
        raise WorkerOutOfMemory(
            "{path} needs more memory than one image may take (settings: max_read_memory_bytes); ask for it again.",
            path=path,
        ) from None


def serve_scan(limits: Limits) -> dict[str, Callable[[Any, Callable[[Any], None]], Any]]:
    """The scanning process: one verb, which reports files in batches (see `core.intake.scan`)."""

    silence_libraries()

    def scan(request: ScanRequest, report: Callable[[Any], None]) -> None:
        from core.intake.scan import scan_paths

        scan_paths(request, limits, report)

    return {"scan": scan}


def serve_read(limits: Limits) -> dict[str, Callable[[Any, Callable[[Any], None]], Any]]:
    """The decoding process."""
    silence_libraries()
    # The last file stays open: its frames and its thumbnail are asked for in a row.
    opened: list[tuple[tuple[object, ...], SourceFile, ScannedFile]] = []

    def source_of(path: str) -> tuple[SourceFile, ScannedFile]:
        from core.dicom.reading import open_source
        from core.dicom.scanning import scan_source

        identity = _identity(path)
        if not opened or opened[0][0] != identity:
            source = open_source(path, limits)
            opened[:] = [(identity, source, scan_source(source))]
        return opened[0][1:]

    def read(request: ReadRequest, report: Callable[[Any], None]) -> Frame:
        from core.dicom.reading import read_frame

        with _memory_faults_named(request.path):
            source, file = source_of(request.path)
            return replace(read_frame(source, request.number), file=file)

    def thumbnail(request: ReadRequest, report: Callable[[Any], None]) -> Thumbnail:
        from core.imaging.thumbnail import thumbnail as shrink

        frame = read(request, report)
        return Thumbnail(shrink(frame, request.side_px), frame.file, frame.origin.sha256)

    def read_header(request: ReadRequest, report: Callable[[Any], None]) -> tuple[str, int]:
        with _memory_faults_named(request.path):
            source, _ = source_of(request.path)
            return source.sha256, source.frame_count

    verbs = {"read": read, "thumbnail": thumbnail, "count": read_header}
    return verbs | _whole_file_verbs(limits)


def _whole_file_verbs(limits: Limits) -> dict[str, Callable[[Any, Callable[[Any], None]], Any]]:
    def content(request: ReadRequest, report: Callable[[Any], None]) -> bytes:
        from core.dicom.reading import read_bytes

        with _memory_faults_named(request.path):
            return read_bytes(request.path, limits)

    def presentation(request: ReadRequest, report: Callable[[Any], None]) -> PresentationState:
        from core.dicom.presentation_states import read_presentation_state

        with _memory_faults_named(request.path):
            return read_presentation_state(request.path, limits)

    return {"content": content, "presentation": presentation}
