"""Between the carriers of `core.findings` and the columns of the tables, without loss."""

from __future__ import annotations

import dataclasses
import json
import os
from typing import Any

import numpy as np
from sqlalchemy import RowMapping

from core.findings import (
    Assessment,
    Basis,
    BundleRef,
    Circumstances,
    Ellipse,
    GateVerdict,
    GridTransform,
    Heatmap,
    Outline,
    Polygon,
    Prediction,
    Region,
    RunSettings,
    Score,
    StudyScope,
)
from core.study import FrameOrigin

_GRID_TYPE = np.dtype("<f4")


def prediction_row(prediction: Prediction) -> dict[str, Any]:
    """The columns of `predictions`, without id and time. Raises ValueError on a score that is no finite number."""
    scores = [dataclasses.astuple(score) for score in prediction.scores]
    run = prediction.run
    return {
        **_origin_row(prediction.origin),
        **_bundle_row(prediction.bundle),
        "gate_state": prediction.gate.state,
        "gate_reasons": json.dumps(prediction.gate.reasons),
        "gate_distance": prediction.gate.distance,
        "overridden_by": prediction.gate.overridden_by,
        "scores": json.dumps(scores, allow_nan=False),
        "display_max": prediction.display_max,
        "device": prediction.device,
        "duration_ms": prediction.duration_ms,
        "views": run.views,
        "numeric_precision": run.precision,
        "batch_size": run.batch_size,
        "threads": run.threads,
        "machine": run.machine,
        "versions": json.dumps(run.versions),
    }


def heatmap_rows(prediction: Prediction, prediction_id: int) -> list[dict[str, Any]]:
    """The rows of `heatmaps`, in their order; a grid is kept as little-endian float32, row by row."""
    return [
        {
            "prediction_id": prediction_id,
            "position": position,
            "finding": heatmap.finding,
            "method": heatmap.method,
            "grid_rows": heatmap.grid.shape[0],
            "grid_columns": heatmap.grid.shape[1],
            "grid": heatmap.grid.astype(_GRID_TYPE).tobytes(),
            "covers_x": heatmap.covers.x,
            "covers_y": heatmap.covers.y,
            "covers_width": heatmap.covers.width,
            "covers_height": heatmap.covers.height,
        }
        for position, heatmap in enumerate(prediction.heatmaps)
    ]


def prediction_of(row: RowMapping, maps: list[RowMapping]) -> Prediction:
    return Prediction(
        origin=_origin_of(row),
        bundle=bundle_of(row),
        gate=GateVerdict(
            row["gate_state"], tuple(json.loads(row["gate_reasons"])), row["gate_distance"], row["overridden_by"]
        ),
        scores=tuple(Score(*values) for values in json.loads(row["scores"])),
        heatmaps=tuple(_heatmap_of(one) for one in maps),
        display_max=row["display_max"],
        device=row["device"],
        duration_ms=row["duration_ms"],
        run=RunSettings(
            row["views"],
            row["numeric_precision"],
            row["batch_size"],
            row["threads"],
            row["machine"],
            tuple(json.loads(row["versions"])),
        ),
    )


def _heatmap_of(row: RowMapping) -> Heatmap:
    """The grid is read-only, since it is a view of bytes."""
    shape = (row["grid_rows"], row["grid_columns"])
    grid = np.frombuffer(row["grid"], dtype=_GRID_TYPE).reshape(shape).astype(np.float32, copy=False)
    grid.setflags(write=False)
    covers = GridTransform(row["covers_x"], row["covers_y"], row["covers_width"], row["covers_height"])
    return Heatmap(row["finding"], row["method"], grid, covers)


def assessment_row(one: Assessment) -> dict[str, Any]:
    """The columns of `assessments`, without the sequence number."""
    score, region = one.score, one.region
    return {
        **_origin_row(one.origin),
        **_bundle_row(one.bundle),
        "assessment_id": one.assessment_id,
        "created_at": one.created_at,
        "reader": one.reader,
        "gate_state": one.gate_state,
        "finding": one.finding,
        "verdict": one.verdict,
        "score_raw": score.raw if score else None,
        "score_probability": score.probability if score else None,
        "score_threshold": score.threshold if score else None,
        "score_doubtful_from": score.doubtful_from if score else None,
        "score_likely_from": score.likely_from if score else None,
        "score_spread": score.spread if score else None,
        "disagreement": one.disagreement,
        "label": one.label,
        "reason": one.reason,
        "significance": one.significance,
        "region_x": region.x if region else None,
        "region_y": region.y if region else None,
        "region_width": region.width if region else None,
        "region_height": region.height if region else None,
        "note": one.note,
        **_circumstances_row(one.circumstances),
        "study_uid": one.scope.uid,
        "score_sha256": one.scope.score_sha256,
        "score_frame_number": one.scope.score_number,
        "score_frames": one.scope.score_frames,
        "confidence_percent": one.confidence_percent,
        "missed": one.missed,
        "role": one.role,
        **_basis_row(one.basis),
    }


