"""The start of the window beside napari's, for `overread bench`: from the start of a process to its first paint.

napari lives in an environment of its own, whose interpreter OVERREAD_BENCH_NAPARI names; each round starts both anew,
in turn and on the same screen. "Cold" is the process: the files that it reads are in the system's cache, and both keep
their bytecode.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PEER_VARIABLE = "OVERREAD_BENCH_NAPARI"
NAME = "window, cold start to painted window"
NOT_INSTALLED = f"napari is not installed (name an interpreter that has it in {PEER_VARIABLE})"
NAPARI_START = """
import napari
from qtpy.QtCore import QEvent, QObject, QTimer
from qtpy.QtWidgets import QApplication

class Painted(QObject):
    said = False

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.said:
            self.said = True
            print("painted", flush=True)
            QTimer.singleShot(0, QApplication.quit)
        return False

viewer = napari.Viewer(show=False)
painted = Painted()
viewer.window._qt_window.installEventFilter(painted)
viewer.show()
napari.run()
"""


def napari_rows(rounds: int) -> list[dict[str, object]]:
    """Rows of the contract (`bench`)."""
    from app.measures import keeping_bytecode, start_times, window_command
    from core.side_by_side import MIN_ROUNDS, alone_from_times, from_times

    peer, ours, theirs = os.environ.get(PEER_VARIABLE, ""), [], []
    with tempfile.TemporaryDirectory(prefix="overread-bench-") as folder:
        kept = keeping_bytecode(folder)
        theirs_kept = kept | {"NAPARI_CONFIG": str(Path(folder) / "napari.yaml")}
        for _ in range(max(rounds, MIN_ROUNDS) + 1):
            ours.append(start_times(window_command(["window", folder]), ("painted",), kept)["painted"])
            if peer:
                theirs.append(start_times([peer, "-c", NAPARI_START], ("painted",), theirs_kept)["painted"])
    if not peer:
        return [alone_from_times(NAME, NOT_INSTALLED, ours[1:]).to_json()]
    pairs = list(zip(ours[1:], theirs[1:], strict=True))  # the first of each warms the file cache
    return [from_times(NAME, "napari, process start to first paint of its viewer", pairs).to_json()]
