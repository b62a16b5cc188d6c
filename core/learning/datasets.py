"""Labelled images: a training manifest (CSV), an export of Overread or an ImageFolder, as records, and their pixels.

A manifest needs `file` and `label`, or `file` and a column `finding:KEY` for each finding; `split`, `source`, `patient`
and `region_x`, `region_y`, `region_width`, `region_height` are used where present. A folder is either
`<label>/<image>` or `<split>/<label>/<image>`; an export of Overread is read by its `labels.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.dicom.reading import open_source, read_frame
from core.errors import DatasetError, listed
from core.findings import Region
from core.imaging.network_input import network_view
from core.imaging.window import PERCENTILES_DEFAULT

SPLITS = ("train", "val", "test")
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".dcm")
INDEX_FILES = ("manifest.csv", "labels.csv")  # of a prepared set, and of an export
FINDING_PREFIX = "finding:"
REGION_COLUMNS = ("region_x", "region_y", "region_width", "region_height")


@dataclass(frozen=True, slots=True)
class LabelledImage:
    """One image with its label. `split` is '' where the set states none; `patient` falls back to the file's name, and
    `patient_stated` tells the two apart.

    `findings`: present or absent, for the findings that are known of the image; those left out are unknown. `region`:
    where the reader who corrected the image saw the finding `region_of`, in pixels of the image. `columns`: the whole
    row of the manifest, by column; empty for a folder. `sha256`: of the file, '' before it was looked at.
    """

    path: Path
    label: str
    split: str
    source: str
    patient: str
    findings: Mapping[str, bool] = field(default_factory=dict)
    region: Region | None = None
    region_of: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    patient_stated: bool = True
    sha256: str = ""


def read_dataset(path: Path) -> list[LabelledImage]:
    """Read a manifest CSV or a folder. Raises DatasetError with one sentence when it cannot be used."""
    if path.is_dir():
        index = next((path / name for name in INDEX_FILES if (path / name).is_file()), None)
        records = _from_csv(index) if index is not None else _from_folder(path)
    elif path.is_file():
        records = _from_csv(path)
    else:
        raise DatasetError("{path} does not exist; name a manifest CSV or a folder of class folders.", path=path)
    if not records:
        raise DatasetError("{path} holds no labelled image; expected one folder for each class.", path=path)
    return records


def _from_csv(path: Path) -> list[LabelledImage]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as stream:
            reader = csv.DictReader(stream)
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(
            "{path} cannot be read as CSV ({error}); save it as UTF-8 CSV.", path=path, error=error
        ) from error
    columns = set(reader.fieldnames or ())
    findings = sorted(name for name in columns if name.startswith(FINDING_PREFIX))
    if rows and ("file" not in columns or not ("label" in columns or findings)):
        raise DatasetError("{path} lacks the columns file and label; add them.", path=path)
    return [_record(path, line, row, findings) for line, row in enumerate(rows, start=2)]


def _record(path: Path, line: int, row: dict[str, str], findings: list[str]) -> LabelledImage:
    label, file = row.get("label") or "", row["file"]
    if not file or None in row.values() or not (label or findings):
        raise DatasetError(
            "Line {line} of {path} is incomplete; give it a file, a label and all its cells.", line=line, path=path
        )
    patient = (row.get("patient") or "").strip()
    return LabelledImage(
        path=path.parent / file,
        label=label,
        split=_split(row.get("split") or "", line, path),
        source=row.get("source") or "unknown",
        patient=patient or file,
        findings=_known(row, findings, line, path),
        region=_region(row, line, path),
        region_of=row.get("finding") or "",
        columns=row,
        patient_stated=bool(patient),
    )


def _split(word: str, line: int, path: Path) -> str:
    if word and word not in SPLITS:
        raise DatasetError(
            "Line {line} of {path} names the split {word}; write train, val, test or nothing.",
            line=line,
            path=path,
            word=word,
        )
    return word


def _known(row: dict[str, str], findings: list[str], line: int, path: Path) -> dict[str, bool]:
    """1 and 0 are known, an empty cell is not."""
    cells = {name.removeprefix(FINDING_PREFIX): row[name].strip() for name in findings}
    strange = next((cell for cell in cells.values() if cell not in ("", "0", "1")), None)
    if strange is not None:
        raise DatasetError(
            "Line {line} of {path} says {strange} of a finding; write 1, 0 or nothing (unknown).",
            line=line,
            path=path,
            strange=strange,
        )
    return {key: cell == "1" for key, cell in cells.items() if cell}


def _region(row: dict[str, str], line: int, path: Path) -> Region | None:
    cells = [row.get(name) or "" for name in REGION_COLUMNS]
    if not all(cells):
        return None
    try:
        x, y, width, height = (float(cell) for cell in cells)
    except ValueError as error:
        raise DatasetError(
            "Line {line} of {path} has a region that is no number ({error}); mend it.",
            line=line,
            path=path,
            error=error,
        ) from error
    if not np.isfinite([x, y, width, height]).all() or width <= 0 or height <= 0:
        raise DatasetError(
            "Line {line} of {path} has an empty region; give it a width and a height above 0.", line=line, path=path
        )
    return Region(x, y, width, height)


def _from_folder(root: Path) -> list[LabelledImage]:
    splits = [name for name in SPLITS if (root / name).is_dir()]
    if splits:
        _check_no_other_folder(root)
    records = []
    for split in splits or [""]:
        base = root / split
        for folder in sorted(entry for entry in base.iterdir() if entry.is_dir()):
            files = sorted(p for p in folder.rglob("*") if _is_image(p))
            names = (p.relative_to(root).as_posix() for p in files)
            records += [
                LabelledImage(p, folder.name, split, root.name, name, patient_stated=False)
                for p, name in zip(files, names, strict=True)
            ]
    return records


def _check_no_other_folder(root: Path) -> None:
    """Beside folders of splits, images of no split would be left out. Raises DatasetError."""
    for folder in sorted(entry for entry in root.iterdir() if entry.is_dir() and entry.name not in SPLITS):
        if any(_is_image(path) for path in folder.rglob("*")):
            raise DatasetError(
                "{folder} holds images and is no split; name it one of {splits}, or move it out of {root}.",
                folder=folder,
                splits=listed(SPLITS),
                root=root,
            )


def _is_image(path: Path) -> bool:
    """By its suffix; or a DICOM file by its first bytes (PS3.10 7.1), since scanners name theirs as they like."""
    if path.suffix.lower() in IMAGE_SUFFIXES:
        return True
    if path.name == "DICOMDIR" or not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return stream.read(132)[128:] == b"DICM"
    except OSError as error:
        raise DatasetError(
            "{path} cannot be read ({reason}); take it out or let it be read.", path=path, reason=error.strerror
        ) from error


def load_view(path: Path, percentiles: tuple[float, float] = PERCENTILES_DEFAULT) -> NDArray[np.uint8]:
    """The network's view of an image file: uint8 (rows, columns), the same path as at the reading station."""
    return network_view(read_frame(open_source(str(path))), percentiles)
