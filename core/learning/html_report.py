"""`report.html`: one page that stands alone, and starts with what is bad."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from core.bundles.figures import Evaluation, Figure, FindingFigures, GroupFigures
from core.learning.charts import KINDS, charts, svg
from core.learning.goals import GoalResult
from core.learning.report_parts import (
    bullets,
    confusion_table,
    document,
    from_markdown,
    heading,
    paragraph,
    picture,
    table,
)
from core.learning.worst_errors import ShownMistake

COLUMNS = {
    "auc": "AUC", "average_precision": "average precision", "sensitivity": "sensitivity", "specificity": "specificity",
    "ppv": "PPV", "npv": "NPV", "f1": "F1", "accuracy": "accuracy", "balanced_accuracy": "balanced accuracy",
    "ece": "calibration error", "brier": "Brier score",
}  # fmt: skip
POINTS = ("high_sensitivity", "high_specificity")
UNREAD_NAMED = 50


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What goes on the page. `report`: of `report_of`, with the keys that options added."""

    evaluation: Evaluation
    report: dict[str, Any]
    weak_points: Sequence[str]
    goals: Sequence[GoalResult] = ()
    mistakes: Sequence[ShownMistake] = ()
    calibrated: bool = True


def html_of(page: ReportPage) -> str:
    """The whole page."""
    found = page.evaluation
    body = [
        *_opening(page), *_goals(page.goals), *_comparison(page.report), *_overall(found), *_findings(found),
        *_curves(found), *_confusion(found), *_groups(found), *_maps(page.report), *_errors(page.mistakes),
        *_unread(page.report), *_method(found, page.calibrated),
    ]  # fmt: skip
    return document(f"{found.bundle} {found.version}: evaluation", body)


def _opening(page: ReportPage) -> list[str]:
    found = page.evaluation
    data = f" of {found.data}" if found.data else ""
    about = (
        f"{found.images} images{data}, split {found.split}. Made {found.made_at}. Weights {found.weights_sha256[:12]}, "
        f"images and labels {found.data_sha256[:12]}. Research use only. Not for diagnosis."
    )
    return [
        heading(f"{found.bundle} {found.version}", 1),
        paragraph(about, "about"),
        heading("What is bad, first"),
        bullets(page.weak_points, "bad"),
    ]


def _goals(goals: Sequence[GoalResult]) -> list[str]:
    if not goals:
        return []
    rows = [(goal.goal.text, _number(goal.figure), "met" if goal.met else "missed") for goal in goals]
    return [heading("Goals"), table(("goal", "found", ""), sorted(rows, key=lambda row: row[2] != "missed"))]


def _comparison(report: dict[str, Any]) -> list[str]:
    if "comparison" not in report:
        return []
    note = (
        "DeLong's test takes every image for a patient of its own. Where patients have several images, the bootstrap "
        "by patient decides, and is shown; both stand in report.json."
    )
    return [heading("Compared"), from_markdown(report["comparison"]["text"]), paragraph(note, "note")]


def _overall(found: Evaluation) -> list[str]:
    names = [name for name in COLUMNS if name in found.overall]
    return [
        heading("All images and findings"),
        table([COLUMNS[name] for name in names], [[_number(found.overall[name]) for name in names]]),
        paragraph(
            "The likeliest class against the label; AUC and F1 are means over the findings."
            if found.confusion
            else "Means over the findings.",
            "note",
        ),
    ]


def _findings(found: Evaluation) -> list[str]:
    rows = [row for row in found.rows if row.group == "all"]
    note = (
        "Each finding against the rest, at the bundle's threshold; abnormal is 1 - p(no finding). PPV and NPV hold at "
        "the prevalence of this set, which stands beside them, and at no other. Small: 95 % interval."
    )
    return [heading("Findings"), _figures_table("finding", [(row.finding, row) for row in rows]),
            paragraph(note, "note"), *_points(rows)]  # fmt: skip


def _figures_table(first: str, rows: Iterable[tuple[str, FindingFigures]]) -> str:
    header = (first, "images", "prevalence", "threshold", *COLUMNS.values())
    return table(header, [(name, *_counts(row), *_cells(row)) for name, row in rows])


def _counts(row: FindingFigures) -> tuple[str, ...]:
    prevalence = f"{100 * row.positives / row.images:.1f} %\n{row.positives} of {row.images}"
    images = f"{row.images}\n{row.patients} patients"
    return images, prevalence, "none" if row.threshold is None else f"{row.threshold:.3f}"


def _cells(row: FindingFigures) -> list[str]:
    return [_number(row.figures[name]) for name in COLUMNS]


