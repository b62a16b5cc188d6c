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
from core.errors import BundleError, Sentence, any_of, listed
from core.inference.engine.lung_attention import AttentionPool, LungAttention


@dataclass(frozen=True, slots=True)
class Network:
    """A classifier cut at its last feature map: logits = head(pool(features(x))).

    `features`: (n, channels, height, width) -> (n, k, h, w). `head`: (n, k) -> (n, classes).
    The pool between them is the mean over h and w; that is what makes Grad-CAM exact from the head alone.
    A head that is a single linear layer is that `nn.Linear` itself. `target_layer`: the module whose output is the last
    feature map. `earlier_layer`: the last one with twice the rows and columns; None where none is named.
    `attention`: the last step of `features` in a network that weighs its cells; `unweighted`: what is in front of it.
    """

    module: nn.Module
    features: Callable[[Tensor], Tensor]
    head: Callable[[Tensor], Tensor]
    target_layer: nn.Module
    earlier_layer: nn.Module | None = None
    attention: LungAttention | None = None
    unweighted: Callable[[Tensor], Tensor] | None = None


@dataclass(frozen=True, slots=True)
class MlpHead:
    """Dropout, Linear to `hidden`, ReLU, Dropout, Linear to the classes, in the place of the library's classifier."""

    dropout: float
    hidden: int
    hidden_dropout: float


@dataclass(frozen=True, slots=True)
class Architecture:
    """One row. `model`: the library's name for it. `target`, `earlier`: modules by name, see `Network`; `earlier` for
    each output stride of `STRIDES`, or for 32 alone where the library has no other.

    `linear`: the name of the head's only layer; empty where the head has a norm or several layers. timm cuts its
    networks itself (`forward_features`, `forward_head`). Of torchvision, networks are listed that are `features`, mean
    pooling and `classifier`; `mlp` replaces the last. `channels`: what the library can read.
    """

    library: Literal["timm", "torchvision"]
    model: str
    target: str
    earlier: tuple[str, ...]
    linear: str = ""
    mlp: MlpHead | None = None

    @property
    def channels(self) -> tuple[int, ...]:
        return (1, 3) if self.library == "timm" else (3,)

    @property
    def arguments(self) -> tuple[str, ...]:
        """What `architecture_args` may hold. Cells are weighed where the pool and one linear layer are the module's
        own parts, `global_pool` and `linear`."""
        stride = ("output_stride",) if len(self.earlier) > 1 else ()
        weighed = self.library == "timm" and self.linear and "." not in self.linear
        return ("in_chans", *stride, *(("lung_attention",) if weighed else ()))


@dataclass(frozen=True, slots=True)
class _Arguments:
    """`architecture_args`, checked. `output_stride`: pixels of the input to a cell of the last feature map."""

    in_chans: int = 3
    output_stride: int = 32
    lung_attention: bool = False


ATTENTION = "global_pool.attention"
STRIDES = (32, 16, 8)
_EFFICIENTNET, _RESNET = ("blocks.4", "blocks.2", "blocks.1"), ("layer3", "layer2", "layer1")
_MEDICAL_HEAD = MlpHead(dropout=0.3, hidden=512, hidden_dropout=0.2)
ARCHITECTURES: dict[str, Architecture] = {
    "efficientnet_lite0": Architecture("timm", "tf_efficientnet_lite0", "bn2", _EFFICIENTNET, "classifier"),
    "efficientnet_lite2": Architecture("timm", "tf_efficientnet_lite2", "bn2", _EFFICIENTNET, "classifier"),
    "efficientnet_b0": Architecture("timm", "efficientnet_b0", "bn2", _EFFICIENTNET, "classifier"),
    "efficientnet_b3": Architecture("timm", "efficientnet_b3", "bn2", _EFFICIENTNET, "classifier"),
    "densenet121": Architecture("timm", "densenet121", "features.norm5", ("features.denseblock3",), "classifier"),
    "resnet18": Architecture("timm", "resnet18", "layer4", _RESNET, "fc"),
    "resnet50": Architecture("timm", "resnet50", "layer4", _RESNET, "fc"),
    "convnext_tiny": Architecture("timm", "convnext_tiny", "stages", ("stages.2", "stages.1", "stages.0")),
    "mobilenetv3_large": Architecture("timm", "mobilenetv3_large_100", "blocks", ("blocks.4",)),
    "regnety_008": Architecture("timm", "regnety_008", "s4", ("s3", "s2", "s1"), "head.fc"),
    "torchvision_efficientnet_b0": Architecture(
        "torchvision", "efficientnet_b0", "features", ("features.5",), "classifier.1"
    ),
    "torchvision_efficientnet_b3": Architecture(
        "torchvision", "efficientnet_b3", "features", ("features.5",), "classifier.1"
    ),
    "torchvision_convnext_tiny": Architecture("torchvision", "convnext_tiny", "features", ("features.5",)),
    "torchvision_mobilenet_v3_large": Architecture("torchvision", "mobilenet_v3_large", "features", ("features.12",)),
    "medical_classifier": Architecture(
        "torchvision", "efficientnet_b3", "features", ("features.5",), mlp=_MEDICAL_HEAD
    ),
}  # fmt: skip


