"""Whether a network is measured on images that it was made of: its list of training images held against a set."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from core.bundles.library import Bundle
from core.errors import Sentence
from core.learning.datasets import LabelledImage
from core.learning.patients import patient_digests
from core.learning.record import read_training_files


@dataclass(frozen=True, slots=True)
class Seen:
    """Counts of images, each None where the bundle has no list to rely on. `trained`: byte for byte among those that
    trained it; `chose`: among those of val alone; `patients`: neither, but of a patient of either."""

    trained: int | None = None
    chose: int | None = None
    patients: int | None = None


def file_digests(records: Sequence[LabelledImage]) -> list[str]:
    """SHA-256 of every file, in order. Raises OSError for one that cannot be read."""
    return [hashlib.sha256(record.path.read_bytes()).hexdigest() for record in records]


def seen_images(bundle: Bundle, records: Sequence[LabelledImage], digests: Sequence[str] | None = None) -> Seen:
    """`digests`: of `file_digests`, which reads the files once more where they are not given."""
    listed = read_training_files(bundle.folder, bundle.manifest)
    if listed.fault:
        return Seen()
    digests = file_digests(records) if digests is None else digests
    rows = list(zip(listed.sha256, listed.splits, strict=True))
    trained = {sha256 for sha256, split in rows if split != "val"}
    chose = {sha256 for sha256, split in rows if split == "val"} - trained
    others = [r for r, sha256 in zip(records, digests, strict=True) if sha256 not in trained | chose]
    return Seen(
        trained=sum(sha256 in trained for sha256 in digests),
        chose=sum(sha256 in chose for sha256 in digests),
        patients=sum(bool(patient_digests(record, "") & listed.patients) for record in others),
    )


def seen_in_words(images: int, seen: Seen, whose: str) -> str:
    """One sentence; '' where none was seen. `whose`: the network, as the sentence calls it."""
    if seen.trained is None:
        return Sentence(
            "Whether these images trained {network} cannot be known: its bundle has no list of them to rely on.",
            network=whose,
        )
    if not (seen.trained or seen.chose or seen.patients):
        return ""
    return Sentence(
        "{trained} of {images} images trained {network}, {chose} chose its thresholds, {patients} more are of patients "
        "whose images did: the figures are better than on new patients."
        if seen.patients
        else "{trained} of {images} images trained {network}, {chose} chose its thresholds: the figures are better "
        "than on new patients.",
        trained=seen.trained,
        images=images,
        network=whose,
        chose=seen.chose,
        patients=seen.patients,
    )
