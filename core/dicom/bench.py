"""The files' share of `overread bench`: from path to decoded frame, hash included, against bare pydicom."""

from __future__ import annotations

from pathlib import Path

from pydicom import dcmread
from pydicom.pixels import pixel_array

from core.dicom.reading import open_source, read_frame
from core.side_by_side import BenchRow, interleaved


def bench_rows(path: Path, rounds: int) -> list[BenchRow]:
    return [
        interleaved(
            f"{path.name}: file to decoded frame, with SHA-256",
            lambda: read_frame(open_source(str(path))),
            "bare pydicom dcmread and pixel_array",
            lambda: pixel_array(dcmread(path)),
            rounds,
        )
    ]
