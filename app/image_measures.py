"""The image's share of `overread bench`: steps of the window beside pyqtgraph's, and scrolling through a series.

Each measurement runs in a process of its own, with the real widgets; peers take turns with ours in the same process.
"""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.main import ReadingWindow
    from app.open_studies import FramePlace
    from app.viewer.frame_view import FrameView

SIDE, VIEW_SIDE = 3000, 1200
SLICES, SLICE_SIDE = 300, 512
STEPS_A_ROUND = 4
SCROLL_ROUNDS = 3
SETTLED_MS = 1500
WITHOUT_PEER = "pyqtgraph is not installed (`pip install overread[bench]`)"
PEERS = {
    "plain": "pyqtgraph's ImageItem as it comes",
    "averaged": "pyqtgraph's ImageItem with autoDownsample, which looks as good",
    "heat": "pyqtgraph's ImageItem with autoDownsample, a second one over it",
}


def image_rows(rounds: int) -> list[dict[str, object]]:
    """Rows of the contract (`bench`)."""
    from core.side_by_side import MIN_ROUNDS

    what = f"window step on {SIDE} x {SIDE} of 16 bits in a view of {VIEW_SIDE} x {VIEW_SIDE}"
    times = json.loads(_said(["steps", str(max(rounds, MIN_ROUNDS))]))
    rows = [_step_row(what, PEERS[key], times["ours"], times.get(key)) for key in ("plain", "averaged")]
    rows.append(_step_row(f"{what}, heatmap over it", PEERS["heat"], times["ours with heat"], times.get("heat")))
    return [*rows, _scroll_row()]


def _step_row(name: str, peer: str, ours: list[float], theirs: list[float] | None) -> dict[str, object]:
    from core.side_by_side import alone_from_times, from_times

    if theirs is None:
        return alone_from_times(name, WITHOUT_PEER, ours).to_json()
    return from_times(name, peer, list(zip(ours, theirs, strict=True))).to_json()


def _scroll_row() -> dict[str, object]:
    """From one slice painted to the next one painted, files and reader process included."""
    from core.dicom.bench import write_series
    from core.side_by_side import alone_from_times

    with tempfile.TemporaryDirectory(prefix="overread-bench-") as folder:
        series = Path(folder) / "series"
        write_series(series, SLICES, SLICE_SIDE)
        runs = [
            json.loads(_said(["scroll", str(Path(folder) / f"data-{number}"), str(series)]))
            for number in range(SCROLL_ROUNDS)
        ]
    name = f"window, scrolling through {SLICES} slices of {SLICE_SIDE} x {SLICE_SIDE}, from one painted to the next"
    return alone_from_times(
        name, "the limit: 60 images a second are 16.7 ms", [t for run in runs for t in run]
    ).to_json()


def _said(arguments: list[str]) -> str:
    """The last line that a child of this module prints."""
    from app.measures import said_by

    return said_by("app.image_measures", arguments)[-1]


# The child's side


def _say(value: object) -> None:
    print(json.dumps(value), flush=True)  # noqa: T201 - the answer to the measuring process


def film() -> NDArray[np.uint16]:
    """A made-up radiograph: smooth shapes with noise, 16 bits."""
    import numpy as np

    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    noise = np.random.default_rng(0).normal(0.0, 800.0, (SIDE, SIDE))
    picture = 20000.0 + 15000.0 * np.sin(5 * x) * np.cos(4 * y) + noise
    return np.asarray(np.clip(picture, 0.0, 65535.0), dtype=np.uint16)


def our_view(pixels: NDArray[np.uint16]) -> FrameView:
    """The real image widget with a picture in it, without services."""
    from app.jobs import Jobs
    from app.measuring import Measuring
    from app.open_studies import Case, FramePlace, FrameTarget
    from app.picture import prepared
    from app.reading_session import ReadingSession
    from app.viewer.frame_view import FrameView
    from core.study import Frame, FrameOrigin, ImageFacts, Instance, Series, Study

    instance = Instance("film", "dicom")
    series = Series("1", "DX", "", 1, (instance,))
    target = FrameTarget("film")
    study = Study("1", "", "", "", "", (series,))
    place = FramePlace(target, study, series, instance, (target,), Case("1", "1", study, (target,)))
    frame = Frame(pixels, FrameOrigin("film", "0" * 64, None, 1, 1), ImageFacts("dicom", "DX", bits_stored=16))
    session = ReadingSession(Jobs())
    session.network_view.set_blind_first(False)  # a map that is laid over the picture is to be painted
    view = FrameView(session, Measuring(session.jobs, session.studies))
    view.resize(VIEW_SIDE, VIEW_SIDE)
    session.place, session.picture = place, prepared(place, frame, None, None)
    session.picture_changed.emit(session.picture)
    view.show()
    return view


def _heat_grid() -> NDArray[np.float32]:
    import numpy as np

    return np.random.default_rng(1).random((14, 14)).astype(np.float32)


