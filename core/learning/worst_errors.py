"""The most confident wrong answers of a network, and where it looked. They stay in the report: they show patients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.findings import Heatmap
from core.imaging.network_input import covered_rectangle, normalised, resized
from core.imaging.overlay import blended
from core.inference.engine.pipeline import Pipeline
from core.learning.datasets import LabelledImage, load_view
from core.learning.questions import ABNORMAL, questions
from core.learning.scored import Scored

OPACITY = 0.55


@dataclass(frozen=True, slots=True)
class Mistake:
    """`row`: of the image among those that were read. `said`: what was wrongly said, in words. `finding`: whose map
    shows why. `confidence`: in what was wrongly said, 0..1."""

    row: int
    label: str
    said: str
    finding: int
    confidence: float


@dataclass(frozen=True, slots=True)
class ShownMistake:
    """`plain`: uint8 (rows, columns). `heat`: the same with the map over it, uint8 (rows, columns, 3)."""

    mistake: Mistake
    image: LabelledImage
    plain: NDArray[np.uint8]
    heat: NDArray[np.uint8]
    empty: bool


def worst_mistakes(scored: Scored, count: int) -> list[Mistake]:
    """The most confident first. Classes: the likeliest is not the label. Findings: on the wrong side of the threshold;
    the confidence in a finding that was missed is 1 - p."""
    wrong = _wrong_classes(scored) if scored.bundle.manifest.output.activation == "softmax" else _wrong_findings(scored)
    return sorted(wrong, key=lambda mistake: -mistake.confidence)[:count]


def _wrong_classes(scored: Scored) -> Iterator[Mistake]:
    keys, top = [entry.key for entry in scored.bundle.manifest.findings], scored.shown.argmax(axis=1)
    for row, record in enumerate(scored.records):
        said = int(top[row])
        if keys[said] != record.label:
            yield Mistake(row, record.label, keys[said], said, float(scored.shown[row, said]))


def _wrong_findings(scored: Scored) -> Iterator[Mistake]:
    keys = [entry.key for entry in scored.bundle.manifest.findings]
    for question in questions(scored.bundle.manifest, scored.records, scored.shown):
        if question.finding == ABNORMAL or question.threshold is None:
            continue
        called = question.scores >= question.threshold
        for row in np.flatnonzero(question.known & (called != question.positive)):
            p = float(question.scores[row])
            words = ("absent", "present") if called[row] else ("present", "absent")
            label, said = (f"{question.finding} {word}" for word in words)
            yield Mistake(int(row), label, said, keys.index(question.finding), p if called[row] else 1.0 - p)


def shown_mistakes(scored: Scored, device: str, count: int) -> list[ShownMistake]:
    """The worst mistakes with their images, one forward pass each. Raises FileFault for a file that has since gone."""
    found = worst_mistakes(scored, count)
    if not found:
        return []
    pipeline = Pipeline(scored.bundle, device)
    return [_shown(pipeline, scored.records[mistake.row], mistake) for mistake in found]


def _shown(pipeline: Pipeline, image: LabelledImage, mistake: Mistake) -> ShownMistake:
    manifest, spec = pipeline.bundle.manifest, pipeline.spec
    view = load_view(image.path, spec.percentiles)
    maps = pipeline.run(normalised(resized(view, spec), spec)[None]).maps[0]
    covers = covered_rectangle((view.shape[0], view.shape[1]), spec)
    key = manifest.findings[mistake.finding].key
    heatmap = Heatmap(key, "gradcam", np.maximum(maps[mistake.finding], 0.0), covers)
    return ShownMistake(
        mistake, image, view, blended(view, heatmap, manifest.cam.display_max, OPACITY), not heatmap.has_evidence
    )
