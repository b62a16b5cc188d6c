"""What an export has made ready, kept in the destination until all of it is published.

Each frame has a folder with its files and a record of them with their hashes, and gets a seal once it has been
verified. An export that is killed leaves all of it behind; the same order finds it and goes on with the frames that are
not whole or have no seal.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from core.export.faults import told_as_export_faults
from core.export.order import ExportOrder

STAGING, LOCK = ".overread-part", "lock"
_ORDER, _RECORD, _SEAL, _FRAMES = "order.json", "record.json", "clean", "frames"


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A file that waits. `sha256`: of its content when it was written."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class StagedFrame:
    """A frame that is ready. `rows`: what the tables say of it. `files`: by kind, "picture" and "dicom"."""

    name: str
    rows: dict[str, Any]
    files: dict[str, StagedFile]


def stopped_order(destination: Path) -> ExportOrder | None:
    """What an export into this folder had been asked for that was broken off or stopped; None where there is none."""
    stated = Staging(destination).order()
    with suppress(msgspec.ValidationError):
        order = msgspec.convert(stated, ExportOrder)
        if order.formats and order.to_json() == stated:
            return order
    return None


class Staging:
    """The staging folder of a destination. Raises ExportFault where it cannot be written."""

    def __init__(self, destination: Path) -> None:
        self._destination = destination
        self.folder = destination / STAGING

    def begin(self, order: dict[str, object], fingerprint: str) -> None:
        """Go on with what an earlier call of the same fingerprint has left, or start anew."""
        with told_as_export_faults(self._destination):
            if self.order() is None or self._stated().get("fingerprint") != fingerprint:
                self.clear()
                (self.folder / _FRAMES).mkdir(parents=True)
                self._write(self.folder / _ORDER, {"fingerprint": fingerprint, "order": order})
            # An export that was killed while it cleared up may have left its order alone.
            (self.folder / _FRAMES).mkdir(exist_ok=True)

    def order(self) -> dict[str, Any] | None:
        """What the export that was broken off had been asked for; None where there is none."""
        order = self._stated().get("order")
        return order if isinstance(order, dict) else None

    def frame(self, name: str, digest: str) -> StagedFrame | None:
        """A verified frame of the same words; None where it is not there, or not as it was written."""
        if not (self._of(name) / _SEAL).is_file():
            return None
        try:
            stated = json.loads((self._of(name) / _RECORD).read_bytes())
            if stated["digest"] != digest:
                return None
            files = {
                kind: StagedFile(self._of(name) / file, sha256) for kind, (file, sha256) in stated["files"].items()
            }
            whole = all(hashlib.sha256(file.path.read_bytes()).hexdigest() == file.sha256 for file in files.values())
            return StagedFrame(name, stated["rows"], files) if whole else None
        except (OSError, ValueError, KeyError, TypeError):
            return None  # broken off while it was written: it is made again

    def put(self, name: str, digest: str, rows: dict[str, Any], contents: dict[str, tuple[str, bytes]]) -> StagedFrame:
        """Write a frame. `contents`: by kind, the file's name and its bytes."""
        folder = self._of(name)
        with told_as_export_faults(self._destination):
            if folder.exists():
                shutil.rmtree(folder)
            folder.mkdir()
            files = {}
            for kind, (file, data) in contents.items():
                (folder / file).write_bytes(data)
                files[kind] = StagedFile(folder / file, hashlib.sha256(data).hexdigest())
            named = {kind: (file.path.name, file.sha256) for kind, file in files.items()}
            self._write(folder / _RECORD, {"digest": digest, "rows": rows, "files": named})
        return StagedFrame(name, rows, files)

    def seal(self, name: str) -> None:
        """Note that a frame has been verified."""
        with told_as_export_faults(self._destination):
            (self._of(name) / _SEAL).touch()

    def frame_folder(self, name: str) -> Path:
        return self._of(name)

    def drop(self, name: str) -> None:
        """Take a frame away that may not go out after all."""
        with told_as_export_faults(self._destination):
            shutil.rmtree(self._of(name))

    def clear(self) -> None:
        """Remove all of it but the lock, which `alone_in` takes away."""
        with told_as_export_faults(self._destination):
            for entry in self.folder.iterdir() if self.folder.exists() else ():
                if entry.is_dir():
                    shutil.rmtree(entry)
                elif entry.name != LOCK:
                    entry.unlink()

    def _of(self, name: str) -> Path:
        return self.folder / _FRAMES / name

    def _stated(self) -> dict[str, Any]:
        try:
            stated = json.loads((self.folder / _ORDER).read_bytes())
        except (OSError, ValueError):
            return {}
        return stated if isinstance(stated, dict) else {}

    def _write(self, path: Path, value: object) -> None:
        part = path.with_suffix(".part")
        part.write_bytes(json.dumps(value).encode())
        os.replace(part, path)
