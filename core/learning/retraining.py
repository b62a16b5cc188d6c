"""`overread train --queue`: corrections of the relabel queue, mixed with a replay sample of the old data.

Corrections alone would make the network forget the rest. The network in use is trained on for a short while; the
images that measure it stay out, whoever corrected them.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from core.bundles.library import Bundle, read_bundle
from core.bundles.manifest import Manifest, encode_manifest
from core.bundles.stated import WORDS_FILE
from core.errors import DatasetError, Sentence, UsageFault
from core.learning.bundling import chest_input
from core.learning.card import write_card
from core.learning.comparison_set import hashes_of
from core.learning.config import CONFIG_FILE, TrainingConfig, TrainingPlan, read_config
from core.learning.datasets import LabelledImage, read_dataset
from core.learning.duplicates import Pair, duplicates
from core.learning.gate_choice import is_portable
from core.learning.patients import header_digest, header_patients, patient_words
from core.learning.survey import canvas_side, survey
from core.study import FrameOrigin

CORRECTIONS = "relabel queue"  # their source, in the mixed set
MIXED_SET = "mixed.csv"
COLUMNS = ("file", "label", "split", "source", "patient")
REPLAYED_FOR_EACH, LEAST_REPLAYED = 10, 200
SHARE_OF_CORRECTIONS = 0.25  # of an epoch's images, so that hardly a batch is without one
# The last epoch is kept: val is of the old data, and would choose the one that has learned least of the corrections.
SCHEDULE: dict[str, Any] = {
    "epochs": 3, "learning_rate": 1e-4, "warm_up_steps": 5, "batch_size": 16, "keep": "last",
}  # fmt: skip
KEPT_OF_THE_RECIPE = ("augmentation", "label_smoothing", "weight_decay")


@dataclass(frozen=True, slots=True)
class OldData:
    """The old set. `measuring`: the images that must not train, its own val and test and those of the comparison set,
    and in the same order the words `where` they stand. `hashes`, `patients`: SHA-256 and word for a patient -> where.
    """

    records: list[LabelledImage]
    measuring: list[LabelledImage]
    where: list[str]
    hashes: dict[str, str] = field(repr=False)
    patients: dict[str, str] = field(repr=False)

    def split(self, *names: str) -> list[LabelledImage]:
        return [record for record in self.records if record.split in names]


@dataclass(frozen=True, slots=True)
class MixedSet:
    """`path`: the manifest to train on. `corrections`, `replayed`: images of it. `left_out`: corrected picture -> why
    it does not train. `digest`: of the corrections that do, by pseudonym and label."""

    path: Path
    corrections: int
    replayed: int
    left_out: dict[str, str]
    digest: str


def read_old_data(path: Path, comparison: Path | None = None) -> OldData:
    """The old set and what measures. `comparison`: the set that `overread promote` compares on, None where there is
    none. Raises DatasetError where the old set states no train and val, or one of them cannot be read."""
    records = read_dataset(path)
    lacking = [split for split in ("train", "val") if not any(record.split == split for record in records)]
    if lacking:
        raise DatasetError(
            "{path} has no split {lacking}; replay needs train, val and, to keep it out, test.",
            path=path,
            lacking=lacking[0],
        )
    measuring = [record for record in records if record.split != "train"]
    where = [f"the split {record.split or 'test'} of the old data" for record in measuring]
    if comparison is not None:
        compared = [record for record in _read_comparison(comparison) if record.split != "train"]
        where += [f"the split {record.split or 'test'} of the comparison set" for record in compared]
        measuring += compared
    hashes = {sha256: place for sha256, place in zip(hashes_of(measuring), where, strict=True) if sha256}
    patients: dict[str, str] = {}
    for record, header, place in zip(measuring, header_patients(measuring), where, strict=True):
        patients |= dict.fromkeys(patient_words(record, header), place)
    return OldData(records, measuring, where, hashes, patients)


def _read_comparison(path: Path) -> list[LabelledImage]:
    try:
        return read_dataset(path)
    except DatasetError as error:
        raise DatasetError(
            "The comparison set of the settings cannot be used, so nobody knows what must not train: {error}",
            error=error.message,
        ) from error


def reason_to_leave_out(
    origin: FrameOrigin, label: str | None, old: OldData, classes: Sequence[str], pseudonym: str
) -> str | None:
    """Why a correction must not train, before its picture is looked at; None where it may.

    The images that measure the network, and their patients, stay out: its figures would flatter it. A set may know the
    patient by id, by the id's digest, or by the `pseudonym` of this data folder's exports.
    """
    if label is not None and label not in classes:
        return Sentence("The network has no class {label}.", label=label)
    if origin.sha256 in old.hashes:
        return Sentence("The image is in {split}, which measures the network.", split=old.hashes[origin.sha256])
    words = (origin.patient_id, header_digest(origin.patient_id), pseudonym)
    place = next((old.patients[word] for word in words if word in old.patients), None)
    return None if place is None else Sentence("Its patient is in {split}, which measures the network.", split=place)


@dataclass(frozen=True, slots=True)
class Corrections:
    """`folder`: an ImageFolder export of the queue. By the name of a picture in it, `barred`: why it must not train;
    `patients`: the digest of its patient's id, where that is known, as a header's would be."""

    folder: Path
    barred: dict[str, str]
    patients: dict[str, str] = field(default_factory=dict)


def mixed_set(given: Corrections, old: OldData, work: Path, replay_images: int | None, image_px: int) -> MixedSet:
    """Write the set to train on below `work`. Raises DatasetError where no correction is left to train on."""
    exported = read_dataset(given.folder) if any(given.folder.glob("*/*.png")) else []
    fixes = [record for record in exported if record.path.name not in given.barred]
    if not fixes:
        raise DatasetError("The queue has no corrected case to train on; see `overread queue list`.")
    wanted = replay_images or max(REPLAYED_FOR_EACH * len(fixes), LEAST_REPLAYED)
    sample, held = replay_sample(old.split("train"), wanted), old.measuring
    looked = survey([*fixes, *held, *sample], work / "seen", canvas_side(image_px), lambda done, total: None)
    shown = _shown_by(duplicates(looked), len(looked.facts))
    ends = len(fixes), len(fixes) + len(held)
    left_out = dict(given.barred)
    for row, record in enumerate(fixes):
        place = next((old.where[other - ends[0]] for other in shown[row] if ends[0] <= other < ends[1]), None)
        if place is not None:
            left_out[record.path.name] = f"It shows a picture of {place}, which measures the network."
    # A picture that was corrected must not come back with its old label, and one that measures not at all.
    replayed = [one for row, one in enumerate(sample, start=ends[1]) if min(shown[row], default=row) >= ends[1]]
    kept = [_as_trained(one, given.patients) for one in fixes if one.path.name not in left_out]
    if not kept:
        raise DatasetError("Every corrected case measures the network, so none may train it.")
    _write(work / MIXED_SET, [*kept, *replayed, *old.split("val")])
    lines = sorted(f"{record.path.name} {record.label}\n" for record in kept)
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()
    return MixedSet(work / MIXED_SET, len(kept), len(replayed), left_out, digest)


def _shown_by(pairs: Sequence[Pair], count: int) -> list[list[int]]:
    """For each of `count` rows those that show the same picture, in order. Of several same files only the first was
    held against other pictures; what was found of it holds of all."""
    first = list(range(count))
    for pair in pairs:
        if pair.same_file:
            first[pair.second] = pair.first
    alike: dict[int, set[int]] = {row: {row} for row in first}
    for pair in pairs:
        alike[first[pair.first]].add(first[pair.second])
        alike[first[pair.second]].add(first[pair.first])
    copies: dict[int, list[int]] = {}
    for row, of in enumerate(first):
        copies.setdefault(of, []).append(row)
    return [sorted({other for one in alike[of] for other in copies[one]} - {row}) for row, of in enumerate(first)]


def _as_trained(correction: LabelledImage, patients: dict[str, str]) -> LabelledImage:
    """Under its patient's digest where the id is known: the pseudonym of an export says nothing to a comparison set."""
    kept, patient = replace(correction, split="train", source=CORRECTIONS), patients.get(correction.path.name)
    return replace(kept, patient=patient, patient_stated=True) if patient else kept


