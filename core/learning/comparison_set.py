"""The frozen set on which a candidate meets the network in use, and what must be known of its images."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.errors import DatasetError
from core.learning.datasets import LabelledImage, read_dataset
from core.learning.preparation import with_patient
from core.learning.record import labelled_digest
from core.learning.splits import check_no_leak
from core.learning.survey import FileFacts, canvas_side, survey

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ComparisonSet:
    """`test`: the images that decide, with their `facts`. `train`, `val`: what may be fitted on. `digest`: of the
    hashes and labels of `test`."""

    train: list[LabelledImage]
    val: list[LabelledImage]
    test: list[LabelledImage]
    facts: tuple[FileFacts, ...]
    digest: str


def read_comparison(path: Path, work: Path, image_px: int, progress: Progress) -> ComparisonSet:
    """Raises DatasetError where val or test is missing, a patient stands on both sides, or a test image is unreadable.

    `image_px`: of the candidate, whose training pictures were fingerprinted at that size.
    """
    records = read_dataset(path)
    check_no_leak(records)
    train, val, test = ([r for r in records if r.split == split] for split in ("train", "val", "test"))
    if not val or not test:
        raise DatasetError(f"{path} lacks the split {'test' if val else 'val'}; val fits thresholds, and test decides.")
    progress(f"comparison set: {len(test)} images of test")
    facts = survey(test, work, canvas_side(image_px), lambda done, total: None).facts
    faulty = next((fact for fact in facts if fact.fault), None)
    if faulty is not None:
        raise DatasetError(f"{path} holds a test image that cannot be read ({faulty.fault}); mend or remove it.")
    test = [with_patient(record, fact) for record, fact in zip(test, facts, strict=True)]
    return ComparisonSet(train, val, test, facts, labelled_digest(test, [fact.sha256 for fact in facts]))


def hashes_of(records: list[LabelledImage]) -> list[str]:
    """The SHA-256 of each file, '' for one that cannot be opened: whoever reads it will say why."""
    return [_hash(record.path) for record in records]


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
