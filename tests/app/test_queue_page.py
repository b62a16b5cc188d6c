"""The queue's page for several readers: paged, filtered, second reader blind, adjudicator between two words."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from app import i18n
from app.queue_pages import PAGE_ROWS
from app.wording import local_time
from core.findings import Assessment, Polygon, Prediction, Region
from core.review.assessing import Draft, assess
from core.settings import Settings
from core.store.database import FILE_NAME, Store
from tests.app.conftest import Station
from tests.app.test_blind_first import at_rest, settled
from tests.helpers.dicom_files import chest_like, write_dx

HERE = Region(20.0, 30.0, 50.0, 60.0)


def read_as(station: Station, login: str) -> None:
    """Somebody else sits down; nothing of what was open stays."""
    station.window.queue_parts.who.choose(login)
    station.wait(lambda: station.window.status_line.reader.text().startswith(login))
    quiet_queue(station)


def quiet_queue(station: Station) -> None:
    """Wait until what was asked of the store has come back, and what followed from it."""
    for _ in range(3):
        passed: list[object] = []
        station.session.jobs.run(int, on_done=passed.append)
        station.wait(lambda passed=passed: bool(passed))


def say(store: Store, prediction: Prediction, reader: str, verdict: str = "absent", **said: object) -> Assessment:
    """A first reader's word, kept as the command line keeps it: the network says present of it."""
    from core.bundles.library import find_bundle

    findings = find_bundle("cxr4-lite0", Path()).findings
    draft = Draft("pneumonia", verdict, reader, **said)
    word = assess(prediction, findings, draft)
    store.record(word, "disagreement", "refer")
    return word


@pytest.fixture
def department(station: Station, films: Path) -> Station:
    """Two read every case: ann has read one, and said what nobody else may know yet; ben sits there now."""
    quiet_queue(station)  # at the start there was nobody to choose from
    station.session.set_settings(Settings(reader="ben", blind_first=False, second_read=True), station.data_dir)
    store = station.session.queue.store
    assert store is not None
    for login, role in (("ann", "Reader"), ("ben", "Reader"), ("cleo", "Adjudicator")):
        store.people.add(login, role, "test")
    film = write_dx(films / "film.dcm", chest_like(91, 80, 12))
    frame = station.reader.read(str(film)).result()
    prediction = station.network.prediction(frame)
    store.save_prediction(prediction)
    say(store, prediction, "ann", significance="major", note="seen in haste", outlines=(HERE,))
    station.session.queue.refresh()
    station.wait(lambda: station.window.queue_panel.model.rowCount() == 1)
    station.wait(lambda: station.window.status_line.reader.text() == "ben \u00b7 Reader")
    station.window.actions_.show_queue.trigger()
    return station


def cells(station: Station) -> list[str]:
    model = station.window.queue_panel.model
    return [model.index(0, column).data() for column in range(model.columnCount())]


def test_a_second_reader_sees_nothing_of_the_first_word_until_hers_is_in(department: Station) -> None:
    station, panel = department, department.window.queue_panel
    assert cells(station)[3:7] == ["hidden"] * 4
    panel.table.selectRow(0)
    station.wait(lambda: panel.preview.picture.picture is not None)
    assert panel.preview.picture.picture.heatmap is None
    assert panel.preview.fields["verdict"].text() == "hidden until you have read it"
    station.window.actions_.take_case.trigger()
    station.wait(lambda: station.session.prediction is not None and station.session.verdicts.can_record)
    assert station.session.finding == "pneumonia"
    assert not station.session.network_view.shows("pneumonia")
    station.window.actions_.blind_first.trigger()  # not now
    assert not station.session.network_view.shows("pneumonia")
    assert station.window.actions_.blind_first.isChecked()
    station.press("p")
    station.wait(lambda: cells(station)[1] == "second reader differs")
    entry = station.session.queue.store.queue_entry(1)
    assert (entry.second.verdict, entry.second.reader, entry.second.circumstances.phase) == ("present", "ben", "blind")
    assert station.session.network_view.shows("pneumonia")
    assert not station.session.network_view.blind_first
    assert cells(station)[4] == "absent"
    assert len(station.session.queue.store.queue()) == 1


