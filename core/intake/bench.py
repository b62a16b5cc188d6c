"""The reader's share of `overread bench`: finding files and showing the first, against bare pydicom in this process."""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path

from core.dicom.bench import bare_headers, bare_pixels, break_file, can_read_bare, write_films, write_series
from core.dicom.files import ScannedFile, grouped
from core.dicom.reading import open_source, read_frame
from core.imaging.display import displayed
from core.intake.service import Reader
from core.side_by_side import MIN_ROUNDS, BenchRow, alone, from_times, interleaved

SERIES_SLICES = 300
SCANNED_FILES, BROKEN_OF_TEN = 1000, 3


def reader_rows(reader: Reader, rounds: int) -> list[BenchRow]:
    """1,000 files to list, the first of 300 slices, a 2k x 2k film in each coding. Writes 200 MB, for a while."""
    with tempfile.TemporaryDirectory(prefix="overread-bench-") as name:
        folder = Path(name)
        return [
            _scan_row(reader, folder / "mixed", rounds),
            _first_image_row(reader, folder / "series", rounds),
            *(_film_row(coding, path, rounds) for coding, path in write_films(folder).items()),
        ]


def _scan_row(reader: Reader, folder: Path, rounds: int) -> BenchRow:
    files = write_series(folder, SCANNED_FILES)
    broken = [path for place, path in enumerate(files) if place % 10 < BROKEN_OF_TEN]
    for way, path in enumerate(broken):
        break_file(path, way)
    good = sorted(set(files) - set(broken))

    def scan() -> None:
        found: list[ScannedFile] = []
        reader.scan([str(folder)], found.extend).result()
        grouped(found)

    return interleaved(
        f"{SCANNED_FILES} files of which {len(broken)} are broken: listed and grouped, in the scanner's process",
        scan,
        f"bare pydicom dcmread(stop_before_pixels=True) of the {len(good)} good ones",
        lambda: bare_headers(good),
        rounds,
    )


def _first_image_row(reader: Reader, folder: Path, rounds: int) -> BenchRow:
    files = write_series(folder, SERIES_SLICES)
    _first_image_ms(reader, folder)
    pairs = []
    for _ in range(max(rounds, MIN_ROUNDS)):
        ours_ms = _first_image_ms(reader, folder)
        started = time.perf_counter()
        bare_pixels(files)
        pairs.append((ours_ms, (time.perf_counter() - started) * 1000.0))
    name = f"folder of {SERIES_SLICES} slices to the first displayed image"
    return from_times(name, "bare pydicom dcmread and pixel_array of the whole series", pairs)


def _first_image_ms(reader: Reader, folder: Path) -> float:
    """From the call to displayed pixels. The rest of the scan is waited for after the clock has stopped."""
    found: list[ScannedFile] = []
    arrived = threading.Event()

    def take(batch: list[ScannedFile]) -> None:
        found.extend(batch)
        arrived.set()

    started = time.perf_counter()
    scanning = reader.scan([str(folder)], take)
    arrived.wait()
    frame = reader.read(found[0].instance.path).result()
    displayed(frame)
    passed_ms = (time.perf_counter() - started) * 1000.0
    scanning.result()
    return passed_ms


def _film_row(coding: str, path: Path, rounds: int) -> BenchRow:
    def show() -> None:
        frame = read_frame(open_source(str(path)))
        displayed(frame)

    name = f"2k x 2k radiograph, {coding}: file to displayed pixels, with SHA-256"
    if not can_read_bare(path):
        return alone(name, show, "bare pydicom cannot decode it", rounds)
    return interleaved(name, show, "bare pydicom dcmread and pixel_array", lambda: bare_pixels([path]), rounds)
