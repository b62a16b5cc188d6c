"""A network that pickles as TorchXRayVision's DenseNet-121 does: same class names, same parts, random weights.

Written from the layout that the library states; nothing of the library is needed, or installed.
"""

from __future__ import annotations

import inspect
import sys
import types
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from torch import nn


class _DenseLayer(nn.Sequential):
    def __init__(self, inputs: int, growth: int = 32) -> None:
        super().__init__()
        for number, (size, out, kernel) in enumerate(((inputs, 4 * growth, 1), (4 * growth, growth, 3)), start=1):
            self.add_module(f"norm{number}", nn.BatchNorm2d(size))
            self.add_module(f"relu{number}", nn.ReLU(inplace=True))
            self.add_module(f"conv{number}", nn.Conv2d(size, out, kernel, padding=kernel // 2, bias=False))
        self.drop_rate = 0

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.cat([x, super().forward(x)], 1)


class _DenseBlock(nn.Sequential):
    def __init__(self, layers: int, inputs: int) -> None:
        super().__init__(OrderedDict((f"denselayer{i + 1}", _DenseLayer(inputs + 32 * i)) for i in range(layers)))


class _Transition(nn.Sequential):
    def __init__(self, inputs: int) -> None:
        parts = (("norm", nn.BatchNorm2d(inputs)), ("relu", nn.ReLU(inplace=True)))
        conv = nn.Conv2d(inputs, inputs // 2, 1, bias=False)
        super().__init__(OrderedDict((*parts, ("conv", conv), ("pool", nn.AvgPool2d(2, 2)))))


class DenseNet(nn.Module):
    def __init__(self, classes: int = 18) -> None:
        super().__init__()
        self.apply_sigmoid, self.weights = False, None
        first = nn.Conv2d(1, 64, 7, stride=2, padding=3, bias=False)
        parts = [("conv0", first), ("norm0", nn.BatchNorm2d(64)), ("relu0", nn.ReLU(inplace=True))]
        self.features = nn.Sequential(OrderedDict([*parts, ("pool0", nn.MaxPool2d(3, 2, 1))]))
        size = 64
        for number, layers in enumerate((6, 12, 24, 16), start=1):
            self.features.add_module(f"denseblock{number}", _DenseBlock(layers, size))
            size += 32 * layers
            if number < 4:
                self.features.add_module(f"transition{number}", _Transition(size))
                size //= 2
        self.features.add_module("norm5", nn.BatchNorm2d(size))
        self.classifier = nn.Linear(size, classes)
        self.register_buffer("op_threshs", None)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.classifier(torch.relu(self.features(x)).mean(dim=(2, 3)))


_CLASSES = (_DenseLayer, _DenseBlock, _Transition, DenseNet)


@contextmanager
def _under_their_names() -> Iterator[None]:
    """As if the library were installed; afterwards nothing can import it again."""
    module = types.ModuleType("torchxrayvision.models")
    module.__file__ = inspect.getsourcefile(DenseNet)
    own = DenseNet.__module__
    for kind in _CLASSES:
        kind.__module__ = module.__name__
        setattr(module, kind.__name__, kind)
    sys.modules |= {"torchxrayvision": types.ModuleType("torchxrayvision"), module.__name__: module}
    try:
        yield
    finally:
        del sys.modules["torchxrayvision"], sys.modules[module.__name__]
        for kind in _CLASSES:
            kind.__module__ = own


def random_network(seed: int = 0) -> DenseNet:
    torch.manual_seed(seed)
    return DenseNet().eval()


def save_whole(network: DenseNet, path: Path, *, old: bool) -> Path:
    """As the library's authors did: the whole network, in the container of torch 1.6 and later, or in the `old` one."""
    with _under_their_names():
        torch.save(network, path, _use_new_zipfile_serialization=not old)
    return path