def region_rows(one: Assessment) -> list[dict[str, Any]]:
    """The rows of `assessment_regions`, in their order; a polygon's corners are kept as JSON, [[x, y], ...]."""
    return [
        {"assessment_id": one.assessment_id, "position": position, **_outline_row(outline)}
        for position, outline in enumerate(one.outlines)
    ]


def _outline_row(outline: Outline) -> dict[str, Any]:
    if isinstance(outline, Polygon):
        nowhere = dict.fromkeys(("x", "y", "width", "height"))
        return {"shape": "polygon", **nowhere, "points": json.dumps(outline.points, allow_nan=False)}
    shape = "rectangle" if isinstance(outline, Region) else "ellipse"
    return {"shape": shape, **dataclasses.asdict(outline), "points": None}


def outline_of(row: RowMapping) -> Outline:
    if row["shape"] == "polygon":
        return Polygon(tuple((x, y) for x, y in json.loads(row["points"])))
    kind = Region if row["shape"] == "rectangle" else Ellipse
    return kind(row["x"], row["y"], row["width"], row["height"])


def _basis_row(basis: Basis) -> dict[str, Any]:
    return {
        "preprocessing_sha256": basis.preprocessing_sha256,
        "thresholds": json.dumps(basis.thresholds, allow_nan=False),
        "gate_distance": basis.gate_distance,
        "cam_method": basis.cam_method,
        "cam_iou": basis.cam_iou,
    }


def _basis_of(row: RowMapping) -> Basis:
    thresholds = tuple((finding, threshold) for finding, threshold in json.loads(row["thresholds"]))
    return Basis(row["preprocessing_sha256"], thresholds, row["gate_distance"], row["cam_method"], row["cam_iou"])


def _circumstances_row(known: Circumstances) -> dict[str, Any]:
    return {
        "phase": known.phase,
        "blind_verdict": known.blind_verdict,
        "blind_at": known.blind_at,
        "blind_time_ms": known.blind_time_ms,
        "revealed_at": known.revealed_at,
    }


def assessment_of(row: RowMapping, outlines: tuple[Outline, ...] = ()) -> Assessment:
    return Assessment(
        assessment_id=row["assessment_id"],
        created_at=row["created_at"],
        reader=row["reader"],
        origin=_origin_of(row),
        bundle=bundle_of(row),
        gate_state=row["gate_state"],
        finding=row["finding"],
        verdict=row["verdict"],
        score=score_of(row),
        disagreement=row["disagreement"],
        label=row["label"],
        reason=row["reason"],
        significance=row["significance"],
        region=_region_of(row),
        note=row["note"],
        circumstances=Circumstances(
            row["phase"], row["blind_verdict"], row["blind_at"], row["blind_time_ms"], row["revealed_at"]
        ),
        scope=StudyScope(row["study_uid"], row["score_sha256"], row["score_frame_number"], row["score_frames"]),
        outlines=outlines,
        confidence_percent=row["confidence_percent"],
        missed=row["missed"],
        role=row["role"],
        basis=_basis_of(row),
    )


def bundle_of(row: RowMapping) -> BundleRef:
    return BundleRef(row["bundle_name"], row["bundle_version"], row["bundle_sha256"])


def score_of(row: RowMapping | dict[str, Any]) -> Score | None:
    if row["score_raw"] is None:
        return None
    names = ("raw", "probability", "threshold", "doubtful_from", "likely_from", "spread")
    return Score(row["finding"], *(row[f"score_{name}"] for name in names))


def _region_of(row: RowMapping) -> Region | None:
    if row["region_x"] is None:
        return None
    return Region(row["region_x"], row["region_y"], row["region_width"], row["region_height"])


def _origin_row(origin: FrameOrigin) -> dict[str, Any]:
    return {
        "path": os.fsencode(origin.path),
        "sha256": origin.sha256,
        "sop_instance_uid": origin.sop_instance_uid,
        "frame_number": origin.number,
        "frame_count": origin.frame_count,
        "patient_id": origin.patient_id,
    }


def _origin_of(row: RowMapping) -> FrameOrigin:
    return FrameOrigin(
        path=os.fsdecode(row["path"]),
        sha256=row["sha256"],
        sop_instance_uid=row["sop_instance_uid"],
        number=row["frame_number"],
        frame_count=row["frame_count"],
        patient_id=row["patient_id"],
    )


def _bundle_row(bundle: BundleRef) -> dict[str, Any]:
    return {"bundle_name": bundle.name, "bundle_version": bundle.version, "bundle_sha256": bundle.sha256}
