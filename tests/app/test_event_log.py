"""The log of the window: what it tells, and that no patient, path or user is ever in it."""

from __future__ import annotations

import getpass
import logging
import os
import re
import signal
import stat
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import EnvironmentLacks
from core.event_log import FILE_NAME, FOLDER, KEPT_FILES, LOCK_NAME, MAX_BYTES, EventLog, log_text, note, note_error
from core.file_lock import held
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx
from tests.helpers.waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]
LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \d+ INFO \w+")
FILLING = """
import sys
from pathlib import Path

from core.event_log import EventLog, note

log = EventLog(Path(sys.argv[1]))
for number in range(600):
    note("filled", writer=int(sys.argv[2]), number=number, **{f"w{place}": "x" * 80 for place in range(25)})
log.close()
"""
CANARIES = ("CANARYNAME", "CANARYID", "canaryfolder", "CANARYTEXT")


@pytest.fixture
def log(data_dir: Path) -> Iterator[EventLog]:
    opened = EventLog(data_dir)
    yield opened
    opened.close()


def written(data_dir: Path) -> str:
    return log_text(data_dir)


def test_the_log_tells_versions_and_is_its_owners_alone(data_dir: Path) -> None:
    EventLog(data_dir).close()
    file = data_dir / FOLDER / FILE_NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    first, *_, last = file.read_text().splitlines()
    assert "INFO started version=" in first
    assert "python=3." in first
    assert last.endswith("INFO ended")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
def test_what_a_full_disk_does_not_take_is_dropped_when_the_log_closes_too(data_dir: Path) -> None:
    (data_dir / FOLDER).mkdir(parents=True)
    (data_dir / FOLDER / FILE_NAME).symlink_to("/dev/full")
    log = EventLog(data_dir)
    note("filled", number=1)
    log.close()


