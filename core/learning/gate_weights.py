"""The weights of the gate's own network: made once from a public checkpoint, then handed from bundle to bundle."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec
from safetensors import safe_open
from safetensors.torch import load, save
from torch import Tensor

from core.bundles.library import Bundle
from core.bundles.manifest import GateNetwork
from core.errors import DatasetError
from core.inference.engine.gate_network import Backbone, GateFeatures
from core.inference.gate_model import gate_network_bytes
from core.learning.starting import IMAGENET_CLASSES, file_digest, given_weights, is_of_imagenet, start_weights

NETWORK_FILE = "gate_network.safetensors"
LICENCE_SUFFIX = ".LICENSE"
SOURCE = "source"  # in the file's own metadata, so that a copy still says where the weights come from
ARCHITECTURE = "efficientnet_lite0"
TAPS = ("blocks.0", "blocks.1", "blocks.2", "blocks.3", "blocks.4")
SIDE_PX, CELLS = 96, 2  # chosen on val; 128 and 160 pixels told no more apart, but for the halves of a picture


@dataclass(frozen=True, slots=True)
class GateWeights:
    """`data`: a safetensors file, float16. `licence`: the text under which the weights may be passed on."""

    stated: GateNetwork
    taps: tuple[str, ...]
    data: bytes
    licence: str

    def features(self) -> GateFeatures:
        return GateFeatures(self.stated, self.taps, load(self.data))


def gate_weights_of(bundle: Bundle) -> GateWeights | None:
    """Those of a bundle's gate; None where it has no network of its own. Raises BundleError, DatasetError."""
    stated, data = bundle.manifest.gate.statistics, gate_network_bytes(bundle)
    if stated is None or stated.network is None or data is None:
        return None
    licence = _licence_beside(bundle.folder / stated.network.file)
    return GateWeights(msgspec.structs.replace(stated.network, file=NETWORK_FILE), stated.taps, data, licence)


def made_gate_weights(path: Path, percentiles: tuple[float, float]) -> GateWeights:
    """The first layers of a public EfficientNet-Lite0, from a checkpoint of the whole or from an earlier such file.

    `percentiles`: of the network view that the gate will read. Grey is one channel instead of three alike, which gives
    the same features. Raises DatasetError, also where no licence lies beside the file.
    """
    licence, trunk = _licence_beside(path), Backbone(ARCHITECTURE, TAPS)
    counters = {name: value for name, value in trunk.state_dict().items() if not value.is_floating_point()}
    start_weights(trunk, frozenset(), _public(path) | counters, path.name)
    kept = {name: tensor.half().contiguous() for name, tensor in trunk.state_dict().items()
            if tensor.is_floating_point()}  # fmt: skip
    source = _source(path)
    data = save(kept, {SOURCE: source})
    stated = GateNetwork(
        file=NETWORK_FILE,
        sha256=hashlib.sha256(data).hexdigest(),
        architecture=ARCHITECTURE,
        side_px=SIDE_PX,
        cells=CELLS,
        percentiles=percentiles,
        source=source,
    )
    return GateWeights(stated, TAPS, data, licence)


def write_gate_weights(folder: Path, weights: GateWeights | None) -> None:
    """Put them with their licence into a bundle's folder, or take away what lies there of an earlier gate."""
    target = folder / NETWORK_FILE
    if weights is None:
        for path in (target, target.with_suffix(LICENCE_SUFFIX)):
            path.unlink(missing_ok=True)
        return
    target.with_suffix(LICENCE_SUFFIX).write_text(weights.licence, encoding="utf-8")
    part = folder / (NETWORK_FILE + ".part")
    part.write_bytes(weights.data)
    part.replace(target)


def _source(path: Path) -> str:
    """Where the weights of a file come from: what an earlier such file says, or the file itself."""
    if path.suffix == ".safetensors":
        with safe_open(path, framework="numpy") as held:
            stated = (held.metadata() or {}).get(SOURCE)
        if stated:
            return str(stated)
    return f"{path.name}, SHA-256 {file_digest(path)}; its licence: {Path(NETWORK_FILE).stem}{LICENCE_SUFFIX}"


def _public(path: Path) -> dict[str, Tensor]:
    """The tensors of a public checkpoint, the first convolution summed over its input channels."""
    state = given_weights(path)
    if any(tensor.ndim == 2 for tensor in state.values()) and not is_of_imagenet(state, 0):
        raise DatasetError(
            "{path} is no network of ImageNet's {imagenet_classes} classes; the gate needs a public one.",
            path=path,
            imagenet_classes=IMAGENET_CLASSES,
        )
    first = next((name for name, tensor in state.items() if tensor.ndim == 4 and name.endswith("conv_stem.weight")), "")
    return state | {name: tensor.float().sum(1, keepdim=True) for name, tensor in state.items() if name == first}


def _licence_beside(path: Path) -> str:
    licence = path.with_suffix(LICENCE_SUFFIX)
    try:
        return licence.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(
            "{name} has no licence beside it ({licence_name}); put its text there, for whoever gets the bundle.",
            name=path.name,
            licence_name=licence.name,
        ) from error
