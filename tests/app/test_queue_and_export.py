"""The relabel queue's tab, and the export assistant."""

from __future__ import annotations

import json
from concurrent.futures import Future
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from app.dialogs.export_assistant import ExportAssistant
from app.dialogs.export_look import ExportLook
from app.exporting import AskedLook
from core.export.order import ExportOrder
from core.export.requests import Look, Proposal
from core.export.staging import STAGING, Staging
from core.findings import Region
from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx
from tests.helpers.exports import Desk, named_film


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


def open_dialog(station: Station, destination: Path) -> ExportAssistant:
    station.window.actions_.export.trigger()
    dialog = station.window.export_dialog
    dialog.destination.setText(str(destination))
    station.wait(lambda: bool(dialog.form.chosen_count))
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


def test_the_queue_opens_with_the_keys_on_its_table(flagged: Station) -> None:
    flagged.window.view.setFocus()
    flagged.window.actions_.show_queue.trigger()
    assert not flagged.window.queue_panel.chosen()  # of what nobody has chosen, no key can dispose
    flagged.qtbot.keyClick(flagged.window.focusWidget(), Qt.Key.Key_Down)
    assert [row.queue_id for row in flagged.window.queue_panel.chosen()] == [2]
    flagged.qtbot.keyClick(flagged.window.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert flagged.window.export_dialog.isVisible()
    flagged.window.export_dialog.reject()


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


def test_an_assistant_that_is_open_counts_nothing_while_the_networks_view_is_hidden(
    flagged: Station, tmp_path: Path
) -> None:
    """It stays beside the reading: a case more would tell that the reader disagreed."""
    dialog = open_dialog(flagged, tmp_path / "out")
    assert dialog.form.chosen_count == 2
    hide = flagged.window.actions_.network_view
    hide.trigger()
    before = [box.text() for box in dialog.form.states.values()]
    flagged.session.select_finding("tuberculosis")
    assert flagged.session.verdicts.record("present")
    flagged.wait(lambda: flagged.session.queue.total == 3)
    flagged.be_quiet()
    assert [box.text() for box in dialog.form.states.values()] == before
    assert dialog.form.chosen_count == 2
    hide.trigger()
    flagged.wait(lambda: dialog.form.chosen_count == 3)
    dialog.reject()


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
    assert (dialog.form.states["new"].text(), dialog.form.states["exported"].text()) == ("New (2)", "Exported (0)")
    assert not dialog.isModal()
    dialog.start_button.click()
    flagged.wait(lambda: not dialog.running)
    assert dialog.headline.text() == "Exported: 1. Withheld: 1."
    assert "Case 2: No class follows" in dialog.summary.toPlainText()
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


def test_several_formats_options_and_a_zip_file_are_asked_for(flagged: Station, tmp_path: Path) -> None:
    dialog = open_dialog(flagged, tmp_path / "out")
    form = dialog.form
    assert not form.options["modified_dates"].isEnabled()
    for name in ("dicom", "jsonl"):
        form.formats[name].click()
    form.formats["imagefolder"].click()
    form.zip.click()
    form.options["modified_dates"].click()
    plan = form.plan()
    assert plan is not None
    assert plan.order == ExportOrder(("jsonl", "dicom"), "off", zip=True, switched_off=("modified_dates",))
    dialog.start_button.click()
    flagged.wait(lambda: not dialog.running)
    assert dialog.headline.text() == "Exported: 2. Withheld: 0."
    assert str(tmp_path / "out.zip") in dialog.summary.toPlainText()
    dialog.reject()


def test_an_export_into_a_foreign_folder_is_refused_with_one_sentence(flagged: Station, films: Path) -> None:
    dialog = open_dialog(flagged, films)
    dialog.start_button.click()
    flagged.wait(lambda: not dialog.running)
    assert dialog.headline.text() == "Nothing was exported."
    assert str(films) in dialog.summary.toPlainText()
    assert cells(flagged, 1) == ["new", "new"]
    dialog.reject()


def test_an_export_that_is_stopped_marks_nothing_and_goes_on_later(flagged: Station, tmp_path: Path) -> None:
    dialog = open_dialog(flagged, tmp_path / "out")
    dialog.form.formats["csv"].click()
    dialog.start_button.click()
    dialog.stop_button.click()  # long before the export's process has started
    flagged.wait(lambda: not dialog.running)
    assert dialog.headline.text() == "Stopped: nothing was exported."
    assert not (tmp_path / "out" / "MANIFEST.sha256").exists()
    assert cells(flagged, 1) == ["new", "new"]
    dialog.reject()
    Staging(tmp_path / "out").begin(ExportOrder(("csv",), "off").to_json(), "of another queue")
    later = open_dialog(flagged, tmp_path / "out")
    later.destination.editingFinished.emit()
    flagged.wait(later.resume_button.isVisible)
    later.resume_button.click()
    flagged.wait(lambda: not later.running)
    assert (tmp_path / "out" / "decisions.csv").is_file()
    assert not (tmp_path / "out" / STAGING).exists()
    later.reject()


def test_nothing_is_exported_without_a_destination(flagged: Station) -> None:
    dialog = open_dialog(flagged, Path("x"))
    assert dialog.start_button.isEnabled()
    dialog.destination.clear()
    assert not dialog.start_button.isEnabled()
    assert dialog.form.hint.text() == "Choose a folder."
    dialog.reject()


@pytest.fixture
def named(station: Station, films: Path) -> Station:
    """A case whose picture bears its patient's name, and one that does not."""
    named_film(Desk(films, None))
    write_dx(films / "plain.dcm", chest_like(200, 240, 12), InstanceNumber="2")
    station.open_analysed(films)
    station.wait(lambda: len(station.session.studies.targets) == 2)
    station.verdict("4", "d")
    first = station.session.place
    station.qtbot.keyClick(station.window, Qt.Key.Key_PageDown)
    station.wait(lambda: station.session.place is not first and station.session.prediction is not None)
    station.verdict("4", "d")
    station.wait(lambda: station.session.queue.total == 2)
    return station


def looking(station: Station, destination: Path) -> ExportAssistant:
    """The assistant once it shows the picture with text in it."""
    dialog = open_dialog(station, destination)
    dialog.form.look.setChecked(True)
    dialog.start_button.click()
    station.wait(lambda: dialog.look.waiting == 1 and dialog.look.seen)
    assert dialog.stack.currentWidget() is dialog.look
    return dialog


@pytest.fixture
def pictures(qtbot: QtBot) -> tuple[ExportLook, list[AskedLook], list[tuple[int, object]]]:
    """Three pictures that wait, and what has been answered."""
    look, said = ExportLook(), []
    qtbot.addWidget(look)
    grey = np.full((60, 80), 90, dtype=np.uint8)
    asked = [
        AskedLook(
            number, (f"{number}", 0), Look(grey, 60, 80, (Proposal((number, 2, 30, 10), "text", "NAME"),)), Future()
        )
        for number in (1, 2, 3)
    ]
    for one in asked:
        look.take(one)
    look.answered.connect(lambda one, boxes: said.append((one.queue_id, boxes)))
    look.show()
    qtbot.waitUntil(lambda: look.seen)
    return look, asked, said


def test_a_key_too_many_says_nothing_of_a_picture_that_nobody_has_looked_at(qtbot: QtBot, pictures) -> None:
    look, asked, said = pictures
    for key in (Qt.Key.Key_Return, Qt.Key.Key_A, Qt.Key.Key_W):
        qtbot.keyClick(look.editor, key)
    look.accept_button.click()
    assert look.asked is asked[1]
    qtbot.waitUntil(lambda: look.seen)
    qtbot.keyClick(look.editor, Qt.Key.Key_W)
    assert look.asked is asked[2]
    assert said == [(1, ((1, 2, 30, 10),))]
    qtbot.waitUntil(lambda: look.seen)
    qtbot.keyClick(look.editor, Qt.Key.Key_A)
    assert said == [(1, ((1, 2, 30, 10),)), (2, None), (3, ((3, 2, 30, 10),))]


def test_what_was_said_of_a_picture_is_taken_back_while_the_next_one_is_on_screen(qtbot: QtBot, pictures) -> None:
    look, asked, said = pictures
    assert not look.back_button.isVisible()
    qtbot.keyClick(look.editor, Qt.Key.Key_N)
    boxes = look.editor.boxes
    qtbot.keyClick(look.editor, Qt.Key.Key_A)
    assert look.back_button.isVisible()
    qtbot.waitUntil(lambda: look.seen)
    qtbot.keyClick(look.editor, Qt.Key.Key_P)
    assert (look.asked, look.editor.boxes, look.waiting, said) == (asked[0], boxes, 3, [])
    qtbot.waitUntil(lambda: look.seen)
    qtbot.keyClick(look.editor, Qt.Key.Key_W)
    look.forget()  # stopped: what was said is said
    assert said == [(1, None)]


def test_a_person_accepts_the_boxes_with_one_key_and_is_not_asked_again(named: Station, tmp_path: Path) -> None:
    dialog = looking(named, tmp_path / "out")
    assert [dialog.look.list.item(0).text(), dialog.look.list.count()] == ["1. Of the patient: KAUFMANN", 1]
    assert "KAUFMANN" not in dialog.windowTitle()
    named.wait(lambda: "only your look is missing" in dialog.progress_text.text())
    named.qtbot.keyClick(dialog.look.editor, Qt.Key.Key_Return)
    named.wait(lambda: not dialog.running)
    assert dialog.headline.text() == "Exported: 2. Withheld: 0."
    provenance = json.loads((tmp_path / "out" / "provenance.json").read_text())
    assert (provenance["burned_in_text"], provenance["blackened_boxes"]) == ("black", 1)
    dialog.reject()
    named.window.actions_.export.trigger()
    again = named.window.export_dialog
    again.destination.setText(str(tmp_path / "again"))
    again.form.look.setChecked(True)
    again.form.states["exported"].setChecked(True)
    named.wait(lambda: again.form.chosen_count == 2)
    again.start_button.click()
    named.wait(lambda: not again.running)
    assert again.headline.text() == "Exported: 2. Withheld: 0."
    again.reject()


def test_boxes_are_drawn_removed_and_moved_by_mouse_and_key(named: Station, tmp_path: Path) -> None:
    dialog = looking(named, tmp_path / "out")
    look, editor, bot = dialog.look, dialog.look.editor, named.qtbot
    (found,) = editor.boxes
    bot.keyClick(editor, "n")
    assert [one.kind for one in editor.boxes] == ["identity", "own"]
    before = editor.boxes[1].box
    bot.keyClick(editor, Qt.Key.Key_Right)
    bot.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    moved = editor.boxes[1].box
    assert (moved[0] > before[0], moved[1] == before[1], moved[2] == before[2], moved[3] > before[3]) == (True,) * 4
    bot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.boxes == (found,)
    bot.keyClick(editor, "z", Qt.KeyboardModifier.ControlModifier)
    assert len(editor.boxes) == 2
    rows, columns = editor.picture.shape
    to_view = editor._to_view()
    corner, far = (to_view.map(QPointF(columns * x, rows * y)).toPoint() for x, y in ((0.05, 0.8), (0.25, 0.95)))
    bot.mousePress(editor, Qt.MouseButton.LeftButton, pos=corner)
    bot.mouseMove(editor, far)
    bot.mouseRelease(editor, Qt.MouseButton.LeftButton, pos=far)
    x, y, width, height = editor.boxes[2].box
    assert (abs(x - 0.05 * columns) < 4, abs(y + height - 0.95 * rows) < 4, width > 0) == (True, True, True)
    inside = to_view.map(QPointF(x + width / 2, y + height / 2)).toPoint()
    bot.mouseClick(editor, Qt.MouseButton.RightButton, pos=inside)
    assert len(editor.boxes) == 2
    look.list.setCurrentRow(0)
    assert editor.chosen == 0
    before_black = editor.grab().toImage()
    bot.keyClick(editor, "b")
    assert editor.grab().toImage() != before_black
    look.withhold_button.setFocus()
    bot.keyClick(look.withhold_button, Qt.Key.Key_Return)  # a button's own key, and not the one that accepts
    named.wait(lambda: not dialog.running)
    assert dialog.headline.text() == "Exported: 1. Withheld: 1."
    assert "A person has looked at its picture and withheld it." in dialog.summary.toPlainText()
    dialog.reject()


def test_without_its_boxes_a_picture_comes_again_and_closing_stops_the_export(named: Station, tmp_path: Path) -> None:
    dialog = looking(named, tmp_path / "out")
    named.qtbot.keyClick(dialog.look.editor, Qt.Key.Key_Delete)
    dialog.look.editor.add((0, 0, 10, 10))
    named.qtbot.keyClick(dialog.look.editor, "a")
    named.wait(lambda: dialog.look.waiting == 1 and dialog.look.seen)
    assert [one.kind for one in dialog.look.editor.boxes] == ["identity", "accepted"]
    assert "text is left" in dialog.look.heading.text()
    run = dialog._run
    with named.qtbot.waitSignal(run.stopped, timeout=30_000):
        dialog.close()
    assert (tmp_path / "out" / STAGING).is_dir()
    assert not (tmp_path / "out" / "MANIFEST.sha256").exists()
