"""The main job, told once, with the real window, engine, reader and database."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.main import ReadingWindow
from core.findings import Region
from core.settings import Settings, save_settings
from tests.helpers.waiting import is_running, wait_until

pytestmark = pytest.mark.engine
ROOT = Path(__file__).resolve().parents[2]
ENGINE_MS = 120_000


class Station:
    """Opens the window as a start of the application does, and closes it as its end does."""

    def __init__(self, qtbot: QtBot, data_dir: Path) -> None:
        self._qtbot, self._data_dir = qtbot, data_dir
        self._open: list[ReadingWindow] = []

    def start(self, *paths: Path) -> ReadingWindow:
        reading = ReadingWindow([str(path) for path in paths], str(self._data_dir))
        self._open.append(reading)
        with self._qtbot.waitSignal(reading.session.ready, timeout=30_000):
            reading.window.show()
        reading.window.activateWindow()
        self._qtbot.waitUntil(reading.window.isActiveWindow, timeout=5_000)
        return reading

    def end(self) -> None:
        for reading in self._open:
            reading.window.close()
            reading.window.deleteLater()
        self._open.clear()

    def press(self, reading: ReadingWindow, key: Qt.Key) -> None:
        """One keystroke, through the window's shortcuts."""
        self._qtbot.keyClick(reading.window, key)


@pytest.fixture
def station(qtbot: QtBot, data_dir: Path) -> Iterator[Station]:
    """Of a reader who sees at once what the network says, and exports without the check that reads text for seconds."""
    save_settings(data_dir, Settings(blind_first=False, burned_in_text="off"))
    station = Station(qtbot, data_dir)
    yield station
    station.end()


def open_and_wait(station: Station, qtbot: QtBot, folder: Path) -> ReadingWindow:
    reading = station.start(folder)
    session = reading.session
    qtbot.waitUntil(lambda: session.picture is not None, timeout=30_000)
    qtbot.waitUntil(lambda: session.prediction is not None, timeout=ENGINE_MS)
    assert session.prediction.gate.state == "pass"
    assert len(session.prediction.scores) == len(session.prediction.heatmaps) == 4
    return reading


def disagree_on_pneumonia(station: Station, qtbot: QtBot, reading: ReadingWindow) -> None:
    """Two keystrokes, and the case lies in the queue."""
    session = reading.session
    score = session.prediction.score("pneumonia")
    assert score is not None
    station.press(reading, Qt.Key.Key_2)
    assert session.finding == "pneumonia"
    with qtbot.waitSignal(session.verdicts.recorded, timeout=10_000) as recorded:
        station.press(reading, Qt.Key.Key_D)
    assessment, queue_id = recorded.args
    assert assessment.verdict == ("absent" if score.positive else "present")
    assert queue_id is not None


def draw_and_save(station: Station, qtbot: QtBot, reading: ReadingWindow) -> Region:
    """She draws where it is, names what it is, adds a note, and saves that."""
    session, window = reading.session, reading.window
    station.press(reading, Qt.Key.Key_R)
    view = window.view
    start = QPoint(view.width() // 2, view.height() // 2)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(60, 40))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 40))
    region: Region | None = session.verdicts.entries.region
    assert region is not None
    assert min(region.width, region.height) > 0
    window.assessment.label.setCurrentIndex(window.assessment.label.findData("tuberculosis"))
    window.assessment.note.setPlainText("CANARY: seen by Dr. Example")
    with qtbot.waitSignal(session.verdicts.recorded, timeout=10_000) as saved:
        window.actions_.save_change.trigger()
    assert saved.args[0].region == region
    assert saved.args[0].label == "tuberculosis"
    return region


def find_in_queue(qtbot: QtBot, reading: ReadingWindow, region: Region) -> None:
    """The case is there after a restart, and opens from its kept copy."""
    session = reading.session
    qtbot.waitUntil(lambda: session.queue.total > 0, timeout=10_000)
    entry = session.queue.store.queue()[0]
    assert entry.assessment.region == region
    session.cases.open(entry)
    qtbot.waitUntil(lambda: session.picture is not None, timeout=30_000)


def export_by_dialog(qtbot: QtBot, reading: ReadingWindow, destination: Path) -> None:
    session, window = reading.session, reading.window
    window.actions_.export.trigger()
    dialog = window.export_dialog
    dialog.form.look.setChecked(False)
    dialog.destination.setText(str(destination))
    qtbot.waitUntil(dialog.start_button.isEnabled, timeout=5_000)
    qtbot.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: (destination / "MANIFEST.sha256").is_file() and not dialog.running, timeout=30_000)
    qtbot.waitUntil(lambda: session.queue.store.queue()[0].state == "exported", timeout=10_000)
    dialog.close()


