"""The welcome: shown once for each data folder, and never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from app.dialogs.welcome import WelcomeDialog
from core.event_log import log_text
from core.settings import load_settings
from tests.app.conftest import Station

ROOT = Path(__file__).resolve().parents[2]
STARTED = """
import sys


def started():
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.dialogs.welcome import WelcomeDialog

    def look():
        window = next((w for w in QApplication.topLevelWidgets() if hasattr(w, "help_parts")), None)
        if window is None or window.desk_parts.preferences.data_dir is None:
            return
        dialog = window.help_parts.welcome_dialog
        print("shown" if dialog is not None and dialog.isVisible() else "not shown", flush=True)
        started.timer.stop()
        if dialog is not None:
            dialog.reject()
        window.close()

    started.timer = QTimer(interval=20)
    started.timer.timeout.connect(look)
    started.timer.start()


if __name__ == "__main__":
    from app.main import run_window

    raise SystemExit(run_window([], sys.argv[1], appeared=started))
"""


def shown(station: Station) -> WelcomeDialog:
    dialog = station.window.help_parts.welcome_dialog
    assert dialog is not None
    return dialog


def test_the_first_start_of_a_data_folder_welcomes_and_the_next_does_not(tmp_path: Path, data_dir: Path) -> None:
    script = tmp_path / "started.py"
    script.write_text(STARTED)
    command = [sys.executable, str(script), str(data_dir)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = [
        subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
        for _ in range(2)
    ]
    assert [child.stdout.strip() for child in said] == ["shown", "not shown"]
    assert load_settings(data_dir).welcomed
    log = log_text(data_dir)  # a real window keeps one
    assert log.count(" started ") == log.count("INFO ended") == 2
    assert str(tmp_path) not in log


def test_a_settings_file_that_cannot_be_read_welcomes_nobody_anew(tmp_path: Path, data_dir: Path) -> None:
    """It could not be noted there, so every start would."""
    data_dir.mkdir()
    (data_dir / "settings.json").write_text('{"theme": 7}')
    script = tmp_path / "started.py"
    script.write_text(STARTED)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(data_dir)]
    child = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert child.stdout.strip() == "not shown"
    assert (data_dir / "settings.json").read_text() == '{"theme": 7}'


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_close_it_for_good(station: Station, key: Qt.Key) -> None:
    station.window.actions_.welcome.trigger()
    dialog = shown(station)
    assert not dialog.isModal()
    assert str(station.data_dir) in dialog.folder.text()
    station.qtbot.keyClick(dialog, key)
    assert not dialog.isVisible()
    station.wait(lambda: load_settings(station.data_dir).welcomed)


def test_the_language_can_be_chosen_there(station: Station) -> None:
    station.window.actions_.welcome.trigger()
    dialog = shown(station)
    dialog.language.setCurrentIndex(dialog.language.findData("vi"))
    dialog.reject()
    station.wait(lambda: load_settings(station.data_dir).language == "vi")


def test_reading_blind_first_is_not_explained_a_second_time(station: Station) -> None:
    view = station.session.network_view
    view.explained = False
    station.window.actions_.welcome.trigger()
    shown(station).reject()
    assert view.explained
    station.wait(lambda: load_settings(station.data_dir).blind_first_explained)


def test_its_buttons_open_the_examples_and_the_data_folder(station: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    station.window.actions_.welcome.trigger()
    dialog = shown(station)
    dialog.open_folder.click()
    assert opened == [str(station.data_dir)]
    dialog.examples.click()
    assert not dialog.isVisible()
    station.wait(lambda: len(station.session.studies.targets) == 6)
    station.wait(lambda: station.session.picture is not None)
    station.be_quiet()
