"""How many sound images the gates of two networks refuse: a network that is asked about nothing misses nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.bundles.change_plan import ChangePlan
from core.bundles.figures import Check
from core.dicom.reading import open_source, read_frame
from core.errors import Sentence
from core.inference.engine.pipeline import Pipeline
from core.inference.gate import judge
from core.learning.datasets import LabelledImage

Flags = NDArray[np.bool_]


def refused_by(
    pipeline: Pipeline, records: Sequence[LabelledImage], gate_features: NDArray[np.float32] | None
) -> Flags:
    """Whether the bundle's gate refuses each image, by header, plain rules and what it has learned: (n,).

    `gate_features`: float32 (n, d), of the same images, or None where the gate has learned nothing.
    """
    refused = np.zeros(len(records), dtype=bool)
    for row, record in enumerate(records):
        verdict = judge(read_frame(open_source(str(record.path))), pipeline.bundle.manifest)
        if pipeline.gate is not None and gate_features is not None:
            verdict = pipeline.gate.verdict(verdict, gate_features[row])
        refused[row] = verdict.state == "refuse"
    return refused


def refusal_checks(
    candidate: Flags, incumbent: Flags, records: Sequence[LabelledImage], plan: ChangePlan
) -> list[Check]:
    """That the candidate does not refuse many more of all images, and of each source with `min_images` of them."""
    sources = np.array([record.source for record in records])
    groups = [(Sentence("all images"), np.ones(len(records), dtype=bool))]
    groups += [(Sentence("source {name}", name=source), sources == source) for source in sorted(set(sources.tolist()))]
    return [
        _check(name, candidate[chosen], incumbent[chosen], plan)
        for number, (name, chosen) in enumerate(groups)
        if number == 0 or chosen.sum() >= plan.min_images
    ]


def _check(group: Sentence, candidate: Flags, incumbent: Flags, plan: ChangePlan) -> Check:
    more = float(candidate.mean() - incumbent.mean())
    passed = more <= plan.refused_more
    said = Sentence(
        "Refused by the gate, {group}: candidate {candidate} of {images}, network in use {used}; {allowed:.3f} of the "
        "images more are allowed: {met}.",
        group=group,
        candidate=candidate.sum(),
        images=len(candidate),
        used=incumbent.sum(),
        allowed=plan.refused_more,
        met=Sentence("met") if passed else Sentence("MISSED"),
    )
    return Check.of(f"refused, {group}", said, passed=passed, figure=round(more, 4), bound=plan.refused_more)
