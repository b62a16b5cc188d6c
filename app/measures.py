"""The window's share of `overread bench` and `overread doctor`, each measured in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.main import ReadingWindow
    from app.reading_session import ReadingSession

IMAGES = 50
BLOCK_ROUNDS = 3
SLICES, SLICE_SIDE = 300, 512
STATUS = Path("/proc/self/status")
SETTLED_MS = 1500
IDLE_MS = 3000
TICK_MS = 2
CHILD_LIMIT_S = 180


def bench_rows(rounds: int) -> list[dict[str, object]]:
    """Start-up against a bare PySide6 window, in turn; event-loop blocks under load against the idle window."""
    from core.side_by_side import MIN_ROUNDS, from_times

    painted, whole, usable = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        kept = keeping_bytecode(folder)
        for _ in range(max(rounds, MIN_ROUNDS) + 1):
            ours = start_times(window_command(["window", folder]), ("painted", "whole", "usable"), kept)
            bare = start_times(window_command(["bare"]), ("painted",), kept)
            painted.append((ours["painted"], bare["painted"]))
            whole.append((ours["whole"], bare["painted"]))
            usable.append((ours["usable"], bare["painted"]))
        peer = "bare PySide6 window, process start to first paint"
        rows = [
            from_times("window, process start to first paint", peer, painted[1:]).to_json(),
            from_times("window, process start to the whole window painted", peer, whole[1:]).to_json(),
            from_times("window, process start to usable", peer, usable[1:]).to_json(),
        ]
    name = f"window, longest block of the event loop while {IMAGES} images are analysed"
    blocks = [_block_pair() for _ in range(BLOCK_ROUNDS)]
    rows.append(from_times(name, "the same window, idle", blocks).to_json())
    from app.image_measures import image_rows
    from app.memory_measures import case_rows
    from app.napari_measures import napari_rows
    from app.stall_measures import stall_rows

    return [*rows, *napari_rows(rounds), *stall_rows(), *_memory_rows(), *case_rows(), *image_rows(rounds)]


def doctor_rows() -> list[dict[str, object]]:
    """Whether a window can be opened on this screen, and in which languages."""
    try:
        times = start_times(window_command(["bare"]), ("painted",))
    except RuntimeError as error:
        return [{"name": "window", "ok": False, "detail": str(error)}]
    painted = f"a bare window is painted after {times['painted']:.0f} ms"
    with _child(window_command([], "app.language_check")) as child:
        said, _ = child.communicate(timeout=CHILD_LIMIT_S)
    return [{"name": "window", "ok": True, "detail": painted}, *json.loads(said)]


def window_command(arguments: list[str], module: str = "app.measures") -> list[str]:
    """How a child of `bench` is started."""
    return [sys.executable, "-m", module, *arguments]


def _child(command: list[str], more_environment: dict[str, str] | None = None) -> subprocess.Popen[str]:
    environment = os.environ | (more_environment or {})
    if sys.platform == "linux" and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    root = str(Path(__file__).resolve().parent.parent)
    return subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True)


def keeping_bytecode(folder: str) -> dict[str, str]:
    """The environment of a child that keeps its bytecode in `folder`, as an installed program keeps its own.

    Where PYTHONDONTWRITEBYTECODE is set, the modules of a source tree would be compiled anew with each start, and those
    of installed packages would not."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode")}


def start_times(
    command: list[str], words: tuple[str, ...], more_environment: dict[str, str] | None = None
) -> dict[str, float]:
    """Milliseconds from the start of a process until it has said each of `words`."""
    started = time.perf_counter()
    times: dict[str, float] = {}
    with _child(command, more_environment) as child:
        assert child.stdout is not None
        for line in child.stdout:
            times[line.strip()] = (time.perf_counter() - started) * 1000.0
    missing = [word for word in words if word not in times]
    if missing:
        raise RuntimeError(f"the window said no {missing[0]} (exit code {child.returncode}); see `overread doctor`")
    return times


def _block_pair() -> tuple[float, float]:
    """The longest block of the event loop in ms: while images are analysed, and idle."""
    with tempfile.TemporaryDirectory() as folder:
        images = Path(folder) / "images"
        write_pictures(images, IMAGES)
        loaded, idle = _said(["blocks", str(Path(folder) / "data"), str(images)])
    return loaded, idle


def _memory_rows() -> list[dict[str, object]]:
    """What a series takes in the window's process; nothing where the system does not tell."""
    if not STATUS.exists():
        return []
    from core.dicom.bench import write_series
    from core.side_by_side import from_figures

    raw_bytes = 2 * SLICES * SLICE_SIDE**2
    with tempfile.TemporaryDirectory() as folder:
        series = Path(folder) / "series"
        write_series(series, SLICES, SLICE_SIDE)
        shares = []
        for number in range(BLOCK_ROUNDS):
            (grown_bytes,) = _said(["memory", str(Path(folder) / f"data-{number}"), str(series)])
            shares.append((grown_bytes / raw_bytes, 1.0))
    name = (
        f"window, memory of a series of {SLICES} slices of {SLICE_SIDE} x {SLICE_SIDE}, analysed and scrolled through"
    )
    return [from_figures(name, "its pixels as stored", shares, "x raw bytes").to_json()]


def _said(arguments: list[str]) -> list[float]:
    """The numbers that a child prints on its last line."""
    return [float(word) for word in said_by("app.measures", arguments)[-1].split()]


