"""Where a classifier's heat lies against the regions that readers drew: `overread evaluate --regions`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.bundles.figures import Figure
from core.bundles.library import Bundle
from core.errors import UsageFault
from core.findings import Heatmap, Region, RegionAgreement
from core.imaging.network_input import covered_rectangle, normalised, resized
from core.imaging.region_agreement import agreement_with_any
from core.inference.calibration import probabilities
from core.inference.engine.pipeline import Pipeline
from core.learning.bundling import json_ready
from core.learning.datasets import LabelledImage, load_view
from core.learning.evaluation_text import markdown_table
from core.learning.finding_figures import figure, patients_in
from core.learning.resampling import divided, patient_weights
from core.learning.scored import Scored
from core.learning.weak_points import in_words

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class RegionHeat:
    """One image with a region. `agreement`: None for a map without evidence. `called`: at or above the threshold."""

    image: LabelledImage
    finding: str
    called: bool
    agreement: RegionAgreement | None


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One image with all regions of one finding."""

    image: LabelledImage
    finding: str
    regions: tuple[Region, ...]


def region_heat(scored: Scored, rows: Sequence[LabelledImage], device: str, progress: Progress) -> list[RegionHeat]:
    """The map of the regions' own finding, whether it was called or not, on the images of `scored`. `rows`: of the
    manifest, several of an image with several regions. Raises UsageFault without a region."""
    images = {image.path: image for image in scored.records}
    drawn = [
        _Drawn(images[path], finding, regions)
        for (path, finding), regions in regions_of(scored.bundle, rows).items()
        if path in images
    ]
    return list(_measured(Pipeline(scored.bundle, device), drawn, progress))


def regions_of(bundle: Bundle, rows: Sequence[LabelledImage]) -> dict[tuple[Path, str], tuple[Region, ...]]:
    """The regions of each image and finding that the bundle has. Raises UsageFault where there is none."""
    keys = [entry.key for entry in bundle.manifest.findings]
    found: dict[tuple[Path, str], tuple[Region, ...]] = {}
    for row in rows:
        if row.region is not None and finding_of(row) in keys:
            place = row.path, finding_of(row)
            found[place] = (*found.get(place, ()), row.region)
    if not found:
        raise UsageFault(
            "No image of the set has a region of a finding that the bundle has; --regions needs the columns region_x, "
            "region_y, region_width, region_height."
        )
    return found


def finding_of(image: LabelledImage) -> str:
    """Which finding a region shows: its own, or else the label."""
    return image.region_of or image.label


def _measured(pipeline: Pipeline, drawn: list[_Drawn], progress: Progress) -> Iterator[RegionHeat]:
    manifest, spec = pipeline.bundle.manifest, pipeline.spec
    keys = [entry.key for entry in manifest.findings]
    for number, item in enumerate(drawn, start=1):
        view = load_view(item.image.path, spec.percentiles)
        output = pipeline.run(normalised(resized(view, spec), spec)[None])
        finding, shape = keys.index(item.finding), (view.shape[0], view.shape[1])
        grid = np.maximum(output.maps[0, finding], 0.0)
        heatmap = Heatmap(item.finding, "gradcam", grid, covered_rectangle(shape, spec))
        agreement = agreement_with_any(heatmap, item.regions, shape)
        called = bool(probabilities(output.logits, manifest)[0, finding] >= manifest.findings[finding].threshold)
        yield RegionHeat(item.image, item.finding, called, agreement)
        progress(number, len(drawn))


def region_table(found: list[RegionHeat]) -> list[dict[str, Any]]:
    """Rows by finding and source, "all" first: plain JSON values, with 95 % intervals (bootstrap by patient).

    `peak_inside`: share of the images whose map has its peak inside the region; an empty map has none. `heat`, `area`:
    mean share of the heat, and of the picture, inside the region; an empty map has no heat there. `density`: the one
    over the other, 1 for heat without any aim. `called`: share of the images at or above the threshold. `empty`: maps
    without evidence.
    """
    rows = []
    for finding in sorted({item.finding for item in found}):
        own = [item for item in found if item.finding == finding]
        sources = sorted({item.image.source for item in own})
        rows.append(_row(finding, "all", own))
        rows += [_row(finding, source, [item for item in own if item.image.source == source]) for source in sources]
    result: list[dict[str, Any]] = json_ready(rows)
    return result


def _row(finding: str, source: str, items: list[RegionHeat]) -> dict[str, Any]:
    patients = np.array([item.image.patient for item in items])
    weights = np.concatenate([np.ones((1, len(items)), dtype=np.float32), patient_weights(patients)])
    told = [item.agreement or RegionAgreement(False, 0.0, 0.0, np.nan) for item in items]
    sums = weights @ np.array([[a.pointing, a.energy_share, item.called] for a, item in zip(told, items, strict=True)])
    area = np.array([a.area_share for a in told])
    there = ~np.isnan(area)
    areas = divided(weights[:, there] @ area[there], weights[:, there].sum(axis=1))
    peak, heat, called = (divided(sums[:, k], weights.sum(axis=1)) for k in range(3))
    shares = {"peak_inside": peak, "heat": heat, "area": areas, "density": divided(heat, areas), "called": called}
    return {
        "finding": finding,
        "source": source,
        "images": len(items),
        "patients": patients_in([item.image for item in items], np.ones(len(items), dtype=bool)),
        "empty": sum(item.agreement is None for item in items),
        **{name: _as_json(values) for name, values in shares.items()},
    }


def _as_json(values: np.ndarray[Any, np.dtype[np.float64]]) -> dict[str, float | None]:
    found = figure(values)
    return {"value": found.value, "low": found.low, "high": found.high}


def regions_as_text(rows: list[dict[str, Any]]) -> str:
    """The table for people, in Markdown."""
    head = ("finding", "source", "n", "peak inside", "heat inside", "area inside", "density", "called", "empty maps")
    names = ("peak_inside", "heat", "area", "density", "called")
    cells = [
        (row["finding"], row["source"], str(row["images"]), *(_shown(row[name]) for name in names), str(row["empty"]))
        for row in rows
    ]
    lines = [
        "Heat against the readers' regions: the map of the region's finding, whether it was called or not. Density is",
        "the share of the heat over the share of the picture inside the region; heat without any aim has 1.",
        "",
        markdown_table(head, cells),
    ]
    return "\n".join(lines)


def _shown(found: dict[str, float | None]) -> str:
    return in_words(Figure(**found))
