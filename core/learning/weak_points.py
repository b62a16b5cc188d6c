"""What is bad about a network, in sentences, the worst first: for the report and for the card."""

from __future__ import annotations

from collections.abc import Iterable

from core.bundles.figures import Evaluation, Figure, FindingFigures, GroupFigures
from core.learning.goals import GoalResult
from core.learning.questions import ABNORMAL
from core.learning.seen_images import Seen, seen_in_words

AUC_BAR, ACCURACY_BAR, ECE_BAR = 0.90, 0.85, 0.05
FEW_POSITIVES = 20


def weak_points(evaluation: Evaluation, goals: Iterable[GoalResult] = ()) -> list[str]:
    """Images that made the network, missed goals, then the worst source and subgroups, the weakest finding,
    calibration, and what is too few or not known to say.

    Something is always named: the worst is the worst, also where it is good.
    """
    seen = Seen(evaluation.seen_in_training, evaluation.seen_in_val, evaluation.seen_patients)
    own = seen_in_words(evaluation.images, seen, "this network")
    said = [own] if own and seen.trained is not None else []
    said += [goal.sentence for goal in goals if not goal.met]
    names = dict.fromkeys(row.group for row in evaluation.groups if row.group != "all")
    for name in names:
        said += _worst_member(evaluation, name)
    said += [*_weakest_finding(evaluation), *_calibration(evaluation), *_too_few(evaluation)]
    if evaluation.unread:
        said.append(f"{evaluation.unread} images could not be read and are in no figure.")
    return said if seen.trained is not None else [*said, own]


def _worst_member(evaluation: Evaluation, group: str) -> list[str]:
    """By the AUC of abnormal against normal where a source holds both, and by accuracy over all of them."""
    said = []
    rows = [r for r in evaluation.rows if r.group == group and r.finding == ABNORMAL and _told(r, "auc")]
    if rows:
        worst = min(rows, key=lambda row: row.figures["auc"].value or 0.0)
        found = worst.figures["auc"]
        said.append(
            f"Worst {group} at telling abnormal from normal: {worst.member}, AUC {in_words(found)} on {worst.images} "
            f"images{_against(found, AUC_BAR)}."
        )
    members = [row for row in evaluation.groups if row.group == group and _told(row, _score(row))]
    if len(members) > 1:
        least = min(members, key=lambda row: row.figures[_score(row)].value or 0.0)
        found, name = least.figures[_score(least)], _score(least)
        bar = ACCURACY_BAR if name == "accuracy" else AUC_BAR
        word = "accuracy of the likeliest class" if name == "accuracy" else "mean AUC of the findings"
        said.append(f"Worst {group} by {word}: {least.member}, {in_words(found)} on {least.images} images"
                    f"{_against(found, bar)}.")  # fmt: skip
    return said


def _score(row: GroupFigures) -> str:
    return "accuracy" if "accuracy" in row.figures else "auc"


def _weakest_finding(evaluation: Evaluation) -> list[str]:
    rows = [r for r in evaluation.rows if r.group == "all" and _told(r, "auc")]
    if not rows:
        return ["No finding has images with it and without it: no AUC can be stated."]
    weakest = min(rows, key=lambda row: row.figures["auc"].value or 0.0)
    auc = weakest.figures["auc"]
    said = [f"Weakest finding: {weakest.finding}, AUC {in_words(auc)}{_against(auc, AUC_BAR)}."]
    missed = [row for row in rows if _told(row, "sensitivity")]
    if missed:
        least = min(missed, key=lambda row: row.figures["sensitivity"].value or 0.0)
        said.append(
            f"Most often missed at its threshold: {least.finding}, sensitivity {in_words(least.figures['sensitivity'])}"
            f" at specificity {in_words(least.figures['specificity'])}."
        )
    return said


def _calibration(evaluation: Evaluation) -> list[str]:
    rows = [row for row in evaluation.groups if row.group == "source" and _told(row, "ece")]
    whole = evaluation.overall["ece"]
    said = [f"Calibration error over all images: {in_words(whole)}{_above(whole, ECE_BAR)}."]
    if len(rows) > 1:
        worst = max(rows, key=lambda row: row.figures["ece"].value or 0.0)
        found = worst.figures["ece"]
        said.append(f"Worst calibrated source: {worst.member}, error {in_words(found)} on {worst.images} images"
                    f"{_above(found, ECE_BAR)}.")  # fmt: skip
    return said


def _too_few(evaluation: Evaluation) -> list[str]:
    few = [row for row in evaluation.rows if row.group == "all" and _scarce(row)]
    names = [f"{row.finding} ({row.positives} with, {row.images - row.positives} without)" for row in few]
    names += [f"{finding} (0 with, 0 without)" for finding in evaluation.not_known]
    return [f"Too few images to say much (below {FEW_POSITIVES} on one side): {', '.join(names)}."] if names else []


def _scarce(row: FindingFigures) -> bool:
    return min(row.positives, row.images - row.positives) < FEW_POSITIVES


def _against(found: Figure, bar: float) -> str:
    if found.value is not None and found.value < bar:
        return f", below the bar of {bar:.2f}"
    return f", and its interval reaches below the bar of {bar:.2f}" if (found.low or 0.0) < bar else ""


def _above(found: Figure, bar: float) -> str:
    if found.value is not None and found.value > bar:
        return f", above the bar of {bar:.2f}"
    return f", and its interval reaches above the bar of {bar:.2f}" if (found.high or 0.0) > bar else ""


def _told(row: FindingFigures | GroupFigures, name: str) -> bool:
    return name in row.figures and row.figures[name].value is not None


def in_words(found: Figure | None) -> str:
    """ "0.912 (0.880 to 0.941)", or "none"."""
    if found is None or found.value is None:
        return "none"
    if found.low is None or found.high is None:
        return f"{found.value:.3f}"
    return f"{found.value:.3f} ({found.low:.3f} to {found.high:.3f})"
