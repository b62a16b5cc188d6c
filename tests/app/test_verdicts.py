"""The reader's word: two keystrokes, and it lies in the database."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt

from app.open_studies import FrameTarget
from core.findings import Assessment, Ellipse, GateVerdict, Polygon, Region
from core.measurements import Measurement
from core.review.decisions import radpeer
from core.store.database import open_store
from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx


@pytest.fixture
def reading(station: Station, films: Path) -> Station:
    write_dx(films / "film.dcm", chest_like(300, 400, 12))
    station.open_analysed(films / "film.dcm")
    return station


@pytest.fixture
def two_cases(station: Station, films: Path) -> Station:
    for number in (1, 2):
        write_dx(films / f"{number}.dcm", chest_like(200 + number, 240, 12), PatientID=f"P-{number}")
    station.open_analysed(films)
    return station


def kept(station: Station, of: Assessment | None = None) -> list[Assessment]:
    """What another process would find in the database now, of the frame on screen or that of a word."""
    store = open_store(station.data_dir)
    origin = of.origin if of is not None else station.session.prediction.origin
    found = store.assessments(origin.sha256, origin.number)
    store.close()
    return found


def draw(station: Station, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a region between two points of the picture."""
    shown = station.window.view.transform

    def at(point: tuple[float, float]) -> QPoint:
        x, y = point
        return QPoint(round(shown.offset_x + x * shown.scale), round(shown.offset_y + y * shown.scale))

    station.drag(at(start), at(end))


def test_two_keystrokes_disagree_and_open_a_case(reading: Station) -> None:
    assessment, queue_id = reading.verdict("2", "d")
    assert (assessment.finding, assessment.verdict, assessment.disagreement) == ("pneumonia", "absent", True)
    assert assessment.reader == "reader-1"
    assert queue_id is not None
    assert kept(reading) == [assessment]
    row = reading.window.predictions.rows[1]
    assert "absent" in row.verdict_text
    assert reading.window.assessment.disagree.isChecked()
    reading.wait(lambda: reading.session.queue.open_count == 1)


def test_agreeing_opens_no_case(reading: Station) -> None:
    assessment, queue_id = reading.verdict("2", "a")
    assert (assessment.verdict, assessment.disagreement, queue_id) == ("present", False, None)
    assessment, queue_id = reading.verdict("4", "a")
    assert (assessment.finding, assessment.verdict, queue_id) == ("tuberculosis", "absent", None)
    assert reading.window.assessment.agree.isChecked()


def test_disagreeing_with_a_negative_means_present_and_labels_it(reading: Station) -> None:
    assessment, _ = reading.verdict("4", "d")
    assert (assessment.verdict, assessment.label) == ("present", "tuberculosis")
    assert reading.window.assessment.label.currentData() is None  # it follows from the verdict; nobody entered it


def test_a_button_does_the_same_as_the_key(reading: Station) -> None:
    reading.press("3")
    with reading.qtbot.waitSignal(reading.session.verdicts.recorded, timeout=10_000) as said:
        reading.qtbot.mouseClick(reading.window.assessment.unsure, Qt.MouseButton.LeftButton)
    assessment, queue_id = said.args
    assert (assessment.finding, assessment.verdict) == ("covid19", "unsure")
    assert queue_id is not None


def test_a_region_is_drawn_belongs_to_its_finding_and_is_removed(reading: Station) -> None:
    reading.press("2", "r")
    plain = reading.shown()
    draw(reading, (50, 60), (150, 200))
    region = reading.session.verdicts.entries.region
    assert region is not None
    assert (region.x, region.y) == pytest.approx((50, 60), abs=1)
    assert (region.width, region.height) == pytest.approx((100, 140), abs=1.5)
    assert reading.shown() != plain
    assert not reading.window.actions_.region.isChecked()
    reading.press("3")
    assert reading.session.verdicts.entries.region is None
    assessment, _ = reading.verdict("2", "d")
    assert assessment.region == region
    reading.qtbot.keyClick(reading.window, Qt.Key.Key_Delete)
    assert reading.session.verdicts.entries.region is None


def test_a_region_never_reaches_beyond_the_picture(reading: Station) -> None:
    reading.press("2", "-", "-", "r")
    view = reading.window.view
    reading.drag(QPoint(2, 2), QPoint(view.width() - 2, view.height() - 2))
    assert reading.session.verdicts.entries.region == Region(0.0, 0.0, 400.0, 300.0)


