"""Test-time augmentation: the mean probability over mild views of a picture, and its spread as uncertainty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from core.errors import UsageFault
from core.findings import Prediction
from core.imaging.network_input import network_view, normalised, resized
from core.imaging.views import MAX_VIEWS, mild_views
from core.inference.calibration import probabilities

if TYPE_CHECKING:
    from core.inference.engine.pipeline import Pipeline
    from core.study import Frame

BATCH = 16


def with_views(pipeline: Pipeline, frame: Frame, prediction: Prediction, views: int) -> Prediction:
    """A prediction with the mean probability of the plain picture and `views` mild variations of it, and their
    standard deviation in `Score.spread`. Logits and maps stay those of the plain picture.

    A prediction without scores stays as it is. Raises UsageFault for more than `MAX_VIEWS`.
    """
    if not 0 <= views <= MAX_VIEWS:
        raise UsageFault(
            "{views} augmented views cannot be averaged; choose 0 to {max_views}.", views=views, max_views=MAX_VIEWS
        )
    if not views or not prediction.scores:
        return prediction
    spec, manifest = pipeline.spec, pipeline.bundle.manifest
    view = network_view(frame, spec.percentiles)
    pictures = [resized(view, spec), *mild_views(view, spec, views)]
    ready = np.stack([normalised(picture, spec) for picture in pictures])
    logits = [pipeline.run(ready[start : start + BATCH]).logits for start in range(0, len(ready), BATCH)]
    shown = probabilities(np.concatenate(logits), manifest)
    of_key = {entry.key: shown[:, i] for i, entry in enumerate(manifest.findings)}
    scores = tuple(
        replace(score, probability=float(of_key[score.finding].mean()), spread=float(of_key[score.finding].std()))
        for score in prediction.scores
    )
    return replace(prediction, scores=scores, run=replace(prediction.run, views=views))
