"""`overread evaluate --against`: two bundles on the same images, finding by finding, by DeLong and by patient."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from core.errors import DatasetError, Sentence, all_of
from core.learning.bundling import json_ready
from core.learning.evaluation_text import markdown_table
from core.learning.finding_figures import Group, groups_of, patients_in
from core.learning.group_figures import labels_of
from core.learning.metrics import area_under_roc
from core.learning.paired import (
    PairedFigure,
    auc_difference,
    balanced_accuracy_difference,
    delong_difference,
)
from core.learning.questions import Question, questions
from core.learning.scored import Scored
from core.learning.seen_images import seen_images, seen_in_words


def compared(ours: Scored, theirs: Scored) -> dict[str, Any]:
    """Plain JSON values; differences are ours minus theirs, above 0 where ours is better.

    Only images that both could read, and findings that both have; both hold the same images in the same order.
    `decisive`: "bootstrap" where patients have several images, which DeLong's test knows nothing of, else "delong".
    Raises DatasetError where nothing is in common.
    """
    ours, theirs = _both_read(ours, theirs)
    first, second = (_asked(scored) for scored in (ours, theirs))
    pairs = [(first[name], second[name]) for name in first if name in second]
    if not pairs:
        names = all_of([scored.bundle.manifest.name for scored in (ours, theirs)])
        raise DatasetError(
            "The bundles {names} have no finding in common; name one with the same findings.", names=names
        )
    groups = groups_of(ours.records, ())
    rows = [row for group in groups for pair in pairs if (row := _row(ours, group, *pair)) is not None]
    against = theirs.bundle.ref
    about = {"name": against.name, "version": against.version, "sha256": against.sha256}
    result: dict[str, Any] = json_ready(
        {"against": about, "images": len(ours.records), "rows": rows, **_whole(ours, theirs)}
    )
    made_of = [said for scored in (ours, theirs) if (said := _made_of(scored))]
    result["made_of"] = [str(said) for said in made_of]
    result["made_of_parts"] = [said.parts() for said in made_of if isinstance(said, Sentence)]  # for a window
    return result | {"text": comparison_as_text(result)}


def _both_read(ours: Scored, theirs: Scored) -> tuple[Scored, Scored]:
    """Row by row, since a manifest may have several rows of one file; a file is read for all its rows or for none."""
    rows = []
    for scored, other in ((ours, theirs), (theirs, ours)):
        read = {record.path for record in other.records}
        rows.append([row for row, record in enumerate(scored.records) if record.path in read])
    ours, theirs = ours.of(rows[0]), theirs.of(rows[1])
    if not ours.records:
        raise DatasetError("The two bundles read no image in common; name one that reads these images.")
    if [record.path for record in ours.records] != [record.path for record in theirs.records]:
        raise ValueError("the two bundles were not asked about the same rows in the same order")
    return ours, theirs


def _made_of(scored: Scored) -> str:
    """How many of the images a bundle was made of, which favours it; '' for none."""
    seen = seen_images(scored.bundle, scored.records)
    return seen_in_words(len(scored.records), seen, f"{scored.bundle.manifest.name} {scored.bundle.manifest.version}")


def _asked(scored: Scored) -> dict[str, Question]:
    return {q.finding: q for q in questions(scored.bundle.manifest, scored.records, scored.shown)}


def _row(ours: Scored, group: Group, mine: Question, other: Question) -> dict[str, Any] | None:
    """None where the images that both know of lack a class."""
    chosen = group.chosen & mine.known & other.known
    positive = mine.positive[chosen]
    if not positive.any() or positive.all():
        return None
    patients = np.array([record.patient for record in ours.records])[chosen]
    a, b = other.scores[chosen], mine.scores[chosen]
    accuracy = PairedFigure(None)
    if mine.threshold is not None and other.threshold is not None:
        calls = a >= other.threshold, b >= mine.threshold
        accuracy = balanced_accuracy_difference(*calls, positive, patients)
    return {
        "group": group.group,
        "member": group.member,
        "finding": mine.finding,
        "images": len(positive),
        "patients": patients_in(ours.records, chosen),
        "positives": int(positive.sum()),
        "auc": area_under_roc(b, positive),
        "auc_against": area_under_roc(a, positive),
        "delong": asdict(delong_difference(a, b, positive)),
        "bootstrap": asdict(auc_difference(a, b, positive, patients)),
        "decisive": "delong" if len(set(patients.tolist())) == len(patients) else "bootstrap",
        "balanced_accuracy": asdict(accuracy),
    }


def _whole(ours: Scored, theirs: Scored) -> dict[str, Any]:
    """The balanced accuracy of the likeliest class, where both bundles choose among the same classes."""
    keys, others = ([entry.key for entry in scored.bundle.manifest.findings] for scored in (ours, theirs))
    labels = labels_of(ours.bundle.manifest, ours.records)
    if labels is None or labels_of(theirs.bundle.manifest, theirs.records) is None or set(keys) != set(others):
        return {"balanced_accuracy": None}
    order = [others.index(key) for key in keys]
    patients = np.array([record.patient for record in ours.records])
    calls = theirs.shown[:, order].argmax(axis=1), ours.shown.argmax(axis=1)
    return {"balanced_accuracy": asdict(balanced_accuracy_difference(*calls, labels, patients))}


def comparison_as_text(found: dict[str, Any]) -> str:
    """The table for people, in Markdown."""
    lines = [
        f"Against {found['against']['name']} {found['against']['version']} on the same {found['images']} images; a "
        "difference above 0 is in favour of the bundle evaluated here.",
        *(["", " ".join(found["made_of"])] if found["made_of"] else []),
        "",
        markdown_table(
            ("images", "finding", "n", "AUC", "theirs", "difference", "decided by", "p"), map(_cells, found["rows"])
        ),
    ]
    if found["balanced_accuracy"] is not None:
        lines += ["", f"Balanced accuracy of the likeliest class: {difference_in_words(found['balanced_accuracy'])}."]
    return "\n".join(lines)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    chosen, aucs = row[row["decisive"]], (f"{row['auc']:.3f}", f"{row['auc_against']:.3f}")
    figures = (difference_in_words(chosen), row["decisive"], p_in_words(chosen))
    return (row["member"] or "all", row["finding"], str(row["images"]), *aucs, *figures)


def difference_in_words(found: dict[str, float | None]) -> str:
    value, low, high = found["difference"], found["low"], found["high"]
    if value is None:
        return "none"
    return f"{value:+.3f}" if low is None or high is None else f"{value:+.3f} ({low:+.3f} to {high:+.3f})"


def p_in_words(found: dict[str, float | None]) -> str:
    value = found["p_value"]
    if value is None:
        return "none"
    return "below 0.001" if value < 0.001 else f"{value:.3f}"
