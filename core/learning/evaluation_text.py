"""The figures of an evaluation as Markdown tables, for the terminal and the card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from core.bundles.figures import Evaluation, FindingFigures
from core.learning.weak_points import in_words

RATES = ("auc", "average_precision", "sensitivity", "specificity", "ppv", "npv", "f1", "balanced_accuracy")
MEMBER_RATES = ("auc", "sensitivity", "specificity")
WHOLE = ("accuracy", "balanced_accuracy", "auc", "ece", "brier")
NAMES = {
    "auc": "AUC", "average_precision": "average precision", "ppv": "PPV", "npv": "NPV", "f1": "F1",
    "balanced_accuracy": "balanced accuracy", "ece": "calibration error", "brier": "Brier score",
}  # fmt: skip


def findings_table(evaluation: Evaluation) -> str:
    """Every finding against the rest, over all images; the rates at the threshold, each with its 95 % interval."""
    rows = [row for row in evaluation.rows if row.group == "all"]
    head = ("finding", "images", "n", "present", "threshold", *map(_named, RATES))
    lines = [(*_counts(row), _threshold(row), *(in_words(row.figures[name]) for name in RATES)) for row in rows]
    return f"Abnormal is normal vs rest. PPV and NPV hold at this set's prevalence.\n\n{markdown_table(head, lines)}"


def groups_table(evaluation: Evaluation) -> str:
    """The whole network over all images, by source and by subgroup."""
    names = [name for name in WHOLE if name in evaluation.overall]
    head = ("images", "n", "patients", *map(_named, names))
    lines = [
        (_member(row.group, row.member), str(row.images), str(row.patients), *(in_words(row.figures[n]) for n in names))
        for row in evaluation.groups
    ]
    return markdown_table(head, lines)


def members_table(evaluation: Evaluation) -> str:
    """Findings by source and subgroup, where the group says anything of them: it holds the finding."""
    rows = [row for row in evaluation.rows if row.group != "all" and row.positives]
    head = ("finding", "images", "n", "present", *map(_named, MEMBER_RATES))
    lines = [(*_counts(row), *(in_words(row.figures[name]) for name in MEMBER_RATES)) for row in rows]
    return markdown_table(head, lines)


def called_table(sources: Iterable[dict[str, Any]], keys: Sequence[str]) -> str:
    """What the images of each source and label are called; `sources`: of the report."""
    head = ("source", "label", "n", *(f"called {key}" for key in keys))
    lines = []
    for row in sources:
        shares = (f"{100 * row['top_class_share'][key]:.0f} %" for key in keys)
        lines.append((row["source"], row["label"], str(row["images"]), *shares))
    return markdown_table(head, lines)


def markdown_table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Cells side by side; a bar in a cell would end it, and becomes a slash."""
    rows = ["| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines]
    return "\n".join(["| " + " | ".join(head) + " |", "|---" * len(head) + "|", *rows])


def _counts(row: FindingFigures) -> tuple[str, str, str, str]:
    return row.finding, _member(row.group, row.member), str(row.images), str(row.positives)


def _member(group: str, member: str) -> str:
    if group == "all":
        return "all"
    return member if group == "source" else f"{group} {member}"


def _threshold(row: FindingFigures) -> str:
    return "none" if row.threshold is None else f"{row.threshold:.3f}"


def _named(figure: str) -> str:
    return NAMES.get(figure, figure)
