"""What `overread analyze` says beyond plain Grad-CAM: other methods, finer maps, their quality, bands and spread."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from core.errors import UsageFault
from core.inference.methods import DEFAULT_METHOD, PLAIN, MapChoice
from core.inference.worker import Beside

if TYPE_CHECKING:
    from core.bundles.library import Bundle
    from core.findings import Heatmap, MapQuality, Score
    from core.inference.service import Engine
    from core.study import Frame


def checked(args: argparse.Namespace) -> None:
    """Raises UsageFault for options that do not go together, before anything costly is started."""
    from core.imaging.views import MAX_VIEWS

    MapChoice("", args.method, args.detail)
    asked = [o for o, on in (("--method", args.method != DEFAULT_METHOD), ("--detail", args.detail != PLAIN),
                             ("--quality", args.quality)) if on]  # fmt: skip
    if asked and args.heatmaps == "none":
        raise UsageFault(f"{asked[0]} is about maps that nobody asked for; add --heatmaps positive or all.")
    if not 0 <= args.views <= MAX_VIEWS:
        raise UsageFault(f"--views {args.views} cannot be averaged; choose 0 to {MAX_VIEWS}.")


class Explainer:
    """The maps that were asked for, in the place of plain Grad-CAM, and their quality."""

    def __init__(self, engine: Engine, args: argparse.Namespace, segmenter: Bundle | None) -> None:
        """`segmenter`: where the lungs are, for the quality of a map; None where no bundle says that."""
        self._engine, self._method, self._detail, self._quality = engine, args.method, args.detail, args.quality
        self._beside = Beside(segmenter=segmenter.folder if segmenter is not None else None)

    def maps(self, frame: Frame, chosen: list[Heatmap], bundle: Bundle | None) -> list[Heatmap]:
        """`chosen` findings' maps by the method asked for. Raises what the engine raises."""
        if (self._method, self._detail) == (DEFAULT_METHOD, PLAIN):
            return chosen
        return [self._engine.explain(frame, self._choice(one), bundle=bundle).result() for one in chosen]

    def quality(self, frame: Frame, heatmap: Heatmap, bundle: Bundle | None) -> dict[str, Any]:
        """The key `quality` of a heatmap's entry, or nothing where it was not asked for."""
        if not self._quality:
            return {}
        asked = self._engine.quality(frame, self._choice(heatmap), beside=self._beside, bundle=bundle)
        return {"quality": quality_json(asked.result())}

    def _choice(self, heatmap: Heatmap) -> MapChoice:
        return MapChoice(heatmap.finding, self._method, self._detail)


def quality_json(quality: MapQuality) -> dict[str, Any]:
    """As `MapQuality`, without finding and method, which stand beside it."""
    return {key: value for key, value in asdict(quality).items() if key not in ("finding", "method")}


def score_json(score: Score) -> dict[str, Any]:
    """One entry of `scores`; `band` and `spread` are null where the bundle or the call has none."""
    return {
        "finding": score.finding, "probability": score.probability, "raw": score.raw, "threshold": score.threshold,
        "positive": score.positive, "band": score.band, "spread": score.spread,
    }  # fmt: skip
