"""The folder that an ImageFolder export is written to.

Pictures are written into a staging folder inside it first and moved when all are there, so that an export that breaks
off leaves the folder as it was. While it is being changed there is no MANIFEST.sha256; it is written last.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.errors import ExportFault
from core.export.labels import LabelRow, encode_labels, read_labels

FORMAT = "overread imagefolder"
STAGING, LABELS, PROVENANCE, MANIFEST = ".overread-part", "labels.csv", "provenance.json", "MANIFEST.sha256"
_PICTURE = re.compile(r"[a-z0-9_]+/[0-9a-f]{16}\.png")


class ExportFolder:
    """A destination: absent, empty, or an earlier export of ours, to which this one adds."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._staging = root / STAGING

    @property
    def manifest(self) -> Path:
        return self._root / MANIFEST

    def open(self) -> list[LabelRow]:
        """Make the folder ready; the rows of the earlier export whose pictures are still there.

        Raises ExportFault where the folder holds anything else, or cannot be written.
        """
        with self._told_as_export_faults():
            self._check()
            self.clear_staging()
            self._staging.mkdir(parents=True)
            rows = read_labels(self._root / LABELS)
        return [row for row in rows if _PICTURE.fullmatch(row["file"]) and (self._root / row["file"]).is_file()]

    def stage(self, name: str, view: NDArray[np.uint8]) -> None:
        """Write a picture (uint8, rows x columns) as 8-bit grey PNG without metadata, not yet in its place."""
        with self._told_as_export_faults():
            Image.fromarray(view).save(self._staging / name, format="PNG")

    def publish(self, staged: list[LabelRow], rows: list[LabelRow], provenance: dict[str, object]) -> None:
        """Move the `staged` pictures to their places and write what describes `rows`, all pictures of the export.

        `provenance.json` comes first: it marks the folder as ours, should this be cut short.
        """
        with self._told_as_export_faults():
            self.manifest.unlink(missing_ok=True)
            self._write(PROVENANCE, json.dumps(provenance, indent=2).encode() + b"\n")
            for row in staged:
                target = self._root / row["file"]
                target.parent.mkdir(exist_ok=True)
                (self._staging / target.name).replace(target)
            self._sweep({row["file"] for row in rows})
            self._write(LABELS, encode_labels(rows))
            self._write(MANIFEST, self._hashes([PROVENANCE, LABELS, *(row["file"] for row in rows)]))

    def clear_staging(self) -> None:
        """Remove what an export, this or an earlier one, left in the staging folder."""
        with self._told_as_export_faults():
            if self._staging.exists():
                shutil.rmtree(self._staging)

    def _check(self) -> None:
        if not self._root.exists():
            return
        if any(entry.name != STAGING for entry in self._root.iterdir()) and not self._is_ours():
            raise ExportFault(
                f"{self._root} holds other files than an export of Overread; choose an empty or a new folder."
            )

    def _is_ours(self) -> bool:
        try:
            stated = json.loads((self._root / PROVENANCE).read_bytes())
        except (FileNotFoundError, ValueError):
            return False
        return isinstance(stated, dict) and stated.get("format") == FORMAT

    def _sweep(self, wanted: set[str]) -> None:
        """Remove our pictures that no row names: relabelled ones, and those of an export that was cut short."""
        for picture in self._root.glob("*/*.png"):
            name = picture.relative_to(self._root).as_posix()
            if _PICTURE.fullmatch(name) and name not in wanted:
                picture.unlink()
                if not any(picture.parent.iterdir()):
                    picture.parent.rmdir()

    def _write(self, name: str, data: bytes) -> None:
        part = self._staging / name
        part.write_bytes(data)
        part.replace(self._root / name)

    def _hashes(self, names: list[str]) -> bytes:
        """In the format of `sha256sum -c`."""
        lines = [f"{hashlib.sha256((self._root / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
        return "".join(lines).encode()

    @contextmanager
    def _told_as_export_faults(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise ExportFault(
                f"The export folder {self._root} cannot be written ({error.strerror or error}); check the rights and "
                "the free space, or choose another folder."
            ) from error
