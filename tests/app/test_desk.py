"""What the window remembers: where it stood, what was opened last, and what a crash has left open."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QSplitter

from app.desk_record import MOST_RECENT, DeskRecord, load_record, save_record
from app.first_look import FirstLook, first_look
from app.preferences import Preferences
from app.windows.desk import Desk
from core.errors import EnvironmentLacks
from core.settings import Settings, save_settings
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx

ROOT = Path(__file__).resolve().parents[2]
NAME = "DOE^JANE"
CRASHING = """
import os, signal, sys


def watch(reading):
    def look(*_):
        desk = reading.window.desk_parts.desk
        if reading.session.place is not None and "film-2" in reading.session.place.target.path:
            if "film-2" in read():
                os.kill(os.getpid(), signal.SIGKILL)
        elif reading.session.picture is not None and desk.recent:
            reading.session.step(1)

    def read():
        try:
            with open(os.path.join(sys.argv[2], "window.json")) as stream:
                return stream.read()
        except OSError:
            return ""

    from PySide6.QtCore import QTimer

    watch.timer = QTimer(interval=50)
    watch.timer.timeout.connect(look)
    watch.timer.start()


if __name__ == "__main__":
    from app.main import run_window

    raise SystemExit(run_window([sys.argv[1]], sys.argv[2], observe=watch))
