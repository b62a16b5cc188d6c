"""What goes into the frozen application: held against the source tree, without building it."""

from __future__ import annotations

import ast
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import frozen_contents as contents
import imagecodecs
import pytest
from imagecodecs import imagecodecs as imagecodecs_table
from stub_libraries import linked_names, make_stub, with_stubs, write_stub
from symbol_tables import WORTH_BYTES, same_when_loaded, without_symbols
from traced_writes import left_in_shared_memory, lines_of, written_outside

from app import __main__ as entry
from core.cli.machine import LIBRARIES

ROOT = Path(__file__).resolve().parent.parent
PEERS = {"pytorch_grad_cam", "torchcam", "captum", "pyqtgraph", "napari"}  # of `overread bench` alone
with_compiler = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="stubs are made on Linux, by the compiler"
)


def _imported() -> set[str]:
    found = set()
    for file in [*(ROOT / "core").rglob("*.py"), *(ROOT / "app").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_nothing_that_overread_imports_is_left_out_but_the_peers_of_its_bench() -> None:
    imported = _imported()
    assert {"torch", "PySide6.QtWidgets"} <= imported
    gone = {name for name in contents.MODULES_LEFT_OUT for said in imported if f"{said}.".startswith(f"{name}.")}
    assert gone <= PEERS


def test_what_the_doctor_asks_for_has_its_metadata() -> None:
    assert set(LIBRARIES) <= set(contents.METADATA)


def test_every_codec_of_imagecodecs_that_core_names_goes_in() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "core").rglob("*.py"))
    named = set(re.findall(r"imagecodecs\.(\w+_(?:decode|encode)\w*)", text))
    assert {"jpeg_decode", "jpegxl_decode", "png_decode"} <= named
    # jpeg_decode is made of these two, see its source.
    named = named - {"jpeg_decode"} | {"jpeg8_decode", "ljpeg_decode"}
    assert {imagecodecs_table._ATTRIBUTES[name] for name in named} <= set(contents.IMAGECODECS)
    assert all((Path(imagecodecs.__file__).parent / f"{name}.abi3.so").exists() for name in contents.IMAGECODECS) or (
        sys.platform != "linux"
    )


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("nvidia/cu13/lib/libcusolver.so.12", True),
        ("nvidia/cu13/lib/libcusolverMg.so.12", False),
        ("nvidia/cu13/lib/libnvrtc.so.13", True),
        ("nvidia/cu13/lib/libnvrtc.alt.so.13", False),
        ("torch/lib/libtorch_cuda.so", True),
        ("torch/include/ATen/ATen.h", False),
        ("torch/lib/libtorchbind_test.so", False),
        ("torch/lib/libtorch_cpu.so", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/iconengines/libqsvgicon.so", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", True),
        ("PySide6/Qt/lib/libQt6Qml.so.6", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qoffscreen.dll", True),
        ("PySide6\\plugins\\platforms\\qminimal.dll", False),
        ("PySide6\\plugins\\styles\\qmodernwindowsstyle.dll", True),
        ("PySide6\\plugins\\imageformats\\qpdf.dll", False),
        ("PySide6\\plugins\\tls\\qschannelbackend.dll", False),
        ("PySide6\\Qt6Core.dll", True),
        ("PySide6\\Qt6Qml.dll", False),
        ("PySide6\\opengl32sw.dll", False),
        ("PySide6\\QtWidgets.pyd", True),
        ("PySide6\\translations\\qtbase_fr.qm", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets", True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("resources/bundles/cxr4-lite0/weights.safetensors", True),
        ("resources/i18n/overread_vi.qm", True),
        ("resources/i18n/overread_vi.ts", False),
        ("resources/overread.svg", True),
        ("core/store/migrations/versions/0001_first_tables.py", True),
        ("pydicom/data/test_files/CT_small.dcm", False),
        ("rapidocr/models/PP-OCRv6_det_small.onnx", True),
    ],
)
def test_what_stays_and_what_does_not(name: str, stays: bool) -> None:
    assert (contents.left_out(name) is None) == stays


def test_links_go_with_what_they_lead_to_and_the_systems_libraries_stay_with_the_system() -> None:
    entries = [
        ("nvidia/cu13/lib/libcusolverMg.so.12", "/site/nvidia/cu13/lib/libcusolverMg.so.12", "BINARY"),
        ("libcusolverMg.so.12", "nvidia/cu13/lib/libcusolverMg.so.12", "SYMLINK"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/site/PySide6/Qt/lib/libQt6Core.so.6", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libstdc++.so.6", "/usr/lib/x86_64-linux-gnu/libstdc++.so.6", "BINARY"),
        ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0", "BINARY"),
        ("overread-0.1.0.dist-info/METADATA", "/site/overread-0.1.0.dist-info/METADATA", "DATA"),
        ("overread-0.1.0.dist-info/direct_url.json", "/site/overread-0.1.0.dist-info/direct_url.json", "DATA"),
        ("overread-0.1.0.dist-info\\RECORD", "C:\\site\\overread-0.1.0.dist-info\\RECORD", "DATA"),
    ]
    assert [name for name, _, _ in contents.kept(entries)] == [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "libQt6Core.so.6",
        "libxcb-cursor.so.0",
        "overread-0.1.0.dist-info/METADATA",
    ]


