"""Outputs that say the same of every picture: heads that were never trained, or were cut off."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from core.bundles.library import Bundle
from core.bundles.stated import SAME_VALUE, SAME_WEIGHTS, TWIN_WEIGHTS
from core.errors import BundleError, Sentence
from core.imaging.made_pictures import made_inputs
from core.inference.engine.architectures import Network

PICTURES = 3
RELATIVE_NOISE = 1e-6  # float32 rounding of one and the same value


def hidden_outputs(bundle: Bundle, network: Network) -> dict[str, str]:
    """Key of each output that must not be shown -> why: by the manifest, or because it is found to be constant.

    Runs a few made pictures through the network, which is on its device. Raises BundleError when nothing is left.
    """
    entries = bundle.manifest.findings
    found = constant_outputs(network, len(entries), made_inputs(bundle.manifest.input_spec(), PICTURES))
    hidden = {
        entry.key: entry.hidden or found[position]
        for position, entry in enumerate(entries)
        if entry.hidden or position in found
    }
    if len(hidden) == len(entries):
        raise BundleError(
            "Every output of the bundle {name} is constant: its network was never trained, or its "
            "weights are not those of its architecture.",
            name=bundle.manifest.name,
        )
    return hidden


def constant_outputs(network: Network, classes: int, inputs: NDArray[np.float32]) -> dict[int, Sentence]:
    """Position of each constant output -> why. `inputs`: float32 (n, channels, height, width), at least two."""
    found = _by_logits(network, inputs)
    layer = _last_layer(network.module, classes)
    return found | (_by_weights(layer) if layer is not None else {})


def _last_layer(module: nn.Module, classes: int) -> nn.Linear | None:
    """The layer that gives the logits."""
    layers = [part for part in module.modules() if isinstance(part, nn.Linear) and part.out_features == classes]
    return layers[-1] if layers else None


def _by_weights(layer: nn.Linear) -> dict[int, Sentence]:
    rows = layer.weight.detach().float().cpu()
    flat = (rows == rows[:, :1]).all(dim=1)
    found = {int(row): SAME_WEIGHTS for row in torch.nonzero(flat)}
    _, groups, counts = torch.unique(rows, dim=0, return_inverse=True, return_counts=True)
    twins = counts[groups] > 1
    return {int(row): TWIN_WEIGHTS for row in torch.nonzero(twins)} | found


def _by_logits(network: Network, inputs: NDArray[np.float32]) -> dict[int, Sentence]:
    device = next(network.module.parameters()).device
    with torch.inference_mode():
        images = torch.from_numpy(inputs).to(device).contiguous(memory_format=torch.channels_last)
        logits = network.module(images).float().cpu().numpy()
    spread, size = np.ptp(logits, axis=0), np.maximum(np.abs(logits).max(axis=0), 1.0)
    return {int(row): SAME_VALUE for row in np.flatnonzero(spread <= RELATIVE_NOISE * size)}
