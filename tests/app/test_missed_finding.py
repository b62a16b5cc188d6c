"""A finding that the network did not call is added with its region; until then nothing tells what it said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt

from core.bundles.fingerprints import preprocessing_sha256
from core.findings import Assessment, Ellipse, GateVerdict, Polygon, Region
from core.imaging.region_agreement import agreement_with_any
from core.review.decisions import decision_record, final_call
from tests.app.conftest import WAIT_MS, Station
from tests.app.test_blind_first import OTHER, SURE, at_rest, blind, settled, write_films
from tests.app.test_queue_page import department, quiet_queue
from tests.app.test_verdicts import draw, kept, step, two_cases, two_views
from tests.helpers.dicom_files import chest_like, write_dx

__all__ = ["blind", "department", "two_cases", "two_views"]
OWN_WORDS = "Rib fracture"


@pytest.fixture
def reading(station: Station, films: Path) -> Station:
    write_dx(films / "film.dcm", chest_like(300, 400, 12))
    station.open_analysed(films / "film.dcm")
    station.wait(lambda: station.session.verdicts.can_record)
    return station


def choose(station: Station, name: str) -> None:
    """The key, a few letters, Enter."""
    station.press("0")
    listed = station.window.missed_parts.list
    assert listed.isVisible()
    station.qtbot.keyClicks(listed.line, name)
    station.qtbot.keyClick(listed.line, Qt.Key.Key_Return)
    assert not listed.isVisible()


def enter(station: Station) -> tuple[Assessment, int | None]:
    with station.qtbot.waitSignal(station.session.verdicts.recorded, timeout=WAIT_MS) as said:
        station.qtbot.keyClick(station.window.view, Qt.Key.Key_Return)
    return said.args


def add(station: Station, name: str = OWN_WORDS) -> tuple[Assessment, int | None]:
    choose(station, name)
    draw(station, (10, 20), (60, 70))
    return enter(station)


def names(station: Station) -> list[str]:
    return [row.finding.key for row in station.window.predictions.rows]


def test_a_finding_of_the_network_is_added_with_regions_of_three_shapes(reading: Station) -> None:
    panel, session = reading.window.assessment, reading.session
    choose(reading, "tuberc")
    assert panel.title.text() == "Missed: Tuberculosis"
    assert panel.add_missed.isVisible()
    assert not panel.present.isVisible()
    draw(reading, (50, 60), (150, 200))
    reading.window.actions_.region_shape.trigger()
    assert reading.window.actions_.region.isChecked()  # there may be more of them: no key between
    draw(reading, (200, 60), (260, 120))
    reading.window.actions_.region_shape.trigger()
    view = reading.window.view
    corners = [view.transform.point_to_view(QPointF(x, y)).toPoint() for x, y in ((20, 20), (120, 30), (60, 90))]
    reading.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=corners[0])
    for corner in corners[1:]:
        reading.qtbot.mouseMove(view, corner)
    reading.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=corners[-1])
    panel.significance.setCurrentIndex(panel.significance.findData("major"))
    panel.confidence.setCurrentIndex(panel.confidence.findData(90))
    panel.note.setPlainText("behind the heart")
    word, queue_id = enter(reading)
    assert (word.finding, word.verdict, word.missed, word.reason) == ("tuberculosis", "present", True, "FN")
    assert (word.significance, word.confidence_percent, word.note) == ("major", 90, "behind the heart")
    assert [type(outline) for outline in word.outlines] == [Region, Ellipse, Polygon]
    assert kept(reading) == [word]
    assert reading.session.queue.store.queue_entry(queue_id).reason == "disagreement"
    assert not panel.add_missed.isVisible()
    assert not reading.window.actions_.region.isChecked()
    assert session.finding == "tuberculosis"


def test_a_finding_in_the_readers_own_words_is_listed_drawn_and_queued(reading: Station) -> None:
    before = names(reading)
    plain = reading.shown()
    word, queue_id = add(reading)
    assert (word.finding, word.label, word.missed, word.score) == ("rib_fracture", "rib_fracture", True, None)
    entry = reading.session.queue.store.queue_entry(queue_id)
    assert (entry.reason, final_call(entry.assessment)) == ("missed", "corrected")
    assert names(reading) == [*before, "rib_fracture"]
    row = reading.window.predictions.rows[-1]
    assert (row.call_text, row.verdict_text) == ("None of this network\u2019s findings", "You: present")
    assert "Rib fracture" in row.accessibleName()
    assert reading.shown() != plain  # its region is drawn
    reading.press("2")
    without = reading.shown()
    reading.press(str(len(before) + 1))
    assert reading.session.finding == "rib_fracture"
    assert reading.shown() != without
    reading.window.actions_.show_queue.trigger()
    panel = reading.window.queue_panel
    reading.wait(lambda: panel.model.rowCount() == 1)
    assert panel.model.index(0, 2).data() == "Rib fracture"


def test_it_survives_a_new_start(reading: Station, films: Path) -> None:
    word, _ = add(reading)
    reading.session.close_all()
    assert "rib_fracture" not in names(reading)
    reading.open_analysed(films / "film.dcm")
    reading.wait(lambda: "rib_fracture" in names(reading))
    reading.press(str(len(names(reading))))
    assert reading.session.verdicts.entries.outlines == word.outlines


def test_ctrl_z_takes_it_off_the_list_and_out_of_the_queue(reading: Station) -> None:
    before = names(reading)
    add(reading)
    reading.wait(lambda: reading.session.queue.open_count == 1)
    undo = reading.window.actions_.undo
    assert undo.text().replace("&", "") == "Undo verdict Rib fracture: present"
    with reading.qtbot.waitSignal(reading.session.verdicts.withdrawn, timeout=WAIT_MS):
        undo.trigger()
    assert names(reading) == before
    assert reading.session.finding in before
    reading.wait(lambda: reading.session.queue.open_count == 0)


def test_absent_takes_back_what_was_added_though_it_was_not_the_last_word(reading: Station) -> None:
    add(reading)
    reading.verdict("2", "p")
    reading.press(str(len(names(reading))), "u")
    assert "with Absent you take it back" in reading.window.status_line.message.whole_text
    with reading.qtbot.waitSignal(reading.session.verdicts.withdrawn, timeout=WAIT_MS) as said:
        reading.press("n")
    assert said.args[0].finding == "rib_fracture"
    assert "rib_fracture" not in names(reading)
    assert reading.session.verdicts.newest("pneumonia") is not None


def test_what_is_changed_later_is_a_later_word_that_is_missed_too(reading: Station) -> None:
    first, _ = add(reading)
    reading.window.assessment.note.setPlainText("fifth rib")
    with reading.qtbot.waitSignal(reading.session.verdicts.recorded, timeout=WAIT_MS) as said:
        reading.window.assessment.save.click()
    assert (said.args[0].missed, said.args[0].note, said.args[0].outlines) == (True, "fifth rib", first.outlines)


def test_without_a_region_it_is_not_added_and_escape_drops_it(reading: Station) -> None:
    before, finding = names(reading), reading.session.finding
    choose(reading, OWN_WORDS)
    reading.qtbot.keyClick(reading.window.view, Qt.Key.Key_Return)
    assert "Draw where the finding is" in reading.window.status_line.message.whole_text
    draw(reading, (10, 20), (60, 70))
    assert len(reading.session.verdicts.entries.outlines) == 1
    view = reading.window.view
    reading.qtbot.keyClick(view, Qt.Key.Key_Escape)  # the tool is put away first
    assert reading.session.missed.under_way
    reading.qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not reading.session.missed.under_way
    assert (names(reading), reading.session.finding) == (before, finding)
    choose(reading, OWN_WORDS)
    assert reading.session.verdicts.entries.outlines == ()
    reading.window.assessment.drop_missed.click()
    assert kept(reading) == []


def test_the_list_is_searched_and_says_what_cannot_be_a_name(reading: Station) -> None:
    reading.press("0")
    listed = reading.window.missed_parts.list
    assert listed.offered == ["Pneumonia", "COVID-19", "Tuberculosis"]  # as the network lists them
    listed.line.setText("G\u00e3y x\u01b0\u01a1ng s\u01b0\u1eddn")
    assert listed.offered == ["Gay xuong suon"]
    listed.line.setText("\u808b\u9aa8\u9aa8\u6298")
    assert listed.offered == ["A name needs Latin letters, and begins with one"]
    reading.qtbot.keyClick(listed.line, Qt.Key.Key_Return)
    assert listed.isVisible()
    listed.line.setText("Pneumonia")
    assert "Pneumonia" in listed.offered
    assert len([name for name in listed.offered if name == "Pneumonia"]) == 1


def test_what_the_network_called_was_not_missed_and_the_word_agrees(reading: Station) -> None:
    word, queue_id = add(reading, "pneumonia")
    assert word.finding == "pneumonia"
    assert (word.missed, word.disagreement, word.reason, queue_id) == (False, False, None, None)
    assert len(word.outlines) == 1


def test_it_may_be_drawn_on_another_image_of_the_study(two_views: Station) -> None:
    two_views.wait(lambda: two_views.session.verdicts.can_record)
    choose(two_views, OWN_WORDS)
    step(two_views, 1)
    assert (two_views.session.missed.finding, two_views.session.finding) == ("rib_fracture", "rib_fracture")
    two_views.session.verdicts.set_region(Region(10.0, 10.0, 20.0, 20.0))
    word, _ = enter(two_views)
    assert word.origin == two_views.session.prediction.origin


def test_who_goes_on_to_another_case_is_told_that_nothing_was_added(two_cases: Station) -> None:
    two_cases.wait(lambda: two_cases.session.verdicts.can_record)
    choose(two_cases, OWN_WORDS)
    told: list[str] = []
    two_cases.session.message.connect(told.append)
    two_cases.session.step(1)
    two_cases.wait(lambda: two_cases.session.verdicts.can_record)
    assert any("was not added" in sentence for sentence in told)
    assert not two_cases.session.missed.under_way
    assert "rib_fracture" not in names(two_cases)


def test_two_keys_a_verdict_and_enter_to_the_next_case_stay(two_cases: Station) -> None:
    two_cases.wait(lambda: two_cases.session.verdicts.can_record)
    first = two_cases.session.place.target
    add(two_cases)
    two_cases.qtbot.keyClick(two_cases.window, Qt.Key.Key_Return)
    assert two_cases.session.place.target != first
    word, _ = two_cases.verdict("2", "d")
    assert (word.finding, word.verdict) == ("pneumonia", "absent")


def test_an_export_holds_it(reading: Station, tmp_path: Path) -> None:
    add(reading)
    reading.wait(lambda: reading.session.queue.open_count == 1)
    reading.window.actions_.export.trigger()
    dialog = reading.window.export_dialog
    dialog.destination.setText(str(tmp_path / "out"))
    reading.wait(lambda: bool(dialog.form.chosen_count))
    dialog.start_button.click()
    reading.wait(lambda: not dialog.running)
    assert [path.parent.name for path in (tmp_path / "out").glob("*/*.png")] == ["rib_fracture"]
    assert "rib_fracture" in (tmp_path / "out" / "labels.csv").read_text()
    dialog.reject()


# Before she has seen what the network says


def test_nothing_that_can_be_observed_while_a_finding_is_added_depends_on_the_network(
    blind: Station, films: Path
) -> None:
    """Named by the reader or the network's own, until Enter; and what is named by herself, until she has answered."""
    seen: list[dict[str, object]] = []
    networks = (
        (SURE, GateVerdict("pass")),
        (OTHER, GateVerdict("pass")),
        (SURE, GateVerdict("warn", ("The patient's age is 3 years.",))),
        (SURE, GateVerdict("refuse", ("This is a lateral view; this network was made for frontal views.",))),
    )
    # The first twice: Qt's accessible tree of a list is another after it was emptied.
    for number, (probabilities, gate) in enumerate((networks[0], *networks)):
        # The same picture in another file: what was said of one is kept with the reader's word.
        write_dx(films / "film.dcm", chest_like(91, 80, 12), StudyInstanceUID=f"1.2.3.{number}")
        blind.network.probabilities, blind.network.gate = probabilities, gate
        seen.append(adding(blind, films))
    assert len(seen[1]) > 300
    for others in seen[2:]:
        assert others.keys() == seen[1].keys()
        for place in others:
            assert others[place] == seen[1][place], place