def test_the_links_of_a_framework_of_macos_stay_and_lead_over_each_other() -> None:
    core, qml = "PySide6/Qt/lib/QtCore.framework", "PySide6/Qt/lib/QtQml.framework"
    entries = [
        (f"{framework}/{name}", source, kind)
        for framework in (core, qml)
        for name, source, kind in (
            (f"Versions/A/{framework[15:-10]}", "/site/a", "BINARY"),
            ("Versions/A/Resources/Info.plist", "/site/b", "DATA"),
            ("Versions/Current", "A", "SYMLINK"),
            (framework[15:-10], f"Versions/Current/{framework[15:-10]}", "SYMLINK"),
            ("Resources", "Versions/Current/Resources", "SYMLINK"),
        )
    ]
    circle = [("one", "two", "SYMLINK"), ("two", "one", "SYMLINK")]
    assert contents.kept([*entries, *circle]) == entries[:5]


def _compiled(folder: Path, name: str, source: str, *options: str) -> Path:
    (folder / f"{name}.c").write_text(source)
    library = folder / name
    command = ["cc", "-shared", "-fPIC", f"-Wl,-soname,{name}", "-o", library, folder / f"{name}.c", *options]
    subprocess.run(command, check=True, cwd=folder)
    return library


@pytest.fixture
def linked(tmp_path: Path) -> tuple[Path, Path]:
    """A library with a versioned name, and another one that links it and uses one of its two functions."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "versions.map").write_text("OLD_1.1 { global: old_sum; old_difference; };")
    source = "int old_sum(int a, int b) { return a + b; } int old_difference(int a, int b) { return a - b; }"
    old = _compiled(site, "libold-12ab.so.1", source, f"-Wl,--version-script={site / 'versions.map'}")
    source = "int old_sum(int, int); int ours(void) { return 7; } int theirs(void) { return old_sum(1, 2); }"
    return old, _compiled(site, "libuser.so", source, str(old))


@with_compiler
def test_a_stub_lets_its_user_load_and_says_what_was_called(linked: tuple[Path, Path], tmp_path: Path) -> None:
    old, user = linked
    stub = make_stub(old, [user], tmp_path / "stubs")
    assert linked_names(stub)[0] == "libold-12ab.so.1"
    assert "OpenSSL" not in stub.read_bytes().decode("latin-1")
    script = "import ctypes, sys; user = ctypes.CDLL(sys.argv[1]); print(user.ours(), flush=True); user.theirs()"
    ended = subprocess.run(
        [sys.executable, "-c", script, str(user)],
        env={**os.environ, "LD_LIBRARY_PATH": str(stub.parent)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.stdout == "7\n"
    assert ended.returncode < 0
    assert "libold-12ab.so.1 is not part of Overread; it was called: old_sum" in ended.stderr


@with_compiler
def test_a_stub_may_let_some_calls_pass(tmp_path: Path) -> None:
    stub = write_stub(tmp_path / "libgone.so.3", "libgone.so.3", [("at_loading", ""), ("later", "")], re.compile("at_"))
    script = "import ctypes, sys; it = ctypes.CDLL(sys.argv[1]); it.at_loading(); print(1, flush=True); it.later()"
    command = [sys.executable, "-c", script, str(stub)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stdout == "1\n"
    assert "libgone.so.3 is not part of Overread; it was called: later" in ended.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["libgone.so.3"]


@pytest.mark.parametrize(("library", "edition"), [
    ("libtorch_cuda.so", "gpu"), ("torch_cuda.dll", "gpu"), ("libtorch_cpu.so", "cpu"), ("torch_cpu.dll", "cpu"),
])  # fmt: skip
def test_a_bundles_torch_tells_its_edition(library: str, edition: str, tmp_path: Path) -> None:
    folder = tmp_path / "_internal" / "torch" / "lib"
    folder.mkdir(parents=True)
    (folder / library).touch()
    assert contents.edition_of(tmp_path) == edition


@with_compiler
def test_a_library_that_only_a_stubbed_one_linked_is_left_out(linked: tuple[Path, Path], tmp_path: Path) -> None:
    old, user = linked
    alone = _compiled(user.parent, "liblonely.so", "int lonely(void) { return 1; }")
    entries = [
        ("old.libs/libold-12ab.so.1", str(old), "BINARY"),
        ("old.libs/liblonely.so", str(alone), "BINARY"),
        ("libold-12ab.so.1", "old.libs/libold-12ab.so.1", "SYMLINK"),
        ("user/libuser.so", str(user), "BINARY"),
    ]
    given = with_stubs(entries, lambda name: "user/" if name.startswith("old.libs/") else None, tmp_path / "stubs")
    by_name = {name: source for name, source, _ in given}
    assert set(by_name) == {"user/libuser.so", "old.libs/libold-12ab.so.1"}
    assert by_name["user/libuser.so"] == str(user)
    assert by_name["old.libs/libold-12ab.so.1"] != str(old)


@with_compiler
def test_a_library_loses_its_symbols_and_nothing_that_is_loaded(tmp_path: Path) -> None:
    many = "".join(f"static int {'a' * 200}{i}(void) {{ return {i}; }}\n" for i in range(3000))
    used = ", ".join(f"{'a' * 200}{i}" for i in range(3000))
    source = f"{many} static int (*all[])(void) = {{ {used} }}; int answer(int i) {{ return all[i](); }}"
    library = _compiled(tmp_path, "libmany.so", source)
    entries = [
        ("many/libmany.so", str(library), "BINARY"),
        ("nvidia/libmany.so", str(library), "BINARY"),
        ("libmany.so", "many/libmany.so", "SYMLINK"),
    ]
    slim, *others = without_symbols(entries, tmp_path / "slim")
    assert others == entries[1:]
    assert Path(slim[1]).stat().st_size < library.stat().st_size - WORTH_BYTES
    assert same_when_loaded(library, Path(slim[1]))
    script = "import ctypes, sys; print(ctypes.CDLL(sys.argv[1]).answer(2718))"
    ended = subprocess.run([sys.executable, "-c", script, slim[1]], capture_output=True, text=True, check=True)
    assert ended.stdout == "2718\n"
    changed = bytearray(library.read_bytes())
    changed[changed.index(struct.pack("<I", 2718))] ^= 1
    (tmp_path / "other.so").write_bytes(changed)
    assert not same_when_loaded(library, tmp_path / "other.so")


def test_a_trace_tells_what_was_written_where(tmp_path: Path) -> None:
    log = tmp_path / "trace.log"
    log.write_text(
        "\n".join(
            [
                '11 openat(AT_FDCWD, "/usr/share/fonts/a.ttf", O_RDONLY|O_CLOEXEC) = 3',
                '11 openat(AT_FDCWD, "/home/r/data/overread.db", O_RDWR|O_CREAT, 0600) = 4',
                '12 openat(AT_FDCWD, "/var/spool/picture.png", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 5',
                '12 openat(AT_FDCWD, "/var/spool/not-made", O_WRONLY|O_CREAT, 0666) = -1 EACCES (Permission denied)',
                '12 mkdir("/home/r/.pydicom", 0777) = 0',
                '12 openat(AT_FDCWD, "/dev/shm/psm_1", O_RDWR|O_CREAT|O_EXCL, 0600) = 6',
                '12 rename("/home/r/data/a.new", "/srv/a") = 0',
                '12 mkdir("/var/spool/cache", 0777) = -1 EEXIST (File exists)',
            ]
        )
    )
    assert written_outside(lines_of(tmp_path), [Path("/home/r/data")]) == [
        "openat /var/spool/picture.png",
        "mkdir /home/r/.pydicom",
        "rename /srv/a",
        "mkdir /var/spool/cache",
    ]


def test_a_trace_tells_which_names_of_shared_memory_stayed_whoever_was_to_remove_them(tmp_path: Path) -> None:
    (tmp_path / "of.11").write_text(
        'openat(AT_FDCWD, "/dev/shm/psm_1", O_RDWR|O_CREAT|O_EXCL|O_NOFOLLOW, 0600) = 6\n'
        'openat(AT_FDCWD, "/dev/shm/psm_2", O_RDWR|O_CREAT|O_EXCL|O_NOFOLLOW, 0600) = 6\n'
        'link("/dev/shm/sem.x", "/dev/shm/sem.mp-1") = 0\n'
    )
    (tmp_path / "of.12").write_text(
        'openat(AT_FDCWD, "/dev/shm/psm_1", O_RDWR|O_NOFOLLOW) = 3\n'
        'unlink("/dev/shm/psm_1") = 0\n'
        'unlink("/dev/shm/psm_2") = -1 ENOENT (No such file or directory)\n'
        'unlink("/dev/shm/sem.mp-1") = 0\n'
    )
    assert left_in_shared_memory(lines_of(tmp_path)) == ["/dev/shm/psm_2"]


def test_the_frozen_application_runs_its_own_parts_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "argv", ["overread", "-m", "http.server"])
    assert entry.main() == 2
    assert "runs no module of others" in capsys.readouterr().err
