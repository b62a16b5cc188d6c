"""The doctor in the window, and the report of a problem: readable before it is saved, and nobody named in it."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.checkup import Check
from core.errors import FileFault
from core.event_log import EventLog
from core.problem_report import report_members, write_report
from core.settings import Settings, save_settings
from tests.app.conftest import Station

CANARIES = ("canaryreader", "canaryfolder", "canaryhost", "canarysecret", "CANARY")
ROWS = [
    ("torch", True, "2.14.1"),
    ("codec: JPEG 2000", True, "pylibjpeg, gdcm"),
    ("disk", True, "12.5 GiB free below /home/canaryfolder"),
    ("database", False, "/home/canaryfolder/overread.db is locked by canaryreader"),
    ("bundle", False, "/home/canaryfolder/bundles/x has no manifest"),
    ("bundle", True, "CANARY-net 1.0.0"),
    ("outputs", True, "3 of 4 shown: CANARY: constant"),
    ("device", False, "/home/canaryfolder cannot be read"),
    ("window", True, "a bare window is painted after 90 ms"),
]


def test_a_report_names_nobody_and_no_place(data_dir: Path) -> None:
    canaries = Settings(
        reader="canaryreader",
        database_url="postgresql://canaryreader:canarysecret@canaryhost/overread",
        training_manifest="/home/canaryfolder/manifest.csv",
        bundle="CANARY-net",
        checked_displays={"CANARY 123": "2026-01-01"},
        theme="light",
    )
    save_settings(data_dir, canaries)
    EventLog(data_dir).close()
    members = report_members(data_dir, ROWS, "KeyError\n  verdicts.py:7 record")
    assert list(members) == ["README.txt", "versions.txt", "doctor.txt", "settings.txt", "log.txt", "fault.txt"]
    whole = "\n".join(members.values())
    assert not [word for word in (*CANARIES, str(data_dir), "/home") if word.lower() in whole.lower()]
    assert "theme: light\n" in members["settings.txt"]
    assert "reader: changed\n" in members["settings.txt"]
    assert "hanging: default\n" in members["settings.txt"]
    assert "torch: ok 2.14.1\ncodec: JPEG 2000: ok pylibjpeg, gdcm\ndisk: ok 12.5 GiB free\n" in members["doctor.txt"]
    assert "database: MISSING\n" in members["doctor.txt"]
    assert " started version=" in members["log.txt"]


def test_a_report_is_written_whole_for_its_owner_alone(tmp_path: Path, data_dir: Path) -> None:
    members = report_members(data_dir, None)
    assert members["doctor.txt"] == "not run\n"
    write_report(tmp_path / "report.zip", members)
    assert stat.S_IMODE((tmp_path / "report.zip").stat().st_mode) == 0o600
    with zipfile.ZipFile(tmp_path / "report.zip") as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == members
    with pytest.raises(FileFault, match="choose another folder"):
        write_report(tmp_path / "missing" / "report.zip", members)


def test_settings_that_cannot_be_read_are_said_to_be_so(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "settings.json").write_text('{"reader": 7, "x": "CANARY"}')
    assert report_members(data_dir, None)["settings.txt"] == "settings.json cannot be read\n"


def test_the_dialog_shows_every_file_and_saves_just_those(station: Station, tmp_path: Path) -> None:
    help_parts = station.window.help_parts
    help_parts.checkup.checks = tuple(Check(*row) for row in ROWS)
    station.window.report(ValueError("CANARY"))
    station.window.error_dialog.report_wanted.emit("ValueError")
    dialog = help_parts.problem_dialog
    station.wait(dialog.save.isEnabled)
    assert not dialog.isModal()
    for row, (name, text) in enumerate(dialog.members.items()):
        dialog.names.setCurrentRow(row)
        assert dialog.names.currentItem().text() == name
        assert dialog.text.toPlainText() == text
    dialog.save_to(str(tmp_path / "report.zip"))
    station.wait(lambda: dialog.said.text() == "Saved as report.zip. Nothing has been sent.")
    with zipfile.ZipFile(tmp_path / "report.zip") as archive:
        assert archive.namelist() == list(dialog.members)
        assert "CANARY" not in "".join(archive.read(name).decode() for name in archive.namelist())
    dialog.save_to(str(tmp_path / "missing" / "report.zip"))
    station.wait(lambda: "choose another folder" in dialog.said.text())
    dialog.reject()


@pytest.mark.engine
def test_the_doctor_checks_beside_the_window(station: Station, qtbot) -> None:
    station.window.actions_.doctor.trigger()
    help_parts = station.window.help_parts
    dialog = help_parts.doctor_dialog
    assert str(station.data_dir) in dialog.folder.text()
    assert not dialog.again.isEnabled()
    qtbot.waitUntil(lambda: help_parts.checkup.checks is not None, timeout=120_000)
    names = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
    assert {"torch", "disk", "database", "bundle", "device", "window"} <= set(names)
    assert dialog.again.isEnabled()
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.text()
    assert "torch\tok\t" in dialog.text()
    dialog.reject()


def test_the_doctor_shows_first_what_is_missing(station: Station) -> None:
    checkup = station.window.help_parts.checkup
    station.window.actions_.doctor.trigger()
    dialog = station.window.help_parts.doctor_dialog
    checkup.close()
    checkup.checks = tuple(Check(*row) for row in ROWS)
    checkup.changed.emit()
    shown = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
    assert shown[:3] == ["database", "bundle", "device"]
    assert shown[3:] == [name for name, ok, _ in ROWS if ok]
    dialog.reject()


def test_a_window_that_closes_ends_the_doctor(station: Station) -> None:
    station.window.actions_.doctor.trigger()
    run = station.window.help_parts.checkup._run
    station.wait(lambda: run.process_id != 0)
    station.window.help_parts.doctor_dialog.reject()
    station.window.help_parts.checkup.close()
    assert not run.running
