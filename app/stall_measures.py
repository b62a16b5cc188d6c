"""How long the window lets its user wait while a folder is found and analysed, for `overread bench`.

Measured in a process of its own, with the real widgets. Beside the wall clock stands the CPU time that the GUI thread
took in the same turn: on a loaded machine the first says how busy that is, the second what the window does.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from app.main import ReadingWindow

IMAGES = 200
TICK_MS = 2
IDLE_MS = 1500
ROUNDS = 3
FIGURES = ("p99", "longest", "longest turn of the GUI thread by its own CPU time")
LIMITS = ("the limit: 16 ms", "the limit: 50 ms", "no limit; what is left of the line above is the machine's load")


def stall_rows() -> list[dict[str, object]]:
    """Rows of the contract (`bench`)."""
    from app.measures import said_by, write_pictures
    from core.side_by_side import alone_from_times

    with tempfile.TemporaryDirectory(prefix="overread-bench-") as folder:
        images = Path(folder) / "images"
        write_pictures(images, IMAGES)
        runs = [
            json.loads(said_by("app.stall_measures", [str(Path(folder) / f"data-{number}"), str(images)])[-1])
            for number in range(ROUNDS)
        ]
    name = f"window, stalls while a folder of {IMAGES} images is analysed"
    return [
        alone_from_times(f"{name}, {figure}", limit, [run[place] for run in runs]).to_json()
        for place, (figure, limit) in enumerate(zip(FIGURES, LIMITS, strict=True))
    ]


# The child's side


class Stalls(QObject):
    """Ticks as fast as it can, from opening the folder to the last prediction; a late tick is a stall."""

    def __init__(self, reading: ReadingWindow, images: str) -> None:
        super().__init__(reading.window)
        self._reading, self._images = reading, images
        self._waits_ms: list[float] = []
        self._turns_ms: list[float] = []
        self._last_s = (0.0, 0.0)
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        reading.session.device_changed.connect(lambda _: QTimer.singleShot(IDLE_MS, self, self._begin))

    def _begin(self) -> None:
        self._reading.session.analysis.predicted.connect(self._look)
        self._last_s = (time.perf_counter(), time.thread_time())
        self._timer.start()
        self._reading.session.open_paths([self._images])

    def _tick(self) -> None:
        now_s = (time.perf_counter(), time.thread_time())
        wall_ms, own_ms = (1000.0 * (now - last) for now, last in zip(now_s, self._last_s, strict=True))
        self._waits_ms.append(max(0.0, wall_ms - TICK_MS))
        self._turns_ms.append(own_ms)
        self._last_s = now_s

    def _look(self) -> None:
        session = self._reading.session
        if sum(session.analysis.prediction(target) is not None for target in session.studies.targets) < IMAGES:
            return
        self._timer.stop()
        self._tick()
        figures = [_high(self._waits_ms), max(self._waits_ms), max(self._turns_ms)]
        print(json.dumps(figures), flush=True)  # noqa: T201 - the answer to the measuring process
        self._reading.window.close()


def _high(values: list[float]) -> float:
    """The 99th percentile."""
    return sorted(values)[min(len(values) - 1, int(0.99 * len(values)))]


def main(data_dir: str, images: str) -> int:
    from app.measures import open_window

    return open_window(lambda reading: Stalls(reading, images), ["--data-dir", data_dir])


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
