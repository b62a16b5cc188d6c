"""Try the frozen application of this system, whichever it is: what `smoke.py` does without Linux' own tools.

    python packaging/portable_smoke.py [--bundle DIR] [--out DIR] [--source]

The bundle is copied elsewhere, into a folder whose name has a space and letters of Vietnamese and Chinese, and runs
with an empty data folder and the system's own programs on the PATH alone. It decodes one file of each transfer syntax,
analyses the examples, opens the window on them and has it take its picture, disagrees, exports, opens an older and a
newer data folder, trains and asks the doctor. Keys, a second start, a cut network and a trace of its writes are
`smoke.py`'s, on Linux.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import smoke
from smoke_station import LIMIT_S, SmokeError, Station, begin_anew
from smoke_stores import refusal, upgrade
from smoke_window import EXAMPLE

DIST = smoke.ROOT / "dist"
PLACE = "somewhere else, ở nơi khác 别处"
# What a program of the system's needs of its surroundings; everything else stays out.
SURROUNDINGS = (
    "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "TEMP", "TMP", "TMPDIR", "USERNAME", "USERPROFILE",
    "LOCALAPPDATA", "APPDATA", "NUMBER_OF_PROCESSORS", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "USER",
    "QT_QPA_PLATFORM",
)  # fmt: skip


@dataclass(frozen=True)
class Anywhere(Station):
    """The copied bundle on any system. `home` holds the data folder; `window_program`: the one without a console."""

    window_program: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in SURROUNDINGS if name in os.environ}
        path = r"C:\Windows\System32" if sys.platform == "win32" else "/nonexistent"
        return {
            **kept, "PATH": path, "HOME": str(self.home), "LANG": "C.UTF-8", "OVERREAD_DATA_DIR": str(self.data_dir),
        }  # fmt: skip

    def command(self, *arguments: str | Path) -> list[str]:
        return [str(self.program), *map(str, arguments)]

    @property
    def data_dir(self) -> Path:
        return self.home / "data"

    @property
    def examples(self) -> Path:
        (found,) = (path for path in _inside(self.program).glob("resources/examples") if path.is_dir())
        return found


def _inside(program: Path) -> Path:
    """Where the bundle keeps what is not a program."""
    if sys.platform == "darwin":
        return program.parent.parent / "Resources"
    return program.parent / "_internal"


def copied(bundle: Path, place: Path) -> tuple[Path, Path]:
    """(command line, window) of the bundle's copy."""
    copy = Path(shutil.copytree(bundle, place / bundle.name, symlinks=True))
    if sys.platform == "darwin":
        program = copy / "Contents" / "MacOS" / "overread"
        return program, program
    if sys.platform == "win32":
        return copy / "overread-cli.exe", copy / "overread.exe"
    return copy / "overread", copy / "overread"


def window(station: Anywhere, out: Path) -> str:
    """The window on an example, with every result, as it takes its own picture and quits."""
    picture = out / "window.png"
    picture.unlink(missing_ok=True)
    begin_anew(station)
    command = [station.window_program, station.examples / EXAMPLE, "--snapshot", picture]
    ended = subprocess.run(
        [str(part) for part in command], env=station.environment, capture_output=True, check=False,
        timeout=LIMIT_S * 2,
    )  # fmt: skip
    if ended.returncode != 0 or not picture.is_file() or picture.stat().st_size < 20_000:
        said = ended.stderr.decode("utf-8", "replace")[-2000:]
        raise SmokeError(f"the window ended with {ended.returncode}: {said}")
    return f"opened with all results; look at {picture}"


def disagreement(station: Anywhere) -> str:
    """The finding that the network holds for the least likely is there."""
    word = ("--verdict", "present", "--reader", "reader-1")
    row = next(iter(station.document("analyze", station.examples / EXAMPLE, "--device", "cpu")))
    finding = min(row["scores"], key=lambda score: score["probability"])["finding"]
    station.document("assess", station.examples / EXAMPLE, "--finding", finding, *word, "--device", "cpu")
    (entry,) = station.document("queue", "list")
    return f"{entry['finding']} is in the queue"


def main() -> int:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="overread-smoke-", dir=options.out) as made:
        folder = Path(made) / PLACE
        (folder / "home").mkdir(parents=True)
        program, window_program = copied(options.bundle, folder)
        station = Anywhere(program, folder / "home", "", None, window_program)
        steps: list[tuple[str, Callable[[], str]]] = [
            ("starts", lambda: station.run("--version").stderr.strip()),
            ("codecs", lambda: smoke.codecs(station, folder / "codings", options.source)),
            ("analyze", lambda: smoke.analysis(station, options.source)),
            ("window", lambda: window(station, options.out)),
            ("disagreement", lambda: disagreement(station)),
            ("export", lambda: smoke.export(station, folder / "export")),
            ("upgrade", lambda: upgrade(station, folder / "older")),
            ("refusal", lambda: refusal(station, folder / "newer")),
            ("training", lambda: smoke.training(station, folder)),
            ("doctor", lambda: smoke.doctor(station)),
        ]
        return smoke.carried_out(steps, lambda: "")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Try the frozen application of this system.")
    name = "Overread.app" if sys.platform == "darwin" else "overread"
    parser.add_argument("--bundle", type=Path, default=DIST / name)
    parser.add_argument("--out", type=Path, default=smoke.ROOT / "build" / "portable-smoke")
    parser.add_argument("--source", action="store_true", help="compare with the source tree")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