def test_what_is_entered_after_the_verdict_is_saved_as_a_new_row(reading: Station) -> None:
    reading.verdict("2", "d")
    panel = reading.window.assessment
    assert not panel.save.isVisible()
    panel.note.setPlainText("Old scar, compare with last year.")
    panel.label.setCurrentIndex(panel.label.findData("tuberculosis"))
    assert panel.save.isVisible()
    with reading.qtbot.waitSignal(reading.session.verdicts.recorded, timeout=10_000):
        panel.save.click()
    first, second = kept(reading)
    assert (first.label, first.note) == (None, "")
    assert (second.label, second.note) == ("tuberculosis", "Old scar, compare with last year.")
    assert not panel.save.isVisible()


def test_what_is_entered_after_the_verdict_is_kept_when_the_reader_goes_on(two_cases: Station) -> None:
    """Without a key of its own; blind, too, where the word is else kept once more as it was."""
    station, verdicts = two_cases, two_cases.session.verdicts
    station.session.network_view.set_blind_first(True)
    station.verdict("2", "p")
    station.wait(lambda: station.session.network_view.shows("pneumonia"))
    station.window.assessment.note.setPlainText("left base")
    verdicts.set_region(Region(10.0, 10.0, 20.0, 20.0))
    with station.qtbot.waitSignal(verdicts.recorded, timeout=10_000) as said:
        station.session.worklist.show_unread(1)
    later = said.args[0]
    assert (later.verdict, later.note, later.region) == ("present", "left base", Region(10.0, 10.0, 20.0, 20.0))
    assert (later.circumstances.phase, later.circumstances.blind_verdict) == ("revealed", "present")
    station.wait(lambda: verdicts.can_record)
    assert [word.note for word in kept(station, later)] == ["", "left base"]


@contextlib.contextmanager
def slow_store(station: Station) -> Iterator[None]:
    """What is handed to the store waits until the end of the block."""
    free = threading.Event()
    station.session.jobs.run(free.wait)
    try:
        yield
    finally:
        free.set()


def test_what_is_entered_while_a_word_is_on_its_way_stays_when_it_arrives(two_cases: Station) -> None:
    """And is kept with it when the reader goes on."""
    station, verdicts, note = two_cases, two_cases.session.verdicts, two_cases.window.assessment.note
    note.setPlainText("left")
    region = Region(10.0, 10.0, 20.0, 20.0)
    with station.qtbot.waitSignal(verdicts.recorded, timeout=10_000), slow_store(station):
        station.press("2", "p")
        note.setPlainText("left base")
        verdicts.set_region(region)
    assert note.toPlainText() == "left base"
    assert (verdicts.entries.note, verdicts.entries.region) == ("left base", region)
    assert station.window.assessment.save.isVisible()
    with station.qtbot.waitSignal(verdicts.recorded, timeout=10_000) as said:
        station.session.worklist.show_unread(1)
    assert [(word.note, word.region) for word in kept(station, said.args[0])] == [("left", None), ("left base", region)]


def test_a_label_that_a_change_of_mind_drops_stays_away_though_more_is_entered_meanwhile(
    reading: Station,
) -> None:
    verdicts, panel = reading.session.verdicts, reading.window.assessment
    reading.press("2")
    panel.label.setCurrentIndex(panel.label.findData("tuberculosis"))
    reading.verdict("u")
    panel.note.setPlainText("left")
    with reading.qtbot.waitSignal(verdicts.recorded, timeout=10_000), slow_store(reading):
        reading.press("n")
        panel.note.setPlainText("left base")
    assert (verdicts.entries.label, verdicts.entries.note) == (None, "left base")


def test_what_contradicts_the_verdict_stays_to_be_mended(two_cases: Station) -> None:
    station, verdicts = two_cases, two_cases.session.verdicts
    told: list[str] = []
    verdicts.message.connect(told.append)
    station.verdict("2", "n")
    station.window.assessment.label.setCurrentIndex(station.window.assessment.label.findData("pneumonia"))
    first = station.session.place.target
    station.session.worklist.show_unread(1)
    station.wait(lambda: verdicts.can_record)
    assert any("cannot be absent and the correct label at once" in sentence for sentence in told)
    station.session.show_frame(first)
    station.wait(lambda: verdicts.can_record and verdicts.newest("pneumonia") is not None)
    station.press("2")
    assert verdicts.entries.label == "pneumonia"