def adding(station: Station, films: Path) -> dict[str, object]:
    """All that can be observed from the key to the word, and after one on what the network does not know."""
    station.open(films)
    settled(station)
    assert station.session.prediction.gate == station.network.gate
    station.press("0")
    seen = {f"list: {place}": value for place, value in at_rest(station).items()}
    station.window.missed_parts.list.close_over()
    for name in ("pneumonia", OWN_WORDS):
        choose(station, name)
        station.session.verdicts.set_region(Region(5.0, 5.0, 20.0, 20.0))
        seen |= {f"{name}: {place}": value for place, value in at_rest(station).items()}
        if name == OWN_WORDS:
            word, _ = enter(station)
            assert (word.circumstances.phase, word.missed) == ("blind", True)
            quiet_queue(station)
            station.window.status_line.message.show_text("")
            seen |= {f"said: {place}": value for place, value in at_rest(station).items()}
            station.window.actions_.show_queue.trigger()
            station.window.queue_panel.table.selectRow(0)
            station.wait(lambda: station.window.queue_panel.preview.picture.picture is not None)
            quiet_queue(station)
            model = station.window.queue_panel.model
            seen["queue"] = [model.index(0, column).data() for column in range(1, 7)]
            seen["preview"] = [field.text() for field in station.window.queue_panel.preview.fields.values()]
            station.window.actions_.show_image.trigger()
            seen["state"] = station.session.worklist.state(station.session.place.case)
            with station.qtbot.waitSignal(station.session.verdicts.withdrawn, timeout=WAIT_MS):
                station.session.verdicts.take_back()
        else:
            station.session.missed.cancel()
    assert not station.session.network_view.shows_gate
    station.session.close_all()
    return {place: value for place, value in seen.items() if "items" not in place}


