"""`overread evaluate`: the figures of a bundle on labelled images, per class and per source, by the reading path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.bundles.figures import Evaluation
from core.bundles.library import Bundle
from core.bundles.manifest import Manifest
from core.errors import DatasetError, FileFault, listed
from core.inference.calibration import probabilities
from core.inference.engine.pipeline import Pipeline
from core.learning.bundling import json_ready
from core.learning.calibration_figures import Judged, calibration_figures, top_label_error
from core.learning.datasets import LabelledImage, load_view
from core.learning.evaluation_record import Asked, evaluation_of
from core.learning.evaluation_text import called_table, findings_table, groups_table, members_table
from core.learning.findings_evaluation import CASE_DIGITS, findings_report
from core.learning.group_figures import confusion
from core.learning.metrics import (
    area_under_roc,
    bootstrap_interval,
    sensitivity_specificity,
)
from core.learning.patients import with_header_patients
from core.learning.scored import Scored

BATCH = 32


@dataclass(frozen=True, slots=True)
class Outputs:
    """`logits`: (n, classes). `peaks`: (n,) the highest value of the top class's map. `unread`: path -> reason.

    `gate_features`: (n, d), NaN where unread; None for a pipeline whose gate reads no features.
    """

    logits: NDArray[np.float32]
    peaks: NDArray[np.float32]
    unread: dict[str, str]
    gate_features: NDArray[np.float32] | None = None


def outputs_on(
    pipeline: Pipeline, records: list[LabelledImage], progress: Callable[[int, int], None] | None = None
) -> Outputs:
    """Run every image through the bundle. An unreadable image gets NaN logits and its reason."""
    classes = len(pipeline.bundle.manifest.findings)
    logits = np.full((len(records), classes), np.nan, dtype=np.float32)
    peaks = np.full(len(records), np.nan, dtype=np.float32)
    unread: dict[str, str] = {}
    looked_at: NDArray[np.float32] | None = None
    for start in range(0, len(records), BATCH):
        rows, views = [], []
        for row in range(start, min(start + BATCH, len(records))):
            try:
                views.append(load_view(records[row].path, pipeline.spec.percentiles))
            except FileFault as fault:
                unread[str(records[row].path)] = fault.message
                continue
            rows.append(row)
        if rows:
            output = pipeline.run_on(views)
            logits[rows] = output.logits
            top = output.logits.argmax(axis=1)
            peaks[rows] = output.maps[np.arange(len(rows)), top].max(axis=(1, 2))
            looked_at = _kept(looked_at, rows, output.gate_features, len(records))
        if progress is not None:
            progress(min(start + BATCH, len(records)), len(records))
    return Outputs(logits, peaks, unread, looked_at)


def _kept(
    whole: NDArray[np.float32] | None, rows: list[int], part: NDArray[np.float32] | None, count: int
) -> NDArray[np.float32] | None:
    """The gate's features of all records, with those of some rows filled in."""
    if part is None:
        return whole
    if whole is None:
        whole = np.full((count, part.shape[1]), np.nan, dtype=np.float32)
    whole[rows] = part
    return whole


def score(
    bundle: Bundle, device: str, records: list[LabelledImage], progress: Callable[[int, int], None] | None = None
) -> Scored:
    """The probabilities of every image. Raises DatasetError when no image could be read or a label is unknown."""
    manifest = bundle.manifest
    keys = [entry.key for entry in manifest.findings]
    unknown = {record.label for record in records} - set(keys)
    if unknown and manifest.output.activation == "softmax":
        raise DatasetError(
            "The label {unknown} is no finding of the bundle {name} ({keys}).",
            unknown=min(unknown),
            name=manifest.name,
            keys=listed(keys),
        )
    records = with_header_patients(records)
    outputs = outputs_on(Pipeline(bundle, device), records, progress)
    read = ~np.isnan(outputs.logits[:, 0])
    if not read.any():
        reason = next(iter(outputs.unread.values()))
        raise DatasetError(
            "None of the {count} labelled images could be read; the first: {reason}", count=len(records), reason=reason
        )
    kept = [record for record, ok in zip(records, read, strict=True) if ok]
    return Scored(bundle, kept, probabilities(outputs.logits[read], manifest), outputs.unread)


def evaluate(
    bundle: Bundle, device: str, records: list[LabelledImage], progress: Callable[[int, int], None] | None = None
) -> dict[str, Any]:
    """The report: plain JSON values. Raises DatasetError when no image could be read or a label is unknown."""
    return report_of(score(bundle, device, records, progress))


