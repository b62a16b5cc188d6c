"""The window's own process: what it imports, and when."""

from __future__ import annotations

import configparser
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("torch", "torchvision", "timm", "pydicom", "pytorch_grad_cam")
LATE = ("numpy", "sqlalchemy", "alembic", "msgspec", "PIL", "cv2")
# What is imported before the window's first paint makes every start slower. Whatever a part of the window needs belongs
# into `MainWindow.furnish` and what that imports, or into the function that uses it; add to this only what the empty
# places of `app/windows/first_frame.py` are painted with.
FIRST = {
    "app": {
        "app.application",
        "app.first_look",
        "app.i18n",
        "app.second_start",
        "app.icons",
        "app.main",
        "app.theme",
        "app.theme_colours",
        "app.viewer",
        "app.viewer.empty_state",
        "app.windows",
        "app.windows.first_frame",
        "app.windows.main_window",
        "app.windows.menus",
    },
    "core": {
        "core.cli",
        "core.cli.main",
        "core.cli.output",
        "core.cli.parser",
        "core.errors",
        "core.paths",
        "core.progress",
    },
}
FIRST_PACKAGES = {"PySide6", "shiboken6"}
LATE_STANDARD = ("asyncio", "concurrent", "ctypes", "email", "multiprocessing", "sqlite3", "ssl", "subprocess", "uuid")
SCRIPT = """
import json, sys

there, found = set(sys.modules), {}


def appeared():
    found["appeared"] = sorted(set(sys.modules) - there)
    found["packages"] = sorted({
        name for name, module in sys.modules.items()
        if name not in there and "." not in name and "site-packages" in (getattr(module, "__file__", "") or "")
    })


def watch(reading):
    from PySide6.QtGui import QGuiApplication

    def look():
        if reading.session.picture is not None:
            found["shown"] = sorted(name for name in sys.modules if "." not in name)
            drawn = reading.window.windowIcon().pixmap(256, 256).toImage()
            found["desktop"] = [QGuiApplication.desktopFileName(), drawn.pixelColor(128, 100).name()]
            print(json.dumps(found), flush=True)
            reading.window.close()

    reading.session.picture_changed.connect(lambda _: look())


def open_window(paths, data_dir, snapshot):
    from app.main import run_window

    return run_window(paths, data_dir, snapshot, observe=watch, appeared=appeared)


if __name__ == "__main__":
    from core.cli.main import WindowParts, main

    raise SystemExit(main([sys.argv[1], "--data-dir", sys.argv[2]], WindowParts(open_window, None, None)))
"""


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory, examples_dir: Path) -> dict[str, list[str]]:
    """The modules of a real window's process at its first paint, and when an image is on screen; packages by name."""
    tmp_path = tmp_path_factory.mktemp("watched")
    script = tmp_path / "watched.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), str(examples_dir / "chest-4.dcm"), str(tmp_path / "data")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.splitlines()[-1])


def test_nothing_heavy_is_imported_before_the_first_paint_and_never_what_decodes_or_predicts(
    modules: dict[str, list[str]],
) -> None:
    assert not set(modules["appeared"]) & {*HEAVY, *LATE}
    assert not set(modules["shown"]) & set(HEAVY)
    assert "numpy" in modules["shown"]


def test_what_the_first_paint_does_not_need_is_imported_behind_it(modules: dict[str, list[str]]) -> None:
    for room, first in FIRST.items():
        assert {name for name in modules["appeared"] if name.startswith(f"{room}.")} <= first
    assert set(modules["packages"]) <= FIRST_PACKAGES
    assert not set(modules["appeared"]) & set(LATE_STANDARD)


def test_a_desktop_knows_the_window_by_its_menu_entry_and_its_icon(modules: dict[str, list[str]]) -> None:
    name, spine = modules["desktop"]
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(ROOT / "packaging" / "linux" / f"{name}.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["StartupWMClass"] == name
    assert entry["Desktop Entry"]["Icon"] == name
    assert f'd="M128 48v158" stroke="{spine}"' in (ROOT / "resources" / f"{name}.svg").read_text(encoding="utf-8")
