"""What the window says while the network starts, hangs, dies, or is not there."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from core.errors import WorkerCrashed
from core.store.database import open_store
from tests.app.conftest import WAIT_MS, Station
from tests.helpers.dicom_files import write_dx


def test_while_the_network_warms_up_no_bar_pretends_to_be_a_result(bare_station: Station, films: Path) -> None:
    station = bare_station
    station.network.waits = True
    station.session.set_network(station.network.bundle, station.network)
    station.session.set_engine_state("starting", "The network is starting.")
    write_dx(films / "film.dcm")
    station.open(films / "film.dcm")
    rows = station.window.predictions.rows
    assert [row.call_text for row in rows] == ["The network is warming up"] * 4
    assert all(row.score is None for row in rows)
    station.session.set_engine_state("ready", "")
    station.wait(lambda: bool(station.network.waiting))
    station.network.answer_waiting()
    station.wait(lambda: rows[1].score is not None)
    assert "positive" in rows[1].call_text


def test_a_stalled_network_is_named_and_can_be_restarted(station: Station) -> None:
    station.session.set_engine_state("stalled", "The network has not answered for 4 s.")
    predictions = station.window.predictions
    assert predictions.notice_text.text().startswith("The network has not answered for 4 s.")
    assert predictions.notice_button.text() == "Restart"
    predictions.notice_button.click()
    assert station.network.restarts == 1
    station.session.set_engine_state("ready", "")
    assert not predictions.notice.isVisible()


def test_a_lost_process_is_told_although_its_successor_starts_at_once(station: Station) -> None:
    said: list[str] = []
    station.session.message.connect(said.append)
    station.session.set_engine_state("restarting", "The network ended unexpectedly. It is being restarted.")
    station.session.set_engine_state("starting", "The network is starting.")
    assert said == ["The network ended unexpectedly. It is being restarted."]


def test_a_lost_answer_is_told_and_the_next_request_works(station: Station, films: Path) -> None:
    station.network.fault = WorkerCrashed("The network ended unexpectedly. It has been restarted; try again.")
    write_dx(films / "film.dcm")
    station.open(films / "film.dcm")
    predictions = station.window.predictions
    station.wait(lambda: "ended unexpectedly" in predictions.notice_text.text())
    assert predictions.notice_button.text() == "Try again"
    station.network.fault = None
    predictions.notice_button.click()
    station.wait(lambda: station.session.prediction is not None)
    assert not predictions.notice.isVisible()


def test_without_a_bundle_images_can_still_be_read(bare_station: Station, films: Path) -> None:
    bare_station.session.set_network_problem("There is no bundle named x (at hand: none).")
    write_dx(films / "film.dcm")
    bare_station.open(films / "film.dcm")
    assert "There is no bundle named x" in bare_station.window.predictions.notice_text.text()
    assert bare_station.window.status_line.network.text() == "No network"
    assert bare_station.session.picture is not None


def test_progress_is_shown_with_what_is_left(station: Station, films: Path) -> None:
    for number in range(3):
        write_dx(films / f"{number}.dcm", InstanceNumber=str(number))
    station.network.waits = True
    station.open(films)
    line = station.window.status_line
    station.wait(lambda: len(station.network.waiting) >= 2 and line.progress_text.text().endswith("of 3"))
    station.network.answer_waiting()
    station.wait(lambda: not line.progress.isVisible())


def test_a_device_that_was_too_small_is_told_in_the_status_line(station: Station) -> None:
    sentence = "cuda ran out of memory even for one image; the network now runs on the CPU, more slowly."
    with station.qtbot.waitSignal(station.session.device_changed, timeout=WAIT_MS):
        station.session.tell_engine_notice(sentence)
    assert station.window.status_line.message.whole_text == sentence


def test_what_was_stored_without_maps_gets_them_when_it_is_looked_at(
    bare_station: Station, films: Path, data_dir: Path
) -> None:
    station = bare_station
    film = write_dx(films / "film.dcm")
    frame = station.reader.read(str(film)).result()
    station.network.probabilities = (0.1, 0.7, 0.1, 0.1)
    stored = station.network.prediction(frame)
    store = open_store(data_dir)
    store.save_prediction(dataclasses.replace(stored, heatmaps=()))
    station.network.probabilities = (0.1001, 0.6999, 0.1, 0.1)
    station.session.set_network(station.network.bundle, station.network)
    station.session.set_engine_state("ready", "")
    station.open_analysed(film)
    shown = station.session.prediction
    assert shown is not None
    assert shown.scores == stored.scores
    assert len(shown.heatmaps) == 4

    def kept() -> bool:
        found = store.find_prediction(frame.origin.sha256, 1, stored.bundle)
        return found is not None and found.scores == stored.scores and len(found.heatmaps) == 4

    station.wait(kept)
    store.close()


def test_a_network_that_cannot_start_is_not_said_to_warm_up(bare_station: Station) -> None:
    station, line = bare_station, bare_station.window.status_line
    station.network.waits = True
    station.session.set_network(station.network.bundle, station.network)
    assert line.network.text().startswith("cxr4-lite0")
    station.session.set_engine_state("failed", "The device cuda is not available here; choose auto or cpu.")
    assert line.network.text().endswith("not running")
    station.session.set_engine_state("ready", "")
    assert not line.network.text().endswith("not running")
