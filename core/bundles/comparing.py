"""What several networks say of one picture, finding by finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.bundles.library import Bundle
from core.bundles.manifest import Code, FindingEntry, Label
from core.findings import Prediction, Score


@dataclass(frozen=True, slots=True)
class ComparedFinding:
    """One finding as the networks call it. `scores`: one place a network, None where it has no such finding."""

    key: str
    code: Code | None
    label: Label
    scores: tuple[Score | None, ...]


def compared(spoken: Sequence[tuple[Bundle, Prediction]]) -> tuple[ComparedFinding, ...]:
    """The findings of all networks, each once, in the order in which they first come.

    Two findings are the same when their codes are (scheme and value), or their keys where one has no code. Numbers of
    different networks stand beside each other; only calibrated ones can be held against each other.
    """
    rows: list[tuple[FindingEntry, dict[int, FindingEntry]]] = []
    for column, (bundle, _) in enumerate(spoken):
        for entry in bundle.manifest.findings:
            if entry.hidden:
                continue
            row = next((row for row in rows if column not in row[1] and _same(row[0], entry)), None)
            if row is None:
                rows.append((entry, {column: entry}))
            else:
                row[1][column] = entry
    return tuple(
        ComparedFinding(
            first.key,
            first.code,
            first.label,
            tuple(
                prediction.score(cells[column].key) if column in cells else None
                for column, (_, prediction) in enumerate(spoken)
            ),
        )
        for first, cells in rows
    )


def _same(one: FindingEntry, other: FindingEntry) -> bool:
    if one.code is not None and other.code is not None:
        return (one.code.scheme, one.code.value) == (other.code.scheme, other.code.value)
    return one.key == other.key
