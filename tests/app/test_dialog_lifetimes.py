"""What comes after its dialog is closed, its study is closed or its network hangs does no harm."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.jobs import Jobs
from app.scanning import Scanning
from core.bundles.choosing import NetworkChoice
from core.errors import EnvironmentFault
from core.findings import GateVerdict
from core.inference.worker import EngineStatus
from tests.app.conftest import Station
from tests.app.test_networks import other
from tests.helpers.dicom_files import write_dx


def close(dialog: QDialog) -> None:
    dialog.close()
    settle()
    assert not isValid(dialog)


def settle() -> None:
    """Delete what is to be deleted, and deliver what is queued."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def with_two_networks(station: Station) -> None:
    other(station.data_dir, "second")
    choice = NetworkChoice(("cxr4-lite0",), "cxr4-lite0", station.data_dir)
    station.session.set_network(choice.all[-1], station.network, choice)
    station.session.set_engine_state("ready", "")


def test_a_closed_comparison_asks_no_network(bare_station: Station, films: Path) -> None:
    station = bare_station
    with_two_networks(station)
    station.open_analysed(write_dx(films / "film.dcm"))
    station.press("C")
    dialog = station.window.network_parts.compare_dialog
    station.wait(lambda: all(column.prediction is not None for column in dialog.comparing.columns))
    close(dialog)
    asked = len(station.network.asked)
    station.press("V", "V")
    settle()
    assert station.session.network_view_visible
    assert len(station.network.asked) == asked


@pytest.mark.parametrize("fails", [False, True])
def test_a_comparison_may_be_closed_before_the_answer(bare_station: Station, films: Path, fails: bool) -> None:
    station = bare_station
    with_two_networks(station)
    station.open_analysed(write_dx(films / "film.dcm"))
    station.network.waits = True
    station.press("C")
    assert station.network.waiting
    close(station.window.network_parts.compare_dialog)
    if fails:
        for _, future in station.network.waiting:
            future.set_exception(EnvironmentFault("It is gone."))
        station.network.waiting.clear()
    station.network.answer_waiting()
    settle()
    assert "It is gone." not in station.window.status_line.message.whole_text


STATUS = EngineStatus("cpu", "float32", "A CPU computes in float32.", 8, 2, "test machine")


