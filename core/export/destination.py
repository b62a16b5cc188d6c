"""The folder of one format of an export: what it holds, and how what is new is put into it.

While it is being changed there is no MANIFEST.sha256; it is written last.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.errors import ExportFault
from core.export.faults import told_as_export_faults
from core.export.order import FormatName
from core.export.staging import STAGING, StagedFile

PROVENANCE, MANIFEST = "provenance.json", "MANIFEST.sha256"
_OURS = re.compile(r"[a-z0-9_]+/[0-9a-f]{16}\.(?:png|dcm)")


@dataclass(frozen=True, slots=True)
class Content:
    """All that a format's folder is to hold, by names with forward slashes, beside provenance and manifest.

    `fresh`: staged files to put there. `kept`: files of an earlier export that stay. `tables`: text that describes
    all of them. `count`: of what it holds. `stated`: what the provenance says of it beyond that.
    """

    fresh: dict[str, StagedFile]
    kept: tuple[str, ...]
    tables: dict[str, bytes]
    count: int
    stated: dict[str, object] = field(default_factory=dict)


class FormatFolder:
    """A destination of one format: absent, empty, or an earlier export of ours, to which this one adds."""

    def __init__(self, root: Path, name: FormatName) -> None:
        self.root, self._name = root, name

    @property
    def format(self) -> str:
        """What the provenance calls it."""
        return f"overread {self._name}"

    @property
    def manifest(self) -> Path:
        return self.root / MANIFEST

    def check(self) -> None:
        """Raises ExportFault where the folder holds anything but an export of this format, or cannot be read."""
        with told_as_export_faults(self.root):
            if not self.root.exists():
                return
            others = any(entry.name != STAGING for entry in self.root.iterdir())
        if others and self.provenance().get("format") != self.format:
            raise ExportFault(
                "{root} holds other files than an export of Overread as {name}; choose an empty or a new folder.",
                root=self.root,
                name=self._name,
            )

    def provenance(self) -> dict[str, Any]:
        """What the earlier export states; empty where there is none."""
        try:
            stated = json.loads((self.root / PROVENANCE).read_bytes())
        except (OSError, ValueError):
            return {}
        return stated if isinstance(stated, dict) else {}

    def publish(self, content: Content, provenance: dict[str, object], staging: Path) -> dict[str, str]:
        """Put everything in its place but the manifest (`seal`); the SHA-256 of each file by its name, as it states
        them.

        `provenance.json` comes first: it marks the folder as ours, should this be cut short.
        """
        with told_as_export_faults(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            self.manifest.unlink(missing_ok=True)
            tables = {PROVENANCE: json.dumps(provenance, indent=2).encode() + b"\n", **content.tables}
            self._write(PROVENANCE, tables[PROVENANCE], staging)
            for name, file in content.fresh.items():
                _put(file.path, self.root / name)
            self._sweep({*content.fresh, *content.kept})
            for name, data in content.tables.items():
                self._write(name, data, staging)
            hashes = {name: hashlib.sha256(data).hexdigest() for name, data in tables.items()}
            hashes |= {name: file.sha256 for name, file in content.fresh.items()}
            kept = (name for name in content.kept if name not in hashes)
            hashes |= {name: hashlib.sha256((self.root / name).read_bytes()).hexdigest() for name in kept}
        return hashes

    def seal(self, hashes: dict[str, str], staging: Path) -> None:
        """Write the manifest: the folder is whole."""
        with told_as_export_faults(self.root):
            self._write(MANIFEST, encode_hashes(hashes), staging)

    def _sweep(self, wanted: set[str]) -> None:
        """Remove our files that no table names: relabelled ones, and those of an export that was cut short."""
        for file in self.root.glob("*/*"):
            name = file.relative_to(self.root).as_posix()
            if _OURS.fullmatch(name) and name not in wanted:
                file.unlink()
                if not any(file.parent.iterdir()):
                    file.parent.rmdir()

    def _write(self, name: str, data: bytes, staging: Path) -> None:
        part = staging / f"{self._name}.{name}"
        part.write_bytes(data)
        part.replace(self.root / name)


def encode_hashes(hashes: dict[str, str]) -> bytes:
    """In the format of `sha256sum -c`, by name."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items())).encode()


def _put(staged: Path, target: Path) -> None:
    """The same file under another name, or a copy where the disk knows no second names."""
    target.parent.mkdir(exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(staged, target)
    except OSError:
        shutil.copyfile(staged, target)
