"""Segmentation networks: where the lungs lie in a picture. They have masks, no scores and no heatmaps."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import timm
import torch
import torch.nn.functional as functional
from numpy.typing import NDArray
from torch import Tensor, nn

from core.bundles.library import Bundle
from core.errors import BundleError, listed
from core.findings import LungMask
from core.imaging.lung_mask import cleaned_lungs, doubt_about
from core.imaging.network_input import covered_rectangle, network_input
from core.inference.engine.weights import load_weights
from core.study import Frame


class _Level(nn.Module):
    """One step up: twice the size, joined with the encoder's map of that size, one convolution."""

    def __init__(self, below: int, beside: int, out: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(below + beside, out, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(out)

    def forward(self, below: Tensor, beside: Tensor) -> Tensor:
        joined = torch.cat([functional.interpolate(below, scale_factor=2.0, mode="nearest"), beside], dim=1)
        return functional.relu(self.norm(self.conv(joined)))


class UNet(nn.Module):
    """U-Net (Ronneberger et al., MICCAI 2015) on a timm encoder with five levels, strides 2 to 32.

    (n, 3, height, width), sides divisible by 32, to logits (n, outputs, height / 2, width / 2).
    """

    def __init__(self, encoder: str, outputs: int) -> None:
        super().__init__()
        self.encoder = timm.create_model(encoder, pretrained=False, features_only=True)
        channels = self.encoder.feature_info.channels()
        widths = (64, 48, 24, 12)
        below = (channels[-1], *widths[:-1])
        beside = channels[-2::-1]
        self.levels = nn.ModuleList(map(_Level, below, beside, widths))
        self.last = nn.Conv2d(widths[-1], outputs, 1)

    def forward(self, images: Tensor) -> Tensor:
        *others, deepest = self.encoder(images)
        for level, beside in zip(self.levels, reversed(others), strict=True):
            deepest = level(deepest, beside)
        logits: Tensor = self.last(deepest)
        return logits


SEGMENTATION_NETWORKS: dict[str, Callable[[int], nn.Module]] = {
    "unet_efficientnet_lite0": lambda outputs: UNet("tf_efficientnet_lite0", outputs),
}


def build_segmentation_network(name: str, outputs: int) -> nn.Module:
    """An untrained network of the table. Raises BundleError for a name that is not in it."""
    if name not in SEGMENTATION_NETWORKS:
        known = listed(sorted(SEGMENTATION_NETWORKS))
        raise BundleError(
            "The architecture {name} is unknown here for masks (known: {known}); update Overread.",
            name=name,
            known=known,
        )
    return SEGMENTATION_NETWORKS[name](outputs)


class Segmenter:
    """A segmentation bundle, loaded on a device. Used by one thread."""

    def __init__(self, bundle: Bundle, device: torch.device) -> None:
        """Raises BundleError for weights that do not load, and for a bundle without the output "lungs"."""
        manifest = bundle.manifest
        keys = [entry.key for entry in manifest.findings]
        if manifest.task != "segmentation" or "lungs" not in keys:
            raise BundleError(
                "The bundle {name} draws no lungs; choose one with the task segmentation.", name=manifest.name
            )
        self.bundle, self.device, self.spec = bundle, device, manifest.input_spec()
        self._lungs, self._threshold = keys.index("lungs"), manifest.findings[keys.index("lungs")].threshold
        self._module = build_segmentation_network(manifest.architecture.name, len(keys))
        load_weights(bundle, self._module)
        self._module.to(device).to(memory_format=torch.channels_last)

    def warm_up(self) -> None:
        """One pass over zeros, so that the first study does not pay for lazy initialisation."""
        self.run(np.zeros((1, self.spec.channels, self.spec.height, self.spec.width), dtype=np.float32))

    def run(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        """How surely each cell is lung: (n, channels, height, width) to (n, h, w), float32, 0..1."""
        images = torch.from_numpy(inputs).to(self.device).contiguous(memory_format=torch.channels_last)
        with torch.inference_mode():
            shares = torch.sigmoid(self._module(images).float())[:, self._lungs]
        return np.asarray(shares.cpu().numpy())

    def lungs(self, frame: Frame) -> LungMask:
        """The lungs of one frame, on the network's own grid, with a doubt where the mask cannot be a pair of lungs."""
        mask = cleaned_lungs(self.run(network_input(frame, self.spec)[None])[0], self._threshold)
        return LungMask(mask, covered_rectangle(frame.shape, self.spec), self.bundle.ref, doubt_about(mask))
