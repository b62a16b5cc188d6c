"""Networks by name: one table, and nothing in a bundle can reach beyond it.

A row says which library makes the network and where it is cut: in front of mean pooling. Parameters keep the names of
the library's own module, so a state dict of it loads as it is. timm's ResNets and DenseNets have the names of
torchvision's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import timm
import torchvision
from torch import Tensor, nn

from core.bundles.manifest import ArgumentValue
from core.errors import BundleError


@dataclass(frozen=True, slots=True)
class Network:
    """A classifier cut at its last feature map: logits = head(pool(features(x))).

    `features`: (n, channels, height, width) -> (n, k, h, w). `head`: (n, k) -> (n, classes).
    The pool between them is the mean over h and w; that is what makes Grad-CAM exact from the head alone.
    A head that is a single linear layer is that `nn.Linear` itself. `target_layer`: the module whose output is the last
    feature map. `earlier_layer`: the last one with twice the rows and columns; None where none is named.
    """

    module: nn.Module
    features: Callable[[Tensor], Tensor]
    head: Callable[[Tensor], Tensor]
    target_layer: nn.Module
    earlier_layer: nn.Module | None = None


@dataclass(frozen=True, slots=True)
class MlpHead:
    """Dropout, Linear to `hidden`, ReLU, Dropout, Linear to the classes, in the place of the library's classifier."""

    dropout: float
    hidden: int
    hidden_dropout: float


@dataclass(frozen=True, slots=True)
class Architecture:
    """One row. `model`: the library's name for it. `target`, `earlier`: modules by name, see `Network`.

    `linear`: the name of the head's only layer; empty where the head has a norm or several layers. timm cuts its
    networks itself (`forward_features`, `forward_head`). Of torchvision, networks are listed that are `features`, mean
    pooling and `classifier`; `mlp` replaces the last. `channels`: what the library can read.
    """

    library: Literal["timm", "torchvision"]
    model: str
    target: str
    earlier: str
    linear: str = ""
    mlp: MlpHead | None = None

    @property
    def channels(self) -> tuple[int, ...]:
        return (1, 3) if self.library == "timm" else (3,)


_MEDICAL_HEAD = MlpHead(dropout=0.3, hidden=512, hidden_dropout=0.2)
ARCHITECTURES: dict[str, Architecture] = {
    "efficientnet_lite0": Architecture("timm", "tf_efficientnet_lite0", "bn2", "blocks.4", "classifier"),
    "efficientnet_lite2": Architecture("timm", "tf_efficientnet_lite2", "bn2", "blocks.4", "classifier"),
    "efficientnet_b0": Architecture("timm", "efficientnet_b0", "bn2", "blocks.4", "classifier"),
    "efficientnet_b3": Architecture("timm", "efficientnet_b3", "bn2", "blocks.4", "classifier"),
    "densenet121": Architecture("timm", "densenet121", "features.norm5", "features.denseblock3", "classifier"),
    "resnet18": Architecture("timm", "resnet18", "layer4", "layer3", "fc"),
    "resnet50": Architecture("timm", "resnet50", "layer4", "layer3", "fc"),
    "convnext_tiny": Architecture("timm", "convnext_tiny", "stages", "stages.2"),
    "mobilenetv3_large": Architecture("timm", "mobilenetv3_large_100", "blocks", "blocks.4"),
    "regnety_008": Architecture("timm", "regnety_008", "s4", "s3", "head.fc"),
    "torchvision_efficientnet_b0": Architecture(
        "torchvision", "efficientnet_b0", "features", "features.5", "classifier.1"
    ),
    "torchvision_efficientnet_b3": Architecture(
        "torchvision", "efficientnet_b3", "features", "features.5", "classifier.1"
    ),
    "torchvision_convnext_tiny": Architecture("torchvision", "convnext_tiny", "features", "features.5"),
    "torchvision_mobilenet_v3_large": Architecture("torchvision", "mobilenet_v3_large", "features", "features.12"),
    "medical_classifier": Architecture(
        "torchvision", "efficientnet_b3", "features", "features.5", mlp=_MEDICAL_HEAD
    ),
}  # fmt: skip


def build_network(name: str, classes: int, args: dict[str, ArgumentValue]) -> Network:
    """An untrained network of the table. `args`: `in_chans`, 1 or 3 input channels, and nothing else.

    Raises BundleError for a name that is not in the table, and for arguments that its row does not know.
    """
    if name not in ARCHITECTURES:
        known = ", ".join(sorted(ARCHITECTURES))
        raise BundleError(f"The architecture {name} is unknown here (known: {known}); update Overread.")
    row = ARCHITECTURES[name]
    channels = _checked_channels(name, row, args)
    module = _timm_module(row, classes, channels) if row.library == "timm" else _torchvision_module(row, classes)
    features, head = _cut(module, row)
    return Network(module, features, head, module.get_submodule(row.target), module.get_submodule(row.earlier))


def _checked_channels(name: str, row: Architecture, args: dict[str, ArgumentValue]) -> int:
    unknown = sorted(set(args) - {"in_chans"})
    if unknown:
        raise BundleError(
            f"The architecture {name} knows no argument {unknown[0]} (known: in_chans); mend the bundle's manifest."
        )
    channels = args.get("in_chans", 3)
    if type(channels) is not int or channels not in row.channels:
        known = " or ".join(str(number) for number in row.channels)
        raise BundleError(
            f"The architecture {name} cannot have in_chans = {channels} (it reads {known} channels); "
            "mend the bundle's manifest."
        )
    return channels


def _timm_module(row: Architecture, classes: int, channels: int) -> nn.Module:
    module: nn.Module = timm.create_model(row.model, pretrained=False, num_classes=classes, in_chans=channels)
    return module


def _torchvision_module(row: Architecture, classes: int) -> nn.Module:
    module: nn.Module = torchvision.models.get_model(row.model, weights=None, num_classes=classes)
    if row.mlp is not None:
        old = module.get_submodule("classifier")
        width = next(layer.in_features for layer in old.modules() if isinstance(layer, nn.Linear))
        module.classifier = nn.Sequential(
            nn.Dropout(row.mlp.dropout), nn.Linear(width, row.mlp.hidden), nn.ReLU(),
            nn.Dropout(row.mlp.hidden_dropout), nn.Linear(row.mlp.hidden, classes),
        )  # fmt: skip
    return module


_Half = Callable[[Tensor], Tensor]


def _cut(module: nn.Module, row: Architecture) -> tuple[_Half, _Half]:
    """The two halves of `module`: what is in front of mean pooling, and what is behind it."""
    of_timm = row.library == "timm"
    features: _Half = getattr(module, "forward_features" if of_timm else "features")
    if row.linear:
        return features, module.get_submodule(row.linear)  # the dropout in front of it is idle in evaluation mode
    # The mean over one cell is that cell: so timm's own head, pooling included, takes what is pooled already.
    head: _Half = getattr(module, "forward_head" if of_timm else "classifier")
    wants_cells = of_timm or any(
        isinstance(layer, nn.Flatten) for layer in module.get_submodule("classifier").modules()
    )
    return features, lambda pooled: head(pooled[:, :, None, None] if wants_cells else pooled)
