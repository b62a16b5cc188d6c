"""The networks that one engine process holds: its own, and the few that were asked for last."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import torch

from core.bundles.library import read_bundle
from core.errors import BundleError
from core.inference.engine.pipeline import Pipeline, choose_device
from core.inference.engine.segmenter import Segmenter
from core.inference.worker import EngineArgument

OTHERS_KEPT = 4  # a lung segmenter and networks to compare with; each costs its weights and its workspace


class Networks:
    """Networks by bundle folder. The process's own is loaded and warmed up at once, others when first asked for."""

    def __init__(self, argument: EngineArgument) -> None:
        """Raises BundleError or what `Pipeline` raises."""
        if argument.threads:
            torch.set_num_threads(argument.threads)
        self._argument = argument
        self._own_folder = argument.bundle_folder
        self.own = self._load(argument.bundle_folder)
        self._others: OrderedDict[Path, Pipeline | Segmenter] = OrderedDict()

    def pipeline(self, folder: Path | None = None) -> Pipeline:
        """The process's own classifier, or that of another bundle's folder. Raises BundleError for a segmenter."""
        network = self._network(folder)
        if not isinstance(network, Pipeline):
            name = network.bundle.manifest.name
            raise BundleError("The bundle {name} draws masks and gives no scores; choose a classifier.", name=name)
        return network

    def segmenter(self, folder: Path) -> Segmenter:
        """The segmenter of a bundle's folder. Raises BundleError for a classifier."""
        network = self._network(folder)
        if not isinstance(network, Segmenter):
            raise BundleError(
                "The bundle {name} draws no lungs; choose a segmenter.", name=network.bundle.manifest.name
            )
        return network

    def _network(self, folder: Path | None) -> Pipeline | Segmenter:
        if folder is None or folder == self._own_folder:
            return self.own
        if folder not in self._others:
            while len(self._others) >= OTHERS_KEPT:
                self._others.popitem(last=False)
            self._others[folder] = self._load(folder)
        self._others.move_to_end(folder)
        return self._others[folder]

    def _load(self, folder: Path) -> Pipeline | Segmenter:
        bundle = read_bundle(folder)
        network: Pipeline | Segmenter
        if bundle.manifest.task == "segmentation":
            network = Segmenter(bundle, choose_device(self._argument.device))
        else:
            network = Pipeline(bundle, self._argument.device, self._argument.precision)
        network.warm_up()
        return network