def replay_sample(records: Sequence[LabelledImage], wanted: int, seed: int = 0) -> list[LabelledImage]:
    """At most `wanted` records, each class within a source by its share and with one at least; the same every time."""
    strata: dict[tuple[str, str], list[LabelledImage]] = {}
    for record in records:
        strata.setdefault((record.label, record.source), []).append(record)
    generator = np.random.default_rng(seed)
    share = min(1.0, wanted / max(1, len(records)))
    picked: list[LabelledImage] = []
    for _, members in sorted(strata.items()):
        count = max(1, round(share * len(members)))
        picked += [members[i] for i in np.sort(generator.permutation(len(members))[:count])]
    return picked


def _write(path: Path, records: Sequence[LabelledImage]) -> None:
    part = path.with_name(path.name + ".part")
    with part.open("w", newline="", encoding="utf-8", errors="surrogateescape") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for one in records:
            patient = one.patient if one.patient_stated else ""
            writer.writerow((one.path.absolute(), one.label, one.split, one.source, patient))
    part.replace(path)


def retraining_config(
    start: Bundle, mixed: MixedSet, overrides: dict[str, Any], settings: Sequence[tuple[str, Any]] = ()
) -> TrainingConfig:
    """A short schedule at a low rate for the classes, architecture and input of `start`. Raises DatasetError."""
    manifest = start.manifest
    draws = round(mixed.replayed * SHARE_OF_CORRECTIONS / (1 - SHARE_OF_CORRECTIONS))
    base = SCHEDULE | _kept_recipe(start.folder / CONFIG_FILE) | {
        "name": manifest.name,
        "version": next_version(manifest.version),
        "architecture": manifest.architecture.name,
        "architecture_args": dict(manifest.architecture.args),
        "classes": [entry.key for entry in manifest.findings],
        "task": "classes",
        "image_px": manifest.input.height,
        "mean": list(manifest.input.mean),
        "std": list(manifest.input.std),
        "draws": {CORRECTIONS: max(mixed.corrections, draws)},
        "base_weights": f"{manifest.name} {manifest.version} ({manifest.weights.sha256[:12]})",
        "training_data": f"{manifest.provenance.training_data}; then {mixed.corrections} corrected cases of the "
        f"relabel queue (digest {mixed.digest[:16]}) with {mixed.replayed} images of the old training data",
        "limits": list(manifest.limits),
    }  # fmt: skip
    config = read_config(None, base | overrides, settings)
    check_start(manifest, config)
    return config


