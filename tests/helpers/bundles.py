"""A small real bundle: the shipped architecture with random weights, for tests that need no skill of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec

from core.bundles.library import Bundle, read_bundle
from core.bundles.manifest import Provenance, encode_manifest

CLASSES = ("normal", "pneumonia", "covid19", "tuberculosis")


def with_small_input(bundle: Bundle, folder: Path, side_px: int = 64) -> Bundle:
    """A copy that reads smaller pictures, for tests of many passes."""
    shutil.copytree(bundle.folder, folder)
    small = msgspec.structs.replace(bundle.manifest.input, height=side_px, width=side_px)
    manifest = msgspec.structs.replace(bundle.manifest, input=small)
    (folder / "manifest.json").write_bytes(encode_manifest(manifest))
    return read_bundle(folder)


def write_random_bundle(folder: Path, seed: int = 0) -> Bundle:
    """Write a bundle of untrained EfficientNet-Lite0 to `folder`; the same seed gives the same weights."""
    import torch

    from core.inference.engine.architectures import build_network
    from core.learning.bundling import BundleDraft, write_bundle
    from core.learning.run import LITE0_INPUT

    torch.manual_seed(seed)
    network = build_network("efficientnet_lite0", len(CLASSES), {})
    draft = BundleDraft(
        name=folder.name, version="0.0.1", architecture="efficientnet_lite0", classes=CLASSES, spec=LITE0_INPUT,
        state=network.module.state_dict(),
        provenance=Provenance(
            base_weights="", training_data="none", licence="test", recipe="test", metrics={}, created_at="2024-01-01"
        ),
        intended_use="Tests.", limits=("It knows nothing.",),
    )  # fmt: skip
    write_bundle(folder, draft, None)
    return read_bundle(folder)
