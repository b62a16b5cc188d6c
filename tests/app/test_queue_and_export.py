"""The relabel queue's tab, and the export dialog."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.dialogs.export_dialog import ExportDialog
from core.findings import Region
from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx


@pytest.fixture
def flagged(station: Station, films: Path) -> Station:
    """Two cases in the queue: one with a label, one without."""
    for number in (1, 2):
        write_dx(films / f"film{number}.dcm", chest_like(200 + number, 240, 12), InstanceNumber=str(number))
    station.open_analysed(films)
    station.wait(lambda: len(station.session.studies.targets) == 2)
    station.verdict("4", "d")
    station.qtbot.keyClick(station.window, Qt.Key.Key_PageDown)
    station.wait(lambda: station.session.prediction is not None and "film2" in station.session.prediction.origin.path)
    station.verdict("2", "d")
    station.wait(lambda: len(cells(station, 0)) == 2)
    return station


def cells(station: Station, column: int) -> list[str]:
    table = station.window.queue_panel.model
    return [table.index(row, column).data() for row in range(table.rowCount())]


def open_dialog(station: Station, destination: Path) -> ExportDialog:
    station.window.actions_.export.trigger()
    dialog = station.window.export_dialog
    dialog.destination.setText(str(destination))
    return dialog


def test_the_queue_lists_its_cases_newest_first(flagged: Station) -> None:
    assert cells(flagged, 0) == ["2", "1"]
    assert cells(flagged, 2) == ["Pneumonia", "Tuberculosis"]
    assert cells(flagged, 5) == ["\u2013", "Tuberculosis"]
    assert "93" in cells(flagged, 3)[0]
    assert flagged.window.tabs.tabText(1) == "Relabel queue (2)"
    order = flagged.window.queue_panel.filters.order
    order.setCurrentIndex(order.findData("age"))
    flagged.wait(lambda: cells(flagged, 0) == ["1", "2"])


def test_while_the_networks_view_is_hidden_the_queue_hides_it_too(flagged: Station) -> None:
    panel, export = flagged.window.queue_panel, flagged.window.actions_.export
    flagged.window.actions_.show_queue.trigger()
    assert panel.table.isVisible()
    flagged.press("v")
    assert cells(flagged, 3) == ["hidden", "hidden"]
    assert not panel.table.isVisible()
    assert not export.isEnabled()
    flagged.press("v")
    assert panel.table.isVisible()
    assert export.isEnabled()


def test_a_verdict_that_enters_the_hidden_queue_is_not_told_there(station: Station, films: Path) -> None:
    """Neither that the reader agreed nor that she did not."""
    write_dx(films / "film.dcm", chest_like(200, 240, 12))
    station.open_analysed(films)
    station.press("v")
    station.window.actions_.show_queue.trigger()
    before = station.window.queue_panel.grab().toImage()
    station.window.actions_.show_image.trigger()
    station.verdict("4", "p")
    station.wait(lambda: station.session.queue.total > 0)
    station.window.actions_.show_queue.trigger()
    assert station.window.queue_panel.grab().toImage() == before
    assert not station.window.actions_.export.isEnabled()


def test_while_the_queue_hides_the_image_no_key_speaks_of_it(flagged: Station) -> None:
    window, verdicts = flagged.window, flagged.session.verdicts
    said, finding, region = [], flagged.session.finding, Region(10.0, 10.0, 20.0, 20.0)
    verdicts.recorded.connect(lambda word, _: said.append(word))
    verdicts.set_region(region)
    window.actions_.show_queue.trigger()
    window.queue_panel.table.setFocus()
    for key in ("1", "p", "n", "u", "a", "d", "r"):
        flagged.qtbot.keyClick(window, key)
    flagged.qtbot.keyClick(window, Qt.Key.Key_Delete)
    verdicts.entries_changed.emit()  # what is refreshed meanwhile stays off
    assert not window.actions_.save_change.isEnabled()
    assert flagged.session.finding == finding
    assert verdicts.entries.region == region
    assert not window.actions_.region.isChecked()
    window.actions_.show_image.trigger()
    assert window.actions_.save_change.isEnabled()
    assert not window.actions_.redo.isEnabled()
    word, _ = flagged.verdict("n")
    assert said == [word]


def test_a_double_click_opens_the_case_from_its_kept_copy(flagged: Station, films: Path) -> None:
    flagged.session.close_all()
    for film in films.glob("*.dcm"):
        film.unlink()
    flagged.window.actions_.show_queue.trigger()
    panel = flagged.window.queue_panel
    panel.table.doubleClicked.emit(panel.model.index(1, 0))
    flagged.wait(lambda: flagged.session.picture is not None and flagged.session.prediction is not None)
    assert flagged.session.finding == "tuberculosis"
    assert flagged.window.tabs.currentIndex() == 0
    assert str(flagged.data_dir) in flagged.session.place.target.path
    titles = [row.title for row in flagged.window.study_list.rows() if row.kind == "image"]
    assert titles == ["film1.dcm (kept copy)"]


def test_a_case_without_pixels_is_named(flagged: Station, films: Path) -> None:
    flagged.session.close_all()
    for film in [*films.glob("*.dcm"), *(flagged.data_dir / "instances").rglob("*")]:
        if film.is_file():
            film.unlink()
    flagged.window.queue_panel.table.doubleClicked.emit(flagged.window.queue_panel.model.index(0, 0))
    flagged.wait(lambda: "case 2 are gone" in flagged.window.status_line.message.whole_text)


def test_a_state_can_be_set(flagged: Station) -> None:
    flagged.window.actions_.show_queue.trigger()
    panel = flagged.window.queue_panel
    panel.table.selectRow(0)
    rejected = next(action for action in panel.state_button.menu().actions() if action.text() == "Rejected")
    rejected.trigger()
    flagged.wait(lambda: flagged.session.queue.open_count == 1)
    flagged.wait(lambda: cells(flagged, 1) == ["rejected", "new"])


def test_an_export_writes_names_what_it_left_out_and_marks_the_rest(flagged: Station, tmp_path: Path) -> None:
    dialog = open_dialog(flagged, tmp_path / "out")
    flagged.wait(lambda: dialog.count.text().startswith("2 (1 without"))
    dialog.start_button.click()
    flagged.wait(lambda: not dialog.running)
    assert "1 image written" in dialog.summary.toPlainText()
    assert "Case 2" in dialog.summary.toPlainText()
    assert [path.parent.name for path in (tmp_path / "out").glob("*/*.png")] == ["tuberculosis"]
    flagged.wait(lambda: cells(flagged, 1) == ["new", "exported"])
    dialog.reject()

    flagged.session.queue.set_state([1], "rejected")
    flagged.wait(lambda: cells(flagged, 1) == ["new", "rejected"])
    again = open_dialog(flagged, tmp_path / "out")
    again.start_button.click()
    flagged.wait(lambda: not again.running)
    assert "Taken out of the earlier export" in again.summary.toPlainText()
    assert list((tmp_path / "out").glob("*/*.png")) == []
    again.reject()


def test_an_export_into_a_foreign_folder_is_refused_with_one_sentence(flagged: Station, films: Path) -> None:
    dialog = open_dialog(flagged, films)
    dialog.start_button.click()
    flagged.wait(lambda: not dialog.running)
    assert dialog.progress_text.text() == "Nothing was exported"
    assert str(films) in dialog.summary.toPlainText()
    assert cells(flagged, 1) == ["new", "new"]
    dialog.reject()


def test_an_export_that_is_cancelled_marks_nothing(flagged: Station, tmp_path: Path) -> None:
    dialog = open_dialog(flagged, tmp_path / "out")
    dialog.start_button.click()
    dialog.cancel_button.click()  # long before the export's process has started
    flagged.wait(lambda: not dialog.running)
    assert "cancelled" in dialog.summary.toPlainText()
    assert not (tmp_path / "out" / "MANIFEST.sha256").exists()
    assert cells(flagged, 1) == ["new", "new"]
    dialog.reject()


def test_nothing_is_exported_without_a_destination(flagged: Station) -> None:
    flagged.window.actions_.export.trigger()
    assert not flagged.window.export_dialog.start_button.isEnabled()
    flagged.window.export_dialog.reject()
