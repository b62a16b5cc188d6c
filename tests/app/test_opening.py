"""Files, folders, frames, and what cannot be shown."""

from __future__ import annotations

import hashlib
import itertools
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom.uid import JPEG2000Lossless
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.scanning import MOST_FILES_AT_ONCE
from tests.app.conftest import Station
from tests.helpers.dicom_files import chest_like, write_dx


def save_png(path: Path, rows: int = 90, columns: int = 70) -> Path:
    Image.fromarray(chest_like(rows, columns, 8)).save(path)
    return path


def test_the_empty_window_says_what_to_do(station: Station) -> None:
    labels = [label.text() for label in station.window.image_pane.findChildren(type(station.window.status_line.use))]
    assert any("Drop DICOM, PNG or JPEG files" in text for text in labels)
    assert not station.window.view.isVisible()
    assert station.window.status_line.use.text() == "Research use only. Not for diagnosis."
    assert "cxr4-lite0" in station.window.status_line.network.text()


def test_a_folder_is_listed_by_study_and_the_first_image_shown(station: Station, films: Path) -> None:
    write_dx(films / "a.dcm", PatientName="DOE^JANE", PatientID="P-7", StudyDate="20240305")
    save_png(films / "b.png")
    station.open_analysed(films)
    titles = [(row.kind, row.title) for row in station.window.study_list.rows()]
    assert ("study", "DOE, JANE") in titles
    assert ("image", "b.png") in titles
    assert station.session.picture is not None
    assert station.window.view.isVisible()
    assert station.window.windowTitle() == "Overread"


def test_unreadable_files_are_listed_with_their_reason_and_block_nothing(station: Station, films: Path) -> None:
    (films / "empty.dcm").write_bytes(b"")
    (films / "letter.dcm").write_text("Dear colleague")
    save_png(films / "film.png")
    station.open_analysed(films)
    problems = {row.title: row.subtitle for row in station.window.study_list.rows() if row.kind == "problem"}
    assert set(problems) == {"empty.dcm", "letter.dcm"}
    assert "empty" in problems["empty.dcm"]
    assert [row.title for row in station.window.study_list.rows() if row.kind == "image"] == ["film.png"]
    assert "2 files cannot be shown" in station.window.status_line.message.whole_text


def test_a_truncated_image_says_so_when_it_is_opened(station: Station, films: Path) -> None:
    whole = write_dx(films / "film.dcm", TransferSyntaxUID=JPEG2000Lossless).read_bytes()
    (films / "film.dcm").write_bytes(whole[:-2000])
    station.open(films / "film.dcm")
    station.wait(lambda: bool(station.session.picture_problem))
    assert "film.dcm" in station.session.picture_problem
    assert str(films) not in station.session.picture_problem
    rows = [row for row in station.window.study_list.rows() if row.kind == "image"]
    assert rows[0].unreadable
    assert all(row.score is None and row.call_text == "" for row in station.window.predictions.rows)


def test_an_empty_folder_is_answered_with_one_sentence(station: Station, films: Path) -> None:
    (films / "nothing").mkdir()
    station.open(films / "nothing")
    station.wait(lambda: "no image" in station.window.status_line.message.whole_text)
    assert station.session.place is None


def test_frames_are_reached_by_key_wheel_and_slider(station: Station, films: Path) -> None:
    frames = np.stack([np.full((64, 48), value, dtype=np.uint16) for value in (100, 2000, 4000)])
    frames[:, 0, 0], frames[:, 0, 1] = 0, 4095
    write_dx(films / "loop.dcm", frames)
    station.open(films / "loop.dcm")
    session = station.session
    shown = lambda: session.picture.place.target.number  # noqa: E731
    station.qtbot.keyClick(station.window, Qt.Key.Key_PageDown)
    station.wait(lambda: shown() == 2)
    session.scroll(1)
    station.wait(lambda: shown() == 3)
    session.scroll(1)
    assert session.place.target.number == 3
    station.window.image_pane.frame_slider.setValue(0)
    station.wait(lambda: shown() == 1)
    assert station.window.image_pane.frame_slider.isVisible()


def test_files_dropped_on_the_window_are_opened(station: Station, films: Path) -> None:
    film = save_png(films / "film.png")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(film))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    station.window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, Qt.MouseButton.LeftButton, none))
    station.wait(lambda: station.session.picture is not None)
    assert station.session.place.target.path == str(film)


def test_the_image_on_screen_is_analysed_first_then_the_others(station: Station, films: Path) -> None:
    for number in range(4):
        write_dx(films / f"{number}.dcm", InstanceNumber=str(number))
    station.open_analysed(films)
    station.wait(lambda: all(station.session.analysis.prediction(t) for t in station.session.studies.targets))
    assert len({path for path, _ in station.network.asked}) == 4


