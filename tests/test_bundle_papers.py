"""The bill of a bundle: made of PyInstaller's lists, each file with its owner and its terms."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path

import frozen_contents as contents
import numpy
import pytest
from shipped_parts import Part, copyleft, normal

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux's wheels carry libraries in such folders")


@linux_only
@pytest.mark.parametrize("name", ["numpy", "pillow", "psycopg-binary", "shapely", "opencv-python-headless"])
def test_every_library_that_a_package_carries_has_its_terms(name: str) -> None:
    from bundle_parts import terms_of

    files = [str(file) for file in distribution(name).files or () if ".libs/" in str(file)]
    stay = [file for file in files if contents.left_out(file) is None and contents.stub_users(file) is None]
    assert stay
    assert not [file for file in stay if not terms_of(Path(file).name)]
    assert not [file for file in stay if copyleft(terms_of(Path(file).name))]


@pytest.mark.parametrize(
    ("file", "terms"),
    [
        ("libjxl_cms-fc18f9ea.so.0.11.2", "BSD-3-Clause"),
        ("libcrypt-bc2db45e.so.1", "LGPL-2.1-or-later"),
        ("libcrypto.so.3", "Apache-2.0"),
        ("liblzma.so.5.4.1", "LicenseRef-Public-Domain"),
        ("libgomp.so.1", "GPL-3.0-or-later WITH GCC-exception-3.1"),
        ("libQt6XcbQpa.so.6", "LGPL-3.0-only"),
        ("libpqxx.so.7", ""),
        ("libtorch_cpu.so", ""),
    ],
)
def test_terms_follow_the_name_of_a_library_and_not_of_a_longer_one(file: str, terms: str) -> None:
    from bundle_parts import terms_of

    assert terms_of(file) == terms


def parts(*entries: tuple[str, str, str], **more: Mapping[str, str]) -> tuple[list[Part], list[Part]]:
    pytest.importorskip("PyInstaller", reason="a bundle's list is PyInstaller's")
    from bundle_parts import bundle_parts

    return bundle_parts(entries, **more)


def test_a_bill_names_what_is_in_the_bundle_and_nothing_of_which_only_metadata_is() -> None:
    core = Path(numpy.__file__).parent / "__init__.py"
    pydicom = Path(str(distribution("pydicom").locate_file("pydicom-0.dist-info/METADATA")))
    whole, carried = parts(
        ("numpy/__init__.py", str(core), "DATA"),
        ("pydicom-0.dist-info/METADATA", str(pydicom), "DATA"),
        ("core.study", str(Path(__file__).resolve().parents[1] / "core" / "study.py"), "PYMODULE"),
        ("struct", str(Path(shutil.__file__)), "PYMODULE"),
        ("link.so", "elsewhere.so", "SYMLINK"),
    )
    assert [part.name for part in whole] == ["numpy", "pyinstaller", "python", "example-radiographs"]
    assert whole[0].texts
    assert {part.name for part in carried} == {"cxr4-lite0", "lungs-lite0"}
    assert not copyleft(whole[1].licence)


@linux_only
def test_a_changed_copy_is_its_owners_and_has_the_hash_of_what_ships(tmp_path: Path) -> None:
    pytest.importorskip("PyInstaller", reason="a bundle's list is PyInstaller's")
    from shipped_parts import hash_of

    whole = next(Path(numpy.__file__).parent.rglob("_multiarray_umath*.so"))
    slim = tmp_path / whole.name
    slim.write_bytes(whole.read_bytes()[:4096])
    came_from = {str(slim): str(whole)}
    packages, carried = parts(("numpy/_core/" + slim.name, str(slim), "EXTENSION"), came_from=came_from)
    (ours,) = [part for part in carried if part.name == slim.name]
    assert (ours.carried_by, ours.sha256) == ("numpy", hash_of(slim))
    assert "numpy" in {part.name for part in packages}


@linux_only
def test_a_file_of_which_nobody_knows_the_owner_ends_the_build(tmp_path: Path) -> None:
    (tmp_path / "libmystery.so.1").write_bytes(b"\x7fELF")
    pytest.importorskip("PyInstaller", reason="a bundle's list is PyInstaller's")
    from bundle_parts import Unknown

    with pytest.raises(Unknown, match=r"libmystery\.so\.1 goes into the bundle"):
        parts(("libmystery.so.1", str(tmp_path / "libmystery.so.1"), "BINARY"))


def test_a_cuda_of_the_machine_that_builds_stays_there() -> None:
    entries = [("libcudart.so.13", "/usr/local/cuda-13.0/lib/libcudart.so.13", "BINARY")]
    assert contents.kept(entries) == []
    python = [("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "BINARY")]
    assert contents.kept(python) == python


def test_names_are_compared_as_the_index_does() -> None:
    assert normal("PySide6_Essentials") == "pyside6-essentials"
