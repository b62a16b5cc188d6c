"""From canvases to batches: augmented by seed, in a process that reads ahead."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from torch.utils.data import DataLoader, Dataset, Sampler

from core.imaging.network_input import InputSpec
from core.learning.augmentation import Chest, augmented
from core.learning.config import TrainingPlan
from core.learning.datasets import LabelledImage, load_view
from core.learning.opacities import with_opacities
from core.learning.ranks import Ranks
from core.learning.sampling import Pick, share_of
from core.learning.survey import Canvases
from core.learning.targets import targets
from core.learning.vocabulary import NO_FINDING_KEYS

SMALL_SET = 100  # images; below that, starting a process costs more than it saves
MOST_READERS = 16  # processes; more do not make one GPU faster, and each holds some hundred MB


@dataclass(frozen=True, slots=True)
class TrainingImages:
    """Images to train or to measure on. `rows`: of each record in `canvases`. `masks`: folder of lung masks."""

    records: tuple[LabelledImage, ...]
    rows: tuple[int, ...]
    canvases: Canvases
    masks: Path | None = None

    def split(self, *names: str) -> TrainingImages:
        """Those of the named splits, in order."""
        return self.chosen([i for i, record in enumerate(self.records) if record.split in names])

    def mask_file(self, record: LabelledImage) -> Path:
        """Where the lung mask of an image lies, if it has one."""
        return (self.masks or Path()) / record.split / record.label / (record.path.stem + ".png")

    def chosen(self, indices: Sequence[int]) -> TrainingImages:
        """Those at the given places."""
        records, rows = tuple(self.records[i] for i in indices), tuple(self.rows[i] for i in indices)
        return TrainingImages(records, rows, self.canvases, self.masks)


class _Views(Dataset[tuple[Tensor, ...]]):
    """Augmented views by pick; every pick draws from its own seed, so an epoch can be repeated image by image."""

    def __init__(self, images: TrainingImages, plan: TrainingPlan) -> None:
        self.images, self.plan = images, plan
        self.size = (plan.image_px, plan.image_px)
        self.values, self.known = (torch.from_numpy(part) for part in targets(images.records, plan))
        self.of_other_sources = self._of_other_sources()

    def __getitem__(self, pick: Pick) -> tuple[Tensor, ...]:
        """(grey uint8 (1, h, w), values, known, masks uint8 (1 or 2, h, w)).

        Masks: the lungs, and where opacities may be painted also where the evidence lies; (1, 1, 1) where none is asked
        for."""
        index, seed = pick
        rng = np.random.default_rng(seed)
        others = self.of_other_sources[self.images.records[index].source]

        def partner() -> NDArray[np.uint8]:
            return self.images.canvases[self.images.rows[int(rng.choice(others))]]

        record = self.images.records[index]
        canvas = np.asarray(self.images.canvases[self.images.rows[index]])
        chest, values = self._painted(Chest(canvas, self._mask(record), partner if len(others) else None), index, rng)
        changed, mask = augmented(chest, self.size, self.plan.augmentation, rng)
        # Copies: collation writes into shared memory, and Pillow's arrays are read-only.
        return torch.tensor(changed)[None], values, self.known[index], torch.tensor(self._asked(mask))

    def _painted(self, chest: Chest, index: int, rng: np.random.Generator) -> tuple[Chest, Tensor]:
        """An image without a finding may get opacities, and is then one of their class; its values with it."""
        spec, values = self.plan.augmentation, self.values[index]
        if spec.opacity_share == 0 or chest.mask is None:
            return chest, values
        found = None
        if self.images.records[index].label in NO_FINDING_KEYS and rng.random() < spec.opacity_share:
            found = with_opacities(chest.image, chest.mask, rng)
        if found is None:
            return replace(chest, mask=np.dstack([chest.mask, chest.mask])), values
        opaque = torch.zeros_like(values)
        opaque[self.plan.classes.index(spec.opacity_class)] = 1.0
        return replace(chest, image=found[0], mask=np.dstack([chest.mask, found[1]])), opaque

    def _mask(self, record: LabelledImage) -> NDArray[np.uint8] | None:
        """The soft lung mask at the canvas's size; None where none is asked for or the image has none."""
        path = self.images.mask_file(record)
        if not self.plan.masked or self.images.masks is None or not path.is_file():
            return None
        side = self.images.canvases.side
        return np.asarray(Image.fromarray(load_view(path)).resize((side, side), Image.Resampling.BILINEAR))

    def _asked(self, mask: NDArray[np.uint8] | None) -> NDArray[np.uint8]:
        """What the loss gets, layers first: one cell where it asks for no mask, zeros where the image has none."""
        if not self.plan.guided:
            return np.zeros((1, 1, 1), dtype=np.uint8)
        if mask is None:
            return np.zeros((2 if self.plan.augmentation.opacity_share > 0 else 1, *self.size), dtype=np.uint8)
        return mask[None] if mask.ndim == 2 else np.moveaxis(mask, 2, 0)

    def _of_other_sources(self) -> dict[str, NDArray[np.int64]]:
        sources = np.array([record.source for record in self.images.records])
        return {str(source): np.flatnonzero(sources != source) for source in np.unique(sources)}


class _Order(Sampler[list[Pick]]):
    """The batches of the coming epoch; set before each."""

    def __init__(self) -> None:
        self.batches: list[list[Pick]] = []

    def __iter__(self) -> Iterator[list[Pick]]:
        return iter(self.batches)

    def __len__(self) -> int:
        return len(self.batches)


def readers(ranks: Ranks) -> int:
    """Processes that read ahead for one rank: one beside a network that trains on the CPU, which needs the cores
    itself; the cores of its share but one for a GPU, which eats images faster than one core augments them."""
    if ranks.device.type == "cpu":
        return 1
    return max(1, min(MOST_READERS, (os.cpu_count() or 1) // ranks.world - 1))


class Batches:
    """Batches of epochs; the reading processes stay from epoch to epoch. Several ranks take turns, image by image."""

    def __init__(self, images: TrainingImages, plan: TrainingPlan, epoch_length: int, ranks: Ranks) -> None:
        self._batch_size, self._ranks, self._order = plan.batch_size, ranks, _Order()
        large = epoch_length > SMALL_SET
        self._loader = DataLoader(
            _Views(images, plan),
            batch_sampler=self._order,
            num_workers=readers(ranks) if large else 0,
            prefetch_factor=4 if large else None,
            persistent_workers=large,
            generator=torch.Generator().manual_seed(0),
        )

    def of(self, picks: list[Pick]) -> Iterator[tuple[Tensor, ...]]:
        """This rank's batches; what does not fill the last one is left out, unless it is the only one."""
        size, ranks = self._batch_size, self._ranks
        chunks = [picks[k * size : (k + 1) * size] for k in range(passes_of(len(picks), size))]
        self._order.batches = [share_of(chunk, ranks.rank, ranks.world) for chunk in chunks]
        yield from self._loader


def passes_of(picks: int, batch_size: int) -> int:
    """Forward passes of an epoch."""
    return max(1, picks // batch_size)


def as_input(grey: Tensor, spec: InputSpec) -> Tensor:
    """Grey uint8 (n, 1, h, w) to the network's channels, value range, mean and standard deviation, float32."""
    low, high = spec.value_range
    mean, std = (torch.tensor(v, device=grey.device).view(-1, 1, 1) for v in (spec.mean, spec.std))
    scaled = (grey.float() * ((high - low) / 255.0) + low - mean) / std
    return scaled.contiguous(memory_format=torch.channels_last)
