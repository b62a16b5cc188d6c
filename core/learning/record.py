"""What a run leaves beside its bundle, so that it can be repeated and held to account."""

from __future__ import annotations

import csv
import hashlib
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from core.bundles.library import Bundle
from core.bundles.manifest import Manifest
from core.learning.datasets import LabelledImage
from core.learning.survey import FileFacts

TRAINING_FILES = "training_files.csv"
TRAINING_COLUMNS = ("sha256", "split", "label", "patient", "fingerprint")
_PACKAGES = ("overread", "torch", "torchvision", "timm", "numpy", "Pillow", "pydicom", "safetensors")


def write_training_files(records: Sequence[LabelledImage], facts: Sequence[FileFacts], path: Path) -> str:
    """`sha256,split,label,patient,fingerprint` of every image that trained or validated; returns the file's SHA-256.

    It is what a promotion holds against the comparison set. Neither names nor patients' ids: `patient` is
    `patient_digest`. Whoever can guess an id can recognise its digest, so the list of a set with real ids stays in the
    house.
    """
    rows = sorted(
        (fact.sha256, record.split, said_of(record), patient_digest(record), fact.fingerprint)
        for record, fact in zip(records, facts, strict=True)
        if record.split != "test" and not fact.fault
    )
    return _write_rows(rows, path)


@dataclass(frozen=True, slots=True)
class TrainingFiles:
    """The candidate's training_files.csv, column by column; `fault` says why it cannot be relied on, or ''."""

    sha256: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    patients: frozenset[str] = frozenset()
    fingerprints: tuple[str, ...] = ()
    fault: str = ""


def read_training_files(folder: Path, manifest: Manifest) -> TrainingFiles:
    path, stated = folder / TRAINING_FILES, manifest.provenance.training_files_sha256
    if not stated or not path.is_file():
        return TrainingFiles(fault=f"{'The manifest names' if path.is_file() else 'There is'} no list of its images")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != stated:
        return TrainingFiles(fault=f"{TRAINING_FILES} is not the list that the manifest vouches for")
    rows = list(csv.DictReader(data.decode("utf-8", "replace").splitlines()))
    if not rows or any(None in row.values() or set(row) != set(TRAINING_COLUMNS) for row in rows):
        return TrainingFiles(fault=f"{TRAINING_FILES} lacks rows, or one of {', '.join(TRAINING_COLUMNS)}")
    return TrainingFiles(
        sha256=tuple(row["sha256"] for row in rows),
        splits=tuple(row["split"] for row in rows),
        patients=frozenset(row["patient"] for row in rows) - {""},
        fingerprints=tuple(row["fingerprint"] for row in rows),
    )


def with_earlier_files(folder: Path, start: Bundle) -> str:
    """Add the images that trained `start` to the list in `folder`, since weights that are trained on hold them too.

    Returns the list's SHA-256; '' where `start` has no list to rely on: then none is left, for it would not be true.
    """
    if read_training_files(start.folder, start.manifest).fault:
        (folder / TRAINING_FILES).unlink(missing_ok=True)
        return ""
    rows: set[tuple[str, ...]] = set()
    for one in (folder, start.folder):
        with (one / TRAINING_FILES).open(newline="", encoding="utf-8") as stream:
            rows |= {tuple(row[name] for name in TRAINING_COLUMNS) for row in csv.DictReader(stream)}
    return _write_rows(sorted(rows), folder / TRAINING_FILES)


def _write_rows(rows: Sequence[tuple[str, ...]], path: Path) -> str:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(TRAINING_COLUMNS)
        writer.writerows(rows)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def patient_digest(record: LabelledImage) -> str:
    """32 hexadecimal digits of SHA-256 over the set's word for the patient; '' where the set states no patient."""
    if record.path.as_posix().endswith(record.patient):  # the file's name stands in
        return ""
    return hashlib.sha256(f"patient:{record.patient}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def said_of(record: LabelledImage) -> str:
    """The label, or the known findings as `key=1 other=0`."""
    return " ".join(f"{key}={int(there)}" for key, there in sorted(record.findings.items())) or record.label


def labelled_digest(records: Sequence[LabelledImage], hashes: Sequence[str]) -> str:
    """SHA-256 over the images' `hashes` and labels, in an order of its own: the same for the same set anywhere."""
    lines = sorted(f"{sha256} {said_of(record)}\n" for record, sha256 in zip(records, hashes, strict=True))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def run_record(command: str, training_files_sha256: str) -> dict[str, Any]:
    """For the reader of a configuration: which command, when, with which versions and which images."""
    versions = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            versions[name.lower()] = version(name)
        except PackageNotFoundError:  # run from a source tree that is not installed
            versions[name.lower()] = "0"
    return {
        "command": command,
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "training_files_sha256": training_files_sha256,
        "versions": versions,
    }
