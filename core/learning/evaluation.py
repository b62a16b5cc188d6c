"""`overread evaluate`: the figures of a bundle on labelled images, per class and per source, by the reading path."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.bundles.library import Bundle
from core.bundles.manifest import Manifest
from core.errors import DatasetError, FileFault
from core.imaging.network_input import normalised, resized
from core.inference.calibration import probabilities
from core.inference.engine.pipeline import Pipeline
from core.learning.bundling import json_ready
from core.learning.calibration_figures import Judged, calibration_figures, draw_reliability, top_label_error
from core.learning.datasets import LabelledImage, load_view
from core.learning.findings_evaluation import findings_as_text, findings_report
from core.learning.metrics import (
    area_under_roc,
    bootstrap_interval,
    sensitivity_specificity,
)

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
        rows, inputs = [], []
        for row in range(start, min(start + BATCH, len(records))):
            try:
                view = load_view(records[row].path, pipeline.spec.percentiles)
            except FileFault as fault:
                unread[str(records[row].path)] = fault.message
                continue
            rows.append(row)
            inputs.append(normalised(resized(view, pipeline.spec), pipeline.spec))
        if rows:
            output = pipeline.run(np.stack(inputs))
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


def evaluate(
    bundle: Bundle, device: str, records: list[LabelledImage], progress: Callable[[int, int], None] | None = None
) -> dict[str, Any]:
    """The report: plain JSON values. Raises DatasetError when no image could be read or a label is unknown."""
    manifest = bundle.manifest
    keys = [entry.key for entry in manifest.findings]
    unknown = {record.label for record in records} - set(keys)
    if unknown and manifest.output.activation == "softmax":
        raise DatasetError(f"The label {min(unknown)} is no finding of the bundle {manifest.name} ({', '.join(keys)}).")
    outputs = outputs_on(Pipeline(bundle, device), records, progress)
    read = ~np.isnan(outputs.logits[:, 0])
    if not read.any():
        reason = next(iter(outputs.unread.values()))
        raise DatasetError(f"None of the {len(records)} labelled images could be read; the first: {reason}")
    kept = [record for record, ok in zip(records, read, strict=True) if ok]
    shown = probabilities(outputs.logits[read], manifest)
    about = {
        "bundle": {"name": manifest.name, "version": manifest.version, "sha256": manifest.weights.sha256},
        "images": len(kept),
        "unread": [{"file": path, "reason": reason} for path, reason in outputs.unread.items()],
    }
    if manifest.output.activation == "sigmoid":
        return about | findings_report(manifest, kept, shown)
    table = _Table(manifest, kept, shown)
    report = {
        **about,
        "classes": [table.class_row(i) for i in range(len(keys))],
        "normal_vs_rest": table.normal_rows(),
        "sources": table.source_rows(),
        "confusion": table.confusion(),
        "ece_top_label": table.calibration_error(),
        "calibration": calibration_figures(Judged(shown, table.labels, table.sources, table.patients)),
        "cases": table.cases(),
    }
    result: dict[str, Any] = json_ready(report)
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

    def confusion(self) -> list[list[int]]:
        """Rows: label; columns: the class with the highest probability."""
        matrix = np.zeros((len(self.keys), len(self.keys)), dtype=int)
        np.add.at(matrix, (self.labels, self.shown.argmax(axis=1)), 1)
        return [[int(n) for n in row] for row in matrix]

    def calibration_error(self) -> float:
        return top_label_error(self.shown, self.labels)

    def cases(self) -> list[dict[str, Any]]:
        return [
            {"file": record.path.name, "label": record.label, "source": record.source,
             **{key: round(float(p), 5) for key, p in zip(self.keys, row, strict=True)}}
            for record, row in zip(self.records, self.shown, strict=True)
        ]  # fmt: skip


def write_report(report: dict[str, Any], out: Path) -> None:
    """`report.json` with the figures, `reliability.png`, `cases.csv` with every image's probabilities."""
    out.mkdir(parents=True, exist_ok=True)
    figures = {key: value for key, value in report.items() if key != "cases"}
    (out / "report.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    draw_reliability(report["calibration"]["reliability"], out / "reliability.png")
    with (out / "cases.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(report["cases"][0]))
        writer.writeheader()
        writer.writerows(report["cases"])


def figures_as_text(report: dict[str, Any]) -> str:
    """The report as a table for people, in Markdown."""
    if report.get("task") == "findings":
        return findings_as_text(report)
    lines = ["| images | comparison | n | AUC | 95 % interval |", "|---|---|---|---|---|"]
    for row in report["normal_vs_rest"]:
        lines.append(f"| {row['source']} | normal vs rest | {row['images']} | {_auc(row)} |")
    for row in (row for row in report["classes"] if row["kind"] == "finding"):  # normal is the row above
        lines.append(f"| all | {row['finding']} vs rest | {report['images']} | {_auc(row)} |")
    lines += ["", "| finding | threshold | sensitivity | specificity |", "|---|---|---|---|"]
    for row in report["classes"]:
        rates = (_number(row["sensitivity"]), _number(row["specificity"]))
        lines.append(f"| {row['finding']} | {row['threshold']:.3f} | {rates[0]} | {rates[1]} |")
    keys = [row["finding"] for row in report["classes"]]
    called = " | ".join("called " + key for key in keys)
    lines += ["", f"| source | label | n | {called} |", "|---" * (3 + len(keys)) + "|"]
    for row in report["sources"]:
        shares = " | ".join(f"{100 * row['top_class_share'][key]:.0f} %" for key in keys)
        lines.append(f"| {row['source']} | {row['label']} | {row['images']} | {shares} |")
    lines += ["", "Calibration of the top class; intervals by bootstrap over patients, and wide where images are few."]
    lines += ["", "| images | n | patients | ECE, 10 equal-mass bins | 95 % interval | Brier score | 95 % interval |"]
    lines += ["|---" * 7 + "|", *(_calibration_line(row) for row in report["calibration"]["sources"])]
    return "\n".join(lines)


def _calibration_line(row: dict[str, Any]) -> str:
    ece, brier = (f"{row[name]:.3f} | {row[name + '_95'][0]:.3f} to {row[name + '_95'][1]:.3f}"
                  for name in ("ece", "brier"))  # fmt: skip
    return f"| {row['source']} | {row['images']} | {row['patients']} | {ece} | {brier} |"


def _auc(row: dict[str, Any]) -> str:
    low, high = row["auc_95"]
    return f"{_number(row['auc'])} | {_number(low)} to {_number(high)}"


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.3f}"
