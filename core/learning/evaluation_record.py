"""The record of an evaluation (`evaluation.json`): every figure of every finding in every group, and no patient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from core.bundles.figures import Evaluation, FindingFigures, GroupFigures
from core.learning.datasets import LabelledImage
from core.learning.finding_figures import (
    Draws,
    Group,
    drawn_figures,
    figure,
    finding_figures,
    groups_of,
    patients_in,
    resampled,
)
from core.learning.group_figures import class_figures, confusion, labels_of, mean_figures
from core.learning.questions import Question, questions
from core.learning.record import labelled_digest
from core.learning.resampling import Weights
from core.learning.scored import Scored, check_columns
from core.learning.seen_images import file_digests, seen_images

MEANS = ("auc", "average_precision", "ece", "brier")


@dataclass(frozen=True, slots=True)
class Asked:
    """`data`: what the set is called, no path. `by`: further columns of the manifest whose values make subgroups."""

    data: str = ""
    by: tuple[str, ...] = ()


def evaluation_of(scored: Scored, asked: Asked) -> Evaluation:
    """All figures of a bundle on labelled images. Raises UsageFault for a column that makes no groups."""
    check_columns(scored.records, asked.by)
    manifest, weights = scored.bundle.manifest, resampled(scored.records)
    of_all = questions(manifest, scored.records, scored.shown)
    rows: list[FindingFigures] = []
    groups: list[GroupFigures] = []
    for group in groups_of(scored.records, asked.by):
        drawn = _drawn(of_all, group, weights)
        rows += [finding_figures(q, group, scored.records, drawn[q.finding]) for q in of_all if q.finding in drawn]
        groups.append(_whole(scored, group, drawn, weights))
    labels = labels_of(manifest, scored.records)
    digests = file_digests(scored.records)
    seen = seen_images(scored.bundle, scored.records, digests)
    return Evaluation(
        bundle=manifest.name,
        version=manifest.version,
        weights_sha256=manifest.weights.sha256,
        data=asked.data,
        data_sha256=labelled_digest(scored.records, digests),
        split=split_of(scored.records),
        images=len(scored.records),
        unread=len(scored.unread),
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        findings=tuple(entry.key for entry in manifest.findings),
        overall=groups[0].figures,
        rows=tuple(rows),
        confusion=() if labels is None else tuple(tuple(row) for row in confusion(scored.shown, labels)),
        groups=tuple(groups),
        seen_in_training=seen.trained,
        seen_in_val=seen.chose,
        seen_patients=seen.patients,
        not_known=tuple(question.finding for question in of_all if not question.known.any()),
    )


def _drawn(of_all: Sequence[Question], group: Group, weights: Weights) -> dict[str, Draws]:
    """Finding -> its figures in a group, where anything is known of it."""
    known = {question.finding: group.chosen & question.known for question in of_all}
    return {q.finding: drawn_figures(q, known[q.finding], weights) for q in of_all if known[q.finding].any()}


def _whole(scored: Scored, group: Group, drawn: dict[str, Draws], weights: Weights) -> GroupFigures:
    labels = labels_of(scored.bundle.manifest, scored.records)
    if labels is None:
        means = mean_figures(drawn, MEANS)
    else:
        chosen = group.chosen
        means = mean_figures(drawn, ("auc",)) | class_figures(scored.shown[chosen], labels[chosen], weights[:, chosen])
    figures = {name: figure(values) for name, values in means.items()}
    count, patients = int(group.chosen.sum()), patients_in(scored.records, group.chosen)
    return GroupFigures(group=group.group, member=group.member, images=count, patients=patients, figures=figures)


def split_of(records: Sequence[LabelledImage]) -> str:
    """The split that all images are of; "whole" where they are of several, or of none."""
    splits = {record.split for record in records}
    return (splits.pop() or "whole") if len(splits) == 1 else "whole"
