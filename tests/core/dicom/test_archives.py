"""Zip files read in place: nothing leaves them but bytes, and not more of those than their size allows."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from core.dicom.archives import member_of, open_archive
from core.dicom.finding import find_files
from core.dicom.reading import open_source, read_bytes, read_frame
from core.dicom.scanning import scan_file
from core.errors import FileFault, LimitExceeded
from core.settings import Limits
from tests.helpers.dicom_files import chest_like, write_dx


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def film(tmp_path: Path) -> bytes:
    return write_dx(tmp_path / "film").read_bytes()


def test_members_are_found_listed_and_read_in_place(tmp_path: Path, film: bytes) -> None:
    path = zipped(tmp_path / "Ca bệnh 影像.zip", {"CT/slice 1": film, "README.txt": b"x", ".DS_Store": b"x"})
    (file,) = [scan_file(found) for found in find_files([str(path)])]
    assert file.instance.path == f"{path}/CT/slice 1"
    assert file.instance.rows == 96
    frame = read_frame(open_source(file.instance.path))
    assert np.array_equal(frame.stored, chest_like())
    assert frame.origin.path == file.instance.path
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["Ca bệnh 影像.zip", "film"]


def test_an_archive_in_a_folder_is_looked_into(tmp_path: Path, film: bytes) -> None:
    (tmp_path / "disc").mkdir()
    zipped(tmp_path / "disc" / "a.zip", {"one": film})
    assert [found.path for found in find_files([str(tmp_path / "disc")])] == [str(tmp_path / "disc" / "a.zip" / "one")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/etc/passwd", "etc/passwd"),
        ("../../up", "up"),
        ("a/./b//c", "a/b/c"),
        ("C:\\x\\y", "C__x_y"),
        ("a\x1b[31m", "a_[31m"),
        ("..", "unnamed"),
    ],
)
def test_names_cannot_lead_out_of_the_archive(tmp_path: Path, film: bytes, name: str, shown: str) -> None:
    path = zipped(tmp_path / "a.zip", {name: film})
    with open_archive(str(path)) as archive:
        assert archive.names() == [shown]
        assert archive.read(shown) == film
    assert member_of(f"{path}/{shown}") == (str(path), shown)
    assert read_bytes(f"{path}/{shown}") == film


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x", b"first")
        archive.writestr("x", b"second")
        archive.writestr("/x", b"third")
    with open_archive(str(path)) as opened:
        assert [opened.read(name) for name in opened.names()] == [b"first", b"second", b"third"]


def test_a_bomb_is_refused_by_what_it_claims_and_by_what_it_does(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", {"x": b"\0" * (100 * 2**20)})
    with pytest.raises(LimitExceeded, match=r"bomb\.zip/x inflates to"):
        open_source(f"{path}/x")
    data = path.read_bytes()
    lying = data.replace((100 * 2**20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path.write_bytes(lying)
    with pytest.raises(FileFault, match=r"bomb\.zip/x"):
        open_source(f"{path}/x")


def test_too_many_members_and_too_long_a_table_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {str(k): b"" for k in range(30)})
    (found,) = find_files([str(path)], Limits(max_archive_members=20))
    assert "30 members" in str(found.problem)
    (found,) = find_files([str(path)], Limits(max_archive_directory_bytes=100))
    assert "table of contents" in str(found.problem)


def test_an_encrypted_member_is_a_sentence(tmp_path: Path, film: bytes) -> None:
    path = zipped(tmp_path / "a.zip", {"x": film})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    (file,) = [scan_file(found) for found in find_files([str(path)])]
    assert "is encrypted" in str(file.instance.problem)


def test_an_archive_inside_an_archive_is_not_followed(tmp_path: Path, film: bytes) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x", film)
    path = zipped(tmp_path / "a.zip", {"inner.zip": inner.getvalue()})
    (found,) = find_files([str(path)])
    assert "archive inside an archive" in str(found.problem)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_damaged_archive_is_a_sentence(tmp_path: Path, film: bytes, share: float) -> None:
    path = zipped(tmp_path / "a.zip", {"x": film})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    (found,) = find_files([str(path)])
    assert "a.zip is a damaged archive" in str(found.problem)


def test_a_member_that_is_not_there(tmp_path: Path, film: bytes) -> None:
    path = zipped(tmp_path / "a.zip", {"x": film})
    with pytest.raises(FileFault, match="is not in the archive"):
        open_source(f"{path}/y")
