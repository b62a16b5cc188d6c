"""Overread started twice: two real processes on one data folder, and what stands in the second one's way."""

from __future__ import annotations

import errno
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app.one_window import PATIENCE_S, Place, claim, socket_name
from app.second_start import LIMIT_BYTES, SecondStarts
from tests.helpers.dicom_files import write_dx
from tests.helpers.waiting import wait_until

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
    reading.session.scanning_changed.connect(
        lambda _: print("open", *sorted(study.uid for study in reading.session.studies.studies), flush=True)
    )
    watch.reading = reading


if __name__ == "__main__":
    from app.main import run_window

    raise SystemExit(run_window(sys.argv[2:], sys.argv[1], observe=watch))
"""
MODULES = """
import sys

from app.__main__ import main

sys.argv = ["overread", "--data-dir", sys.argv[1], "film.dcm"]
code = main()
print(code, *sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6")))
"""


def started(tmp_path: Path, data_dir: Path, *paths: str) -> subprocess.Popen[str]:
    script = tmp_path / "running.py"
    script.write_text(RUNNING)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(data_dir), *paths]
    return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@contextmanager
def running_window(tmp_path: Path, data_dir: Path) -> Iterator[subprocess.Popen[str]]:
    """A real window in a process of its own, which says what happens to it."""
    with started(tmp_path, data_dir) as process:
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


def test_several_starts_at_once_end_in_one_window_with_all_their_files(tmp_path: Path, home: Path) -> None:
    """As a desktop does it that opens five chosen files."""
    films, uids = tmp_path / "films", [f"1.2.3.{number}" for number in range(5)]
    films.mkdir()
    for uid in uids:
        write_dx(films / f"{uid}.dcm", StudyInstanceUID=uid)
    processes = [started(tmp_path, home, str(films / f"{uid}.dcm")) for uid in uids]
    try:
        wait_until(lambda: sum(process.poll() is None for process in processes) == 1, LIMIT_S, "one window")
        window = next(process for process in processes if process.poll() is None)
        assert [process.returncode for process in processes if process is not window] == [0] * 4
        while _line(window, "open").split()[1:] != uids:
            pass  # each file that was handed over is looked at in its turn
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def test_a_second_start_waits_for_a_window_that_is_on_its_way(home: Path, qtbot: QtBot) -> None:
    """It has its place, and nobody who could answer yet."""
    place = claim(home, [])
    assert place is not None
    with ThreadPoolExecutor() as pool:
        second = pool.submit(claim, home, ["film.dcm"])
        starts = SecondStarts(place)
        with qtbot.waitSignal(starts.called) as called:
            assert starts.listen()
        assert second.result(LIMIT_S) is None
        assert called.args == [[os.path.abspath("film.dcm")]]
    starts.close()


def test_of_starts_that_a_closing_window_did_not_hear_one_opens_the_next(home: Path) -> None:
    place = claim(home, [])
    assert place is not None
    with ThreadPoolExecutor() as pool:
        second = pool.submit(claim, home, ["film.dcm"])
        wait_until(lambda: _is_called(place), LIMIT_S, "a second start calls")
        place.close()
        next_place = second.result(LIMIT_S)
    assert next_place is not None
    assert next_place.lock is not None
    assert os.path.exists(socket_name(home))
    next_place.close()
    assert not os.path.exists(socket_name(home))


def _is_called(place: Place) -> bool:
    assert place.listener is not None
    return bool(select.select([place.listener], [], [], 0)[0])


def test_a_second_start_imports_nothing_of_qt(home: Path, tmp_path: Path) -> None:
    """They are most of its time; what it needs is the standard library's."""
    films = tmp_path / "films"
    films.mkdir()
    write_dx(films / "film.dcm")
    script = tmp_path / "modules.py"
    script.write_text(MODULES)
    with running_window(tmp_path, home):
        command = [sys.executable, str(script), str(home)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        ended = subprocess.run(command, env=environment, cwd=films, capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["0"]


def test_windows_on_different_data_folders_do_not_know_each_other(tmp_path: Path, home: Path) -> None:
    with running_window(tmp_path, home):
        other = claim(tmp_path / "another", [])
        assert other is not None
        other.close()
        assert claim(home, []) is None


def test_what_a_killed_window_left_behind_stands_in_nobodys_way(tmp_path: Path, home: Path, qtbot: QtBot) -> None:
    with running_window(tmp_path, home) as window:
        window.kill()
        window.wait()
    assert os.path.exists(socket_name(home))  # a socket file that nobody listens to
    place = claim(home, [])
    assert place is not None
    starts = SecondStarts(place)
    assert starts.listen()
    starts.close()
    assert not os.path.exists(socket_name(home))


@pytest.mark.skipif(os.name != "posix", reason="on Windows the pipe itself lets no other account in")
def test_no_other_account_may_speak_there(home: Path) -> None:
    place = claim(home, [])
    assert place is not None
    assert os.stat(socket_name(home)).st_mode & 0o077 == 0
    assert home.stat().st_mode & 0o077 == 0
    place.close()


@pytest.mark.parametrize("words", [b"nonsense\n", b"[]\n", b'{"paths": 3, "token": ""}\n', b"x" * (LIMIT_BYTES + 1)])
def test_what_is_no_message_is_hung_up_on(home: Path, qtbot: QtBot, words: bytes) -> None:
    place = claim(home, [])
    assert place is not None
    starts = SecondStarts(place)
    assert starts.listen()
    caller = QLocalSocket()
    caller.connectToServer(socket_name(home))
    with qtbot.assertNotEmitted(starts.called):
        caller.write(words)
        qtbot.waitUntil(lambda: caller.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    starts.close()


def test_a_shell_that_names_every_file_of_a_large_folder_is_understood(home: Path, qtbot: QtBot) -> None:
    place, names = claim(home, []), [f"hình {number}.dcm" for number in range(40_000)]
    assert place is not None
    starts = SecondStarts(place)
    assert starts.listen()
    with ThreadPoolExecutor() as pool, qtbot.waitSignal(starts.called) as called:
        second = pool.submit(claim, home, names)
    assert second.result() is None
    assert called.args == [[os.path.abspath(name) for name in names]]
    starts.close()


def test_a_start_that_a_closing_window_has_not_answered_goes_on_at_once(home: Path, qtbot: QtBot) -> None:
    place = claim(home, [])
    assert place is not None
    starts = SecondStarts(place)
    assert starts.listen()
    caller = QLocalSocket()
    caller.connectToServer(socket_name(home))
    caller.write(b'{"paths": [')
    qtbot.waitUntil(lambda: bool(starts.findChildren(QLocalSocket)))
    starts.close()
    qtbot.waitUntil(lambda: caller.state() == QLocalSocket.LocalSocketState.UnconnectedState)


def test_on_a_file_system_without_locks_a_window_opens_at_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(stream: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("app.one_window.take_at_once", refuse)
    began = time.monotonic()
    place = claim(home, ["film.dcm"])
    assert time.monotonic() - began < PATIENCE_S
    assert place is not None
    assert place.lock is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="a folder that refuses its owner; root may enter")
def test_a_session_folder_of_somebody_else_is_left_alone(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after `su` without a new session."""
    closed = tmp_path / "of another"
    (closed / "inside").mkdir(parents=True)
    closed.chmod(0)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(closed / "inside"))
    assert socket_name(home).startswith(str(home))
    closed.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="stops a process by a signal")
def test_a_window_that_hangs_is_left_alone(
    tmp_path: Path, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.one_window.PATIENCE_S", 0.2)
    monkeypatch.setattr("app.one_window.START_S", 0.2)
    with running_window(tmp_path, home) as window:
        window.send_signal(signal.SIGSTOP)
        place = claim(home, ["film.dcm"])
        window.send_signal(signal.SIGCONT)
    assert place is not None
    assert not SecondStarts(place).listen()  # the first one is the one that is called, should it go on


@pytest.mark.parametrize("obstacle", ["a file", "no rights", "a long name"])
def test_where_nothing_can_be_agreed_upon_a_window_opens(
    tmp_path: Path, qtbot: QtBot, obstacle: str, home: Path
) -> None:
    if obstacle == "a file":
        home.write_text("in the way")
    elif obstacle == "no rights":
        home = Path("/proc/overread")
    else:
        home = tmp_path / ("x" * 120)
    for _ in range(2):
        place = claim(home, [])
        assert place is not None
        assert not SecondStarts(place).listen()