@pytest.mark.parametrize("answer", [STATUS, EnvironmentFault("It is gone.")])
def test_the_details_may_be_closed_before_the_answer(
    station: Station, films: Path, monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    future: Future[Any] = Future()
    monkeypatch.setattr(station.network, "status", lambda: future)
    station.open_analysed(write_dx(films / "film.dcm"))
    station.press("K")
    close(station.window.network_parts.details_dialog)
    answer_with(future, answer)


@pytest.mark.parametrize("answer", [np.zeros((8, 8), np.uint8), EnvironmentFault("It is gone.")])
def test_the_input_may_be_closed_before_the_answer(
    station: Station, films: Path, monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    future: Future[Any] = Future()
    monkeypatch.setattr(station.network, "seen", lambda frame, bundle=None: future)
    station.open_analysed(write_dx(films / "film.dcm"))
    station.press("W")
    close(station.window.network_input_dialog)
    answer_with(future, answer)


def answer_with(future: Future[Any], answer: object) -> None:
    if isinstance(answer, Exception):
        future.set_exception(answer)
    else:
        future.set_result(answer)
    settle()


def test_a_change_of_the_look_behind_closed_settings_does_no_harm(station: Station) -> None:
    station.window.actions_.settings.trigger()
    desk = station.window.desk_parts
    close(desk.settings_dialog)
    desk.preferences.keep(copies_identity=True)  # what it connected once would be called now


def test_the_input_closes_with_the_networks_view(station: Station, films: Path) -> None:
    station.open_analysed(write_dx(films / "film.dcm"))
    station.press("W")
    dialog = station.window.network_input_dialog
    assert dialog.isVisible()
    station.session.set_network_view_visible(False)
    settle()
    assert not isValid(dialog)


class ScriptedReader:
    """Scans end when the test says so."""

    def __init__(self) -> None:
        self.scans: list[tuple[list[str], Callable[[list[Any]], None], Future[None]]] = []

    def scan(self, paths: list[str], on_files: Callable[[list[Any]], None]) -> Future[None]:
        self.scans.append((paths, on_files, Future()))
        return self.scans[-1][2]


class Heard:
    """A scanning on a scripted reader, and what it said."""

    def __init__(self, jobs: Jobs) -> None:
        self.reader = ScriptedReader()
        self.hurry = False
        self.scanning = Scanning(jobs, lambda: self.hurry, jobs)
        self.found: list[object] = []
        self.changed: list[bool] = []
        self.finished: list[str] = []
        self.scanning.found.connect(self.found.extend)
        self.scanning.changed.connect(self.changed.append)
        self.scanning.finished.connect(self.finished.append)


@pytest.fixture
def heard(qtbot: QtBot) -> Heard:
    return Heard(Jobs())


def test_a_forgotten_scan_hands_nothing_on(heard: Heard) -> None:
    heard.scanning.set_reader(heard.reader)
    heard.scanning.scan(["a"])
    _, on_files, older = heard.reader.scans[0]
    on_files(["waits in the portion"])
    settle()
    on_files(["on its way"])
    heard.scanning.forget()
    assert not heard.scanning.under_way
    assert heard.changed == [True, False]
    heard.scanning.scan(["b"])
    on_files(["found later"])
    heard.hurry = True
    older.set_result(None)
    settle()
    assert heard.scanning.under_way
    assert (heard.found, heard.finished) == ([], [])
    _, on_files, newer = heard.reader.scans[1]
    on_files(["wanted"])
    newer.set_result(None)
    settle()
    assert heard.found == ["wanted"]
    assert heard.changed == [True, False, True, False]
    assert heard.finished == [""]


def test_a_forgotten_scan_may_fail_unheard(heard: Heard) -> None:
    heard.scanning.set_reader(heard.reader)
    heard.scanning.scan(["a"])
    heard.scanning.forget()
    heard.reader.scans[0][2].set_exception(EnvironmentFault("It is gone."))
    settle()
    assert heard.finished == []
    assert not heard.scanning.under_way


def test_forgotten_paths_are_not_scanned_once_there_is_a_reader(heard: Heard) -> None:
    heard.scanning.scan(["a"])
    assert heard.scanning.under_way
    heard.scanning.forget()
    heard.scanning.set_reader(heard.reader)
    assert heard.reader.scans == []
    assert not heard.scanning.under_way


def refuse(station: Station, films: Path) -> None:
    station.network.gate = GateVerdict("refuse", ("Not a chest.",))
    station.open_analysed(write_dx(films / "film.dcm"))


def test_restart_can_be_pressed_while_an_answer_hangs(station: Station, films: Path) -> None:
    refuse(station, films)
    button = station.window.predictions.notice_button
    station.network.waits = True
    button.click()
    assert not button.isEnabled()
    station.session.set_engine_state("stalled", "The network has not answered for 3 s.")
    assert button.isEnabled()
    button.click()
    assert station.network.restarts == 1
    station.session.set_engine_state("ready", "")
    assert not button.isEnabled()
    station.network.answer_waiting()
    station.wait(lambda: not station.session.asking.under_way)
    assert button.isEnabled()


def test_the_answer_to_a_forgotten_question_is_shown_nowhere(station: Station, films: Path) -> None:
    refuse(station, films)
    session = station.session
    station.network.waits = True
    session.asking.override()
    assert session.asking.under_way
    session.asking.forget()
    assert not session.asking.under_way
    _, forgotten = station.network.waiting.pop()
    session.asking.override()
    frame, asked_anew = station.network.waiting.pop()
    answer_with(forgotten, station.network.prediction(frame))
    assert session.asking.under_way
    assert session.prediction.gate.overridden_by == ""
    answer_with(asked_anew, station.network.prediction(frame))
    station.wait(lambda: not session.asking.under_way)
    assert session.prediction.gate.overridden_by


def test_a_forgotten_question_may_fail_unheard(station: Station, films: Path) -> None:
    refuse(station, films)
    said: list[str] = []
    station.session.asking.message.connect(said.append)
    station.network.waits = True
    station.session.asking.override()
    station.session.asking.forget()
    _, forgotten = station.network.waiting.pop()
    answer_with(forgotten, EnvironmentFault("It is gone."))
    assert said == []


def test_a_forgotten_case_is_not_opened(station: Station, films: Path) -> None:
    station.open_analysed(write_dx(films / "film.dcm"))
    session = station.session
    station.verdict("2", "D")
    station.wait(lambda: session.queue.total > 0)
    session.close_all()
    session.cases.open(session.queue.store.queue()[0])
    session.cases.forget()
    session.jobs.run(lambda: None, on_done=lambda _: session.setObjectName("looked up"))
    station.wait(lambda: session.objectName() == "looked up")
    assert not session.scanning
    assert session.place is None
    session.cases.open(session.queue.store.queue()[0])
    station.wait(lambda: session.place is not None)
