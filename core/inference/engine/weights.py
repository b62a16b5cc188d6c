"""Weights from safetensors into a network. Nothing else is accepted: a pickle can run code."""

from __future__ import annotations

from safetensors import SafetensorError
from safetensors.torch import load_file

from core.bundles.library import Bundle, verify
from core.errors import BundleError
from core.inference.engine.architectures import Network, build_network


def load_network(bundle: Bundle) -> Network:
    """Build the bundle's network and load its weights (float32), after checking their hash. Raises BundleError."""
    verify(bundle)
    manifest = bundle.manifest
    try:
        network = build_network(manifest.architecture.name, len(manifest.findings), dict(manifest.architecture.args))
        state = load_file(bundle.weights_path)
        network.module.load_state_dict({name: tensor.float() if tensor.is_floating_point() else tensor
                                        for name, tensor in state.items()})  # fmt: skip
    except (SafetensorError, RuntimeError, TypeError, OSError) as error:
        first_line = str(error).splitlines()[0]
        raise BundleError(
            f"The weights of the bundle {manifest.name} do not load ({first_line}); install it again."
        ) from error
    network.module.eval()
    return network
