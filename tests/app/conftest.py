"""The real window on the real reader and database; only the network, which needs torch, is a scripted one."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.jobs import JobLane, Jobs
from app.reading_session import ReadingSession
from app.theme import apply_theme
from app.windows.main_window import MainWindow
from core.bundles.library import Bundle, find_bundle
from core.findings import GateVerdict, GridTransform, Heatmap, LungMask, MapQuality, Prediction, Score
from core.inference.methods import MapChoice
from core.inference.worker import Beside, EngineStatus
from core.intake.service import Reader
from core.settings import Settings
from core.store.database import FILE_NAME, open_store
from core.study import Frame
from core.workers.lane import Priority

WAIT_MS = 30_000
SOON_MS = 1000  # a timer that runs longer tells of something else: how long a message stands, when the desk is locked
SETTLE_S = 10.0
Report = Callable[[float], None]
PROBABILITIES = (0.04, 0.93, 0.02, 0.01)


def _done(value: Any) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(value)
    return future


@dataclasses.dataclass
class Waiting:
    """A map, or with `beside` its quality, that was asked for."""

    frame: Frame
    choice: MapChoice
    future: Future[Any]
    on_progress: Report | None
    beside: Beside | None = None


class ScriptedNetwork:
    """Answers at once with the probabilities that it was given; `answer` may be a fault instead."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.probabilities: Sequence[float] = PROBABILITIES
        self.gate = GateVerdict("pass")
        self.fault: Exception | None = None
        self.waits = False
        self.waiting: list[tuple[Frame, Future[Prediction]]] = []
        self.asked: list[tuple[str, Priority]] = []
        self.restarts = 0
        self.seen_frames: list[Frame] = []
        self.overridden_by = ""
        self.constant: dict[str, str] = {}  # outputs that are hidden, and why
        self.explaining: list[Waiting] = []  # maps and qualities that were asked for
        self.cancelled: list[Future[Any]] = []
        self.lungs_doubt = ""
        self.banded = False

    def predict(
        self,
        frame: Frame,
        *,
        priority: Priority = Priority.VISIBLE,
        key: str | None = None,
        bundle: Bundle | None = None,
        overridden_by: str = "",
    ) -> Future[Prediction]:
        self.bundle = bundle or self.bundle
        self.overridden_by = overridden_by
        self.asked.append((frame.origin.path, priority))
        future: Future[Prediction] = Future()
        if self.waits:
            self.waiting.append((frame, future))
        elif self.fault is not None:
            future.set_exception(self.fault)
        else:
            future.set_result(self.prediction(frame))
        return future

    def seen(self, frame: Frame, bundle: Bundle | None = None) -> Future[np.ndarray]:
        self.seen_frames.append(frame)
        future: Future[np.ndarray] = Future()
        future.set_result(np.tile(np.arange(0, 256, 4, dtype=np.uint8), (64, 1)))
        return future

    def answer_waiting(self) -> None:
        self.waits = False
        for frame, future in self.waiting:
            future.set_result(self.prediction(frame))
        self.waiting.clear()

    def prediction(self, frame: Frame) -> Prediction:
        rows, columns = frame.shape
        refused = self.gate.state == "refuse" and not self.overridden_by
        findings = () if refused else self.bundle.findings
        grids = [np.full((4, 4), 0.5 if number else -0.5, dtype=np.float32) for number in range(len(findings))]
        area = GridTransform(0.0, 0.0, float(columns), float(rows))
        return Prediction(
            origin=frame.origin,
            bundle=self.bundle.ref,
            gate=dataclasses.replace(self.gate, overridden_by=self.overridden_by),
            scores=tuple(
                Score(finding.key, 1.0, probability, finding.threshold, *((0.1, 0.9) if self.banded else ()))
                for finding, probability in zip(findings, self.probabilities, strict=False)
                if finding.key not in self.constant
            ),
            heatmaps=tuple(
                Heatmap(finding.key, "gradcam", grid, area) for finding, grid in zip(findings, grids, strict=True)
            ),
            display_max=0.6,
            device="cpu",
            duration_ms=1.0,
        )

    def predict_averaged(
        self,
        frame: Frame,
        views: int,
        *,
        priority: Priority = Priority.VISIBLE,
        bundle: Bundle | None = None,
        overridden_by: str = "",
    ) -> Future[Prediction]:
        plain = self.predict(frame, bundle=bundle, overridden_by=overridden_by).result()
        scores = tuple(dataclasses.replace(score, spread=0.04) for score in plain.scores)
        return _done(dataclasses.replace(plain, scores=scores, run=dataclasses.replace(plain.run, views=views)))

    def explain(
        self, frame: Frame, choice: MapChoice, *, on_progress: Report | None = None, bundle: Bundle | None = None
    ) -> Future[Heatmap]:
        self.explaining.append(Waiting(frame, choice, Future(), on_progress))
        return self.explaining[-1].future

    def quality(
        self,
        frame: Frame,
        choice: MapChoice,
        *,
        beside: Beside | None = None,
        on_progress: Report | None = None,
        bundle: Bundle | None = None,
    ) -> Future[MapQuality]:
        self.explaining.append(Waiting(frame, choice, Future(), on_progress, beside))
        return self.explaining[-1].future

    def answer_map(self, value: float = 2.0) -> Heatmap:
        """Answer the map that was asked for last."""
        asked = self.explaining[-1]
        rows, columns = asked.frame.shape
        grid = np.full((8, 8), value, dtype=np.float32)
        area = GridTransform(0.0, 0.0, float(columns), float(rows))
        heatmap = Heatmap(asked.choice.finding, asked.choice.name, grid, area)
        asked.future.set_result(heatmap)
        return heatmap

    def lungs(
        self, frame: Frame, segmenter: Bundle, *, priority: Priority = Priority.VISIBLE, key: str | None = None
    ) -> Future[LungMask]:
        rows, columns = frame.shape
        mask = np.zeros((64, 64), dtype=np.bool_)
        mask[16:48, 8:24] = mask[16:48, 40:56] = True
        area = GridTransform(0.0, 0.0, float(columns), float(rows))
        return _done(LungMask(mask, area, segmenter.ref, self.lungs_doubt))

    def hidden(self, bundle: Bundle | None = None) -> Future[dict[str, str]]:
        return _done(dict(self.constant))

    def status(self) -> Future[EngineStatus]:
        return _done(EngineStatus("cpu", "float32", "A CPU computes in float32.", 8, 2, "test machine"))

    def cancel(self, future: Future[Any]) -> None:
        self.cancelled.append(future)
        future.cancel()

    def device(self) -> Future[str]:
        future: Future[str] = Future()
        future.set_result("cpu")
        return future

    def restart(self) -> None:
        self.restarts += 1


