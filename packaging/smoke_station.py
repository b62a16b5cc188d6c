"""The smoke test's station: the copied bundle with a home of its own, its commands, its window, and keys for that."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LIMIT_S = 180.0
FILE_NAME = "overread.db"
READER = {"reader": "reader-1", "blind_first": False, "blind_first_explained": True, "welcomed": True}
TRACED = (
    "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mknod,mknodat,bind"
    ",unlink,unlinkat"
)
# A file for each thread: in one file a call that another interrupts would stand on two lines.
STRACE = ("-ff", "-q", "--seccomp-bpf", "-s", "4096", "-e", f"trace={TRACED}")
OF_THE_LOG = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+Z \d+ [A-Z]+ |    ")
GRAB = (
    "import sys; from PySide6.QtGui import QGuiApplication as G; a = G([]); "
    "sys.exit(not a.primaryScreen().grabWindow(0).save(sys.argv[1]))"
)


class SmokeError(Exception):
    """One sentence: what did not happen."""


@dataclass(frozen=True)
class Station:
    """The copied bundle with its own home. `trace`: the folder of strace's logs, None where nothing is traced."""

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
        traced = [shutil.which("strace") or "strace", *STRACE, "-o", str(self.trace / "of")] if self.trace else []
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

    def processes(self) -> list[int]:
        """Whatever of the copied bundle is running."""
        found = []
        for link in Path("/proc").glob("[0-9]*/exe"):
            try:
                if link.readlink() == self.program:
                    found.append(int(link.parent.name))
            except OSError:  # it has just ended
                continue
        return found


class OpenWindow:
    """A window that runs on a data folder: what its store and its log say, and keys."""

    def __init__(self, station: Station, folder: Path, process: subprocess.Popen[str]) -> None:
        self.station, self.folder, self.process = station, folder, process
        self._shown = ""

    def wait(self, condition: Callable[[], object], what: str) -> None:
        end = time.monotonic() + LIMIT_S
        while not condition():
            if (code := self.process.poll()) is not None:
                said = self.process.stderr.read() if self.process.stderr else ""
                raise SmokeError(f"the window ended with {code} instead of {what}: {said[-2000:]}")
            if time.monotonic() > end:
                raise SmokeError(f"waited in vain for {what}")
            time.sleep(0.1)

    def rows(self, table: str) -> int:
        """0 where the database is not there yet, or is being made."""
        try:
            with closing(sqlite3.connect(f"file:{self.folder / FILE_NAME}?mode=ro", uri=True)) as store:
                return int(store.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        except sqlite3.OperationalError:
            return 0

    def noted(self, event: str, **figures: str) -> list[dict[str, str]]:
        """The log's lines of an event, each as its figures: those that are as `figures` say."""
        file = self.folder / "logs" / "overread.log"
        said = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        lines = [dict(re.findall(r"(\w+)=(\S+)", line)) for line in said if f" {event} " in line]
        return [line for line in lines if figures.items() <= line.items()]

    def network(self) -> int:
        """The process id of the network's process, which is started last."""
        return int(self.noted("worker_started", worker="network")[-1]["process"])

    def appear(self) -> None:
        """Wait until it is on the screen, and give it the keys: there is no window manager."""
        self._shown = xdotool(self.station.display, "search", "--sync", "--onlyvisible", "--name", "Overread").split()[
            -1
        ]
        xdotool(self.station.display, "windowfocus", "--sync", self._shown)

    def press(self, *keys: str) -> None:
        for key in keys:
            xdotool(self.station.display, "key", "--window", self._shown, key)
            time.sleep(0.5)

    def hand_over(self, *paths: Path) -> None:
        """Another start, which gives its files to this window, and ends."""
        ended = self.station.run(*paths, "--data-dir", self.folder)
        if ended.returncode != 0 or ended.stderr.strip():
            raise SmokeError(f"a second start ended with {ended.returncode}: {ended.stderr[-1000:]}")

    def quit(self, logged: str = "") -> None:
        """By keys; it ends with 0 and without a word, and nothing of it runs on. `logged`: an event of the log, which
        stands on stderr where the folder takes no log."""
        self.press("ctrl+q")
        self.gone()
        # The window may be gone before the keys are let go of: held down, they would close the next one.
        xdotool(self.station.display, "keyup", "ctrl", "keyup", "q")
        said = self.process.stderr.read() if self.process.stderr else ""
        unexpected = [line for line in said.splitlines() if not (logged and OF_THE_LOG.match(line))]
        if self.process.returncode != 0 or unexpected or logged not in said:
            raise SmokeError(f"the window ended with {self.process.returncode}: {said[-2000:]}")

    def gone(self) -> None:
        """Wait for the end of the window and of every process that it has started."""
        end = time.monotonic() + LIMIT_S
        while self.process.poll() is None or self.station.processes():
            if time.monotonic() > end:
                raise SmokeError(f"waited in vain for the end of the window; {self.station.processes()} run on")
            time.sleep(0.1)


def reader_settings(folder: Path, settings: dict[str, Any] | None = None) -> None:
    """A data folder for reader 1, welcomed and shown what the network says; `settings`: beside these."""
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    if not (folder / "settings.json").exists():
        (folder / "settings.json").write_text(json.dumps(READER | (settings or {})), encoding="utf-8")


@contextmanager
def open_window(
    station: Station, folder: Path, *paths: Path, settings: dict[str, Any] | None = None,
    extra: dict[str, str] | None = None,
) -> Iterator[OpenWindow]:  # fmt: skip
    """The window on `paths`, with a data folder of its own. `settings`: beside reader 1's, where none are there."""
    reader_settings(folder, settings)
    command = station.command(*paths, "--data-dir", folder)
    environment = station.environment | (extra or {})
    with subprocess.Popen(command, env=environment, cwd="/", stderr=subprocess.PIPE, text=True) as process:
        try:
            yield OpenWindow(station, folder, process)
        finally:
            for left in station.processes():
                os.kill(left, signal.SIGKILL)


def xdotool(display: str, *arguments: str) -> str:
    environment = {**os.environ, "DISPLAY": display}
    ended = subprocess.run(
        ["xdotool", *arguments], env=environment, capture_output=True, text=True, check=False, timeout=LIMIT_S
    )
    if ended.returncode != 0:
        raise SmokeError(f"xdotool {arguments[0]} failed: {ended.stderr.strip()}")
    return ended.stdout


def screenshot(display: str, file: Path) -> Path:
    time.sleep(1.0)  # the last repaint
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    subprocess.run([sys.executable, "-c", GRAB, str(file)], env=environment, check=True)
    return file