def test_a_change_of_mind_drops_the_old_label(reading: Station) -> None:
    reading.verdict("4", "d")
    assessment, _ = reading.verdict("4", "a")
    assert (assessment.verdict, assessment.label) == ("absent", None)
    assert len(kept(reading)) == 2


def test_keys_typed_into_the_note_are_no_verdict(reading: Station) -> None:
    reading.press("2")
    note = reading.window.assessment.note
    note.setFocus()
    reading.qtbot.keyClicks(note, "dad 2")
    assert note.toPlainText() == "dad 2"
    assert reading.session.finding == "pneumonia"
    assert kept(reading) == []


def test_verdicts_are_there_again_when_the_image_is_opened_anew(reading: Station, films: Path) -> None:
    reading.verdict("2", "d")
    reading.session.close_all()
    assert reading.window.predictions.rows[1].verdict_text == ""
    reading.open_analysed(films / "film.dcm")
    reading.wait(lambda: "absent" in reading.window.predictions.rows[1].verdict_text)


def test_a_refused_image_shows_reasons_and_still_takes_a_verdict(station: Station, films: Path) -> None:
    station.network.gate = GateVerdict("refuse", ("This is a colour picture, not a radiograph.",))
    write_dx(films / "film.dcm")
    station.open_analysed(films / "film.dcm")
    panel, predictions = station.window.assessment, station.window.predictions
    assert "This is a colour picture" in predictions.notice_text.text()
    assert all(row.score is None for row in predictions.rows)
    assert panel.present.isVisible()
    assert not panel.agree.isVisible()
    station.press("2", "d")
    assert "no opinion" in station.window.status_line.message.whole_text
    assessment, queue_id = station.verdict("2", "p")
    assert (assessment.verdict, assessment.gate_state, assessment.score) == ("present", "refuse", None)
    assert queue_id is not None


def test_a_warning_of_the_gate_is_shown_beside_the_probabilities(station: Station, films: Path) -> None:
    station.network.gate = GateVerdict("warn", ("The file does not name the body part.",))
    write_dx(films / "film.dcm")
    station.open_analysed(films / "film.dcm")
    assert "does not name the body part" in station.window.predictions.notice_text.text()
    assert station.window.predictions.rows[1].score is not None


def test_before_the_network_has_spoken_a_verdict_is_not_taken(bare_station: Station, films: Path) -> None:
    write_dx(films / "film.dcm")
    bare_station.open(films / "film.dcm")
    bare_station.press("u")
    assert "as soon as the network" in bare_station.window.status_line.message.whole_text