class Contender(QObject):
    """A window that shows the film, and what is timed: one change of its window, painted.

    `painted`: the widget that paints; `change` is given a shift of the window, in stored values. Only the contender
    whose turn it is is shown: a window that others cover is not painted at all, and would seem fast.
    """

    def __init__(self, window: QWidget, painted: QWidget, change: Callable[[float], None]) -> None:
        super().__init__(window)
        self._window, self._painted, self._change = window, painted, change
        self._paints = 0
        painted.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._paints += event.type() == QEvent.Type.Paint
        return False

    def step(self, shift: float) -> None:
        self._change(shift)
        self._painted.repaint()

    def time_ms(self, number: int) -> float:
        """Milliseconds of one step in round `number`; each step goes to another window."""
        self._window.show()
        self._paints = 0
        while not self._paints:
            QApplication.processEvents()
        self.step(0.0)
        self._paints = 0
        started = time.perf_counter()
        for part in range(STEPS_A_ROUND):
            self.step(100.0 * (number * STEPS_A_ROUND + part + 1))
        spent_ms = (time.perf_counter() - started) * 1000.0
        painted = self._paints
        self._window.hide()
        if painted < STEPS_A_ROUND:
            raise RuntimeError(f"only {painted} of {STEPS_A_ROUND} steps were painted; nothing was measured")
        return spent_ms / STEPS_A_ROUND


def our_contender(view: FrameView) -> Contender:
    from core.study import Window

    def change(shift: float) -> None:
        view.use_window(Window(20000.0 + shift, 30000.0 + shift, "LINEAR_EXACT", "reader"))

    return Contender(view, view, change)


def _peer(pixels: NDArray[np.uint16], *, averaged: bool, heat: bool = False) -> Contender:
    """The same on pyqtgraph: the picture fills the view, one change of the levels, one repaint."""
    import pyqtgraph

    widget = pyqtgraph.GraphicsLayoutWidget()
    widget.resize(VIEW_SIDE, VIEW_SIDE)
    widget.ci.layout.setContentsMargins(0, 0, 0, 0)
    box = widget.addViewBox(lockAspect=True, enableMenu=False)
    box.setDefaultPadding(0.0)
    item = pyqtgraph.ImageItem(pixels, autoDownsample=averaged, levels=(0.0, 65535.0))
    box.addItem(item)
    if heat:
        colours = pyqtgraph.colormap.get("inferno").getLookupTable()
        over = pyqtgraph.ImageItem(_heat_grid(), levels=(0.0, 1.0), opacity=0.5, lut=colours)
        over.setRect(QRectF(0.0, 0.0, SIDE, SIDE))
        box.addItem(over)
    box.setRange(QRectF(0.0, 0.0, SIDE, SIDE), padding=0.0)

    def change(shift: float) -> None:
        item.setLevels((5000.0 + shift / 2.0, 35000.0 + 1.5 * shift))

    return Contender(widget, widget.viewport(), change)


def _steps(rounds: str) -> int:
    """Print milliseconds a step of everybody, in turn, as JSON."""
    from app.allocator import give_back_freed_memory

    give_back_freed_memory()  # as the window does
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    pixels = film()
    view = our_view(pixels)
    contenders = {"ours": our_contender(view)}
    if find_spec("pyqtgraph") is not None:
        contenders["plain"] = _peer(pixels, averaged=False)
        contenders["averaged"] = _peer(pixels, averaged=True)
        contenders["heat"] = _peer(pixels, averaged=True, heat=True)
    times: dict[str, list[float]] = {name: [] for name in (*contenders, "ours with heat")}
    for number in range(int(rounds) + 1):
        for name, contender in contenders.items():
            times[name].append(contender.time_ms(number))
        take_off = with_heat(view)
        times["ours with heat"].append(contenders["ours"].time_ms(number))
        take_off()
    _say({name: values[1:] for name, values in times.items()})
    return 0


def with_heat(view: FrameView) -> Callable[[], None]:
    """Lay a map over the picture; what is returned takes it off."""
    from app.network_view import MapLook
    from app.viewer.heatmap_layer import HeatmapLayer
    from core.findings import GridTransform, Heatmap

    area = GridTransform(0.0, 0.0, float(SIDE), float(SIDE))
    view.set_heat(HeatmapLayer(Heatmap("finding", "gradcam", _heat_grid(), area), 0.6, MapLook(), (SIDE, SIDE)))
    return lambda: view.set_heat(None)


class Scroll(QObject):
    """Asks for the next slice as soon as one is painted. No network is at work: it is the picture that is timed."""

    def __init__(self, series: str, reading: ReadingWindow) -> None:
        super().__init__(reading.window)
        self._reading, self._session = reading, reading.session
        self._painted: object = None
        self._times: list[float] = []
        self._under_way = False
        reading.window.view.installEventFilter(self)
        self._session.ready.connect(lambda: self._session.open_paths([series]))
        self._session.scanning_changed.connect(self._on_scanning)

    def _on_scanning(self, under_way: bool) -> None:
        if not under_way:
            self._session.analysis.disable()
            QTimer.singleShot(SETTLED_MS, self._begin)

    def _begin(self) -> None:
        self._under_way = True
        self._session.scroll(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._under_way and self._reading.window.view.is_current:
            self._on_painted(self._session.place)
        return False

    def _on_painted(self, place: FramePlace | None) -> None:
        if place is not None and place.target != self._painted:
            self._painted = place.target
            QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        self._times.append(time.perf_counter())
        place = self._session.place
        if place is not None and place.target != place.stack[-1]:
            self._session.scroll(1)
            return
        self._under_way = False
        _say([1000.0 * (after - before) for before, after in itertools.pairwise(self._times)])
        self._reading.window.close()


def _scroll(data_dir: str, series: str) -> int:
    """Print the milliseconds from each slice painted to the next, as JSON."""
    from app.measures import open_window

    return open_window(partial(Scroll, series), ["--data-dir", data_dir])


if __name__ == "__main__":
    modes: dict[str, Callable[..., Any]] = {"steps": _steps, "scroll": _scroll}
    raise SystemExit(modes[sys.argv[1]](*sys.argv[2:]))
