"""The bundles of Windows and macOS, which are built elsewhere: the spec run with that system's answers, its files read.

PyInstaller, which is a tool of the build and not of the tests, is stood in for by what records its arguments.
"""

from __future__ import annotations

import importlib.metadata
import os
import plistlib
import re
import runpy
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from frozen_contents import info_plist
from make_icons import ICNS_SIZES, ICO_SIZES, make_icons
from packaging.version import Version
from PIL import Image
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
VERSION = importlib.metadata.version("overread")
FILES = [
    ("core/paths.py", "/site/core/paths.py", "DATA"),
    ("PySide6/plugins/platforms/qwindows.dll", "/site/qwindows.dll", "BINARY"),
    ("PySide6/plugins/platforms/qminimal.dll", "/site/qminimal.dll", "BINARY"),
]


class Step:
    """A step of PyInstaller's: what it was asked for."""

    def __init__(self, *given: Any, **asked: Any) -> None:
        self.given, self.asked = given, asked
        self.binaries, self.datas, self.pure, self.scripts = FILES, [], [], []


def _module(monkeypatch: pytest.MonkeyPatch, name: str, **names: Any) -> None:
    module = ModuleType(name)
    module.__dict__.update(names)
    monkeypatch.setitem(sys.modules, name, module)


def no_papers(entries: Any, folder: Path, came_from: Any) -> dict[str, str]:
    return {}


def run_spec(system: str, monkeypatch: pytest.MonkeyPatch, papers: Any = no_papers) -> dict[str, Any]:
    """The names of the spec after it ran for a system ("win32", "darwin", "linux")."""
    nothing = dict.fromkeys(("collect_submodules", "collect_data_files", "copy_metadata"), lambda *given, **asked: [])
    for package in ("PyInstaller", "PyInstaller.utils"):
        _module(monkeypatch, package, __path__=[])
    _module(monkeypatch, "PyInstaller.utils.hooks", collect_entry_point=lambda group: ([], []), **nothing)
    resource = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    win32 = {"versioninfo": ModuleType("versioninfo")}
    win32["versioninfo"].__dict__.update({name: type(name, (Step,), {}) for name in resource})
    _module(monkeypatch, "PyInstaller.utils.win32", **win32)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr("make_licences.write_bundle_papers", papers)
    monkeypatch.setattr("make_icons.make_icons", lambda folder: [folder / "overread-16.png"])
    released: list[bool] = []
    monkeypatch.setattr("translations.release_all", lambda: released.append(True))
    spec, steps = PACKAGING / "overread.spec", ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
    found: dict[str, Any] = {"SPECPATH": str(PACKAGING), **{name: type(name, (Step,), {}) for name in steps}}
    made = runpy.run_path(str(spec), found)
    assert released == [True]  # a checkout holds no *.qm
    return made


def test_windows_gets_a_window_and_a_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    made = run_spec("win32", monkeypatch)
    window, commands = (program.asked for program in made["programs"])
    assert (window["name"], window["console"]) == ("overread", False)
    assert (commands["name"], commands["console"]) == ("overread-cli", True)
    assert window["icon"] == commands["icon"] == str(ROOT / "build" / "icons" / "overread.ico")
    assert made["collected"].asked["name"] == "overread"
    assert [name for name, _, _ in made["files"]] == [FILES[0][0], FILES[1][0]]
    assert "app" not in made


def test_the_version_resource_of_windows_says_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = run_spec("win32", monkeypatch)["programs"][0].asked["version"].asked
    numbers = (*Version(VERSION).release[:3], 0)
    assert resource["ffi"].asked == {"filevers": numbers, "prodvers": numbers}
    strings, languages = resource["kids"]
    texts = dict(entry.given for entry in strings.given[0][0].given[1])
    assert texts["ProductName"] == "Overread"
    assert texts["ProductVersion"] == texts["FileVersion"] == VERSION
    assert languages.given[0][0].given == ("Translation", [0x0409, 0x04B0])  # the table's 040904B0