def test_a_verdict_on_a_locked_database_is_kept_beside_it_and_said_to_be_not_yet_stored(reading: Station) -> None:
    line = reading.window.status_line
    reading.be_quiet()  # nothing else is to be written
    with contextlib.closing(sqlite3.connect(reading.data_dir / "overread.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        reading.press("2", "d")
        reading.wait(lambda: "overread.db" in line.message.whole_text)
        assert "not yet stored" in line.message.whole_text
        assert (line.waiting.isVisible(), line.waiting.text()) == (True, "1 verdict not yet stored")
        assert reading.window.predictions.rows[1].verdict_text != ""
        other.execute("ROLLBACK")
    reading.session.store_watch.retry()
    reading.wait(lambda: not line.waiting.isVisible())
    (assessment,) = kept(reading)
    assert assessment.verdict == "absent"


def test_a_label_that_only_followed_from_a_verdict_does_not_outlive_it(station: Station, films: Path) -> None:
    """Agree, draw a region, disagree: once recorded as absent with the label of the very finding."""
    write_dx(films / "film.dcm")
    station.open_analysed(films)
    agreed, _ = station.verdict("2", "a")
    assert agreed.label == "pneumonia"
    station.session.verdicts.set_region(Region(5, 5, 20, 20))
    disagreed, _ = station.verdict("d")
    assert (disagreed.verdict, disagreed.label) == ("absent", None)
    assert disagreed.region == Region(5, 5, 20, 20)


@pytest.fixture
def two_views(station: Station, films: Path) -> Station:
    """One study of two images, the first of them on screen."""
    for number in (1, 2):
        pixels = chest_like(200 + number, 240, 12)
        path = films / f"{number}.dcm"
        write_dx(path, pixels, StudyInstanceUID="1.2.3", SeriesInstanceUID="1.2.3.4", InstanceNumber=str(number))
    station.open_analysed(films)
    station.wait(lambda: len(station.session.studies.targets) == 2)
    return station


def step(station: Station, images: int) -> None:
    before = station.session.place
    station.session.step(images)
    assert station.session.place is not before
    station.wait(lambda: station.session.verdicts.can_record)


def test_what_is_entered_on_one_image_goes_with_the_verdict_given_on_another_of_its_study(two_views: Station) -> None:
    panel = two_views.window.assessment
    two_views.press("2")
    panel.note.setPlainText("left base")
    panel.significance.setCurrentIndex(panel.significance.findData("major"))
    two_views.session.verdicts.set_region(Region(10.0, 10.0, 20.0, 20.0))
    step(two_views, 1)
    assert panel.note.toPlainText() == "left base"
    assert two_views.session.verdicts.entries.region is None  # it lies on the other image
    word, _ = two_views.verdict("2", "p")
    assert (word.note, word.significance, word.region) == ("left base", "major", None)
    step(two_views, -1)
    assert two_views.session.verdicts.entries.region == Region(10.0, 10.0, 20.0, 20.0)


def test_a_region_is_not_lost_when_the_verdict_changes_on_another_image(two_views: Station) -> None:
    two_views.press("2")
    two_views.session.verdicts.set_region(Region(10.0, 10.0, 20.0, 20.0))
    word, _ = two_views.verdict("p")
    assert word.region is not None
    step(two_views, 1)
    changed, _ = two_views.verdict("n")
    assert changed.region is None
    step(two_views, -1)
    assert two_views.session.verdicts.entries.region == word.region
    assert "Changed since" in two_views.window.assessment.state.text()
    with two_views.qtbot.waitSignal(two_views.session.verdicts.recorded, timeout=10_000) as said:
        two_views.session.verdicts.save_change()
    assert (said.args[0].verdict, said.args[0].region) == ("absent", word.region)


@pytest.mark.parametrize("name", ["film.dcm", "film.png"])
def test_what_was_entered_on_an_image_is_not_said_of_another_at_its_path(
    station: Station, films: Path, name: str
) -> None:
    def write(rows: int, patient: str) -> None:
        if name.endswith("png"):
            Image.fromarray(chest_like(rows, 80, 8)).save(films / name)
        else:
            write_dx(films / name, chest_like(rows, 80, 12), PatientName=patient)

    verdicts, measuring = station.session.verdicts, station.window.measuring
    write(90, "A^A")
    station.open_analysed(films / name)
    station.press("2")
    station.window.assessment.note.setPlainText("of patient A")
    verdicts.set_region(Region(10.0, 10.0, 20.0, 20.0))
    measuring.add(_target(station, name), Measurement("length", ((1.0, 1.0), (50.0, 50.0))))
    write_dx(films / "other.dcm", chest_like(91, 80, 12))
    station.open_analysed(films / "other.dcm")
    station.session.show_frame(_target(station, "other.dcm"))
    station.wait(lambda: verdicts.can_record)
    write(95, "B^B")
    station.open_analysed(films / name)
    station.session.show_frame(_target(station, name))
    station.wait(lambda: verdicts.can_record)
    assert station.session.frame.shape == (95, 80)  # not the pixels that were read ahead of the old file
    assert measuring.of(_target(station, name)) == ()
    assert not measuring.can_undo(_target(station, name))
    word, _ = station.verdict("2", "p")
    assert (word.note, word.region) == ("", None)


def _target(station: Station, name: str) -> FrameTarget:
    return next(target for target in station.session.studies.targets if Path(target.path).name == name)


def test_a_word_carries_regions_of_three_shapes_and_how_sure_its_reader_is(reading: Station) -> None:
    panel, verdicts = reading.window.assessment, reading.session.verdicts
    reading.press("2")
    for shape in ("rectangle", "ellipse", "freehand"):
        assert verdicts.shape == shape == panel.shape.currentData()
        reading.press("r")
        view = reading.window.view
        if shape == "freehand":
            corners = [
                view.transform.point_to_view(QPointF(x, y)).toPoint() for x, y in ((20, 20), (120, 30), (60, 90))
            ]
            reading.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=corners[0])
            for corner in corners[1:]:
                reading.qtbot.mouseMove(view, corner)
            reading.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=corners[-1])
        else:
            reading.drag(
                view.transform.point_to_view(QPointF(40, 20)).toPoint(),
                view.transform.point_to_view(QPointF(140, 80)).toPoint(),
            )
        reading.window.actions_.region_shape.trigger()
    assert [type(outline) for outline in verdicts.entries.outlines] == [Region, Ellipse, Polygon]
    assert panel.region_text.whole_text == "3"
    panel.label.setCurrentIndex(panel.label.findData("normal"))
    panel.confidence.setCurrentIndex(panel.confidence.findData(80))
    panel.significance.setCurrentIndex(panel.significance.findData("major"))
    word, _ = reading.verdict("d")
    assert [type(outline) for outline in word.outlines] == [Region, Ellipse, Polygon]
    assert word.region == word.outlines[0]
    assert len(word.outlines[2].points) >= 3
    assert word.confidence_percent == 80
    reading.wait(lambda: panel.state.text() == f"Recorded \u00b7 RADPEER {radpeer(word)}")
    assert radpeer(word) == "3b"
    reading.window.actions_.remove_region.trigger()
    assert [type(outline) for outline in verdicts.entries.outlines] == [Region, Ellipse]
    again, _ = reading.verdict("d")
    assert again.outlines == word.outlines[:2]
    assert again.confidence_percent == 80