def _points(rows: Sequence[FindingFigures]) -> list[str]:
    lines = []
    for row in rows:
        for name in POINTS:
            if name in row.operating_points:
                figures = [_number(row.figures[f"{rate}_at_{name}"]) for rate in ("sensitivity", "specificity")]
                lines.append((row.finding, name.replace("_", " "), f"{row.operating_points[name]:.3f}", *figures))
    if not lines:
        return []
    header = ("finding", "operating point", "from", "sensitivity", "specificity")
    return [heading("Operating points", 3), table(header, lines)]


def _groups(found: Evaluation) -> list[str]:
    """By source, then by each column that was asked for."""
    parts = []
    for name in dict.fromkeys(row.group for row in found.groups if row.group != "all"):
        parts.append(heading("By source" if name == "source" else f"By {name}"))
        parts.append(_group_table(name, [row for row in found.groups if row.group == name]))
        for finding in dict.fromkeys(row.finding for row in found.rows):
            rows = [(r.member, r) for r in found.rows if r.group == name and r.finding == finding]
            parts += [heading(finding, 3), _figures_table(name, rows)] if rows else []
    return parts


def _group_table(name: str, rows: Sequence[GroupFigures]) -> str:
    columns = [column for column in COLUMNS if column in rows[0].figures]
    header = (name, "images", "patients", *(COLUMNS[column] for column in columns))
    lines = [(r.member, str(r.images), str(r.patients), *(_number(r.figures[c]) for c in columns)) for r in rows]
    return table(header, lines)


def _curves(found: Evaluation) -> list[str]:
    parts = []
    for kind, (title, _, _) in KINDS.items():
        drawn = "".join(f"<div>{svg(chart)}</div>" for chart in charts(found, kind))
        parts += [heading(title), f'<div class="charts">{drawn}</div>'] if drawn else []
    return parts


def _confusion(found: Evaluation) -> list[str]:
    if not found.confusion:
        return []
    note = "Label down, likeliest class across."
    return [heading("Confusion"), confusion_table(found.findings, found.confusion), paragraph(note, "note")]


def _maps(report: dict[str, Any]) -> list[str]:
    titles = {"lungs": "Heat inside the lungs", "regions": "Heat inside the readers' regions", "occlusion":
              "Without borders and letters"}  # fmt: skip
    return [part for key, title in titles.items() if key in report
            for part in (heading(title), from_markdown(report[key]["text"]))]  # fmt: skip


def _errors(mistakes: Sequence[ShownMistake]) -> list[str]:
    if not mistakes:
        return []
    note = (
        "The most confident first: the picture, and where the network saw what it wrongly said (where it missed a "
        "finding, where it saw any of it). The colours have the bundle's own scale, the same in all pictures."
    )
    return [heading("Worst errors"), paragraph(note, "note"),
            '<div class="errors">' + "".join(_error(item) for item in mistakes) + "</div>"]  # fmt: skip


def _error(item: ShownMistake) -> str:
    mistake, name = item.mistake, item.image.path.name
    empty = " The map is empty." if item.empty else ""
    words = f"{mistake.label} / said {mistake.said} / {mistake.confidence:.3f}"
    caption = f"<b>{escape(words)}</b><br>{escape(name)}, {escape(item.image.source)}.{empty}"
    both = picture(item.plain, f"{name}, plain") + picture(item.heat, f"{name}, with the map")
    return f"<figure><div>{both}</div><figcaption>{caption}</figcaption></figure>"


def _unread(report: dict[str, Any]) -> list[str]:
    reasons = [item["reason"] for item in report["unread"]]
    if not reasons:
        return []
    more = [f"... and {len(reasons) - UNREAD_NAMED} more"] if len(reasons) > UNREAD_NAMED else []
    return [heading(f"Could not be read: {len(reasons)}"), bullets([*reasons[:UNREAD_NAMED], *more])]


def _method(found: Evaluation, calibrated: bool) -> list[str]:
    patients = found.groups[0].patients
    lines = [
        f"Intervals: 95 %, percentiles of 1000 bootstrap draws of whole patients ({patients} patients, {found.images} "
        "images). They say how far the figures may be off on more images like these, and nothing of other places.",
        "None: the group lacks what the figure takes, such as images without the finding.",
        "Calibration error: ten bins of equally many images; chance alone makes it large where images are few, and "
        "resampling adds to it, so that its interval lies high and may leave the value out.",
        "Curves: all images, and the sources that hold images with and without the finding.",
    ]
    if not calibrated:
        lines.append("This bundle gives scores, not probabilities: its calibration error says how far they are off.")
    return [heading("How it was measured"), bullets(lines)]


def _number(found: Figure) -> str:
    if found.value is None:
        return "none"
    if found.low is None or found.high is None:
        return f"{found.value:.3f}"
    return f"{found.value:.3f}\n{found.low:.3f}\u2013{found.high:.3f}"
