"""A series takes what its pixels take, and hardly more: in the process that shows it and in the one that decodes it."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.dicom.bench import write_series
from core.dicom.files import ScannedFile, grouped
from core.dicom.reading import open_source, read_frame
from core.intake.service import Reader
from core.settings import STANDARD_LIMITS
from tests.helpers.codings import recoded
from tests.helpers.dicom_files import chest_like, write_dx

SLICES, SIDE = 40, 256
RAW_BYTES = 2 * SLICES * SIDE**2
MOST = 1.2


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


@pytest.fixture
def reader() -> Iterator[Reader]:
    reader = Reader(STANDARD_LIMITS)
    reader.start()
    yield reader
    reader.close()


def held() -> int:
    return tracemalloc.get_traced_memory()[0]


def test_all_frames_of_a_series_at_hand(tmp_path: Path, reader: Reader, traced: None) -> None:
    files = write_series(tmp_path / "series", SLICES, SIDE)
    reader.read(str(files[0])).result()
    before = held()
    found: list[ScannedFile] = []
    reader.scan([str(tmp_path / "series")], found.extend).result()
    (study,) = grouped(found)
    frames = [reader.read(instance.path).result() for instance in study.series[0].instances]
    taken = held() - before
    assert sum(frame.stored.nbytes for frame in frames) == RAW_BYTES
    assert taken < MOST * RAW_BYTES


@pytest.mark.parametrize("coding", ["explicit", "deflated"])
def test_a_series_in_one_file_lies_in_memory_once(tmp_path: Path, traced: None, coding: str) -> None:
    """pydicom keeps a hold of the bytes that it parsed, beside what it made of them."""
    path = write_dx(tmp_path / "a", np.stack([chest_like(SIDE, SIDE)] * SLICES))
    recoded(path, coding, path)
    read_frame(open_source(str(path)))
    before = held()
    source = open_source(str(path))
    for number in range(1, SLICES + 1):
        read_frame(source, number)
    assert held() - before < MOST * RAW_BYTES