def test_nothing_that_can_be_observed_of_a_second_reading_depends_on_what_was_said(
    department: Station, films: Path
) -> None:
    """Two cases, alike but for the first reader's word and the network's: page and window are equal."""
    station, panel = department, department.window.queue_panel
    for number, (probabilities, verdict, said) in enumerate(
        (
            ((0.04, 0.93, 0.02, 0.01), "absent", {"note": "a note", "label": "normal", "outlines": (HERE,)}),
            ((0.90, 0.03, 0.06, 0.01), "unsure", {"significance": "minor", "reason": "quality"}),
        )
    ):
        folder = films / str(number)
        folder.mkdir()
        film = write_dx(folder / "twin.dcm", chest_like(17, 80, 12), StudyInstanceUID=f"1.2.3.{number}")
        station.network.probabilities = probabilities
        prediction = station.network.prediction(station.reader.read(str(film)).result())
        station.session.queue.store.save_prediction(prediction)
        say(station.session.queue.store, prediction, "ann", verdict, **said)
    station.session.queue.refresh()
    station.wait(lambda: panel.model.rowCount() == 3)
    first, second = second_reading(station, 2), second_reading(station, 3)
    assert first.keys() == second.keys()
    assert len(first) > 500
    differing = {place: (first[place], second[place]) for place in first if first[place] != second[place]}
    times = {local_time(panel.model.entry(place).created_at) for place in range(3)}
    for place, values in differing.items():
        if times.issuperset(values):
            continue  # the minute has passed between the two
        assert place.split()[1] == "QLabel", place
        assert "2" in str(values[0])
        assert str(values[0]).replace("2", "3") == str(values[1]), place  # it names the case


def second_reading(station: Station, number: int) -> dict[str, object]:
    """All that is to be seen of a case while its second reader looks, without its number, path and UIDs."""
    panel = station.window.queue_panel
    place = panel.model.place_of(number)
    panel.table.selectRow(place)
    station.wait(lambda: panel.preview.picture.picture is not None)
    quiet_queue(station)
    row = panel.model.entry(place)
    tips = [panel.model.index(place, column).data(Qt.ItemDataRole.ToolTipRole) for column in range(11)]
    seen: dict[str, object] = {
        "cells": [panel.model.index(place, column).data() for column in (1, 2, 3, 4, 5, 6, 7, 9)],
        "tips": [tip.replace(local_time(row.created_at), "") for tip in tips],
        "preview": bytes(panel.preview.picture.grab().toImage().constBits()),
        "words": [field.text() for name, field in panel.preview.fields.items() if name != "when"],
        "row": (row.hidden, row.verdict, row.label, row.note, row.probability, row.reason, row.significance),
    }
    station.window.actions_.take_case.trigger()
    station.wait(lambda: station.session.prediction is not None and station.window.tabs.currentIndex() == 0)
    settled(station)
    found = at_rest(station)
    seen |= {
        place: value
        for place, value in found.items()
        if not place.endswith(("items", "spoken")) and "QHeaderView" not in place
    }
    station.window.queue_parts.reading.drop([number])
    station.session.close_all()
    station.window.actions_.show_queue.trigger()
    return seen


