"""Which images an epoch sees, in which order, and the seed of each one's augmentation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from core.learning.config import TrainingPlan
from core.learning.datasets import LabelledImage

Groups: TypeAlias = dict[tuple[str, ...], NDArray[np.int64]]
Pick: TypeAlias = tuple[int, int]  # index into the records, augmentation seed


def draw_epoch(records: Sequence[LabelledImage], plan: TrainingPlan, epoch: int) -> list[Pick]:
    """The picks of an epoch, in order; the same for the same seed and epoch.

    With `draws`, as many of each source as they say (round and round a small one); else every image once, or, balanced,
    as many in all, drawn in equal parts from each class, source, or class within a source.
    """
    rng = np.random.default_rng([plan.seed, epoch])
    groups = _groups(records, "source" if plan.draws else plan.balance)
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
