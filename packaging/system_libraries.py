"""Check the system libraries that Qt needs on Linux, and install the missing ones where that is allowed.

Standard library only: it runs before anything is installed. Exit code 0: enough is there; 3: something is missing, and
the line that installs it has been printed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from virtual_screen import xvfb_command


@dataclass(frozen=True)
class Library:
    """A shared library with the packages that bring it. `always`: Qt cannot even start offscreen without it."""

    soname: str
    debian: str
    fedora: str
    always: bool = False


# What libQt6Core, Gui, Widgets, DBus, XcbQpa and the platform plugins xcb and offscreen of PySide6 6.12 link to.
LIBRARIES = (
    Library("libGL.so.1", "libgl1", "libglvnd-glx", always=True),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", always=True),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", always=True),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2", always=True),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", always=True),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", always=True),
    Library("libfreetype.so.6", "libfreetype6", "freetype", always=True),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", always=True),
    Library("libX11.so.6", "libx11-6", "libX11", always=True),
    Library("libz.so.1", "zlib1g", "zlib-ng-compat", always=True),
    Library("libzstd.so.1", "libzstd1", "libzstd", always=True),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb.so.1", "libxcb1", "libxcb"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)
FONT = Library("a TrueType font", "fonts-dejavu-core", "dejavu-sans-fonts")
# For the window in Chinese. It is also what a package of Overread names among its dependencies.
CHINESE_FONT = Library("a font with Chinese characters", "fonts-noto-cjk", "google-noto-sans-cjk-fonts")
CHINESE_FONT_FILES = ("notosanscjk", "notosanssc", "sourcehansans", "wqy-", "droidsansfallback")
VIRTUAL_SCREEN = Library("Xvfb", "xvfb", "xorg-x11-server-Xvfb")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
FONT_SUFFIXES = (".ttf", ".otf", ".ttc")


def has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def loads(soname: str) -> bool:
    """Whether the dynamic linker finds the library and all that it needs in turn."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def fonts() -> list[str]:
    """The names of all font files, in small letters."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    files = (name.lower() for folder in folders for _, _, names in os.walk(folder) for name in names)
    return [name for name in files if name.endswith(FONT_SUFFIXES)]


def missing_parts(display: bool) -> list[Library]:
    """What this machine lacks; a virtual screen counts only where there is no real one."""
    missing = [library for library in LIBRARIES if not loads(library.soname)]
    there = fonts()
    if not there:
        missing.append(FONT)
    if not any(name.startswith(CHINESE_FONT_FILES) for name in there):
        missing.append(CHINESE_FONT)
    if not display and xvfb_command() is None:
        missing.append(VIRTUAL_SCREEN)
    return missing


def install_command(missing: list[Library]) -> str:
    """The one line that installs what is missing, for the package manager at hand."""
    if shutil.which("dnf"):
        return "sudo dnf install -y " + " ".join(sorted({library.fedora for library in missing}))
    packages = " ".join(sorted({library.debian for library in missing}))
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}"


def may_install() -> list[str] | None:
    """The prefix that gives apt-get its rights: nothing for root, sudo where it asks for no password; else None."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def install(missing: list[Library], prefix: list[str]) -> bool:
    """Install with apt-get; False where it fails (no network, no such package)."""
    packages = sorted({library.debian for library in missing})
    print(f"Installing system packages: {' '.join(packages)}", file=sys.stderr)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    steps = ([*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *packages])
    return all(
        subprocess.run(step, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode == 0 for step in steps
    )


def main() -> int:
    if not sys.platform.startswith("linux"):
        return 0
    display = has_display()
    missing = missing_parts(display)
    if not missing:
        return 0
    prefix = may_install()
    if prefix is not None and install(missing, prefix):
        missing = missing_parts(display)
    return report(missing, display)


def report(missing: list[Library], display: bool) -> int:
    """Say what is still missing and how to get it; 3 where Overread cannot go on without it."""
    if not missing:
        return 0
    print(f"This machine lacks {', '.join(library.soname for library in missing)}. Install with:", file=sys.stderr)
    print(f"  {install_command(missing)}", file=sys.stderr)
    libraries = [library for library in missing if library in LIBRARIES]
    needed = libraries if display else [library for library in libraries if library.always]
    if needed:
        return 3
    print("Going on without; the window opens offscreen where there is no screen for it.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
