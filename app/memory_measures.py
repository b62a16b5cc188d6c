"""What the window's process holds after many cases, for `overread bench`: it must not grow with each that is opened."""

from __future__ import annotations

import gc
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from app.main import ReadingWindow

CASES, FIRST = 200, 20
TICK_MS = 2


def case_rows() -> list[dict[str, object]]:
    """A row of the contract (`bench`); nothing where the system does not tell what a process holds."""
    from app.measures import STATUS, said_by, write_pictures
    from core.side_by_side import BenchRow

    if not STATUS.exists():
        return []
    with tempfile.TemporaryDirectory(prefix="overread-bench-") as folder:
        images = Path(folder) / "images"
        write_pictures(images, CASES)
        said = said_by("app.memory_measures", [str(Path(folder) / "data"), str(images)])[-1]
    first, last = (held / 2**20 for held in json.loads(said))
    name = f"window, memory after {CASES} cases were opened one after the other"
    return [BenchRow(name, last, f"the same after the first {FIRST}", first, (0.0, 0.0), "MiB").to_json()]


# The child's side


class OneByOne(QObject):
    """Opens the next case as soon as one is on screen and analysed."""

    def __init__(self, reading: ReadingWindow, images: str) -> None:
        super().__init__(reading.window)
        self._reading, self._images = reading, images
        self._opened = 0
        self._held_bytes: list[int] = []
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._look)
        reading.session.device_changed.connect(lambda _: self._begin())

    def _begin(self) -> None:
        self._reading.session.open_paths([self._images])
        self._timer.start()

    def _look(self) -> None:
        session = self._reading.session
        place, picture = session.place, session.picture
        if place is None or picture is None or picture.place.target != place.target or session.prediction is None:
            return
        if session.scanning or not session.analysis.idle:  # what is analysed in the background is held from the start
            return
        self._opened += 1
        if self._opened in (FIRST, CASES):
            self._note()
        if self._opened < CASES:
            session.step(1)
            return
        self._timer.stop()
        print(json.dumps(self._held_bytes), flush=True)  # noqa: T201 - the answer to the measuring process
        self._reading.window.close()

    def _note(self) -> None:
        from app.measures import resident_bytes

        gc.collect()
        self._held_bytes.append(resident_bytes())


def main(data_dir: str, images: str) -> int:
    from app.measures import open_window

    return open_window(lambda reading: OneByOne(reading, images), ["--data-dir", data_dir])


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
