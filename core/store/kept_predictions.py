"""Which kept predictions are of one kind, and what is written of a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, insert, select

from core.findings import BundleRef, Prediction
from core.store.audit_chain import AUTOMATIC, TrailEvent
from core.store.rows import heatmap_rows
from core.store.tables import heatmaps, predictions


def of_kind(bundle: BundleRef, views: int, overridden_by: str) -> ColumnElement[bool]:
    """Name and version count beside the weights' hash: the same weights may have been calibrated anew, or imported
    under another name with other findings."""
    return and_(
        predictions.c.bundle_name == bundle.name,
        predictions.c.bundle_sha256 == bundle.sha256,
        predictions.c.bundle_version == bundle.version,
        predictions.c.views == views,
        predictions.c.overridden_by == overridden_by,
    )


def _kind_of(prediction: Prediction) -> tuple[Any, ...]:
    """The columns in which no two kept predictions are alike."""
    origin, bundle = prediction.origin, prediction.bundle
    kind = (bundle.name, bundle.sha256, bundle.version, prediction.run.views, prediction.gate.overridden_by)
    return (origin.sha256, origin.number, *kind)


_KIND = (
    predictions.c.sha256,
    predictions.c.frame_number,
    predictions.c.bundle_name,
    predictions.c.bundle_sha256,
    predictions.c.bundle_version,
    predictions.c.views,
    predictions.c.overridden_by,
)


def without_double(connection: Connection, made: Sequence[Prediction]) -> list[Prediction]:
    """Those of which none of the same kind is kept; of several alike, the first."""
    digests = {prediction.origin.sha256 for prediction in made}
    there = {tuple(row) for row in connection.execute(select(*_KIND).where(predictions.c.sha256.in_(digests)))}
    new: dict[tuple[Any, ...], Prediction] = {}
    for prediction in made:
        if (kind := _kind_of(prediction)) not in there:
            new.setdefault(kind, prediction)
    return list(new.values())


def keep_maps(connection: Connection, prediction: Prediction, is_new: bool) -> None:
    """Give the kept prediction of this kind these maps; an older one only if it has scores to explain, and no maps."""
    same = and_(*(column == value for column, value in zip(_KIND, _kind_of(prediction), strict=True)))
    mapped = select(heatmaps.c.position).where(heatmaps.c.prediction_id == predictions.c.prediction_id).exists()
    wanting = select(predictions.c.prediction_id).where(same, ~mapped)
    if not is_new:
        wanting = wanting.where(predictions.c.scores != "[]")
    for (prediction_id,) in connection.execute(wanting).all():
        connection.execute(insert(heatmaps), heatmap_rows(prediction, prediction_id))


def predicted_event(prediction: Prediction, row: dict[str, Any]) -> TrailEvent:
    details = {"bundle": prediction.bundle.sha256, "gate": prediction.gate.state}
    who = prediction.gate.overridden_by or AUTOMATIC
    return TrailEvent("predicted", who, prediction.origin, details, [(predictions, row)])
