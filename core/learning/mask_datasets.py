"""Pictures with hand-drawn masks: a CSV `file,mask` beside a training manifest, and folds that keep patients apart."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.dicom.reading import open_source, read_frame
from core.errors import DatasetError
from core.imaging.network_input import network_view
from core.learning.datasets import LabelledImage


@dataclass(frozen=True, slots=True)
class MaskedImage:
    """An image of the training manifest and the file of its mask, which has the image's size."""

    image: LabelledImage
    mask: Path


def read_masks(path: Path, images: list[LabelledImage]) -> list[MaskedImage]:
    """The masks that a CSV `file,mask` names, both relative to its folder. Raises DatasetError."""
    try:
        with path.open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(
            "{path} cannot be read as CSV ({error}); save it as UTF-8 CSV.", path=path, error=error
        ) from error
    if not rows or not {"file", "mask"} <= set(rows[0]):
        raise DatasetError("{path} names no mask; it needs the columns file and mask.", path=path)
    known = {image.path: image for image in images}
    unknown = [row["file"] for row in rows if path.parent / row["file"] not in known]
    if unknown:
        raise DatasetError(
            "{path} names {unknown}, which the training manifest does not hold.", path=path, unknown=unknown[0]
        )
    named = [row["file"] for row in rows]
    twice = next((file for number, file in enumerate(named) if file in named[:number]), "")
    if twice:
        raise DatasetError("{path} names a mask of {twice} twice; keep the one that counts.", path=path, twice=twice)
    return [MaskedImage(known[path.parent / row["file"]], path.parent / row["mask"]) for row in rows]


def load_mask(masked: MaskedImage) -> NDArray[np.bool_]:
    """A hand-drawn mask at its image's size: bool (rows, columns). Values above half of its range are lung."""
    view = network_view(read_frame(open_source(str(masked.mask))))
    return np.asarray(view >= 128)


def scaled_mask(mask: NDArray[np.bool_], size: tuple[int, int]) -> NDArray[np.uint8]:
    """A mask at another size (height, width), antialiased: uint8, 255 = lung."""
    image = Image.fromarray(mask.astype(np.uint8) * 255)
    return np.asarray(image.resize((size[1], size[0]), Image.Resampling.BILINEAR))


def folds_by_patient(masked: list[MaskedImage], folds: int, seed: int) -> list[int]:
    """The fold of each image, 0 to folds - 1: patients in an order drawn by hash, each to the emptiest fold."""
    of_patient: dict[str, int] = {}
    for item in masked:
        of_patient[item.image.patient] = of_patient.get(item.image.patient, 0) + 1
    if len(of_patient) < folds:
        raise DatasetError(
            "{count} patients cannot be parted into {folds} folds; choose fewer folds.",
            count=len(of_patient),
            folds=folds,
        )
    order = sorted(of_patient, key=lambda patient: hashlib.sha256(f"{seed}:{patient}".encode()).digest())
    filled, fold_of = [0] * folds, {}
    for patient in order:
        fold = filled.index(min(filled))
        fold_of[patient] = fold
        filled[fold] += of_patient[patient]
    return [fold_of[item.image.patient] for item in masked]
