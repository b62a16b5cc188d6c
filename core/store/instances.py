"""The kept copies of flagged instances: `instances/<aa>/<sha256>` in the data folder, named by their content.

A copy has no suffix and no name of the original: the readers of files go by content.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import threading
from pathlib import Path

from core.errors import StoreFault
from core.study import FrameOrigin


class InstanceFolder:
    """Copies in, whole or not at all; usable from any thread and from several processes at once."""

    def __init__(self, data_dir: Path) -> None:
        self._root = data_dir / "instances"
        self._lock = threading.Lock()

    def keep(self, origin: FrameOrigin, content: bytes | None = None) -> None:
        """Copy the original, unless a whole copy is there. A missing or changed original is no error.

        `content`: its bytes, where it is no file of its own but a member of an archive. Raises StoreFault where the
        copy cannot be written.
        """
        target, source = self._path(origin), Path(origin.path)
        with self._lock:
            if _is(target, origin.sha256) or not _is(source if content is None else content, origin.sha256):
                return
            try:
                _copy(source if content is None else content, target)
            except OSError as error:
                raise StoreFault(
                    "The flagged image cannot be copied to {root} ({reason}); free some space, "
                    "check the rights, or set keep_instances to refer.",
                    root=self._root,
                    reason=error.strerror or error,
                ) from error

    def find(self, origin: FrameOrigin) -> Path | None:
        """The kept copy if it is whole, else the original if it still has that content, else None."""
        return next((p for p in (self._path(origin), Path(origin.path)) if _is(p, origin.sha256)), None)

    def remove(self, sha256: str) -> bool:
        """Delete the copy of a file, and what a kill left of one; whether there was any. Raises StoreFault."""
        folder = self._root / sha256[:2]
        try:
            copies = list(folder.glob(f"{sha256}*"))
            for copy in copies:
                copy.unlink(missing_ok=True)
        except OSError as error:
            raise StoreFault(
                "The kept image {folder} cannot be deleted ({reason}); check its rights.",
                folder=folder / sha256,
                reason=error.strerror or error,
            ) from error
        return bool(copies)

    def _path(self, origin: FrameOrigin) -> Path:
        return self._root / origin.sha256[:2] / origin.sha256


def _is(held: Path | bytes, sha256: str) -> bool:
    """Whether the file is there, readable, and has that content; or whether the bytes are that content."""
    try:
        with _opened(held) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except (OSError, ValueError):  # ValueError: a path with a null character
        return False


def _opened(held: Path | bytes) -> io.BufferedReader | io.BytesIO:
    return io.BytesIO(held) if isinstance(held, bytes) else held.open("rb")


def _copy(source: Path | bytes, target: Path) -> None:
    """Write beside the target under a name of this process's own, make it durable, then rename."""
    target.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # with parents, only the last has the mode
    target.parent.mkdir(mode=0o700, exist_ok=True)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with _opened(source) as original, part.open("wb") as copy:
            shutil.copyfileobj(original, copy, 2**20)
            copy.flush()
            os.fsync(copy.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    _make_durable(target.parent)


def _make_durable(folder: Path) -> None:
    """A rename lasts once its folder is synced; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
