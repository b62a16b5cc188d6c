"""Whatever lies in a folder is listed, through the real scanning process, and a loss costs one file."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.dicom.files import ScannedFile, grouped
from core.errors import EnvironmentFault, WorkerCrashed
from core.intake.service import Reader, _Scan
from core.settings import STANDARD_LIMITS
from core.workers.child import ChildOptions
from core.workers.lane import Lane
from tests.fuzz.run import FILE_LIMIT_S, GROWTH_LIMIT_MB, Trial
from tests.helpers.dicom_files import chest_like, write_dx

CHARACTER_SETS = {
    "chrArab.dcm": "قباني, لنزار",
    "chrFren.dcm": "Buc, Jérôme",
    "chrGerm.dcm": "Äneas, Rüdiger",
    "chrGreek.dcm": "Διονυσιος",
    "chrHbrw.dcm": "שרון, דבורה",
    "chrRuss.dcm": "Люкceмбypг",  # noqa: RUF001
    "chrX1.dcm": "Wang, XiaoDong",
    "chrX2.dcm": "Wang, XiaoDong",
}


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


def test_the_first_file_comes_alone_and_the_batches_grow(reader: Reader, tmp_path: Path) -> None:
    for k in range(20):
        write_dx(tmp_path / f"{k:02}.dcm", chest_like(16, 16))
    batches: list[int] = []
    reader.scan([str(tmp_path)], lambda files: batches.append(len(files))).result()
    assert batches == [1, 2, 4, 8, 5]


def test_members_of_an_archive_cross_the_border(reader: Reader, tmp_path: Path) -> None:
    film = write_dx(tmp_path / "film")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(film, "sub/film")
    (file,) = scanned(reader, tmp_path / "a.zip")
    path = file.instance.path
    assert np.array_equal(reader.read(path).result().stored, chest_like())
    assert reader.thumbnail(path, 1, 32).result().pixels.shape == (32, 27)
    assert reader.content(path).result() == film.read_bytes()
    assert reader.count(path).result()[1] == 1


def test_paths_in_every_script_and_of_every_length(reader: Reader, tmp_path: Path) -> None:
    deep = tmp_path / "Bệnh viện Chợ Rẫy" / "胸部 X 光" / ("x" * 200) / ("y" * 200) / ("z" * 200)
    deep.mkdir(parents=True)
    path = write_dx(deep / "phim phổi số 1")
    (file,) = scanned(reader, tmp_path)
    assert file.instance.path == str(path)
    assert reader.read(str(path)).result().shape == (96, 80)


def test_a_name_that_is_no_unicode(reader: Reader, tmp_path: Path) -> None:
    write_dx(tmp_path / "a.dcm")
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.dcm")
    os.rename(tmp_path / "a.dcm", odd)
    (file,) = scanned(reader, tmp_path)
    assert reader.read(file.instance.path).result().shape == (96, 80)


def test_a_path_beyond_what_the_system_allows_is_a_sentence(reader: Reader, tmp_path: Path) -> None:
    (file,) = scanned(reader, tmp_path / ("x" * 5000))
    assert "cannot be read" in str(file.instance.problem)


def test_a_folder_that_may_only_be_read(reader: Reader, tmp_path: Path) -> None:
    write_dx(tmp_path / "a.dcm")
    tmp_path.chmod(0o555)
    try:
        assert len(scanned(reader, tmp_path)) == 1
    finally:
        tmp_path.chmod(0o755)


def test_a_folder_that_vanishes_in_the_middle_is_said_once(reader: Reader, tmp_path: Path) -> None:
    share = tmp_path / "share"
    for folder in ("a", "b"):
        (share / folder).mkdir(parents=True)
        for k in range(300):
            write_dx(share / folder / f"{k:03}.dcm", chest_like(16, 16))
    found: list[ScannedFile] = []

    def take(files: list[ScannedFile]) -> None:
        if not found:
            share.rename(tmp_path / "unplugged")
        found.extend(files)

    reader.scan([str(share)], take).result()
    problems = [file.instance.problem for file in found if file.instance.problem]
    assert len(found) - len(problems) >= 1
    assert any("has vanished; what was found before stays" in str(problem) for problem in problems)
    assert len(problems) <= 5


def test_mixed_rubbish_is_listed_file_by_file(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "no preamble").write_bytes(write_dx(tmp_path / "good").read_bytes()[132:])
    for name, data in {"zeros": b"\0" * 5000, "half": (tmp_path / "good").read_bytes()[:700], "text": b"Dear"}.items():
        (tmp_path / name).write_bytes(data)
    os.symlink(tmp_path / "nowhere", tmp_path / "broken link")
    shown = {Path(file.instance.path).name: file.instance.problem for file in scanned(reader, tmp_path)}
    assert {name for name, problem in shown.items() if problem is None} == {"good", "no preamble"}
    assert set(shown) == {"good", "no preamble", "zeros", "half", "text", "broken link"}


def test_a_scan_outlives_its_process(tmp_path: Path) -> None:
    for k in range(40):
        write_dx(tmp_path / f"{k:02}.dcm", chest_like(16, 16))
    reader = Reader(STANDARD_LIMITS)
    reader.start()
    found: list[ScannedFile] = []

    def take(files: list[ScannedFile]) -> None:
        if len(found) < 10 <= len(found) + len(files):
            os.kill(reader.process_ids[0], 9)
        found.extend(files)

    try:
        reader.scan([str(tmp_path)], take).result(timeout=60)
    finally:
        reader.close()
    assert sorted(Path(file.instance.path).name for file in found) == [f"{k:02}.dcm" for k in range(40)]
    assert all(file.instance.problem is None for file in found)


def test_a_deadly_file_is_listed_with_its_reason_and_the_scan_goes_on(tmp_path: Path) -> None:
    for k in range(12):
        write_dx(tmp_path / f"{k:02}{' deadly' if k in (5, 6) else ''}.dcm", chest_like(16, 16))
    lane = Lane(ChildOptions("file scanner", "tests.helpers.frail_scanner:serve", "deadly"))
    lane.start()
    found: list[ScannedFile] = []
    try:
        _Scan(lane, (str(tmp_path),), found.extend).start().result(timeout=60)
    finally:
        lane.close()
    problems = {Path(f.instance.path).name: f.instance.problem for f in found if f.instance.problem}
    assert len(found) == 12
    assert set(problems) == {"05 deadly.dcm", "06 deadly.dcm"}
    assert all("broke the file scanner" in str(problem) for problem in problems.values())


def test_a_scan_that_is_closed_ends(tmp_path: Path) -> None:
    write_dx(tmp_path / "a.dcm")
    reader = Reader(STANDARD_LIMITS)
    reader.start()
    reader.close()
    with pytest.raises(WorkerCrashed, match="closed"):
        reader.scan([str(tmp_path)], lambda files: None).result(timeout=20)


@pytest.mark.shared
@pytest.mark.parametrize("name", CHARACTER_SETS)
def test_names_in_every_character_set(reader: Reader, shared_dir: Path, name: str) -> None:
    (file,) = scanned(reader, shared_dir / "dicom" / "charsets" / name)
    assert file.patient_name == CHARACTER_SETS[name]


@pytest.mark.shared
def test_no_name_of_the_collection_holds_escapes(reader: Reader, shared_dir: Path) -> None:
    files = [f for f in scanned(reader, shared_dir / "dicom" / "charsets") if "chrSQ" not in f.instance.path]
    assert len(files) == 15
    assert all(file.patient_name and file.patient_name.isprintable() for file in files)


@pytest.mark.shared
def test_other_objects_are_named_in_plain_words(reader: Reader, shared_dir: Path) -> None:
    files = scanned(reader, shared_dir / "dicom" / "other-objects")
    words = {Path(file.instance.path).name: file.instance.description for file in files}
    assert words["sr_document.dcm"] == "Structured report"
    assert words["seg_image_ct_binary.dcm"] == "Segmentation"
    assert words["sm_annotations.dcm"] == "Microscopy annotations"
    assert words["sm_image.dcm"] == ""
    assert not any(file.instance.is_failure for file in files)
    assert [len(study.series) > 0 for study in grouped(files)]


@pytest.mark.shared
def test_malformed_files_stay_within_the_bars(shared_dir: Path) -> None:
    """One sentence each, 5 s at most, no process 1 GB above its rest."""
    trial = Trial()
    try:
        for path in sorted((shared_dir / "dicom" / "malformed").rglob("*")):
            if not path.is_file() or path.name == "DICOMDIR":
                continue
            _, faults = trial.try_file(path)
            assert faults == [], path.name
            assert trial.seconds < FILE_LIMIT_S
            assert trial.growth_mb < GROWTH_LIMIT_MB
    finally:
        trial.close()


def test_a_lost_reader_names_the_file(tmp_path: Path) -> None:
    reader = Reader(STANDARD_LIMITS)
    reader.start()
    path = str(write_dx(tmp_path / "film.dcm"))
    try:
        reader.read(path).result()
        os.kill(int(reader.process_id or 0), 19)
        pending = reader.read(path)
        os.kill(int(reader.process_id or 0), 9)
        with pytest.raises(EnvironmentFault, match=r"film\.dcm was not read\. The file reader ended unexpectedly"):
            pending.result(timeout=20)
    finally:
        reader.close()