"""


@pytest.fixture
def left_by_a_crash(tmp_path: Path, films: Path, data_dir: Path) -> Path:
    """A data folder whose window was killed with the second of two films on screen; the folder of the films."""
    for number in (1, 2):
        write_dx(films / f"film-{number}.dcm", PatientName=NAME, PatientID="P-7", InstanceNumber=number)
    script = tmp_path / "crashing.py"
    script.write_text(CRASHING)
    command = [sys.executable, str(script), str(films), str(data_dir)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    return films


def test_a_crash_leaves_its_places_and_they_are_offered_once(left_by_a_crash: Path, request) -> None:
    station: Station = request.getfixturevalue("station")
    notices = station.window.desk_parts.notices
    station.wait(lambda: "interrupted" in notices.texts)
    assert station.session.studies.studies == ()  # offered, not forced
    notices.buttons("interrupted")[0].click()
    station.wait(lambda: station.session.place is not None and "film-2" in station.session.place.target.path)
    assert "interrupted" not in notices.texts
    station.window.close()
    station.wait(lambda: load_record(station.data_dir).open == ())


def test_what_is_kept_names_no_patient_and_is_for_its_owner_alone(left_by_a_crash: Path, data_dir: Path) -> None:
    kept = data_dir / "window.json"
    assert json.loads(kept.read_text())["open"] == [str(left_by_a_crash)]
    text = kept.read_text()
    assert not any(part in text for part in ("DOE", "JANE", "P-7"))
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_what_a_crash_left_can_be_left_closed(data_dir: Path, films: Path, request) -> None:
    save_record(data_dir, DeskRecord(open=(str(films),), recent=((str(films),),)))
    station: Station = request.getfixturevalue("station")
    notices = station.window.desk_parts.notices
    station.wait(lambda: "interrupted" in notices.texts)
    notices.buttons("interrupted")[1].click()
    assert notices.texts == {}
    assert station.window.desk_parts.desk.left_open == ()
    assert station.window.desk_parts.recent.actions()[0].text().startswith("&1  films")


def test_recent_studies_are_listed_opened_and_cleared(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm")
    parts = station.window.desk_parts
    station.wait(lambda: parts.desk.ready)
    parts.open_paths([str(films / "a.dcm")])
    station.wait(lambda: station.session.picture is not None)
    station.window.actions_.close_all.trigger()
    entry = parts.recent.actions()[0]
    assert entry.toolTip() == str(films / "a.dcm")
    entry.trigger()
    station.wait(lambda: station.session.picture is not None)
    station.window.actions_.clear_recent.trigger()
    assert not parts.recent.menuAction().isEnabled()
    station.wait(lambda: load_record(station.data_dir).recent == ())


def test_what_is_not_to_be_remembered_is_forgotten(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm")
    parts = station.window.desk_parts
    station.wait(lambda: parts.desk.ready)
    parts.open_paths([str(films)])
    station.wait(lambda: (station.data_dir / "window.json").exists())
    parts.preferences.keep(remembers_studies=False)
    station.wait(lambda: str(films) not in (station.data_dir / "window.json").read_text())
    parts.open_paths([str(films / "a.dcm")])
    assert parts.desk.recent == ()


def test_a_second_window_leaves_the_record_alone(station: Station, films: Path) -> None:
    parts = station.window.desk_parts
    station.wait(lambda: parts.desk.keeps_record)
    other = Desk(station.session, Preferences(station.session))
    station.session.reader_ready.emit(station.reader.thumbnail)
    station.wait(lambda: other.ready)
    other.note_opened([str(films)])
    assert not other.keeps_record
    assert parts.desk.recent == ()


def test_a_damaged_record_is_named_and_the_window_starts_as_new(data_dir: Path, request) -> None:
    data_dir.mkdir()
    (data_dir / "window.json").write_text("{broken")
    with pytest.raises(EnvironmentLacks, match=r"window\.json cannot be read"):
        load_record(data_dir)
    station: Station = request.getfixturevalue("station")
    station.wait(lambda: station.window.desk_parts.desk.ready)
    assert station.window.desk_parts.desk.recent == ()
    assert "window.json" in station.window.status_line.message.whole_text


def test_the_first_look_is_read_before_anything_else_is(data_dir: Path) -> None:
    assert first_look(data_dir) == FirstLook()
    save_settings(data_dir, Settings(theme="light", text_size_percent=125))
    save_record(data_dir, DeskRecord(geometry="AAAA", columns=("AQ==",)))
    assert first_look(data_dir) == FirstLook("light", 125, "AAAA", ("AQ==",))
    (data_dir / "settings.json").write_text('{"theme": 3, "text_size_percent": "big"}')
    (data_dir / "window.json").write_text("[]")
    assert first_look(data_dir) == FirstLook()


def test_the_window_stands_where_it_stood(station: Station) -> None:
    parts = station.window.desk_parts
    station.wait(lambda: parts.desk.ready)
    splitters = station.window.findChildren(QSplitter)
    station.window.resize(1210, 690)
    splitters[0].setSizes([380, 830])
    divided = splitters[0].sizes()
    station.window.close()
    station.wait(lambda: bool(first_look(station.data_dir).geometry))
    station.window.resize(1300, 760)
    splitters[0].setSizes([250, 1050])
    parts.restore(first_look(station.data_dir))
    assert station.window.height() == 690
    assert splitters[0].sizes()[0] == divided[0]


def test_the_list_of_recent_studies_ends() -> None:
    record = DeskRecord()
    for number in range(MOST_RECENT + 3):
        record = record.opened((f"film-{number}",))
    record = record.opened(("film-5",))
    assert len(record.recent) == MOST_RECENT
    assert record.recent[0] == ("film-5",)
    assert len(set(record.recent)) == MOST_RECENT


def test_full_screen_is_entered_and_left_by_one_key_and_remembered(station: Station) -> None:
    a, window = station.window.actions_, station.window
    station.press(Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert a.full_screen.isChecked()
    window.showNormal()  # as a window manager may
    assert not a.full_screen.isChecked()
    station.press(Qt.Key.Key_F11)
    station.wait(lambda: window.desk_parts.desk.ready)
    window.close()
    station.wait(lambda: bool(first_look(station.data_dir).geometry))
    window.showNormal()
    window.desk_parts.restore(first_look(station.data_dir))
    assert window.isFullScreen()


def test_what_is_dropped_is_remembered_too(station: Station, films: Path) -> None:
    film = write_dx(films / "a.dcm")
    station.wait(lambda: station.window.desk_parts.desk.ready)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(film))])
    where, button = QPointF(300.0, 300.0), Qt.MouseButton.LeftButton
    drop = QDropEvent(where, Qt.DropAction.CopyAction, data, button, Qt.KeyboardModifier.NoModifier)
    station.window.dropEvent(drop)
    station.wait(lambda: station.session.picture is not None)
    assert station.window.desk_parts.desk.recent == ((str(film),),)
