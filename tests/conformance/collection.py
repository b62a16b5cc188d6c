"""The files that are compared: the shared collection (malformed apart) and what lies in pydicom's own wheel."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pydicom.data
from pydicom import dcmread

SHARED = Path(__file__).resolve().parents[3] / "shared" / "dicom"
WHEEL = Path(pydicom.data.__file__).parent
_NO_DICOM = frozenset({".py", ".pyc", ".json", ".md", ".txt", ".tsv", ".icc", ".gz", ".dump"})
_PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")


def files_with_pixels() -> Iterator[tuple[str, Path]]:
    """(name, path) of every file that has both a size and pixels; the name is free of this machine's folders."""
    for root, prefix in ((SHARED, "shared"), (WHEEL, "pydicom")):
        for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix not in _NO_DICOM):
            relative = path.relative_to(root)
            if "malformed" not in relative.parts and _has_pixels(path):
                yield f"{prefix}/{relative.as_posix()}", path


def _has_pixels(path: Path) -> bool:
    """Judged by pydicom alone, so that nothing that Overread refuses goes uncounted."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dataset = dcmread(path, force=True)
        return "Rows" in dataset and any(keyword in dataset for keyword in _PIXELS)