def test_before_the_reveal_the_word_on_what_the_network_called_says_no_more_than_present(
    blind: Station, films: Path
) -> None:
    write_films(films, 1)
    blind.open(films)
    settled(blind)
    word, _ = add(blind, "pneumonia")
    assert (word.missed, word.circumstances.phase, word.circumstances.blind_verdict) == (False, "blind", "present")
    blind.wait(lambda: blind.session.network_view.shows("pneumonia"))


def test_what_is_added_after_the_reveal_is_not_called_blind(blind: Station, films: Path) -> None:
    write_films(films, 1)
    blind.open(films)
    settled(blind)
    blind.verdict("2", "p")
    blind.wait(lambda: blind.session.network_view.shows("pneumonia"))
    word, _ = add(blind)
    assert word.circumstances.phase == "open"


# Several readers


def test_a_second_reader_may_add_one_and_stays_blind(department: Station) -> None:
    station, panel = department, department.window.queue_panel
    panel.table.selectRow(0)
    station.window.actions_.take_case.trigger()
    station.wait(lambda: station.session.prediction is not None and station.session.verdicts.can_record)
    word, queue_id = add(station)
    assert (word.reader, word.finding, word.circumstances.phase) == ("ben", "rib_fracture", "blind")
    assert queue_id is not None
    assert not station.session.network_view.shows("pneumonia")
    assert station.window.queue_parts.reading.awaited == 1
    store = station.session.queue.store
    station.session.verdicts.set_region(None)
    station.press("2")
    station.session.verdicts.set_region(Region(20.0, 30.0, 30.0, 30.0))
    station.press("p")
    station.wait(lambda: store.queue_entry(1).second is not None)
    second = store.queue_entry(1).second
    assert second.circumstances.phase == "blind"
    assert second.basis.cam_iou is not None  # her region, and the map of the network that the first reader met


