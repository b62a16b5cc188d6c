"""A map against the regions that a reader drew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.findings import Heatmap, Outline, Region, RegionAgreement
from core.imaging.overlay import upsampled
from core.imaging.region_pixels import pixels_inside

HALF_PEAK = np.float32(0.5)


def region_agreement(heatmap: Heatmap, region: Outline, shape: tuple[int, int]) -> RegionAgreement | None:
    """`agreement_with_any` of one region."""
    return agreement_with_any(heatmap, (region,), shape)


def agreement_with_any(heatmap: Heatmap, regions: Sequence[Outline], shape: tuple[int, int]) -> RegionAgreement | None:
    """Pointing game (Zhang et al., ECCV 2016), IoU and share of energy over the pixels of a frame of `shape` (rows,
    columns) that the map covers; inside is what lies in any of the regions (one at least). None for a map without
    evidence: it points nowhere."""
    if not heatmap.has_evidence:
        return None
    heat = upsampled(heatmap, shape)
    inside, reached = np.any([pixels_inside(region, shape) for region in regions], axis=0), _covered(heatmap, shape)
    if not heat.any():  # all evidence lies in the padding around the frame
        return RegionAgreement(False, 0.0, 0.0, _share(inside & reached, reached))
    hot = heat >= HALF_PEAK * heat.max()
    return RegionAgreement(
        pointing=bool(inside.flat[int(heat.argmax())]),
        iou=float((hot & inside).sum() / (hot | inside).sum()),
        energy_share=float(heat[inside].sum(dtype=np.float64) / heat.sum(dtype=np.float64)),
        area_share=_share(inside & reached, reached),
    )


def _covered(heatmap: Heatmap, shape: tuple[int, int]) -> NDArray[np.bool_]:
    covers = heatmap.covers
    return pixels_inside(Region(covers.x, covers.y, covers.width, covers.height), shape)


def _share(part: NDArray[np.bool_], whole: NDArray[np.bool_]) -> float:
    return float(part.sum() / max(1, whole.sum()))
