"""How well the gate knows a kind of wrong picture that it was not fitted on: each kind is left out of a fit in turn.

The shipped gate knows turned, inverted, cropped pictures and noise by name, so its figures on them say little of what
it would make of a fault that nobody thought of. These figures do.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.inference.gate_model import GateModel
from core.learning.gate_fitting import GatePlan, SeenPictures, fitted, kept_pictures
from core.learning.metrics import area_under_roc

Floats = NDArray[np.float32]


def left_out_rows(
    fit: Path, relatives: dict[str, tuple[str, ...]], sound: Floats, wrong: dict[str, Floats]
) -> list[dict[str, Any]]:
    """A row a family: AUROC against the sound pictures, and what stops passing, by a gate that never saw its kind.

    `fit`: where the pictures of the shipped gate's fit are kept. `relatives`: the kinds to leave out, by family.
    `sound`: features (n, d). `wrong`: the same, by family. Raises DatasetError.
    """
    seen, judged = kept_pictures(fit)
    rows = []
    for name, kinds in relatives.items():
        model = _fitted_without(seen, judged, kinds)
        rows.append(_row(name, model.distances(sound), model.distances(wrong[name])))
    return rows


def _fitted_without(seen: SeenPictures, judged: SeenPictures, kinds: tuple[str, ...]) -> GateModel:
    kept = ~np.isin(seen.kinds, kinds)
    rest = SeenPictures(seen.features[kept], seen.kinds[kept], seen.sources[kept])
    gate = fitted(rest, judged, (), GatePlan())
    stated = gate.statistics
    return GateModel(gate.arrays, stated.kinds, stated.unit, stated.refuse_from)


def _row(name: str, right: NDArray[np.float64], wrong: NDArray[np.float64]) -> dict[str, Any]:
    scores = np.concatenate([right, wrong])
    return {
        "family": name,
        "pictures": len(wrong),
        "auroc": area_under_roc(scores, np.arange(len(scores)) >= len(right)),
        "stopped_share": float(np.mean(wrong >= 1.0)),
        "passed_share_of_sound": float(np.mean(right < 1.0)),
    }
