"""For which weights the calibration and the thresholds of a manifest were fitted, and which fit it is.

`calibration.fitted_for` is a digest of the weights' SHA-256 together with every number that was fitted for them, so
that thresholds which come from another network, or were changed by hand, are found. It keeps honest people from
mistakes; it is no signature, since anybody can compute it.
"""

from __future__ import annotations

import hashlib

import msgspec

from core.bundles.manifest import Manifest


def fitted_numbers_digest(manifest: Manifest) -> str:
    """SHA-256 over the weights' hash, the calibration, and each finding's threshold and operating points."""
    numbers = [
        (entry.key, entry.threshold, entry.operating_points and (
            entry.operating_points.high_sensitivity, entry.operating_points.high_specificity))
        for entry in manifest.findings
    ]  # fmt: skip
    calibration = manifest.calibration
    said = (manifest.weights.sha256, calibration.method, sorted(calibration.parameters.items()), numbers)
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def with_record(manifest: Manifest) -> Manifest:
    """The manifest, stating that its numbers were fitted for its weights: only for who has just fitted them."""
    return msgspec.structs.replace(
        manifest,
        calibration=msgspec.structs.replace(manifest.calibration, fitted_for=fitted_numbers_digest(manifest)),
    )


def fitted_for_its_weights(manifest: Manifest) -> bool:
    """Whether the record is there and right."""
    return manifest.calibration.fitted_for == fitted_numbers_digest(manifest)


def fit_digest(manifest: Manifest) -> str:
    """SHA-256 over all that a promotion fits: `fitted_numbers_digest`, the gate and the scale of the maps."""
    said = (fitted_numbers_digest(manifest), manifest.gate.statistics, manifest.cam.display_max)
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def with_version_of_fit(manifest: Manifest) -> Manifest:
    """The manifest with the fit behind its version, `0.1.1+3fa2bc10`: weights that were fitted again read differently,
    and neither stored readings nor records could tell them from the earlier ones by weights and version alone."""
    base = manifest.version.partition("+")[0]
    return msgspec.structs.replace(manifest, version=f"{base}+{fit_digest(manifest)[:8]}")
