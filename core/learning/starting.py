"""Where a network starts: another's weights for the backbone, or a whole network that is trained on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from pickle import UnpicklingError
from urllib.error import URLError

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from core.bundles.library import Bundle, read_bundle
from core.errors import BundleError, DatasetError, listed

IMAGENET = "imagenet"
IMAGENET_CLASSES = 1000
# Architectures of the table that are torchvision's modules, and the ImageNet weights that fit them.
TORCHVISION_WEIGHTS = {
    "medical_classifier": "EfficientNet_B3_Weights.IMAGENET1K_V1",
    "efficientnet_b0": "EfficientNet_B0_Weights.IMAGENET1K_V1",
    "densenet121": "DenseNet121_Weights.IMAGENET1K_V1",
    "resnet18": "ResNet18_Weights.IMAGENET1K_V1",
    "resnet50": "ResNet50_Weights.IMAGENET1K_V2",
    "convnext_tiny": "ConvNeXt_Tiny_Weights.IMAGENET1K_V1",
}


def given_weights(path: Path) -> dict[str, Tensor]:
    """The state dict of a safetensors or PyTorch file; no code of the file is run. Raises DatasetError."""
    try:
        if path.suffix == ".safetensors":
            return load_file(path)
        state = torch.load(path, weights_only=True, map_location="cpu")
    except (OSError, RuntimeError, UnpicklingError, EOFError, SafetensorError) as error:
        raise DatasetError(
            "The weights {path} cannot be read ({kind}); name another file.", path=path, kind=type(error).__name__
        ) from error
    if not isinstance(state, dict) or not all(isinstance(value, Tensor) for value in state.values()):
        raise DatasetError(
            "{path} is no plain state dict of tensors; export one with torch.save(model.state_dict()).", path=path
        )
    return state


def bundle_of(path: Path) -> Bundle | None:
    """The bundle in whose folder a weights file lies, if its manifest is of these very weights."""
    try:
        bundle = read_bundle(path.parent) if (path.parent / "manifest.json").is_file() else None
    except BundleError:
        return None
    return bundle if bundle is not None and bundle.manifest.weights.sha256 == file_digest(path) else None


def is_of_imagenet(given: Mapping[str, Tensor], classes: int) -> bool:
    """Whether weights are a public backbone: their last linear layer tells ImageNet's 1000 classes apart, where the
    network that starts from them has another number of `classes`."""
    linear = [tensor for tensor in given.values() if tensor.ndim == 2]
    return bool(linear) and len(linear[-1]) == IMAGENET_CLASSES != classes


def file_digest(path: Path) -> str:
    """SHA-256 of a file, 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def downloaded_weights(architecture: str) -> dict[str, Tensor] | None:
    """torchvision's ImageNet weights, from its cache or by download; None where the machine cannot reach them."""
    if architecture not in TORCHVISION_WEIGHTS:
        known = listed(sorted(TORCHVISION_WEIGHTS))
        raise DatasetError(
            "No ImageNet weights are known for {architecture} (only for {known}); name a file.",
            architecture=architecture,
            known=known,
        )
    from torchvision.models import get_weight

    try:
        return dict(get_weight(TORCHVISION_WEIGHTS[architecture]).get_state_dict(check_hash=True))
    except (URLError, OSError, RuntimeError):  # offline, refused, or cut off (the hash differs)
        return None


def start_weights(model: nn.Module, fresh: frozenset[str], given: Mapping[str, Tensor], name: str) -> None:
    """Put `given` into `model`: all of it where every name and shape fits (to train a network on); otherwise the
    backbone by name and shape, or by order and shape where the names differ.

    `fresh`: the names of the head and of what weighs the cells. By name they come along where the shape fits; the rest
    of them keep their fresh start. Raises DatasetError where the backbone fits neither way.
    """
    own = model.state_dict()
    backbone = [key for key in own if key not in fresh]
    by_name = {key: given[key] for key in own if key in given and given[key].shape == own[key].shape}
    by_order = dict(zip(backbone, given.values(), strict=False))
    for candidate in (by_name, by_order):
        if all(key in candidate and candidate[key].shape == own[key].shape for key in backbone):
            model.load_state_dict(own | candidate)
            return
    raise DatasetError("{name} does not fit the architecture; name weights of the same backbone.", name=name)
