"""What nobody expected, in a real window's process: told in the log, without a word of what was read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.event_log import log_text

ROOT = Path(__file__).resolve().parents[2]
SECRET = "CANARYNAME"
WINDOW = """
import sys
import threading
import warnings


def fail(place):
    raise ValueError("CANARYNAME in /canaryfolder at the " + place)


class Failing:
    def __del__(self):
        fail("end of an object")


def watch(reading):
    from PySide6.QtCore import QTimer

    def look():
        dialog = reading.window.error_dialog
        if dialog is not None and all(where in dialog.text.toPlainText() for where in (" in_a_slot", " in_a_thread")):
            reading.window.close()

    def in_a_slot():
        fail("slot")

    def in_a_thread():
        fail("thread")

    warnings.warn("CANARYNAME")
    Failing()
    reading.session.ready.connect(in_a_slot)
    reading.session.ready.connect(lambda: threading.Thread(target=in_a_thread).start())
    watch.timer = QTimer(interval=50)
    watch.timer.timeout.connect(look)
    watch.timer.start()


def before_the_first_paint():
    fail("first paint")


if __name__ == "__main__":
    from app.main import run_window

    early = before_the_first_paint if sys.argv[2] == "early" else None
    raise SystemExit(run_window([], sys.argv[1], observe=watch, appeared=early))
"""
REPORTING = """
import sys


def watch(reading):
    from PySide6.QtCore import QTimer

    def refuse(error):
        QTimer.singleShot(0, reading.window.close)
        raise ValueError("CANARYNAME cannot be reported")

    def fail():
        raise KeyError("CANARYNAME")

    reading.window.report = refuse
    reading.session.ready.connect(fail)


if __name__ == "__main__":
    from app.main import run_window

    raise SystemExit(run_window([], sys.argv[1], observe=watch))
"""
ABORTING = """
import os
import sys

from app.__main__ import leave_no_core_dump

leave_no_core_dump()
os.abort()
"""


def run(script: str, tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    file = tmp_path / "script.py"
    file.write_text(script)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(file), *arguments]
    return subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )


def test_a_start_that_fails_before_there_is_a_window_can_be_explained(tmp_path: Path, data_dir: Path) -> None:
    ended = run(WINDOW, tmp_path, str(data_dir), "early")
    assert ended.returncode == 1
    assert "overread doctor" in ended.stderr
    text = log_text(data_dir)
    assert "ERROR start_failed\n    ValueError\n" in text
    assert "script.py:" in text
    assert SECRET not in text + ended.stderr


def test_where_the_folder_cannot_be_written_the_terminal_is_told(tmp_path: Path, data_dir: Path) -> None:
    data_dir.write_text("in the way")
    ended = run(WINDOW, tmp_path, str(data_dir), "early")
    assert ended.returncode == 1
    assert "ERROR start_failed\n    ValueError\n" in ended.stderr
    assert SECRET not in ended.stderr


def test_a_fault_in_a_slot_a_thread_or_an_ending_object_is_reported_without_its_words(
    tmp_path: Path, data_dir: Path
) -> None:
    ended = run(WINDOW, tmp_path, str(data_dir), "late")
    assert ended.returncode == 0
    text = log_text(data_dir)
    assert text.count("ERROR fault_of_ours\n    ValueError\n") == 2
    assert "ERROR fault_that_nobody_can_catch\n    ValueError\n" in text
    assert not [secret for secret in (SECRET, "canaryfolder") if secret in text + ended.stdout + ended.stderr]


def test_a_report_that_fails_itself_is_told_in_the_log_alone(tmp_path: Path, data_dir: Path) -> None:
    ended = run(REPORTING, tmp_path, str(data_dir))
    assert ended.returncode == 0
    assert "ERROR fault_not_reported\n    ValueError\n" in log_text(data_dir)
    assert SECRET not in log_text(data_dir) + ended.stdout + ended.stderr


@pytest.mark.skipif(os.name != "posix", reason="Windows writes no core dumps")
def test_a_crash_leaves_no_memory_behind(tmp_path: Path) -> None:
    """Where this machine would write one."""
    command = ["sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh", sys.executable, "-c", ABORTING]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert ended.returncode == -signal.SIGABRT
    assert list(tmp_path.iterdir()) == []