def test_regions_on_two_images_are_kept_once_however_often_one_goes_to_and_fro(two_views: Station) -> None:
    words: list[Assessment] = []
    two_views.session.verdicts.recorded.connect(lambda word, _: words.append(word))
    two_views.verdict("2", "p")
    regions = [Region(10.0, 10.0, 20.0, 20.0), Region(30.0, 30.0, 20.0, 20.0)]
    for images, region in zip((1, -1), regions, strict=True):
        two_views.session.verdicts.set_region(region)
        with two_views.qtbot.waitSignal(two_views.session.verdicts.recorded, timeout=10_000):
            two_views.session.step(images)
        two_views.wait(lambda: two_views.session.verdicts.can_record)
    for images in (1, -1, 1, -1):
        step(two_views, images)
    assert two_views.session.verdicts.entries.region == regions[0]
    assert [word.region for word in words] == [None, *regions]


def test_what_is_entered_after_the_verdict_is_kept_when_all_is_closed(reading: Station) -> None:
    word, _ = reading.verdict("2", "p")
    reading.window.assessment.note.setPlainText("left base")
    with reading.qtbot.waitSignal(reading.session.verdicts.recorded, timeout=10_000):
        reading.session.close_all()
    assert [one.note for one in kept(reading, word)] == ["", "left base"]


def test_a_blind_word_that_holds_again_is_settled_though_a_later_one_was_taken_back(two_views: Station) -> None:
    verdicts = two_views.session.verdicts
    two_views.session.network_view.set_blind_first(True)
    word, _ = two_views.verdict("2", "p")
    two_views.wait(lambda: two_views.session.network_view.shows("pneumonia"))
    two_views.window.assessment.note.setPlainText("left base")
    with two_views.qtbot.waitSignal(verdicts.recorded, timeout=10_000):
        two_views.session.step(1)
    two_views.wait(lambda: verdicts.can_record)
    with two_views.qtbot.waitSignal(verdicts.withdrawn, timeout=10_000):
        verdicts.take_back()
    assert verdicts.newest("pneumonia") == word
    two_views.session.close()
    two_views.wait(lambda: len(kept(two_views, word)) == 2)
    assert [one.circumstances.phase for one in kept(two_views, word)] == ["blind", "revealed"]


def test_a_blind_word_is_settled_where_what_was_entered_after_it_cannot_be_kept(two_cases: Station) -> None:
    station, verdicts = two_cases, two_cases.session.verdicts
    told: list[str] = []
    station.session.message.connect(told.append)
    station.session.network_view.set_blind_first(True)
    word, queue_id = station.verdict("2", "n")
    assert queue_id is not None
    station.wait(lambda: station.session.network_view.shows("pneumonia"))
    station.window.assessment.note.setPlainText("left base")
    shutil.rmtree(station.data_dir / "instances")
    (station.data_dir / "instances").touch()  # no flagged image can be copied any more,
    (station.data_dir / "overread.journal.lock").unlink(missing_ok=True)
    (station.data_dir / "overread.journal.lock").mkdir()  # and nothing can wait
    station.session.worklist.show_unread(1)
    station.wait(lambda: any("cannot be copied" in sentence for sentence in told) and verdicts.can_record)
    assert [(one.note, one.circumstances.phase) for one in kept(station, word)] == [("", "blind"), ("", "revealed")]
