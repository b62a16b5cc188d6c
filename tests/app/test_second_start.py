"""Overread started twice: two real processes on one data folder, and what stands in the second one's way."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app.second_start import LIMIT_BYTES, SecondStarts, hand_over, socket_name
from tests.helpers.dicom_files import write_dx

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 120
RUNNING = """
import sys


def watch(reading):
    def called(paths):
        print("called", *paths, flush=True)

    def shown(place):
        if place is not None:
            print("shown", place.target.path, flush=True)

    reading.second_starts.called.connect(called)
    reading.session.place_changed.connect(shown)
    reading.session.ready.connect(lambda: print("ready", flush=True))
    watch.reading = reading


if __name__ == "__main__":
    from app.main import run_window

    raise SystemExit(run_window([], sys.argv[1], observe=watch))
"""


@contextmanager
def running_window(tmp_path: Path, data_dir: Path) -> Iterator[subprocess.Popen[str]]:
    """A real window in a process of its own, which says what happens to it."""
    script = tmp_path / "running.py"
    script.write_text(RUNNING)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(data_dir)]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert _line(process, "ready") == "ready"
            yield process
        finally:
            process.kill()


def _line(process: subprocess.Popen[str], word: str) -> str:
    """The next line that starts with `word`."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.split()[0] == word:
            return line.strip()
    raise AssertionError(f"the window ended (exit code {process.wait()}) and had not said {word}")


def start_again(data_dir: Path, *paths: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app", "--data-dir", str(data_dir), *paths]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, env=environment, cwd=cwd, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No folder of the session: the socket lies in the data folder."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    return tmp_path / "data"


def test_a_second_start_hands_its_files_to_the_window_that_runs(tmp_path: Path, home: Path) -> None:
    films = tmp_path / "films"
    films.mkdir()
    write_dx(films / "second.dcm")
    with running_window(tmp_path, home) as window:
        began = time.monotonic()
        ended = start_again(home, "second.dcm", cwd=films)  # relative to where it was started
        took_s = time.monotonic() - began
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
        assert took_s < LIMIT_S / 2
        assert _line(window, "called") == f"called {films / 'second.dcm'}"
        assert _line(window, "shown") == f"shown {films / 'second.dcm'}"


def test_windows_on_different_data_folders_do_not_know_each_other(tmp_path: Path, home: Path) -> None:
    with running_window(tmp_path, home):
        assert not hand_over(tmp_path / "another", [])
        assert hand_over(home, [])


def test_what_a_killed_window_left_behind_stands_in_nobodys_way(tmp_path: Path, home: Path, qtbot: QtBot) -> None:
    with running_window(tmp_path, home) as window:
        window.kill()
        window.wait()
    assert os.path.exists(socket_name(home))  # a socket file that nobody listens to
    assert not hand_over(home, [])
    starts = SecondStarts(home)
    assert starts.listen()
    starts.close()
    assert not os.path.exists(socket_name(home))


def test_of_two_windows_the_first_is_called(home: Path, qtbot: QtBot) -> None:
    first, other = SecondStarts(home), SecondStarts(home)
    assert first.listen()
    assert not other.listen()
    assert os.path.exists(socket_name(home))  # the other did not take the first one's socket away
    other.close()
    first.close()


@pytest.mark.skipif(os.name != "posix", reason="on Windows the pipe itself lets no other account in")
def test_no_other_account_may_speak_there(home: Path, qtbot: QtBot) -> None:
    starts = SecondStarts(home)
    assert starts.listen()
    assert os.stat(socket_name(home)).st_mode & 0o077 == 0
    assert home.stat().st_mode & 0o077 == 0
    starts.close()


@pytest.mark.parametrize("words", [b"nonsense\n", b"[]\n", b'{"paths": 3, "token": ""}\n', b"x" * (LIMIT_BYTES + 1)])
def test_what_is_no_message_is_hung_up_on(home: Path, qtbot: QtBot, words: bytes) -> None:
    starts = SecondStarts(home)
    assert starts.listen()
    caller = QLocalSocket()
    caller.connectToServer(socket_name(home))
    with qtbot.assertNotEmitted(starts.called):
        caller.write(words)
        qtbot.waitUntil(lambda: caller.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    starts.close()


def test_a_window_that_hangs_is_left_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.second_start.PATIENCE_MS", 50)
    home.mkdir()
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(socket_name(home))
        deaf.listen()
        assert not hand_over(home, ["film.dcm"])
