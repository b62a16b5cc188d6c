"""Several rows of one file, as manifests of partial findings and of regions have them, become one labelled image."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from core.bundles.manifest import Manifest
from core.errors import DatasetError, Sentence, all_of
from core.learning.config import TrainingPlan
from core.learning.datasets import LabelledImage
from core.learning.targets import targets


def one_per_file(records: Sequence[LabelledImage], manifest: Manifest, by: Sequence[str] = ()) -> list[LabelledImage]:
    """The images in the order of their first rows, each once; what its rows know of findings is put together.

    Regions stay with the rows: the image has that of its first row. Raises DatasetError where rows of one file
    contradict one another in a finding, the label, split, source, patient or one of the columns `by`.
    """
    rows: dict[Path, list[LabelledImage]] = {}
    for record in records:
        rows.setdefault(record.path, []).append(record)
    return [_merged(group, manifest, by) if len(group) > 1 else group[0] for group in rows.values()]


def _merged(rows: list[LabelledImage], manifest: Manifest, by: Sequence[str]) -> LabelledImage:
    first = rows[0]
    for name in ("split", "source", "patient"):
        _agreed(first.path, name, {getattr(row, name) for row in rows})
    for name in by:
        _agreed(first.path, name, {row.columns.get(name) or "" for row in rows})
    labels = {row.label for row in rows}
    if manifest.output.activation == "softmax":
        _agreed(first.path, "label", labels)
    if len(labels) == 1 and not any(row.findings for row in rows):
        return first
    return replace(first, findings=_findings(rows, manifest))


def _findings(rows: list[LabelledImage], manifest: Manifest) -> dict[str, bool]:
    """What any row says; a row with a label alone says what it tells a network of findings (`targets`)."""
    keys = tuple(entry.key for entry in manifest.findings)
    values, known = targets(rows, TrainingPlan(classes=keys, task="findings"))
    said: dict[str, set[bool]] = {}
    for row, there, told in zip(rows, values > 0, known > 0, strict=True):
        own = {key: bool(there[c]) for c, key in enumerate(keys) if told[c]} | dict(row.findings)
        for key, value in own.items():
            said.setdefault(key, set()).add(value)
    for key, found in said.items():
        _agreed(rows[0].path, key, {Sentence("present" if value else "absent") for value in found})
    return {key: found.pop() for key, found in said.items()}


def _agreed(path: Path, what: str, said: Iterable[str]) -> None:
    words = sorted(said)
    if len(words) > 1:
        raise DatasetError(
            "The rows of {path} contradict one another ({what}: {words}); mend the manifest.",
            path=path,
            what=what,
            words=all_of([word or Sentence("none") for word in words]),
        )
