"""The scripts that set Overread up: they run before anything is installed, so they get tests of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import system_libraries
from make_packages import make_deb, newest_libc
from PySide6.QtWidgets import QApplication
from system_libraries import FONT, LIBRARIES, VIRTUAL_SCREEN, Library, install_command, loads, report

ROOT = Path(__file__).resolve().parent.parent
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux loads its libraries by soname")
OPEN_A_WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.show()
print(application.platformName())
"""


@linux_only
def test_a_library_is_missing_when_the_linker_cannot_load_it() -> None:
    assert loads("libc.so.6")
    assert not loads("libno-such-thing.so.9")


@linux_only
def test_the_package_asks_for_the_c_library_whose_symbols_the_bundle_wants(tmp_path: Path) -> None:
    old, new, none = tmp_path / "old.so", tmp_path / "new.so", tmp_path / "none.so"
    old.write_bytes(b"\x7fELF\x00GLIBC_2.9\x00GLIBC_2.3.4\x00")
    new.write_bytes(b"\x7fELF\x00GLIBC_2.35\x00GLIBCXX_3.4.30\x00")
    none.write_bytes(b"\x7fELF\x00")
    assert newest_libc([old, new, none]) == "2.35"
    assert newest_libc([old]) == "2.9"


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="Debian's packages are made by Debian's tools")
def test_the_editions_packages_lie_side_by_side_and_take_each_others_place(qapp: QApplication, tmp_path: Path) -> None:
    said = {}
    for edition, library in (("cpu", "libtorch_cpu.so"), ("gpu", "libtorch_cuda.so")):
        bundle = tmp_path / edition
        (bundle / "_internal" / "torch" / "lib").mkdir(parents=True)
        (bundle / "_internal" / "torch" / "lib" / library).touch()
        shutil.copy(shutil.which("true") or "true", bundle / "overread")
        package = make_deb(bundle, tmp_path / f"{edition}-root", tmp_path, "1.2.3")
        told = subprocess.run(["dpkg-deb", "-f", package], capture_output=True, text=True, check=True).stdout
        said[package.name] = dict(line.split(": ", 1) for line in told.splitlines() if not line.startswith(" "))
    assert [one["Package"] for one in said.values()] == ["overread-cpu", "overread-gpu"]
    assert list(said) == ["overread-cpu_1.2.3_amd64.deb", "overread-gpu_1.2.3_amd64.deb"]
    for one, other in zip(said.values(), reversed(said.values()), strict=True):
        assert one["Provides"] == "overread"
        assert one["Conflicts"] == one["Replaces"] == other["Package"]


INSTALL = ROOT / "packaging" / "linux" / "install.sh"


@linux_only
@pytest.mark.parametrize(
    ("folder", "command", "tried"),
    [
        ("a b & c|d", "a b & c|d", "a b & c|d"),
        ('"e" $HOME `x`', r'\\"e\\" \\$HOME \\`x\\`', '"e" $HOME `x`'),
        ("f\\q é", r"f\\\\q é", r"f\\q é"),
    ],
)
def test_the_tar_goes_into_the_menu_from_a_folder_of_any_name(
    folder: str, command: str, tried: str, tmp_path: Path
) -> None:
    lying, share = tmp_path / folder, tmp_path / "my share"
    for kind in ("applications", "icons", "mime", "metainfo"):
        (lying / "share" / kind).mkdir(parents=True)
    shutil.copy(INSTALL, lying)
    shutil.copy(INSTALL.with_name("overread.desktop"), lying / "share" / "applications")
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_DATA_HOME": str(share)}
    subprocess.run([lying / "install.sh"], env=environment, check=True)
    entry = share / "applications" / "overread.desktop"
    lines = entry.read_text(encoding="utf-8").splitlines()
    assert f'Exec="{tmp_path}/{command}/overread" %F' in lines
    assert f"TryExec={tmp_path}/{tried}/overread" in lines
    subprocess.run([lying / "install.sh", "--remove"], env=environment, check=True)
    assert not entry.exists()


@linux_only
def test_a_folder_that_no_menu_entry_can_name_is_refused_in_a_sentence(tmp_path: Path) -> None:
    lying = tmp_path / "50%f"
    lying.mkdir()
    shutil.copy(INSTALL, lying)
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    ended = subprocess.run([lying / "install.sh"], env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "50%f" in ended.stderr
    assert not (tmp_path / ".local").exists()


@linux_only
def test_the_list_covers_what_qt_links_to() -> None:
    """Ask the linker: whatever a platform plugin needs from the system stands in the list."""
    import PySide6

    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
    listed = {library.soname for library in LIBRARIES}
    brought = ("libQt6", "libicu", "linux-vdso", "ld-linux", "libc.so", "libm.so", "libstdc++", "libgcc_s")
    for plugin in ("libqxcb.so", "libqoffscreen.so"):
        output = subprocess.run(["ldd", str(plugins / plugin)], capture_output=True, text=True, check=True).stdout
        needed = {line.split()[0] for line in output.splitlines()}
        direct = {name for name in needed if name.startswith(("libxcb", "libxkb", "libGL.", "libEGL", "libX11"))}
        assert {name for name in direct if not name.startswith(brought)} <= listed


def test_the_printed_line_names_each_package_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: None)
    twice = [library for library in LIBRARIES if library.debian == "libglib2.0-0"]
    line = install_command([*twice, FONT])
    assert line.endswith("--no-install-recommends fonts-dejavu-core libglib2.0-0")


@pytest.mark.parametrize(
    ("missing", "display", "code"),
    [
        ([], False, 0),
        ([FONT, VIRTUAL_SCREEN], False, 0),
        ([Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor")], False, 0),
        ([Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor")], True, 3),
        ([Library("libGL.so.1", "libgl1", "libglvnd-glx", always=True)], False, 3),
    ],
)
def test_only_what_the_window_cannot_do_without_stops_the_setup(
    missing: list[Library], display: bool, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(missing, display) == code
    printed = capsys.readouterr().err
    assert all(library.soname in printed and library.debian in printed for library in missing)


@pytest.mark.parametrize("script", ["packaging/setup.sh", ".ci/run"])
def test_shell_scripts_parse_and_may_be_run(script: str) -> None:
    subprocess.run(["bash", "-n", str(ROOT / script)], check=True)
    assert os.access(ROOT / script, os.X_OK)


@pytest.mark.xvfb
def test_qt_opens_a_window_on_the_virtual_screen(x_display: str) -> None:
    environment = {**os.environ, "DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", OPEN_A_WINDOW]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "xcb"
