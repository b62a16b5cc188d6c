"""What the commands share: the data folder, its settings, and the processes behind the border."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from core.bundles.library import Bundle, find_bundle
from core.dicom.files import ScannedFile
from core.errors import UsageFault
from core.inference.service import Engine
from core.intake.service import Reader
from core.paths import data_dir
from core.settings import Settings, load_settings

if TYPE_CHECKING:
    from core.store.database import Store

FRAMES_AHEAD = 6


class Services:
    """One command's surroundings; what is asked for first is made first."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.data_dir: Path = data_dir(args.data_dir)
        self.settings: Settings = load_settings(self.data_dir)
        self._bundle_name: str = getattr(args, "bundle", None) or self.settings.bundle
        self._device: str = getattr(args, "device", None) or self.settings.device

    def bundle(self) -> Bundle:
        return find_bundle(self._bundle_name, self.data_dir)

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        reader = Reader(self.settings.max_pixels)
        reader.start()
        try:
            yield reader
        finally:
            reader.close()

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        engine = Engine(self.bundle(), self._device)
        engine.start()
        try:
            yield engine
        finally:
            engine.close()

    @contextmanager
    def store(self) -> Iterator[Store]:
        from core.store.database import open_store

        store = open_store(self.data_dir)
        try:
            yield store
        finally:
            store.close()


def is_there(path: str) -> bool:
    """Whether a path leads to a file, to a folder, or into an archive."""
    named = Path(path)
    return named.exists() or any(parent.is_file() for parent in named.parents)


def existing(paths: list[str]) -> list[str]:
    """The paths as given; wrong use when none of them exists."""
    if not any(is_there(path) for path in paths):
        raise UsageFault(f"{paths[0]} does not exist; name a file or a folder.")
    return paths


def scan(reader: Reader, paths: list[str]) -> list[ScannedFile]:
    """Every file below the paths, in the order of their names; raises UsageFault when there is none."""
    found: list[ScannedFile] = []
    reader.scan(existing(paths), found.extend).result()
    if not found:
        raise UsageFault(f"{paths[0]} holds no file; name a folder with DICOM, PNG or JPEG files.")
    return found
