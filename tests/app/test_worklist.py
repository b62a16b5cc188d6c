"""The list of cases: how far each is, which are listed, in which order, and the way from one to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import i18n
from core.errors import WorkerCrashed
from core.findings import GateVerdict
from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx

PEOPLE = (("ZULU^ANNA", "20240105"), ("ALPHA^BEN", "20240301"), ("MIKE^CORA", "20230101"))


@pytest.fixture
def ward(station: Station, films: Path) -> Station:
    """Three studies, of which the second has two images, and a folder of two pictures with a broken one."""
    for number, (name, date) in enumerate(PEOPLE, start=1):
        given = {"StudyInstanceUID": f"1.2.{number}", "PatientName": name, "StudyDate": date}
        for image in range(2 if number == 2 else 1):
            path = films / f"{number}-{image}.dcm"
            write_dx(path, chest_like(90 + number, 80 + image, 12), InstanceNumber=str(image), **given)
    pictures = films / "pictures"
    pictures.mkdir()
    for number in (1, 2):
        Image.fromarray(chest_like(90, 100 + number, 8)).save(pictures / f"film-{number}.png")
    (pictures / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    station.open_analysed(films)
    return station


def listed(station: Station) -> list[str]:
    """The titles of the cases that are to be seen, from top to bottom."""
    tree, model, found = station.window.study_list.tree, station.window.study_list.model, []
    for number in range(model.rowCount()):
        study = model.item(number)
        if tree.isRowHidden(number, model.invisibleRootItem().index()):
            continue
        if not study.data(Qt.ItemDataRole.UserRole + 2).startswith("study:folder:"):
            found.append(study.data(Qt.ItemDataRole.UserRole + 1).title)
            continue
        rows = (row for row in range(study.rowCount()) if not tree.isRowHidden(row, study.index()))
        found += [study.child(row).data(Qt.ItemDataRole.UserRole + 1).title for row in rows]
    return found


def states(station: Station) -> dict[str, str]:
    worklist = station.session.worklist
    return {Path(case.key).name: worklist.state(case) for case in worklist.ordered}


def choose(box, data: object) -> None:
    box.setCurrentIndex(box.findData(data))


@pytest.mark.parametrize("written", ["2023-01-01", "01/01/2023"])
def test_a_date_is_found_as_the_window_writes_it_and_as_the_file_does(
    ward: Station, qapp: QApplication, written: str
) -> None:
    i18n.speak(qapp, "vi")
    try:
        ward.window.study_list.bar.search.setText(written)
        ward.wait(lambda: listed(ward) == ["ZULU, ANNA", "MIKE, CORA"])  # the case on screen stays
    finally:
        i18n.speak(qapp, "en")


def test_every_case_has_its_state(ward: Station) -> None:
    assert states(ward) == {
        "1.2.1": "new", "1.2.2": "new", "1.2.3": "new", "film-1.png": "new", "film-2.png": "new", "broken.png": "failed"
    }  # fmt: skip
    ward.verdict("2", "a")
    assert states(ward)["1.2.1"] == "read"
    ward.verdict("2", "d")
    assert states(ward)["1.2.1"] == "flagged"
    assert ward.window.study_list._count.text() == "4 unread"


def test_what_was_read_is_known_again_pictures_too(ward: Station, films: Path) -> None:
    ward.verdict("2", "a")
    ward.qtbot.keyClick(ward.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)  # around the end
    assert ward.session.place.target.path.endswith("film-2.png")
    ward.verdict("2", "d")
    ward.session.close_all()
    ward.open_analysed(films)
    ward.wait(lambda: (states(ward)["1.2.1"], states(ward)["film-2.png"]) == ("read", "flagged"))


def test_one_key_leads_to_the_next_unread_case_and_passes_over_what_is_read(ward: Station) -> None:
    ward.verdict("2", "a")
    seen = []
    for _ in range(5):
        seen.append(Path(ward.session.place.case.key).name)
        ward.qtbot.keyClick(ward.window, Qt.Key.Key_Return)
    assert seen == ["1.2.1", "1.2.2", "1.2.3", "film-1.png", "film-2.png"]
    assert ward.session.place.case.key == "1.2.2"


def test_a_case_that_only_the_network_failed_on_is_still_to_be_read(station: Station, films: Path) -> None:
    station.network.fault = WorkerCrashed("The network ended unexpectedly. It has been restarted; try again.")
    for number in (1, 2):
        write_dx(films / f"{number}.dcm", chest_like(90 + number, 80, 12))
    station.open(films)
    first = station.session.place.target
    station.wait(lambda: all(station.session.analysis.failure(one) for one in station.session.studies.targets))
    assert list(states(station).values()) == ["new", "new"]
    assert station.session.worklist.unread_count() == 2
    station.qtbot.keyClick(station.window, Qt.Key.Key_Return)
    assert station.session.place.target != first


def test_search_and_filter_narrow_the_list_and_the_way(ward: Station) -> None:
    bar = ward.window.study_list.bar
    ward.verdict("2", "a")
    assert listed(ward) == ["ZULU, ANNA", "ALPHA, BEN", "MIKE, CORA", "film-1.png", "film-2.png", "broken.png"]
    ward.qtbot.keyClick(ward.window, "f", Qt.KeyboardModifier.ControlModifier)
    ward.qtbot.keyClicks(bar.search, "cora 2023")
    assert listed(ward) == ["ZULU, ANNA", "MIKE, CORA"]  # the case on screen stays
    ward.qtbot.keyClick(bar.search, Qt.Key.Key_Return)
    assert ward.session.place.case.key == "1.2.3"
    assert not bar.search.hasFocus()
    bar.search.clear()
    bar.states.setCurrentText("Read")
    assert listed(ward) == ["ZULU, ANNA", "MIKE, CORA"]
    ward.verdict("2", "a")
    bar.states.setCurrentText("Unread")
    assert listed(ward) == ["ALPHA, BEN", "MIKE, CORA", "film-1.png", "film-2.png"]
    ward.qtbot.keyClick(ward.window, Qt.Key.Key_Return)
    assert listed(ward) == ["ALPHA, BEN", "film-1.png", "film-2.png"]
    ward.session.step(-1)
    bar.states.setCurrentText("Failed")
    assert listed(ward) == ["MIKE, CORA", "broken.png"]


def test_the_order_by_date_and_name_is_the_readers(ward: Station) -> None:
    order = ward.window.study_list.bar.order
    choose(order, "name")
    assert listed(ward) == ["ALPHA, BEN", "MIKE, CORA", "film-1.png", "film-2.png", "broken.png", "ZULU, ANNA"]
    choose(order, "date")
    assert listed(ward)[:3] == ["ALPHA, BEN", "ZULU, ANNA", "MIKE, CORA"]
    assert ward.session.place.case.key == "1.2.1"
    ward.qtbot.keyClick(ward.window, Qt.Key.Key_Return)
    assert ward.session.place.case.key == "1.2.3"


def test_an_order_by_what_the_network_says_is_none_while_it_is_hidden(station: Station, films: Path) -> None:
    for number, likely in enumerate((0.3, 0.95, 0.6), start=1):
        write_dx(films / f"{number}.dcm", chest_like(90 + number, 80, 12), PatientName=f"P{number}")
        station.network.probabilities = (0.01, likely, 0.01, 0.01)
        station.network.banded = True
        station.open_analysed(films / f"{number}.dcm")
    order = station.window.study_list.bar.order
    choose(order, "band")
    assert listed(station) == ["P2", "P3", "P1"]
    choose(order, "uncertainty")
    assert listed(station)[0] in ("P1", "P3")
    station.press("v")
    assert order.currentData() == "found"
    assert listed(station) == ["P1", "P2", "P3"]
    assert not order.model().item(order.findData("band")).isEnabled()
    station.press("v")
    station.session.network_view.set_blind_first(True)
    choose(order, "band")
    assert station.session.worklist.order == "found"


def test_a_refused_case_is_named_only_where_the_gate_may_be_seen(station: Station, films: Path) -> None:
    station.network.gate = GateVerdict("refuse", ("This is a lateral view.",))
    write_dx(films / "1.dcm")
    station.open_analysed(films)
    assert list(states(station).values()) == ["refused"]
    station.session.network_view.set_blind_first(True)
    assert list(states(station).values()) == ["new"]


def test_a_study_has_one_verdict_and_its_highest_frame_speaks(ward: Station, films: Path) -> None:
    session = ward.session
    ward.network.probabilities = (0.04, 0.1, 0.02, 0.01)
    session.close_all()
    ward.network.probabilities = (0.2, 0.93, 0.02, 0.01)
    ward.open_analysed(films / "2-0.dcm", films / "2-1.dcm")
    ward.wait(lambda: session.calls.call("pneumonia") is not None and session.calls.call("pneumonia").frames == 2)
    row = ward.window.predictions.rows[1]
    assert "highest of 2: this image" in row.call_text
    word, _ = ward.verdict("2", "d")
    assert (word.scope.uid, word.scope.score_frames) == ("1.2.2", 2)
    session.step(1)
    assert "absent" in row.verdict_text  # the verdict is the study's, not the frame's
    ward.wait(lambda: session.verdicts.can_record)
    assert "absent" in row.verdict_text
    assert ward.window.assessment.disagree.isChecked()
