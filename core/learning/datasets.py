"""Labelled images: a training manifest (CSV) or an ImageFolder, as records, and their pixels.

A manifest needs `file,label`; `split`, `source` and `patient` are used where present. A folder is either
`<label>/<image>` or `<split>/<label>/<image>`; Overread's own export is the first kind.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.dicom.reading import open_source, read_frame
from core.errors import DatasetError
from core.imaging.network_input import network_view
from core.imaging.window import PERCENTILES_DEFAULT

SPLITS = ("train", "val", "test")
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".dcm")


@dataclass(frozen=True, slots=True)
class LabelledImage:
    """One image with its label. `split` is '' where the set states none; `patient` falls back to the file's name."""

    path: Path
    label: str
    split: str
    source: str
    patient: str


def read_dataset(path: Path) -> list[LabelledImage]:
    """Read a manifest CSV or a folder. Raises DatasetError with one sentence when it cannot be used."""
    if path.is_dir():
        inside = path / "manifest.csv"
        records = _from_csv(inside) if inside.is_file() else _from_folder(path)
    elif path.is_file():
        records = _from_csv(path)
    else:
        raise DatasetError(f"{path} does not exist; name a manifest CSV or a folder of class folders.")
    if not records:
        raise DatasetError(f"{path} holds no labelled image; expected one folder for each class.")
    return records


def _from_csv(path: Path) -> list[LabelledImage]:
    try:
        with path.open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(f"{path} cannot be read as CSV ({error}); save it as UTF-8 CSV.") from error
    if rows and not {"file", "label"} <= set(rows[0]):
        raise DatasetError(f"{path} lacks the columns file and label; add them.")
    return [
        LabelledImage(
            path=path.parent / row["file"],
            label=row["label"],
            split=row.get("split") or "",
            source=row.get("source") or "unknown",
            patient=row.get("patient") or row["file"],
        )
        for row in rows
    ]


def _from_folder(root: Path) -> list[LabelledImage]:
    splits = [name for name in SPLITS if (root / name).is_dir()]
    records = []
    for split in splits or [""]:
        base = root / split
        for folder in sorted(entry for entry in base.iterdir() if entry.is_dir()):
            files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in IMAGE_SUFFIXES)
            records += [LabelledImage(p, folder.name, split, root.name, p.stem) for p in files]
    return records


def with_splits(records: list[LabelledImage], val_share: float, seed: int) -> list[LabelledImage]:
    """Where no split is stated, draw one by patient: a keyed hash decides, so the same patient never changes sides."""
    if any(record.split for record in records):
        return records
    drawn = []
    for record in records:
        digest = hashlib.sha256(f"{seed}:{record.patient}".encode()).digest()
        split = "val" if int.from_bytes(digest[:4], "big") / 2**32 < val_share else "train"
        drawn.append(LabelledImage(record.path, record.label, split, record.source, record.patient))
    return drawn


def check_no_leak(records: list[LabelledImage]) -> None:
    """Refuse a set in which one patient stands on both sides of a split."""
    seen: dict[str, str] = {}
    for record in records:
        earlier = seen.setdefault(record.patient, record.split)
        if earlier != record.split:
            raise DatasetError(
                f"Patient {record.patient} stands in both {earlier} and {record.split}; put each patient in one split."
            )


def load_view(path: Path, percentiles: tuple[float, float] = PERCENTILES_DEFAULT) -> NDArray[np.uint8]:
    """The network's view of an image file: uint8 (rows, columns), the same path as at the reading station."""
    return network_view(read_frame(open_source(str(path))), percentiles)
