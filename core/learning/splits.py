"""Which image trains and which one measures: by patient, drawn once, stored, and held against leaks."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.errors import DatasetError, Sentence, clauses
from core.learning.datasets import SPLITS, LabelledImage
from core.learning.duplicates import Pair

SPLITS_CSV = "splits.csv"
NAMED = 5  # leaks that a refusal spells out


@dataclass(frozen=True, slots=True)
class Leak:
    """Two images (rows of the records) on different sides, and why they must not be."""

    first: int
    second: int
    reason: str


def with_splits(
    records: Sequence[LabelledImage],
    val_share: float,
    seed: int,
    stored: dict[str, str] | None = None,
    pairs: Iterable[Pair] = (),
) -> list[LabelledImage]:
    """Where no split is stated, draw one by patient: a keyed hash decides, so the same patient never changes sides. A
    class that val would lack gives it one patient.

    `stored`: patient -> split of an earlier draw, which stands. `pairs`: images that are one, and so stay together.
    """
    if any(record.split for record in records):
        return list(records)
    groups = _groups(records, pairs)
    known = {groups[record.patient]: split for record in records if (split := (stored or {}).get(record.patient))}
    drawn = {
        group: known.get(group) or ("val" if _lot(group, seed) < val_share else "train") for group in groups.values()
    }
    for label in sorted({record.label for record in records}):
        of_label = {groups[record.patient] for record in records if record.label == label} - known.keys()
        if len(of_label) > 1 and not any(drawn[groups[r.patient]] == "val" for r in records if r.label == label):
            drawn[min(of_label, key=lambda group: _lot(group, seed))] = "val"  # thresholds need every class
    return [replace(record, split=drawn[groups[record.patient]]) for record in records]


def _lot(group: str, seed: int) -> float:
    """A number from 0 to 1 that only the group and the seed decide."""
    digest = hashlib.sha256(f"{seed}:{group}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") / 2**32


def _groups(records: Sequence[LabelledImage], pairs: Iterable[Pair]) -> dict[str, str]:
    """Patient -> the first name, by alphabet, of all patients who share a picture with them."""
    parent = {record.patient: record.patient for record in records}

    def root(patient: str) -> str:
        while parent[patient] != patient:
            parent[patient] = parent[parent[patient]]
            patient = parent[patient]
        return patient

    for pair in pairs:
        one, other = sorted((root(records[pair.first].patient), root(records[pair.second].patient)))
        parent[other] = one
    return {patient: root(patient) for patient in parent}


def leaks(records: Sequence[LabelledImage], pairs: Iterable[Pair] = ()) -> list[Leak]:
    """Every patient, same file and near-duplicate that stands on both sides of a split; one entry a patient."""
    found: list[Leak] = []
    seen: dict[str, int] = {}
    named: set[str] = set()
    for row, record in enumerate(records):
        first = seen.setdefault(record.patient, row)
        if records[first].split != record.split and record.patient not in named:
            named.add(record.patient)
            sides = {"one": records[first].split, "other": record.split}
            said = Sentence("Patient {patient} stands in both {one} and {other}", patient=record.patient, **sides)
            found.append(Leak(first, row, said))
    for pair in pairs:
        one, other = records[pair.first], records[pair.second]
        if one.split != other.split:
            said = Sentence(
                "{one} in {split} and {other} in {other_split} are the same file"
                if pair.same_file
                else "{one} in {split} and {other} in {other_split} show the same picture ({bits} of 256 bits differ)",
                one=one.path.name,
                split=one.split,
                other=other.path.name,
                other_split=other.split,
                bits=pair.bits,
            )
            found.append(Leak(pair.first, pair.second, said))
    return found


def check_no_leak(records: Sequence[LabelledImage], pairs: Iterable[Pair] = ()) -> None:
    """Refuse a set in which one patient or one picture stands on both sides of a split. Raises DatasetError."""
    found = leaks(records, pairs)
    if found:
        named = clauses([leak.reason for leak in found[:NAMED]])
        if len(found) > NAMED:
            named = Sentence("{named}; and {count} more", named=named, count=len(found) - NAMED)
        raise DatasetError("{named}; put each patient and each picture in one split.", named=named)


def write_splits(records: Sequence[LabelledImage], path: Path) -> None:
    """`patient,split`, one row a patient."""
    sides = {record.patient: record.split for record in records}
    part = path.with_name(path.name + ".part")
    with part.open("w", newline="", encoding="utf-8", errors="surrogateescape") as stream:
        writer = csv.writer(stream)
        writer.writerow(("patient", "split"))
        writer.writerows(sorted(sides.items()))
    part.replace(path)


def read_splits(path: Path) -> dict[str, str]:
    """Patient -> split of an earlier run. Raises DatasetError."""
    try:
        with path.open(newline="", encoding="utf-8", errors="surrogateescape") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, csv.Error) as error:
        raise DatasetError(
            "The stored split {path} cannot be read ({error}); name the {splits_csv} of a run.",
            path=path,
            error=error,
            splits_csv=SPLITS_CSV,
        ) from error
    if any(row.get("split") not in SPLITS or not row.get("patient") for row in rows):
        raise DatasetError(
            "The stored split {path} is damaged; name the {splits_csv} of a run.", path=path, splits_csv=SPLITS_CSV
        )
    return {row["patient"]: row["split"] for row in rows}
