"""The frozen set on which a candidate meets the network in use, and what must be known of its images."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from core.bundles.manifest import Manifest
from core.errors import DatasetError, Sentence, listed
from core.learning.datasets import LabelledImage, read_dataset
from core.learning.patients import patient_digests, with_header_patients
from core.learning.record import said_of
from core.learning.splits import check_no_leak
from core.learning.survey import FileFacts, canvas_side, survey

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ComparisonSet:
    """`test`: the images that decide, with their `facts`. `train`, `val`: what may be fitted on, `val_facts` those of
    val. `digest`: `frozen_digest` of val and test."""

    train: list[LabelledImage]
    val: list[LabelledImage]
    test: list[LabelledImage]
    facts: tuple[FileFacts, ...]
    digest: str
    val_facts: tuple[FileFacts, ...] = ()


def read_comparison(path: Path, work: Path, image_px: int, progress: Progress) -> ComparisonSet:
    """Raises DatasetError where val or test is missing, a patient or a file stands in both, or a test image is
    unreadable.

    `image_px`: of the candidate, whose training pictures were fingerprinted at that size.
    """
    records = with_header_patients(read_dataset(path))
    check_no_leak(records)
    train, val, test = ([r for r in records if r.split == split] for split in ("train", "val", "test"))
    if not val or not test:
        raise DatasetError(
            "{path} lacks the split {split}; val fits thresholds, and test decides.",
            path=path,
            split="test" if val else "val",
        )
    progress(Sentence("comparison set: {count} images of test", count=len(test)))
    facts, val_facts = (
        survey(images, work / split, canvas_side(image_px), lambda done, total: None).facts
        for images, split in ((test, "test"), (val, "val"))
    )
    faulty = next((fact for fact in facts if fact.fault), None)
    if faulty is not None:
        raise DatasetError(
            "{path} holds a test image that cannot be read ({fault}); mend or remove it.", path=path, fault=faulty.fault
        )
    hashes = hashes_of(val), [fact.sha256 for fact in facts]
    shared = set(hashes[0]) & set(hashes[1])
    if shared:
        raise DatasetError(
            "{count} of the files of {path} stand in both val and test; keep each in one.", count=len(shared), path=path
        )
    _check_patients_apart(path, (val, val_facts), (test, facts))
    digest = frozen_digest([*val, *test], [*hashes[0], *hashes[1]])
    return ComparisonSet(train, val, test, facts, digest, val_facts)


def _check_patients_apart(path: Path, *sides: tuple[list[LabelledImage], tuple[FileFacts, ...]]) -> None:
    """A patient is one under the column's word and the header's. Raises DatasetError."""
    known = [
        [patient_digests(record, fact.patient) for record, fact in zip(records, facts, strict=True)]
        for records, facts in sides
    ]
    deciding = frozenset().union(*known[1])
    shared = sum(bool(digests & deciding) for digests in known[0])
    if shared:
        raise DatasetError(
            "{shared} images of val in {path} are of patients who stand in test too, by their DICOM headers; keep "
            "each patient in one.",
            shared=shared,
            path=path,
        )


def frozen_digest(records: Sequence[LabelledImage], hashes: Sequence[str]) -> str:
    """SHA-256 over whatever of the set decides: file, split, label, source and patient of each image, in an order of
    its own. The sources are judged one by one, the patients are drawn, and val fits the thresholds."""
    rows = sorted(
        (sha256, record.split, said_of(record), record.source, sorted(patient_digests(record, "")))
        for record, sha256 in zip(records, hashes, strict=True)
    )
    return hashlib.sha256(msgspec.json.encode(rows)).hexdigest()


def check_labels(chosen: ComparisonSet, manifests: Sequence[Manifest]) -> None:
    """Raises DatasetError for a label that none of the networks knows: a slip of the pen would count as abnormal."""
    keys = {entry.key for manifest in manifests for entry in manifest.findings}
    unknown = sorted({record.label for record in (*chosen.val, *chosen.test)} - keys)
    if unknown:
        raise DatasetError(
            "The comparison set holds the label {unknown}, which neither network knows ({keys}); correct it.",
            unknown=listed(unknown),
            keys=listed(sorted(keys)),
        )


def hashes_of(records: list[LabelledImage]) -> list[str]:
    """The SHA-256 of each file, '' for one that cannot be opened: whoever reads it will say why."""
    return [_hash(record.path) for record in records]


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
