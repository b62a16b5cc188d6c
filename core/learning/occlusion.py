"""What a network makes of pictures without their borders and burned-in letters: `overread evaluate --occlude`.

A network that reads the disease hardly changes its mind; one that reads the hospital's frame and letters does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.imaging.network_input import normalised, resized
from core.inference.calibration import probabilities
from core.inference.engine.pipeline import Pipeline
from core.learning.bundling import json_ready
from core.learning.comparison import difference_in_words
from core.learning.datasets import load_view
from core.learning.evaluation_text import markdown_table
from core.learning.finding_figures import groups_of
from core.learning.metrics import area_under_roc
from core.learning.paired import auc_difference
from core.learning.questions import questions
from core.learning.resampling import patient_weights, percentile_interval, weighted_mean
from core.learning.scored import Scored

BORDER_SHARE = 0.08
STROKE_SHARE = 0.03  # of the shorter side: strokes of letters are thinner
LETTER_BAND = 0.25  # letters stand within this share of a side
STANDS_OUT = 60  # grey levels above the surroundings
BRIGHT_FROM = 140
LETTER_SHARE = 0.10  # of the shorter side: a marker fits into such a square
ALONE = 1.5  # at most this many times as much of it in a square of twice the side
BATCH = 32
Progress = Callable[[int, int], None]


def without_border(view: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The outer 8 % of each side at the median grey of that frame: uint8, same shape."""
    rows, columns = view.shape
    down, across = max(1, round(BORDER_SHARE * rows)), max(1, round(BORDER_SHARE * columns))
    outside = np.ones(view.shape, dtype=bool)
    outside[down : rows - down, across : columns - across] = False
    painted = view.copy()
    painted[outside] = np.uint8(np.median(view[outside]))
    return painted


