"""How well the gate knows a kind of wrong picture that it was not fitted on: each kind is left out of a fit in turn.

The shipped gate knows turned, inverted, cropped pictures and noise by name, so its figures on them say little of what
it would make of a fault that nobody thought of. These figures do.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from core.bundles.library import Bundle
from core.inference.engine.pipeline import Pipeline
from core.inference.gate_model import GateModel
from core.learning.datasets import LabelledImage
from core.learning.gate_families import MADE, PER_SOURCE, Progress
from core.learning.gate_fitting import GatePlan, SeenPictures, drawn, features_of, fitted, training_pictures
from core.learning.gate_pictures import Family
from core.learning.metrics import area_under_roc


def left_out_of(bundle: Bundle, device: str, records: list[LabelledImage], progress: Progress) -> list[dict[str, Any]]:
    """See `left_out_rows`."""
    return left_out_rows(Pipeline(bundle, device), records, GatePlan(), progress)


def left_out_rows(
    pipeline: Pipeline, records: list[LabelledImage], plan: GatePlan, progress: Progress
) -> list[dict[str, Any]]:
    """A row a made family: AUROC against all test pictures, and what stops passing, by a gate that never saw its kind.

    `pipeline`: of a bundle with a learned gate. `records`: with the splits train, val and test.
    """
    train, val, test = ([r for r in records if r.split == split] for split in ("train", "val", "test"))
    seen = training_pictures(pipeline, train, plan, progress)
    judged, sound = (features_of(pipeline, part, None, plan.seed) for part in (val, test))
    rows = []
    for number, (name, family) in enumerate(MADE.items()):
        if not family.relatives:
            continue
        progress(f"gate: {name}, without its kind")
        model = _fitted_without(seen, judged, family.relatives, plan)
        made = Family("", family.make)
        wrong = features_of(pipeline, drawn(test, PER_SOURCE, 100 + number), made, 100 + number)
        rows.append(_row(name, model.distances(sound.features), model.distances(wrong.features)))
    return rows


def _fitted_without(seen: SeenPictures, judged: SeenPictures, kinds: tuple[str, ...], plan: GatePlan) -> GateModel:
    kept = ~np.isin(seen.kinds, kinds)
    rest = SeenPictures(seen.features[kept], seen.kinds[kept], seen.sources[kept])
    arrays, statistics = fitted(rest, judged, (), plan)
    return GateModel(arrays, statistics.kinds, statistics.unit, statistics.refuse_from)


def _row(name: str, right: Any, wrong: Any) -> dict[str, Any]:
    scores = np.concatenate([right, wrong])
    return {
        "family": name,
        "pictures": len(wrong),
        "auroc": area_under_roc(scores, np.arange(len(scores)) >= len(right)),
        "stopped_share": float(np.mean(wrong >= 1.0)),
        "passed_share_of_sound": float(np.mean(right < 1.0)),
    }
