"""Weights from safetensors into a network. Nothing else is accepted: a pickle can run code."""

from __future__ import annotations

from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import nn

from core.bundles.library import Bundle, verify
from core.errors import BundleError
from core.inference.engine.architectures import Network, build_network


def load_network(bundle: Bundle) -> Network:
    """Build the bundle's network and load its weights (float32), after checking their hash. Raises BundleError."""
    manifest = bundle.manifest
    if manifest.task != "classification":
        raise BundleError("The bundle {name} draws masks and gives no scores; choose a classifier.", name=manifest.name)
    try:
        network = build_network(manifest.architecture.name, len(manifest.findings), dict(manifest.architecture.args))
    except TypeError as error:
        raise _unloadable(bundle, error) from error
    load_weights(bundle, network.module)
    return network


def load_weights(bundle: Bundle, module: nn.Module) -> None:
    """Load a bundle's weights (float32) into its network, after checking their hash, and end training mode.

    Raises BundleError."""
    verify(bundle)
    try:
        state = load_file(bundle.weights_path)
        module.load_state_dict({name: tensor.float() if tensor.is_floating_point() else tensor
                                for name, tensor in state.items()})  # fmt: skip
    except (SafetensorError, RuntimeError, TypeError, OSError) as error:
        raise _unloadable(bundle, error) from error
    module.eval()


def _unloadable(bundle: Bundle, error: Exception) -> BundleError:
    name, first_line = bundle.manifest.name, str(error).splitlines()[0]
    return BundleError(
        "The weights of the bundle {name} do not load ({first_line}); install it again.",
        name=name,
        first_line=first_line,
    )
