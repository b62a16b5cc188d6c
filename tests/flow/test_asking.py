"""What a reader asks of the network on demand, told once, with the real window, engine, reader and database."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.paths import resources_dir
from tests.flow.test_main_job import ENGINE_MS, Station, open_and_wait, station

__all__ = ["station"]
pytestmark = pytest.mark.engine
FILM = resources_dir() / "examples" / "chest-2.jpg"


def test_a_finer_map_is_made_and_measured_and_the_probabilities_averaged(
    station: Station, qtbot: QtBot, tmp_path: Path
) -> None:
    reading = open_and_wait(station, qtbot, FILM)
    session, explaining = reading.session, reading.session.explaining
    session.select_finding("pneumonia")
    own = explaining.heatmap
    assert own is not None
    explaining.choose("gradcam", "crops")
    qtbot.waitUntil(lambda: explaining.work is None, timeout=ENGINE_MS)
    assert explaining.heatmap is not None
    assert explaining.heatmap.method == "gradcam+crops"
    assert explaining.heatmap.grid.size > own.grid.size
    station.press(reading, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: explaining.measured is not None, timeout=ENGINE_MS)
    assert "of random maps" in reading.window.view.accessibleDescription()
    station.press(reading, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: session.asking.averaged, timeout=ENGINE_MS)
    assert all(score.spread is not None for score in session.prediction.scores)
    assert explaining.measured is not None  # of the same map still


def test_a_cancelled_map_leaves_the_network_at_work(station: Station, qtbot: QtBot) -> None:
    reading = open_and_wait(station, qtbot, FILM)
    session, explaining = reading.session, reading.session.explaining
    shares: list[float] = []
    explaining.work_changed.connect(lambda work: shares.append(work.share) if work is not None else None)
    explaining.choose("scorecam", "plain")
    qtbot.waitUntil(lambda: any(share > 0.0 for share in shares), timeout=ENGINE_MS)
    qtbot.keyClick(reading.window, Qt.Key.Key_Escape)
    assert explaining.work is None
    assert explaining.choice.method == "gradcam"
    station.press(reading, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: session.asking.averaged, timeout=ENGINE_MS)


def test_a_refusal_is_overridden(station: Station, qtbot: QtBot, tmp_path: Path) -> None:
    turned = tmp_path / "turned.png"
    with Image.open(resources_dir() / "examples" / "chest-3.jpg") as upright:
        upright.transpose(Image.Transpose.ROTATE_90).save(turned)
    reading = station.start(turned)
    session, panel = reading.session, reading.window.predictions
    qtbot.waitUntil(lambda: session.prediction is not None, timeout=ENGINE_MS)
    assert session.prediction.gate.state == "refuse"
    assert "rotated" in panel.notice_text.text()
    qtbot.mouseClick(panel.notice_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(session.prediction.scores), timeout=ENGINE_MS)
    assert session.prediction.gate.state == "refuse"
    assert panel.notice_text.text().startswith("The gate refused this image;")