def test_an_adjudicator_chooses_a_word_by_one_key(department: Station) -> None:
    station = department
    second_word(station, "present", outlines=(Polygon(((5.0, 5.0), (30.0, 8.0), (12.0, 40.0))),))
    read_as(station, "cleo")
    station.window.queue_panel.table.selectRow(0)
    station.window.actions_.take_case.trigger()
    station.wait(lambda: station.window.queue_parts.adjudication is not None)
    dialog = station.window.queue_parts.adjudication
    station.wait(lambda: dialog.picture.picture is not None)
    assert dialog.picture.picture.heatmap is not None
    assert [mark.outlines[0].__class__ for mark in dialog.picture.marks] == [Region, Polygon]
    texts = [label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text")]
    assert any("seen in haste" in text for text in texts)
    assert any("93" in text for text in texts)
    station.qtbot.waitUntil(dialog.isActiveWindow)
    station.qtbot.keyClick(dialog, ".")
    station.wait(lambda: cells(station)[1] == "adjudicated")
    entry = station.session.queue.store.queue_entry(1)
    assert (entry.adjudication.verdict, entry.adjudication.reader) == ("present", "cleo")
    assert entry.adjudication.outlines == entry.second.outlines
    assert station.window.queue_parts.adjudication is None


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """What is opened behind the call speaks Vietnamese: its readers' headings are twice as long as the network's."""
    yield lambda: i18n.speak(qapp, "vi")
    i18n.speak(qapp, "en")


def test_the_three_opinions_of_an_adjudication_have_the_same_room(
    department: Station, vietnamese: Callable[[], None]
) -> None:
    station = department
    second_word(station, "present")
    read_as(station, "cleo")
    vietnamese()
    station.window.queue_panel.table.selectRow(0)
    station.window.actions_.take_case.trigger()
    station.wait(lambda: station.window.queue_parts.adjudication is not None)
    dialog = station.window.queue_parts.adjudication
    station.wait(lambda: dialog.picture.picture is not None)
    grid = next(layout for layout in dialog.findChildren(QGridLayout) if layout.itemAtPosition(0, 2) is not None)
    widths = {grid.cellRect(0, column).width() for column in range(3)}
    assert max(widths) - min(widths) <= 1
    dialog.reject()


def test_an_adjudicator_may_give_a_word_of_her_own(department: Station) -> None:
    station = department
    second_word(station, "present")
    read_as(station, "cleo")
    station.window.queue_panel.table.selectRow(0)
    station.window.actions_.take_case.trigger()
    station.wait(lambda: station.window.queue_parts.adjudication is not None)
    dialog = station.window.queue_parts.adjudication
    station.qtbot.waitUntil(dialog.isActiveWindow)
    station.qtbot.keyClick(dialog, ";")
    station.wait(lambda: station.session.prediction is not None and station.session.verdicts.can_record)
    station.window.activateWindow()
    station.qtbot.waitUntil(station.window.isActiveWindow)
    station.press("u")
    station.wait(lambda: cells(station)[1] == "adjudicated")
    assert station.session.queue.store.queue_entry(1).adjudication.verdict == "unsure"


def second_word(station: Station, verdict: str, **said: object) -> None:
    """Ben's word, given blind, straight into the store."""
    from core.findings import Circumstances
    from core.review.assessing import later_word, utc_now

    store, review = station.session.queue.store, station.window.queue_parts.pages.review
    first = store.queue_entry(1).assessment
    draft = Draft("pneumonia", verdict, "ben", circumstances=Circumstances("blind", verdict, utc_now()), **said)
    review.second_read(1, later_word(first, draft, station.session.findings))
    station.session.queue.refresh()
    station.wait(lambda: cells(station)[1] == "second reader differs")


def test_steps_go_by_the_rules_and_can_be_undone(department: Station) -> None:
    station, panel, a = department, department.window.queue_panel, department.window.actions_
    assert not a.claim_cases.isEnabled()
    panel.table.selectRow(0)
    assert (a.claim_cases.isEnabled(), a.reopen_cases.isEnabled()) == (True, False)
    a.claim_cases.trigger()
    station.wait(lambda: cells(station)[10] == "ben")
    assert [row.queue_id for row in panel.chosen()] == [1]
    a.reject_cases.trigger()  # a Reader may not
    station.wait(lambda: "has the role Reader" in station.window.status_line.message.whole_text)
    a.release_cases.trigger()
    station.wait(lambda: cells(station)[10] == "")
    a.undo_step.trigger()
    station.wait(lambda: cells(station)[1] == "in review")


def test_filters_search_order_and_pages_ask_the_store(station: Station, films: Path) -> None:
    store = station.session.queue.store
    film = write_dx(films / "film.dcm", chest_like(91, 80, 12))
    prediction = station.network.prediction(station.reader.read(str(film)).result())
    for number in range(PAGE_ROWS + 3):
        say(store, prediction, f"reader-{number % 3}", note="hilum" if number == 7 else "")
    station.session.queue.refresh()
    station.window.actions_.show_queue.trigger()
    panel, filters, a = station.window.queue_panel, station.window.queue_panel.filters, station.window.actions_
    station.wait(lambda: panel.model.rowCount() == PAGE_ROWS)
    assert not a.previous_page.isEnabled()
    a.next_page.trigger()
    station.wait(lambda: panel.model.rowCount() == 3)
    assert not a.next_page.isEnabled()
    filters.search.setText("hil")
    station.wait(lambda: panel.model.rowCount() == 1)
    assert cells(station)[0] == "8"
    filters.search.setText("nowhere")
    station.wait(lambda: panel.model.rowCount() == 0)
    assert filters.isEnabled()
    filters.search.clear()
    filters.readers.setCurrentIndex(filters.readers.findData("reader-2"))
    station.wait(lambda: panel.model.rowCount() == 17)
    filters.states.setCurrentIndex(filters.states.findData("exported"))
    station.wait(lambda: panel.model.rowCount() == 0)
    filters.states.setCurrentIndex(0)
    filters.order.setCurrentIndex(filters.order.findData("age"))
    station.wait(lambda: panel.model.rowCount() == 17 and cells(station)[0] == "3")


def test_who_reads_is_chosen_and_nothing_of_the_one_before_stays(department: Station, films: Path) -> None:
    station, a = department, department.window.actions_
    station.open_analysed(films)
    a.change_reader.trigger()
    choice = station.window.queue_parts.reader_choice
    assert [choice.people.itemData(place) for place in range(choice.people.count())] == ["ann", "ben", "cleo"]
    choice.people.setCurrentIndex(2)
    choice.read.click()
    station.wait(lambda: station.window.status_line.reader.text() == "cleo \u00b7 Adjudicator")
    assert station.session.studies.targets == ()
    assert station.session.settings.reader_id() == "cleo"
    assert station.window.queue_parts.reader_choice is None


def test_where_there_is_nothing_to_choose_nobody_asks(station: Station) -> None:
    station.wait(lambda: station.window.status_line.reader.text() == "reader-1 \u00b7 Reader")
    assert station.window.queue_parts.reader_choice is None
    assert not station.window.actions_.change_reader.isEnabled()


def test_a_site_with_passphrases_covers_the_window_until_the_right_one(bare_station: Station) -> None:
    station, parts = bare_station, bare_station.window.queue_parts
    quiet_queue(station)
    store = station.session.queue.store
    store.people.add("ann", "Reviewer", "test")
    store.people.set_passphrase("ann", "over the hills", "test")
    station.session.set_settings(Settings(reader="ann", passphrases=True), station.data_dir)
    parts.who.refresh()
    station.wait(lambda: station.window.status_line.reader.text() == "ann \u00b7 Reviewer")
    station.window.actions_.change_reader.trigger()
    lock, choice = station.window.desk_parts.lock, parts.reader_choice
    assert lock.locked
    station.qtbot.waitUntil(choice.isActiveWindow)
    station.qtbot.keyClicks(choice.passphrase, "over the pills")
    station.qtbot.keyClick(choice.passphrase, Qt.Key.Key_Return)
    station.wait(lambda: "is wrong" in choice.problem.text())
    choice.grab()  # lays it out
    for line in (choice.people, choice.passphrase):
        assert line.height() >= line.sizeHint().height(), "the sentence takes the room of the lines above it"
    assert lock.locked
    choice.reject()
    station.wait(lambda: parts.reader_choice is None)
    station.qtbot.keyClick(lock, "x")
    assert lock.locked
    choice = parts.reader_choice
    station.qtbot.waitUntil(choice.isActiveWindow)
    station.qtbot.keyClicks(choice.passphrase, "over the hills")
    station.qtbot.keyClick(choice.passphrase, Qt.Key.Key_Return)
    station.wait(lambda: not lock.locked)
    assert parts.reader_choice is None


def test_the_audit_view_lists_events_without_what_was_said_and_names_the_first_bad_one(department: Station) -> None:
    station = department
    station.window.actions_.audit.trigger()
    view = station.window.queue_parts.audit_view
    station.wait(lambda: view.check.isEnabled())
    assert view.verdict.text().startswith("The audit trail is whole")
    station.wait(lambda: view.model.rowCount() > 1)
    kinds = [view.model.index(row, 2).data() for row in range(view.model.rowCount())]
    assert "Decided" in kinds
    shown = [view.model.index(row, column).data() for row in range(len(kinds)) for column in range(6)]
    assert not any(word in str(shown) for word in ("absent", "pneumonia", "haste"))
    view.kinds.setCurrentIndex(view.kinds.findData("decided"))
    station.wait(lambda: view.model.rowCount() == kinds.count("Decided"))
    with contextlib.closing(sqlite3.connect(station.data_dir / FILE_NAME)) as database, database:
        guards = "SELECT name FROM sqlite_master WHERE tbl_name = 'audit_trail' AND type = 'trigger'"
        for (guard,) in database.execute(guards).fetchall():
            database.execute(f"DROP TRIGGER {guard}")
        database.execute("UPDATE audit_trail SET who = 'eve' WHERE kind = 'decided'")
    view.check.click()
    station.wait(lambda: "is the first that is not whole" in view.verdict.text())
    assert view.verdict.property("fault")
    view.close()
