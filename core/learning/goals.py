"""Goals that a network is held against, as the command line states them: `abnormal@source=nih:auc>0.85`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.bundles.figures import Evaluation, Figure
from core.errors import UsageFault

OVERALL = "all"
_GOAL = re.compile(
    r"(?P<finding>[^@:]+)(@(?P<group>[^=:]+)=(?P<member>[^:]+))?:(?P<figure>\w+)\s*(?P<sign>>=|<=|>|<)(?P<bound>.+)"
)


@dataclass(frozen=True, slots=True)
class Goal:
    """`finding`: "all" for the figures of the whole network. `sign`: >, >=, < or <=. `text`: as it was given."""

    finding: str
    group: str
    member: str
    figure: str
    sign: str
    bound: float
    text: str


@dataclass(frozen=True, slots=True)
class GoalResult:
    """`figure`: what was found; its value is None where the set cannot say."""

    goal: Goal
    figure: Figure
    met: bool

    @property
    def sentence(self) -> str:
        found, word = self.figure, "met" if self.met else "missed"
        if found.value is None:
            return f"Goal missed: {self.goal.text}; the set cannot say."
        reach = "" if found.low is None else f" (95 % interval {found.low:.4f} to {found.high:.4f})"
        return f"Goal {word}: {self.goal.text}; found {found.value:.4f}{reach}."

    def as_json(self) -> dict[str, Any]:
        found = self.figure
        return {"goal": self.goal.text, "value": found.value, "low": found.low, "high": found.high, "met": self.met,
                "sentence": self.sentence}  # fmt: skip


def parse_goal(text: str) -> Goal:
    """`FINDING[@COLUMN=VALUE]:FIGURE>BOUND`. Raises UsageFault."""
    found = _GOAL.fullmatch(text.strip())
    try:
        given: Mapping[str, str | None] = found.groupdict() if found else {}
        bound = float(given.get("bound") or "nothing")
    except ValueError as error:
        raise UsageFault(
            "--goal {text} is no goal; write for example abnormal@source=nih:auc>0.85 or all:accuracy>0.9.", text=text
        ) from error
    part = {name: given.get(name) or "" for name in ("finding", "member", "figure", "sign")}
    return Goal(**part, group=given.get("group") or OVERALL, bound=bound, text=text)


def held_against(evaluation: Evaluation, goals: Iterable[Goal]) -> list[GoalResult]:
    """Each goal with what was found. A value that cannot be stated misses. Raises UsageFault for an unknown figure."""
    return [_held(evaluation, goal) for goal in goals]


def _held(evaluation: Evaluation, goal: Goal) -> GoalResult:
    if goal.finding == OVERALL:
        rows = [r.figures for r in evaluation.groups if (r.group, r.member) == (goal.group, goal.member)]
    else:
        row = evaluation.row(goal.finding, goal.group, goal.member)
        rows = [row.figures] if row is not None else []
    if not rows or goal.figure not in rows[0]:
        raise UsageFault(
            "The goal {text} names a figure that the report does not have; look into report.json.", text=goal.text
        )
    found = rows[0][goal.figure]
    return GoalResult(goal, found, found.value is not None and _holds(found.value, goal.sign, goal.bound))


def _holds(value: float, sign: str, bound: float) -> bool:
    return {">": value > bound, ">=": value >= bound, "<": value < bound, "<=": value <= bound}[sign]