def said_by(module: str, arguments: list[str]) -> list[str]:
    """The lines that a child prints, one at least."""
    with _child(window_command(arguments, module)) as done:
        said, _ = done.communicate(timeout=CHILD_LIMIT_S)
    if done.returncode != 0 or not said.strip():
        raise RuntimeError(f"the window did not come to an end of `{arguments[0]}` (exit code {done.returncode})")
    return said.splitlines()


def write_pictures(folder: Path, count: int) -> None:
    """Pictures that nobody has seen before, so that none comes from the store."""
    import numpy as np
    from PIL import Image

    folder.mkdir()
    generator = np.random.default_rng(7)
    for number in range(count):
        coarse = generator.integers(0, 255, (12, 12), dtype=np.uint8)
        Image.fromarray(coarse).resize((1000, 1000), Image.Resampling.BICUBIC).save(folder / f"{number:03d}.png")


# The child's side


def _say(word: str) -> None:
    print(word, flush=True)  # noqa: T201 - the answer to the measuring process


def _bare() -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            _say("painted")
            QTimer.singleShot(0, QApplication.quit)

    application = QApplication([])
    widget = Bare()
    widget.resize(1480, 920)
    widget.show()
    return application.exec()


def open_window(
    observe: Callable[[ReadingWindow], object], arguments: list[str], appeared: Callable[[], object] | None = None
) -> int:
    """Through the same door as the user's start."""
    from core.cli.main import WindowParts, main

    def open_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
        from app.main import run_window

        return run_window(paths, data_dir, snapshot, observe, appeared)

    return main(arguments, WindowParts(open_window, bench_rows, doctor_rows))


def _window(data_dir: str) -> int:
    def observe(reading: ReadingWindow) -> None:
        reading.window.painted.connect(lambda: _say("whole"))
        reading.session.ready.connect(lambda: _say("usable"))
        reading.session.ready.connect(reading.window.close)

    return open_window(observe, ["--data-dir", data_dir], lambda: _say("painted"))


def _blocks(data_dir: str, images: str) -> int:
    """Print the longest event-loop block in ms: under load, then idle."""
    from PySide6.QtCore import QObject, Qt, QTimer

    class Watch(QObject):
        """Ticks as fast as it can; a late tick is a block."""

        def __init__(self, reading: ReadingWindow) -> None:
            super().__init__(reading.window)
            self._reading, self._longest, self._idle, self._last = reading, 0.0, 0.0, 0.0
            self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
            self._timer.timeout.connect(self._tick)
            reading.session.device_changed.connect(lambda _: self._begin())

        def _begin(self) -> None:
            self._last = time.perf_counter()
            self._timer.start()
            QTimer.singleShot(IDLE_MS, self._load)

        def _tick(self) -> None:
            now = time.perf_counter()
            self._longest = max(self._longest, (now - self._last) * 1000.0 - TICK_MS)
            self._last = now

        def _load(self) -> None:
            self._idle, self._longest = self._longest, 0.0
            self._reading.session.analysis.predicted.connect(self._look)
            self._reading.session.open_paths([images])

        def _look(self) -> None:
            session = self._reading.session
            done = sum(session.analysis.prediction(target) is not None for target in session.studies.targets)
            if done == IMAGES:
                _say(f"{self._longest} {self._idle}")
                self._reading.window.close()

    return open_window(Watch, ["--data-dir", data_dir])


def resident_bytes() -> int:
    """Of this process, shared memory that it has mapped included."""
    lines = STATUS.read_text(encoding="ascii").splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def _scrolled(session: ReadingSession) -> int | None:
    """Go on to the next slice if one is on screen. The resident bytes, or None when all are shown and analysed."""
    place, picture = session.place, session.picture
    on_screen = place is not None and picture is not None and picture.place.target == place.target
    at_end = place is not None and place.target == place.stack[-1] and not session.scanning
    if on_screen and at_end and session.analysis.idle:
        return None
    if on_screen and not at_end:
        session.scroll(1)
    return resident_bytes()


def _memory(data_dir: str, series: str) -> int:
    """Scroll through a series, and print by how many bytes this process has grown at most."""
    from PySide6.QtCore import QObject, QTimer

    class Scroll(QObject):
        """On to the next slice as soon as one is on screen."""

        def __init__(self, reading: ReadingWindow) -> None:
            super().__init__(reading.window)
            self._reading, self._resting, self._most = reading, 0, 0
            self._timer = QTimer(self, interval=TICK_MS)
            self._timer.timeout.connect(self._go_on)
            reading.session.device_changed.connect(lambda _: QTimer.singleShot(SETTLED_MS, self._open))

        def _open(self) -> None:
            self._resting = resident_bytes()
            self._reading.session.open_paths([series])
            self._timer.start()

        def _go_on(self) -> None:
            resident = _scrolled(self._reading.session)
            if resident is not None:
                self._most = max(self._most, resident)
                return
            self._timer.stop()
            _say(str(self._most - self._resting))
            self._reading.window.close()

    return open_window(Scroll, ["--data-dir", data_dir])


if __name__ == "__main__":
    modes: dict[str, Callable[..., int]] = {"bare": _bare, "window": _window, "blocks": _blocks, "memory": _memory}
    raise SystemExit(modes[sys.argv[1]](*sys.argv[2:]))
