"""How fast cases are exported, beside a script that only decodes them and writes PNG."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom import dcmread
from pydicom.pixels import pixel_array

from core.dicom.bench import write_series
from core.export.dataset import ExportCase, ExportJob, ExportOrder, export_cases
from core.export.service import ExportWorker, export_worker
from core.findings import Assessment, BundleRef
from core.settings import STANDARD_LIMITS
from core.side_by_side import BenchRow, alone, interleaved
from core.study import FrameOrigin

FILMS, SIDE = 20, 1024
_KEY = bytes(32)


def export_rows(folder: Path, rounds: int, films: int = FILMS, side: int = SIDE) -> list[BenchRow]:
    """With the check for burned-in text off, and what that check costs a film. `folder`: empty, for made films."""
    paths = write_series(folder / "films", films, side)
    cases, destination = _cases(paths), folder / "out"
    with export_worker(STANDARD_LIMITS, _KEY) as worker:
        return [
            interleaved(
                f"export of {films} cases of {side} x {side}, as ImageFolder, verified, without the check for text",
                lambda: _export(cases, destination, worker, ExportOrder(burned_in="off")),
                "bare pydicom and PNG by Pillow",
                lambda: bare_pictures(paths, destination),
                rounds,
            ),
            alone(
                f"export of one case of {side} x {side}, with the check for text and its verification",
                lambda: _export(cases[:1], destination, worker, ExportOrder(burned_in="check")),
                "a script without a check has nothing to compare",
                rounds,
            ),
        ]


def bare_pictures(paths: Sequence[Path], destination: Path) -> None:
    """Decode, scale to 8 bits and write, as a script of a few lines would."""
    destination.mkdir()
    for path in paths:
        values = pixel_array(dcmread(path)).astype(np.float32)
        low, high = float(values.min()), float(values.max())
        grey = ((values - low) * (255.0 / max(1.0, high - low))).astype(np.uint8)
        Image.fromarray(grey).save(destination / f"{path.stem}.png")
    shutil.rmtree(destination)


def _export(cases: Sequence[ExportCase], destination: Path, worker: ExportWorker, order: ExportOrder) -> None:
    export_cases(cases, destination, order, ExportJob(_KEY, worker, lambda done, total: None, lambda: False))
    shutil.rmtree(destination)


def _cases(paths: Sequence[Path]) -> list[ExportCase]:
    """One word on each film."""
    bundle = BundleRef("made", "0.1.0", "0" * 64)
    cases = []
    for number, path in enumerate(paths, start=1):
        origin = FrameOrigin(str(path), hashlib.sha256(path.read_bytes()).hexdigest(), None, 1, 1)
        word = Assessment(
            f"made-{number}", "2024-01-01T00:00:00Z", "bench-reader", origin, bundle, "pass", "pneumonia", "present",
            None, True, label="pneumonia",
        )  # fmt: skip
        cases.append(ExportCase(number, word, path))
    return cases
