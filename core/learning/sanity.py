"""Do the maps of a bundle depend on what its network learned? Weight randomisation (Adebayo et al., NeurIPS 2018).

The whole network is initialised anew, with a fixed seed, and its normalisation layers settle on the same pictures. Maps
of the class that the trained network puts first, before the rectifier, are compared cell by cell by Spearman's rank
correlation, without its sign: a map that only follows edges and borders of the picture would come out alike.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from core.bundles.library import read_bundle
from core.bundles.manifest import Manifest, Sanity, encode_manifest
from core.bundles.stated import SANITY, THE_SET
from core.errors import DatasetError, Sentence
from core.imaging.network_input import normalised, resized
from core.inference.engine.architectures import Network, build_network
from core.inference.engine.cam import logits_and_maps
from core.inference.engine.pipeline import Pipeline
from core.learning.datasets import LabelledImage, load_view

IMAGES = 64
PASSED_BELOW = 0.5
SEED = 7
BATCH = 16
CELLS_NEEDED = 9


def with_sanity(folder: Path, records: list[LabelledImage]) -> Manifest:
    """Measure the bundle in `folder` on at most `IMAGES` of `records`, evenly picked, and write `cam.sanity`.

    Maps of fewer than nine cells have no ranks to compare: the manifest then says nothing of their sanity. Returns the
    manifest as it stands. Raises BundleError, FileFault, and DatasetError without a record.
    """
    if not records:
        raise DatasetError("There is no image to measure the maps on; name a set with a val split.")
    bundle = read_bundle(folder)
    picked = [records[i] for i in np.unique(np.linspace(0, len(records) - 1, IMAGES).astype(int))]
    pipeline = Pipeline(bundle, "cpu")
    spec = pipeline.spec
    views = (load_view(record.path, spec.percentiles) for record in picked)
    inputs = np.stack([normalised(resized(view, spec), spec) for view in views])
    correlation = round(randomisation_correlation(pipeline, inputs), 4)
    if np.isnan(correlation):
        return bundle.manifest
    split = picked[0].split or THE_SET
    sanity = Sanity(
        correlation=correlation,
        passed=correlation < PASSED_BELOW,
        source=str(Sentence(SANITY, count=len(picked), split=split, seed=SEED, limit=PASSED_BELOW)),
    )
    manifest = msgspec.structs.replace(bundle.manifest, cam=msgspec.structs.replace(bundle.manifest.cam, sanity=sanity))
    (folder / "manifest.json").write_bytes(encode_manifest(manifest))
    return manifest


def randomisation_correlation(pipeline: Pipeline, inputs: NDArray[np.float32]) -> float:
    """Mean over images of |Spearman's rank correlation| of the top class's map before and after, 0..1.

    `inputs`: float32 (n, channels, height, width). NaN for grids of fewer than nine cells, where ranks say nothing.
    """
    manifest = pipeline.bundle.manifest
    with torch.random.fork_rng():
        torch.manual_seed(SEED)
        fresh = build_network(manifest.architecture.name, len(manifest.findings), dict(manifest.architecture.args))
    _settle(fresh.module, torch.from_numpy(inputs[:BATCH]))
    found = []
    for start in range(0, len(inputs), BATCH):
        images = torch.from_numpy(inputs[start : start + BATCH])
        logits, trained = _maps(pipeline.network, images)
        top, rows = logits.argmax(axis=1), np.arange(len(logits))
        random = _maps(fresh, images)[1]
        found += [abs(rank_correlation(a, b)) for a, b in zip(trained[rows, top], random[rows, top], strict=True)]
    return float(np.mean(found))


def _settle(module: nn.Module, images: torch.Tensor) -> None:
    """Running statistics from these images: with those of a fresh layer, signals would die or explode."""
    for layer in module.modules():
        if isinstance(layer, nn.BatchNorm2d):
            layer.momentum = None  # the plain average
    module.train()
    with torch.no_grad():
        module(images)
    module.eval()


def _maps(network: Network, images: torch.Tensor) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    with torch.inference_mode():
        features = network.features(images)
    logits, maps = logits_and_maps(features, network.head)
    return logits.numpy(), maps.numpy()


def rank_correlation(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """Spearman's rank correlation of two maps of one shape, -1..1; ties are kept in order. NaN below nine cells."""
    if a.size < CELLS_NEEDED:
        return float("nan")
    ranks = np.argsort(np.argsort(np.stack((a.ravel(), b.ravel())), kind="stable"), kind="stable")
    return float(np.asarray(np.corrcoef(ranks))[0, 1])
