"""What a run leaves beside its bundle, so that it can be repeated and held to account."""

from __future__ import annotations

import csv
import hashlib
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

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
