"""Which gate a bundle gets: fitted on the classifier's features or on a network of its own, or taken over whole."""

from __future__ import annotations

from pathlib import Path

import msgspec

from core.bundles.library import Bundle, read_bundle
from core.bundles.manifest import Input, Manifest, encode_manifest
from core.errors import DatasetError
from core.inference.gate_model import load_gate
from core.learning.gate_fitting import GATE_FILE, FittedGate, write_gate
from core.learning.gate_weights import GateWeights, gate_weights_of, made_gate_weights, write_gate_weights

OWN = "own"  # the classifier's features
SAME_VIEW = ("percentiles", "body_parts", "view_positions")


def chosen_weights(choice: str, bundle: Bundle) -> GateWeights | None:
    """Those of the gate's own network; None where it shall read the classifier's features.

    `choice`: `own`, a file of weights, or '' for what the bundle's gate reads now. Raises DatasetError, BundleError.
    """
    if choice == OWN:
        return None
    if choice:
        return made_gate_weights(Path(choice), bundle.manifest.input.percentiles)
    return gate_weights_of(bundle)


def is_portable(source: Manifest, target: Input) -> bool:
    """Whether the gate of a bundle fits one of that input: a network of its own, and both read the same view."""
    stated = source.gate.statistics
    return stated is not None and stated.network is not None and not _differing(source.input, target)


def portable_gate(source: Bundle, target: Manifest) -> FittedGate:
    """The gate of a bundle, ready to be written beside another classifier.

    Raises DatasetError where it reads a classifier's features, or the bundles read different views.
    """
    gate, weights, stated = load_gate(source), gate_weights_of(source), source.manifest.gate.statistics
    if gate is None or weights is None or stated is None:
        raise DatasetError(
            "The gate of {name} {version} has no network of its own, so it fits no "
            "other classifier; fit one with `overread refit --gate-network FILE`.",
            name=source.manifest.name,
            version=source.manifest.version,
        )
    differing = _differing(source.manifest.input, target.input)
    if differing:
        raise DatasetError(
            "{name} and {target_name} do not read the same view (input.{differing} differs); fit the "
            "gate on the other's own images with `overread refit --gate-network FILE`.",
            name=source.manifest.name,
            target_name=target.name,
            differing=differing,
        )
    return FittedGate(gate.arrays, msgspec.structs.replace(stated, file=GATE_FILE, network=weights.stated), weights)


def take_gate(source: Bundle, target: Bundle) -> Bundle:
    """Put the gate of `source` into the folder of `target` as it stands; nothing else of it changes.

    Raises DatasetError as `portable_gate` does.
    """
    attach_gate(target.folder, target.manifest, portable_gate(source, target.manifest))
    return read_bundle(target.folder)


def _differing(source: Input, target: Input) -> str:
    """The first part of the input that decides what a gate may meet and is not the same in both; '' without one."""
    return next((part for part in SAME_VIEW if getattr(source, part) != getattr(target, part)), "")


def attach_gate(folder: Path, manifest: Manifest, fitted: FittedGate | None) -> None:
    """Write the gate's files first, the manifest that vouches for them last; without `fitted` the manifest alone."""
    if fitted is not None:
        if fitted.weights is not None:
            write_gate_weights(folder, fitted.weights)
        write_gate(folder, fitted.arrays)
        manifest = msgspec.structs.replace(
            manifest, gate=msgspec.structs.replace(manifest.gate, statistics=fitted.statistics)
        )
    part = folder / "manifest.json.part"
    part.write_bytes(encode_manifest(manifest))
    part.replace(folder / "manifest.json")
    if fitted is not None and fitted.weights is None:
        write_gate_weights(folder, None)
