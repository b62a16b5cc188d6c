"""Try the frozen application as a hospital's machine would have it: nothing of this one but a screen.

    python packaging/smoke.py [--bundle DIR] [--out DIR] [--source] [--trace]

The bundle is copied elsewhere and runs without Python on the PATH, with an empty HOME, in a network namespace without
interfaces, under Xvfb. Each step prints one line; the first that fails ends the run with exit code 1. `--source`
compares its results with the source tree's, `--trace` watches with strace where it writes. A screenshot of the window
and of the export stays in `--out`, to be looked at.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smoke_files import one_of_each_syntax
from smoke_stores import SmokeError, department, refusal, upgrade
from traced_writes import written_outside
from virtual_screen import virtual_screen

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE, SECOND_EXAMPLE = "chest-6.dcm", "chest-4.dcm"
LIMIT_S = 180.0
TIMES = ("duration_ms", "created_at", "path", "rendered", "grid", "overlay")  # what differs from run to run
Steps = Sequence[tuple[str, Callable[[], str]]]
TOOLS = ("Xvfb", "xdotool", "unshare", "strace")


@dataclass(frozen=True)
class Station:
    """The copied bundle with its own home. `trace`: strace's log, None where nothing is traced."""

    program: Path
    home: Path
    display: str
    trace: Path | None

    @property
    def session(self) -> Path:
        return self.home / ".session"

    @property
    def environment(self) -> dict[str, str]:
        return {
            "HOME": str(self.home), "PATH": "/nonexistent", "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": str(self.session), "LANG": "C.UTF-8",
        }  # fmt: skip

    def command(self, *arguments: str | Path) -> list[str]:
        traced = [shutil.which("strace") or "strace", *STRACE, "-o", str(self.trace)] if self.trace else []
        apart = [shutil.which("unshare") or "unshare", "--net", *(["--map-root-user"] if os.geteuid() else [])]
        return [*apart, *traced, str(self.program), *map(str, arguments)]

    def run(self, *arguments: str | Path, extra: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """`extra`: variables beside those of a bare machine."""
        return subprocess.run(
            self.command(*arguments), env=self.environment | (extra or {}), cwd="/", capture_output=True,
            encoding="utf-8", check=False, timeout=LIMIT_S * 4,
        )  # fmt: skip

    def document(self, *arguments: str | Path, extra: dict[str, str] | None = None) -> Any:
        """The JSON document that a command prints; SmokeError where it ends otherwise."""
        ended = self.run(*arguments, "--json", extra=extra)
        if ended.returncode != 0 or (ended.stderr.strip()):
            raise SmokeError(f"`overread {arguments[0]}` ended with {ended.returncode}: {ended.stderr.strip()[-2000:]}")
        return json.loads(ended.stdout)

    @property
    def data_dir(self) -> Path:
        return self.home / ".local" / "share" / "Overread"

    @property
    def examples(self) -> Path:
        return self.program.parent / "_internal" / "resources" / "examples"


TRACED = (
    "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mknod,mknodat,bind"
)
STRACE = ("-f", "-q", "--seccomp-bpf", "-s", "4096", "-e", f"trace={TRACED}")


def main() -> int:
    options = _options()
    missing = [name for name in TOOLS if shutil.which(name) is None]
    if missing:
        sys.stderr.write(f"The smoke test needs {', '.join(missing)}; install with apt-get.\n")
        return 3
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="overread-smoke-", dir=options.out) as made, virtual_screen() as display:
        home = Path(made) / "home"
        (home / ".session").mkdir(parents=True, mode=0o700)
        copy = Path(made) / "somewhere else" / "Overread"
        shutil.copytree(options.bundle, copy, symlinks=True)
        trace = options.out / "trace.log" if options.trace else None
        station = Station(copy / "overread", home, display, trace)
        watch = (lambda: watched(station, Path(made))) if trace else lambda: ""
        return carried_out(_all_steps(station, options, Path(made)), watch)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Try the frozen application on a bare machine.")
    parser.add_argument("--bundle", type=Path, default=ROOT / "dist" / "overread")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "smoke")
    parser.add_argument("--source", action="store_true", help="compare with the source tree")
    parser.add_argument("--trace", action="store_true", help="watch where it writes")
    return parser.parse_args()


