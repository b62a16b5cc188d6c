"""The gate's own network: the first layers of a public one, which no radiograph has taught.

The classifier's feature maps change with every training, and one that was taught on cut-out parts no longer tells a
part from a whole. This network stays as it is, so a gate that was fitted on it fits beside any classifier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import timm
import torch
import torch.nn.functional as functional
from numpy.typing import NDArray
from PIL import Image
from safetensors import SafetensorError
from safetensors.torch import load
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from core.bundles.library import Bundle
from core.bundles.manifest import GateNetwork
from core.errors import BundleError
from core.inference.gate_model import gate_network_bytes
from core.inference.picture_statistics import picture_statistics

View = NDArray[np.uint8]
# timm's names. All read grey as one channel, (value / 255 - 0.5) / 0.5, as EfficientNet-Lite's weights expect it.
ARCHITECTURES = {"efficientnet_lite0": "tf_efficientnet_lite0"}
REDUCING_GAP = 3.0  # a film is first averaged down to three times the size, which takes a third of the time


class Backbone(nn.Module):
    """Stem and first blocks of an EfficientNet, by the library's names: (n, 1, h, w) to what each of `taps` gives."""

    def __init__(self, architecture: str, taps: Sequence[str]) -> None:
        """`taps`: `blocks.0`, `blocks.1`, ... Raises KeyError for an architecture or a tap that is unknown."""
        super().__init__()
        whole = timm.create_model(ARCHITECTURES[architecture], pretrained=False, in_chans=1)
        names = [f"blocks.{number}" for number in range(len(whole.blocks))]
        if not taps or not set(taps) <= set(names):
            raise KeyError(f"taps must be some of {', '.join(names)}")
        self._taken = sorted(names.index(name) for name in set(taps))
        self.conv_stem, self.bn1 = whole.conv_stem, whole.bn1
        self.blocks = whole.blocks[: self._taken[-1] + 1]

    def forward(self, pictures: Tensor) -> list[Tensor]:
        features, given = self.bn1(self.conv_stem(pictures)), []
        for block in self.blocks:
            features = block(features)
            given.append(features)
        return [given[number] for number in self._taken]


class GateFeatures:
    """What the gate sees of pictures: its own network's averages at several depths, and plain figures."""

    def __init__(self, stated: GateNetwork, taps: Sequence[str], state: Mapping[str, Tensor]) -> None:
        """`state`: float weights of a `Backbone`, by name. Raises BundleError where they do not fit.

        Batch norms are folded into their convolutions, which saves a quarter of the time.
        """
        self.stated, self.names, self._device = stated, tuple(taps), torch.device("cpu")
        try:
            self._backbone = Backbone(stated.architecture, taps)
            counters = {
                name: value for name, value in self._backbone.state_dict().items() if value.dtype == torch.int64
            }
            self._backbone.load_state_dict(counters | {name: tensor.float() for name, tensor in state.items()})
        except (KeyError, RuntimeError) as error:
            first_line = str(error).splitlines()[0]
            raise BundleError(
                "The gate's own network cannot be used ({first_line}); install the bundle again.", first_line=first_line
            ) from error
        self._backbone.eval()
        _fold(self._backbone)

    def place(self, device: torch.device) -> None:
        """Move to a device."""
        self._backbone.to(device).to(memory_format=torch.channels_last)
        self._device = device

    def pictures(self, views: Sequence[View], count: int) -> View:
        """Network views, uint8 (rows, columns) each, as this network reads them: uint8 (count, side, side).

        Rows beyond the views are black.
        """
        side = self.stated.side_px
        made = np.zeros((count, side, side), dtype=np.uint8)
        for row, view in enumerate(views):
            image = Image.fromarray(view)
            made[row] = np.asarray(image.resize((side, side), Image.Resampling.BILINEAR, reducing_gap=REDUCING_GAP))
        return made

    def features(self, pictures: View) -> NDArray[np.float32]:
        """What the gate reads of each picture, uint8 (n, side, side): float32 (n, d). Always in float32."""
        figures = np.stack([picture_statistics(picture) for picture in pictures])
        grey = torch.from_numpy(pictures).to(self._device)[:, None].float().div_(127.5).sub_(1.0)
        with torch.inference_mode():
            given = self._backbone(grey.contiguous(memory_format=torch.channels_last))
            averages = [functional.adaptive_avg_pool2d(one, self.stated.cells).flatten(1) for one in given]
        return np.hstack([figures, torch.cat(averages, dim=1).cpu().numpy()])


def _fold(module: nn.Module) -> None:
    """Put every batch norm into the convolution in front of it; what is left of it is its activation."""
    before = ""
    for name, child in list(module.named_children()):
        convolution = getattr(module, before) if before else None
        if isinstance(child, nn.BatchNorm2d) and isinstance(convolution, nn.Conv2d):
            setattr(module, before, fuse_conv_bn_eval(convolution, child))
            setattr(module, name, child.act)
        else:
            _fold(child)
        before = name


def load_gate_features(bundle: Bundle) -> GateFeatures | None:
    """What reads features for a bundle's gate; None where its gate has no network of its own. Raises BundleError."""
    stated, data = bundle.manifest.gate.statistics, gate_network_bytes(bundle)
    if stated is None or stated.network is None or data is None:
        return None
    try:
        state = load(data)
    except SafetensorError as error:
        raise BundleError(
            "The gate's own network in the bundle {name} cannot be read ({error}); install it again.",
            name=bundle.manifest.name,
            error=error,
        ) from error
    return GateFeatures(stated.network, stated.taps, state)