def test_it_rotates_and_keeps_five_files(data_dir: Path) -> None:
    """On real writes of three processes at once: no line is lost to another's renaming, no file grows over its size."""
    EventLog(data_dir).close()
    command = [sys.executable, "-c", FILLING, str(data_dir)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    writers = [subprocess.Popen([*command, str(number)], env=environment, cwd=ROOT) for number in range(3)]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    files = sorted((data_dir / FOLDER).glob(f"{FILE_NAME}*"))
    assert [file.name for file in files] == [FILE_NAME, *(f"{FILE_NAME}.{n}" for n in range(1, KEPT_FILES))]
    assert all(file.stat().st_size <= MAX_BYTES for file in files)
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    lines = written(data_dir).splitlines()
    assert all(LINE.match(line) for line in lines)  # whole ones
    for number in range(3):
        told = [int(line.split("number=")[1].split()[0]) for line in lines if f" filled writer={number} " in line]
        assert told == list(range(600 - len(told), 600))  # what is left of each is its end, in its order
    assert sum(file.stat().st_size for file in files) > (KEPT_FILES - 1) * 0.9 * MAX_BYTES


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at open files where Linux lists them")
def test_no_file_stays_open_that_another_window_may_have_to_rename(log: EventLog, data_dir: Path) -> None:
    note("event")
    log.close()
    other = EventLog(data_dir)
    note("another")
    wait_until(lambda: " another" in written(data_dir), 10, "the line is written")
    wait_until(lambda: not _open_below(data_dir), 10, "the file is closed")
    other.close()


def _open_below(folder: Path) -> list[str]:
    handles = [handle for handle in Path("/proc/self/fd").iterdir() if handle.is_symlink()]
    return [name for handle in handles if (name := os.path.realpath(handle)).startswith(str(folder))]


def test_what_happened_before_the_folder_was_open_is_written_into_it(data_dir: Path) -> None:
    note("early", number=1)
    log = EventLog(data_dir)
    log.close()
    note("early", number=2)
    EventLog(data_dir).close()
    assert [line.split()[3:] for line in written(data_dir).splitlines() if " early " in line] == [
        ["early", "number=1"],
        ["early", "number=2"],
    ]


def test_without_a_folder_it_is_told_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    note("early")
    EventLog(None).close()
    told = capfd.readouterr().err.splitlines()
    assert [line.split()[3] for line in told] == ["started", "early", "ended"]


def test_a_window_that_is_stopped_with_the_lock_holds_nobody_up_for_each_line(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.event_log._File.patience_s", 0.3)
    monkeypatch.setattr("core.event_log._PATIENCE_S", 0.3)
    log = EventLog(data_dir)
    wait_until(lambda: "started" in written(data_dir), 10, "the first line")
    with held(data_dir / FOLDER / LOCK_NAME, 1.0):
        for number in range(30):
            note("waiting", number=number)
        began = time.monotonic()
        log.close()
        assert time.monotonic() - began < 3.0  # of nine seconds
    log = EventLog(data_dir)
    note("free again")
    log.close()
    assert "free again" in written(data_dir)


def test_a_word_cannot_carry_a_line_or_a_path(log: EventLog, data_dir: Path) -> None:
    note("event", word="one\n2026 forged line /home/doe/jane.dcm")
    log.close()
    line = next(line for line in written(data_dir).splitlines() if " event " in line)
    assert line.endswith("word=one-2026-forged-line-home-doe-jane.dcm")


def test_a_folder_that_cannot_be_written_is_a_fault_that_says_so(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    with pytest.raises(EnvironmentLacks, match="no log is kept"):
        EventLog(tmp_path)


def test_nothing_is_kept_where_no_log_is_open(data_dir: Path) -> None:
    """As in the command line."""
    note("event")
    note_error("failed", ValueError("CANARYTEXT"))
    assert not (data_dir / FOLDER).exists()
    assert written(data_dir) == ""


def test_the_command_line_writes_no_log(data_dir: Path, examples_dir: Path) -> None:
    command = [sys.executable, "-m", "app", "inspect", str(examples_dir / "chest-4.dcm"), "--data-dir", str(data_dir)]
    subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=True)
    assert not (data_dir / FOLDER).exists()


@pytest.mark.expected_log("CANARYTEXT")
def test_what_goes_wrong_is_told_without_a_patient_a_path_or_a_user(
    station: Station, log: EventLog, tmp_path: Path
) -> None:
    folder = tmp_path / "canaryfolder"
    folder.mkdir()
    sound = write_dx(folder / "film.dcm", PatientName="CANARYNAME^JANE", PatientID="CANARYID")
    broken = folder / "CANARYNAME-broken.dcm"
    broken.write_bytes(sound.read_bytes()[: sound.stat().st_size // 2])
    station.session.open_paths([str(folder)])
    station.wait(lambda: not station.session.scanning and station.session.picture is not None)
    station.reader.read(str(broken), 1)
    station.wait(lambda: "request_refused" in written(station.data_dir))
    os.kill(station.reader.process_id, signal.SIGKILL)
    station.wait(lambda: "worker_lost" in written(station.data_dir))
    station.window.report(_bug(folder))
    logging.getLogger("pydicom").error("Invalid value for VR UI: 'CANARYTEXT'")
    logging.getLogger().error("CANARYTEXT")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.warn("CANARYTEXT", stacklevel=1)
    log.close()
    text = written(station.data_dir)
    assert "ERROR fault_of_ours" in text
    assert "test_event_log.py:" in text
    assert "reason=FileFault" in text
    assert "analysed device=cpu took_ms=1.0" in text
    assert not [word for word in (*CANARIES, str(tmp_path), str(Path.home())) if word.lower() in text.lower()]
    assert getpass.getuser() not in text.replace("started", "")
    station.window.error_dialog.reject()


def _bug(folder: Path) -> BaseException:
    try:
        raise KeyError(f"CANARYNAME in {folder}")
    except KeyError as error:
        return error