def _all_steps(station: Station, options: argparse.Namespace, folder: Path) -> Steps:
    return [
        ("starts", lambda: station.run("--version").stderr.strip()),
        ("codecs", lambda: codecs(station, folder / "codings", options.source)),
        ("analyze", lambda: analysis(station, options.source)),
        ("window", lambda: window(station, options.out)),
        ("export", lambda: export(station, folder / "export")),
        ("upgrade", lambda: upgrade(station, folder / "older")),
        ("refusal", lambda: refusal(station, folder / "newer")),
        ("department", lambda: department(station, folder / "department")),
        ("training", lambda: training(station, folder)),
        ("doctor", lambda: doctor(station)),
    ]


def carried_out(steps: Steps, watch: Callable[[], str]) -> int:
    """Step by step, each with a line of its own, which ends in what `watch` says after it; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names of folders, in Windows' code page
    for name, step in steps:
        began = time.monotonic()
        try:
            said = step() + watch()
        except SmokeError as failure:
            sys.stdout.write(f"FAILED  {name}: {failure}\n")
            return 1
        sys.stdout.write(f"ok  {name} ({time.monotonic() - began:.1f} s): {said}\n")
        sys.stdout.flush()
    sys.stdout.write("The frozen application works.\n")
    return 0


def watched(station: Station, folder: Path) -> str:
    """Nothing may be written but in the data folder, the session's own, those that were named, and shared memory."""
    assert station.trace is not None
    named = [folder / name for name in ("export", "rendered", "trained", "older", "newer", "department")]
    outside = written_outside(station.trace, [station.data_dir, station.session, *named])
    inside = station.program.parent / "_internal"
    there = [*station.data_dir.parents, station.examples.parent, inside / "rapidocr" / "models"]  # asked for, and there
    on_the_way = [f"mkdir {folder}" for folder in there]
    outside = [said for said in outside if said not in on_the_way]
    if outside:
        raise SmokeError(f"it wrote where it has no business: {'; '.join(outside[:20])}")
    return "; wrote in its own places only"


def codecs(station: Station, folder: Path, compare: bool) -> str:
    """One file of each transfer syntax, decoded and rendered; the same pixels as from source."""
    files = one_of_each_syntax(folder)
    rendered = folder.parent / "rendered"
    rows = station.document("inspect", folder, "--render", rendered / "frozen")
    failed = [f"{Path(row['path']).name}: {row['reason']}" for row in rows if row["status"] != "ok"]
    if failed or len(rows) != len(files):
        raise SmokeError(f"of {len(files)} transfer syntaxes some were not decoded: {'; '.join(failed)}")
    if compare:
        theirs = _source("inspect", folder, "--render", rendered / "source")
        for ours, other in zip(rows, theirs, strict=True):
            if Path(ours["rendered"]).read_bytes() != Path(other["rendered"]).read_bytes():
                raise SmokeError(f"{Path(ours['path']).name} is decoded to other pixels than from source")
    return f"{len(files) - 1} transfer syntaxes and deep PNG{', the same pixels as from source' if compare else ''}"


def analysis(station: Station, compare: bool) -> str:
    ours = station.document("analyze", station.examples, "--device", "cpu")
    scores = sum(len(row["scores"]) for row in ours)
    if not scores or any(row["status"] == "error" for row in ours):
        raise SmokeError("the examples were not analysed")
    if compare:
        theirs = _source("analyze", station.examples, "--device", "cpu", "--data-dir", station.home / "source-data")
        if _comparable(ours) != _comparable(theirs):
            raise SmokeError("`overread analyze` gives other numbers than from source")
    return f"{len(ours)} images, {scores} scores{', equal to the last digit to those from source' if compare else ''}"


def _source(*arguments: str | Path) -> Any:
    command = [sys.executable, "-m", "app", *map(str, arguments), "--json"]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout)


def _comparable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _comparable(inner) for key, inner in value.items() if key not in TIMES}
    return [_comparable(inner) for inner in value] if isinstance(value, list) else value