def build_network(name: str, classes: int, args: dict[str, ArgumentValue]) -> Network:
    """An untrained network of the table. `args`: `in_chans`, 1 or 3 input channels; where the row has them,
    `output_stride` (Chen et al., TPAMI 2018: dilated layers in the place of the last strides), 8, 16 or 32, and
    `lung_attention`, true or false.

    Raises BundleError for a name that is not in the table, and for arguments that its row does not know.
    """
    if name not in ARCHITECTURES:
        known = listed(sorted(ARCHITECTURES))
        raise BundleError(
            "The architecture {name} is unknown here (known: {known}); update Overread.", name=name, known=known
        )
    row = ARCHITECTURES[name]
    chosen = _checked(name, row, args)
    module = _timm_module(row, classes, chosen) if row.library == "timm" else _torchvision_module(row, classes)
    features, head = _cut(module, row)
    earlier = module.get_submodule(row.earlier[STRIDES.index(chosen.output_stride)])
    if not chosen.lung_attention:
        return Network(module, features, head, module.get_submodule(row.target), earlier)
    module.global_pool = AttentionPool(module.get_submodule(row.linear).in_features, module.global_pool)  # type: ignore[arg-type]
    attention = module.global_pool.attention
    return Network(module, lambda images: attention(features(images)), head, attention, earlier, attention, features)


def target_layer(name: str, args: dict[str, ArgumentValue]) -> str:
    """The name, in the module of a row, of the layer that gives the last feature map."""
    return ATTENTION if args.get("lung_attention") else ARCHITECTURES[name].target


def _checked(name: str, row: Architecture, args: dict[str, ArgumentValue]) -> _Arguments:
    unknown = sorted(set(args) - set(row.arguments))
    if unknown:
        raise BundleError(
            "The architecture {name} knows no argument {unknown} (known: {arguments}); "
            "mend the bundle's manifest or the training configuration.",
            name=name,
            unknown=unknown[0],
            arguments=listed(row.arguments),
        )
    for key, allowed, why in (
        (
            "in_chans",
            row.channels,
            Sentence("it reads {channels} channels", channels=any_of([*map(str, row.channels)])),
        ),
        ("output_stride", STRIDES, Sentence("it is 8, 16 or 32")),
        ("lung_attention", (False, True), Sentence("it is true or false")),
    ):
        if key in args and (type(args[key]) is not type(allowed[0]) or args[key] not in allowed):
            raise BundleError(
                "The architecture {name} cannot have {key} = {args} ({why}); "
                "mend the bundle's manifest or the training configuration.",
                name=name,
                key=key,
                args=args[key],
                why=why,
            )
    return _Arguments(**args)  # type: ignore[arg-type]


def _timm_module(row: Architecture, classes: int, chosen: _Arguments) -> nn.Module:
    stride = {"output_stride": chosen.output_stride} if "output_stride" in row.arguments else {}
    module: nn.Module = timm.create_model(
        row.model, pretrained=False, num_classes=classes, in_chans=chosen.in_chans, **stride
    )
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
