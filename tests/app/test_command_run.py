"""Overread's command line as the window's child: heard, cancelled, and never outliving its window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.command_run import CommandRun, Ended, Step
from tests.helpers.training_sets import write_classes
from tests.helpers.waiting import is_running, wait_until

ROOT = Path(__file__).resolve().parents[2]
WAIT_MS = 60_000
TINY = ("--set", "image_px=32", "--batch-size", "4", "--seed", "4", "--device", "cpu")
WINDOW = """
import sys
from PySide6.QtCore import QCoreApplication
from app.command_run import CommandRun

application = QCoreApplication([])
run = CommandRun(sys.argv[1:])
run.stepped.connect(lambda step: print("step", run.process_id, step.done, flush=True))
run.start()
application.exec()
"""


def ended(qtbot: QtBot, run: CommandRun) -> Ended:
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS) as told:
        pass
    return told.args[0]


def test_a_command_gives_its_document(qtbot: QtBot, data_dir: Path) -> None:
    run = CommandRun(("bundles", "list", "--data-dir", str(data_dir)))
    run.start()
    answer = ended(qtbot, run)
    assert answer.succeeded
    assert "cxr4-lite0" in [row["name"] for row in answer.document]
    assert not run.running


def test_a_fault_is_said_in_its_sentence(qtbot: QtBot, data_dir: Path) -> None:
    run = CommandRun(("bundles", "check", "no-such-network", "--data-dir", str(data_dir)))
    run.start()
    answer = ended(qtbot, run)
    assert answer.code == 3
    assert answer.sentence.startswith("There is no bundle named no-such-network")


@pytest.mark.engine
def test_a_training_tells_its_progress_and_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    data, out = write_classes(tmp_path / "set", 20), tmp_path / "out"
    run = CommandRun(("train", str(data), "--out", str(out), "--epochs", "400", *TINY))
    steps: list[Step] = []
    run.stepped.connect(steps.append)
    run.start()
    qtbot.waitUntil(lambda: any(step.images_per_s for step in steps), timeout=WAIT_MS)
    qtbot.waitUntil((out / "run" / "checkpoint.pt").is_file, timeout=WAIT_MS)
    step = [step for step in steps if step.images_per_s][-1]
    assert step.left_s is not None
    assert step.total is not None
    began = time.monotonic()
    run.cancel()
    answer = ended(qtbot, run)
    assert time.monotonic() - began < 5.0
    assert answer.cancelled
    assert not answer.succeeded
    assert run.log[0]
    assert (out / "run" / "checkpoint.pt").is_file()


@pytest.mark.engine
@pytest.mark.skipif(sys.platform != "linux", reason="looks at the kernel's own list of processes")
def test_a_training_ends_when_its_window_is_killed(tmp_path: Path) -> None:
    data = write_classes(tmp_path / "set", 20)
    arguments = ["train", str(data), "--out", str(tmp_path / "out"), "--epochs", "400", *TINY]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW, *arguments], cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE
    ) as window:
        assert window.stdout is not None
        child = next(int(line.split()[1]) for line in window.stdout if line.split()[2] != "None")
        assert is_running(child)
        window.send_signal(signal.SIGKILL)
    wait_until(lambda: not is_running(child), 10.0, "the end of the training")