@dataclasses.dataclass
class Station:
    """One open window with what belongs to it."""

    qtbot: QtBot
    window: MainWindow
    session: ReadingSession
    network: ScriptedNetwork
    reader: Reader
    data_dir: Path

    def open(self, *paths: Path) -> None:
        """Open paths and wait until everything found has been analysed and the first picture is on screen."""
        self.session.open_paths([str(path) for path in paths])
        self.wait(lambda: not self.session.scanning)
        if self.session.studies.targets:
            self.wait(lambda: self.session.picture is not None or bool(self.session.picture_problem))

    def open_analysed(self, *paths: Path) -> None:
        self.open(*paths)
        self.wait(lambda: self.session.prediction is not None and self.session.analysis.idle)

    def wait(self, condition) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def be_quiet(self) -> None:
        """Wait until nothing is under way that would change the window later: no timer, no job, no read. A thing that
        waits may ask for another; two steps are the longest such chain."""
        owners = (self.window, self.session)
        timers = [t for one in owners for t in one.findChildren(QTimer) if t.isSingleShot() and t.interval() < SOON_MS]

        def at_rest() -> bool:
            return not any(
                isValid(timer) and timer.isActive() for timer in timers
            )  # a closed dialog takes its own along

        for _ in range(2):
            self.wait(at_rest)
            self._pass_by()
        self.wait(at_rest)

    def _pass_by(self) -> None:
        """Go once through every lane, behind all that is read and done there."""
        passed: list[object] = []
        self.session.jobs.watch(self.reader.count(self.session.place.target.path), passed.append)
        self.wait(lambda: bool(passed))
        for lane in JobLane:
            self.session.jobs.run(int, lane=lane, on_done=passed.append)
        self.wait(lambda: len(passed) == 1 + len(JobLane))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.qtbot.keyClick(self.window, key)

    def verdict(self, *keys: str):
        """Press keys of which the last gives a verdict; the assessment and queue id that were kept."""
        self.wait(lambda: self.session.verdicts.can_record)  # the image itself is on screen
        with self.qtbot.waitSignal(self.session.verdicts.recorded, timeout=WAIT_MS) as kept:
            self.press(*keys)
        return kept.args

    def drag(self, start: QPoint, end: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        view = self.window.view
        self.qtbot.mousePress(view, button, pos=start)
        self.qtbot.mouseMove(view, (start + end) / 2)
        self.qtbot.mouseMove(view, end)
        self.qtbot.mouseRelease(view, button, pos=end)

    def shown(self) -> QImage:
        """What the image area shows at this moment."""
        return self.window.view.grab().toImage()

    def grey_at(self, x: float, y: float) -> int:
        """The grey level shown at a point given in shares of the view."""
        image = self.shown()
        return image.pixelColor(round(x * image.width()), round(y * image.height())).green()


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """An empty folder for images, apart from the data folder."""
    folder = tmp_path / "films"
    folder.mkdir()
    return folder


@pytest.fixture
def bundle(data_dir: Path) -> Bundle:
    return find_bundle("cxr4-lite0", data_dir)


@pytest.fixture
def network(bundle: Bundle) -> ScriptedNetwork:
    return ScriptedNetwork(bundle)


class WarmReader:
    """The reader's two processes, started once for many tests: each start imports every codec anew.

    A test that ends or stops one of them leaves the next test the process that has taken its place, as in a window.
    """

    def __init__(self) -> None:
        self._reader: Reader | None = None

    def get(self) -> Reader:
        if self._reader is None:
            self._reader = Reader(Settings().limits)
            self._reader.start()
        return self._reader

    def settle(self) -> None:
        """Let both processes finish what the test has asked for; one that does not is replaced."""
        assert self._reader is not None
        asked = (self._reader.scan((), lambda files: None), self._reader.content(__file__))
        try:
            lost = any(answer.exception(SETTLE_S) for answer in asked)
        except TimeoutError:
            lost = True
        if lost:
            self.close()

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
        self._reader = None


@pytest.fixture(scope="session")
def warm_reader() -> Iterator[WarmReader]:
    warm = WarmReader()
    yield warm
    warm.close()


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which nothing has been said yet. tests/core/store look at how it comes about."""
    folder = tmp_path_factory.mktemp("database")
    open_store(folder).close()
    return folder / FILE_NAME


@pytest.fixture
def bare_station(
    qtbot: QtBot, qapp, network: ScriptedNetwork, data_dir: Path, warm_reader: WarmReader, new_database: Path
) -> Iterator[Station]:
    """The window with its reader and database, but still without a network."""
    apply_theme(qapp)
    jobs = Jobs()
    session = ReadingSession(jobs)
    window = MainWindow(session)
    bugs: list[BaseException] = []
    jobs.bug.connect(bugs.append)
    reader = warm_reader.get()
    if not (data_dir / FILE_NAME).exists():
        shutil.copytree(new_database.parent, data_dir, dirs_exist_ok=True)  # with the key and the anchor of its trail
    store = open_store(data_dir, busy_timeout_s=0.3)
    # Without a sample of agreement: it would draw one case in twenty, whichever its UID makes it.
    settings = Settings(reader="reader-1", blind_first=False, agreement_sample_percent=0.0, burned_in_text="off")
    session.set_settings(settings, data_dir)
    session.set_reader(reader)
    session.set_store(store)
    window.resize(1300, 820)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    yield Station(qtbot, window, session, network, reader, data_dir)
    qtbot.waitUntil(lambda: window.desk_parts.desk.ready, timeout=WAIT_MS)  # and the lock of its record in its hands
    window.close()  # first, as in app/main.py: it hands back the lock on the data folder through a job
    session.close()
    warm_reader.settle()
    jobs.close()
    store.close()
    window.deleteLater()
    assert not bugs


@pytest.fixture
def station(bare_station: Station) -> Station:
    """The whole window, with its network at work."""
    bare_station.session.set_network(bare_station.network.bundle, bare_station.network)
    bare_station.session.set_engine_state("ready", "")
    return bare_station
