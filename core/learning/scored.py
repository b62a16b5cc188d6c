"""A bundle's probabilities on labelled images, as the figures are taken from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.bundles.library import Bundle
from core.errors import Sentence, UsageFault, listed
from core.learning.datasets import LabelledImage

MOST_MEMBERS = 30


@dataclass(frozen=True, slots=True)
class Scored:
    """`records`: the images that were read. `shown`: float64 (n, findings), in their order. `unread`: path -> why."""

    bundle: Bundle
    records: list[LabelledImage]
    shown: NDArray[np.float64]
    unread: dict[str, str]

    def of(self, rows: Sequence[int]) -> Scored:
        """The same on some of its images, by their places in `records`, in the order asked for."""
        return Scored(self.bundle, [self.records[i] for i in rows], self.shown[list(rows)], self.unread)


def check_columns(records: Sequence[LabelledImage], by: Sequence[str]) -> None:
    """Whether the columns can name subgroups. Raises UsageFault for one that is not there, or tells all apart."""
    for name in by:
        there = sorted({column for record in records for column in record.columns})
        if name not in there:
            said = (
                Sentence("it has {columns}", columns=listed(there))
                if there
                else Sentence("it is a folder; write a manifest CSV")
            )
            raise UsageFault("The set has no column {name} for --by; {said}.", name=name, said=said)
        members = {record.columns.get(name) or "" for record in records}
        if len(members) > MOST_MEMBERS:
            raise UsageFault(
                "The column {name} has {count} different values, more than {most_members}; name a column of a "
                "few, such as bands of age.",
                name=name,
                count=len(members),
                most_members=MOST_MEMBERS,
            )
