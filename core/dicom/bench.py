"""The files' share of `overread bench`: from path to decoded or displayed frame, against bare pydicom."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import imagecodecs
import numpy as np
from pydicom import Dataset, dcmread
from pydicom.encaps import encapsulate
from pydicom.pixels import pixel_array
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

from core.dicom.codecs import syntax_name
from core.dicom.reading import open_source, read_frame
from core.side_by_side import BenchRow, interleaved
from core.study import Frame

SIDE_PX = 2048
CODINGS = (
    ExplicitVRLittleEndian, DeflatedExplicitVRLittleEndian, RLELossless, JPEGLosslessSV1, JPEGLSLossless,
    JPEG2000Lossless,
)  # fmt: skip


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


def coding_rows(example: Path, rounds: int, show: Callable[[Frame], object]) -> list[BenchRow]:
    """A 2k x 2k radiograph of 12 bits, tiled from `example`, in each coding: file to displayed pixels.

    `show` renders a frame. The files live in a temporary folder; the example is of an invented patient.
    """
    with tempfile.TemporaryDirectory() as folder:
        return [_coding_row(path, name, rounds, show) for path, name in _write_codings(example, Path(folder))]


def _coding_row(path: Path, name: str, rounds: int, show: Callable[[Frame], object]) -> BenchRow:
    return interleaved(
        f"2k x 2k CR, {name}: file to displayed pixels, with SHA-256",
        lambda: show(read_frame(open_source(str(path)))),
        "bare pydicom dcmread and pixel_array",
        lambda: pixel_array(dcmread(path)),
        rounds,
    )


def _write_codings(example: Path, folder: Path) -> Iterator[tuple[Path, str]]:
    for syntax in CODINGS:
        dataset = _radiograph(example)
        if syntax == JPEGLosslessSV1:  # pydicom has no encoder for it
            dataset.PixelData = encapsulate([bytes(imagecodecs.ljpeg_encode(pixel_array(dataset)))])
            dataset["PixelData"].is_undefined_length = True
        elif syntax.is_compressed and not syntax.is_deflated:
            dataset.compress(syntax, generate_instance_uid=False)
        dataset.file_meta.TransferSyntaxUID = UID(syntax)
        path = folder / f"{syntax}.dcm"
        dataset.save_as(path)
        yield path, syntax_name(syntax)


def _radiograph(example: Path) -> Dataset:
    """The example's header with 12-bit pixels: its frame repeated to fill the square, noise below."""
    dataset = dcmread(example)
    shown = np.asarray(read_frame(open_source(str(example))).stored, dtype=np.uint16)
    times = (-(-SIDE_PX // shown.shape[0]), -(-SIDE_PX // shown.shape[1]))
    noise = np.random.default_rng(0).integers(0, 16, (SIDE_PX, SIDE_PX), dtype=np.uint16)
    pixels = (np.tile(shown, times)[:SIDE_PX, :SIDE_PX] << 4) + noise
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.Rows = dataset.Columns = SIDE_PX
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, 12, 11
    dataset.WindowCenter, dataset.WindowWidth = "2048", "4096"
    dataset.PixelData = pixels.astype("<u2").tobytes()
    dataset["PixelData"].VR = "OW"
    dataset["PixelData"].is_undefined_length = False
    return dataset