def window(station: Station, out: Path) -> str:
    """Open the example, disagree with the chosen finding by keys, take a picture, quit by keys."""
    begin_anew(station)
    command = station.command(station.examples / EXAMPLE)
    with subprocess.Popen(command, env=station.environment, cwd="/", stderr=subprocess.PIPE, text=True) as process:
        try:
            _wait(lambda: _rows(station, "predictions") == 1, "a prediction in the database", process)
            shown = _window_id(station.display)
            _press(station.display, shown, "1", "d")
            _wait(lambda: _rows(station, "queue_entries") == 1, "a case in the relabel queue", process)
            _press(station.display, shown, "2")  # the finding that has a map
            _screenshot(station.display, out / "window.png")
            _second_start(station, process)
            _press(station.display, shown, "ctrl+q")
            _wait(lambda: process.poll() is not None, "the end of the window", process)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
        said = process.stderr.read() if process.stderr else ""
    if process.returncode != 0 or (said.strip()):
        raise SmokeError(f"the window ended with {process.returncode}: {said[-2000:]}")
    return f"opened, analysed, disagreed, took a second start's file, quit; {out / 'window.png'}"


def begin_anew(station: Station) -> None:
    """An empty data folder, but for a reader who has been welcomed and is shown what the network says."""
    settings = {"reader": "reader-1", "blind_first": False, "blind_first_explained": True, "welcomed": True}
    shutil.rmtree(station.data_dir, ignore_errors=True)
    station.data_dir.mkdir(parents=True, mode=0o700)
    (station.data_dir / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


def _second_start(station: Station, process: subprocess.Popen[str]) -> None:
    """Another start hands its file to the window that runs, and ends."""
    ended = station.run(station.examples / SECOND_EXAMPLE)
    if ended.returncode != 0 or ended.stderr.strip():
        raise SmokeError(f"a second start ended with {ended.returncode}: {ended.stderr[-1000:]}")
    _wait(lambda: _rows(station, "predictions") == 2, "the second start's file in the first window", process)


def _rows(station: Station, table: str) -> int:
    file = next(station.data_dir.glob("*.sqlite*"), None) or next(station.data_dir.glob("*.db"), None)
    if file is None:
        return 0
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as store:
            return int(store.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:  # not there yet, or being made
        return 0


def _wait(condition: Callable[[], bool], what: str, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + LIMIT_S
    while not condition():
        if time.monotonic() > end or (process.poll() is not None and "end" not in what):
            raise SmokeError(f"waited in vain for {what}")
        time.sleep(0.1)


def _xdotool(display: str, *arguments: str) -> str:
    environment = {**os.environ, "DISPLAY": display}
    return subprocess.run(["xdotool", *arguments], env=environment, capture_output=True, text=True, check=True).stdout


def _window_id(display: str) -> str:
    shown = _xdotool(display, "search", "--sync", "--onlyvisible", "--name", "Overread").split()[-1]
    _xdotool(display, "windowfocus", "--sync", shown)
    return shown


def _press(display: str, shown: str, *keys: str) -> None:
    for key in keys:
        _xdotool(display, "key", "--window", shown, key)
        time.sleep(0.5)


def _screenshot(display: str, file: Path) -> None:
    script = (
        "import sys; from PySide6.QtGui import QGuiApplication as G; a = G([]); "
        "sys.exit(not a.primaryScreen().grabWindow(0).save(sys.argv[1]))"
    )
    time.sleep(1.0)  # the last repaint
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    subprocess.run([sys.executable, "-c", script, str(file)], env=environment, check=True)


def export(station: Station, folder: Path) -> str:
    written = station.document("export", folder, "--format", "imagefolder,csv,coco,jsonl,dicom")
    if written["written"] != 1:
        raise SmokeError(f"the export wrote {written['written']} cases: {written['skipped']}")
    return f"{sum(file.is_file() for file in folder.rglob('*'))} files, de-identified and verified"


def training(station: Station, folder: Path) -> str:
    """A candidate from a few pictures, in one epoch: what matters is that the machinery is there."""
    from tests.helpers.training_sets import write_classes

    pictures = write_classes(folder / "pictures", per_class=8)
    options = ("--epochs", "1", "--device", "cpu", "--architecture", "efficientnet_lite0", "--progress", "jsonl")
    ended = station.run("train", pictures, "--out", folder / "trained", *options, "--json")
    if ended.returncode != 0:
        raise SmokeError(f"`overread train` ended with {ended.returncode}: {ended.stderr.strip()[-2000:]}")
    return f"a candidate with the findings {', '.join(json.loads(ended.stdout)['findings'])}"


def doctor(station: Station) -> str:
    checks = station.document("doctor")["checks"]
    return f"{len(checks)} checks passed"


if __name__ == "__main__":
    raise SystemExit(main())