def added_by_another(station: Station) -> None:
    """An added finding is read second: it is none of the network's, and is listed for the one who is asked for it."""
    store = station.session.queue.store
    from core.review.assessing import Draft, assess

    first = store.queue_entry(1).assessment
    prediction = store.find_prediction(first.origin.sha256, 1, first.bundle)
    draft = Draft("rib_fracture", "present", "ann", missed=True, outlines=(Region(5.0, 5.0, 20.0, 20.0),))
    store.record(assess(prediction, station.session.findings, draft), "missed", "refer")
    station.session.queue.refresh()
    panel = station.window.queue_panel
    station.wait(lambda: panel.model.rowCount() == 2)
    panel.table.selectRow(panel.model.place_of(2))
    station.window.actions_.take_case.trigger()
    station.wait(lambda: station.session.prediction is not None and station.session.verdicts.can_record)
    assert station.session.finding == "rib_fracture"
    assert names(station)[-1] == "rib_fracture"
    station.press("1", str(len(names(station))))
    station.press("n")
    station.wait(lambda: store.queue_entry(2).second is not None)


def test_an_added_finding_is_read_second_in_the_window(department: Station) -> None:
    added_by_another(department)
    entry = department.session.queue.store.queue_entry(2)
    assert (entry.second.verdict, entry.state) == ("absent", "second_read")