def letter_mask(view: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Where burned-in letters and markers seem to be: thin and bright, near a side. bool, same shape.

    A white top-hat, the picture minus its opening (Serra, Image Analysis and Mathematical Morphology, 1982), keeps what
    is brighter than its surroundings and thinner than a stroke; of that, what stands alone, as letters do and the edges
    of ribs do not. Some wires and bony edges are taken along; faint letters and dark writing are left.
    """
    thin = view.astype(np.int16) - _opened(view).astype(np.int16) >= STANDS_OUT
    rows, columns = view.shape
    down, across = round(LETTER_BAND * rows), round(LETTER_BAND * columns)
    near = np.ones(view.shape, dtype=bool)
    near[down : rows - down, across : columns - across] = False
    found = thin & (view >= BRIGHT_FROM)
    letter_px = int(LETTER_SHARE * min(view.shape)) // 2 * 2 + 1
    found &= near & (_sums(found, 2 * letter_px + 1) <= ALONE * _sums(found, letter_px))
    return _swept(found.astype(np.uint8), _stroke_px(view), np.maximum) > 0


def without_letters(view: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Letters painted over with the opening, which is the darker grey around them: uint8, same shape."""
    return np.where(letter_mask(view), _opened(view), view).astype(np.uint8)


def _stroke_px(view: NDArray[np.uint8]) -> int:
    """An odd number of pixels that is wider than a stroke."""
    return max(3, int(STROKE_SHARE * min(view.shape)) // 2 * 2 + 1)


def _opened(view: NDArray[np.uint8]) -> NDArray[np.uint8]:
    size = _stroke_px(view)
    return _swept(_swept(view, size, np.minimum), size, np.maximum)


def _sums(found: NDArray[np.bool_], size: int) -> NDArray[np.int64]:
    """How many pixels are found in a square of `size` (odd) pixels about each: int64, same shape."""
    padded = np.pad(found.astype(np.int64), size // 2)
    total = np.pad(padded.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    return np.asarray(total[size:, size:] - total[:-size, size:] - total[size:, :-size] + total[:-size, :-size])


def _swept(view: NDArray[np.uint8], size: int, extreme: np.ufunc) -> NDArray[np.uint8]:
    """The least or greatest value in a square of `size` pixels about each: uint8, same shape."""
    half = size // 2
    found = view
    for axis in (0, 1):
        wide = np.pad(found, [(half, half) if axis == own else (0, 0) for own in (0, 1)], mode="edge")
        count = view.shape[axis]
        found = extreme.reduce([wide.take(range(k, k + count), axis=axis) for k in range(size)])
    return np.asarray(found, dtype=np.uint8)


PAINTERS: dict[str, Callable[[NDArray[np.uint8]], NDArray[np.uint8]]] = {
    "border": without_border,
    "letters": without_letters,
    "both": lambda view: without_letters(without_border(view)),
}


def occlusion_table(scored: Scored, device: str, progress: Progress) -> list[dict[str, Any]]:
    """Rows by what was painted over, finding and source: plain JSON values, intervals by patient.

    `auc`, `auc_after`, `auc_change`: None where a class is absent. `change`: mean absolute change of the probability.
    """
    pipeline, rows = Pipeline(scored.bundle, device), []
    for number, (name, painter) in enumerate(PAINTERS.items()):
        shown = _painted(pipeline, scored, painter, _part(progress, number))
        after = {q.finding: q.scores for q in questions(scored.bundle.manifest, scored.records, shown)}
        rows += [{"painted": name, **row} for row in _rows(scored, after)]
    result: list[dict[str, Any]] = json_ready(rows)
    return result


def _part(progress: Progress, number: int) -> Progress:
    return lambda done, total: progress(number * total + done, len(PAINTERS) * total)


def _painted(
    pipeline: Pipeline, scored: Scored, painter: Callable[[NDArray[np.uint8]], NDArray[np.uint8]], progress: Progress
) -> NDArray[np.float64]:
    spec, found = pipeline.spec, []
    for start in range(0, len(scored.records), BATCH):
        part = scored.records[start : start + BATCH]
        views = (painter(load_view(record.path, spec.percentiles)) for record in part)
        inputs = np.stack([normalised(resized(view, spec), spec) for view in views])
        found.append(probabilities(pipeline.run(inputs, maps=False).logits, scored.bundle.manifest))
        progress(start + len(part), len(scored.records))
    return np.concatenate(found)


def _rows(scored: Scored, after: dict[str, NDArray[np.float64]]) -> list[dict[str, Any]]:
    patients = np.array([record.patient for record in scored.records])
    rows = []
    for question in questions(scored.bundle.manifest, scored.records, scored.shown):
        for group in groups_of(scored.records, ()):
            chosen = group.chosen & question.known
            if chosen.any():
                scores = question.scores[chosen], after[question.finding][chosen]
                rows.append(
                    {"finding": question.finding, "group": group.group, "member": group.member}
                    | _changes(scores, question.positive[chosen], patients[chosen])
                )
    return rows


def _changes(
    scores: tuple[NDArray[np.float64], NDArray[np.float64]], positive: NDArray[np.bool_], patients: NDArray[Any]
) -> dict[str, Any]:
    before, after = scores
    moved = np.abs(after - before)
    interval = percentile_interval(weighted_mean(moved, patient_weights(patients)))
    return {
        "images": len(positive),
        "auc": area_under_roc(before, positive),
        "auc_after": area_under_roc(after, positive),
        "auc_change": asdict(auc_difference(before, after, positive, patients)),
        "change": float(moved.mean()),
        "change_95": interval,
    }


def occlusion_as_text(rows: list[dict[str, Any]]) -> str:
    """The table for people, in Markdown."""
    head = ("painted over", "images", "finding", "n", "AUC", "after", "change of AUC", "mean change of probability")
    lines = [
        "What painting over the borders (outer 8 % of each side), burned-in letters, or both changes, where an AUC can",
        "be stated; the change of probability for all groups stands in report.json.",
        "",
        markdown_table(head, [_cells(row) for row in rows if row["auc"] is not None]),
    ]
    return "\n".join(lines)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    named = (row["painted"], row["member"] or "all", row["finding"], str(row["images"]))
    aucs = (f"{row['auc']:.3f}", f"{row['auc_after']:.3f}", difference_in_words(row["auc_change"]))
    return (*named, *aucs, f"{row['change']:.3f}")