def carried_gate(start: Bundle, config: TrainingConfig) -> Bundle | None:
    """`start`, where its gate reads a network of its own and the configuration names no other: the gate stays then.

    Retraining changes the classifier, not what a radiograph looks like.
    """
    portable = is_portable(start.manifest, chest_input(config.input_spec()))
    return start if portable and not config.gate_network else None


def check_start(manifest: Manifest, plan: TrainingPlan) -> None:
    """Refuse a network that training cannot go on with. Raises UsageFault and DatasetError."""
    if manifest.task != "classification" or manifest.output.activation != "softmax":
        raise UsageFault(
            "{name} does not choose among classes; train it with `overread train SET`.", name=manifest.name
        )
    if manifest.input_spec() != plan.input_spec():
        raise DatasetError(
            "{name} reads its pictures in a way that training does not know; choose --from.", name=manifest.name
        )


def _kept_recipe(path: Path) -> dict[str, Any]:
    """What of the recipe that made the network still holds for a short training on."""
    if not path.is_file():
        return {}
    given = msgspec.to_builtins(read_config(path, {}))
    return {name: given[name] for name in KEPT_OF_THE_RECIPE}


def next_version(version: str) -> str:
    """The next patch: 0.1.1 -> 0.1.2; `.1` behind a version that does not end in a number.

    What a promotion put behind a `+`, the digest of its fit, is no part of the count.
    """
    version = version.partition("+")[0]
    found = re.fullmatch(r"(.*?)(\d+)", version)
    return f"{found[1]}{int(found[2]) + 1}" if found else f"{version}.1"


def finished(folder: Path, start: Bundle) -> Bundle:
    """Give the trained bundle what it takes over from `start`: intended use, input, words and codes of its findings."""
    manifest, old = read_bundle(folder).manifest, start.manifest
    words = {entry.key: {"label": entry.label, "code": entry.code} for entry in old.findings}
    findings = tuple(msgspec.structs.replace(entry, **words[entry.key]) for entry in manifest.findings)
    manifest = msgspec.structs.replace(manifest, findings=findings, input=old.input, intended_use=old.intended_use)
    part = folder / "manifest.json.part"
    part.write_bytes(encode_manifest(manifest))
    part.replace(folder / "manifest.json")
    if (start.folder / WORDS_FILE).is_file():  # of the texts that it has taken over
        (folder / WORDS_FILE).write_bytes((start.folder / WORDS_FILE).read_bytes())
    write_card(folder, manifest, None)
    return read_bundle(folder)