def test_the_bill_of_linux_is_of_the_files_that_ship_and_knows_whose_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[Any, Any]] = []
    slim = [(name, f"/slim/{name}", kind) for name, _, kind in (FILES[0], FILES[1])]
    monkeypatch.setattr("stub_libraries.with_stubs", lambda entries, users_of, folder: entries)
    monkeypatch.setattr("symbol_tables.without_symbols", lambda entries, folder: slim)
    run_spec("linux", monkeypatch, papers=lambda entries, folder, came_from: told.append((entries, came_from)) or {})
    ((entries, came_from),) = told
    assert entries == slim
    assert came_from == {after: before for (_, before, _), (_, after, _) in zip(FILES, slim, strict=False)}


def test_macos_gets_an_application_with_a_place_in_the_dock(monkeypatch: pytest.MonkeyPatch) -> None:
    made = run_spec("darwin", monkeypatch)
    (program,) = made["programs"]
    assert program.asked["console"] is False  # PyInstaller makes LSBackgroundOnly of a console
    assert Path(program.asked["entitlements_file"]).is_file()
    bundle = made["app"].asked
    assert bundle["bundle_identifier"] == "io.github.overread.Overread"
    assert bundle["icon"] == str(ROOT / "build" / "icons" / "overread.icns")
    assert bundle["version"] == VERSION
    assert bundle["info_plist"]["CFBundleVersion"] == VERSION


def test_what_the_finder_is_told_is_whole() -> None:
    told = plistlib.loads(plistlib.dumps(info_plist(VERSION)))
    assert told["NSHighResolutionCapable"] is True
    assert tuple(map(int, told["LSMinimumSystemVersion"].split("."))) >= (14, 0)
    assert re.fullmatch(r"\d+(\.\d+){0,2}", told["CFBundleVersion"])
    offered = {name for kind in told["CFBundleDocumentTypes"] for name in kind["LSItemContentTypes"]}
    declared = {row["UTTypeIdentifier"]: row for row in told["UTImportedTypeDeclarations"]}
    assert offered - set(declared) == {"public.png", "public.jpeg", "public.tiff", "public.folder"}
    assert "dcm" in declared["org.nema.dicom"]["UTTypeTagSpecification"]["public.filename-extension"]
    assert all(kind["LSHandlerRank"] != "Owner" for kind in told["CFBundleDocumentTypes"])


def test_the_entitlements_are_a_property_list_of_switches() -> None:
    granted = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert granted == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


def test_the_icons_hold_every_size_as_it_was_drawn(qapp: QApplication, tmp_path: Path) -> None:
    make_icons(tmp_path)
    with Image.open(tmp_path / "overread.ico") as windows:
        assert windows.info["sizes"] == {(size, size) for size in ICO_SIZES}
        for size in ICO_SIZES:
            with Image.open(tmp_path / f"overread-{size}.png") as drawn:
                frame = windows.ico.getimage((size, size)).convert("RGBA")
                assert frame.tobytes() == drawn.convert("RGBA").tobytes()
    with Image.open(tmp_path / "overread.icns") as macos:
        assert {width * scale for width, _, scale in macos.info["sizes"]} == set(ICNS_SIZES)


def test_the_installer_names_what_the_spec_and_the_window_make() -> None:
    script = (PACKAGING / "windows" / "overread.iss").read_text(encoding="utf-8")
    mutex = re.search(r'^MUTEX = "(\w+)"', (ROOT / "app" / "second_start.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert mutex is not None
    assert f"AppMutex={mutex[1]}\n" in script
    assert "PrivilegesRequired=lowest" in script
    assert "overread.exe" in script
    # The data folder lies elsewhere (core/paths.py), and nothing removes it.
    assert "[UninstallDelete]" not in script
    assert r"DefaultDirName={localappdata}\Programs\Overread" in script


def test_the_linux_desktop_files_are_well_formed() -> None:
    for name in ("overread-mime.xml", "io.github.overread.Overread.metainfo.xml"):
        ElementTree.parse(PACKAGING / "linux" / name)


@pytest.mark.parametrize("script", sorted(PACKAGING.rglob("*.sh")), ids=lambda path: path.name)
def test_what_ends_in_sh_may_be_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
