"""`overread evaluate` of a segmenter: its masks as files, and how many of them can be lungs, by source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.bundles.library import Bundle
from core.errors import DatasetError, FileFault
from core.imaging.lung_mask import cleaned_lungs, doubt_about
from core.imaging.network_input import normalised, resized
from core.inference.engine.pipeline import choose_device
from core.inference.engine.segmenter import Segmenter
from core.learning.datasets import LabelledImage, load_view

MASK_SIDE_PX = 128
BATCH = 16


def write_masks(
    bundle: Bundle, device: str, images: list[LabelledImage], out: Path, progress: Callable[[int, int], None]
) -> dict[str, str]:
    """Soft masks, 8-bit PNG of 128 px, as `out`/masks/SPLIT/LABEL/NAME.png; those that are there already stay.

    A value is how surely the place is lung, 0 to 255; above 127 lies the cleaned mask. Returns what could not be
    read, path to reason. Raises DatasetError where two images would share a file.
    """
    _check_no_shared_file(images, out)
    segmenter = Segmenter(bundle, choose_device(device))
    threshold = bundle.manifest.findings[0].threshold
    missing = [image for image in images if not mask_path(out, image).is_file()]
    unread: dict[str, str] = {}
    for start in range(0, len(missing), BATCH):
        chunk, inputs = [], []
        for image in missing[start : start + BATCH]:
            try:
                view = load_view(image.path, segmenter.spec.percentiles)
            except FileFault as fault:
                unread[str(image.path)] = fault.message
                continue
            chunk.append(image)
            inputs.append(normalised(resized(view, segmenter.spec), segmenter.spec))
        for image, shares in zip(chunk, segmenter.run(np.stack(inputs)) if inputs else (), strict=True):
            _write(mask_path(out, image), softened_mask(shares, threshold))
        progress(min(start + BATCH, len(missing)), len(missing))
    return unread


def _check_no_shared_file(images: list[LabelledImage], out: Path) -> None:
    whose: dict[Path, Path] = {}
    for image in images:
        other = whose.setdefault(mask_path(out, image), image.path)
        if other != image.path:
            raise DatasetError(
                "{other} and {path} would share the mask {mask_path}, since they have one name; rename one image.",
                other=other,
                path=image.path,
                mask_path=mask_path(out, image),
            )


def mask_path(out: Path, image: LabelledImage) -> Path:
    return out / "masks" / (image.split or "whole") / image.label / f"{image.path.stem}.png"


def softened_mask(shares: NDArray[np.float32], threshold: float) -> NDArray[np.uint8]:
    """Shares (h, w), 0..1, that agree with their cleaned mask, as uint8 (128, 128)."""
    mask = cleaned_lungs(shares, threshold)
    agreeing = np.where(mask, np.maximum(shares, 0.51), np.minimum(shares, 0.49)).astype(np.float32)
    image = Image.fromarray(agreeing).resize((MASK_SIDE_PX, MASK_SIDE_PX), Image.Resampling.BILINEAR)
    return np.asarray(np.rint(np.asarray(image) * 255.0), dtype=np.uint8)


def _write(path: Path, mask: NDArray[np.uint8]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    Image.fromarray(mask).save(part, format="PNG")
    part.replace(path)


def plausible_masks(images: list[LabelledImage], out: Path) -> list[dict[str, Any]]:
    """By split, source and label: how many of the written masks can be a pair of lungs, and their area."""
    groups: dict[tuple[str, str, str], list[tuple[bool, float]]] = {}
    for image in images:
        path = mask_path(out, image)
        if path.is_file():
            mask = np.asarray(Image.open(path)) > 127
            key = (image.split, image.source, image.label)
            groups.setdefault(key, []).append((not doubt_about(mask), float(mask.mean())))
    return [
        {"split": key[0], "source": key[1], "label": key[2], "images": len(group),
         "plausible": sum(good for good, _ in group), "area": float(np.mean([area for _, area in group]))}
        for key, group in sorted(groups.items())
    ]  # fmt: skip


def masks_as_text(rows: list[dict[str, Any]]) -> str:
    """The table for people, in Markdown."""
    lines = ["| split | source | label | masks | plausible | area |", "|---|---|---|---|---|---|"]
    for row in rows:
        lines.append(
            f"| {row['split']} | {row['source']} | {row['label']} | {row['images']} | {row['plausible']} "
            f"| {100 * row['area']:.0f} % |"
        )
    return "\n".join(lines)
