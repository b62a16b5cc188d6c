"""A DICOMDIR leads to its files, whatever its offsets say, and never out of its folder."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from pydicom.fileset import FileSet

from core.dicom.finding import Found, find_files
from tests.helpers.dicom_files import write_dx

NEXT, LOWER = b"\x04\x00\x00\x14UL\x04\x00", b"\x04\x00\x20\x14UL\x04\x00"


@pytest.fixture
def disc(tmp_path: Path) -> Path:
    """A folder with a DICOMDIR over two studies, and one file that it does not list."""
    files = FileSet()
    for number in (1, 2):
        files.add(write_dx(tmp_path / f"{number}.dcm", StudyID=str(number), InstanceNumber=str(number)))
    files.write(tmp_path / "disc")
    files._stage["t"].cleanup()  # pydicom leaves it to the garbage collector, which warns
    write_dx(tmp_path / "disc" / "UNLISTED")
    return tmp_path / "disc"


def listed(disc: Path) -> list[Found]:
    return list(find_files([str(disc / "DICOMDIR")]))


def patched(disc: Path, mark: bytes, offset: int) -> None:
    path = disc / "DICOMDIR"
    data = path.read_bytes()
    at = data.index(mark) + len(mark)
    path.write_bytes(data[:at] + struct.pack("<I", offset) + data[at + 4 :])


def test_its_records_lead_to_the_files(disc: Path) -> None:
    found = listed(disc)
    assert len(found) == 2
    assert all(Path(entry.path).is_file() and entry.problem is None for entry in found)


@pytest.mark.parametrize("spelt", [str.lower, str.upper, str.swapcase, str.title])
def test_names_on_disk_may_be_spelt_in_any_case(disc: Path, spelt: Callable[[str], str]) -> None:
    for folder, folders, files in os.walk(disc, topdown=False):
        for name in [*files, *folders]:
            if name != "DICOMDIR":
                os.rename(os.path.join(folder, name), os.path.join(folder, spelt(name) + "~"))
                os.rename(os.path.join(folder, spelt(name) + "~"), os.path.join(folder, spelt(name)))
    found = listed(disc)
    assert len(found) == 2
    assert all(Path(entry.path).is_file() and entry.problem is None for entry in found)


def test_the_folder_is_searched_whole(disc: Path) -> None:
    assert len(list(find_files([str(disc)]))) == 3


def test_a_file_that_is_missing_is_named(disc: Path) -> None:
    gone = Path(listed(disc)[0].path)
    gone.unlink()
    problems = [entry.problem for entry in listed(disc) if entry.problem]
    assert len(problems) == 1
    assert f"{gone} is named in the DICOMDIR and is missing" in problems[0]


def test_records_in_a_circle_are_said_and_hold_nobody_up(disc: Path) -> None:
    data = (disc / "DICOMDIR").read_bytes()
    first = struct.unpack_from("<I", data, data.index(b"\x04\x00\x00\x12UL\x04\x00") + 8)[0]
    patched(disc, LOWER, first)
    found = listed(disc)
    assert "point in a circle" in str(found[0].problem)
    assert len([entry for entry in found if entry.problem is None]) == 2


def test_an_offset_beyond_the_records_is_said(disc: Path) -> None:
    patched(disc, NEXT, 2**31 - 1)
    found = listed(disc)
    assert "points to a record that is not there" in str(found[0].problem)
    assert len([entry for entry in found if entry.problem is None]) == 2


def test_a_path_that_leaves_the_folder_is_not_opened(disc: Path) -> None:
    path = disc / "DICOMDIR"
    data = path.read_bytes()
    at = data.index(b"\x04\x00\x00\x15CS") + 6
    length = struct.unpack_from("<H", data, at)[0]
    outside = b"..\\..\\etc\\passwd".ljust(length)
    path.write_bytes(data[:at] + struct.pack("<H", len(outside)) + outside + data[at + 2 + length :])
    problems = [entry.problem for entry in listed(disc) if entry.problem]
    assert any("outside its own folder" in problem for problem in problems)
    assert all(Path(entry.path).is_relative_to(disc) for entry in listed(disc))


def test_a_link_that_leaves_the_folder_is_not_opened(disc: Path, tmp_path: Path) -> None:
    target = Path(listed(disc)[0].path)
    target.unlink()
    target.symlink_to(tmp_path / "1.dcm")
    assert any("a link that leads outside" in str(entry.problem) for entry in listed(disc))


def test_a_dicomdir_that_is_no_dicom_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "DICOMDIR").write_text("no directory")
    (found,) = listed(tmp_path)
    assert "is not a DICOM" in str(found.problem)


@pytest.mark.shared
def test_directories_that_lie(shared_dir: Path) -> None:
    for folder in sorted((shared_dir / "dicom" / "malformed").glob("31*")):
        found = listed(folder)
        assert found
        assert all(Path(entry.path).is_relative_to(folder) for entry in found)
