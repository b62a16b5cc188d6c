"""An answer in spite of the gate, an average over varied views, scores that are no probabilities, hidden outputs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from core.bundles.choosing import NetworkChoice
from core.bundles.library import Bundle, read_bundle
from core.findings import GateVerdict
from core.paths import resources_dir
from core.settings import Settings
from core.store.database import open_store
from tests.app.conftest import ScriptedNetwork, Station
from tests.app.test_networks import connect, other
from tests.helpers.dicom_files import write_dx

REFUSED = GateVerdict("refuse", ("The picture seems to be rotated by 90 degrees.",))


def test_a_refusal_can_be_overridden_and_that_is_said_and_kept(
    station: Station, films: Path, network: ScriptedNetwork, data_dir: Path
) -> None:
    network.gate = REFUSED
    film = write_dx(films / "film.dcm")
    station.open_analysed(film)
    session, panel = station.session, station.window.predictions
    assert "rotated by 90 degrees" in panel.notice_text.text()
    assert panel.notice_button.text() == "Show anyway"
    assert all(row.score is None for row in panel.rows)
    panel.notice_button.click()
    station.wait(lambda: panel.rows[1].score is not None)
    said = panel.notice_text.text()
    assert said == (
        "The gate refused this image; reader-1 asked to see what the network says. "
        "The picture seems to be rotated by 90 degrees."
    )
    assert not panel.notice_button.isVisible()
    assert session.prediction is not None
    origin, ref = session.prediction.origin, session.prediction.bundle
    store = open_store(data_dir)
    station.wait(lambda: store.find_prediction(origin.sha256, 1, ref, overridden_by="reader-1") is not None)
    kept, first = (store.find_prediction(origin.sha256, 1, ref, overridden_by=who) for who in ("reader-1", ""))
    store.close()
    assert kept is not None
    assert kept.gate.state == "refuse"
    assert kept.scores
    assert first is not None
    assert not first.scores


def test_what_was_judged_in_spite_of_the_gate_comes_back_as_it_was(
    station: Station, films: Path, network: ScriptedNetwork
) -> None:
    network.gate = REFUSED
    film = write_dx(films / "film.dcm")
    station.open_analysed(film)
    session = station.session
    station.window.actions_.override.trigger()
    station.wait(lambda: session.prediction is not None and bool(session.prediction.scores))
    session.select_finding("pneumonia")
    assessment, queue_id = station.verdict("D")
    assert assessment.gate_state == "refuse"
    assert assessment.score is not None
    assert queue_id is not None
    session.close_all()
    network.overridden_by = ""
    station.open_analysed(film)
    assert session.prediction is not None
    assert session.prediction.gate.overridden_by == "reader-1"
    assert session.prediction.score("pneumonia") == assessment.score


def test_an_overridden_refusal_is_not_seen_while_the_networks_view_is_hidden(station: Station, films: Path) -> None:
    station.network.gate = REFUSED
    station.open_analysed(write_dx(films / "film.dcm"))
    panel = station.window.predictions
    assert panel.notice.isVisible()
    station.press("V")
    assert not panel.notice.isVisible()
    assert not station.window.actions_.override.isEnabled()


def test_a_warning_stands_above_the_probabilities(station: Station, films: Path) -> None:
    station.network.gate = GateVerdict("warn", ("The file does not name the body part.",))
    station.open_analysed(write_dx(films / "film.dcm"))
    panel = station.window.predictions
    assert panel.notice_text.text().endswith("The file does not name the body part.")
    assert panel.notice.isVisible()
    assert not panel.notice_button.isVisible()
    assert panel.rows[1].score is not None
    assert (
        panel.notice.mapToGlobal(panel.notice.rect().topLeft()).y()
        < panel.rows[0].mapToGlobal(panel.rows[0].rect().topLeft()).y()
    )


def test_averaged_views_show_their_spread_and_go_away_again(station: Station, films: Path) -> None:
    station.open_analysed(write_dx(films / "film.dcm"))
    session, row = station.session, station.window.predictions.rows[1]
    assert row.figure_text == "93\u202f%"
    plain = session.prediction
    station.press("Y")
    station.wait(lambda: session.asking.averaged)
    assert row.figure_text == "93\u202f% \u00b1\u202f4\u202f%"
    assert "standard deviation" in row.toolTip()
    assert station.window.actions_.average.isChecked()
    station.press("Y")
    station.wait(lambda: not session.asking.averaged)
    assert session.prediction is plain
    assert not station.window.actions_.average.isChecked()


def test_a_verdict_on_an_average_keeps_it(station: Station, films: Path) -> None:
    film = write_dx(films / "film.dcm")
    station.open_analysed(film)
    session = station.session
    station.press("Y")
    station.wait(lambda: session.asking.averaged)
    session.select_finding("pneumonia")
    assessment, _ = station.verdict("A")
    assert assessment.score.spread == 0.04
    session.close_all()
    station.open_analysed(film)
    assert session.asking.averaged
    station.press("Y")
    station.wait(lambda: not session.asking.averaged)


def test_the_band_stands_beside_the_probability(bare_station: Station, films: Path) -> None:
    station = bare_station
    station.network.banded = True
    station.session.set_network(station.network.bundle, station.network)
    station.session.set_engine_state("ready", "")
    station.network.probabilities = (0.5, 0.93, 0.02, 0.01)
    station.open_analysed(write_dx(films / "film.dcm"))
    rows = station.window.predictions.rows
    assert [row.band_text for row in rows] == ["doubtful", "likely", "unlikely", "unlikely"]
    assert "likely, 93" in rows[1].accessibleName()
    assert "is doubtful; below it unlikely" in rows[1].toolTip()


def uncalibrated(data_dir: Path) -> Bundle:
    folder = data_dir / "bundles" / "raw"
    shutil.copytree(resources_dir() / "bundles" / "cxr4-lite0", folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest |= {"name": "raw", "calibration": {"method": "none", "parameters": {}, "fitted_on": ""}}
    manifest["weights"]["sha256"] = "b" * 64
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return read_bundle(folder)


def test_what_was_not_calibrated_is_called_a_score(bare_station: Station, films: Path, data_dir: Path) -> None:
    station = bare_station
    uncalibrated(data_dir)
    connect(station, "raw")
    station.open_analysed(write_dx(films / "film.dcm"))
    row = station.window.predictions.rows[1]
    assert (row.band_text, row.figure_text) == ("score", "0.93")
    assert "%" not in row.accessibleName()
    assert "scores, not probabilities" in row.toolTip()


def test_an_output_that_is_constant_is_not_listed(bare_station: Station, films: Path) -> None:
    station = bare_station
    station.network.constant = {"covid19": "Its weights are constant; it was never trained."}
    station.session.set_network(station.network.bundle, station.network)
    station.session.set_engine_state("ready", "")
    station.open_analysed(write_dx(films / "film.dcm"))
    station.wait(lambda: len(station.window.predictions.rows) == 3)
    assert "covid19" not in [row.finding.key for row in station.window.predictions.rows]
    station.press("K")
    dialog = station.window.network_parts.details_dialog
    assert dialog is not None
    assert "covid19: Its weights are constant" in dialog.text()
    station.wait(lambda: "float32. A CPU computes" in dialog.text())
    for said in ("cxr4-lite0 ", "ECE", "Sanity check passed", "Recognises 8 kinds"):
        assert said in dialog.text()
    dialog.close()


def test_networks_are_chosen_in_the_menu_of_the_one_that_spoke(bare_station: Station, films: Path) -> None:
    station = bare_station
    other(station.data_dir, "hands", body_part="HAND")
    station.session.set_settings(Settings(bundle="cxr4-lite0", blind_first=False), station.data_dir)
    connect(station, "cxr4-lite0")
    station.open_analysed(write_dx(films / "film.dcm"))
    menu = station.window.status_line.network.menu()
    menu.aboutToShow.emit()
    entries = {action.text(): action for action in menu.actions() if action.isCheckable()}
    assert entries["cxr4-lite0 " + station.network.bundle.manifest.version].isChecked()
    assert "it was made for HAND" in entries["hands 0.2.0"].toolTip()
    entries["hands 0.2.0"].trigger()
    session = station.session
    station.wait(lambda: session.prediction is not None and session.prediction.bundle.name == "hands")
    assert station.window.status_line.network.text().startswith("hands 0.2.0")


def test_networks_are_compared_on_the_image_on_screen(bare_station: Station, films: Path) -> None:
    station = bare_station
    other(station.data_dir, "second")
    choice = NetworkChoice(("cxr4-lite0",), "cxr4-lite0", station.data_dir)
    station.session.set_network(choice.all[-1], station.network, choice)
    station.session.set_engine_state("ready", "")
    station.open_analysed(write_dx(films / "film.dcm"))
    recorded = station.session.prediction
    station.press("C")
    dialog = station.window.network_parts.compare_dialog
    assert dialog is not None
    assert not dialog.isModal()
    table = dialog.table
    station.wait(lambda: all(column.prediction is not None for column in dialog.comparing.columns))
    heads = [table.horizontalHeaderItem(place).text() for place in range(table.columnCount())]
    assert sorted(head.split("\n")[0] for head in heads) == ["cxr4-lite0", "second"]
    assert [table.item(1, place).text() for place in range(2)] == ["93\u202f%"] * 2
    assert station.session.prediction is recorded
    station.session.set_network_view_visible(False)
    station.wait(lambda: table.columnCount() == 0)
    assert "hidden" in dialog.text.text()
    dialog.close()