def test_background_analysis_can_be_cancelled(station: Station, films: Path) -> None:
    for number in range(6):
        write_dx(films / f"{number}.dcm", InstanceNumber=str(number))
    station.network.waits = True
    station.open(films)
    station.wait(lambda: len(station.network.waiting) >= 2)
    station.wait(station.window.status_line.cancel.isVisible)
    station.window.status_line.cancel.click()
    station.network.answer_waiting()
    station.wait(lambda: station.session.analysis.idle)
    assert len({path for path, _ in station.network.asked}) < 6


def test_a_stored_prediction_is_not_asked_for_again(station: Station, films: Path) -> None:
    film = save_png(films / "film.png")
    station.open_analysed(film)
    asked = len(station.network.asked)
    station.session.close_all()
    assert station.session.picture is None
    moved = film.rename(films / "moved.png")
    station.open_analysed(moved)
    assert len(station.network.asked) == asked
    assert station.session.prediction.origin.path == str(moved)


def test_a_path_that_holds_another_image_now_shows_nothing_of_the_old_one(station: Station, films: Path) -> None:
    """The next disc, or an export written again: the same path, another patient."""
    first, second = write_dx(films / "a.dcm", InstanceNumber="1"), write_dx(films / "b.dcm", InstanceNumber="2")
    station.open_analysed(films)
    station.wait(lambda: len(station.session.studies.targets) == 2)
    a, b = station.session.studies.targets
    station.session.show_frame(b)
    station.wait(lambda: station.session.picture is not None and station.session.picture.place.target == b)
    old = station.session.analysis.prediction(a)
    assert old is not None
    write_dx(first, chest_like(120, 100), InstanceNumber="1")
    station.session.show_frame(a)
    shown = hashlib.sha256(first.read_bytes()).hexdigest()
    assert shown != old.origin.sha256

    def of_the_new_image() -> bool:
        picture, said = station.session.picture, station.session.prediction
        return None not in (picture, said) and {picture.frame.origin.sha256, said.origin.sha256} == {shown}

    station.wait(of_the_new_image)  # what was held of the old one stands for as long as the file is being looked at
    assert station.session.analysis.prediction(a).origin.sha256 == shown
    assert second.exists()


def test_a_case_from_a_zip_is_kept_when_the_zip_is_gone(station: Station, films: Path) -> None:
    """The window's process never opens the archive: the bytes come from the reader's."""
    inside = write_dx(films / "film.dcm")
    archive = films / "study.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(inside, "disc/film.dcm")
    content = inside.read_bytes()
    inside.unlink()
    station.open_analysed(archive)
    _, queue_id = station.verdict("2", "d")
    assert queue_id is not None
    archive.unlink()
    (kept,) = (path for path in (station.data_dir / "instances").rglob("*") if path.is_file())
    assert kept.read_bytes() == content


def test_uneven_slices_are_said_in_the_picture(station: Station, films: Path) -> None:
    for number, height in enumerate((0, 1, 2, 9), start=1):
        write_dx(films / f"{number}.dcm", Modality="CT", StudyInstanceUID="2.25.1", SeriesInstanceUID="2.25.2",
                 InstanceNumber=str(number), ImagePositionPatient=[0, 0, height],
                 ImageOrientationPatient=[1, 0, 0, 0, 1, 0])  # fmt: skip
    station.open(films)
    station.wait(lambda: "unevenly spaced" in " ".join(station.session.place.series.remarks))


def test_a_large_folder_is_listed_in_portions_and_whole(station: Station, films: Path) -> None:
    for number in range(MOST_FILES_AT_ONCE + 10):
        Image.fromarray(np.full((8, 8), number, dtype=np.uint8)).save(films / f"{number:03d}.png")
    counts: list[int] = []
    station.session.studies.changed.connect(lambda: counts.append(len(station.session.studies.targets)))
    station.open(films)
    station.wait(lambda: not station.session.scanning)
    assert counts[-1] == len(station.session.studies.targets) == MOST_FILES_AT_ONCE + 10
    grown = [after - before for before, after in itertools.pairwise([0, *counts])]
    assert max(grown) <= MOST_FILES_AT_ONCE


def test_reading_goes_on_while_files_are_chosen(station: Station, films: Path) -> None:
    first, second = write_dx(films / "a.dcm"), write_dx(films / "b.dcm")
    station.open_analysed(first)
    station.window.actions_.open_files.trigger()
    dialog = station.window.file_dialog
    assert dialog.isVisible()
    assert not dialog.isModal()
    station.window.activateWindow()
    station.wait(station.window.isActiveWindow)
    station.verdict("2", "p")
    dialog.setDirectory(str(films))
    dialog.selectFile(str(second))
    dialog.accept()
    station.wait(lambda: station.session.studies.holds(str(second)))
