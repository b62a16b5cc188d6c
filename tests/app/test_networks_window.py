"""The Networks window: what it shows of each network, and what it asks and does in the learning loop."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.learning_work import LearningWork
from app.network_shelf import CANDIDATES, CHECKPOINT, read_shelf
from app.windows.networks_window import NetworksWindow
from core.bundles.choosing import NetworkChoice
from core.bundles.figures import EVALUATION_FILE, read_evaluation, write_evaluation
from core.bundles.library import Bundle, read_bundle
from core.paths import resources_dir
from core.settings import Settings, load_settings, save_settings
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx
from tests.helpers.evaluations import drawn_evaluation
from tests.helpers.waiting import is_running


def network(folder: Path, version: str, sha256: str) -> Bundle:
    """The shipped network once more under another hash."""
    shutil.copytree(resources_dir() / "bundles" / "cxr4-lite0", folder)
    for name in (EVALUATION_FILE, "promotion.json"):
        (folder / name).unlink(missing_ok=True)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["version"] = version
    manifest["weights"]["sha256"] = sha256 * 64
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return read_bundle(folder)


@pytest.fixture
def used(data_dir: Path) -> Bundle:
    """The network in use, with an evaluation."""
    bundle = network(data_dir / "bundles" / "cxr4-lite0", "0.2.0", "a")
    write_evaluation(drawn_evaluation(bundle, seed=1), bundle.folder)
    return bundle


@pytest.fixture
def candidate(data_dir: Path) -> Bundle:
    """A candidate, with an evaluation on the same images."""
    bundle = network(data_dir / CANDIDATES / "20260304-101112", "0.3.0", "b")
    write_evaluation(drawn_evaluation(bundle, seed=2, skill=1.3), bundle.folder)
    return bundle


@pytest.fixture
def opened(used: Bundle, candidate: Bundle, bare_station: Station) -> Station:
    """The reading window with both networks at hand, and the Networks window before it."""
    station = bare_station
    save_settings(station.data_dir, Settings(bundle="cxr4-lite0"))
    choice = NetworkChoice(("cxr4-lite0",), "cxr4-lite0", station.data_dir)
    station.session.set_network(choice.all[-1], station.network, choice)
    station.session.set_engine_state("ready", "")
    station.window.actions_.show_networks.trigger()
    station.wait(lambda: bool(page(station).work.shelf.records))
    return station


def page(station: Station) -> NetworksWindow:
    shown = station.window.network_parts.networks_window
    assert shown is not None
    return shown


def test_every_network_has_a_card_with_its_standing(opened: Station, used: Bundle) -> None:
    shown = page(opened)
    assert [record.standing for record in shown.work.shelf.records] == ["in use", "candidate"]
    assert shown.record is not None
    assert shown.record.bundle.folder == used.folder
    spoken = shown.cards.item(1).data(11)  # Qt.AccessibleTextRole
    assert spoken.startswith("cxr4-lite0 0.3.0, candidate, CR, DX, RG")
    assert "AUC 0.9" in spoken
    assert not shown.grab().isNull()


def test_curves_of_two_networks_are_laid_over_each_other(opened: Station) -> None:
    curves = page(opened).curves
    assert [series.name for series in curves.roc.series] == ["cxr4-lite0 0.2.0"]
    curves.other.setCurrentIndex(1)
    assert [series.name for series in curves.roc.series] == ["cxr4-lite0 0.2.0", "cxr4-lite0 0.3.0"]
    assert len(curves.pr.series) == len(curves.reliability.series) == 2
    assert "AUC" in curves.roc.accessibleName()
    curves.finding.setCurrentIndex(curves.finding.findData("covid19"))
    curves.group.setCurrentIndex(curves.group.findData("source\nnih"))
    assert curves.note.text().startswith("400 images of 389 patients")
    page(opened).cards.setCurrentRow(1)
    assert curves.finding.currentData() == "covid19"
    assert curves.group.currentData() == "source\nnih"


def test_the_weakest_figure_is_said_first(opened: Station) -> None:
    figures = page(opened).figures
    assert figures.summary.text().startswith("Weakest: ")
    assert "Source: nih" in figures.summary.text()
    aucs = [float(figures.sorted.index(row, 5).data()[:5]) for row in range(figures.sorted.rowCount())]
    assert aucs == sorted(aucs)
    assert len(aucs) == 20 + 1
    names = [figures.sorted.index(row, 0).data() for row in range(figures.sorted.rowCount())]
    whole = names.index("All findings together")
    assert figures.sorted.index(whole, 3).data() == "\u2013"
    assert figures.sorted.index(whole, 11).data() == "0.810 (0.790\u20130.825)"


def test_figures_of_other_images_are_not_called_comparable(opened: Station, candidate: Bundle) -> None:
    import msgspec

    elsewhere = msgspec.structs.replace(drawn_evaluation(candidate, seed=2), data_sha256="e" * 64)
    write_evaluation(elsewhere, candidate.folder)
    shown = page(opened)
    with opened.qtbot.waitSignal(shown.work.shelf_changed):
        shown.work.refresh()
    shown.curves.other.setCurrentIndex(1)
    assert "measured on different images" in shown.curves.note.text()


def test_a_network_without_an_evaluation_says_so(opened: Station, used: Bundle) -> None:
    (used.folder / EVALUATION_FILE).unlink()
    shown = page(opened)
    with opened.qtbot.waitSignal(shown.work.shelf_changed):
        shown.work.refresh()
    assert "never evaluated" in shown.curves.note.text()
    assert "never evaluated" in shown.figures.summary.text()
    assert shown.curves.roc.accessibleName() == "ROC. Not measured"
    assert not shown.curves.charts.isVisible()


def test_figures_of_other_thresholds_are_said_to_be(opened: Station, used: Bundle) -> None:
    """As after a refit: rates belong to the thresholds that they were measured with."""
    shown, warning = page(opened), "measured with other thresholds than the network has now"
    assert warning in shown.figures.summary.text()
    now = {entry.key: entry.threshold for entry in used.manifest.findings}
    measured = read_evaluation(used.folder)
    assert measured is not None
    rows = tuple(msgspec.structs.replace(r, threshold=now.get(r.finding, r.threshold)) for r in measured.rows)
    write_evaluation(msgspec.structs.replace(measured, rows=rows), used.folder)
    with opened.qtbot.waitSignal(shown.work.shelf_changed):
        shown.work.refresh()
    assert warning not in shown.figures.summary.text()


def test_a_damaged_evaluation_is_named(opened: Station, used: Bundle) -> None:
    (used.folder / EVALUATION_FILE).write_text('{"bundle": 3}')
    shown = page(opened)
    with opened.qtbot.waitSignal(shown.work.shelf_changed):
        shown.work.refresh()
    assert f"{EVALUATION_FILE} cannot be read" in shown.figures.summary.text()
    assert "evaluate the bundle again" in shown.curves.note.text()


def test_the_card_loads_nothing_from_outside(qtbot: QtBot, opened: Station, tmp_path: Path) -> None:
    from app.panels.network_card_text import CardText

    card = CardText()
    qtbot.addWidget(card)
    picture = tmp_path / "picture.png"
    picture.write_bytes((resources_dir() / "bundles" / "cxr4-lite0" / "example.png").read_bytes())
    card.show_card(
        f"# Net\n\n![a]({QUrl.fromLocalFile(str(picture)).toString()}) <b onclick='x'>b</b>\n\n|a|b|\n|-|-|\n|1|2|"
    )
    assert card.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl.fromLocalFile(str(picture))) is None
    assert "Net" in card.toPlainText()
    assert "onclick" in card.toPlainText()  # HTML is shown as text
    assert "Limits, first" in page(opened).card.toPlainText()


def test_cases_with_a_corrected_label_can_be_retrained_on(opened: Station, films: Path) -> None:
    shown = page(opened)
    assert not shown.retrain.isEnabled()
    opened.window.activateWindow()
    opened.wait(opened.window.isActiveWindow)
    opened.open_analysed(write_dx(films / "film.dcm"))
    opened.verdict("4", "d")
    opened.wait(lambda: shown.retrain.isEnabled())
    assert shown.retrain.text() == "&Retrain with 1 corrected case\u2026"
    shown.retrain.click()
    form = shown.retrain_form
    assert shown.forms.isVisible()
    assert form.cases.rowCount() == 1
    assert form.cases.item(0, 1).text() == "Tuberculosis"
    assert form.text.text().startswith("1 corrected case goes in: 1 Tuberculosis.")
    assert not form.go.isEnabled()  # nobody has said where the old data are
    form.replay.edit.setText(str(films))
    assert form.go.isEnabled()
    (entry,) = opened.session.queue.store.queue()
    opened.session.queue.set_state([entry.queue_id], "rejected")
    opened.wait(lambda: not shown.retrain.isEnabled())


def test_nothing_is_said_of_corrected_cases_while_the_networks_view_is_hidden(opened: Station, films: Path) -> None:
    """A case is among them for contradicting the network: their number would tell."""
    shown = page(opened)
    opened.window.activateWindow()
    opened.wait(opened.window.isActiveWindow)
    opened.open_analysed(write_dx(films / "film.dcm"))
    opened.verdict("4", "d")
    opened.wait(shown.retrain.isEnabled)
    shown.retrain.click()
    assert shown.forms.isVisible()
    opened.session.set_network_view_visible(False)
    assert shown.retrain.text() == "&Retrain\u2026"
    assert not shown.retrain.isEnabled()
    assert not shown.forms.isVisible()
    opened.session.set_network_view_visible(True)
    assert shown.retrain.text() == "&Retrain with 1 corrected case\u2026"


def test_an_interrupted_training_is_offered_again(data_dir: Path, used: Bundle) -> None:
    folder = data_dir / CANDIDATES / "20270101-000000"
    (folder / CHECKPOINT).parent.mkdir(parents=True)
    (folder / CHECKPOINT).write_bytes(b"state")
    assert read_shelf(data_dir).interrupted == folder


def test_only_a_candidate_can_be_promoted(opened: Station) -> None:
    shown = page(opened)
    assert not shown.promote.isEnabled()
    assert shown.promote.toolTip() == "Only a candidate can be promoted."
    shown.cards.setCurrentRow(1)
    assert shown.promote.isEnabled()
    shown.promote.click()
    assert "must not be worse than cxr4-lite0 0.2.0" in shown.promote_form.text.text()
    assert not shown.promote_form.go.isEnabled()


def test_a_call_that_fails_is_told_in_its_sentence(opened: Station, tmp_path: Path) -> None:
    """Everything real: the child finds no set there. The path is remembered."""
    shown, work = page(opened), page(opened).work
    empty = tmp_path / "no images"
    empty.mkdir()
    shown.compare.click()
    shown.compare_form.comparison.edit.setText(str(empty))
    with opened.qtbot.waitSignal(work.ended, timeout=60_000) as told:
        shown.compare_form.go.click()
        assert work.under_way == "compare"
        assert shown.progress.isVisible()
        assert opened.window.status_line.learning.isVisible()
        assert not shown.compare.isEnabled()
    assert not told.args[0].succeeded
    assert shown.result.isVisible()
    assert shown.result.sentence.text() == opened.window.status_line.message.whole_text
    assert not opened.window.status_line.learning.isVisible()
    opened.wait(lambda: load_settings(opened.data_dir).comparison_manifest == str(empty))
    assert load_settings(opened.data_dir).bundle == "cxr4-lite0"


def test_another_network_in_use_is_taken_over_without_a_restart(opened: Station, films: Path, data_dir: Path) -> None:
    opened.open_analysed(write_dx(films / "film.dcm"))
    session = opened.session
    promoted = network(data_dir / "bundles" / "cxr4-lite0-0.4.0", "0.4.0", "c")
    save_settings(data_dir, Settings(bundle=promoted.folder.name))
    session.networks.read_again()
    opened.wait(lambda: session.prediction is not None and session.prediction.bundle.version == "0.4.0")
    assert session.spoken_by == promoted.ref
    opened.wait(lambda: page(opened).work.shelf.in_use.bundle.ref == promoted.ref)  # type: ignore[union-attr]
    assert opened.network.restarts == 0
    shutil.rmtree(promoted.folder)
    network(promoted.folder, "0.4.1", "d")  # other weights in the same folder
    session.networks.read_again()
    opened.wait(lambda: session.prediction is not None and session.prediction.bundle.version == "0.4.1")
    assert opened.network.restarts == 1


def test_closing_the_reading_window_ends_what_runs(opened: Station, tmp_path: Path) -> None:
    work: LearningWork = page(opened).work
    work.compare(*work.shelf.records[:2], str(tmp_path))
    opened.wait(lambda: work.process_id > 0)
    child = work.process_id
    opened.window.close()
    assert not is_running(child)


def test_the_window_is_walked_through_by_keyboard_as_by_eye(opened: Station) -> None:
    shown = page(opened)
    order: list[QWidget] = [shown.cards]
    while order[-1].nextInFocusChain() is not shown.cards and len(order) < 500:
        order.append(order[-1].nextInFocusChain())
    stops = (shown.cards, shown.take_back, shown.retrain_form.go, shown.progress.cancel, shown.curves.finding,
             shown.curves.roc, shown.curves.confusion, shown.figures.table, shown.card)  # fmt: skip
    places = [order.index(stop) for stop in stops]
    assert places == sorted(places)
