"""Logits to calibrated probabilities, as the bundle's manifest says. numpy only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.bundles.manifest import Manifest


def probabilities(logits: NDArray[np.float32], manifest: Manifest) -> NDArray[np.float64]:
    """(n, classes) logits to probabilities, float64, 0..1; softmax rows sum to 1.

    Temperature scaling divides the logits first (Guo et al., ICML 2017); Platt scaling gives each finding's logit a
    slope and an intercept of its own (Platt, 1999).
    """
    scaled = np.asarray(logits, dtype=np.float64)
    parameters = manifest.calibration.parameters
    if manifest.calibration.method == "temperature":
        scaled = scaled / parameters["temperature"]
    elif manifest.calibration.method == "platt":
        slopes, intercepts = (
            np.array([parameters[f"{name}.{entry.key}"] for entry in manifest.findings])
            for name in ("slope", "intercept")
        )
        scaled = scaled * slopes + intercepts
    if manifest.output.activation == "sigmoid":
        values = np.asarray(1.0 / (1.0 + np.exp(-np.clip(scaled, -700, 700))))
        return op_normalised(values, manifest) if manifest.output.rescale == "op_norm" else values
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def op_normalised(values: NDArray[np.float64], manifest: Manifest) -> NDArray[np.float64]:
    """Sigmoid outputs (n, classes), stretched so that each finding's operating point lies at 0.5.

    Below the point t: value / 2t; from it on: 1 - (1 - value) / (2 - 2t). An output without a point is 0.5. This is
    TorchXRayVision's op_norm. The result is a score, 0..1, and no probability.
    """
    points = np.array([manifest.calibration.parameters.get(f"op_point.{e.key}", np.nan) for e in manifest.findings])
    stretched = np.where(values < points, values / (2.0 * points), 1.0 - (1.0 - values) / (2.0 * (1.0 - points)))
    return np.where(np.isnan(points), 0.5, stretched)
