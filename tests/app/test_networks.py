"""Several networks in the window: each image gets the one that fits, and what was judged stays as it was said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from core.bundles.choosing import AUTO, NetworkChoice
from core.bundles.library import Bundle, read_bundle
from core.paths import resources_dir
from core.settings import load_settings
from tests.app.conftest import ScriptedNetwork, Station
from tests.helpers.dicom_files import write_dx


def other(data_dir: Path, name: str, version: str = "0.2.0", body_part: str = "CHEST") -> Bundle:
    """A bundle of the reader's own, whose manifest states other weights than the shipped one's."""
    folder = data_dir / "bundles" / name
    shutil.copytree(resources_dir() / "bundles" / "cxr4-lite0", folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest |= {"name": name, "version": version}
    manifest["weights"]["sha256"] = version.replace(".", "").ljust(64, "a")
    manifest["input"]["body_parts"] = [body_part]
    manifest["findings"][1]["label"]["en"] = f"Pneumonia of {name}"
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return read_bundle(folder)


def connect(station: Station, name: str) -> None:
    """Put the network to work with a choice that goes by the folders at hand."""
    choice = NetworkChoice((name,), name, station.data_dir)
    station.session.set_network(choice.all[-1], station.network, choice)
    station.session.set_engine_state("ready", "")


def test_each_image_is_read_by_the_network_that_fits_it(bare_station: Station, films: Path) -> None:
    station = bare_station
    other(station.data_dir, "hands", body_part="HAND")
    connect(station, AUTO)
    write_dx(films / "1.dcm", InstanceNumber="1", BodyPartExamined="HAND")
    write_dx(films / "2.dcm", InstanceNumber="2")
    station.open_analysed(films)
    session, line = station.session, station.window.status_line
    assert session.spoken_by is not None
    assert session.spoken_by.name == "hands"
    assert session.findings[1].labels["en"] == "Pneumonia of hands"
    assert line.network.text().startswith("hands 0.2.0")
    session.step(1)
    station.wait(lambda: session.prediction is not None and session.prediction.bundle.name == "cxr4-lite0")
    assert session.findings[1].labels["en"] == "Pneumonia"
    assert line.network.text().startswith("cxr4-lite0")
    assert not session.is_earlier_network


def test_the_reader_can_choose_another_network_and_it_is_kept(bare_station: Station, films: Path) -> None:
    station = bare_station
    other(station.data_dir, "second")
    connect(station, "cxr4-lite0")
    write_dx(films / "1.dcm")
    station.open_analysed(films)
    session = station.session
    assert session.spoken_by is not None
    assert session.spoken_by.name == "cxr4-lite0"
    session.networks.choose("second")
    station.wait(lambda: session.prediction is not None and session.prediction.bundle.name == "second")
    assert load_settings(station.data_dir).bundle == "second"
    assert session.networks.name == "second"
    session.networks.choose("cxr4-lite0")  # its word was kept: it is not asked again
    asked = len(station.network.asked)
    station.wait(lambda: session.prediction is not None and session.prediction.bundle.name == "cxr4-lite0")
    assert len(station.network.asked) == asked


def test_nothing_is_scored_again_under_a_recorded_verdict(
    bare_station: Station, films: Path, network: ScriptedNetwork
) -> None:
    """An update of the network: what was judged is shown as it was said, with the version that said it."""
    station = bare_station
    connect(station, "cxr4-lite0")
    write_dx(films / "1.dcm", InstanceNumber="1")
    write_dx(films / "2.dcm", InstanceNumber="2")
    station.open_analysed(films)
    session, predictions = station.session, station.window.predictions
    session.select_finding("pneumonia")
    assessment, _ = station.verdict("D")
    old = session.prediction
    assert old is not None
    session.close_all()

    other(station.data_dir, "cxr4-lite0", "0.9.0")
    network.probabilities = (0.7, 0.2, 0.05, 0.05)
    connect(station, "cxr4-lite0")
    station.open_analysed(films / "1.dcm")
    assert session.prediction is not None
    assert session.prediction.bundle == old.bundle == assessment.bundle
    assert session.prediction.scores == old.scores
    assert session.is_earlier_network
    assert f"cxr4-lite0 {old.bundle.version} said this" in predictions.notice_text.text()
    assert station.window.status_line.network.text().startswith(f"cxr4-lite0 {old.bundle.version}")

    predictions.notice_button.click()
    station.wait(lambda: session.prediction is not None and session.prediction.bundle.version == "0.9.0")
    assert session.prediction.score("pneumonia").probability == 0.2  # type: ignore[union-attr]
    newest = session.verdicts.newest("pneumonia")
    assert newest is not None
    assert (newest.bundle, newest.score) == (old.bundle, old.score("pneumonia"))
    assert not session.is_earlier_network


def test_an_image_without_a_verdict_is_read_by_the_network_in_use(bare_station: Station, films: Path) -> None:
    station = bare_station
    connect(station, "cxr4-lite0")
    write_dx(films / "1.dcm")
    station.open_analysed(films)
    station.session.close_all()
    other(station.data_dir, "cxr4-lite0", "0.9.0")
    connect(station, "cxr4-lite0")
    station.open_analysed(films)
    assert station.session.spoken_by is not None
    assert station.session.spoken_by.version == "0.9.0"


def test_what_was_entered_is_kept_before_another_network_speaks(bare_station: Station, films: Path) -> None:
    """It may know nothing of the finding: then it could be kept no more."""
    station = bare_station
    folder = other(station.data_dir, "second").folder
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["findings"][1]["hidden"] = "constant"
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    connect(station, "cxr4-lite0")
    write_dx(films / "1.dcm")
    station.open_analysed(films)
    station.verdict("2", "p")
    station.window.assessment.note.setPlainText("left base")
    with station.qtbot.waitSignal(station.session.verdicts.recorded, timeout=10_000) as said:
        station.session.networks.choose("second")
        station.wait(lambda: station.session.bundle.ref.name == "second")
        station.session.close_all()
    assert (said.args[0].note, said.args[0].bundle.name) == ("left base", "cxr4-lite0")