def test_what_a_second_reader_adds_to_her_no_is_a_later_word_and_takes_nothing_back(department: Station) -> None:
    station = department
    added_by_another(station)
    told: list[str] = []
    station.session.message.connect(told.append)
    station.wait(lambda: station.session.verdicts.newest("rib_fracture") is not None)
    station.window.assessment.note.setPlainText("a vessel")
    with station.qtbot.waitSignal(station.session.verdicts.recorded, timeout=WAIT_MS) as said:
        station.session.close_all()
    word, queue_id = said.args
    assert (word.finding, word.verdict, word.note, queue_id) == ("rib_fracture", "absent", "a vessel", None)
    assert not any("reopened" in sentence for sentence in told)
    assert station.session.queue.store.queue_entry(2).state == "second_read"


# The record


def test_every_word_tells_the_preprocessing_and_how_its_region_lies_on_the_map(reading: Station) -> None:
    without, _ = reading.verdict("4", "p")
    manifest = reading.network.bundle.manifest
    assert (without.basis.preprocessing_sha256, without.basis.cam_iou) == (preprocessing_sha256(manifest), None)
    reading.session.verdicts.set_region(Region(0.0, 0.0, 200.0, 300.0))
    word, _ = reading.verdict("d")
    heatmap = reading.session.prediction.heatmap("tuberculosis")
    expected = agreement_with_any(heatmap, word.outlines, (300, 400)).iou
    assert word.basis.cam_iou == expected == pytest.approx(0.5)
    assert kept(reading)[-1] == word
    record = decision_record(word, "r").to_json()
    assert (record["preproc_hash"], record["cam_iou_with_region"]) == (preprocessing_sha256(manifest), expected)
    json.dumps(record)


def test_a_note_that_is_typed_on_another_image_of_the_study_is_kept_with_it(two_views: Station) -> None:
    """Its place stays on the image on which it was drawn."""
    two_views.wait(lambda: two_views.session.verdicts.can_record)
    choose(two_views, OWN_WORDS)
    two_views.session.verdicts.set_region(Region(10.0, 10.0, 20.0, 20.0))
    first, _ = enter(two_views)
    step(two_views, 1)
    two_views.press(str(len(names(two_views))))
    assert two_views.session.finding == "rib_fracture"
    two_views.window.assessment.note.setPlainText("fifth rib")
    told: list[str] = []
    two_views.session.message.connect(told.append)
    with two_views.qtbot.waitSignal(two_views.session.verdicts.recorded, timeout=WAIT_MS) as said:
        two_views.window.assessment.save.click()
    word = said.args[0]
    assert (word.missed, word.note, word.reason) == (True, "fifth rib", "FN"), told
    assert (word.origin, word.outlines, word.label) == (first.origin, first.outlines, "rib_fracture")
    two_views.window.assessment.note.setPlainText("fifth rib, at the side")
    with two_views.qtbot.waitSignal(two_views.session.verdicts.recorded, timeout=WAIT_MS) as said:
        two_views.session.step(-1)  # the image is left
    assert (said.args[0].note, said.args[0].outlines) == ("fifth rib, at the side", first.outlines)
