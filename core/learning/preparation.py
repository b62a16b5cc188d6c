"""Everything before the first step: read the set, look at every image, split it by patient, refuse leaks, report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from core.errors import DatasetError, Sentence
from core.learning.config import TrainingConfig, check_flip, check_opacities
from core.learning.datasets import LabelledImage, read_dataset
from core.learning.duplicates import duplicates
from core.learning.inventory import inventory, inventory_lines, write_inventory
from core.learning.loader import TrainingImages
from core.learning.patients import with_header_patient
from core.learning.sampling import check_draws
from core.learning.splits import SPLITS_CSV, check_no_leak, read_splits, with_splits, write_splits
from core.learning.survey import FileFacts, Survey, canvas_side, survey
from core.learning.targets import classes_of, resolved_task, targets
from core.progress import CountedLine

VAL_SHARE = 0.15
REPORT_EVERY = 1000
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """`config`: with task and classes decided. `images`: the readable ones of all splits; `facts` in the same order."""

    config: TrainingConfig
    images: TrainingImages
    facts: tuple[FileFacts, ...]


def prepare(config: TrainingConfig, data: Path, work: Path, progress: Progress) -> Prepared:
    """Raises DatasetError where the set cannot be used. `work` gets the inventory, the split and the resized images."""
    given = read_dataset(data)
    looked = survey(given, work, canvas_side(config.image_px), _counted(progress))
    records = [with_patient(record, fact) for record, fact in zip(given, looked.facts, strict=True)]
    pairs = duplicates(looked)
    records = with_splits(records, VAL_SHARE, config.seed, _stored_splits(config, work), pairs)
    report = inventory(records, looked, pairs)
    write_inventory(report, work)
    for line in inventory_lines(report):
        progress(line)
    check_no_leak(records, pairs)
    write_splits(records, work / SPLITS_CSV)
    return _usable(config, records, looked, progress)


def _counted(progress: Progress) -> Callable[[int, int], None]:
    def count(done: int, total: int) -> None:
        if done % REPORT_EVERY == 0:
            progress(CountedLine(Sentence("looked at {done} of {total} images", done=done, total=total), done, total))

    return count


def with_patient(record: LabelledImage, fact: FileFacts) -> LabelledImage:
    """Where the set states no patient, a DICOM header may."""
    return with_header_patient(record, fact.patient)


def _stored_splits(config: TrainingConfig, work: Path) -> dict[str, str]:
    """The split of the run that the configuration names, else of the earlier part of this run."""
    if config.splits:
        return read_splits(Path(config.splits))
    return read_splits(work / SPLITS_CSV) if (work / SPLITS_CSV).is_file() else {}


def _usable(config: TrainingConfig, records: Sequence[LabelledImage], looked: Survey, progress: Progress) -> Prepared:
    rows = [row for row, fact in enumerate(looked.facts) if not fact.fault]
    readable = tuple(replace(records[row], sha256=looked.facts[row].sha256) for row in rows)
    task = resolved_task(config, readable)
    decided = msgspec.structs.replace(config, task=task, classes=config.classes or classes_of(readable, task))
    if not any(record.split == "train" for record in readable) or len(decided.classes) < (task == "classes") + 1:
        raise DatasetError("There are no training images of at least two classes; add some to the set.")
    targets(readable, decided)  # names a label that is no class
    check_flip(decided)
    check_opacities(decided)
    check_draws([record for record in readable if record.split == "train"], decided)
    masks = Path(config.lung_masks_dir) if config.lung_masks_dir else None
    if config.masked and (masks is None or not masks.is_dir()):
        raise DatasetError(
            "{masked} needs lung masks; name their folder as lung_masks_dir, or set it to 0.", masked=config.masked
        )
    images = TrainingImages(readable, tuple(rows), looked.canvases, masks)
    if masks is not None:
        _check_masks(images)
        masked = sum(images.mask_file(record).is_file() for record in readable)
        progress(Sentence("lung masks for {masked} of {count} images", masked=masked, count=len(rows)))
    return Prepared(decided, images, tuple(looked.facts[row] for row in rows))


def _check_masks(images: TrainingImages) -> None:
    """Masks are found by split, label and name alone. Raises DatasetError where two images would share one."""
    whose: dict[Path, Path] = {}
    for record in images.records:
        mask = images.mask_file(record)
        other = whose.setdefault(mask, record.path)
        if other != record.path and mask.is_file():
            raise DatasetError(
                "{other} and {path} would share the lung mask {mask}, since they have one name; rename one "
                "image and its mask.",
                other=other,
                path=record.path,
                mask=mask,
            )
