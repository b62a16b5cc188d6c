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
from typing import Any, TypeAlias

from core.bundles.library import Bundle
from core.bundles.manifest import Manifest
from core.errors import Sentence, listed
from core.learning.datasets import LabelledImage
from core.learning.patients import patient_digests
from core.learning.survey import FileFacts

TRAINING_FILES = "training_files.csv"
TRAINING_COLUMNS = ("sha256", "split", "label", "patient", "fingerprint")
EARLIER_COLUMNS = TRAINING_COLUMNS[:3]  # of earlier versions
Row: TypeAlias = dict[str, str]
_PACKAGES = ("overread", "torch", "torchvision", "timm", "numpy", "Pillow", "pydicom", "safetensors")


def write_training_files(records: Sequence[LabelledImage], facts: Sequence[FileFacts], folder: Path) -> str:
    """`sha256,split,label,patient,fingerprint` of every image that trained or validated; returns the file's SHA-256.

    It is what a promotion holds against the comparison set. Neither names nor patients' ids: `patient` holds
    `patient_digests`, with spaces between. Whoever can guess an id can recognise its digest, so the list of a set with
    real ids stays in the house.
    """
    rows = sorted(
        (fact.sha256, record.split, said_of(record), _patient_cell(record, fact), fact.fingerprint)
        for record, fact in zip(records, facts, strict=True)
        if record.split != "test" and not fact.fault
    )
    return _write_rows(rows, folder)


def _patient_cell(record: LabelledImage, fact: FileFacts) -> str:
    return " ".join(sorted(patient_digests(record, fact.patient)))


@dataclass(frozen=True, slots=True)
class TrainingFiles:
    """The candidate's training_files.csv, column by column; `fault` says why it cannot be relied on, or ''.

    `patients`: every digest of all rows; `trained`: of those of the split train."""

    sha256: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    patients: frozenset[str] = frozenset()
    fingerprints: tuple[str, ...] = ()
    fault: str = ""
    trained: frozenset[str] = frozenset()


def read_training_files(folder: Path, manifest: Manifest) -> TrainingFiles:
    rows, fault = _vouched_rows(folder, manifest)
    if not fault and (not rows or any(set(row) != set(TRAINING_COLUMNS) for row in rows)):
        fault = Sentence(
            "{file} lacks rows, or one of {columns}", file=TRAINING_FILES, columns=listed(TRAINING_COLUMNS)
        )
    if fault:
        return TrainingFiles(fault=fault)
    return TrainingFiles(
        sha256=tuple(row["sha256"] for row in rows),
        splits=tuple(row["split"] for row in rows),
        patients=_digests(rows),
        fingerprints=tuple(row["fingerprint"] for row in rows),
        trained=_digests([row for row in rows if row["split"] == "train"]),
    )


def _digests(rows: Sequence[Row]) -> frozenset[str]:
    return frozenset(digest for row in rows for digest in row["patient"].split())


def _vouched_rows(folder: Path, manifest: Manifest) -> tuple[list[Row], str]:
    """The rows of a bundle's list as they stand, and why they cannot be relied on, or ''."""
    path, stated = folder / TRAINING_FILES, manifest.provenance.training_files_sha256
    if not stated or not path.is_file():
        none = Sentence(
            "The manifest names no list of its images" if path.is_file() else "There is no list of its images"
        )
        return [], none
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != stated:
        return [], Sentence("{file} is not the list that the manifest vouches for", file=TRAINING_FILES)
    rows = list(csv.DictReader(data.decode("utf-8", "replace").splitlines()))
    whole = not any(None in row or None in row.values() for row in rows)
    return rows, "" if whole else Sentence("{file} is damaged", file=TRAINING_FILES)


def with_earlier_files(folder: Path, start: Bundle) -> tuple[str, str]:
    """Add the images that trained `start` to the list in `folder`, since weights that are trained on hold them too.

    Returns the list's SHA-256, and why there is none. Where `start` has no list to rely on, none is left, for it would
    not be true. A list of earlier versions names no patient and no fingerprint: it will do where all of its images are
    among those of `folder`.
    """
    with (folder / TRAINING_FILES).open(newline="", encoding="utf-8") as stream:
        own = list(csv.DictReader(stream))
    earlier, fault = _vouched_rows(start.folder, start.manifest)
    known = {row["sha256"]: row for row in own}
    if not fault and (not earlier or not all(_is_covered(row, known) for row in earlier)):
        fault = Sentence(
            "{file} names images without patient and fingerprint that are not among those of this run",
            file=TRAINING_FILES,
        )
    if fault:
        (folder / TRAINING_FILES).unlink(missing_ok=True)
        return "", fault
    return _write_rows(_merged([*own, *(known.get(row["sha256"], {}) | row for row in earlier)]), folder), ""


def _is_covered(row: Row, known: dict[str, Row]) -> bool:
    """Whether an earlier row says all that is asked of it, or names an image that another row describes."""
    return set(row) == set(TRAINING_COLUMNS) or (set(row) == set(EARLIER_COLUMNS) and row["sha256"] in known)


def _merged(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """One row an image, split and label, with every digest of its patient."""
    patients: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        key = (row["sha256"], row["split"], row["label"], row["fingerprint"])
        patients.setdefault(key, set()).update(row["patient"].split())
    return sorted((*key[:3], " ".join(sorted(known)), key[3]) for key, known in patients.items())


def without_list(folder: Path) -> str:
    """Leave no list of training images, since nobody knows them all; returns ''."""
    (folder / TRAINING_FILES).unlink(missing_ok=True)
    return ""


def _write_rows(rows: Sequence[tuple[str, ...]], folder: Path) -> str:
    path = folder / TRAINING_FILES
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(TRAINING_COLUMNS)
        writer.writerows(rows)
    return hashlib.sha256(path.read_bytes()).hexdigest()


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