def report_of(scored: Scored, asked: Asked | None = None) -> dict[str, Any]:
    """The report: plain JSON values, the record of `evaluation_of` among them."""
    manifest, kept, shown = scored.bundle.manifest, scored.records, scored.shown
    evaluation = evaluation_of(scored, asked or Asked())
    report = {
        "bundle": {"name": manifest.name, "version": manifest.version, "sha256": manifest.weights.sha256},
        "images": len(kept),
        "unread": [{"file": path, "reason": reason} for path, reason in scored.unread.items()],
        "split": evaluation.split,
        "evaluation": msgspec.to_builtins(evaluation),
    }
    if manifest.output.activation == "sigmoid":
        return report | findings_report(manifest, kept, shown)
    table = _Table(manifest, kept, shown)
    classes = {
        "classes": [table.class_row(i) for i in range(len(manifest.findings))],
        "normal_vs_rest": table.normal_rows(),
        "sources": table.source_rows(),
        "confusion": confusion(shown, table.labels),
        "ece_top_label": top_label_error(shown, table.labels),
        "calibration": calibration_figures(Judged(shown, table.labels, table.sources, table.patients)),
        "cases": table.cases(),
    }
    result: dict[str, Any] = json_ready(report | classes)
    return result


class _Table:
    """Labels and probabilities side by side, asked for one figure after the other."""

    def __init__(self, manifest: Manifest, records: list[LabelledImage], shown: NDArray[np.float64]) -> None:
        self.keys = [entry.key for entry in manifest.findings]
        self.entries, self.records, self.shown = manifest.findings, records, shown
        self.labels = np.array([self.keys.index(record.label) for record in records])
        self.sources = np.array([record.source for record in records])
        self.patients = np.array([record.patient for record in records])

    def class_row(self, c: int) -> dict[str, Any]:
        """One class against the rest, all images."""
        scores, positive = self.shown[:, c], self.labels == c
        sensitivity, specificity = sensitivity_specificity(scores, positive, self.entries[c].threshold)
        return {
            "finding": self.keys[c],
            "kind": self.entries[c].kind,
            "positives": int(positive.sum()),
            "auc": area_under_roc(scores, positive),
            "auc_95": bootstrap_interval(scores, positive, self.patients),
            "threshold": self.entries[c].threshold,
            "sensitivity": sensitivity,
            "specificity": specificity,
        }

    def normal_rows(self) -> list[dict[str, Any]]:
        """Abnormal against normal, score = 1 - p(no finding): for every source that holds both, and for all."""
        normal = [i for i, entry in enumerate(self.entries) if entry.kind == "no_finding"]
        if not normal:
            return []
        scores, abnormal = 1.0 - self.shown[:, normal].sum(axis=1), ~np.isin(self.labels, normal)
        rows = []
        for source in [*sorted(set(self.sources)), "all"]:
            chosen = np.ones_like(abnormal) if source == "all" else self.sources == source
            if 0 < abnormal[chosen].sum() < chosen.sum():
                rows.append(
                    {
                        "source": source,
                        "images": int(chosen.sum()),
                        "auc": area_under_roc(scores[chosen], abnormal[chosen]),
                        "auc_95": bootstrap_interval(scores[chosen], abnormal[chosen], self.patients[chosen]),
                    }
                )
        return rows

    def source_rows(self) -> list[dict[str, Any]]:
        """What the network calls the images of each source and label: mean probability and share at the threshold."""
        rows = []
        for source in sorted(set(self.sources)):
            for c in sorted(set(self.labels[self.sources == source])):
                chosen = (self.sources == source) & (self.labels == c)
                row = {"source": source, "label": self.keys[c], "images": int(chosen.sum())}
                top = self.shown[chosen].argmax(axis=1)
                row["top_class_share"] = {key: float(np.mean(top == i)) for i, key in enumerate(self.keys)}
                row["positive_share"] = {
                    entry.key: float(np.mean(self.shown[chosen][:, i] >= entry.threshold))
                    for i, entry in enumerate(self.entries)
                }
                rows.append(row)
        return rows

    def cases(self) -> list[dict[str, Any]]:
        return [
            {"file": record.path.name, "label": record.label, "source": record.source,
             **{key: round(float(p), CASE_DIGITS) for key, p in zip(self.keys, row, strict=True)}}
            for record, row in zip(self.records, self.shown, strict=True)
        ]  # fmt: skip


def figures_as_text(report: dict[str, Any]) -> str:
    """The report as tables for people, in Markdown."""
    evaluation = msgspec.convert(report["evaluation"], Evaluation)
    tables = [findings_table(evaluation), groups_table(evaluation), members_table(evaluation)]
    if "sources" in report:
        tables.append(called_table(report["sources"], evaluation.findings))
    return "\n\n".join(tables)
