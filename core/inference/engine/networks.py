"""The networks that one engine process holds: its own, and the few that were asked for last."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import torch

from core.bundles.library import read_bundle
from core.inference.engine.pipeline import Pipeline
from core.inference.worker import EngineArgument

OTHERS_KEPT = 4  # a lung segmenter and networks to compare with; each costs its weights and its workspace


class Networks:
    """Pipelines by bundle folder. The process's own is loaded and warmed up at once, others when first asked for."""

    def __init__(self, argument: EngineArgument) -> None:
        """Raises BundleError or what `Pipeline` raises."""
        if argument.threads:
            torch.set_num_threads(argument.threads)
        self._argument = argument
        self._own_folder = argument.bundle_folder
        self._own = self._load(argument.bundle_folder)
        self._others: OrderedDict[Path, Pipeline] = OrderedDict()

    def pipeline(self, folder: Path | None = None) -> Pipeline:
        """The process's own pipeline, or that of another bundle's folder."""
        if folder is None or folder == self._own_folder:
            return self._own
        if folder not in self._others:
            while len(self._others) >= OTHERS_KEPT:
                self._others.popitem(last=False)
            self._others[folder] = self._load(folder)
        self._others.move_to_end(folder)
        return self._others[folder]

    def _load(self, folder: Path) -> Pipeline:
        pipeline = Pipeline(read_bundle(folder), self._argument.device, self._argument.precision)
        pipeline.warm_up()
        return pipeline
