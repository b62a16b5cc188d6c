"""Objects that are no images: listed calmly, chosen, and said for what they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem

from app.panels.study_rows import ROW_ROLE, Row
from tests.app.conftest import Station
from tests.helpers.dicom_files import write_dx
from tests.helpers.presentation_states import write_state

REPORT, PDF = "1.2.840.10008.5.1.4.1.1.88.11", "1.2.840.10008.5.1.4.1.1.104.1"


def items(station: Station) -> list[QStandardItem]:
    root = station.window.study_list.model.invisibleRootItem()
    studies = [root.child(row) for row in range(root.rowCount())]
    return [study.child(row) for study in studies for row in range(study.rowCount())]


def item_of(station: Station, path: Path) -> QStandardItem:
    return next(item for item in items(station) if item.data(ROW_ROLE).path == str(path))


def choose(station: Station, path: Path) -> None:
    station.window.study_list.tree.setCurrentIndex(item_of(station, path).index())


def write_object(path: Path, sop_class: str) -> Path:
    """An object without pixels."""
    none = dict.fromkeys(("Rows", "Columns", "PixelData", "BitsAllocated", "PhotometricInterpretation"))
    return write_dx(path, SOPClassUID=sop_class, Modality="SR", **none)


@pytest.fixture
def film(films: Path) -> Path:
    return write_dx(films / "film.dcm", WindowCenter="2048", WindowWidth="4096")


def test_objects_are_counted_apart_from_failures(station: Station, films: Path, film: Path) -> None:
    write_object(films / "report.dcm", REPORT)
    write_object(films / "letter.dcm", PDF)
    (films / "empty.dcm").write_bytes(b"")
    station.open_analysed(films)
    station.wait(lambda: "image open" in station.window.status_line.message.whole_text)
    said = "1 image open, 2 objects that are no images, 1 file cannot be shown"
    assert station.window.status_line.message.whole_text == said
    rows = {row.title: row for row in station.window.study_list.rows()}
    assert rows["Structured report"].kind == rows["PDF document"].kind == "other"
    assert rows["Structured report"].subtitle == "report.dcm"
    assert rows["empty.dcm"].kind == "problem"


def test_a_chosen_object_says_what_it_is(station: Station, films: Path, film: Path) -> None:
    report = write_object(films / "report.dcm", REPORT)
    station.open_analysed(films)
    choose(station, report)
    pane = station.window.image_pane
    assert pane.other.isVisible()
    assert not station.window.view.isVisible()
    assert pane.other.title.text() == "Structured report"
    sentence = "report.dcm is no image but \u201cStructured report\u201d, which Overread lists and does not display."
    assert pane.other.text.text() == sentence
    assert station.session.place is None
    assert all(row.score is None for row in station.window.predictions.rows)
    station.qtbot.keyClick(station.window, Qt.Key.Key_PageDown)
    station.wait(lambda: station.session.picture is not None)
    assert station.window.view.isVisible()
    assert not pane.other.isVisible()


def test_what_is_chosen_is_not_taken_away_by_a_scan(station: Station, films: Path, film: Path) -> None:
    report = write_object(films / "report.dcm", REPORT)
    station.open_analysed(films)
    choose(station, report)
    second = write_dx(films / "second.dcm", InstanceNumber="2")
    station.session.open_paths([str(second)])
    station.wait(lambda: len(station.session.studies.targets) == 2)
    assert station.window.image_pane.other.isVisible()
    station.session.close_all()
    assert station.session.other is None
    assert not station.window.image_pane.other.isVisible()


def test_nothing_but_objects_is_no_failure(station: Station, films: Path) -> None:
    report = write_object(films / "report.dcm", REPORT)
    station.open(report)
    assert station.window.status_line.message.whole_text == "0 images open, 1 object that is no image"
    labels = [label.text() for label in station.window.image_pane.findChildren(type(station.window.status_line.use))]
    assert "There is no image among these files; the list says what they are" in labels


def test_a_state_says_which_image_it_belongs_to_and_shows_it(station: Station, films: Path, film: Path) -> None:
    write_dx(films / "another.dcm", InstanceNumber="7")
    state = write_state(films / "state.dcm", [film], PresentationLUTShape="INVERSE")
    station.open_analysed(films)
    station.wait(lambda: station.session.states.state(str(state)) is not None)
    row: Row = item_of(station, state).data(ROW_ROLE)
    assert (row.title, row.subtitle) == ("Presentation state", "NODULE \u00b7 DX image 1")
    choose(station, state)
    station.wait(lambda: station.session.picture is not None and station.session.picture.presented is not None)
    assert station.session.place.target.path == str(film)
    assert station.window.view.isVisible()
    assert station.window.study_list.tree.currentIndex() == item_of(station, state).index()


def test_a_state_of_an_image_that_is_not_open_names_it_and_shows_it_later(
    station: Station, films: Path, tmp_path: Path
) -> None:
    film = write_dx(tmp_path / "elsewhere.dcm", SOPInstanceUID="2.25.77")
    state = write_state(films / "state.dcm", [film])
    station.open(films)
    station.session.show_other(str(state))
    text = station.window.image_pane.other.text
    station.wait(lambda: "SOP Instance UID 2.25.77" in text.text())
    assert "of an image that is not open" in text.text()
    assert item_of(station, state).data(ROW_ROLE).subtitle == "NODULE \u00b7 image not open"
    station.session.open_paths([str(film)])
    station.wait(lambda: item_of(station, state).data(ROW_ROLE).subtitle == "NODULE \u00b7 DX image 1")
    choose(station, state)
    station.session.show_other(str(state))
    station.wait(lambda: station.session.picture is not None and station.session.picture.presented is not None)
