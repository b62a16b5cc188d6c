"""What is asked of the relabel queue, and what is shown of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from core.findings import BundleRef, QueueReason, QueueState, Significance, Verdict

OrderName = Literal["newest", "age", "uncertainty", "significance", "random"]
ORDERS: tuple[OrderName, ...] = ("newest", "age", "uncertainty", "significance", "random")
MAX_WORDS = 12
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which entries; what is empty takes all. `text`: words, each of which an entry must have, or one that begins so,
    in reader, finding, bundle, state, path, note or label."""

    states: tuple[QueueState, ...] = ()
    finding: str = ""
    reader: str = ""
    bundle: str = ""
    text: str = ""
    unclaimed: bool = False


@dataclass(frozen=True, slots=True)
class QueueOrder:
    """newest, age (oldest first), uncertainty (nearest to the threshold first), significance (major first), or random
    with a `seed`. Entries that are alike lie in the order of their age."""

    name: OrderName = "newest"
    seed: int = 0


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One entry in a list. `predicted`: the network's call. `hidden`: the viewer may still become its second reader,
    and sees nothing of what reader or network said: all that is None then."""

    queue_id: int
    state: QueueState
    finding: str
    reader: str
    path: str
    sha256: str
    frame: int
    sop_instance_uid: str | None
    created_at: str
    bundle: BundleRef
    second_reader: str
    adjudicator: str
    claimed_by: str
    claimed_until: str
    hidden: bool
    reason: QueueReason | None = None
    verdict: Verdict | None = None
    label: str | None = None
    significance: Significance | None = None
    probability: float | None = None
    threshold: float | None = None
    note: str | None = None

    @property
    def predicted(self) -> Literal["positive", "negative"] | None:
        if self.probability is None or self.threshold is None:
            return None
        return "positive" if self.probability >= self.threshold else "negative"


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Some rows, and how many there are in all."""

    rows: tuple[QueueRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many entries of each kind a filter takes. `by_bundle`: "name version"."""

    total: int
    by_state: Mapping[QueueState, int]
    by_finding: Mapping[str, int]
    by_reader: Mapping[str, int]
    by_bundle: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LabelledCase:
    """A case whose label is known. `reader`, `created_at` (UTC, ISO 8601): of the word that holds."""

    queue_id: int
    label: str
    reader: str
    created_at: str


@dataclass(frozen=True, slots=True)
class LabelledCases:
    """The cases whose label is known. `readers`: whose words hold. `newest`: the first of them, newest first."""

    by_label: Mapping[str, int]
    readers: frozenset[str]
    newest: tuple[LabelledCase, ...]

    @property
    def total(self) -> int:
        return sum(self.by_label.values())


NO_CASES = LabelledCases({}, frozenset(), ())


def search_words(text: str) -> list[str]:
    """Runs of letters and digits, without case and diacritics: what is stored and what is sought are cut alike."""
    plain = text.casefold()
    if plain.isascii():
        return _WORD.findall(plain)
    plain = unicodedata.normalize("NFKD", plain)
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))