def test_the_whole_story(station: Station, qtbot: QtBot, examples_dir: Path, tmp_path: Path) -> None:
    from torchvision.datasets import ImageFolder

    from core.learning.datasets import read_dataset

    source = tmp_path / "disc" / "SECRET_NAME.dcm"
    source.parent.mkdir()
    shutil.copy(sorted(examples_dir.glob("*.dcm"))[0], source)
    reading = open_and_wait(station, qtbot, source.parent)
    disagree_on_pneumonia(station, qtbot, reading)
    region = draw_and_save(station, qtbot, reading)
    station.end()

    shutil.rmtree(source.parent)  # the disc is gone
    reading = station.start()
    find_in_queue(qtbot, reading, region)
    destination = tmp_path / "export"
    export_by_dialog(qtbot, reading, destination)

    dataset = ImageFolder(str(destination))
    assert (dataset.classes, len(dataset)) == (["tuberculosis"], 1)
    assert [record.label for record in read_dataset(destination)] == ["tuberculosis"]
    written = b"".join(f.name.encode() + f.read_bytes() for f in destination.rglob("*") if f.is_file())
    for canary in (b"SECRET_NAME", b"CANARY", b"EXAMPLE", b"EX-000"):
        assert canary not in written


def test_the_window_says_that_the_network_was_killed_and_goes_on(
    station: Station, qtbot: QtBot, examples_dir: Path
) -> None:
    first, second = sorted(examples_dir.glob("*.jpg"))[:2]
    reading = station.start(first)
    session = reading.session
    qtbot.waitUntil(lambda: session.prediction is not None, timeout=ENGINE_MS)
    engine = reading.services.engine
    assert engine is not None
    assert engine.process_id is not None
    said: list[str] = []
    session.engine_state_changed.connect(lambda state, sentence: said.append(sentence))
    os.kill(engine.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: any("ended unexpectedly" in sentence for sentence in said), timeout=10_000)
    session.open_paths([str(second)])
    qtbot.waitUntil(lambda: len(session.studies.targets) == 2, timeout=10_000)
    session.show_frame(session.studies.targets[-1])
    qtbot.waitUntil(lambda: session.prediction is not None, timeout=ENGINE_MS)
    assert session.prediction.origin.path == str(second)


def test_a_stopped_network_is_noticed_and_its_restart_offered(
    station: Station, qtbot: QtBot, examples_dir: Path
) -> None:
    reading = station.start(sorted(examples_dir.glob("*.jpg"))[0])
    session, panel = reading.session, reading.window.predictions
    qtbot.waitUntil(lambda: session.prediction is not None, timeout=ENGINE_MS)
    engine = reading.services.engine
    assert engine is not None
    stopped = engine.process_id
    assert stopped is not None
    os.kill(stopped, signal.SIGSTOP)
    qtbot.waitUntil(lambda: session.engine_state == "stalled", timeout=20_000)
    qtbot.waitUntil(panel.notice_button.isVisible, timeout=5_000)
    qtbot.mouseClick(panel.notice_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.engine_state == "ready", timeout=ENGINE_MS)
    assert engine.process_id != stopped


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_five_seconds_after_a_kill_no_process_is_left(examples_dir: Path, data_dir: Path) -> None:
    """The application as its user starts it; also: it never imports torch or pydicom in the window's process."""
    command = [sys.executable, "-m", "app", "--data-dir", str(data_dir), str(examples_dir)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as application:
        family: set[int] = set()

        def three_children_or_more() -> bool:
            family.update(family_of(application.pid))
            return len(family) >= 4  # scanner, reader, network, and multiprocessing's resource tracker

        wait_until(three_children_or_more, 60, "the processes of the application are up")
        wait_until(lambda: (data_dir / "overread.db").exists(), 30, "the database is open")
        maps = Path(f"/proc/{application.pid}/maps").read_text()
        assert "libtorch" not in maps
        application.kill()
        wait_until(lambda: not any(is_running(pid) for pid in family), 5, "every process is gone")


def family_of(process_id: int) -> set[int]:
    """The descendants of a process (Linux)."""
    found: set[int] = set()
    try:
        tasks = list(Path(f"/proc/{process_id}/task").iterdir())
        for task in tasks:
            found |= {int(pid) for pid in (task / "children").read_text().split()}
    except (FileNotFoundError, ProcessLookupError):
        return found
    return found | {pid for child in set(found) for pid in family_of(child)}
