"""An export as one zip file: the same bytes for the same content, and nothing of the machine that wrote it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from core.export.destination import MANIFEST

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can state
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_PACKED = (".png",)  # gains nothing from being compressed again


def write_zip(folder: Path, target: Path) -> None:
    """All files that the folder's manifest names, by name, each folder's manifest after all others; what else lies
    there was not verified. Whole or not at all; raises OSError."""
    part = target.with_name(f".{target.name}.part")
    try:
        _write(folder, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def is_ours(path: Path) -> bool:
    """Whether a zip file is an export of Overread."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.rpartition("/")[2] == MANIFEST for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _write(folder: Path, part: Path) -> None:
    with zipfile.ZipFile(part, "w") as archive:
        for file in sorted(
            _files(folder), key=lambda file: (file.name == MANIFEST, file.relative_to(folder).as_posix())
        ):
            info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _NO_TIME)
            info.external_attr, info.create_system = _PLAIN_FILE, _UNIX
            info.compress_type = zipfile.ZIP_STORED if file.suffix in _PACKED else zipfile.ZIP_DEFLATED
            info.file_size = file.stat().st_size
            with file.open("rb") as source, archive.open(info, "w") as member:
                shutil.copyfileobj(source, member)


def _files(folder: Path) -> list[Path]:
    lines = (folder / MANIFEST).read_text("utf-8").splitlines()
    return [folder / MANIFEST, *(folder / line.partition("  ")[2] for line in lines)]
