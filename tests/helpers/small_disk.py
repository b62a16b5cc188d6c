"""A disk of a few megabytes of the test's own, which can be made as full as a test wants it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PAGE_BYTES = 4096
PLENTY = 10_000


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """`folder`: where it is mounted. Every test puts its files there beside the `filler`."""

    folder: Path

    def leave_pages(self, pages: int) -> None:
        """So many pages of 4096 bytes are free from now on, and no more."""
        self.make_room()
        state = os.statvfs(self.folder)
        taken = state.f_bavail * state.f_frsize - pages * PAGE_BYTES
        assert taken > 0, "the disk is smaller than what should be left free"
        with self._filler.open("wb", buffering=0) as filler:
            os.posix_fallocate(filler.fileno(), 0, taken)

    def leave_files(self, files: int) -> None:
        """So many files and folders can be made from now on, whatever they hold."""
        state = os.statvfs(self.folder)
        self._remount(state.f_files - state.f_ffree + files)

    def make_room(self) -> None:
        self._filler.unlink(missing_ok=True)
        self._remount(PLENTY)

    def _remount(self, files: int) -> None:
        subprocess.run(["mount", "-o", f"remount,nr_inodes={files}", str(self.folder)], check=True)

    @property
    def _filler(self) -> Path:
        return self.folder / "filler"


@contextmanager
def small_disk(folder: Path, megabytes: int = 8) -> Iterator[SmallDisk]:
    """Mounted at `folder`, which is made; skips the test where mounting is not allowed."""
    folder.mkdir()
    options = f"size={megabytes}m,nr_inodes={PLENTY},mode=755"
    done = (
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False)
        if sys.platform == "linux"
        else None
    )
    if done is None or done.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
