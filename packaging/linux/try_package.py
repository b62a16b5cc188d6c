"""Try the Debian package on a fresh system, as root: a Debian root of debootstrap's with nothing else in it.

    python packaging/linux/try_package.py DEB [--out DIR] [--suite bookworm]

The package is installed there with what it declares and nothing recommended, analyses an example, opens its window in
Chinese on a screen of this machine as an account without rights, and is removed; nothing of it may be left. The picture
of the window stays in `--out`, to be looked at. It needs debootstrap, Xvfb and a mirror; the root takes 6 GB meanwhile.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from virtual_screen import virtual_screen  # noqa: E402

ACCOUNT = "radiologist"
HOME = f"/home/{ACCOUNT}"
EXAMPLE = "/usr/lib/overread/_internal/resources/examples/chest-6.dcm"
SETTINGS = {"language": "zh_CN", "reader": "reader-1", "blind_first": False, "blind_first_explained": True,
            "welcomed": True}  # fmt: skip
SOCKETS = Path("/", "tmp", ".X11-unix")  # where every X server of Linux listens
PREDICTED_S, SHOWN_S = 600.0, 3.0
GRAB = (
    "import sys; from PySide6.QtGui import QGuiApplication as G; a = G([]); "
    "sys.exit(not a.primaryScreen().grabWindow(0).save(sys.argv[1]))"
)


def main() -> int:
    parser = argparse.ArgumentParser(description="Try the Debian package on a fresh system.")
    parser.add_argument("package", type=Path)
    parser.add_argument("--out", type=Path, default=HERE.parent.parent / "build" / "package")
    parser.add_argument("--suite", default="bookworm")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="overread-root-") as made, virtual_screen() as display:
        root = Path(made)
        os.chmod(root, 0o755)
        subprocess.run(["debootstrap", "--variant=minbase", options.suite, root], check=True, stdout=subprocess.DEVNULL)
        with mounted(root):
            tried = attempt(root, options.package.resolve(), display, options.out / "window.png")
    print(tried)
    return 0


@contextlib.contextmanager
def mounted(root: Path) -> Iterator[None]:
    """What a running system has: processes, devices, shared memory; and the socket of this machine's screens."""
    sockets = root / SOCKETS.relative_to("/")
    sockets.mkdir()
    mounts = (
        ("-t", "proc", "proc", root / "proc"),
        ("--bind", "/dev", root / "dev"),
        ("-t", "tmpfs", "tmpfs", root / "dev" / "shm"),
        ("--bind", SOCKETS, sockets),
    )
    with contextlib.ExitStack() as stack:
        for mount in mounts:
            subprocess.run(["mount", *map(str, mount)], check=True)
            stack.callback(subprocess.run, ["umount", "--lazy", str(mount[-1])], check=True)
        yield


def attempt(root: Path, package: Path, display: str, picture: Path) -> str:
    before = files(root)
    shutil.copy(package, root / "srv")
    _in(root, "useradd", "--create-home", ACCOUNT)
    quiet = ("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "Dir::Log::Terminal=")
    _in(root, *quiet, "update")
    _in(root, *quiet, "install", "-y", "--no-install-recommends", f"/srv/{package.name}")
    (row,) = json.loads(_as_reader(root, display, "overread", "analyze", EXAMPLE, "--device", "cpu", "--json"))
    if row["status"] != "ok":
        raise SystemExit(f"the example was not analysed: {row}")
    look(root, display, picture)
    name = subprocess.run(["dpkg-deb", "-f", package, "Package"], capture_output=True, text=True, check=True).stdout
    _in(root, "dpkg", "-r", name.strip())
    left = sorted(name for name in files(root) - before if "overread" in name.lower())
    if left:
        raise SystemExit(f"the package left behind: {', '.join(left[:10])}")
    return f"installed, analysed, shown ({picture}), removed without a trace"


def files(root: Path) -> set[str]:
    """Every path of the root, less the accounts' own and what is temporary."""
    apart = [str(root / name) for name in ("proc", "dev", "sys", "srv", "home", "tmp", "var/cache")]
    found: set[str] = set()
    for folder, inner, names in os.walk(root):
        inner[:] = [name for name in inner if os.path.join(folder, name) not in apart]
        found |= {os.path.join(folder, name)[len(str(root)) :] for name in (*inner, *names)}
    return found


def look(root: Path, display: str, picture: Path) -> None:
    """Open the window on the example, and take its picture when the heatmap is there."""
    data_dir = f"{HOME}/.local/share/Overread"
    # What the analysis before this has kept would be taken for the window's.
    _as_reader(root, display, "rm", "-r", data_dir)
    _as_reader(root, display, "mkdir", "-p", data_dir)
    _as_reader(root, display, "tee", f"{data_dir}/settings.json", said=json.dumps(SETTINGS))
    command = _reading(root, display, "overread", EXAMPLE)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        _await_prediction(root / data_dir.lstrip("/") / "overread.db", process)
        time.sleep(SHOWN_S)
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, "-c", GRAB, str(picture)], env=environment, check=True)
        process.terminate()
        said = process.stderr.read() if process.stderr else ""
    if said.strip():
        raise SystemExit(f"the window said: {said[-2000:]}")


def _await_prediction(file: Path, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PREDICTED_S
    while not _predictions(file):
        if process.poll() is not None or time.monotonic() > end:
            raise SystemExit("the window has kept no prediction")
        time.sleep(0.5)


def _predictions(file: Path) -> int:
    try:
        with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as store:
            return int(store.execute("SELECT count(*) FROM predictions").fetchone()[0])
    except sqlite3.OperationalError:  # not there yet, or being made
        return 0


def _in(root: Path, *command: str) -> None:
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    subprocess.run(["chroot", root, *command], env=environment, check=True, stdout=subprocess.DEVNULL)


def _reading(root: Path, display: str, *command: str) -> list[str]:
    variables = (f"HOME={HOME}", "PATH=/usr/bin:/bin", f"DISPLAY={display}", "LANG=C.UTF-8")
    return ["chroot", f"--userspec={ACCOUNT}:{ACCOUNT}", str(root), "/usr/bin/env", "-i", *variables, *command]


def _as_reader(root: Path, display: str, *command: str, said: str | None = None) -> str:
    ended = subprocess.run(
        _reading(root, display, *command), input=said, capture_output=True, text=True, check=False, timeout=600
    )
    if ended.returncode != 0 or ended.stderr.strip():
        raise SystemExit(f"`{' '.join(command)}` ended with {ended.returncode}: {ended.stderr[-2000:]}")
    return ended.stdout


if __name__ == "__main__":
    raise SystemExit(main())
