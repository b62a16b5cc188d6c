"""Files behind the process border: listed, grouped, read, and survived."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.dicom.files import ScannedFile, grouped
from core.errors import FileFault, WorkerCrashed
from core.intake.service import Reader
from core.settings import STANDARD_LIMITS
from tests.helpers.dicom_files import chest_like, write_dx

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    reader = Reader(STANDARD_LIMITS)
    reader.start()
    yield reader
    reader.close()


def scanned(reader: Reader, *paths: Path) -> list[ScannedFile]:
    found: list[ScannedFile] = []
    reader.scan([str(path) for path in paths], found.extend).result()
    return found


def test_a_mixed_folder_is_listed_and_grouped(reader: Reader, tmp_path: Path) -> None:
    study = {"StudyInstanceUID": "2.25.1", "SeriesInstanceUID": "2.25.11"}
    (tmp_path / "Ca chụp 影像").mkdir()
    write_dx(tmp_path / "Ca chụp 影像" / "b", InstanceNumber="2", **study)
    write_dx(tmp_path / "a.dcm", InstanceNumber="1", **study)
    write_dx(tmp_path / "c.dcm", StudyInstanceUID="2.25.1", SeriesInstanceUID="2.25.12", SeriesNumber="2")
    Image.fromarray(chest_like(40, 30, 8)).save(tmp_path / "d.png")
    (tmp_path / "letter.dcm").write_text("Dear colleague")
    (tmp_path / "empty").touch()
    (tmp_path / ".hidden").write_text("left out")
    files = scanned(reader, tmp_path)
    assert sorted(Path(file.instance.path).name for file in files) == [
        "a.dcm",
        "b",
        "c.dcm",
        "d.png",
        "empty",
        "letter.dcm",
    ]
    problems = {Path(f.instance.path).name: f.instance.problem for f in files if f.instance.problem}
    assert set(problems) == {"letter.dcm", "empty"}
    assert "is empty" in str(problems["empty"])
    studies = {study.uid: study for study in grouped(files)}
    dicom = studies["2.25.1"]
    assert (dicom.patient_name, dicom.patient_id, dicom.date) == ("TESTER, THEA", "TEST-0001", "2024-01-02")
    assert [len(series.instances) for series in dicom.series] == [2, 1]
    assert [instance.number for instance in dicom.series[0].instances] == [1, 2]
    assert len(studies) == 2


def test_other_documents_are_left_out_of_a_folder_but_not_when_named(reader: Reader, tmp_path: Path) -> None:
    write_dx(tmp_path / "a.dcm")
    for name in ("README.md", "LICENSE", "DICOMDIR", "Autorun.inf"):
        (tmp_path / name).write_text("no image")
    assert [Path(file.instance.path).name for file in scanned(reader, tmp_path)] == ["a.dcm"]
    (named,) = scanned(reader, tmp_path / "README.md")
    assert "not a DICOM, PNG or JPEG file" in str(named.instance.problem)


def test_an_empty_folder_and_a_missing_path(reader: Reader, tmp_path: Path) -> None:
    assert scanned(reader, tmp_path) == []
    (missing,) = scanned(reader, tmp_path / "gone.dcm")
    assert "cannot be read" in str(missing.instance.problem)


def test_a_frame_count_that_the_file_cannot_hold_is_refused(reader: Reader, tmp_path: Path) -> None:
    """Two thousand million frames, each asked for one by one, would never end."""
    (file,) = scanned(reader, write_dx(tmp_path / "a.dcm", NumberOfFrames="2000000000"))
    assert file.instance.frame_count == 0
    assert "claims 2000000000 frames" in str(file.instance.problem)


def test_pixels_cross_the_border_unchanged(reader: Reader, tmp_path: Path) -> None:
    pixels = chest_like(1200, 1000)
    frame = reader.read(str(write_dx(tmp_path / "a.dcm", pixels))).result()
    assert np.array_equal(frame.stored, pixels)
    assert not frame.stored.flags.writeable


def test_a_thumbnail_keeps_the_shape_and_the_polarity(reader: Reader, tmp_path: Path) -> None:
    path = write_dx(tmp_path / "a.dcm", 4095 - chest_like(300, 200), PhotometricInterpretation="MONOCHROME1")
    small = reader.thumbnail(str(path), 1, 60).result().pixels
    assert small.shape == (60, 40)
    assert small[30, 20] > 150  # the spine is bright


def test_a_bad_file_costs_a_sentence_and_no_process(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "bad.dcm").write_text("nothing")
    with pytest.raises(FileFault, match=r"bad\.dcm"):
        reader.read(str(tmp_path / "bad.dcm")).result()
    assert reader.read(str(write_dx(tmp_path / "a.dcm"))).result().shape == (96, 80)


def test_a_killed_reader_costs_one_request(tmp_path: Path) -> None:
    reader = Reader(STANDARD_LIMITS)
    reader.start()
    try:
        path = str(write_dx(tmp_path / "a.dcm"))
        reader.read(path).result()
        assert reader.process_id is not None
        os.kill(reader.process_id, signal.SIGSTOP)
        pending = reader.read(path)
        os.kill(reader.process_id, signal.SIGKILL)
        with pytest.raises(WorkerCrashed, match="try again"):
            pending.result(timeout=20)
        assert reader.read(path).result(timeout=20).shape == (96, 80)
    finally:
        reader.close()


def test_the_windows_process_holds_no_parser() -> None:
    code = "import sys, core.intake.service\nbefore = {'numpy', 'PIL', 'pydicom', 'torch'} & set(sys.modules)\n"
    code += "import core.inference.service\nprint(sorted(before), {'pydicom', 'torch'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "set()"]


@pytest.mark.shared
def test_the_whole_collection_is_listed_without_harm(reader: Reader, shared_dir: Path) -> None:
    files = scanned(reader, shared_dir / "dicom")
    assert len(files) > 200
    assert all("\n" not in (file.instance.problem or "") for file in files)


def test_a_path_that_holds_another_file_now_gives_its_pixels(reader: Reader, tmp_path: Path) -> None:
    """The reader keeps the last file open; the next disc may bring another under the same name."""
    path = write_dx(tmp_path / "a.dcm")
    first = reader.read(str(path)).result()
    path.unlink()
    write_dx(path, chest_like(50, 40))
    second = reader.read(str(path)).result()
    assert first.shape == (96, 80)
    assert second.shape == (50, 40)
    assert second.origin.sha256 != first.origin.sha256
