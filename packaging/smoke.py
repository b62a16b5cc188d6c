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
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from smoke_files import one_of_each_syntax
from smoke_papers import papers
from smoke_station import SmokeError, Station
from smoke_stores import department, encrypted, full_disk, read_only, refusal, upgrade
from smoke_window import closed_early, killed, languages, lost_worker, openings, window
from traced_writes import left_in_shared_memory, lines_of, written_outside
from virtual_screen import virtual_screen

ROOT = Path(__file__).resolve().parent.parent
TIMES = ("duration_ms", "created_at", "path", "rendered", "grid", "overlay")  # what differs from run to run
# The data folders of single steps, and what is written for whoever asked for it.
NAMED = (
    "export", "rendered", "trained", "older", "newer", "department", "openings/data", "languages", "early", "lost",
    "killed", "encrypted", "full", "locked",
)  # fmt: skip
TOOLS = ("Xvfb", "xdotool", "unshare", "strace")
Steps = Sequence[tuple[str, Callable[[], str]]]


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
        trace = Path(made) / "trace" if options.trace else None
        station = Station(copy / "overread", home, display, trace)
        watch = (lambda: watched(station, Path(made))) if trace else lambda: ""
        if trace is not None:
            trace.mkdir()
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
        ("papers", lambda: papers(station)),
        ("codecs", lambda: codecs(station, folder / "codings", options.source)),
        ("analyze", lambda: analysis(station, options.source)),
        ("window", lambda: window(station, options.out)),
        ("openings", lambda: openings(station, folder / "openings")),
        ("languages", lambda: languages(station, folder / "languages", options.out)),
        ("closed early", lambda: closed_early(station, folder / "early")),
        ("lost worker", lambda: lost_worker(station, folder / "lost", options.out)),
        ("killed", lambda: killed(station, folder / "killed")),
        ("export", lambda: export(station, folder / "export")),
        ("upgrade", lambda: upgrade(station, folder / "older")),
        ("refusal", lambda: refusal(station, folder / "newer")),
        ("department", lambda: department(station, folder / "department")),
        ("encrypted", lambda: encrypted(station, folder / "encrypted")),
        ("full disk", lambda: full_disk(station, folder / "full", options.out)),
        ("read-only", lambda: read_only(station, folder / "locked", options.out)),
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
    """Nothing may be written but in the data folders, the session's own and those that were named; shared memory has
    no name in the end. The next step begins an empty trace."""
    assert station.trace is not None
    lines = lines_of(station.trace)
    shutil.rmtree(station.trace, ignore_errors=True)
    station.trace.mkdir()
    outside = written_outside(lines, [station.data_dir, station.session, *(folder / name for name in NAMED)])
    inside = station.program.parent / "_internal"
    there = [*station.data_dir.parents, station.examples.parent, inside / "rapidocr" / "models"]  # asked for, and there
    on_the_way = [f"mkdir {made}" for made in [*there, *(folder / name for name in NAMED), folder]]
    outside = [said for said in outside if said not in on_the_way]
    if outside:
        raise SmokeError(f"it wrote where it has no business: {'; '.join(outside[:20])}")
    left = left_in_shared_memory(lines)
    if left:
        raise SmokeError(f"it left in shared memory: {'; '.join(left[:20])}")
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
