"""Networks by name: one plain dict, and nothing in a bundle can reach beyond it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import timm
from torch import Tensor, nn

from core.bundles.manifest import ArgumentValue
from core.errors import BundleError


@dataclass(frozen=True, slots=True)
class Network:
    """A classifier cut at its last feature map: logits = head(pool(features(x))).

    `features`: (n, channels, height, width) -> (n, k, h, w). `head`: (n, k) -> (n, classes).
    The pool between them is the mean over h and w; that is what makes Grad-CAM exact from the head alone.
    """

    module: nn.Module
    features: Callable[[Tensor], Tensor]
    head: Callable[[Tensor], Tensor]
    target_layer: nn.Module


def _timm_classifier(model_name: str, target: str) -> Callable[[int, dict[str, ArgumentValue]], Network]:
    def build(classes: int, args: dict[str, ArgumentValue]) -> Network:
        module = timm.create_model(model_name, pretrained=False, num_classes=classes, **args)

        def head(pooled: Tensor) -> Tensor:
            logits: Tensor = module.classifier(pooled)
            return logits

        return Network(module, module.forward_features, head, module.get_submodule(target))

    return build


ARCHITECTURES: dict[str, Callable[[int, dict[str, ArgumentValue]], Network]] = {
    "efficientnet_lite0": _timm_classifier("tf_efficientnet_lite0", "bn2"),
    "densenet121": _timm_classifier("densenet121", "features.norm5"),  # torchvision's names; `in_chans` 1 or 3
}


def build_network(name: str, classes: int, args: dict[str, ArgumentValue]) -> Network:
    """An untrained network of the table. Raises BundleError for a name that is not in it."""
    if name not in ARCHITECTURES:
        known = ", ".join(sorted(ARCHITECTURES))
        raise BundleError(f"The architecture {name} is unknown here (known: {known}); update Overread.")
    return ARCHITECTURES[name](classes, args)
