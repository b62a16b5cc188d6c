"""What macOS asks for, which this machine can only play: files that come as events, and menus that it moves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.windows.main_window import MainWindow
from tests.helpers.dicom_files import write_dx

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 120
ASKED = """
import json
import sys

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent

from app.reading_session import ReadingSession

data_dir, early, *late = sys.argv[1:]
shown, opened = [], ReadingSession.open_paths


def listen(session, paths):
    shown.append(list(paths))
    opened(session, paths)
    if len(shown) == 2:
        QCoreApplication.instance().quit()


def ask(what):
    QCoreApplication.sendEvent(QCoreApplication.instance(), QFileOpenEvent(what))


def watch(reading):
    ask(QUrl("https://example.org/"))
    for path in late:
        ask(path)


if __name__ == "__main__":
    from app.main import run_window

    ReadingSession.open_paths = listen
    code = run_window([], data_dir, observe=watch, appeared=lambda: ask(early))
    print(json.dumps(shown))
    raise SystemExit(code)
"""


def test_a_file_that_the_finder_asks_for_is_opened_be_it_before_the_window_is_there(tmp_path: Path) -> None:
    films = tmp_path / "phim chụp"
    films.mkdir()
    for name in ("early", "one", "two"):
        write_dx(films / f"{name}.dcm")
    script = tmp_path / "asked.py"
    script.write_text(ASKED, encoding="utf-8")
    asked = [str(films / f"{name}.dcm") for name in ("early", "one", "two")]
    ended = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "data"), *asked], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=LIMIT_S, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == [asked[:1], asked[1:]]  # those that came together are opened together


def test_only_the_three_actions_that_macos_has_a_place_for_are_moved_there(qtbot: QtBot) -> None:
    from app.jobs import Jobs
    from app.reading_session import ReadingSession

    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish(ReadingSession(Jobs()))
    roles = {
        action.menuRole(): action
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
        if action.menuRole() is not QAction.MenuRole.NoRole and not action.isSeparator() and action.menu() is None
    }
    a = window.actions_
    assert roles == {
        QAction.MenuRole.QuitRole: a.quit,
        QAction.MenuRole.PreferencesRole: a.settings,
        QAction.MenuRole.AboutRole: a.about,
    }
