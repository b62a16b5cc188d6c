"""One threshold for all sources: where a source of val would be better served by one of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.bundles.change_plan import ChangePlan
from core.bundles.figures import Check
from core.errors import Sentence, clauses
from core.learning.datasets import LabelledImage
from core.learning.metrics import sensitivity_specificity, youden_threshold
from core.learning.promotion_figures import ABNORMAL, Answers, Floats

NAME = "thresholds by source"


@dataclass(frozen=True, slots=True)
class _Apart:
    """`loss`: what the common threshold costs a source of its best sensitivity + specificity."""

    loss: float
    sentence: Sentence


def threshold_warning(answers: Answers, records: Sequence[LabelledImage], plan: ChangePlan) -> Check:
    """A warning, which never refuses: abnormal against normal on val, at one threshold and at each source's own.

    `answers`: after the fit, of `records` that could be read. A source is named where its own Youden point is better
    by more than the plan's margin for the sensitivity of a source (`few` with fewer than `min_images` on a side), and
    passed over with fewer than `fewest`: its own point would be drawn from chance.
    """
    normal = {entry.key for entry in answers.manifest.findings if entry.kind == "no_finding"}
    if not normal:
        return Check.of(NAME, Sentence("It names no normal, so there is no threshold for abnormal."), passed=True)
    scores, limit = answers.of_finding(ABNORMAL)
    abnormal = np.array([record.label not in normal for record in records])
    sources = np.array([record.source for record in records])
    found: list[_Apart] = []
    asked = 0
    for source in sorted(set(sources.tolist())):
        chosen = sources == source
        sides = min(int(abnormal[chosen].sum()), int((~abnormal[chosen]).sum()))
        if sides >= plan.fewest:
            asked += 1
            margin = plan.sensitivity.few if sides < plan.min_images else plan.sensitivity.source
            apart = _apart(source, scores[chosen], abnormal[chosen], limit)
            found += [apart] if apart.loss > margin else []
    worst = max((apart.loss for apart in found), default=0.0)
    return Check.of(NAME, _sentence(asked, found), passed=True, figure=round(worst, 4))


def _apart(source: str, scores: Floats, abnormal: NDArray[np.bool_], limit: float) -> _Apart:
    own = youden_threshold(scores, abnormal)
    common, best = (sensitivity_specificity(scores, abnormal, at) for at in (limit, own))
    words = Sentence(
        "{source} ({images} images of val): sensitivity {common_sensitivity:.3f} and specificity "
        "{common_specificity:.3f} at the common {limit:.3f}, {own_sensitivity:.3f} and {own_specificity:.3f} at its "
        "own {own:.3f}",
        source=source,
        images=len(scores),
        common_sensitivity=common[0],
        common_specificity=common[1],
        limit=limit,
        own_sensitivity=best[0],
        own_specificity=best[1],
        own=own,
    )
    return _Apart(sum(best) - sum(common), words)


def _sentence(asked: int, found: list[_Apart]) -> Sentence:
    if not asked:
        return Sentence(
            "WARNING: no source of val holds normal and abnormal images enough, so nobody can tell whether one "
            "threshold suits them all; add some."
        )
    if not found:
        return Sentence(
            "One threshold for abnormal suits each of the {asked} sources of val that hold both kinds of image.",
            asked=asked,
        )
    return Sentence(
        "WARNING: one threshold is kept for all sources, and it does not suit {sources}. A network has no threshold by "
        "source; expect more errors there, and at any place that is like it.",
        sources=clauses([apart.sentence for apart in found]),
    )
