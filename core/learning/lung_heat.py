"""Where a classifier's heat lies: its share inside the lungs, by source, label and finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.bundles.library import Bundle
from core.dicom.reading import open_source, read_frame
from core.errors import FileFault
from core.findings import GridTransform, Heatmap, LungMask
from core.imaging.lung_share import lung_share
from core.imaging.network_input import covered_rectangle, network_input
from core.inference.calibration import probabilities
from core.inference.engine.pipeline import Pipeline
from core.inference.engine.segmenter import Segmenter
from core.learning.bundling import json_ready
from core.learning.datasets import LabelledImage
from core.learning.evaluation_text import markdown_table
from core.learning.mask_datasets import MaskedImage, load_mask
from core.study import Frame

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class HeatShare:
    """One positive finding of one image. Shares as in `lung_share`, None where they cannot be told.

    `drawn`: the share inside the hand-drawn mask, None without one.
    """

    image: LabelledImage
    finding: str
    share: float | None
    area: float | None
    drawn: float | None
    doubt: str


class LungHeat:
    """A classifier and a segmenter side by side, on one device."""

    def __init__(self, classifier: Bundle, segmenter: Bundle, device: str, drawn: list[MaskedImage]) -> None:
        self._pipeline = Pipeline(classifier, device)
        self._segmenter = Segmenter(segmenter, self._pipeline.device)
        self._drawn = {item.image.path: item for item in drawn}

    def measured(self, images: list[LabelledImage], progress: Progress) -> list[HeatShare]:
        """Every finding at or above its threshold, normal left out; unreadable images are passed over."""
        found = []
        for number, image in enumerate(images, start=1):
            try:
                frame = read_frame(open_source(str(image.path)))
            except FileFault:
                continue
            found += list(self._of(frame, image))
            progress(number, len(images))
        return found

    def _of(self, frame: Frame, image: LabelledImage) -> Iterator[HeatShare]:
        manifest, spec = self._pipeline.bundle.manifest, self._pipeline.spec
        output = self._pipeline.run(network_input(frame, spec)[None])
        shown = probabilities(output.logits, manifest)[0]
        lungs, drawn = self._segmenter.lungs(frame), self._drawn_mask(frame, image.path)
        for i, entry in enumerate(manifest.findings):
            if entry.kind == "finding" and not entry.hidden and shown[i] >= entry.threshold:
                grid = np.maximum(output.maps[0, i], 0.0)
                heatmap = Heatmap(entry.key, "gradcam", grid, covered_rectangle(frame.shape, spec))
                share, area = lung_share(heatmap, lungs)
                truth = lung_share(heatmap, drawn)[0] if drawn is not None else None
                yield HeatShare(image, entry.key, share, area, truth, lungs.doubt)

    def _drawn_mask(self, frame: Frame, path: Path) -> LungMask | None:
        if path not in self._drawn:
            return None
        rows, columns = frame.shape
        whole = GridTransform(0.0, 0.0, float(columns), float(rows))
        return LungMask(load_mask(self._drawn[path]), whole, self._segmenter.bundle.ref)


def heat_table(shares: list[HeatShare]) -> list[dict[str, Any]]:
    """Rows by source, label and finding: plain JSON values.

    `heat`: mean share of the heat inside the lungs; `area`: mean share of the lungs in the picture, which evenly
    spread heat would reach; `least`: the tenth percentile of `heat`; `in_doubt`: masks that measured nothing.
    `both`, `drawn`: on the images with hand-drawn masks, the mean share by the segmenter and by those masks.
    """
    groups: dict[tuple[str, str, str], list[HeatShare]] = {}
    for item in shares:
        groups.setdefault((item.image.source, item.image.label, item.finding), []).append(item)
    rows = [
        {"source": key[0], "label": key[1], "finding": key[2], **_means(group)} for key, group in sorted(groups.items())
    ]
    result: list[dict[str, Any]] = json_ready(rows)
    return result


def _means(group: list[HeatShare]) -> dict[str, Any]:
    told = [item for item in group if item.share is not None]
    heat = np.array([item.share for item in told], dtype=np.float64)
    area = np.array([item.area for item in told], dtype=np.float64)
    compared = [(item.share, item.drawn) for item in told if item.drawn is not None]
    pairs = np.array(compared, dtype=np.float64).reshape(-1, 2)
    return {
        "images": len(group),
        "in_doubt": sum(bool(item.doubt) for item in group),
        "heat": _mean(heat),
        "area": _mean(area),
        "least": float(np.percentile(heat, 10)) if len(heat) else float("nan"),
        "drawn_images": len(pairs),
        "both": _mean(pairs[:, 0]),
        "drawn": _mean(pairs[:, 1]),
    }


def _mean(values: np.ndarray[Any, np.dtype[np.float64]]) -> float:
    return float(values.mean()) if len(values) else float("nan")


def heat_as_text(rows: list[dict[str, Any]], segmenter: str) -> str:
    """The table for people, in Markdown."""
    head = ("source", "label", "finding", "n", "in doubt", "heat in lungs", "10th percentile", "lungs' area")
    names = ("source", "label", "finding", "images", "in_doubt")
    cells = [
        (*(str(row[name]) for name in names), *(_percent(row[name]) for name in ("heat", "least", "area")))
        for row in rows
    ]
    lines = [
        f"Share of the heat inside the lungs ({segmenter}), for findings at or above their threshold, beside the",
        "lungs' share of the picture, which heat without any aim would reach. Masks in doubt measured nothing.",
        "",
        markdown_table(head, cells),
    ]
    compared = [row for row in rows if row["drawn_images"]]
    lines += [""] if compared else []
    lines += [
        f"{row['source']}, {row['finding']}: on {row['drawn_images']} images with hand-drawn masks, "
        f"{_percent(row['both'])} by the segmenter, {_percent(row['drawn'])} by the drawn masks."
        for row in compared
    ]
    return "\n".join(lines)


def _percent(value: float | None) -> str:
    return "none" if value is None else f"{100 * value:.0f} %"
