"""How far a case of the worklist is: a study, or a picture that belongs to none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from core.findings import Assessment
from core.review.assessing import entry_reason

CaseState = Literal["new", "read", "flagged", "refused", "failed"]
CASE_STATES: tuple[CaseState, ...] = ("new", "read", "flagged", "refused", "failed")


def case_state(words: Iterable[Assessment], *, refused: bool, failed: bool) -> CaseState:
    """`words`: the reader's last word on each finding of the case. `refused`: the gate refuses all of its frames;
    `failed`: none of them could be read.

    Flagged is what holds a disagreement, a doubt, a missed finding, or a verdict on a refused frame; it is read as
    well.
    """
    said = list(words)
    if any(entry_reason(word) is not None for word in said):
        return "flagged"
    if said:
        return "read"
    if failed:
        return "failed"
    return "refused" if refused else "new"


def is_unread(state: CaseState) -> bool:
    """Whether the reader still has to look at it: a case that the gate refuses is read all the same."""
    return state in ("new", "refused")
