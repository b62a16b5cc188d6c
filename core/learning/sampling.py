"""Which images an epoch sees, in which order, and the seed of each one's augmentation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from core.errors import DatasetError
from core.learning.config import TrainingPlan
from core.learning.datasets import LabelledImage

Groups: TypeAlias = dict[tuple[str, ...], NDArray[np.int64]]
Pick: TypeAlias = tuple[int, int]  # index into the records, augmentation seed


def draw_epoch(records: Sequence[LabelledImage], plan: TrainingPlan, epoch: int) -> list[Pick]:
    """The picks of an epoch, in order; the same for the same seed and epoch.

    With `draws`, as many of each source as they say (round and round a small one), and of a class within a source
    where one is named, apart from the rest of its source; else every image once, or, balanced, as many in all, drawn
    in equal parts from each class, source, or class within a source.
    """
    rng = np.random.default_rng([plan.seed, epoch])
    groups = _drawn_groups(records, plan) if plan.draws else _groups(records, plan.balance)
    picked = [_drawn(members, _wanted(key, len(members), groups, plan), rng) for key, members in sorted(groups.items())]
    chosen = np.concatenate([*picked, np.empty(0, dtype=np.int64)]).astype(np.int64)
    order = rng.permutation(len(chosen))
    seeds = rng.integers(0, 2**62, len(chosen))
    return [(int(chosen[i]), int(seeds[i])) for i in order]


def _groups(records: Sequence[LabelledImage], by: str) -> Groups:
    members: dict[tuple[str, ...], list[int]] = {}
    for row, record in enumerate(records):
        key = {"none": (), "class": (_class(record),), "source": (record.source,)}.get(
            by, (_class(record), record.source)
        )
        members.setdefault(key, []).append(row)
    return {key: np.array(rows, dtype=np.int64) for key, rows in members.items()}


def check_draws(records: Sequence[LabelledImage], plan: TrainingPlan) -> None:
    """Raises DatasetError for a key of `draws` that is neither a source of these images nor SOURCE/LABEL, and for draws
    that leave nothing of them."""
    known = {record.source for record in records} | {_cell(record) for record in records}
    strange = sorted(set(plan.draws) - known)
    if strange:
        raise DatasetError(
            "draws names {strange}, of which there are no training images; write a source, or source/label.",
            strange=strange[0],
        )
    if not draw_epoch(records, plan, 0):
        raise DatasetError("draws leaves no image of an epoch: it is 0 for every source; raise one.")


def _cell(record: LabelledImage) -> str:
    return f"{record.source}/{_class(record)}"


def _drawn_groups(records: Sequence[LabelledImage], plan: TrainingPlan) -> Groups:
    """By source, without the cells that `draws` names; those stand for themselves."""
    members: dict[tuple[str, ...], list[int]] = {}
    for row, record in enumerate(records):
        cell = _cell(record)
        members.setdefault((cell if cell in plan.draws else record.source,), []).append(row)
    return {key: np.array(rows, dtype=np.int64) for key, rows in members.items()}


def _class(record: LabelledImage) -> str:
    """The label, or the findings that are there."""
    return record.label or " ".join(sorted(key for key, there in record.findings.items() if there))


def _wanted(key: tuple[str, ...], count: int, groups: Groups, plan: TrainingPlan) -> int:
    if plan.draws:
        return plan.draws.get(key[0], count)
    if plan.balance == "none":
        return count
    return round(sum(len(rows) for rows in groups.values()) / len(groups))


def _drawn(members: NDArray[np.int64], wanted: int, rng: Generator) -> NDArray[np.int64]:
    rounds = [rng.permutation(len(members)) for _ in range(-(-wanted // len(members)))]
    return members[np.concatenate([*rounds, np.empty(0, dtype=np.int64)])[:wanted].astype(np.int64)]


def share_of(chunk: list[Pick], rank: int, world: int) -> list[Pick]:
    """One process's part of a batch: the processes take turns, image by image."""
    return chunk[rank::world]
